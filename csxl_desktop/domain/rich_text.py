"""Text format v1: the formatted text of minutes, report sections and testimonials, as plain JSON.

`{"v": 1, "blocks": [{"id", "t": "h|p|li|quote|table|image|pagebreak", …, "runs": […]}]}` where a run is
`{"s", "m"}`, `{"field": name}`, `{"link": url, "s", "m"}`, `{"note": id}` or `{"ref": id}`; `m` is any of
`b i u s ^` (bold, italic, underlined, struck, superscript). What a footnote says stands under `"notes": {id: runs}`
beside the blocks. Blocks, runs and keys of blocks that this version does not know are kept as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from csxl_desktop.domain.live_names import value_of

VERSION = 1
MARKS = "bius^"
BLOCK_KINDS = ("h", "p", "li", "quote", "table", "image", "pagebreak")
QR = "qr"  # beside the blocks: the addresses whose QR code is printed
ALIGNMENTS = ("left", "center", "right", "justify")

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """Letters, with their marks in the order of `MARKS`; a link where `url` is not empty."""

    text: str
    marks: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class LiveField:
    """A name such as `member_count`, replaced by its value when the text is shown or printed."""

    name: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote (`note`) with what it says, or a reference to another block (`ref`)."""

    kind: str
    target: str
    note: "tuple[Run, ...]" = ()


@dataclass(frozen=True, slots=True)
class UnknownRun:
    """A run of a later version, kept as it came."""

    data: Mapping[str, Any] = field(default_factory=dict, hash=False)


