"""The handover file: who is who, rhythms, what waits, where figures and files are."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, gap, heading, table, text, titled
from csxl_desktop.documents.handover_words import INTERNAL, TABLES, TITLE, chapters
from csxl_desktop.documents.layout import build_of_office, contents
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.handover import Handover, HandoverTable
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import long_date


def render(content: Handover, theme: Theme) -> bytes:
    """The file as a PDF, in its own language."""
    with speaking(content.language):
        title = _(TITLE)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: Handover, title: str, theme: Theme) -> Iterator[Flowable]:
    day = long_date(content.on, weekday=False)
    subtitle = f"{content.office.name} · {day}"
    yield from title_block(_("For whoever takes over"), title, subtitle, theme, logo(content.office, theme))
    yield text(_(INTERNAL), theme.style("secondary-after"))
    parts = list(_parts(content, theme))
    yield from contents(parts, theme)
    yield gap(10)
    yield from parts


def _parts(content: Handover, theme: Theme) -> Iterator[Flowable]:
    for number, (name, tables) in enumerate(chapters(content), start=1):
        yield from titled(heading(_(name), theme.style("heading"), Entry(_(name), f"chapter-{number}")), keep=140)
        for each in tables:
            yield from _table(each, theme)


def _table(part: HandoverTable, theme: Theme) -> Iterator[Flowable]:
    words = TABLES[part.code]
    yield from titled(heading(_(words.heading), theme.style("subheading")), keep=100)
    if words.note:
        yield text(_(words.note), theme.style("secondary-after"))
    widths = [theme.text_width * width for width in words.widths]
    rows = [
        [_cell(cell, theme, first=not number, even=number in words.even) for number, cell in enumerate(row)]
        for row in part.rows
    ]
    yield table([_(each) for each in words.header], rows, widths, theme)


def _cell(words: str, theme: Theme, *, first: bool, even: bool) -> Content:
    """The first line counts; what stands under it is told in grey, unless all lines count alike."""
    below = theme.style("cell")
    if not even:
        below = theme.style("cell-secondary").clone("handover-small", fontSize=8.5, leading=11)
    lines = words.splitlines() or ["–"]
    return [text(lines[0], theme.style("cell-bold" if first else "cell")), *(text(line, below) for line in lines[1:])]
