"""The sign-in sheet: who is expected, room to sign, and numbered rows for who comes besides."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table, TableStyle

from csxl_desktop.documents.flowables import Content, gap, label, soft_box, table, text
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import eyebrow, heading, where_lines
from csxl_desktop.documents.theme import WHITE, Theme
from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet, ExpectedPerson
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import time_range

MARGIN = 15 * mm
ROW = 10 * mm  # the least height of a row: a hand signs in it
_CELL_PADDING = 7.5
_LEAST_BLANKS = 3  # blank rows under their title before a page may end
_COLUMNS = (9, 48, 50, 33, 40)  # millimetres: number, name, organisation, function, signature
_COLUMNS_WITH_EMAIL = (9, 36, 39, 21, 41, 34)


def render(content: AttendanceSheet, theme: Theme) -> bytes:
    """The sheet as a PDF, in its own language."""
    with speaking(content.language):
        theme = replace(theme, margin=MARGIN)
        title = _("Attendance sheet")
        return build(
            [*_head(content, theme), _people(content, theme)],
            theme=theme,
            title=f"{title} – {heading(content.meeting)}",
            author=content.office.name,
            header_left=content.office.name,
            header_right=f"{title} – {heading(content.meeting)}",
        )


def _head(content: AttendanceSheet, theme: Theme) -> list[Flowable]:
    meeting = content.meeting
    above = " · ".join(part for part in (_("Attendance sheet"), eyebrow(meeting)) if part)
    tight = theme.style("tight")
    facts: list[Flowable] = []
    if hours := time_range(meeting.starts, meeting.ends):
        facts += [label(_("Time"), theme), text(hours, tight), gap(7)]
    if where := where_lines(meeting):
        facts += [label(_("Place"), theme), *(text(line, tight) for line in where)]
    counts = [label(_("Counted at the end"), theme), gap(2), _count_boxes(theme)]
    privacy = content.privacy or _(
        "Your name and signature serve to record attendance and to draw up the minutes and the activity "
        "report, and for nothing else. You may ask the office at any time to see or correct them."
    )
    return [
        *title_block(above, heading(meeting), meeting.title, theme, logo(content.office, theme)),
        soft_box([facts, counts], [0.62, 0.38], theme),
        text(privacy, theme.style("caption")),
    ]


def _count_boxes(theme: Theme) -> Table:
    """Two empty boxes to write the counts in."""
    caption = theme.style("secondary")
    boxes = Table(
        [["", "", ""], [text(_("persons"), caption), "", text(_("partners"), caption)]],
        colWidths=[24 * mm, 6 * mm, 24 * mm],
        rowHeights=[11 * mm, None],
        hAlign="LEFT",
    )
    style: list[tuple[Any, ...]] = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 1), (-1, 1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    for column in (0, 2):
        cell = ((column, 0), (column, 0))
        style += [("BACKGROUND", *cell, WHITE), ("BOX", *cell, 0.8, theme.secondary_ink)]
    boxes.setStyle(TableStyle(style))
    return boxes


def _people(content: AttendanceSheet, theme: Theme) -> Flowable:
    header = [_("No."), _("Name"), _("Organisation"), _("Function"), _("Signature")]
    if content.emails:
        header.insert(4, _("E-mail"))
    widths = [width * mm for width in (_COLUMNS_WITH_EMAIL if content.emails else _COLUMNS)]
    people = content.ordered_people()
    rows = [_row(number, person, theme, emails=content.emails) for number, person in enumerate(people, 1)]
    extra: list[tuple[Any, ...]] = [
        ("LINEBEFORE", (-1, 1), (-1, -1), 0.6, theme.hairline_colour),
        ("LINEBELOW", (0, 0), (-1, 0), 1, theme.secondary_ink),
    ]
    if content.walk_ins:
        band = len(rows) + 1  # the row of the table, below its header
        if people:
            rows.append([text(_("Also present"), theme.style("cell-bold"))])
            extra += [
                ("SPAN", (0, band), (-1, band)),
                ("BACKGROUND", (0, band), (-1, band), theme.soft),
                ("NOSPLIT", (0, band), (-1, band + min(content.walk_ins, _LEAST_BLANKS))),
            ]
        first = len(rows) + 1
        rows += [
            _blank(number, len(header), theme) for number in range(len(people) + 1, len(people) + content.walk_ins + 1)
        ]
        extra.append(("LINEBEFORE", (1, first), (-1, -1), 0.6, theme.hairline_colour))
    return table(header, [_filled(row, len(header)) for row in rows], widths, theme, extra=extra)


def _row(number: int, person: ExpectedPerson, theme: Theme, *, emails: bool) -> list[Content]:
    cells: list[Content] = [
        text(str(number), theme.style("cell-secondary")),
        text(person.name.full, theme.style("cell-bold")),
        person.organisation,
        text(person.function, theme.style("cell-secondary")),
    ]
    if emails:
        cells.append(_email(person.email, theme))
    return [*cells, gap(ROW - _CELL_PADDING)]


def _email(email: str, theme: Theme) -> Flowable:
    """The address in small letters; one that is too long for a line breaks before its @."""
    style = theme.style("cell-secondary").clone("cell-email", fontSize=8.5, leading=11)
    wide = stringWidth(email, style.fontName, style.fontSize) > _COLUMNS_WITH_EMAIL[-2] * mm - 8
    return text(email.replace("@", "\n@") if wide else email, style)


def _blank(number: int, count: int, theme: Theme) -> list[Content]:
    empty = [""] * (count - 2)
    return [text(str(number), theme.style("cell-secondary")), *empty, gap(ROW - _CELL_PADDING)]


def _filled(row: Sequence[Content], count: int) -> list[Content]:
    return [*row, *[""] * (count - len(row))]
