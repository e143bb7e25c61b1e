"""A text out of plain lines, as files and PDFs give them, with or without light marks (#, -, tabs, <sup>)."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.aligned_columns import aligned
from csxl_desktop.proofreading.contents_lines import contents_lines, contents_without_pages
from csxl_desktop.proofreading.text import Block, Kind, Text

_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
_ITEM = re.compile(r"^\s*+[-–—•●○▪❖*·]\s+(?=\S)")
_ITEM_NUMBER = re.compile(r"^\s*[-–—•]\s+(?=\d{1,2}[.)]\s)")
_SUP = re.compile(r"<sup>\s*+(?P<html>[^<]{1,12})</sup>|\$\s*+(?P<before>\d*+)\^\{?(?P<tex>[^{}$]{1,12})\}?\s*+\$")
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
_HEADED = re.compile(
    r"^(?:(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2})+\.? |(?:GT|Groupe de travail) «|(?:Chapitre|Annexe|Partie) (?:\d|[IVX])|"
    r"[A-ZÀ-Þ][\w’'-]+(?: de travail)? «\s[^«»]{3,60}\s»$|"
    r"(?:Introduction|Conclusions?|Préface|Avant-propos|Sommaire|Table des matières)$)"
)
_SHORTEST_HEADING, _LONGEST_HEADING = 5, 90  # letters
_SHORTEST_LIST = 3  # lines
_LEADER = re.compile(r"^\s*\d{1,3}\s*$")
_MANGLED = re.compile(
    r"<sup>&(?:amp;)?</sup>lt;(?=/?sup>)"
)  # as one reader of PDFs writes a call at the foot of a page
_TWO_SPACES = re.compile(r"([^\W\d_][\w'’-]*[,;.:!?»)]?) {2,}([«(]?[^\W\d_][\w'’-]*)")
_CALL = "\ufdd1"  # a noncharacter: where a call stood


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    line: int
    page: int = 0


def from_plain(content: str, year: int | None = None, *, wrapped: bool = True) -> Text:
    """The blocks of a text file; form feeds separate pages. `wrapped`: a narrow column may have broken its lines."""
    lines: list[_Line] = []
    pages = content.split("\f")
    number = 0
    for page, part in enumerate(pages, start=1):
        for line in aligned([each.rstrip("\r") for each in part.split("\n")]):
            number += 1
            lines.append(_Line(line, number, page if len(pages) > 1 else 0))
    return Text(_with_numbered_lists(_with_headings(tuple(_blocks(_joined(lines) if wrapped else lines)))), year)


def _with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Lines that the table of contents names are headings, however they are set."""
    named = {_key(block.title) for block in blocks if block.kind is Kind.ENTRY}
    if not named:
        return blocks
    return tuple(
        replace(block, kind=Kind.HEADING) if block.kind is Kind.PARAGRAPH and _key(block.title) in named else block
        for block in blocks
    )


