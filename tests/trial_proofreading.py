"""`python -m tests.trial_proofreading DATA REPORT DEFECTS`: Relecture on a printed report, by row of its known defects.

It ships nothing of them: DATA is the folder of tables that `make trial` takes, REPORT the text of the report printed
from them, DEFECTS a table with the columns `id`, `year` and `visible` (the last one so named). What is found is told by
row; what answers no row is listed for somebody to judge.
"""

import csv
import re
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import select

from csxl_desktop import i18n
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.exchange.document_text import read_document
from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.proofread import proofread, proofread_records, with_grammar
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.paths import resources
from tests.trial import _new, _take_in

# The row, the rules that may find it, and words of what is printed or proposed by which it is told from others.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("D1", "date-weekday", ""),
    ("D4", "date-styles", ""),
    ("D7", "meeting-day-off", "29/10"),
    ("C7", "count-no-partners", ""),
    ("C8", "group-sessions record-group", ""),
    ("K2", "name-seat", "^cpas"),
    ("K3", "name-seat", "^ixelles prevention"),
    ("K4", "name-seat", "^ale|^service jeunesse|^soins"),
    ("P3", "name-group", "alimentaires"),
    ("P4", "language-words", "^voir"),
    ("P5", "language-avoir", "accueillis"),
    ("H1", "heading-singular", "groupe"),
    ("H2", "heading-contents", "partenariat|equipe|information"),
    ("H3", "heading-label", "intervenante"),
    ("H4", "heading-plural", "midis"),
    ("H7", "order-dates", ""),
    ("H9", "order-names", "fonds"),
    ("H10", "form-ordinal", "2i?eme"),
    ("N6", "name-two-bodies name-near", "affaires sociales"),
    ("N7", "name-near record-double", "plaine"),
    ("N9", "name-town", "commune"),
    ("N10", "name-town", "bxl"),
    ("N11", "form-legal", ""),
    ("N19", "form-brand", "whats"),
    ("N20", "language-adjective", "psycho"),
    ("N23", "name-separator", ""),
    ("N24", "name-hyphen", "ixelles.prevention"),
    ("N25", "name-capitals", "cocom|vivalis"),
    ("X2", "contact-phone-styles", ""),
    ("X3", "contact-town", "1050"),
    ("X5", "link-raw", "miro|drive"),
    ("L7", "language-infinitive", "travaille"),
    ("L8", "language-words language-infinitive", "pour se faire|s'appuyer"),
    ("L9", "form-capital", "comite|evaluation|equipe"),
    ("T1", "form-guillemets", ""),
    ("T4", "meeting-visited", ""),
    ("T5", "language-words", "lieux|a aux"),
    ("T6", "quote-consent", ""),
)
# School leaves of the French Community around the year, as every office types them once.
LEAVES = ((date(2024, 10, 21), date(2024, 11, 1), "Automne"), (date(2024, 12, 23), date(2025, 1, 3), "Hiver"))
WANTED = 0.85
FALSE_ALARM_EVERY = 2500  # characters


def main(data: Path, report: Path, defects: Path) -> int:
    i18n.load(resources() / "locale", "fr")
    with tempfile.TemporaryDirectory() as work, _new(Path(work) / "dossier") as workspace:
        year = _take_in(workspace, data)
        _leaves(workspace)
        _no_consents(workspace)
        known = workspace.proofreading.knowledge(year)
        content = read_document(report.read_bytes())
        start = time.perf_counter()
        text = from_plain(content, year)
        ours = proofread(text, known)
        seconds = time.perf_counter() - start
        grammar = workspace.grammar.read(text)
        found = with_grammar(ours, text, known, {}, grammar.slips)
        reading = time.perf_counter() - start - seconds
        records = proofread_records(known)
    visible = _visible(defects, year)
    caught = {row: [each for each in (*found, *records) if _answers(each, row)] for row in visible}
    _tell(visible, caught)
    others = [each for each in found if not any(_answers(each, row) for row in visible)]
    _tell_others(others, records, len(content))
    recall = sum(bool(each) for each in caught.values()) / len(visible)
    print(f"\n{len(found) - len(ours)} of grammar in {reading:.2f} s. {grammar.told}")
    print(f"{len(found)} findings in {seconds:.2f} s; recall {recall:.0%} of {len(visible)} visible rows")
    return 0 if recall >= WANTED else 1


def _leaves(workspace: Workspace) -> None:
    with workspace.database.begin("leaves") as session:
        session.add_all(
            SchoolHoliday(community="FR", name=name, first_on=first, last_on=last) for first, last, name in LEAVES
        )


def _no_consents(workspace: Workspace) -> None:
    """The tables tell of no agreement: `make trial` supposes one so that the testimonials print."""
    with workspace.database.begin("consents") as session:
        for each in session.scalars(select(Testimonial)):
            each.consent_on = None


def _visible(defects: Path, year: int) -> list[str]:
    """The rows of the year that a machine may see."""
    with defects.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    column = len(header) - 1 - header[::-1].index("visible")
    return [row[0] for row in rows if str(year) in row[1].split(";") and row[column] in {"text", "with_records"}]


def _answers(finding: Finding, row: str) -> bool:
    return any(
        row == known
        and finding.code in codes.split()
        and (not words or re.search(words, fold(f"{finding.remark.printed}")) is not None)
        for known, codes, words in ROWS
    )


def _tell(visible: Sequence[str], caught: Mapping[str, Sequence[Finding]]) -> None:
    for row in visible:
        first = caught[row][0] if caught[row] else None
        told = f"{first.code:22} {first.where[-40:]:40} {first.remark.printed[:70]}" if first else "MISSED"
        print(f"{row:5} {len(caught[row]):2} {told}")


def _tell_others(others: Sequence[Finding], records: Sequence[Finding], letters: int) -> None:
    print(f"\nOthers, to be judged (at most {letters // FALSE_ALARM_EVERY} of them may be false):")
    for each in others:
        print(
            f"  {each.severity} {each.code:22} {each.where[-12:]:12} {each.remark.printed[:80]} → "
            f"{each.remark.proposal[:50]}"
        )
    print("\nIn the records:")
    for each in records:
        print(f"  {each.severity} {each.code:22} {each.remark.printed[:60]} – {each.remark.why[:110]}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit("python -m tests.trial_proofreading DATA REPORT DEFECTS")
    sys.exit(main(*(Path(each) for each in sys.argv[1:])))
