"""A chapter of the manual as Qt's own HTML, in the colours and sizes of the moment."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from string import Template

from csxl_desktop.domain.manual import LINK, Chapter
from csxl_desktop.domain.rich_text import Block, Run, Span
from csxl_desktop.i18n.typography import french
from csxl_desktop.ui.look import look

_STYLE = Template("""
body { color: $text; font-size: ${body}px; }
h1 { font-size: ${title}px; font-weight: 600; margin: 0 0 ${p4}px 0; }
h2 { font-size: ${heading}px; font-weight: 600; margin: ${p24}px 0 ${p6}px 0; }
p { margin: 0 0 ${p10}px 0; line-height: 118%; }
p.summary { color: $secondary; margin-bottom: ${p18}px; }
li { margin: 0 0 ${p8}px 0; line-height: 118%; }
a { color: $accent; text-decoration: underline; }
td.note { background-color: $accent_soft; }
""")
SCHEME = "manual:/"  # of chapters and pictures: nothing of the computer or of the network has it
_LENGTHS = (4, 6, 8, 10, 18, 24)
_TAGS = {"b": "b", "i": "i"}

Width = Callable[[str], int]  # how wide a picture is shown, in pixels; 0 where it was not made


def style_sheet() -> str:
    """The look of every page."""
    now = look()
    sizes = now.sizes
    lengths = {f"p{length}": sizes.px(length) for length in _LENGTHS}
    colours = {name: getattr(now.tokens, name) for name in ("text", "secondary", "accent", "accent_soft")}
    return _STYLE.substitute(colours, **lengths, body=sizes.px(15), title=sizes.px(24), heading=sizes.px(17))


def page(chapter: Chapter, width: Width, *, language: str) -> str:
    """The chapter, its pictures named by their bare names."""
    set_in = french if language == "fr" else str
    told = "".join(_blocks(chapter.text.blocks, width, set_in))
    summary = f'<p class="summary">{escape(set_in(chapter.summary))}</p>'
    return f"<body><h1>{escape(set_in(chapter.title))}</h1>{summary}{told}</body>"


def _blocks(blocks: Iterable[Block], width: Width, set_in: Callable[[str], str]) -> Iterator[str]:
    for listed, group in groupby(blocks, key=lambda block: block.list_kind if block.kind == "li" else ""):
        if listed:
            tag = "ol" if listed == "number" else "ul"
            yield f"<{tag}>{''.join(f'<li>{_runs(block.runs, set_in)}</li>' for block in group)}</{tag}>"
            continue
        for block in group:
            yield _block(block, width, set_in)


def _block(block: Block, width: Width, set_in: Callable[[str], str]) -> str:
    match block.kind:
        case "h":
            return f"<h2>{_runs(block.runs, set_in)}</h2>"
        case "quote":
            pad = look().sizes.px(10)
            words = f'<td class="note">{_runs(block.runs, set_in)}</td>'
            space = look().sizes.px(6)
            table = f'<table width="100%" cellpadding="{pad}" cellspacing="0"><tr>{words}</tr></table>'
            return f'<p style="font-size: {space}px; margin: 0;"></p>{table}<p style="margin: 0;"></p>'
        case "image":
            wide = width(block.attachment)
            shown = f'<img src="{SCHEME}{escape(block.attachment)}" width="{wide}" alt="{escape(block.alt)}">'
            return f'<p style="line-height: 100%;">{shown}</p>' if wide else ""
        case _:
            return f"<p>{_runs(block.runs, set_in)}</p>"


def _runs(runs: Iterable[Run], set_in: Callable[[str], str]) -> str:
    return "".join(_span(run, set_in) for run in runs if isinstance(run, Span))


def _span(span: Span, set_in: Callable[[str], str]) -> str:
    said = escape(set_in(span.text))
    for mark in span.marks:
        said = f"<{_TAGS[mark]}>{said}</{_TAGS[mark]}>"
    address = f"{SCHEME}{span.url.removeprefix(LINK)}" if span.url.startswith(LINK) else span.url
    return f'<a href="{escape(address)}">{said}</a>' if span.url else said