def _with_numbered_lists(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Three lines or more that follow each other, numbered from 1 on, are a list."""
    kept = list(blocks)
    run: list[int] = []
    for at, block in enumerate((*blocks, Block(""))):
        if block.kind is Kind.PARAGRAPH and block.number.isdigit() and (run or block.number == "1"):
            run.append(at)
            continue
        if len(run) >= _SHORTEST_LIST:
            for each in run:
                kept[each] = replace(kept[each], kind=Kind.ITEM)
        run = []
    return tuple(kept)


def _key(title: str) -> str:
    return " ".join(re.findall(r"\w+", fold(title)))


def _joined(lines: list[_Line]) -> list[_Line]:
    """Lines that a narrow column broke, one paragraph again."""
    lengths = sorted(len(each.text) for each in lines if each.text.strip())
    if not lengths or not 40 < lengths[int(len(lengths) * 0.95)] <= 130:
        return lines
    width = lengths[int(len(lengths) * 0.9)]
    kept: list[_Line] = []
    for each in lines:
        last = kept[-1] if kept else None
        if last is not None and _continues(last.text.rsplit("\n", 1)[-1], each.text, width):
            broken = last.text.endswith("-") and each.text[:1].islower()
            before = last.text[:-1] if broken else f"{last.text.rstrip()} "
            kept[-1] = replace(last, text=f"{before}{each.text.strip()}")
        else:
            kept.append(each)
    return kept


def _continues(before: str, after: str, width: int) -> bool:
    if not before.strip() or not after.strip() or "\t" in before or "\t" in after:
        return False
    if _HEADING.match(before) or _HEADING.match(after) or _ITEM.match(after) or _LEADER.match(after):
        return False
    start = after.lstrip()[0]
    if start.islower():
        return True
    open_ended = before.rstrip()[-1] not in ".:!?»)"
    return len(before) > 0.75 * width and open_ended and not before.isupper()


def _blocks(lines: Iterable[_Line]) -> Iterator[Block]:
    table, in_table = 0, False
    told = list(lines)
    bare = [_bare_item(each.text) for each in told]
    entries = contents_lines(bare) or contents_without_pages(bare)
    for at, each in enumerate(told):
        raw = each.text
        if not raw.strip():
            continue
        if "\t" in raw.strip() and at not in entries:
            table += not in_table
            in_table = True
            yield _row(each, table)
            continue
        in_table = in_table and bool(_LEADER.match(raw))
        block = _entry(each, *entries[at]) if at in entries else _block(each)
        if block.text:
            yield block


def _bare_item(raw: str) -> str:
    return _ITEM.sub("", raw).strip() if _ITEM.match(raw) else raw.strip()


def _row(each: _Line, table: int) -> Block:
    cells = tuple(_clean(cell)[0] for cell in each.text.split("\t"))
    return Block(
        " | ".join(cell for cell in cells if cell),
        Kind.ROW,
        cells=cells,
        table=table,
        line=each.line,
        page=each.page,
    )


def _entry(each: _Line, printed: str, page: str) -> Block:
    title, _calls = _clean(printed)
    return Block(title, Kind.ENTRY, cells=(title, page), line=each.line, page=each.page)


def _block(each: _Line) -> Block:
    raw, kind, level = each.text, Kind.PARAGRAPH, 0
    if found := _HEADING.match(raw):
        raw, kind, level = raw[found.end() :], Kind.HEADING, len(found[1])
    elif found := _ITEM_NUMBER.match(raw) or _ITEM.match(raw):
        raw, kind = raw[found.end() :], Kind.ITEM
    text, calls = _clean(raw)
    if kind is Kind.PARAGRAPH and calls and calls[0][0] == 0:
        kind = Kind.NOTE
    elif kind is Kind.HEADING and text.endswith(":"):
        kind = Kind.PARAGRAPH
    elif kind is Kind.PARAGRAPH and _is_heading(text):
        kind = Kind.HEADING
    doubled = _doubled(raw.strip(), text) if "  " in raw.strip() else ()
    return Block(text, kind, level, line=each.line, page=each.page, calls=calls, doubled=doubled)


def _doubled(raw: str, text: str) -> tuple[int, ...]:
    """Where one space is left of two."""
    found = ((text.find(f"{each[1]} {each[2]}"), len(each[1])) for each in _TWO_SPACES.finditer(raw))
    return tuple(start + length for start, length in found if start >= 0)


def _is_heading(text: str) -> bool:
    """A short line in capitals without full stop, or one that begins as headings do: 2.1 Les groupes, GT «."""
    if len(text) >= _LONGEST_HEADING or text[-1:] in {*".:;,!?"} or sum(map(str.isalpha, text)) < _SHORTEST_HEADING:
        return False
    return text.upper() == text or _HEADED.match(text) is not None


def _clean(raw: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The letters alone, and the footnote calls that stood among them."""
    text = unicodedata.normalize("NFC", raw)
    if "&" in text:
        text = _MANGLED.sub("<", text)
        for _again in range(3):  # what was escaped twice on its way here
            text = html.unescape(text)
    calls: list[str] = []

    def superscript(found: re.Match[str]) -> str:
        told = (found["html"] or found["tex"] or "").strip()
        if told.isdigit() and not found["before"]:
            calls.append(told)
            return _CALL
        return f"{found['before'] or ''}{told}"

    if "<" in text or "$" in text:
        text = _TAG.sub("", _SUP.sub(superscript, text.replace("<sup><sup>", "<sup>")))
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    text = re.sub(r" {2,}", " ", text.strip())
    at, places = 0, []
    while (at := text.find(_CALL)) >= 0:
        after = text[at + 1 :]
        text = text[:at] + (after.lstrip() if not at or text[at - 1] == " " else after)
        places.append(at)
    return text, tuple(zip(places, calls, strict=True))
