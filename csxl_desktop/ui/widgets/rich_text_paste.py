"""HTML of any origin cleaned into text format v1: headings, lists, tables, bold, italic, underline, links; no more.

Read by the standard library's parser, never by Qt: nothing is loaded, run or looked up.
"""

from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from uuid import UUID

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.ui.widgets.rich_text_clean import clean
from csxl_desktop.ui.widgets.rich_text_format import MAX_LEVEL
from csxl_desktop.ui.widgets.rich_text_paste_blocks import BlockWriter
from csxl_desktop.ui.widgets.rich_text_paste_style import (
    PLAIN,
    State,
    list_level,
    outline_level,
    restyled,
    without_traps,
)

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "ul",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = frozenset(
    {
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "iframe",
        "xml",
        "select",
        "title",
        "audio",
        "video",
    }
)
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def from_html(html: str, new_id: Callable[[], UUID]) -> RichText:
    """`html` (a page, or the fragment that a clipboard holds) as a text; never fails, nothing is fetched."""
    reader = _Reader()
    reader.feed(without_traps(html))
    reader.close()
    return RichText(reader.writer.finished(new_id))


def from_text(text: str, new_id: Callable[[], UUID]) -> RichText:
    """Plain `text`: one paragraph a line, `- ` and `• ` as list lines."""
    lines = "\n".join(clean(line) for line in text.splitlines())
    return RichText.from_plain(lines, new_id)


class _Reader(HTMLParser):
    """Keeps the marks that are open and hands words and structure to the writer."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.writer = BlockWriter()
        self._open: list[tuple[str, State]] = []
        self._count: dict[str, int] = {}

    @property
    def _state(self) -> State:
        return self._open[-1][1] if self._open else PLAIN

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            if not self._state.hidden:
                self.writer.new_line()
            return
        if tag == "body":
            self._open.clear()
            self._count.clear()
        if tag in _BLOCKS:
            self.writer.end_block()
        if tag in _EMPTY:
            return
        state = restyled(self._state, tag, given, hidden=tag in _HIDDEN)
        self._open.append((tag, state))
        self._count[tag] = self._count.get(tag, 0) + 1
        if not state.hidden:
            self._start(tag, given)

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        writer = self.writer
        match tag:
            case "ul" | "ol":
                writer.open_list(tag)
            case "li":
                writer.open_item()
            case "blockquote":
                writer.quote(+1)
            case "table":
                writer.open_table()
            case "thead":
                writer.mark_header()
            case "tr":
                writer.open_row()
            case "td" | "th":
                writer.open_cell(given.get("colspan", ""), given.get("rowspan", ""), header=tag == "th")
            case _:
                self._start_paragraph(tag, given)

    def _start_paragraph(self, tag: str, given: Mapping[str, str]) -> None:
        if tag in _HEADINGS:
            self.writer.become("h", min(int(tag[1]), MAX_LEVEL))
        elif tag == "pre":
            self.writer.keep_spaces(on=True)
        if tag not in {"p", "div"}:
            return
        style, name = given.get("style", ""), given.get("class", "")
        if outline := outline_level(style, name):
            self.writer.become("h", outline)
        elif (level := list_level(style, name)) is not None:
            self.writer.become_fake_item(level)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and tag != "body":
            self.writer.end_block()
        if not self._count.get(tag):
            return
        while self._open:
            last, state = self._open.pop()
            self._count[last] -= 1
            if not state.hidden:
                self._end(last)
            if last == tag:
                return

    def _end(self, tag: str) -> None:
        writer = self.writer
        match tag:
            case "ul" | "ol":
                writer.close_list()
            case "li":
                writer.close_item()
            case "blockquote":
                writer.quote(-1)
            case "table":
                writer.close_table()
            case "td" | "th":
                writer.close_cell()
            case "pre":
                writer.keep_spaces(on=False)

    def handle_data(self, data: str) -> None:
        state = self._state
        if state.hidden:
            return
        if state.marker:
            self.writer.take_marker(data)
        else:
            self.writer.write(data, state.marks, state.url)
