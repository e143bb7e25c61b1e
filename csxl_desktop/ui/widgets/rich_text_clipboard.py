"""Copying out of a text and pasting into one: our own form beside HTML and plain text."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from uuid import UUID

from PySide6.QtCore import QMimeData

from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Run, Span
from csxl_desktop.ui.widgets.paste_limits import ENDLESS_WORD, too_long_words
from csxl_desktop.ui.widgets.rich_text_paste import from_html, from_text

MIME = "application/x-csxl-rich-text"
MAX_CHARACTERS = 300_000  # some hundred and fifty pages
MAX_HTML = 2_000_000  # Word wraps a page of words in many pages of styles

_TAGS = {"b": "b", "i": "i", "u": "u", "s": "s", "^": "sup"}


@dataclass(frozen=True, slots=True)
class Refused:
    """A paste that is not taken, and why."""

    reason: str


def copied(blocks: Sequence[Block], values: Mapping[str, str]) -> QMimeData:
    """The clipboard's content for `blocks`; outside of our window live fields are their values."""
    text = RichText(tuple(blocks))
    shown = text.with_fields(values)
    result = QMimeData()
    result.setData(MIME, json.dumps(text.to_json()).encode())
    result.setHtml("".join(_html(block) for block in shown.blocks))
    result.setText(shown.plain())
    return result


def pasted(source: QMimeData, new_id: Callable[[], UUID]) -> tuple[Block, ...] | Refused:
    """What `source` brings, cleaned; our own form first, then HTML, then plain text."""
    if source.hasFormat(MIME):
        return _own(source)
    if source.hasHtml():
        html = bytes(source.data("text/html").data())
        if len(html) <= MAX_HTML:
            return _measured(from_html(source.html(), new_id))
    text = source.text()
    if len(text) > MAX_CHARACTERS or (not text and source.hasHtml()):
        return _too_long()
    return _measured(from_text(text, new_id))


def _own(source: QMimeData) -> tuple[Block, ...] | Refused:
    raw = bytes(source.data(MIME).data())
    if len(raw) > MAX_HTML:
        return _too_long()
    try:
        return RichText.from_json(json.loads(raw)).blocks
    except (ValueError, TypeError, AttributeError):
        return ()


def _measured(text: RichText) -> tuple[Block, ...] | Refused:
    letters = text.plain()
    return _too_long() if len(letters) > MAX_CHARACTERS or ENDLESS_WORD.search(letters) else text.blocks


def _too_long() -> Refused:
    return Refused(too_long_words(MAX_CHARACTERS))


def _html(block: Block) -> str:
    match block.kind:
        case "h":
            tag = f"h{min(max(block.level, 1), 6)}"
        case "li":
            outer = "ol" if block.list_kind == "number" else "ul"
            return f"<{outer}><li>{_html_runs(block.runs)}</li></{outer}>"
        case "quote":
            tag = "blockquote"
        case "table":
            rows = ("".join(f"<td>{_html_runs(cell)}</td>" for cell in row) for row in block.rows)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        case "image":
            return f"<p>{escape(block.caption)}</p>" if block.caption else ""
        case _:
            tag = "p"
    return f"<{tag}>{_html_runs(block.runs)}</{tag}>"


def _html_runs(runs: Sequence[Run]) -> str:
    return "".join(_html_run(run) for run in runs)


def _html_run(run: Run) -> str:
    match run:
        case Span():
            text = escape(run.text).replace("\u2028", "<br>")
            if run.url:
                text = f'<a href="{escape(run.url)}">{text}</a>'
            for mark in run.marks:
                text = f"<{_TAGS[mark]}>{text}</{_TAGS[mark]}>"
            return text
        case LiveField():
            return escape(f"{{{run.name}}}")
        case _:
            return ""
