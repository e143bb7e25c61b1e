"""The manual on paper: its contents, a chapter for each job, links between them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import gap, heading, label, rich, soft_box, text
from csxl_desktop.documents.layout import CREATOR, build, contents
from csxl_desktop.documents.letterhead import title_block
from csxl_desktop.documents.rich_text import flow, pieces
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.manual import Chapter, Manual, Part
from csxl_desktop.domain.rich_text import Block, RichText
from csxl_desktop.i18n import speaking

Pictures = Callable[[str], bytes | None]
_PICTURE = 0.78  # of the text, for a picture
_ROOM = 150  # points that a chapter wants below its title, else it begins on the next page


def render(manual: Manual, theme: Theme, pictures: Pictures) -> bytes:
    """The manual as a PDF, in its own language."""
    with speaking(manual.language):
        story = list(_story(manual, theme, pictures))
        return build(
            story, theme=theme, title=manual.title, author=CREATOR, header_left=CREATOR, header_right=manual.title
        )


def _story(manual: Manual, theme: Theme, pictures: Pictures) -> Iterator[Flowable]:
    yield from title_block("", manual.title, CREATOR, theme)
    parts = [(part, list(_chapters(part, theme, pictures))) for part in manual.parts]
    for part, chapters in parts:
        yield gap(4)
        yield label(part.title, theme)
        yield from contents(chapters, theme)
    for _part, chapters in parts:
        yield PageBreak()
        yield from chapters


def _chapters(part: Part, theme: Theme, pictures: Pictures) -> Iterator[Flowable]:
    for chapter in part.chapters:
        yield CondPageBreak(_ROOM)
        yield heading(chapter.title, theme.style("heading"), Entry(chapter.title, chapter.key, level=1))
        yield text(chapter.summary, theme.style("secondary-after"))
        yield from _told(chapter, theme, pictures)


def _told(chapter: Chapter, theme: Theme, pictures: Pictures) -> Iterator[Flowable]:
    for noted, blocks in groupby(chapter.text.blocks, key=lambda block: block.kind == "quote"):
        if noted:
            yield from (_note(block, theme) for block in blocks)
        else:
            yield from flow(RichText(tuple(_known(blocks, pictures))), theme, pictures)


def _note(block: Block, theme: Theme) -> Flowable:
    """What is good to know, in a soft box."""
    return soft_box([[rich(pieces(block.runs), theme.style("tight"))]], [1.0], theme, padding=8)


def _known(blocks: Iterator[Block], pictures: Pictures) -> Iterator[Block]:
    """Without the pictures that were not made: a manual without them still says everything."""
    for block in blocks:
        if block.kind != "image":
            yield block
        elif pictures(block.attachment) is not None:
            yield replace(block, width=_PICTURE)
