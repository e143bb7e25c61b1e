"""From the dossier to the board of Accueil; runs in the database lane, which imports the services."""

from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import MeetingState, Precision
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.office import DEMONSTRATION
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import fuzzy_date, list_date, short_date, time_range
from csxl_desktop.i18n.numbers import roman
from csxl_desktop.services.campaigns_due import DueCampaign
from csxl_desktop.services.checklist import OverdueTask
from csxl_desktop.services.election_reads import TermEnd
from csxl_desktop.services.evaluation_due import DueStep
from csxl_desktop.services.first_steps import FirstStepsService
from csxl_desktop.services.home import MinutesToDo, Missing, NextMeeting, Overview
from csxl_desktop.services.home_reads import AlertPlaces, HomeReads
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.home.board import Bar, Board, BoardLine
from csxl_desktop.ui.home.funder import funder_lines
from csxl_desktop.ui.home.joining import joining_lines
from csxl_desktop.ui.home.safety import safety_lines
from csxl_desktop.ui.home.steps_reading import step_lines
from csxl_desktop.ui.home.verification import verification_lines

_MISSING = {
    Missing.VENUE: N_("no venue"),
    Missing.INVITED: N_("nobody invited"),
    Missing.SUBJECT: N_("no subject"),
}
_AUTUMN = 10
_TO_DO = {"write": N_("to write"), "send": N_("to send"), "approve": N_("to approve")}


def board(services: Workspace, year: int, today: date) -> Board:
    """Everything that the page of `year` shows on the day `today`."""
    reads = HomeReads(services.database)
    overview, ends = services.home.overview(year), reads.term_end(today)
    first = FirstStepsService(services.database).state(today)
    return Board(
        year=year,
        next=tuple(map(_next, overview.next_meetings)),
        past=tuple(map(_unmarked, overview.unmarked)),
        minutes=tuple(map(_minutes, overview.minutes)),
        actions=tuple(
            BoardLine(
                action.text,
                action.who,
                pills=(_due(action.due_on, today),) if action.due_on else (),
                kind="meeting",
                key=str(action.meeting_id),
            )
            for action in overview.actions
        ),
        alerts=(
            *safety_lines(services),
            *_letterhead(services),
            *(_task(each, today) for each in overview.tasks),
            *(_step(each, today) for each in overview.steps),
            *map(_campaign, overview.campaigns),
            *joining_lines(services, ends),
            *verification_lines(services),
            *funder_lines(services, year, today),
            *_alerts(overview, ends, reads.places(year, today)),
            *_year_to_open(services, today),
        ),
        members=overview.members,
        assemblies=len(overview.assemblies),
        assemblies_held=sum(row.state is MeetingState.HELD and not row.stub for row in overview.assemblies),
        meetings=overview.meetings,
        meetings_held=overview.meetings_held,
        bars=tuple(
            Bar(roman(row.number or 1), row.subject, row.count.persons, row.count.partners, row.id.hex)
            for row in overview.assemblies
        ),
        office=first.office_id.hex,
        steps=step_lines(first),
        demo=first.office_id == DEMONSTRATION and services.looked_at is None,
        young=first.young,
    )


def _letterhead(services: Workspace) -> list[BoardLine]:
    if services.office.has_letterhead():
        return []
    words = _("Address, team, logo: the documents print them.")
    return [BoardLine(_("Complete the settings of the office"), words, kind="settings")]


def _year_to_open(services: Workspace, today: date) -> list[BoardLine]:
    """From October on, while nothing is planned yet for the year that comes."""
    years = services.meetings.years() if today.month >= _AUTUMN else []
    if today.year not in years or today.year + 1 in years:
        return []
    words = _("No meeting in {year} yet: open the year").format(year=today.year + 1)
    return [BoardLine(words, _("The meetings of this year are proposed again."), kind="agenda_place", key="opening")]


def _next(each: NextMeeting) -> BoardLine:
    row = each.row
    exact = row.precision is Precision.DAY
    when = list_date(row.first_on) if exact else fuzzy_date(row.first_on, row.precision.value)
    hours = time_range(row.starts_at, row.ends_at).replace(" ", "\u00a0")
    detail = " · ".join(part for part in (when, hours, row.venue) if part)
    missing = tuple((_(_MISSING[what]), "late") for what in each.missing)
    return BoardLine(row.line, detail, (row.badge, row.colour), missing, "meeting", str(row.id))


def _unmarked(row: MeetingRow) -> BoardLine:
    pill = (_("attendance to enter"), "late")
    return BoardLine(row.line, list_date(row.first_on), (row.badge, row.colour), (pill,), "meeting", str(row.id))


def _minutes(each: MinutesToDo) -> BoardLine:
    row = each.row
    word = _("late, {what}").format(what=_(_TO_DO[each.to_do])) if each.late else _(_TO_DO[each.to_do])
    pill = (word, "late" if each.late else "accent")
    return BoardLine(row.line, list_date(row.first_on), (row.badge, row.colour), (pill,), "meeting", str(row.id))


def _task(each: OverdueTask, today: date) -> BoardLine:
    detail = " · ".join(part for part in (each.meeting, each.who) if part)
    return BoardLine(each.label, detail, pills=(_due(each.due_on, today),), kind="meeting", key=str(each.meeting_id))


def _step(each: DueStep, today: date) -> BoardLine:
    detail = " · ".join(part for part in (_("Next step of an evaluation"), each.who) if part)
    pill = _due(each.due_on, today)
    return BoardLine(each.words, detail, pills=(pill,), kind="evaluation_record", key=str(each.evaluation_id))


def _campaign(each: DueCampaign) -> BoardLine:
    words = ngettext(
        "{count} person has not answered the call for testimonials",
        "{count} people have not answered the call for testimonials",
        each.silent,
    ).format(count=each.silent)
    return BoardLine(words, each.name, pills=((short_date(each.due_on), "wrong"),), kind="campaign", key=str(each.id))


def _due(day: date, today: date) -> tuple[str, str]:
    return (short_date(day), "wrong" if day < today else "late")


def _alerts(overview: Overview, ends: TermEnd | None, places: AlertPlaces) -> list[BoardLine]:
    lines = [
        BoardLine(
            seat.organisation,
            seat.person,
            pills=((_("seat until {day}").format(day=short_date(seat.term_end_on)), "late"),),
            kind="organisation",
            key=_key(places.seats.get(seat.organisation)),
        )
        for seat in overview.seats
        if ends is None or not ends.near or seat.term_end_on != ends.term_end_on  # those the election tells of
    ]
    if overview.unverified:
        words = ngettext(
            "{count} member not verified for a year", "{count} members not verified for a year", overview.unverified
        )
        words = words.format(count=overview.unverified)
        lines.append(BoardLine(words, kind="directory_tool", key="verification"))
    if overview.sections_to_write:
        words = ngettext(
            "{count} section of the report to read or write",
            "{count} sections of the report to read or write",
            overview.sections_to_write,
        )
        words = words.format(count=overview.sections_to_write)
        lines.append(BoardLine(words, kind="report_section", key=_key(places.section)))
    return lines


def _key(record_id: UUID | None) -> str:
    return str(record_id) if record_id else ""
