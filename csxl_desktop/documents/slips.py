"""The data-check slips: two to the page, what the office holds and room for corrections, cut in the middle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.blanks import Box
from csxl_desktop.documents.fitting import BareSheets
from csxl_desktop.documents.flowables import Piece, gap, rich, text
from csxl_desktop.documents.letterhead import phone_text
from csxl_desktop.documents.tagging.tables import RowsApart
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.slips import Slip, Slips
from csxl_desktop.domain.slip_rows import SlipValues
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.named import named
from csxl_desktop.i18n.opening_hours import typed_hours
from csxl_desktop.i18n.week_words import language_names

_LARGEST, _SMALLEST, _STEP = 9.0, 7.0, 0.5  # points of what the office holds
_LEFT, _TOP = 14 * mm, 8 * mm
_WIDTHS = (0.16, 0.45, 0.39)  # label, what is held, room for the correction
_LINE_HEIGHT = 5.8 * mm
_SIGNATURE = 12 * mm
_GUTTER = 6.0
_BELOW_OPENING = 5.0
_LEAST_ROOM = 16 * mm  # where less is left, a long text begins on the next half


@dataclass(frozen=True, slots=True)
class _Half:
    """What stands on half a page: from the top down, and the foot of the last half of a slip."""

    parts: tuple[Flowable, ...]
    foot: tuple[Flowable, ...] = ()


def render(content: Slips, theme: Theme) -> bytes:
    """The slips as a PDF; one that is longer than half a page goes on on the next half."""
    with speaking(content.language):
        pages = BareSheets.of(theme, _("Data-check slips"), content.office.name)
        height = theme.page_size[1] / 2
        placed = 0
        for slip in content.slips:
            with speaking(slip.language):
                for half in _Sheet(slip, content, theme).halves():
                    if placed and placed % 2 == 0:
                        pages.canvas.showPage()
                    top = theme.page_size[1] - (placed % 2) * height
                    _draw(half, pages.canvas, theme, top, height)
                    placed += 1
        return pages.bytes()


def _draw(half: _Half, canvas: Canvas, theme: Theme, top: float, height: float) -> None:
    width = theme.page_size[0] - 2 * _LEFT
    y = top - _TOP
    for part in half.parts:
        y -= part.wrapOn(canvas, width, height)[1]
        part.drawOn(canvas, _LEFT, y)
    y = top - height + _TOP + sum(part.wrapOn(canvas, width, height)[1] for part in half.foot)
    for part in half.foot:
        y -= part.wrapOn(canvas, width, height)[1]
        part.drawOn(canvas, _LEFT, y)
    if top == theme.page_size[1]:
        canvas.setStrokeColor(theme.secondary_ink)
        canvas.setLineWidth(0.5)
        canvas.setDash(3, 3)
        canvas.line(0, height, theme.page_size[0], height)
        canvas.setDash()


class _Sheet:
    """One slip, laid out with the largest letters that leave it on half a page; else on several halves."""

    def __init__(self, slip: Slip, content: Slips, theme: Theme) -> None:
        self._slip, self._content, self._theme = slip, content, theme
        self._width = theme.page_size[0] - 2 * _LEFT
        self._room = theme.page_size[1] / 2 - 2 * _TOP
        self._tags: Any = RowsApart(names=(0,))

    def halves(self) -> list[_Half]:
        size, foot = _LARGEST, self._foot()
        below = self._tall(foot)
        while True:
            rows = self._rows(size)
            head = self._head()
            if self._tall([*head, *rows]) + below <= self._room:
                return [_Half((*head, *rows), foot)]
            if size <= _SMALLEST:
                return self._several(foot, below)
            size -= _STEP

    def _several(self, foot: tuple[Flowable, ...], below: float) -> list[_Half]:
        """The lines on as many halves as they need, the consents and the signature on the last one."""
        groups: list[list[Flowable]] = [[]]
        left = self._room - self._tall(self._head())
        following = self._room - self._tall(self._head((9, 9)))
        for label, words in self._texts(_SMALLEST):
            rest: Any = words  # ReportLab gives back the rest of a paragraph as any flowable
            while rest is not None:
                row = self._row(label, rest, _SMALLEST)
                tall = row.wrap(self._width, 1e6)[1]
                if tall <= left:
                    groups[-1].append(row)
                    left, rest = left - tall, None
                    continue
                cut = (
                    rest.split(self._width * _WIDTHS[1] - _GUTTER, left - _LEAST_ROOM / 2) if left > _LEAST_ROOM else []
                )
                if len(cut) > 1:
                    groups[-1].append(self._row(label, cut[0], _SMALLEST))
                    rest = cut[1]
                groups.append([])
                left = following
        if below > left:
            groups.append([])
        total = len(groups)
        return [
            _Half((*self._head((number, total)), *group), foot if number == total else ())
            for number, group in enumerate(groups, start=1)
        ]

    def _tall(self, parts: Sequence[Flowable]) -> float:
        return sum(part.wrap(self._width, 1e6)[1] for part in parts)

    # What stands on it.

    def _style(self, name: str, size: float, like: str = "tight", **changes: Any) -> ParagraphStyle:
        return self._theme.style(like).clone(f"slip-{name}", fontSize=size, leading=size * 1.22, **changes)

    def _head(self, part: tuple[int, int] = (1, 1)) -> tuple[Flowable, ...]:
        theme, slip = self._theme, self._slip
        left: list[Flowable] = [
            text(self._content.office.name, self._style("office", 8, "secondary")),
            text(_("Check what we hold about you"), self._style("title", 13, "cell-bold", role="H1")),
        ]
        numbered = _("{code} ({part} of {parts})").format(code=slip.code, part=part[0], parts=part[1])
        right: list[Flowable] = [
            text(slip.code if part[1] == 1 else numbered, self._style("code", 15, "figure", alignment=2))
        ]
        if self._content.due_on is not None:
            due = _("To be sent back by {date}").format(date=short_date(self._content.due_on))
            right.append(text(due, self._style("due", 8, "secondary", alignment=2)))
        if slip.verified_on is not None:
            checked = _("Last checked on {date}").format(date=short_date(slip.verified_on))
            right.append(text(checked, self._style("checked", 8, "secondary", alignment=2)))
        head = Table([[left, right]], colWidths=[self._width * 0.66, self._width * 0.34])
        head.setStyle(
            _bare(self._theme, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("BOTTOMPADDING", (0, 0), (-1, -1), 3))
        )
        made: list[Flowable] = [head]
        if part[0] == 1:
            small = self._style("opening", 8, "small")
            if slip.opening:
                made += rich_text.flow(slip.opening, theme, style="furniture")
            else:
                made.append(text(_("[Text of this slip: to be completed by the office]"), small))
            made.append(gap(_BELOW_OPENING))
        names = ["", _("What we hold"), _("Your correction")]
        heads = [[text(name, self._style("head", 7.5, "cell-header")) for name in names]]
        made.append(self._table(heads, tags=self._tags.header))
        return tuple(made)

    def _rows(self, size: float) -> list[Table]:
        return [self._row(label, words, size) for label, words in self._texts(size)]

    def _texts(self, size: float) -> Iterator[tuple[Paragraph, Paragraph]]:
        """What each line is about, and what is held."""
        small = self._style("label", 7.5, "furniture")
        held, strong = self._style("held", size, "cell"), self._style("strong", size, "cell-bold")
        for position, (label, words) in enumerate(_lines(self._slip)):
            yield text(label, small), text(words or "–", held if position else strong)

    def _row(self, label: Paragraph, words: Paragraph, size: float) -> Table:
        return self._table([[label, words, ""]], _LINE_HEIGHT * size / _LARGEST, size)

    def _table(
        self,
        rows: Sequence[Sequence[Flowable | str]],
        least: float = 0,
        size: float = _SMALLEST,
        tags: Any = None,
    ) -> Table:
        widths = [self._width * part for part in _WIDTHS]
        made = Table([list(row) for row in rows], colWidths=widths, renderCB=self._tags if tags is None else tags)
        padding = max((least - size * 1.22) / 2, 1)
        made.setStyle(
            _bare(
                self._theme,
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("FONTSIZE", (0, 0), (-1, -1), size),
                ("LEADING", (0, 0), (-1, -1), size),  # of the empty cells, else they are the tallest
                ("RIGHTPADDING", (0, 0), (-1, -1), _GUTTER),
                ("TOPPADDING", (0, 0), (-1, -1), padding if least else 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), padding if least else 1.5),
                ("LINEBELOW", (0, 0), (-1, -1), 0.6, self._theme.hairline_colour),
                ("LINEBEFORE", (2, 0), (2, -1), 0.6, self._theme.hairline_colour),
                ("LEFTPADDING", (2, 0), (2, -1), 6),
            )
        )
        return made

    def _foot(self) -> tuple[Flowable, ...]:
        return (self._consents(), gap(4), self._signature(), gap(3), self._return_line())

    def _consents(self) -> Table:
        small = self._style("consent", 8.5, "small")
        asked = [
            _("What stands above about our organisation may be printed in the directory."),
            _("So may the direct line and e-mail of our representative."),
        ]
        rows: list[list[Flowable]] = [
            [text(words, small), Box(self._theme), text(_("yes"), small), Box(self._theme), text(_("no"), small)]
            for words in asked
        ]
        rows.append(
            [text(_("All of it is right: nothing to change."), small), Box(self._theme), *[text("", small)] * 3]
        )
        made = Table(rows, colWidths=[self._width - 44 * mm, 6 * mm, 14 * mm, 6 * mm, 18 * mm])
        made.setStyle(
            _bare(
                self._theme,
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 1.3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.3),
            )
        )
        return made

    def _signature(self) -> Table:
        small = self._style("sign", 7.5, "furniture")
        cells = [text(words, small) for words in (_("Date"), _("Name and function"), _("Signature"))]
        made = Table([cells], colWidths=[self._width * part for part in (0.2, 0.4, 0.4)], rowHeights=[_SIGNATURE])
        made.setStyle(
            _bare(
                self._theme,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOX", (0, 0), (-1, -1), 0.7, self._theme.hairline_colour),
                ("INNERGRID", (0, 0), (-1, -1), 0.7, self._theme.hairline_colour),
            )
        )
        return made

    def _return_line(self) -> Paragraph:
        office = self._content.office
        ways = [", ".join(office.address), *office.emails, *(phone_text(each) for each in office.phones[:1])]
        words = " · ".join(way for way in ways if way)
        small = self._style("back", 8, "small", spaceBefore=3)
        said = named(_("To be sent back to {place}"), bodies=["place"], place=office.name)
        return rich([Piece(said, bold=True), Piece(f" · {words}" if words else "")], small)


def _lines(slip: Slip) -> Iterator[tuple[str, str]]:
    """The lines of the slip in the order of the entry screen, in the language spoken."""
    held = slip.values
    yield _("Name"), held.name
    yield _("Name in Dutch"), held.name_nl
    yield _("Address"), _address(held.street, held.postal_code, held.city)
    yield _("Address in Dutch"), _address(held.street_nl, held.postal_code, held.city_nl or held.city, dutch=True)
    yield _("Phone, mobile"), _joined(held.phone, held.mobile)
    yield _("E-mail"), held.email
    yield _("Web site"), held.web
    yield _("Representative"), _represented(slip)
    yield _("Direct line, e-mail"), _joined(held.direct_phone, held.direct_mobile, held.direct_email)
    yield _("Opening hours"), _joined(typed_hours(held.hours).replace("\n", "; "), held.opening_note)
    yield _("Audience"), held.audience
    if held.audience_nl or slip.language == "nl":
        yield _("Audience in Dutch"), held.audience_nl
    yield _("Languages"), language_names(held.languages)
    yield _("Categories"), held.categories


def _address(street: str, postal_code: str, city: str, *, dutch: bool = False) -> str:
    if dutch and not street:
        return ""
    return ", ".join(part for part in (street, f"{postal_code} {city}".strip()) if part)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _represented(slip: Slip) -> str:
    held: SlipValues = slip.values
    first = held.representative.full if held.representative else ""
    named = ", ".join(part for part in (first, held.function_title) if part)
    return "; ".join(part for part in (named, *slip.others) if part)


def _bare(theme: Theme, *commands: Any) -> TableStyle:
    none: list[Any] = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return TableStyle([theme.grid_face, *none, *commands])
