"""The advocacy of a working group: its demands, their steps, who signed."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.advocacy import AdvocacyFile, AdvocacySignatory, AdvocacyStep
from csxl_desktop.domain.advocacy_rows import AdvocacyRow, SignatoryRow, StepRow
from csxl_desktop.domain.directory import Organisation


def files_of(session: Session, working_group_id: UUID) -> tuple[AdvocacyRow, ...]:
    """The demands of a group: those still carried first, then the newest."""
    files = session.scalars(
        select(AdvocacyFile)
        .where(AdvocacyFile.working_group_id == working_group_id, AdvocacyFile.trashed_at.is_(None))
        .order_by(AdvocacyFile.closed_on.is_not(None), AdvocacyFile.opened_on.desc(), AdvocacyFile.id)
    ).all()
    steps = _steps(session, [file.id for file in files])
    return tuple(_row(file, steps[file.id]) for file in files)


def file_of(session: Session, file_id: UUID) -> AdvocacyRow | None:
    """One demand with its steps."""
    file = session.get(AdvocacyFile, file_id)
    if file is None or file.trashed_at is not None:
        return None
    return _row(file, _steps(session, [file_id])[file_id])


def _row(file: AdvocacyFile, steps: list[StepRow]) -> AdvocacyRow:
    return AdvocacyRow(
        file.id,
        file.title,
        file.axis_id,
        file.addressees,
        file.opened_on,
        file.closed_on,
        file.result,
        file.next_steps,
        tuple(steps),
    )


def _steps(session: Session, file_ids: list[UUID]) -> defaultdict[UUID, list[StepRow]]:
    found = session.scalars(
        select(AdvocacyStep)
        .where(AdvocacyStep.advocacy_file_id.in_(file_ids), AdvocacyStep.trashed_at.is_(None))
        .order_by(AdvocacyStep.id)
    ).all()
    titles = {step.id: step.title for step in found}
    signed = _signatories(session, [step.id for step in found])
    rows: defaultdict[UUID, list[StepRow]] = defaultdict(list)
    for step in sorted(found, key=_in_order):
        rows[step.advocacy_file_id].append(
            StepRow(
                id=step.id,
                kind=step.kind,
                stepped_on=step.stepped_on,
                stepped_precision=step.stepped_precision,
                title=step.title,
                text=step.text,
                count=step.count,
                count_to=step.count_to,
                count_quality=step.count_quality,
                answers_id=step.answers_id,
                answers=titles.get(step.answers_id, "") if step.answers_id else "",
                meeting_id=step.meeting_id,
                url=step.url,
                signatories=tuple(signed[step.id]),
            )
        )
    return rows


def _in_order(step: AdvocacyStep) -> tuple[Any, ...]:
    return (step.stepped_on is None, step.stepped_on or date.max, step.position, step.id)


def _signatories(session: Session, step_ids: list[UUID]) -> defaultdict[UUID, list[SignatoryRow]]:
    found: defaultdict[UUID, list[SignatoryRow]] = defaultdict(list)
    rows = session.execute(
        select(AdvocacySignatory, Organisation.name)
        .outerjoin(Organisation, Organisation.id == AdvocacySignatory.organisation_id)
        .where(AdvocacySignatory.advocacy_step_id.in_(step_ids), AdvocacySignatory.trashed_at.is_(None))
        .order_by(AdvocacySignatory.position, AdvocacySignatory.id)
    )
    for signatory, organisation in rows:
        name = organisation or signatory.name
        found[signatory.advocacy_step_id].append(SignatoryRow(signatory.id, signatory.organisation_id, name))
    return found
