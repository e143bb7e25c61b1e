"""The figures of a year with their definitions, their evolution, and the testimonials."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import BasicKind, ConsentScope, MeetingState, Quality
from csxl_desktop.domain.content import report
from csxl_desktop.domain.content.meeting_facts import Count as PrintedCount
from csxl_desktop.domain.counting import CountingRule, YearCount, partners_of, persons_of
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue, Testimonial
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.printable import quotation_may_be_printed
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries import members as members_query
from csxl_desktop.storage.queries.attendance import counted_lines

_YEARS_COMPARED = 4

# Year → figure code → figure, oldest year first.
Known = dict[int, dict[str, int]]


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A computed figure: its label and its definition, msgids."""

    code: str
    label: str
    definition: str


SPECS = (
    FigureSpec("members", N_("members"), N_("Organisations that are members on 31 December.")),
    FigureSpec("assemblies", N_("assemblies"), N_("Assemblies held in the year.")),
    FigureSpec(
        "assembly_persons",
        N_("persons"),
        N_("Participations at the assemblies: one person present at two assemblies counts twice; staff left out."),
    ),
    FigureSpec(
        "assembly_partners",
        N_("partners"),
        N_("Partners represented at the assemblies, added up over the assemblies."),
    ),
    FigureSpec("sessions", N_("group sessions"), N_("Sessions of the working groups held in the year.")),
    FigureSpec(
        "session_persons",
        N_("participations in groups"),
        N_("Persons present at the sessions of the working groups, added up over the sessions."),
    ),
    FigureSpec(
        "different_persons",
        N_("different persons"),
        N_("Each person counted once over all activities of the year, only where names were taken."),
    ),
    FigureSpec(
        "different_partners",
        N_("different partners"),
        N_("Each partner counted once over all activities of the year, only where names were taken."),
    ),
)


def year_figures(session: Session, year: int) -> dict[str, int]:
    """The computed figures of a year, by code."""
    return _figures_of(session, year, held_rows(session, year))


def known_years(session: Session, year: int) -> Known:
    """The computed figures of `year`, and of the few years before it in which something was held."""
    held = {each: held_rows(session, each) for each in range(year - _YEARS_COMPARED + 1, year + 1)}
    return {each: _figures_of(session, each, rows) for each, rows in held.items() if rows or each == year}


def _figures_of(session: Session, year: int, rows: list[MeetingRow]) -> dict[str, int]:
    assemblies = [row for row in rows if row.behaviour is BasicKind.PLENARY]
    sessions = [row for row in rows if row.behaviour is BasicKind.GROUP_SESSION]
    whole = year_count(session, rows)
    return {
        "members": len(members_query.members_on(session, date(year, 12, 31))),
        "assemblies": len(assemblies),
        "assembly_persons": sum(row.count.persons or 0 for row in assemblies),
        "assembly_partners": sum(row.count.partners or 0 for row in assemblies),
        "sessions": len(sessions),
        "session_persons": sum(row.count.persons or 0 for row in sessions),
        "different_persons": whole.different_persons,
        "different_partners": whole.different_partners,
    }


def held_rows(session: Session, year: int) -> list[MeetingRow]:
    rows = meetings_query.meetings_of_year(session, year, counting_rule(session))
    return [row for row in rows if row.state is MeetingState.HELD]


def year_count(session: Session, rows: list[MeetingRow]) -> YearCount:
    """Sums over the meetings, and who is counted once."""
    rule = counting_rule(session)
    persons: set[UUID] = set()
    partners: set[UUID] = set()
    for lines in counted_lines(session, [row.id for row in rows]).values():
        persons |= persons_of(lines, rule)
        partners |= partners_of(lines, rule)
    return YearCount(
        meetings=len(rows),
        persons=sum(row.count.persons or 0 for row in rows),
        partners=sum(row.count.partners or 0 for row in rows),
        different_persons=len(persons),
        different_partners=len(partners),
        uncounted=sum(row.count.persons is None for row in rows),
    )


