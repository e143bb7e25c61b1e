"""The sheet of a citizen meeting: nobody is named, each public has its boxes to tick and its total."""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from csxl_desktop.documents.flowables import gap, text
from csxl_desktop.documents.tagging.tables import TableTags
from csxl_desktop.documents.theme import WHITE, Theme
from csxl_desktop.i18n import _

GROUP, GROUPS, ROWS = 5, 5, 3  # boxes by five, 25 in a row, 75 for a public
_SIDE = 4.1 * mm
_BETWEEN = 2.2 * mm
_NAME, _TOTAL = 36 * mm, 26 * mm


class _Boxes(Flowable):
    """The boxes of one public."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.width = GROUPS * (GROUP * _SIDE + _BETWEEN)
        self.height = ROWS * (_SIDE + 1.6 * mm)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(self._theme.secondary_ink)
        self.canv.setLineWidth(0.5)
        for row in range(ROWS):
            y = self.height - (row + 1) * (_SIDE + 1.6 * mm) + 1.6 * mm
            for place in range(GROUP * GROUPS):
                x = place * _SIDE + place // GROUP * _BETWEEN
                self.canv.rect(x, y, _SIDE - 0.8, _SIDE - 0.8)


def tally_table(publics: tuple[str, ...], theme: Theme) -> list[Flowable]:
    """A row for each public: its name, its boxes, the total at the end."""
    header = [text(words, theme.style("cell-header")) for words in (_("Public"), _("One box for each person"))]
    header.append(text(_("Total"), theme.style("cell-header-right")))
    rows: list[list[Any]] = [header]
    rows += [[text(name, theme.style("cell-bold")), _Boxes(theme), ""] for name in publics]
    rest = theme.text_width - _NAME - _TOTAL
    tags: Any = TableTags(1, names=(0,))
    made = Table(rows, colWidths=[_NAME, rest, _TOTAL], repeatRows=1, renderCB=tags, hAlign="LEFT")
    style: list[tuple[Any, ...]] = [
        theme.grid_face,
        ("LINEBELOW", (0, 0), (-1, 0), 1, theme.secondary_ink),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, theme.hairline_colour),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 1), (-1, -1), 9),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 9),
        ("BACKGROUND", (2, 1), (2, -1), WHITE),
        ("BOX", (2, 1), (2, -1), 0.8, theme.secondary_ink),
        ("INNERGRID", (2, 1), (2, -1), 0.8, theme.secondary_ink),
    ]
    made.setStyle(TableStyle(style))
    return [gap(4), made]
