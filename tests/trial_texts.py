"""What an office writes beside its tables, read from a plain file that stays outside the repository.

A line `@@ kind name` begins a part: `office`, `staff 1` and `committee` hold `key: value` lines, and so does `names`:
as the tables spell it (a place too), then as the directory does, several with ` + ` between. `new` holds a name a
line, `axis 1` what is told of it; `section code Title`, `meeting DATE`, `group NAME` and `partnership FIRST WORDS`
hold a text: `- ` begins a list line, `# ` a heading, `{field}` is a live field and `[words](address)` a link.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Run, Span

Row = dict[str, Any]
_RUN = re.compile(r"\{([\w.]+)\}|\[([^\]]+)\]\(([^)]+)\)")
_QUOTED = re.compile(r'"\s*([^"]*?)\s*"')


@dataclass(frozen=True, slots=True)
class Texts:
    """The parts of the file, by their heading."""

    parts: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> "Texts":
        raw = path.read_text(encoding="utf-8")
        pieces = (piece.partition("\n") for piece in re.split(r"^@@ ", raw, flags=re.MULTILINE)[1:])
        return cls({head.strip(): body.strip() for head, _newline, body in pieces})

    def values(self, part: str) -> Row:
        lines = (line.partition(":") for line in self.parts.get(part, "").splitlines())
        return {key.strip(): _typed(value.strip()) for key, _colon, value in lines if value.strip()}

    def of(self, kind: str) -> Iterator[tuple[str, RichText]]:
        for head, body in self.parts.items():
            if head.startswith(f"{kind} "):
                yield head.removeprefix(f"{kind} "), rich(body)


def _typed(value: str) -> Any:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value)
    return int(value) if re.fullmatch(r"[1-9]\d{0,3}", value) else value


def rich(body: str) -> RichText:
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    return RichText(tuple(_block(line, number) for number, line in enumerate(lines)))


def _block(line: str, number: int) -> Block:
    key = f"b{number}"
    if line.startswith("- "):
        return Block(key, "li", _runs(line[2:]), list_kind="bullet")
    if line.startswith("# "):
        return Block(key, "h", _runs(line[2:]), level=2)
    return Block(key, "p", _runs(line))


def _runs(line: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for found in _RUN.finditer(line):
        runs.append(Span(line[at : found.start()]))
        name, words, url = found.groups()
        runs.append(LiveField(name) if name else Span(words, url=url))
        at = found.end()
    runs.append(Span(line[at:]))
    return tuple(run for run in runs if not isinstance(run, Span) or run.text)


class Telling:
    """Puts the texts beside the rows of the tables, and the whole testimonials of the printed report."""

    def __init__(self, texts: Texts, printed: str) -> None:
        self.texts, self.printed = texts, printed

    def __call__(self, rows: dict[str, list[Row]]) -> None:
        self._names(rows)
        rows["offices"] = [self.texts.values("office")]
        for position, row in enumerate(rows["staff_members"], start=1):
            row.update(self.texts.values(f"staff {position}"))
        for row in rows["seats"]:
            row.update(self.texts.values("committee"))
        for row in rows.get("axes", ()):
            row["aims"] = self.texts.parts.get(f"axis {row['number']}", "")
        self._meetings(rows)
        self._groups(rows)
        self._partnerships(rows)
        self._sections(rows, year=rows["group_years"][0]["year"])
        for row in rows["testimonials"]:
            row["text"] = self._testimonial(row["author_name"])
        for row, name in zip(rows["indicators"], ("personnes depuis", "services depuis"), strict=True):
            self._renamed(rows, row, f"{name} {row['name'].rpartition(' ')[2]}")

    def _names(self, rows: dict[str, list[Row]]) -> None:
        """The name in the directory of what the tables spell in another way: the office knows that they are one."""
        names = {each: whole.split(" + ") for each, whole in self.texts.values("names").items()}
        known = [row for row in rows["organisations"] if row["name"] not in names]
        rows["organisations"] = [*known, *({"name": name} for name in self.texts.parts.get("new", "").splitlines())]
        for row in rows["partnership_years"]:
            row["place"] = " ".join(names.get(row["place"] or "", [row["place"] or ""]))
        for sheet, given in rows.items():
            rows[sheet] = [
                {**row, "organisation": name} if name else row
                for row in given
                for name in names.get(row.get("organisation", ""), [row.get("organisation", "")])
            ]

    @staticmethod
    def _renamed(rows: dict[str, list[Row]], row: Row, name: str) -> None:
        for value in rows["indicator_values"]:
            if value["indicator"] == row["name"]:
                value["indicator"] = name
        row["name"] = name

    def _meetings(self, rows: dict[str, list[Row]]) -> None:
        told = dict(self.texts.of("meeting"))
        for row in rows["meetings"]:
            row["theme"] = typeset(row["theme"]).rstrip(" .") if row.get("theme") else None
            if row["kind"] in {"WALK", "LUNCH"}:
                row["title"] = ""  # the tables say the kind again
            if (words := told.get(str(row["first_on"]))) and not row.get("partnership"):
                row["report_paragraph"] = words

    def _groups(self, rows: dict[str, list[Row]]) -> None:
        told = dict(self.texts.of("group"))
        for row in rows["group_years"]:
            row["text"] = told[row["working_group"]]

    def _partnerships(self, rows: dict[str, list[Row]]) -> None:
        told = dict(self.texts.of("partnership"))
        for row in rows["partnership_years"]:
            row["text"] = next(words for start, words in told.items() if row["partnership"].startswith(start))

    def _sections(self, rows: dict[str, list[Row]], year: int) -> None:
        for position, (head, words) in enumerate(self.texts.of("section"), start=1):
            code, _space, title = head.partition(" ")
            row = {"year": year, "code": code, "title": title, "position": position, "text": words}
            rows.setdefault("report_sections", []).append(row)

    def _testimonial(self, author: str) -> RichText:
        """What stands above the author's name in the printed report, down from the name before."""
        parts = re.split(r"^([^\n«]{4,40}?) [–-] [^\n]+\n", self._voices(), flags=re.MULTILINE)
        told = dict(zip(parts[1::2], parts[0::2], strict=False))
        return rich(typeset(re.sub(r"\s*»[\s.]*$", "", told[author].strip().removeprefix("«")).strip()))

    def _voices(self) -> str:
        return self.printed[self.printed.rindex("#### Extraits") :].partition("\n")[2]


def typeset(words: str) -> str:
    """Quotation marks, apostrophes and spaces as the house types them."""
    words = _QUOTED.sub(r"« \1 »", words).replace("'", "’").replace(":)", "")
    return re.sub(r"\s*([!?;])", r" \1", re.sub(r"<[^>]+>", "", words))
