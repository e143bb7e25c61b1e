"""The charts of a year: what was held and who came, the members over the years and at each assembly."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain import house_words
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.categories import Category
from csxl_desktop.domain.chart import MOST, Chart, Form, HeatMap, HeatRow, Mark, Picture, Place, latest
from csxl_desktop.domain.choices import AttendanceState, BasicKind, MeetingState
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.figures import NONE
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import month_name, month_short, short_date
from csxl_desktop.i18n.numbers import roman
from csxl_desktop.services.earlier_years import yearly_totals
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.year_figures import code_of, is_session
from csxl_desktop.storage.queries import figure_members as members_query
from csxl_desktop.storage.queries import figures as figures_query
from csxl_desktop.storage.queries.counted import Years
from csxl_desktop.storage.queries.figure_members import Held
from csxl_desktop.storage.queries.figures import CountedMeeting
from csxl_desktop.storage.queries.groups import all_groups
from csxl_desktop.storage.queries.meetings import assembly_numbers
from csxl_desktop.storage.queries.members import member_on
from csxl_desktop.storage.queries.names import NamesOn

_YEARS_SHOWN = 20
_Span = tuple[date | None, date | None]
_Member = tuple[UUID, UUID | None, datetime | None, str]  # record, whom it counts until it was merged, name


def charts(session: Session, year: int) -> tuple[tuple[str, Picture], ...]:
    """Each by its code; those that have nothing to show are left out."""
    meetings = figures_query.counted_meetings(session, Years(year, year), counting_rule(session))
    register = members_query.memberships(session)
    held = [each for each in meetings if each.state is MeetingState.HELD]
    assemblies = [each for each in held if each.behaviour is BasicKind.PLENARY]
    made: tuple[tuple[str, Picture], ...] = (
        ("assemblies", _assemblies(session, year, assemblies)),
        ("months", _months(held)),
        ("members", _members(session, year, register)),
        ("presence", _presence(session, year, assemblies)),
        ("categories", _categories(session, year, register)),
        ("groups", _groups(session, [each for each in held if is_session(each)])),
    )
    return tuple((code, picture) for code, picture in made if not picture.is_empty)


def _assemblies(session: Session, year: int, assemblies: list[CountedMeeting]) -> Chart:
    places = _columns(session, year, assemblies)
    counted = zip(places, assemblies, strict=True)
    return Chart(
        _("Participation in the assemblies"),
        _("Assembly"),
        (_("persons"), _("partners")),
        latest(
            [
                Place(place.label, (each.counted.persons, each.counted.partners), place.target, place.told)
                for place, each in counted
            ]
        ),
        note=_last(len(places)),
        ones=(ngettext("person", "persons", 1), ngettext("partner", "partners", 1)),
    )


def _columns(session: Session, year: int, assemblies: list[CountedMeeting]) -> list[Place]:
    """A place for each assembly: “III · 14/05”, and its subject."""
    numbers = assembly_numbers(session, (year,))
    subjects = {
        key: theme or title
        for key, theme, title in session.execute(
            select(Meeting.id, Meeting.theme, Meeting.title).where(Years(year, year).of(Meeting.first_on))
        )
    }
    return [
        Place(
            " · ".join(part for part in (roman(numbers[each.id]), short_date(each.on)[:5]) if part),
            (),
            ("meeting", each.id),
            " · ".join(part for part in (roman(numbers[each.id]), short_date(each.on), subjects[each.id]) if part),
        )
        for each in assemblies
    ]


def _last(count: int) -> str:
    return _("Only the last {most} of {count} are drawn.").format(most=MOST, count=count) if count > MOST else ""


def _months(held: Iterable[CountedMeeting]) -> Chart:
    counts = Counter(each.on.month for each in held)
    places = tuple(
        Place(month_short(month), (counts[month],), ("figure", f"meetings_in:{month}"), month_name(month))
        for month in range(1, 13)
    )
    ones = (ngettext("activity", "activities", 1),)
    return Chart(_("Activities held in each month"), _("Month"), (_("activities"),), places, ones=ones)


def _members(session: Session, year: int, register: list[Held]) -> Chart:
    """Over the years in which something stands, up to the one shown; before the records by their totals."""
    told, totals = figures_query.told_years(session), yearly_totals(session)
    told |= {year} - {each for each, found in totals.items() if "members" in found}
    typed = {each: found["members"].number for each, found in totals.items() if "members" in found and each not in told}
    years = [each for each in sorted(told | typed.keys()) if each <= year][-_YEARS_SHOWN:]
    places = tuple(
        Place(
            str(each),
            (typed[each] if each in typed else len(members_query.at_end(register, each)),),
            None if each in typed else ("year", each),
        )
        for each in years
    )
    shown = typed.keys() & set(years)
    return Chart(
        _("Members on 31 December"),
        _("Year"),
        (_("members"),),
        places if len(places) > 1 else (),
        Form.LINE,
        _("Until {year}: totals of the years before the records.").format(year=max(shown)) if shown else "",
        ones=(ngettext("member", "members", 1),),
    )


def _categories(session: Session, year: int, register: list[Held]) -> Chart:
    members = members_query.at_end(register, year)
    counts = members_query.by_category(members, members_query.categories_of(session))
    names = session.execute(
        select(Category.id, Category.name, Category.name_nl)
        .where(Category.trashed_at.is_(None))
        .order_by(Category.position, Category.name)
    )
    places = [
        Place(house_words.category(*name), (counts[key.hex],), ("figure", code_of("members_of_category", key)))
        for key, *name in names
        if key.hex in counts
    ]
    places.sort(key=lambda place: -(place.values[0] or 0))
    return Chart(
        _("Members by category"),
        _("Category"),
        (_("members"),),
        tuple(places[:MOST]),
        Form.ROWS,
        _("An organisation may stand under several categories: the bars do not add up to the members."),
        ones=(ngettext("member", "members", 1),),
    )


def _groups(session: Session, sessions: list[CountedMeeting]) -> Chart:
    names: dict[UUID | None, str] = {each.id: each.name for each in all_groups(session)}
    names[None] = _("Sessions of no group")
    held = Counter(each.working_group_id for each in sessions)
    persons: Counter[UUID | None] = Counter()
    for each in sessions:
        persons[each.working_group_id] += each.counted.persons or 0
    places = tuple(
        Place(name, (held[key], persons[key]), ("figure", code_of("sessions_of", key or NONE)))
        for key, name in names.items()
        if held[key]
    )
    return Chart(
        _("Activity of the working groups"),
        _("Group"),
        (_("sessions"), _("participations")),
        places[:MOST],
        Form.ROWS,
        ones=(ngettext("session", "sessions", 1), ngettext("participation", "participations", 1)),
    )


def _presence(session: Session, year: int, assemblies: list[CountedMeeting]) -> HeatMap:
    """The members of the year at its assemblies, as the office sorts them."""
    assemblies = assemblies[-MOST:]
    marks = _marks(session, year)
    held = _memberships(session, year)
    rows = [
        HeatRow(
            name,
            tuple(
                marks.get((each.id, member_on(each.on, key, own, merged_at)), Mark.AWAY)
                if any(overlaps(joined, left, each.on) for joined, left in spans)
                else Mark.NO_MEMBER
                for each in assemblies
            ),
            ("organisation", key),
        )
        for (key, own, merged_at, name), spans in held.items()
    ]
    shown = tuple(row for row in rows if row.possible)
    columns = tuple(_columns(session, year, assemblies))
    return HeatMap(_("Presence of the members at the assemblies"), _("Member"), columns, shown)


def _memberships(session: Session, year: int) -> Mapping[_Member, list[_Span]]:
    """Who was a member at some time of the year, with from when to when; whom it counts, where records were merged."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    names, counted = NamesOn(session, last), aliased(Organisation)
    spans: defaultdict[_Member, list[_Span]] = defaultdict(list)
    rows = session.execute(
        select(Organisation, counted, Membership.joined_on, Membership.left_on)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .outerjoin(counted, counted.id == Membership.counted_as_id)
        .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
    )
    for kept, lost, joined, left in rows:
        if (joined is None or joined <= last) and (left is None or left >= first):
            own = (lost.id, lost.trashed_at, lost.name) if lost else (None, None, names.of(kept.id, kept.name))
            spans[kept.id, *own].append((joined, left))
    return spans


_BEST = {
    AttendanceState.PRESENT: (0, Mark.PRESENT),
    AttendanceState.REPRESENTED: (1, Mark.REPRESENTED),
    AttendanceState.EXCUSED: (2, Mark.EXCUSED),
}


def _marks(session: Session, year: int) -> Mapping[tuple[UUID, UUID], Mark]:
    """What each organisation was at each assembly: the best that one of its lines says."""
    found: dict[tuple[UUID, UUID], tuple[int, Mark]] = {}
    for meeting_id, partner, state in figures_query.partner_states(session, Years(year, year)):
        rank = _BEST.get(state)
        if rank is not None and rank < found.get((meeting_id, partner), (9, Mark.AWAY)):
            found[meeting_id, partner] = rank
    return {key: mark for key, (_rank, mark) in found.items()}
