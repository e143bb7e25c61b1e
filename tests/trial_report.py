"""`python -m tests.trial_report DATA TEXTS REPORT [PDF]`: a report made again, fact by fact beside the printed one.

It ships nothing of them: DATA is the folder of tables that `make trial` takes, TEXTS what was written for its sections
(`tests.trial_texts`), REPORT the text of the report that was printed that year. Told are the facts of REPORT that the
new report lacks, what Relecture finds in it, and whether it says nothing any more once each finding has its reason.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.dates import get_month_names
from pypdf import PdfReader

from csxl_desktop import i18n
from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.paths import resources
from tests.trial import _new, _squeezed, _take_in, _text
from tests.trial_texts import Telling, Texts

MONTHS = tuple(get_month_names(locale="fr").values())
# A fact: its kind, and what it looks like in a printed report.
FACTS: tuple[tuple[str, str], ...] = (
    ("member", r"^\d+\.?\t([^\t\n]+)\t"),
    ("represented by", r"^\d+\.?\t[^\t\n]+\t([^\t\n]+)$"),
    ("speaker or team", r"\b((?:Mme|M\.) [A-ZÉ][\w-]+(?: (?:De |Van |La )?[A-ZÉ][\w-]+)+)"),
    ("attendance", r"^(?:Participants ?: )?(\d+ personnes(?: représentant \d+ partenaires)?)$"),
    ("date", rf"\b(\d{{1,2}}(?:er)? (?:{'|'.join(MONTHS)}) \d{{4}})\b"),
    ("date", r"\b(\d\d/\d\d/\d\d(?:\d\d)?)\b"),
    ("year", r"\b((?:19|20)\d\d)\b"),
    ("number", r"\b(\d+(?:\.\d{3})*)\s*(?:%|personnes|services|membres|axes|ETP|bougies|habitants|bassins|h\b|ans?\b)"),
    ("telephone", r"\b(0\d{1,3}[ /]\d\d[\d. ]+\d)\b"),
    ("address", r"([\w.]+@[\w.]+\w)"),
    ("link", r"(https?://[^\s<>)]+)"),
    ("acronym", r"\b([A-Z]{3,}s?)\b"),
    ("title", r"« ?([^«»\n]{3,60}?) ?»"),
    ("name", r"(?<=[a-zéè,] )((?:[A-ZÉ][\w’'-]+ )+(?:de la |de |du |d'|des |et )?[A-ZÉ][\w’'-]+)"),
)
# What tables may lack, by the rule that says it: all else that Relecture finds is a defect of form.
GAPS = {
    "count-acts": "the tables count the arrivals of the year and name none of them",
    "group-sessions": "the tables hold no session of the groups, the printed report neither",
    "record-group": "the tables hold no session of the groups, the printed report neither",
    "record-count": "partners were not counted at walks and lunches",
    "record-act": "who joined or left that day is in no table",
    "name-town": "the name that a festival gives itself",
    "meeting-visited": "the testimonial says it so: a correction waits for its author",
}
QUOTED = "the words of the author: a correction waits for an agreement"
_POSTER = 150  # letters: a longer heading is what was read off the picture of a poster
NEAR_WORDS = 1.0  # of the words of a title or name said in another order


def main(data: Path, texts: Path, report: Path, pdf: Path | None = None) -> int:
    i18n.load(resources() / "locale", "fr")
    printed = report.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as work, _new(Path(work) / "dossier") as workspace:
        year = _take_in(workspace, data, Telling(Texts.read(texts), printed))
        made = pdf or Path(work) / "report.pdf"
        made.write_bytes(render(workspace.documents.report(year)))
        missing = _tell_facts(printed, f"{_text(made)} {' '.join(_addresses(made))}")
        left = _tell_findings(workspace, year)
    return 1 if missing or left else 0


def _addresses(pdf: Path) -> Iterator[str]:
    """Where the links of the report lead."""
    for page in PdfReader(pdf).pages:
        for note in page.get("/Annots", ()):
            yield str(note.get_object().get("/A", {}).get("/URI", ""))


def facts(printed: str) -> Iterator[tuple[str, str]]:
    """Every fact of the report, once, by kind; not what was read off the pictures of posters."""
    lines = (line for line in printed.splitlines() if not (line.startswith("#") and len(line) > _POSTER))
    own = re.sub(r"</?\w+>|[*$]", "", "\n".join(lines))
    seen = set()
    for kind, pattern in FACTS:
        for found in re.finditer(pattern, own, flags=re.MULTILINE):
            fact = " ".join(found.group(1).split())
            if (kind, fold(fact)) not in seen:
                seen.add((kind, fold(fact)))
                yield kind, fact


def _tell_facts(printed: str, text: str) -> int:
    print("Facts of the printed report")
    counts, missing = Counter[str](), list[tuple[str, str]]()
    letters, words = _squeezed(text), {_root(each) for each in re.findall(r"\w+", fold(text))}
    for kind, fact in facts(printed):
        counts[kind] += 1
        if not _stands(kind, fact, letters, words):
            missing.append((kind, fact))
    absent = Counter(kind for kind, _fact in missing)
    for kind, count in counts.items():
        print(f"  {kind:16} {count - absent[kind]:4} of {count}")
    print(f"  {'all':16} {counts.total() - len(missing):4} of {counts.total()}")
    for kind, fact in missing:
        print(f"  MISSING {kind:16} {fact}")
    return len(missing)


def _stands(kind: str, fact: str, letters: str, words: set[str]) -> bool:
    if any(_squeezed(way) in letters for way in _ways(kind, fact)):
        return True
    parts = [part for part in re.findall(r"\w+", fold(fact)) if len(part) > 2 or part.isdigit()]
    return kind in {"title", "name", "member"} and sum(_root(each) in words for each in parts) >= NEAR_WORDS * len(
        parts
    )


def _root(word: str) -> str:
    return word.rstrip("sx") if len(word) > 3 else word


def _ways(kind: str, fact: str) -> Iterator[str]:
    """The fact as it was printed, and as the house prints it."""
    yield fact
    if kind == "date" and "/" in fact:
        day, month, year = fact.split("/")
        first = "er" if int(day) == 1 else ""
        yield f"{int(day)}{first} {MONTHS[int(month) - 1]} {year if len(year) > 2 else f'20{year}'}"
    if kind == "attendance":
        yield " ".join(fact.replace(" représentant", "").split())
    if kind == "number" and fact.isdigit() and int(fact) < len(_IN_WORDS):
        yield _IN_WORDS[int(fact)]


_IN_WORDS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six")


def _tell_findings(workspace: Workspace, year: int) -> int:
    """Each finding with where and why; then as many as still stand once each has been given that reason."""
    found = workspace.proofreading.year(year)
    print(f"\nRelecture: {len(found)} findings")
    for each in found:
        reason = _reason(each)
        print(f"  {each.severity} {each.code:18} {_record(each):36} {each.remark.printed[:40]:40} {reason or 'FORM'}")
        if reason:
            workspace.proofreading.accept(each, year, reason)
    left = sum(not each.accepted for each in workspace.proofreading.year(year))
    print(f"  {left} once each gap of the tables is accepted with its reason")
    return left


def _reason(finding: Finding) -> str:
    """Why it stays; empty where it is a defect of form."""
    return GAPS.get(finding.code) or (QUOTED if finding.remark.jump.kind == "testimonial" else "")


def _record(finding: Finding) -> str:
    return f"{finding.remark.jump.kind}: {finding.where}"[:36]


if __name__ == "__main__":
    if len(sys.argv) not in {4, 5}:
        raise SystemExit("python -m tests.trial_report DATA TEXTS REPORT [PDF]")
    sys.exit(main(*(Path(each) for each in sys.argv[1:])))