Run = Span | LiveField | Mark | UnknownRun
Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list line, quote, table, picture or page break.

    `level` is 1–3 for a heading and the indent (0–3) of a list line; `list_kind` is `bullet` or `number`;
    `width` is the part of the text width (0–1) that a picture takes; `beside`: on the right of the text that follows
    it. `extra` holds keys of later versions.
    """

    id: str
    kind: str = "p"
    runs: tuple[Run, ...] = ()
    level: int = 0
    list_kind: str = ""
    align: str = "left"
    rows: tuple[tuple[Cell, ...], ...] = ()
    header: bool = False
    attachment: str = ""
    caption: str = ""
    alt: str = ""
    width: float = 1.0
    beside: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class RichText:
    """A formatted text: its blocks in order."""

    blocks: tuple[Block, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        return bool(self.plain().strip()) or any(block.kind in {"table", "image"} for block in self.blocks)

    def is_blank(self) -> bool:
        """Whether there is nothing to keep: no letter, and nothing else that stands for something."""
        return not self.extra and all(_is_blank(block) for block in self.blocks)

    def strings(self) -> Iterator[str]:
        """Every text in it, shown or not: letters, addresses, descriptions, what later versions put there."""
        yield from _strings(self.to_json())

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> "RichText":
        """Read what `to_json` wrote; `None` is the empty text."""
        if not data:
            return cls()
        told = data.get("notes")
        notes = told if isinstance(told, Mapping) else {}
        blocks = tuple(_block_from_json(raw, n, notes) for n, raw in enumerate(data.get("blocks", ())))
        extra = {key: value for key, value in data.items() if key not in {"v", "blocks", "notes"}}
        called = {mark.target for mark in cls(blocks).notes()}
        unknown = told if told and not notes else {key: note for key, note in notes.items() if key not in called}
        return cls(blocks, extra | {"notes": unknown} if unknown else extra)

    @classmethod
    def from_plain(cls, text: str, new_id: Callable[[], UUID]) -> "RichText":
        """One paragraph a line; empty lines separate, `- ` or `• ` opens a list line."""
        return cls(tuple(_plain_blocks(text, new_id)))

    def to_json(self) -> JsonObject:
        data = {"v": VERSION, "blocks": [_block_to_json(block) for block in self.blocks], **self.extra}
        notes = {mark.target: _runs_to_json(mark.note) for mark in self.notes() if mark.note}
        return data | {"notes": notes | dict(self.extra.get("notes", {}))} if notes else data

    def plain(self) -> str:
        """The letters alone, one line a block, for search and for plain files; live fields in braces."""
        return "\n".join(line for block in self.blocks for line in _plain_lines(block))

    def with_fields(self, values: Mapping[str, str]) -> "RichText":
        """The text with each live field that `values` knows replaced by its value."""
        return replace(self, blocks=tuple(_fill(block, values) for block in self.blocks))

    def field_names(self) -> frozenset[str]:
        return frozenset(run.name for run in self._runs() if isinstance(run, LiveField))

    def notes(self) -> tuple[Mark, ...]:
        """The footnotes in the order in which they are called; one called twice stands twice."""
        return tuple(run for run in self._runs() if isinstance(run, Mark) and run.kind == "note")

    def references(self) -> frozenset[str]:
        """What the text refers to."""
        return frozenset(run.target for run in self._runs() if isinstance(run, Mark) and run.kind == "ref")

    def _runs(self) -> Iterator[Run]:
        for run in (run for block in self.blocks for run in block_runs(block)):
            yield run
            if isinstance(run, Mark):
                yield from run.note


def qr_links(extra: Mapping[str, Any]) -> tuple[str, ...]:
    """The addresses whose QR code is printed, by what stands beside the blocks."""
    told = extra.get(QR, ())
    return tuple(url for url in told if isinstance(url, str)) if isinstance(told, list | tuple) else ()


def block_title(block: Block) -> str:
    """How a heading, a picture or a table is called where something refers to it; other blocks have no name."""
    match block.kind:
        case "h":
            return runs_plain(block.runs).strip()
        case "image":
            return (block.caption or block.alt).strip()
        case "table" if block.caption.strip():
            return block.caption.strip()
        case "table" if block.rows:
            return " – ".join(words for cell in block.rows[0] if (words := runs_plain(cell).strip()))
        case _:
            return ""


def block_runs(block: Block) -> Iterator[Run]:
    """The runs of a block, those of its cells too."""
    yield from block.runs
    for row in block.rows:
        for cell in row:
            yield from cell


def _is_blank(block: Block) -> bool:
    lettered = block.kind in {"p", "h", "li", "quote"} and not block.extra
    return lettered and all(isinstance(run, Span) and not run.text.strip() for run in block.runs)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield str(key)
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of the same marks joined and empty spans dropped."""
    result: list[Run] = []
    for run in runs:
        if isinstance(run, Span):
            if not run.text:
                continue
            last = result[-1] if result else None
            if isinstance(last, Span) and (last.marks, last.url) == (run.marks, run.url):
                result[-1] = replace(last, text=last.text + run.text)
                continue
        result.append(run)
    return tuple(result)


def runs_plain(runs: Iterable[Run]) -> str:
    """The letters of `runs`; live fields in braces."""
    return "".join(
        run.text if isinstance(run, Span) else f"{{{run.name}}}" if isinstance(run, LiveField) else "" for run in runs
    )


def _plain_lines(block: Block) -> Iterator[str]:
    if block.kind == "table":
        for row in block.rows:
            yield " | ".join(runs_plain(cell) for cell in row)
    elif block.kind == "image":
        yield block.caption
    elif block.kind == "li":
        yield f"{'  ' * block.level}- {runs_plain(block.runs)}"
    elif block.kind != "pagebreak":
        yield runs_plain(block.runs)


def _plain_blocks(text: str, new_id: Callable[[], UUID]) -> Iterator[Block]:
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            continue
        if stripped[:2] in {"- ", "• "}:
            level = (len(line) - len(line.lstrip())) // 2
            runs = (Span(stripped[2:].strip()),)
            yield Block(str(new_id()), "li", runs, level=min(level, 3), list_kind="bullet")
        else:
            yield Block(str(new_id()), "p", (Span(stripped),))


def _fill(block: Block, values: Mapping[str, str]) -> Block:
    return replace(
        block,
        runs=_filled(block.runs, values),
        rows=tuple(tuple(_filled(cell, values) for cell in row) for row in block.rows),
    )


