"""The figures that texts of the report may name between braces."""

from collections.abc import Iterable

from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import Report
from csxl_desktop.i18n.numbers import in_words, ordinal

# Counted things of feminine gender in French: “une assemblée”, “vingt et une séances”.
_FEMININE = frozenset({"assemblies", "meetings", "sessions", "outings", "news"})


def live_values(report: Report) -> dict[str, str]:
    """What `{year}`, `{member_count}`, `{arrivals}` … stand for, in the language spoken."""
    sessions = [session for group in report.groups for session in group.sessions]
    outings = [outing for kind in report.outings for outing in kind.outings]
    values = {
        "year": str(report.year),
        "previous_year": str(report.year - 1),
        "next_year": str(report.year + 1),
        "office": report.office.name,
        "office_short": report.office.short_name or report.office.name,
        "report_number": ordinal(report.number) if report.number else "",
        "persons": str(total(meeting.persons for meeting in report.meetings)),
        "partners": str(total(meeting.partners for meeting in report.meetings)),
    }
    counts = {
        "member_count": len(report.members),
        "arrivals": len(report.arrivals),
        "departures": len(report.departures),
        "committee_count": len(report.committee),
        "assemblies": sum(meeting.facts.number is not None for meeting in report.meetings),
        "meetings": len(report.meetings),
        "groups": len(report.groups),
        "sessions": len(sessions),
        "outings": len(outings),
        "partnerships": len(report.partnerships),
        "news": len(report.news),
        "testimonials": len(report.testimonials),
    }
    for name, number in counts.items():
        values[name] = str(number)
        values[f"{name}_in_words"] = in_words(number, feminine=name in _FEMININE)
    return {**values, **report.group_names}


def total(counts: Iterable[Count | None]) -> int:
    """The sum of what was counted."""
    return sum(int(count.number) for count in counts if count is not None)
