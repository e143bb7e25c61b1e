"""One organisation on the pages of the directory: in one column, or in two languages side by side."""

from collections.abc import Iterable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table, TableStyle

from csxl_desktop.documents import directory_words as words
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import LONGEST_PARAGRAPH, heading, rich, texts
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import GUTTER, SideBySide
from csxl_desktop.domain.content.directory import DirectoryEntry, Reach
from csxl_desktop.i18n import speaking

_QUIET = {words.OTHER_NAME, words.ABOUT}


class EntryBox(Table):  # type: ignore[misc, unused-ignore]
    """An organisation that stays in one column."""

    tallest_whole = 190 * 72 / 25.4

    def split(self, _avail_width: float, _avail_height: float) -> list[Flowable]:
        return []


def reach_lines(reach: Iterable[Reach], style: ParagraphStyle) -> Iterator[Flowable]:
    """The ways to be reached, a paragraph a line."""
    return (rich(line.pieces, style) for line in words.reach_words(reach))


def in_column(entry: DirectoryEntry, level: int, theme: Theme) -> list[Flowable]:
    """The entry for one of two columns: whole, or cut between its lines where it is nearly as tall as a page."""
    width = (theme.text_width - GUTTER) / 2
    lines = list(_lines(entry, level, theme))
    if sum(line.wrap(width, 1e6)[1] for line in lines) > EntryBox.tallest_whole:
        return list(_lines(entry, level, theme))
    return [_box(lines, width, theme)]


def side_by_side(entry: DirectoryEntry, level: int, languages: tuple[str, str], theme: Theme) -> Flowable:
    """The entry in the language of the document on the left, in the other one on the right."""
    sides = []
    for each, language in zip((entry, entry.second or entry), languages, strict=True):
        with speaking(language):
            sides.append(list(_lines(each, level, theme, marked=each is entry)))
    return SideBySide(sides[0], sides[1], theme.hairline_colour)


def _lines(entry: DirectoryEntry, level: int, theme: Theme, *, marked: bool = True) -> Iterator[Flowable]:
    small, quiet = theme.style("small"), theme.style("secondary")
    name = theme.style("cell-bold").clone("entry", fontSize=10.5, leading=13.5)
    mark = Entry(entry.name, entry.key, level + 1, in_contents=False) if marked else None
    yield heading(entry.name, name, mark)
    for line in words.entry_lines(entry):
        style = quiet if line.kind in _QUIET else small
        if len(line.plain) > LONGEST_PARAGRAPH:
            yield from texts(line.plain, style)
        else:
            yield rich(line.pieces, style)


def _box(lines: list[Flowable], width: float, theme: Theme) -> Flowable:
    box = EntryBox([[line] for line in lines], colWidths=[width], splitInRow=1, hAlign="LEFT", spaceAfter=9)
    box.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("LINEABOVE", (0, 0), (-1, 0), 0.6, theme.hairline_colour),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, 0), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
    )
    return box
