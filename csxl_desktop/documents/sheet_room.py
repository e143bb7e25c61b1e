"""How many more blank rows a sign-in sheet has room for, on the page on which it ends."""

from dataclasses import replace

from reportlab.platypus import Flowable

from csxl_desktop.documents import attendance_sheet, sheet_two_columns
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet
from csxl_desktop.i18n import speaking

_BELOW_TABLE = 12.0  # points that a table leaves below it, and that a row may take


class _Foot(Flowable):
    """Nothing but the room that is left above it."""

    room = 0.0

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        self.room = height
        return 0, 0

    def draw(self) -> None:
        """Nothing stands there."""


def further_rows(content: AttendanceSheet, theme: Theme) -> int:
    """The rows, two abreast in two columns, that fit below the last one; the sheet is laid out to know it."""
    theme, foot = replace(theme, margin=attendance_sheet.MARGIN), _Foot()
    with speaking(content.language):
        pages = [*attendance_sheet.story(content, theme), foot]
        build_of_office(pages, content.office, "", theme, stamp=lambda _canvas, _page: None)  # a code has its room
    abreast, height = (2, sheet_two_columns.ROW) if content.columns == 2 else (1, attendance_sheet.ROW)
    return abreast * int((foot.room + _BELOW_TABLE) // height)
