"""Where a finding stands, in the words of whoever looks for it: a part of the text, or a kind of record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csxl_desktop.i18n import N_, _
from csxl_desktop.proofreading.finding import Finding, Severity
from csxl_desktop.proofreading.text import PART

RECORDS: Mapping[str, str] = {
    "meeting": N_("Records: meetings"),
    "organisation": N_("Records: directory"),
    "person": N_("Records: directory"),
    "working_group": N_("Records: working groups"),
    "testimonial": N_("Records: testimonials"),
    "action_sheet": N_("Records: action sheets"),
    "office_text": N_("Records: office texts"),
}
_OTHER = N_("The whole text")


@dataclass(frozen=True, slots=True)
class Part:
    """A part as one chooses it; `key` lasts as long as the part does."""

    key: str
    title: str


def part_of(finding: Finding) -> Part:
    """The section of the report, the heading of another text, or the kind of record."""
    around = finding.around
    if finding.remark.place is not None:
        title = around.title or _(_OTHER)
        return Part(around.part or title, title)
    kind = finding.remark.jump.kind
    title = _(RECORDS.get(kind, _OTHER)) if kind != PART else _(_OTHER)
    return Part(title, title)


def parts_of(findings: Iterable[Finding]) -> dict[Part, int]:
    """The parts in the order in which they come, with how many were found in each."""
    counted: dict[Part, int] = {}
    for each in findings:
        part = part_of(each)
        counted[part] = counted.get(part, 0) + 1
    return counted


def by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many of each severity, the gravest first; of those that there are."""
    told = [each.severity for each in findings]
    return {severity: told.count(severity) for severity in Severity if severity in told}
