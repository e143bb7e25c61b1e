"""The computed figures of whole years: those of every office, and one for each kind, heading and group of this one."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.categories import Category, OrganisationKind
from csxl_desktop.domain.choices import BasicKind, MeetingState, Quality
from csxl_desktop.domain.counting import CountingRule, worst
from csxl_desktop.domain.figures import (
    FAMILIES,
    NONE,
    NOT_KNOWN,
    SPECS,
    Figures,
    FigureSpec,
    FigureValue,
    middle,
    rate,
)
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.i18n import _
from csxl_desktop.storage.queries import figure_members as members_query
from csxl_desktop.storage.queries import figures as figures_query
from csxl_desktop.storage.queries.counted import Years
from csxl_desktop.storage.queries.counted_lists import first_timers
from csxl_desktop.storage.queries.figure_members import Held
from csxl_desktop.storage.queries.figures import CountedMeeting
from csxl_desktop.storage.queries.groups import all_groups

_FAMILY = {spec.code: spec for spec in FAMILIES}
_Heading = TypeVar("_Heading", OrganisationKind, Category)


def figures_of_years(session: Session, years: Years, rule: CountingRule) -> dict[int, Figures]:
    """Every figure of each year, by code; of a year in which nothing stands they are nought."""
    meetings = figures_query.counted_meetings(session, years, rule)
    register, categories = members_query.memberships(session), members_query.categories_of(session)
    rates = members_query.presence(meetings, register)
    known = {year: figures_query.known_in(meetings, year) for year in years}
    newcomers = first_timers(session, years, rule, known)
    sending = _sendings(session, years)
    found: dict[int, Figures] = {}
    for year in years:
        of_year = [meeting for meeting in meetings if meeting.on.year == year]
        found[year] = {
            **_of_meetings(of_year),
            "different_persons": FigureValue(len(known[year])),
            "different_partners": FigureValue(len(figures_query.partners_in(meetings, year))),
            "first_timers": FigureValue(len(newcomers[year]) if year in newcomers else None),
            "presence_rate": _presence(rates, of_year),
            **_members(register, categories, year),
            **sending[year],
        }
    return found


def specs(session: Session) -> list[FigureSpec]:
    """The figures of every office, each followed by those that split it; label and definition in words."""
    own: dict[str, list[tuple[str, object, str]]] = {
        "meetings": [
            (
                "meetings_of",
                each.id,
                house_words.meeting_kinds(each.label_plural, each.label_plural_nl or each.label_nl)
                or house_words.meeting_kind(each.label),
            )
            for each in _kinds(session)
        ],
        "members": [
            *(("members_of_kind", each.id, _kind_said(each)) for each in _placed(session, OrganisationKind)),
            *(("members_of_category", each.id, _category_said(each)) for each in _placed(session, Category)),
        ],
        "sessions": [("sessions_of", each.id, each.name) for each in all_groups(session)],
        "session_persons": [("participations_of", each.id, each.name) for each in all_groups(session)],
    }
    own["members"].insert(0, ("members_of_kind", NONE, _("Members without a kind")))
    for code in ("sessions", "session_persons"):
        family = "sessions_of" if code == "sessions" else "participations_of"
        own[code].append((family, NONE, _("Sessions of no group")))
    listed: list[FigureSpec] = []
    for spec in SPECS:
        listed.append(replace(spec, label=_(spec.label), in_full=_(spec.in_full) if spec.in_full else ""))
        for family, key, name in own.get(spec.code, ()):
            listed.append(replace(_FAMILY[family], code=code_of(family, key), label=name))
    return [
        replace(each, definition=_(each.definition), source=_(each.source), unit=_(each.unit) if each.unit else "")
        for each in listed
    ]


def code_of(family: str, key: object) -> str:
    """“sessions_of:0192…”: one of a family."""
    return f"{family}:{key.hex if isinstance(key, UUID) else key}"


def is_session(meeting: CountedMeeting) -> bool:
    """A meeting of a group, whatever its kind; and a session whose group nobody wrote down."""
    return meeting.working_group_id is not None or meeting.behaviour is BasicKind.GROUP_SESSION


def persons_in(meetings: Sequence[CountedMeeting]) -> FigureValue:
    """Participations: persons added up, as good as the worst of the counts."""
    counts = [(each.counted.persons, each.counted.persons_to, each.counted.persons_quality) for each in meetings]
    return _sum(counts)


def partners_in(meetings: Sequence[CountedMeeting]) -> FigureValue:
    """Partners added up over the meetings."""
    counts = [(each.counted.partners, each.counted.partners_to, each.counted.partners_quality) for each in meetings]
    return _sum(counts)


def _sum(counts: Sequence[tuple[int | None, int | None, Quality]]) -> FigureValue:
    """Nought where nothing was held; not known where nothing of what was held was counted."""
    known = [(number, number if to is None else to, quality) for number, to, quality in counts if number is not None]
    if counts and not known:
        return NOT_KNOWN
    total, upper = sum(number for number, _to, _quality in known), sum(to for _number, to, _quality in known)
    return FigureValue(total, worst(quality for *_numbers, quality in known), upper if upper > total else None)


def _of_meetings(meetings: list[CountedMeeting]) -> Figures:
    held = [each for each in meetings if each.state is MeetingState.HELD]
    assemblies = [each for each in held if each.behaviour is BasicKind.PLENARY]
    sessions = [each for each in held if is_session(each)]
    states = [each.state for each in meetings]
    found = {
        "meetings": FigureValue(len(held)),
        "meetings_cancelled": FigureValue(states.count(MeetingState.CANCELLED)),
        "meetings_postponed": FigureValue(states.count(MeetingState.POSTPONED)),
        "assemblies": FigureValue(len(assemblies)),
        "assembly_persons": persons_in(assemblies),
        "assembly_partners": partners_in(assemblies),
        "sessions": FigureValue(len(sessions)),
        "session_persons": persons_in(sessions),
        "persons": persons_in(held),
        "partners": partners_in(held),
    }
    for kind, count in Counter(each.kind_id for each in held).items():
        found[code_of("meetings_of", kind)] = FigureValue(count)
    of_groups: defaultdict[UUID | None, list[CountedMeeting]] = defaultdict(list)
    for each in sessions:
        of_groups[each.working_group_id].append(each)
    for group, own in of_groups.items():
        found[code_of("sessions_of", group or NONE)] = FigureValue(len(own))
        found[code_of("participations_of", group or NONE)] = persons_in(own)
    return found


def _presence(rates: Mapping[UUID, tuple[int, int]], meetings: list[CountedMeeting]) -> FigureValue:
    known = [rates[each.id] for each in meetings if each.id in rates]
    return rate(sum(part for part, _whole in known), sum(whole for _part, whole in known))


def _members(register: list[Held], categories: Mapping[str, AbstractSet[str]], year: int) -> Figures:
    members = members_query.at_end(register, year)
    found = {
        "members": FigureValue(len(members)),
        "arrivals": FigureValue(sum(each.joined.year == year for each in register)),
        "departures": FigureValue(sum(each.left.year == year and not each.merged for each in register)),
    }
    for kind, count in Counter(each.kind for each in members).items():
        found[code_of("members_of_kind", kind or NONE)] = FigureValue(count)
    for category, count in members_query.by_category(members, categories).items():
        found[code_of("members_of_category", category)] = FigureValue(count)
    return found


def _sendings(session: Session, years: Years) -> dict[int, Figures]:
    days = figures_query.minutes_days(session, years)
    mailings, newsletters = figures_query.mailings(session, years), figures_query.newsletters(session, years)
    found: dict[int, Figures] = {}
    for year in years:
        of_year = [(on, sent, approved) for _key, on, sent, approved in days if on.year == year]
        left, recipients = mailings.get(year, (0, 0))
        found[year] = {
            "days_to_send": middle([(sent - on).days for on, sent, _approved in of_year if sent]),
            "days_to_approve": middle([(approved - on).days for on, _sent, approved in of_year if approved]),
            "mailings": FigureValue(left),
            "mailing_recipients": FigureValue(recipients),
            "newsletters": FigureValue(newsletters.get(year, 0)),
        }
    return found


def _kinds(session: Session) -> Sequence[MeetingKind]:
    return session.scalars(
        select(MeetingKind).where(MeetingKind.trashed_at.is_(None)).order_by(MeetingKind.position, MeetingKind.label)
    ).all()


def _placed(session: Session, entity: type[_Heading]) -> Sequence[_Heading]:
    """The kinds of organisation, or the categories, in the order of the office."""
    name = entity.label if issubclass(entity, OrganisationKind) else entity.name
    return session.scalars(select(entity).where(entity.trashed_at.is_(None)).order_by(entity.position, name)).all()


def _kind_said(kind: OrganisationKind) -> str:
    return house_words.organisation_kind(kind.label, kind.label_nl)


def _category_said(category: Category) -> str:
    return house_words.category(category.name, category.name_nl)
