"""The text of the manual: the small part of Markdown that its chapters are written in, as text format v1.

`# Title`, a paragraph that sums up, then `## Heading`, paragraphs, `1.` steps, `-` lines, `>` notes, and
`![what is seen](picture)` on a line of its own; inside a line `**a word of the window**`, `*emphasis*`,
`[words](chapter)` and `[words](window:what)`. A line `<!-- words -->` holds words to be found by.
"""

import re
from collections.abc import Iterator

from csxl_desktop.domain.manual import LINK, WINDOW, Chapter
from csxl_desktop.domain.rich_text import Block, RichText, Run, Span, merged, runs_plain

_PICTURE = re.compile(r"!\[(?P<alt>[^]]*)]\((?P<name>[\w.-]+)\)")
_KEYWORDS = re.compile(r"<!--\s*(.*?)\s*-->")
_OPENERS = (("## ", "h"), ("> ", "quote"), ("- ", "li"))
_STEP = re.compile(r"\d+\. ")
_MARKED = re.compile(r"\*\*(?P<b>[^*]+)\*\*|\*(?P<i>[^*]+)\*|\[(?P<words>[^]]+)]\((?P<link>[\w:.-]+)\)")


def read_chapter(key: str, text: str) -> Chapter:
    """The chapter that `text` writes; `ValueError` where its title or its summary is missing."""
    keywords = " ".join(_KEYWORDS.findall(text))
    title, summary, *blocks = _blocks(_KEYWORDS.sub("", text))
    if title.kind != "h" or title.level != 1 or summary.kind != "p":
        raise ValueError(f"{key}: a chapter begins with its title and a paragraph that sums it up")
    return Chapter(key, runs_plain(title.runs), runs_plain(summary.runs), RichText(tuple(blocks)), keywords)


def _blocks(text: str) -> Iterator[Block]:
    for number, piece in enumerate(_pieces(text)):
        yield _block(str(number), piece)


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs and lines of lists, each on one line."""
    waiting = ""
    for line in text.splitlines():
        bare = line.strip()
        if waiting and (not bare or _opens(bare)):
            yield waiting
            waiting = ""
        waiting = f"{waiting} {bare}".strip()
        if bare.startswith("#"):  # a title is a line of its own
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def _opens(line: str) -> bool:
    return line.startswith(("#", "> ", "- ", "![")) or _STEP.match(line) is not None


def _block(key: str, piece: str) -> Block:
    if (picture := _PICTURE.fullmatch(piece)) is not None:
        return Block(key, "image", attachment=picture["name"], alt=picture["alt"])
    if piece.startswith("# "):
        return Block(key, "h", _runs(piece[2:]), level=1)
    if (step := _STEP.match(piece)) is not None:
        return Block(key, "li", _runs(piece[step.end() :]), list_kind="number")
    for opener, kind in _OPENERS:
        if piece.startswith(opener):
            runs = _runs(piece[len(opener) :])
            return Block(key, kind, runs, level=2 if kind == "h" else 0, list_kind="bullet" if kind == "li" else "")
    return Block(key, "p", _runs(piece))


def _runs(text: str) -> tuple[Run, ...]:
    return merged(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    at = 0
    for found in _MARKED.finditer(text):
        yield Span(text[at : found.start()])
        if found["link"] is not None:
            address = found["link"]
            yield Span(found["words"], url=address if address.startswith(WINDOW) else f"{LINK}{address}")
        else:
            yield Span(found["b"] or found["i"], "b" if found["b"] else "i")
        at = found.end()
    yield Span(text[at:])
