"""The rows of a sign-in sheet two abreast: number, name over organisation, room to sign."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from csxl_desktop.documents.blanks import Box
from csxl_desktop.documents.both import headers, said
from csxl_desktop.documents.flowables import Content, gap, table, text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet, ExpectedPerson
from csxl_desktop.i18n import N_, _

_HEIGHT = 5.4 * mm  # beside the padding of a cell: a hand signs in it
ROW = _HEIGHT + 7.5
_GUTTER = 4 * mm
_BOX = 16 * mm


def two_columns(content: AttendanceSheet, theme: Theme) -> Flowable:
    """Everybody two abreast, then the blank rows, numbered on."""
    half = (theme.text_width - _GUTTER) / 2
    widths = [9 * mm, half - 9 * mm - 33 * mm, 33 * mm]
    names = [N_("No."), N_("Name and organisation"), N_("Signature")]
    if content.image_right:
        widths = [9 * mm, half - 9 * mm - 28 * mm - _BOX, _BOX, 28 * mm]
        names.insert(2, N_("Picture"))
    header, again = (headers(names, content.beside, theme) for _side in range(2))
    people = [_person(number, person, content, theme) for number, person in content.numbered_people()]
    blanks = [_blank(number, content, theme) for number in content.blank_numbers()]
    rows = _pairs(people, len(header))
    extra: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),  # beside a box to sign in
        ("LINEBELOW", (0, 0), (-1, 0), 1, theme.secondary_ink),
    ]
    if people and blanks:
        band = len(rows) + 1
        rows.append(
            [text(said(lambda: _("Also present"), content.beside), theme.style("cell-bold")), *[""] * (2 * len(header))]
        )
        extra += [
            ("SPAN", (0, band), (-1, band)),
            ("BACKGROUND", (0, band), (-1, band), theme.soft),
            ("NOSPLIT", (0, band), (-1, band + min(2, (len(blanks) + 1) // 2))),
        ]
    rows += _pairs(blanks, len(header))
    sign = len(header) - 1
    extra += [("LINEBEFORE", (place, 1), (place, -1), 0.6, theme.hairline_colour) for place in (sign, 2 * sign + 2)]
    return table([*header, "", *again], rows, [*widths, _GUTTER, *widths], theme, extra=extra)


def _person(number: int, person: ExpectedPerson, content: AttendanceSheet, theme: Theme) -> list[Content]:
    small = theme.style("cell-secondary").clone("cell-below", fontSize=8.5, leading=10.5)
    below = [part for part in (person.organisation, person.email if content.emails else "") if part]
    named: list[Flowable] = [text(person.name.full, theme.style("cell-bold")), *(text(part, small) for part in below)]
    return [text(str(number), theme.style("cell-secondary")), named, *_boxes(content, theme), gap(_HEIGHT)]


def _blank(number: int, content: AttendanceSheet, theme: Theme) -> list[Content]:
    return [text(str(number), theme.style("cell-secondary")), "", *_boxes(content, theme), gap(_HEIGHT)]


def _boxes(content: AttendanceSheet, theme: Theme) -> list[Content]:
    return [Box(theme)] if content.image_right else []


def _pairs(rows: Sequence[list[Content]], width: int) -> list[list[Content]]:
    """The rows two abreast in reading order: 1 and 2, 3 and 4…"""
    empty: list[Content] = [""] * width
    return [[*left, "", *(right or empty)] for left, right in zip_longest(rows[::2], rows[1::2])]
