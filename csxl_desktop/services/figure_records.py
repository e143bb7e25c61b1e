"""The records behind a computed figure: what each is worth, so that the list sums to the figure."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.categories import OrganisationCategory
from csxl_desktop.domain.choices import BasicKind, MeetingState, Quality
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.figures import NONE
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import _, fold, sort_key
from csxl_desktop.storage.queries import figure_members as members_query
from csxl_desktop.storage.queries import figures as figures_query
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries.attendance import known_by_name
from csxl_desktop.storage.queries.counted import Years, given, held_in
from csxl_desktop.storage.queries.counted_lists import BY_NAME, first_timers
from csxl_desktop.storage.queries.figures import CountedMeeting
from csxl_desktop.storage.queries.members import changes_of_year, members_on
from csxl_desktop.storage.queries.names import NamesOn


@dataclass(frozen=True, slots=True)
class BehindRow:
    """A record that a figure rests on; `kind` says which tab opens it, nothing where none does.

    `worth` is what it adds to the figure, None where nobody counted; of a rate, `whole` is what it is a part of.
    """

    kind: str
    id: UUID
    on: date | None
    label: str
    worth: int | None = 1
    badge: str = ""
    colour: str = ""
    quality: Quality = Quality.EXACT
    to: int | None = None
    whole: int | None = None


def records_behind(session: Session, code: str, year: int, rule: CountingRule) -> tuple[BehindRow, ...]:
    """The list of a figure of `year`."""
    family, _colon, key = code.partition(":")
    if family in _OTHERS:
        return tuple(_OTHERS[family](session, year, rule, key))
    rows = meetings_query.meetings_of_year(session, year, rule)
    return tuple(_meeting(row, family) for row in rows if _belongs(row, family, key))


def _belongs(row: MeetingRow, family: str, key: str) -> bool:
    if family == "meetings_cancelled":
        return row.state is MeetingState.CANCELLED
    if family == "meetings_postponed":
        return row.state is MeetingState.POSTPONED
    if row.state is not MeetingState.HELD:
        return False
    session = row.working_group_id is not None or row.behaviour is BasicKind.GROUP_SESSION
    group = row.working_group_id.hex if row.working_group_id else NONE
    match family:
        case "assemblies" | "assembly_persons" | "assembly_partners":
            return row.behaviour is BasicKind.PLENARY
        case "sessions" | "session_persons":
            return session
        case "sessions_of" | "participations_of":
            return session and group == key
        case "meetings_in":
            return row.first_on.month == int(key)
        case "meetings_of":
            return row.kind_id.hex == key
        case _:
            return True


def _meeting(row: MeetingRow, family: str) -> BehindRow:
    count, worth, quality, to = row.count, 1, Quality.EXACT, None
    known: int | None = worth
    if family.endswith("persons") or family == "participations_of":
        known, quality, to = count.persons, count.persons_quality, count.persons_to
    elif family.endswith("partners"):
        known, quality, to = count.partners, count.partners_quality, count.partners_to
    return BehindRow("meeting", row.id, row.first_on, row.line, known, row.badge, row.colour, quality, to)


def _presence(session: Session, year: int, rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    rates = members_query.presence(_meetings(session, year, rule), members_query.memberships(session))
    for row in meetings_query.meetings_of_year(session, year, rule):
        if row.id in rates:
            present, whole = rates[row.id]
            yield BehindRow("meeting", row.id, row.first_on, row.line, present, row.badge, row.colour, whole=whole)


def _meetings(session: Session, year: int, rule: CountingRule) -> list[CountedMeeting]:
    return figures_query.counted_meetings(session, Years(year, year), rule)


def _different_persons(session: Session, year: int, rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    return _people(session, figures_query.known_in(_meetings(session, year, rule), year))


def _first_timers(session: Session, year: int, rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    return _people(session, first_timers_of(session, year, rule))


def first_timers_of(session: Session, year: int, rule: CountingRule) -> frozenset[str]:
    """The keys (hexadecimal) of the persons seen for the first time in the year."""
    known = {year: figures_query.known_in(_meetings(session, year, rule), year)}
    return first_timers(session, Years(year, year), rule, known).get(year, frozenset())


def _people(session: Session, wanted: Iterable[str]) -> list[BehindRow]:
    """By name; whose name was taken out of the dossier still counts, at the end. A merged one opens the kept one."""
    columns = (Person.id, Person.first_name, Person.last_name, Person.merged_into_id)
    found = session.execute(
        select(*columns).where(Person.id.in_(select(given(wanted).c.value))).order_by(Person.sort_key, Person.id)
    )
    named = [(merged or key, f"{first} {last}".strip()) for key, first, last, merged in found]
    named.sort(key=lambda each: not each[1])
    return [BehindRow("person", key, None, name or _("(name taken out)")) for key, name in named]


def _different_partners(session: Session, year: int, rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    wanted = figures_query.partners_in(_meetings(session, year, rule), year)
    names = NamesOn(session, date(year, 12, 31))
    columns = (Organisation.id, Organisation.name, Organisation.merged_into_id)
    found = session.execute(select(*columns).where(Organisation.id.in_(select(given(wanted).c.value))))
    rows = [BehindRow("organisation", merged or key, None, names.of(key, name)) for key, name, merged in found]
    rows += _strangers(session, year, wanted)
    return sorted(rows, key=lambda row: (sort_key(row.label), row.id))


def _strangers(session: Session, year: int, wanted: AbstractSet[str]) -> Iterable[BehindRow]:
    """The organisations that stand on a sheet but not in the directory, as one of the sheets writes them."""
    written = session.scalars(
        select(Attendance.organisation_name)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(held_in(Years(year, year)), Attendance.trashed_at.is_(None), Attendance.organisation_id.is_(None))
        .order_by(Meeting.first_on, Attendance.id)
    )
    names = {known_by_name(name): name for name in written if BY_NAME + fold(name) in wanted}
    return [BehindRow("", key, None, name) for key, name in names.items() if key]


def _members(session: Session, year: int, _rule: CountingRule, key: str, family: str = "") -> Iterable[BehindRow]:
    rows = members_on(session, date(year, 12, 31))
    if family == "members_of_kind":
        kinds = dict(session.execute(select(Organisation.id, Organisation.kind_id)).all())
        rows = [row for row in rows if (((kind := kinds[row.organisation_id]) and kind.hex) or NONE) == key]
    elif family == "members_of_category":
        link = OrganisationCategory
        statement = select(link.organisation_id).where(link.category_id == UUID(key), link.trashed_at.is_(None))
        under = set(session.scalars(statement))
        rows = [row for row in rows if row.organisation_id in under]
    return [BehindRow("organisation", row.organisation_id, row.joined_on, row.organisation) for row in rows]


def _of_kind(session: Session, year: int, rule: CountingRule, key: str) -> Iterable[BehindRow]:
    return _members(session, year, rule, key, "members_of_kind")


def _of_category(session: Session, year: int, rule: CountingRule, key: str) -> Iterable[BehindRow]:
    return _members(session, year, rule, key, "members_of_category")


def _arrivals(session: Session, year: int, _rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    arrivals, _departures = changes_of_year(session, year)
    return [BehindRow("organisation", each.organisation_id, each.on, each.organisation) for each in arrivals]


def _departed(session: Session, year: int, _rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    _joined, departures = changes_of_year(session, year)
    return [BehindRow("organisation", each.organisation_id, each.on, each.organisation) for each in departures]


def _minutes(session: Session, year: int, rule: CountingRule, *, approved: bool) -> Iterable[BehindRow]:
    meetings = {row.id: row for row in meetings_query.meetings_of_year(session, year, rule)}
    for key, on, sent_on, approved_on in figures_query.minutes_days(session, Years(year, year)):
        reached, row = approved_on if approved else sent_on, meetings[key]
        if reached is not None:
            yield BehindRow("meeting", key, on, row.line, (reached - on).days, row.badge, row.colour)


def _sending(session: Session, year: int, rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    return _minutes(session, year, rule, approved=False)


def _approval(session: Session, year: int, rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    return _minutes(session, year, rule, approved=True)


def _sent(session: Session, year: int) -> Iterable[Mailing]:
    return session.scalars(
        select(Mailing)
        .where(Years(year, year).of(Mailing.sent_on), Mailing.trashed_at.is_(None))
        .order_by(Mailing.sent_on, Mailing.id)
    )


def _mailings(session: Session, year: int, _rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    return [_mailing(each, 1) for each in _sent(session, year)]


def _recipients(session: Session, year: int, _rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    return [_mailing(each, each.recipients) for each in _sent(session, year)]


def _mailing(sent: Mailing, worth: int) -> BehindRow:
    """A mailing is opened through what it was about."""
    if sent.meeting_id:
        return BehindRow("meeting", sent.meeting_id, sent.sent_on, sent.title, worth)
    if sent.newsletter_id:
        return BehindRow("newsletter", sent.newsletter_id, sent.sent_on, sent.title, worth)
    return BehindRow("", sent.id, sent.sent_on, sent.title, worth)


def _newsletters(session: Session, year: int, _rule: CountingRule, _key: str) -> Iterable[BehindRow]:
    issues = session.scalars(
        select(Newsletter)
        .where(Years(year, year).of(Newsletter.issued_on), Newsletter.trashed_at.is_(None))
        .order_by(Newsletter.issued_on, Newsletter.id)
    )
    named = ((each, f"{each.number} · {each.title}" if each.title else str(each.number)) for each in issues)
    return [BehindRow("newsletter", each.id, each.issued_on, words) for each, words in named]


_Gathering = Callable[[Session, int, CountingRule, str], Iterable[BehindRow]]
_OTHERS: Mapping[str, _Gathering] = {
    "presence_rate": _presence,
    "different_persons": _different_persons,
    "different_partners": _different_partners,
    "first_timers": _first_timers,
    "members": _members,
    "members_of_kind": _of_kind,
    "members_of_category": _of_category,
    "arrivals": _arrivals,
    "departures": _departed,
    "days_to_send": _sending,
    "days_to_approve": _approval,
    "mailings": _mailings,
    "mailing_recipients": _recipients,
    "newsletters": _newsletters,
}