def _filled(runs: tuple[Run, ...], values: Mapping[str, str]) -> tuple[Run, ...]:
    return merged(_filled_run(run, values) for run in runs)


def _filled_run(run: Run, values: Mapping[str, str]) -> Run:
    if isinstance(run, Mark):
        return replace(run, note=_filled(run.note, values)) if run.note else run
    value = value_of(run.name, values) if isinstance(run, LiveField) else None
    return run if value is None or not isinstance(run, LiveField) else Span(value, run.marks)


_BLOCK_KEYS = {
    "id", "t", "runs", "level", "list", "align", "rows", "header", "attachment", "caption", "alt", "width", "beside",
}  # fmt: skip


def _block_from_json(raw: Mapping[str, Any], position: int, notes: Mapping[str, Any]) -> Block:
    return Block(
        id=str(raw.get("id") or position),
        kind=str(raw.get("t", "p")),
        runs=_runs_from_json(raw.get("runs", ()), notes),
        level=int(raw.get("level", 0)),
        list_kind=str(raw.get("list", "")),
        align=str(raw.get("align", "left")),
        rows=tuple(tuple(_runs_from_json(cell, notes) for cell in row) for row in raw.get("rows", ())),
        header=bool(raw.get("header", False)),
        attachment=str(raw.get("attachment", "")),
        caption=str(raw.get("caption", "")),
        alt=str(raw.get("alt", "")),
        width=float(raw.get("width", 1.0)),
        beside=bool(raw.get("beside", False)),
        extra={key: value for key, value in raw.items() if key not in _BLOCK_KEYS},
    )


def _block_to_json(block: Block) -> JsonObject:
    data: JsonObject = {"id": block.id, "t": block.kind}
    optional: tuple[tuple[str, Any, Any], ...] = (
        ("level", block.level, 0),
        ("list", block.list_kind, ""),
        ("align", block.align, "left"),
        ("header", block.header, False),
        ("attachment", block.attachment, ""),
        ("caption", block.caption, ""),
        ("alt", block.alt, ""),
        ("width", block.width, 1.0),
        ("beside", block.beside, False),
    )
    data |= {key: value for key, value, absent in optional if value != absent}
    if block.rows:
        data["rows"] = [[_runs_to_json(cell) for cell in row] for row in block.rows]
    if block.runs:
        data["runs"] = _runs_to_json(block.runs)
    return data | dict(block.extra)


def _runs_from_json(raw: Iterable[Mapping[str, Any]], notes: Mapping[str, Any]) -> tuple[Run, ...]:
    return tuple(run_from_json(run, notes) for run in raw)


def run_from_json(raw: Mapping[str, Any], notes: Mapping[str, Any] = MappingProxyType({})) -> Run:
    """A run; what a footnote says is taken from `notes` where it does not stand within."""
    marks = "".join(mark for mark in MARKS if mark in str(raw.get("m", "")))
    if "field" in raw:
        return LiveField(str(raw["field"]), marks)
    if "note" in raw:
        key = str(raw["note"])
        return Mark("note", key, _runs_from_json(raw.get("runs") or notes.get(key, ()), {}))
    if "ref" in raw:
        return Mark("ref", str(raw["ref"]))
    if "s" in raw:
        return Span(str(raw["s"]), marks, str(raw.get("link", "")))
    return UnknownRun(data=dict(raw))


def run_to_json(run: Run) -> JsonObject:
    """A run that stands by itself: a footnote with what it says."""
    note = {"runs": _runs_to_json(run.note)} if isinstance(run, Mark) and run.note else {}
    return _run_to_json(run) | note


def _runs_to_json(runs: Iterable[Run]) -> list[JsonObject]:
    return [_run_to_json(run) for run in runs]


def _run_to_json(run: Run) -> JsonObject:
    match run:
        case Span():
            data: JsonObject = {"s": run.text}
            if run.url:
                data["link"] = run.url
            return data | ({"m": run.marks} if run.marks else {})
        case LiveField():
            return {"field": run.name} | ({"m": run.marks} if run.marks else {})
        case Mark():
            return {run.kind: run.target}
        case _:
            return dict(run.data)
