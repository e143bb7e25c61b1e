"""The advocacy of a working group: a demand carried step by step, with its figures, signatories and answers."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.advocacy import AdvocacyFile, AdvocacySignatory, AdvocacyStep
from csxl_desktop.domain.advocacy_rows import AdvocacyRow, StepRow
from csxl_desktop.domain.content import advocacy as content
from csxl_desktop.domain.counting import Count
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import advocacy as query


class AnswersItselfError(DomainError):
    template = N_("A step cannot answer itself.")


class AdvocacyService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def files(self, working_group_id: UUID) -> tuple[AdvocacyRow, ...]:
        """The demands of a group with their steps."""
        with self._database() as session:
            return query.files_of(session, working_group_id)

    def open(self, working_group_id: UUID, title: str, addressees: str = "") -> Written:
        """A demand, opened today."""
        with self._database.begin(N_("Advocacy opened")) as session:
            values = {
                "working_group_id": working_group_id,
                "title": title,
                "addressees": addressees,
                "opened_on": self._today(),
            }
            return written(self._database, session, add(session, AdvocacyFile, values).id)

    def add_step(self, file_id: UUID, values: Mapping[str, Any]) -> Written:
        """A step of a demand, at the end."""
        with self._database.begin(N_("Step added")) as session:
            last = session.scalar(
                select(func.max(AdvocacyStep.position)).where(AdvocacyStep.advocacy_file_id == file_id)
            )
            whole = {"advocacy_file_id": file_id, "position": (last or 0) + 1, **values}
            return written(self._database, session, add(session, AdvocacyStep, whole).id)

    def change_step(self, step_id: UUID, values: Mapping[str, Any]) -> Written:
        with self._database.begin(N_("Step changed")) as session:
            if values.get("answers_id") == step_id:
                raise AnswersItselfError
            assign(session, existing(session, AdvocacyStep, step_id), values)
            return written(self._database, session, step_id)

    def sign(self, step_id: UUID, *, organisation_id: UUID | None = None, name: str = "") -> Written:
        """Somebody signed; an organisation that signed already signs once."""
        with self._database.begin(N_("Signatory added")) as session:
            known = session.scalars(
                select(AdvocacySignatory)
                .where(AdvocacySignatory.advocacy_step_id == step_id, AdvocacySignatory.trashed_at.is_(None))
                .order_by(AdvocacySignatory.position)
            ).all()
            signed = [each.id for each in known if organisation_id and each.organisation_id == organisation_id]
            if not signed:
                values = {"advocacy_step_id": step_id, "organisation_id": organisation_id, "name": name}
                signed = [add(session, AdvocacySignatory, {**values, "position": len(known) + 1}).id]
            return written(self._database, session, signed[0])

    def document(self, file_id: UUID, *, language: str = "fr") -> Document:
        """The demand from its first step to its last answer."""
        with self._database() as session, speaking(language):
            office, row = the_office(session), query.file_of(session, file_id)
            if row is None:
                raise RecordNotFoundError
            file = session.get_one(AdvocacyFile, file_id)
            group = session.get(WorkingGroup, file.working_group_id) if file.working_group_id else None
            made = content.AdvocacyDossier(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                title=row.title,
                group=group.name if group else "",
                addressees=row.addressees,
                opened_on=row.opened_on,
                closed_on=row.closed_on,
                result=row.result,
                next_steps=row.next_steps,
                steps=tuple(advocacy_steps(row)),
                drawn_up_on=self._today(),
                language=language,
            )
            name = f"{_('Advocacy')} {in_file_name(row.title)}"
            return Document("advocacy", made, name, office.look)


def advocacy_steps(row: AdvocacyRow) -> Iterator[content.AdvocacyLine]:
    """The steps as they print."""
    for step in row.steps:
        yield content.AdvocacyLine(
            kind=step.kind.value,
            day=step.stepped_on,
            precision=step.stepped_precision.value,
            title=step.title,
            text=step.text,
            count=parts.printed_counts(_count(step))[0],
            signatories=tuple(each.name for each in step.signatories),
            answers=step.answers,
            url=step.url,
        )


def advocacy_summaries(session: Session, working_group_id: UUID, year: int) -> tuple[content.AdvocacySummary, ...]:
    """The demands that moved in the year, each with the steps of that year."""
    found = []
    for row in query.files_of(session, working_group_id):
        steps = tuple(line for line in advocacy_steps(row) if line.day is not None and line.day.year == year)
        if steps:
            found.append(content.AdvocacySummary(row.title, row.addressees, steps))
    return tuple(found)


def _count(step: StepRow) -> Count:
    """The figure of the step; where nobody counted, the signatories that are known by name."""
    if step.count is None and step.signatories:
        return Count(len(step.signatories))
    return Count(step.count, None, step.count_quality, persons_to=step.count_to)
