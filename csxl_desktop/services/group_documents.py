"""The documents of a working group: its page, its planning, its partners, who came to which session."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ActionState, MeetingState
from csxl_desktop.domain.content import working_group as content
from csxl_desktop.domain.content.evaluations import Evaluation
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.group_presence import PresenceRow, SessionHead
from csxl_desktop.domain.group_rows import GroupRow
from csxl_desktop.domain.group_words import DIMENSIONS
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meeting_steps import is_over
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.evaluation_records import printed_of
from csxl_desktop.services.group_fields import group_values
from csxl_desktop.services.group_pages import axis_part, group_page
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import groups as query
from csxl_desktop.storage.queries.follow_up import action_lines, decision_lines
from csxl_desktop.storage.queries.group_people import pilots_of
from csxl_desktop.storage.queries.group_presence import matrix
from csxl_desktop.storage.queries.meetings import meetings_of_group

_TYPED = re.compile(r"\{([\w.]+)\}")


class GroupDocuments:
    """Each public method reads in one transaction and returns what `printing.render` turns into a PDF."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._annexes = database.folder / "annexes"

    def page(self, working_group_id: UUID, year: int, *, language: str = "fr") -> Document:
        """The group and its year on pages of their own."""
        with self._database() as session, speaking(language):
            office, group = the_office(session), _group(session, working_group_id)
            page = group_page(session, group, year, self._annexes)
            made = content.GroupYearPage(
                office=parts.identity(session, office, self._annexes),
                group=_identity(session, group.id, year, self._today()),
                page=page,
                decisions=tuple(_decisions(session, group, year)),
                actions=tuple(_actions(session, group, year)),
                evaluations=_evaluations(session, group, year, self._today()),
                attachments=parts.images_of([page.text, *(each.text for each in page.outputs)], self._annexes),
                values=self._values(session, office, year, page.text, language),
                language=language,
            )
            return _document("group", made, office, f"{in_file_name(group.name)} {year}")

    def planning(self, working_group_id: UUID, year: int, *, language: str = "fr") -> Document:
        """Every session of the year, to come or over, to hand out."""
        with self._database() as session, speaking(language):
            office, group = the_office(session), _group(session, working_group_id)
            rows = meetings_of_group(session, group.id, year, counting_rule(session))
            made = content.GroupPlanning(
                office=parts.identity(session, office, self._annexes),
                group=_identity(session, group.id, year, self._today()),
                axes=tuple(axis_part(axis) for axis in query.axes_of(session, group.id, year)),
                sessions=tuple(_planned(row, self._today()) for row in rows),
                drawn_up_on=self._today(),
                language=language,
            )
            return _document("group-planning", made, office, f"{_('Planning')} {in_file_name(group.name)} {year}")

    def partners(self, working_group_id: UUID, year: int, *, language: str = "fr") -> Document:
        """The organisations that worked with the group, members and others."""
        with self._database() as session, speaking(language):
            office, group, rule = the_office(session), _group(session, working_group_id), counting_rule(session)
            made = content.GroupPartners(
                office=parts.identity(session, office, self._annexes),
                group=_identity(session, group.id, year, self._today()),
                partners=tuple(
                    content.PartnerOfGroup(row.organisation, row.sessions, row.is_member, row.by_hand, row.note)
                    for row in query.partners_of_group(session, group.id, year, rule)
                ),
                sessions=len(query.sessions_of_group(session, group.id, year, rule)),
                drawn_up_on=self._today(),
                language=language,
            )
            return _document("group-partners", made, office, f"{_('Partners')} {in_file_name(group.name)} {year}")

    def presence(self, working_group_id: UUID, year: int, *, language: str = "fr") -> Document:
        """Who came to which session."""
        with self._database() as session, speaking(language):
            office, group = the_office(session), _group(session, working_group_id)
            sessions, rows, _partners = matrix(session, group.id, year, counting_rule(session))
            made = content.PresenceMatrix(
                office=parts.identity(session, office, self._annexes),
                group=_identity(session, group.id, year, self._today()),
                sessions=tuple(_column(head) for head in sessions),
                lines=tuple(_presence_line(row) for row in rows),
                language=language,
            )
            return _document("group-presence", made, office, f"{_('Presence')} {in_file_name(group.name)} {year}")

    def _values(self, session: Session, office: Office, year: int, text: RichText, language: str) -> dict[str, str]:
        """What its text names; the whole report is gathered only where the text asks for one of its figures."""
        own = group_values(session)
        wanted = text.field_names() | set(_TYPED.findall(text.plain()))
        if wanted <= own.keys():
            return own
        from csxl_desktop.domain.content.report_fields import live_values  # most texts name no figure
        from csxl_desktop.services.report_content import report_content

        whole = report_content(session, office, year, annexes=self._annexes, language=language, today=self._today())
        return {**live_values(whole), **own}


