"""The rows of Relecture: a finding with a key of its own, who accepted it, where it leads."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from csxl_desktop.i18n import _, fold, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Finding, Severity
from csxl_desktop.proofreading.parts import by_severity, part_of
from csxl_desktop.services.accepted_findings import AcceptedRow
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.relecture_reader import Reading
from csxl_desktop.ui.finding_lines import GRAVITY
from csxl_desktop.ui.pointing import Target

# The kinds of records behind findings that a tab opens.
OPENED = frozenset(
    {
        "report_section",
        "meeting",
        "working_group",
        "partnership",
        "testimonial",
        "organisation",
        "person",
        "action_sheet",
        "office_text",
    }
)
EVERYWHERE = UUID(int=0)  # in place of a section: the findings of all of them
_TONES = {"secondary": "neutral"}  # of a pill, where it is called otherwise than the look of words
SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    severity: (word, _TONES.get(tone, tone)) for severity, (word, _icon, tone) in GRAVITY.items()
}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as it was read for a year; the same words may be found in two places.

    `found`: the text or the records still hold it.
    """

    id: UUID
    finding: Finding
    year: int
    kept: AcceptedRow | None = None
    found: bool = True

    @property
    def target(self) -> Target | None:
        """The record behind what is printed, and the words in it."""
        finding, jump = self.finding, self.finding.remark.jump
        place = finding.remark.place
        try:
            key = UUID(jump.id)
        except ValueError:
            return None
        if jump.kind not in OPENED:
            return None
        if place is None:
            return Target(jump.kind, key, jump.field)
        words = finding.around.block[place.start : place.end].strip() or finding.remark.printed
        return Target(jump.kind, key, jump.field, words, finding.around.block, place.start)


def rows_of(reading: Reading) -> list[FindingRow]:
    """The gravest first, each severity in the order of the text; then what was accepted and is found no more.

    What was accepted of the report says nothing of a text from outside that does not hold it.
    """
    findings, year = reading.findings, reading.year
    accepted = {row.fingerprint: row for row in reading.kept}
    seen: Counter[str] = Counter()
    rows = []
    for each in sorted(findings, key=lambda finding: finding.severity):
        seen[each.fingerprint] += 1
        key = uuid5(NAMESPACE_OID, f"{each.fingerprint} {seen[each.fingerprint]}")
        rows.append(FindingRow(key, each, year, accepted.get(each.fingerprint) if each.accepted else None))
    if reading.outside is not None:
        return rows
    gone = (row for row in reading.kept if row.fingerprint not in seen)
    return [*rows, *(FindingRow(row.id, row.finding(), year, row, found=False) for row in gone)]


def lines(row: FindingRow) -> Lines:
    """What is printed, why it was found or who let it stand, how grave it is."""
    finding = row.finding
    icon = ("check", "good") if finding.accepted else ("triangle-alert", "secondary")
    printed = finding.remark.printed or finding.remark.why
    detail = accepted_words(row.kept) if row.kept is not None else _with_place(finding)
    return Lines(printed, detail, icon, (severity_pill(finding.severity),))


def severity_pill(severity: Severity) -> tuple[str, str]:
    """The letter and the word: the colour says nothing by itself."""
    word, tone = SEVERITIES[severity]
    return f"{severity.value} · {_(word)}", tone


def count_pill(findings: Iterable[Finding]) -> tuple[str, str] | None:
    """“A 1 · C 2”, in the tone of the gravest; nothing where nothing was found."""
    counted = by_severity(findings)
    if not counted:
        return None
    words = " · ".join(f"{severity.value} {count}" for severity, count in counted.items())
    return words, SEVERITIES[next(iter(counted))][1]


def spoken_counts(findings: Iterable[Finding]) -> str:
    """“1 qui trompe, 2 de forme”: the same in words."""
    return ", ".join(_counted(severity, count) for severity, count in by_severity(findings).items())


def _counted(severity: Severity, count: int) -> str:
    words = {
        Severity.A: ngettext("{count} that misleads", "{count} that mislead", count),
        Severity.B: ngettext("{count} that is noticed", "{count} that are noticed", count),
        Severity.C: ngettext("{count} of form", "{count} of form", count),
    }
    return words[severity].format(count=count)


def accepted_words(kept: AcceptedRow) -> str:
    """“Accepté le 12/01/2026 par Ana : titre d’une affiche”."""
    day = short_date(kept.at.astimezone().date())
    if not kept.by:
        return _("Accepted on {date}: {reason}").format(date=day, reason=kept.reason)
    return _("Accepted on {date} by {name}: {reason}").format(date=day, name=kept.by, reason=kept.reason)


def to_mend(count: int) -> str:
    return ngettext("{count} finding to mend", "{count} findings to mend", count).format(count=count)


def searched(row: FindingRow) -> str:
    remark, kept = row.finding.remark, row.kept
    who = f"{kept.by} {kept.reason}" if kept else ""
    return fold(f"{remark.printed} {remark.why} {row.finding.where} {row.finding.code} {who}")


def _with_place(finding: Finding) -> str:
    where = finding.where if finding.remark.place is not None else part_of(finding).title
    return " — ".join(part for part in (where, finding.remark.why) if part)
