"""What a year's documents tell of a working group, gathered from the records."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from csxl_desktop.domain.content import report
from csxl_desktop.domain.content.shared import Picture as PrintedPicture
from csxl_desktop.domain.counting import Count, CountingRule
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.evaluation_choices import OutputState
from csxl_desktop.domain.group_rows import AxisRow, GroupRow, OutputRow
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.advocacy import advocacy_summaries
from csxl_desktop.services.office import counting_rule
from csxl_desktop.storage.queries import groups as query
from csxl_desktop.storage.queries.group_outputs import outputs_of
from csxl_desktop.storage.queries.meeting_record import pictures_in, pictures_of

_NOT_TOLD = (OutputState.PLANNED, OutputState.DROPPED)


def group_pages(session: Session, year: int, annexes: Path) -> tuple[report.GroupPage, ...]:
    """The groups open at some day of the year, in the office's order."""
    return tuple(group_page(session, group, year, annexes) for group in query.groups_of_year(session, year))


def group_page(session: Session, group: GroupRow, year: int, annexes: Path) -> report.GroupPage:
    """One group and its year."""
    rule = counting_rule(session)
    sessions = query.sessions_of_group(session, group.id, year, rule)
    return report.GroupPage(
        id=group.id.hex,
        name=group.name,
        text=query.text_of(session, group.id, year).text,
        axes=tuple(axis_part(axis) for axis in query.axes_of(session, group.id, year)),
        sessions=tuple(session_line(row) for row in sessions),
        partners=partner_lines(session, group, year, rule),
        services_met=tuple(_services_met(session, group, year, sessions)),
        outputs=tuple(output_line(row) for row in outputs_of(session, group.id, year) if row.state not in _NOT_TOLD),
        advocacy=advocacy_summaries(session, group.id, year),
        links=parts.links(query.links_of(session, group.id)),
        pictures=_pictures(session, group, year, sessions, annexes),
    )


def axis_part(axis: AxisRow) -> report.AxisPart:
    return report.AxisPart(axis.number, axis.title, aims=axis.aims, pilot=axis.pilot)


def output_line(row: OutputRow) -> report.OutputLine:
    copies, _partners = parts.printed_counts(Count(row.copies, None, row.copies_quality))
    return report.OutputLine(
        kind=row.kind.value,
        title=row.title,
        state=row.state.value,
        day=row.made_on,
        precision=row.made_precision.value,
        languages=row.languages,
        copies=copies,
        recipients=row.recipients,
        text=row.text,
        links=parts.links(row.links),
    )


def session_line(row: MeetingRow) -> report.SessionLine:
    persons, partners = parts.printed_counts(row.count)
    return report.SessionLine(row.first_on, row.last_on, row.precision.value, persons, partners, row.axis_number)


def partner_lines(session: Session, group: GroupRow, year: int, rule: CountingRule) -> tuple[report.PartnerLine, ...]:
    return tuple(
        report.PartnerLine(partner.organisation, partner.is_member)
        for partner in query.partners_of_group(session, group.id, year, rule)
    )


def own_pictures(working_group_id: UUID, year: int) -> ColumnElement[bool]:
    """The pictures of the group itself: those of the year, and those of no year."""
    return (Picture.working_group_id == working_group_id) & pictures_in(year)


def _services_met(
    session: Session, group: GroupRow, year: int, sessions: list[MeetingRow]
) -> Iterator[report.ServiceMet]:
    """Those written down, then the stops of its walks that were not."""
    noted = query.services_met_by(session, group.id, year)
    known = {met.organisation_id for met in noted}
    for met in (*noted, *(each for each in query.visited_by(session, sessions) if each.organisation_id not in known)):
        yield report.ServiceMet(met.name, met.occasion, met.met_on)


def _pictures(
    session: Session, group: GroupRow, year: int, sessions: list[MeetingRow], annexes: Path
) -> tuple[PrintedPicture, ...]:
    """Its own of the year, then those of its sessions."""
    own = own_pictures(group.id, year)
    of_sessions = Picture.meeting_id.in_([row.id for row in sessions])
    return tuple(each for which in (own, of_sessions) for each in parts.pictures(pictures_of(session, which), annexes))