def _group(session: Session, working_group_id: UUID) -> GroupRow:
    group = next((each for each in query.all_groups(session) if each.id == working_group_id), None)
    if group is None:
        raise RecordNotFoundError
    return group


def _identity(session: Session, working_group_id: UUID, year: int, today: date) -> content.GroupIdentity:
    group = session.get_one(WorkingGroup, working_group_id)
    return content.GroupIdentity(
        name=group.name,
        year=year,
        aims=group.aims,
        dimensions=tuple(column for column in DIMENSIONS if getattr(group, column)),
        pilots=tuple(name for _key, name in pilots_of(session, group.id, min(today, date(year, 12, 31)))),
        opened_on=group.opened_on,
        closed_on=group.closed_on,
    )


def _planned(row: MeetingRow, today: date) -> content.PlannedSession:
    persons, partners = parts.printed_counts(row.count)
    to_enter = row.state is MeetingState.PLANNED and is_over(row, today)
    return content.PlannedSession(
        day=row.first_on,
        last_day=row.last_on,
        precision=row.precision.value,
        starts=row.starts_at,
        ends=row.ends_at,
        subject=row.theme or row.title,
        venue=row.venue,
        axis=row.axis_number,
        state=content.TO_ENTER if to_enter else row.state.value,
        persons=persons,
        partners=partners,
    )


def _column(head: SessionHead) -> content.PresenceColumn:
    return content.PresenceColumn(head.first_on, head.last_on, head.precision.value, head.subject, head.axis_number)


def _presence_line(row: PresenceRow) -> content.PresenceLine:
    marks = tuple(mark.value if mark else "" for mark in row.marks)
    return content.PresenceLine(row.organisation, row.is_member, marks, row.times)


def _decisions(session: Session, group: GroupRow, year: int) -> Iterator[content.AgreedDecision]:
    for line in decision_lines(session, year):
        if line.meeting.working_group_id == group.id:
            yield content.AgreedDecision(line.number, line.text, line.meeting.on)


def _actions(session: Session, group: GroupRow, year: int) -> Iterator[content.OpenAction]:
    """Those of former years too: what is open is open; not what was agreed after the year."""
    for line in action_lines(session, (ActionState.OPEN,)):
        if line.meeting.working_group_id == group.id and line.meeting.on.year <= year:
            yield content.OpenAction(line.text, line.owner, line.due_on, line.meeting.on)


def _evaluations(session: Session, group: GroupRow, year: int, today: date) -> tuple[Evaluation, ...]:
    """That of the group in the year, then those of its sessions."""
    sessions = (row.id for row in meetings_of_group(session, group.id, year, counting_rule(session)))
    own = printed_of(session, {"working_group": (group.id,)}, today, year)
    return (*own, *printed_of(session, {"meeting": sessions}, today))


def _document(kind: str, made: object, office: Office, name: str) -> Document:
    return Document(kind, made, name, office.look)
