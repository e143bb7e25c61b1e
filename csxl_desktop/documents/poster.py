"""The poster of a meeting: one page, A4 or A3, legible from across a hall."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.documents.fitting import BareSheets, Block, Line
from csxl_desktop.documents.letterhead import logo
from csxl_desktop.documents.meeting_head import capitalised, day_text, eyebrow
from csxl_desktop.documents.qr import QrCode
from csxl_desktop.documents.theme import WHITE, Theme
from csxl_desktop.domain.content.poster import Poster
from csxl_desktop.domain.content.year_calendar import Paper
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import time_range
from csxl_desktop.i18n.numbers import plural_list

_SIZES = {Paper.A4: A4, Paper.A3: A3}
# Parts of the height of the page.
_BAND, _WHEN, _WHERE, _WHO, _FOOT = 0.42, 0.12, 0.11, 0.16, 0.12
_MARGIN, _QR = 0.08, 0.17  # parts of its width


def render(content: Poster, theme: Theme) -> bytes:
    """One page, in its own language."""
    with speaking(content.language):
        theme = replace(theme, page_size=_SIZES[content.paper])
        pages = BareSheets.of(theme, f"{_('Poster')} – {_title(content)}", content.office.name)
        _Page(pages.canvas, content, theme).draw()
        return pages.bytes()


def _title(content: Poster) -> str:
    return content.meeting.title or content.meeting.working_group or content.meeting.kind


class _Page:
    """The page from its band down to its foot."""

    def __init__(self, canvas: Canvas, content: Poster, theme: Theme) -> None:
        self._canvas, self._content, self._theme = canvas, content, theme
        self._wide, self._high = theme.page_size
        self._left = self._wide * _MARGIN
        self._room = self._wide * (1 - 2 * _MARGIN)
        self._unit = self._wide / A4[0]  # what is 1 point on A4

    def draw(self) -> None:
        top = self._band()
        meeting = self._content.meeting
        ink = self._theme.accent_ink
        when = [(capitalised(day_text(meeting)), 1.0), (time_range(meeting.starts, meeting.ends), 0.7)]
        top = self._block(when, top, _WHEN, 34, bold=2, colour=ink)
        if meeting.venue is not None:
            place = [(meeting.venue.name, 1.0), *((line, 0.75) for line in meeting.venue.address)]
            top = self._block(place, top, _WHERE, 22, bold=1, colour=None)
        self._block([(line, 1.0) for line in self._with_whom()], top, _WHO, 16, bold=0, colour=None)
        self._foot()

    def _band(self) -> float:
        """The kind above, the theme as large as it goes; the height at which the rest begins."""
        canvas, content, theme = self._canvas, self._content, self._theme
        high = self._high * _BAND
        canvas.setFillColor(theme.accent_ink)
        canvas.rect(0, self._high - high, self._wide, high, stroke=0, fill=1)
        white = theme.style("cell-bold").clone("poster-title", textColor=HexColor(WHITE))
        edition = _("Edition {number}").format(number=content.edition) if content.edition else ""
        kind = content.meeting.kind if _title(content) != content.meeting.kind else ""
        above = " · ".join(part for part in (kind, eyebrow(content.meeting), edition) if part)
        small = high * 0.16
        line = Block.fitted([Line(above or content.office.name, white)], self._room, small, largest=17 * self._unit)
        line.draw(canvas, self._left, self._high - high * 0.1, small)
        title = Block.fitted(
            [Line(_title(content), white.clone("poster-head", role="H1"), leading=1.1)],
            self._room,
            high * 0.62,
            largest=64 * self._unit,
        )
        title.draw(canvas, self._left, self._high - high * 0.3, high * 0.62)
        return self._high - high - self._high * 0.035

    def _block(
        self,
        lines: list[tuple[str, float]],
        top: float,
        part: float,
        largest: float,
        *,
        bold: int,
        colour: Color | None,
    ) -> float:
        """Lines one below another, the first `bold` ones heavy; the height at which the next block begins."""
        theme, high = self._theme, self._high * part
        heavy, light = theme.style("cell-bold"), theme.style("cell")
        if colour is not None:
            heavy = heavy.clone("poster-when", textColor=colour)
        set_lines = [
            Line(words, heavy if place < bold else light, size) for place, (words, size) in enumerate(lines) if words
        ]
        if not set_lines:
            return top
        block = Block.fitted(set_lines, self._room, high, largest=largest * self._unit)
        block.draw(self._canvas, self._left, top, block.height * block.scale)
        return top - block.height * block.scale - self._high * 0.025

    def _with_whom(self) -> Iterator[str]:
        content = self._content
        if content.speakers:
            yield _("With {names}").format(names=" · ".join(content.speakers))
        if content.hosts:
            yield _("Hosted by {names}").format(names=plural_list(content.hosts))
        if content.organisers:
            yield _("Organised by {names}").format(names=plural_list(content.organisers))
        if content.audience:
            yield _("For: {audience}").format(audience=content.audience)

    def _foot(self) -> None:
        """The office on the left, the code on the right."""
        canvas, content, theme = self._canvas, self._content, self._theme
        high, bottom = self._high * _FOOT, self._high * 0.045
        canvas.setStrokeColor(theme.hairline_colour)
        canvas.setLineWidth(self._unit)
        canvas.line(self._left, bottom + high + 8 * self._unit, self._left + self._room, bottom + high + 8 * self._unit)
        side = min(self._wide * _QR, high) if content.link else 0.0
        left = self._left
        mark = logo(content.office, theme, width=high, height=high * 0.7)
        if mark is not None:
            wide, tall = mark.wrap(high, high)
            mark.drawOn(canvas, left, bottom + (high - tall) / 2)
            left += wide + 10 * self._unit
        office = content.office
        lines = [Line(office.name, theme.style("cell-bold"))]
        reach = (*office.phones[:1], *office.emails[:1], office.web)
        lines += [Line(each, theme.style("cell-secondary"), 0.85) for each in reach if each]
        room = self._left + self._room - left - (side * 2.3 if side else 0)
        Block.fitted(lines, room, high, largest=12 * self._unit).draw(canvas, left, bottom + high, high)
        if side:
            right = self._left + self._room - side
            QrCode(content.link, theme, side).drawOn(canvas, right, bottom + (high - side) / 2)
            words = theme.style("cell-secondary").clone("poster-link", alignment=2)
            told = Block.fitted(
                [Line(content.link_label or content.link, words)], side * 1.2, high, largest=10 * self._unit
            )
            told.draw(canvas, right - side * 1.2 - 6 * self._unit, bottom + high, high)