def figures(session: Session, year: int, known: Known) -> tuple[report.Figure, ...]:
    """What the report prints large: the computed figures that are not nought, or were not, then the office's own."""
    values, before = known[year], known.get(year - 1, {})
    computed = [
        report.Figure(PrintedCount(values[spec.code]), _(spec.label), _(spec.definition), before.get(spec.code))
        for spec in SPECS
        if values[spec.code] or before.get(spec.code)
    ]
    return (*computed, *_own_figures(session, year))


def evolution(known: Known) -> tuple[report.EvolutionRow, ...]:
    """The computed figures over the years that have something to tell; none where there is but one."""
    if len(known) < 2:
        return ()
    return tuple(
        report.EvolutionRow(_(spec.label), tuple(values[spec.code] for values in known.values()))
        for spec in SPECS
        if any(values[spec.code] for values in known.values())
    )


def counting_note(rule: CountingRule) -> str:
    """How persons and partners are counted, as it is printed under the figures."""
    persons = (
        _("Persons: everyone present, with speakers, guests, people who came unannounced and the team.")
        if rule.staff_counted
        else _("Persons: everyone present, with speakers, guests and people who came unannounced, without the team.")
    )
    partners = (
        _("Partners: the different organisations of those persons, and those that were represented.")
        if rule.represented_counted
        else _("Partners: the different organisations of those persons.")
    )
    services = _("A service counts apart from its parent body where it is itself a member or its record says so.")
    sums = _("Figures summed over several meetings are participations; “different” ones are counted once.")
    return f"{persons} {partners} {services} {sums}"


def testimonials(session: Session, year: int, day: date) -> tuple[report.Testimonial, ...]:
    """The testimonials to be printed on `day`; an extract stands instead of the whole text where one was chosen.

    Whoever took back the agreement to be quoted, or gave it until a day that has gone by, is quoted no longer.
    """
    consents: dict[UUID, list[Consent]] = defaultdict(list)
    for each in session.scalars(select(Consent).where(Consent.scope == ConsentScope.QUOTATION)):
        consents[each.person_id].append(each)
    rows = session.scalars(
        select(Testimonial)
        .where(Testimonial.year == year, Testimonial.trashed_at.is_(None), Testimonial.printed)
        .order_by(Testimonial.position, Testimonial.id)
    )
    return tuple(
        _testimonial(row)
        for row in rows
        if row.author_id is None or quotation_may_be_printed(consents[row.author_id], day)
    )


def _testimonial(row: Testimonial) -> report.Testimonial:
    text = RichText((Block("extract", "p", (Span(row.extract),)),)) if row.extract else row.text
    if row.signature:
        return report.Testimonial(text, row.signature)
    return report.Testimonial(text, row.author_name, row.function_title, row.organisation_name)


def _own_figures(session: Session, year: int) -> list[report.Figure]:
    rows = session.execute(
        select(Indicator, IndicatorValue)
        .join(IndicatorValue, IndicatorValue.indicator_id == Indicator.id)
        .where(Indicator.trashed_at.is_(None), IndicatorValue.trashed_at.is_(None))
        .where(IndicatorValue.year.in_((year, year - 1)))
        .order_by(Indicator.position, Indicator.name, IndicatorValue.year.desc())
    ).all()
    before = {indicator.id: value.value for indicator, value in rows if value.year == year - 1}
    return [
        report.Figure(
            PrintedCount(_whole(value.value), value.quality.value),
            indicator.unit or indicator.name,
            indicator.definition or (indicator.name if indicator.unit else ""),
            _whole(previous) if (previous := before.get(indicator.id)) is not None else None,
        )
        for indicator, value in rows
        if value.year == year and value.value is not None and value.quality is not Quality.UNKNOWN
    ]


def _whole(value: Decimal) -> float:
    """12 for 12.00, 12.5 for 12.50."""
    return int(value) if value == value.to_integral_value() else float(value)
