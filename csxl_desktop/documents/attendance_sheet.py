"""The sign-in sheet: who is expected, room to sign, and numbered rows for who comes besides."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table, TableStyle

from csxl_desktop.documents.blanks import Box
from csxl_desktop.documents.both import headers, lines, said
from csxl_desktop.documents.flowables import Content, gap, label, soft_box, table, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import eyebrow, heading, running_heads, where_lines
from csxl_desktop.documents.sheet_code import draw_code
from csxl_desktop.documents.sheet_two_columns import two_columns
from csxl_desktop.documents.tally_sheet import tally_table
from csxl_desktop.documents.theme import WHITE, Theme
from csxl_desktop.domain import house_words
from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet, ExpectedPerson
from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.i18n import N_, _, current_language, speaking
from csxl_desktop.i18n.dates import time_range

MARGIN = 15 * mm
ROW = 10 * mm  # the least height of a row: a hand signs in it
_CELL_PADDING = 7.5
_LEAST_BLANKS = 3  # blank rows under their title before a page may end
_COLUMNS = (9, 48, 50, 33, 40)  # millimetres: number, name, organisation, function, signature
_COLUMNS_WITH_EMAIL = (9, 36, 39, 21, 41, 34)
_BOX = 16  # millimetres taken from the function and the signature for the picture box


def render(content: AttendanceSheet, theme: Theme) -> bytes:
    """The sheet as a PDF, in its own language."""
    with speaking(content.language):
        theme = replace(theme, margin=MARGIN)
        title = said(lambda: _("Attendance sheet"), content.beside)
        code = content.code
        return build_of_office(
            story(content, theme),
            content.office,
            f"{title} – {heading(_facts(content))}",
            theme,
            heads=running_heads(title, _facts(content)),
            stamp=(lambda canvas, page: draw_code(canvas, code, page, theme)) if code else None,
        )


def story(content: AttendanceSheet, theme: Theme) -> list[Flowable]:
    """What stands on the pages, in the language spoken."""
    return [*_head(content, theme), *_rows(content, theme)]


def _rows(content: AttendanceSheet, theme: Theme) -> list[Flowable]:
    if content.tally:
        return tally_table(content.tally, theme)
    if content.columns == 2:
        return [two_columns(content, theme)]
    return [_people(content, theme)]


def _head(content: AttendanceSheet, theme: Theme) -> list[Flowable]:
    meeting, beside, tight = content.meeting, content.beside, theme.style("tight")
    named = said(lambda: _("Attendance sheet – new lines") if content.only_new else _("Attendance sheet"), beside)
    above = " · ".join(part for part in (named, eyebrow(meeting)) if part)
    facts: list[Flowable] = []
    if meeting.starts or meeting.ends:
        facts.append(label(said(lambda: _("Time"), beside), theme))
        facts.append(text(said(lambda: time_range(meeting.starts, meeting.ends), beside, " · "), tight))
        facts.append(gap(7))
    if where := where_lines(meeting):
        facts += [label(said(lambda: _("Place"), beside), theme), *(text(line, tight) for line in where)]
    counts = [label(said(lambda: _("Counted at the end"), beside), theme), gap(2), _count_boxes(content, theme)]
    caption, mark = theme.style("caption"), logo(content.office, theme)
    second = lines(lambda: heading(_facts(content)), caption, beside, lighter=theme.style("subtitle"))[1:]
    parts: list[Flowable] = [
        *title_block(above, heading(_facts(content)), "" if second else meeting.title, theme, mark),
        *second,
        *([text(meeting.title, theme.style("subtitle"))] if second and meeting.title else []),
        soft_box([facts, counts], [0.62, 0.38], theme),
        *lines(lambda: _privacy(content), caption, beside, lighter=caption),
    ]
    return parts


def _facts(content: AttendanceSheet) -> MeetingFacts:
    """The meeting, its kind in the language spoken."""
    if content.kind_beside and current_language() == content.beside:
        return replace(content.meeting, kind=content.kind_beside)
    return replace(content.meeting, kind=house_words.meeting_kind(content.meeting.kind))


def _privacy(content: AttendanceSheet) -> str:
    """What the names, and the boxes about pictures, serve for."""
    if content.tally:
        return content.privacy or _(
            "No name is written down here: the office counts who came, for its activity report, and nothing else."
        )
    words = content.privacy or _(
        "Your name and signature serve to record attendance and to draw up the minutes and the activity "
        "report, and for nothing else. You may ask the office at any time to see or correct them."
    )
    if not content.image_right:
        return words
    picture = _("The box “Picture”, ticked, says that you agree to be seen on the pictures of this meeting.")
    return f"{words} {picture}"


def _count_boxes(content: AttendanceSheet, theme: Theme) -> Table:
    """Two empty boxes to write the counts in."""
    caption = theme.style("secondary")

    def under(message: str) -> list[Flowable]:
        return lines(lambda: _(message), caption, content.beside, lighter=caption)

    boxes = Table(
        [["", "", ""], [under(N_("persons")), "", under(N_("partners"))]],
        colWidths=[24 * mm, 6 * mm, 24 * mm],
        rowHeights=[11 * mm, None],
        hAlign="LEFT",
    )
    style: list[tuple[Any, ...]] = [
        theme.grid_face,
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
    names = [N_("No."), N_("Name"), N_("Organisation"), N_("Function"), N_("Signature")]
    if content.emails:
        names.insert(4, N_("E-mail"))
    if content.image_right:
        names.insert(-1, N_("Picture"))
    header = headers(names, content.beside, theme)
    people, blanks = content.numbered_people(), content.blank_numbers()
    rows = [_row(number, person, theme, content) for number, person in people]
    extra: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),  # beside a box to sign in
        ("LINEBEFORE", (-1, 1), (-1, -1), 0.6, theme.hairline_colour),
        ("LINEBELOW", (0, 0), (-1, 0), 1, theme.secondary_ink),
    ]
    if blanks:
        band = len(rows) + 1  # the row of the table, below its header
        if people:
            rows.append([text(said(lambda: _("Also present"), content.beside), theme.style("cell-bold"))])
            extra += [
                ("SPAN", (0, band), (-1, band)),
                ("BACKGROUND", (0, band), (-1, band), theme.soft),
                ("NOSPLIT", (0, band), (-1, band + min(len(blanks), _LEAST_BLANKS))),
            ]
        first = len(rows) + 1
        rows += [_blank(number, len(header), theme, content) for number in blanks]
        extra.append(("LINEBEFORE", (1, first), (-1, -1), 0.6, theme.hairline_colour))
    return table(header, [_filled(row, len(header)) for row in rows], _widths(content), theme, extra=extra)


def _widths(content: AttendanceSheet) -> list[float]:
    widths = list(_COLUMNS_WITH_EMAIL if content.emails else _COLUMNS)
    if content.image_right:
        widths[3] -= _BOX - 8
        widths[-1:] = [_BOX, widths[-1] - 8]
    return [width * mm for width in widths]


def _row(number: int, person: ExpectedPerson, theme: Theme, content: AttendanceSheet) -> list[Content]:
    cells: list[Content] = [
        text(str(number), theme.style("cell-secondary")),
        text(person.name.full, theme.style("cell-bold")),
        person.organisation,
        text(person.function, theme.style("cell-secondary")),
    ]
    if content.emails:
        cells.append(_email(person.email, theme))
    if content.image_right:
        cells.append(Box(theme))
    return [*cells, gap(ROW - _CELL_PADDING)]


def _email(email: str, theme: Theme) -> Flowable:
    """The address in small letters; one that is too long for a line breaks before its @."""
    style = theme.style("cell-secondary").clone("cell-email", fontSize=8.5, leading=11)
    wide = stringWidth(email, style.fontName, style.fontSize) > _COLUMNS_WITH_EMAIL[-2] * mm - 8
    return text(email.replace("@", "\n@") if wide else email, style)


def _blank(number: int, count: int, theme: Theme, content: AttendanceSheet) -> list[Content]:
    empty: list[Content] = [""] * (count - 2)
    if content.image_right:
        empty[-1] = Box(theme)
    return [text(str(number), theme.style("cell-secondary")), *empty, gap(ROW - _CELL_PADDING)]


def _filled(row: Sequence[Content], count: int) -> list[Content]:
    return [*row, *[""] * (count - len(row))]
