"""Gathers the words of a pasted page into blocks: paragraphs, list lines, quotes, headings, tables."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from uuid import UUID

from csxl_desktop.domain.rich_text import Block, Span
from csxl_desktop.ui.widgets.rich_text_clean import LINE, clean, collapse
from csxl_desktop.ui.widgets.rich_text_format import MAX_LEVEL
from csxl_desktop.ui.widgets.rich_text_paste_tables import TableWriter

_NUMBER_MARK = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_TYPED_MARK = re.compile(r"(?:([·•▪§\uf0b7\uf0a7o–-])|(\(?(?:\d{1,3}|[a-z])[.)]))[\u00a0 ]+")


@dataclass
class _Draft:
    """The block being gathered."""

    kind: str = "p"
    level: int = 0
    list_kind: str = ""
    fake: bool = False
    marker: str = ""
    spans: list[Span] = field(default_factory=list)


class BlockWriter:
    """Takes structure and words in reading order; `finished` gives the blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._draft = _Draft()
        self._lists: list[str] = []
        self._item_waits = False
        self._quotes = 0
        self._verbatim = 0
        self._tables: list[TableWriter] = []

    def write(self, text: str, marks: str, url: str) -> None:
        text = clean(text) if self._verbatim else clean(collapse(text))
        draft = self._draft
        if not self._verbatim and (not draft.spans or draft.spans[-1].text.endswith((" ", LINE))):
            text = text.lstrip(" ")
        if not text:
            return
        if not draft.spans:
            self._name_draft()
        marks = marks.replace("u", "") if url else marks
        draft.spans.append(Span(text, marks.replace("b", "") if draft.kind == "h" else marks, url))

    def _name_draft(self) -> None:
        draft = self._draft
        if draft.kind != "p" or draft.fake:
            return
        if self._item_waits and self._lists:
            draft.kind, draft.level = "li", min(len(self._lists) - 1, MAX_LEVEL)
            draft.list_kind = "number" if self._lists[-1] == "ol" else "bullet"
            self._item_waits = False
        elif self._quotes:
            draft.kind = "quote"

    def new_line(self) -> None:
        if self._draft.spans:
            self._draft.spans.append(Span(LINE))

    def take_marker(self, text: str) -> None:
        """The letters of a list mark that Word writes as text."""
        self._draft.marker += text.strip()[:20]

    def become(self, kind: str, level: int) -> None:
        self._draft.kind, self._draft.level = kind, level

    def become_fake_item(self, level: int) -> None:
        self._draft.fake, self._draft.level = True, min(level, MAX_LEVEL)

    def open_list(self, tag: str) -> None:
        self._lists.append(tag)
        self._item_waits = False

    def close_list(self) -> None:
        if self._lists:
            self._lists.pop()
        self._item_waits = False

    def open_item(self) -> None:
        self._item_waits = True

    def close_item(self) -> None:
        self._item_waits = False

    def quote(self, step: int) -> None:
        self._quotes = max(0, self._quotes + step)

    def keep_spaces(self, *, on: bool) -> None:
        self._verbatim = max(0, self._verbatim + (1 if on else -1))

    def end_block(self) -> None:
        """The block ends here: a paragraph's end, or the start of another."""
        draft, self._draft = self._draft, _Draft()
        spans = _trimmed(draft.spans)
        if not spans:
            return
        if draft.fake:
            spans = _unmask(draft, spans)
        whole = self._verbatim or draft.kind == "h"
        for part in [spans] if whole else _paragraphs(spans):
            level = draft.level if draft.kind in {"h", "li"} else 0
            block = Block("", draft.kind, tuple(_joined(part)), level=level, list_kind=draft.list_kind)
            if self._tables and self._tables[-1].in_cell:
                self._tables[-1].write(_with_mark(draft, part), [block])
            else:
                self._blocks.append(block)

    def open_table(self) -> None:
        self.end_block()
        self._tables.append(TableWriter())

    def mark_header(self) -> None:
        if self._tables:
            self._tables[-1].header = True

    def open_row(self) -> None:
        self.end_block()
        if self._tables:
            self._tables[-1].open_row()

    def open_cell(self, columns: str, rows: str, *, header: bool) -> None:
        self.end_block()
        if self._tables:
            self._tables[-1].open_cell(columns, rows, header=header)

    def close_cell(self) -> None:
        self.end_block()
        if self._tables:
            self._tables[-1].close_cell()

    def close_table(self) -> None:
        self.end_block()
        if not self._tables:
            return
        table = self._tables.pop()
        if self._tables and self._tables[-1].in_cell:
            for cell in table.filled():
                self._tables[-1].write(cell.spans, cell.blocks)
        else:
            self._blocks += table.blocks()

    def finished(self, new_id: Callable[[], UUID]) -> tuple[Block, ...]:
        """Every block, each with an id of its own."""
        self.end_block()
        while self._tables:
            self.close_table()
        return tuple(replace(block, id=str(new_id())) for block in self._blocks)


def _unmask(draft: _Draft, spans: Sequence[Span]) -> list[Span]:
    """A list line that Word wrote as a paragraph: its mark becomes the kind of list."""
    marker = draft.marker.replace("\u00a0", "").strip()
    first = spans[0]
    if not marker and (typed := _TYPED_MARK.match(first.text)):
        marker = (typed[1] or typed[2]).strip()
        spans = [replace(first, text=first.text[typed.end() :]), *spans[1:]]
    draft.kind = "li"
    # A lone “o” is Word's hollow bullet; “o.” would be the fifteenth letter.
    draft.list_kind = "number" if _NUMBER_MARK.fullmatch(marker) else "bullet"
    return _trimmed(spans)


def _with_mark(draft: _Draft, spans: Sequence[Span]) -> list[Span]:
    """A list line inside a cell, where a text has no lists: its mark stays as a letter."""
    return [Span("• "), *spans] if draft.kind == "li" else list(spans)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """`spans` with neighbours of the same marks as one, joined at a stroke."""
    groups = groupby(spans, key=lambda span: (span.marks, span.url))
    return [Span("".join(span.text for span in group), marks, url) for (marks, url), group in groups]


def _trimmed(spans: Iterable[Span]) -> list[Span]:
    """`spans` with neighbours of the same marks joined and without white space at both ends."""
    kept = _joined(spans)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    """Two line ends in a row are an empty line: what stands on both sides are two paragraphs."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split(LINE)
        lines[-1].append(replace(span, text=first))
        lines += [[replace(span, text=piece)] for piece in others]
    parts: list[list[Span]] = [[]]
    for line in lines:
        if not (words := _trimmed(line)):
            parts.append([])
        else:
            parts[-1] += [Span(LINE), *words] if parts[-1] else words
    return [part for part in parts if part]
