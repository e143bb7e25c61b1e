"""Formatted text (text format v1) as HTML for a mail: plain tags with their style beside them, nothing from outside."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Run, Span
from csxl_desktop.i18n import current_language
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions, french

_WEB = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_TAGS = {"b": "strong", "i": "em", "u": "u", "s": "s", "^": "sup"}
_CELL = f"border:1px solid {Theme.hairline};padding:4px 8px;text-align:left;vertical-align:top"

# What a picture becomes, by the key that the text uses: its address in the mail, or nothing where it is missing.
Pictures = Callable[[str], str]


def html(rich: RichText, pictures: Pictures, typography: TypographyOptions = HOUSE) -> str:
    """The blocks one after the other."""
    return "".join(_Writer(pictures, typography).blocks(rich.blocks))


def set_in(text: str, typography: TypographyOptions = HOUSE) -> str:
    """`text` with the typography of the language spoken, ready to stand in a page."""
    return escape(french(text, typography) if current_language() == "fr" else text)


class _Writer:
    """Block after block, run after run."""

    def __init__(self, pictures: Pictures, typography: TypographyOptions) -> None:
        self._pictures, self._typography = pictures, typography

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for listed, group in groupby(
            blocks, key=lambda block: block.list_kind or "bullet" if block.kind == "li" else ""
        ):
            if listed:
                tag = "ol" if listed == "number" else "ul"
                lines = "".join(f"<li>{self._runs(block.runs)}</li>" for block in group)
                yield f'<{tag} style="margin:0 0 10px;padding-left:22px">{lines}</{tag}>'
                continue
            for block in group:
                yield self._block(block)

    def _block(self, block: Block) -> str:
        match block.kind:
            case "table":
                return self._table(block)
            case "image":
                address = self._pictures(block.attachment)
                caption = set_in(block.caption, self._typography)
                words = f'<p style="margin:0 0 10px;font-size:13px;color:{Theme.secondary}">{caption}</p>'
                shown = f'<img src="{address}" alt="{escape(block.alt or block.caption)}" style="max-width:100%">'
                return (f'<p style="margin:0 0 4px">{shown}</p>' if address else "") + (words if block.caption else "")
            case "pagebreak":
                return ""
            case "h":
                return f'<h3 style="margin:14px 0 6px;font-size:16px">{self._runs(block.runs)}</h3>'
            case "quote":
                style = f"margin:0 0 10px;padding-left:12px;border-left:3px solid {Theme.hairline};font-style:italic"
                return f'<blockquote style="{style}">{self._runs(block.runs)}</blockquote>'
            case _:
                return f'<p style="margin:0 0 10px">{self._runs(block.runs)}</p>'

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        if isinstance(run, LiveField):
            return escape(f"{{{run.name}}}")
        if not isinstance(run, Span):
            return ""
        said = set_in(run.text, self._typography).replace("\n", "<br>")
        for mark, tag in _TAGS.items():
            if mark in run.marks:
                said = f"<{tag}>{said}</{tag}>"
        return f'<a href="{escape(run.url)}">{said}</a>' if _WEB.fullmatch(run.url) else said

    def _table(self, block: Block) -> str:
        rows = []
        for number, row in enumerate(block.rows):
            tag = "th" if block.header and not number else "td"
            rows.append(
                "<tr>" + "".join(f'<{tag} style="{_CELL}">{self._runs(cell)}</{tag}>' for cell in row) + "</tr>"
            )
        return f'<table style="border-collapse:collapse;margin:0 0 10px">{"".join(rows)}</table>'
