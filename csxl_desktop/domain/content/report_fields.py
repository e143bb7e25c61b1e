"""The figures, dates and names that texts of the report may name between braces."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from csxl_desktop.domain.content.meeting_facts import Count, MeetingFacts
from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.live_names import FEMININE, IN_WORDS
from csxl_desktop.i18n import own_words
from csxl_desktop.i18n.dates import fuzzy_date, long_date
from csxl_desktop.i18n.numbers import in_words, ordinal, plural_list

# Counted things of feminine gender in French: “une assemblée”, “vingt et une séances”.
_FEMININE = frozenset({"assemblies", "meetings", "sessions", "outings", "news"})
# What the office may call otherwise.
_TERMS = {
    "assemblies": "assembly",
    "groups": "group",
    "member_count": "member",
    "arrivals": "member",
    "departures": "member",
}


def live_values(report: Report) -> dict[str, str]:
    """What `{year}`, `{member_count}`, `{arrivals}` … stand for, in the language spoken."""
    values = {
        "year": str(report.year),
        "previous_year": str(report.year - 1),
        "next_year": str(report.year + 1),
        "office": report.office.name,
        "office_short": report.office.short_name or report.office.name,
        "report_number": ordinal(report.number) if report.number else "",
        "persons": str(total(meeting.persons for meeting in report.meetings)),
        "partners": str(total(meeting.partners for meeting in report.meetings)),
        "arrival_names": plural_list(each.organisation for each in report.arrivals),
        "departure_names": plural_list(each.organisation for each in report.departures),
        "next_assembly": long_date(report.next_assembly, weekday=False) if report.next_assembly else "",
    }
    for name, number in _counts(report).items():
        values[name] = str(number)
        values[f"{name}{IN_WORDS}"] = in_words(number, feminine=_is_feminine(name))
    if report.team and all(each.name.civility == "Mme" for each in report.team):
        values[f"team{FEMININE}"] = "1"
    values |= dict(_assemblies(report))
    return {**values, **report.group_names, **dict(_groups(report)), **dict(_events(report)), **report.sources}


def total(counts: Iterable[Count | None]) -> int:
    """The sum of what was counted."""
    return sum(int(count.number) for count in counts if count is not None)


def _is_feminine(name: str) -> bool:
    house = "f" if name in _FEMININE else "m"
    return own_words.gender("fr", _TERMS[name], house) == "f" if name in _TERMS else house == "f"


def _counts(report: Report) -> Mapping[str, int]:
    return {
        "member_count": len(report.members),
        "arrivals": len(report.arrivals),
        "departures": len(report.departures),
        "committee_count": len(report.committee),
        "assemblies": sum(meeting.facts.number is not None for meeting in report.meetings),
        "meetings": len(report.meetings),
        "groups": len(report.groups),
        "sessions": sum(len(group.sessions) for group in report.groups),
        "outings": sum(len(kind.outings) for kind in report.outings),
        "partnerships": len(report.partnerships),
        "news": len(report.news),
        "testimonials": len(report.testimonials),
        "team": len(report.team),
    }


def _assemblies(report: Report) -> Iterator[tuple[str, str]]:
    """The day of each assembly, and all of them in one sentence: the year stands once, at the end."""
    held = [meeting.facts for meeting in report.meetings if meeting.facts.number is not None]
    dated = [(facts, facts.day) for facts in held if facts.day is not None]
    yield "assembly_dates", plural_list(_day(facts, day, year=facts is dated[-1][0]) for facts, day in dated)
    for facts, day in dated:
        yield f"assembly.{facts.number}", _day(facts, day, year=True)


def _day(facts: MeetingFacts, day: date, *, year: bool) -> str:
    return long_date(day, weekday=False, year=year) if facts.precision == "day" else fuzzy_date(day, facts.precision)


def _groups(report: Report) -> Iterator[tuple[str, str]]:
    for group in report.groups:
        if group.id:
            yield f"group.{group.id}.sessions", str(len(group.sessions))
            yield f"group.{group.id}.partners", str(len(group.partners))
            yield f"group.{group.id}.persons", str(total(session.persons for session in group.sessions))


def _events(report: Report) -> Iterator[tuple[str, str]]:
    for partnership in report.partnerships:
        if partnership.id and partnership.edition is not None:
            yield f"edition.{partnership.id}", ordinal(partnership.edition, feminine=True)
            yield f"next_edition.{partnership.id}", ordinal(partnership.edition + 1, feminine=True)
            yield f"event.{partnership.id}", partnership.title
