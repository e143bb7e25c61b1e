"""The printed page: margins, running header, “9 / 34” below, contents, and the bytes of the file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, cast

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from csxl_desktop.documents import flowables, fonts
from csxl_desktop.documents.canvas import Entry, PageCanvas
from csxl_desktop.documents.flowables import Heading
from csxl_desktop.documents.foot_notes import NotesFrame, last_notes
from csxl_desktop.documents.page_heads import side_by_side
from csxl_desktop.documents.tagging import marks
from csxl_desktop.documents.tagging.structure import Element
from csxl_desktop.documents.theme import BELOW_HEADER, Theme
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.i18n import _, current_language

PDF_LANGUAGES = {"fr": "fr-BE", "nl": "nl-BE", "en": "en-GB"}
CREATOR = "CSXL Desktop"
Stamp = Callable[[Canvas, int], object]
# Streams as bytes, not as letters: a quarter less to write and to send.
rl_config.useA85 = 0
_HEADER_HEIGHT = 12 * mm
_NUMBER_HEIGHT, _ABOVE_PAPER = 11 * mm, 2 * mm  # of the page's number: from the edge, from the foot of the paper
_NUMBER_ROOM, _STAMP_ROOM = 9 * mm, 17 * mm
_WATERMARK = 0.18  # how much of its ink covers what it lies on
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class ContentsLine(Flowable):
    """A line of the contents: title, dots, page number; a click goes there."""

    def __init__(self, entry: Entry, theme: Theme) -> None:
        super().__init__()
        self._entry, self._theme = entry, theme
        style = theme.style("contents" if entry.level == 0 else "link")
        self._indent = 14.0 * entry.level
        self._space_above = 5.0 if entry.level == 0 else 1.0
        bold = entry.level == 0
        self._title = flowables.rich((flowables.Piece(entry.title, bold=bold),), style)
        self._number_style = theme.style("contents")

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width = avail_width
        _width, height = self._title.wrap(avail_width - self._indent - 40, avail_height)
        self.height = height + self._space_above
        return self.width, self.height

    def draw(self) -> None:
        canvas = cast("PageCanvas", self.canv)
        link = canvas.structure.contents_line(canvas.container, self._entry.level)
        with canvas.linked(link):
            self._title.drawOn(canvas, self._indent, 0)
            canvas.linkRect(self._entry.title, self._entry.key, (0, 0, self.width, self.height))
        size, leading = self._number_style.fontSize, self._number_style.leading
        last = self._title.getActualLineWidths0()[-1]
        start = self._indent + last + 6
        canvas.draw_late(lambda late: self._finish(late, link, start, leading - size))

    def _finish(self, canvas: PageCanvas, link: Element, start: float, baseline: float) -> None:
        style, end = self._number_style, self.width
        number = str(canvas.page_of.get(self._entry.key, ""))
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.fontName, style.fontSize)
        with canvas.linked(link):
            canvas.drawRightString(end, baseline, number)
        stop = end - stringWidth(number, style.fontName, style.fontSize) - 6
        if stop > start:
            canvas.setStrokeColor(self._theme.secondary_ink)
            canvas.setLineWidth(0.8)
            canvas.setLineCap(1)
            canvas.setDash([0.01, 4])
            canvas.line(stop, baseline + 1, start, baseline + 1)


def contents(story: Iterable[Flowable], theme: Theme) -> list[Flowable]:
    """The table of contents of the headings that stand at the top level of `story`, or in a `Whole` of it."""
    return [ContentsLine(entry, theme) for entry in entries(story) if entry.in_contents]


def entries(story: Iterable[Flowable]) -> Iterator[Entry]:
    """What the headings at the top level of `story`, or in a `Whole` of it, are listed as."""
    for item in story:
        if isinstance(item, Heading) and item.entry:
            yield item.entry
        elif isinstance(item, flowables.Whole):
            yield from entries(item.parts)


def build_of_office(
    story: Iterable[Flowable],
    office: OfficeIdentity,
    title: str,
    theme: Theme,
    *,
    heads: Sequence[str] = (),
    watermark: str | None = None,
    stamp: Stamp | None = None,
) -> bytes:
    """`build` in the language spoken, with the names of the office and of the document above every page.

    `heads` are shorter ways to name it there, the longest first.
    """
    return build(
        list(story),
        theme=theme,
        title=title,
        author=office.name,
        header_left=office.name,
        header_right=(title, *heads),
        watermark=watermark,
        stamp=stamp,
    )


def build(
    story: Sequence[Flowable],
    *,
    theme: Theme,
    title: str,
    author: str = "",
    language: str = "",
    header_left: str = "",
    header_right: str | Sequence[str] = "",
    watermark: str | None = None,
    cover: Sequence[Flowable] = (),
    created_at: datetime | None = None,
    numbered: bool = True,
    stamp: Stamp | None = None,
    page_of: dict[str, int] | None = None,
    notes: bool = False,
) -> bytes:
    """The PDF of `story`, after the bare page `cover` where one is given; `numbered`: “9 / 34” below each page.

    Where parts begin (`PageCanvas.begin_part`) each is numbered by itself, from its second page on. `notes`: at feet.
    `header_right` may be said in several ways, the longest first. `stamp(canvas, number)` draws more on each page;
    `page_of` is told on which page each heading and place stands. `language` is `fr`, `nl` or `en`, else the one
    spoken. Same content, same bytes: the file is dated `created_at` (aware), and 1 January 2000 without it.
    """
    fonts.register(theme.typeface)
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=theme.page_size,
        title=fonts.clean(title),
        author=fonts.clean(author),
        subject=fonts.clean(title),
        creator=CREATOR,
        producer=CREATOR,
        lang=PDF_LANGUAGES.get(language or current_language(), "fr-BE"),
        invariant=1,
        initialFontName=theme.typeface.text.regular,
    )
    furniture = _Furniture(theme, header_left, header_right, watermark, numbered=numbered, stamp=stamp)
    document.addPageTemplates(_templates(theme, furniture, has_cover=bool(cover), notes=notes))
    pages = list(cover)
    if cover and story:
        pages += [NextPageTemplate("page"), PageBreak()]
    document.build(
        [*pages, *story, *(last_notes() if notes else ())] or [flowables.gap(1)],
        canvasmaker=lambda *args, **options: _dated(PageCanvas(*args, **options), created_at or _EPOCH),
    )
    (page_of if page_of is not None else {}).update(cast("PageCanvas", document.canv).page_of)
    return out.getvalue()


def _dated(canvas: PageCanvas, moment: datetime) -> PageCanvas:
    # ReportLab itself offers the environment or the wall clock only.
    stamp = cast("Any", canvas)._doc._timeStamp  # noqa: SLF001
    in_utc = moment.astimezone(UTC)
    stamp.t, stamp.lt = in_utc.timestamp(), in_utc.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    stamp.dhh = stamp.dmm = 0
    return canvas


def begin_anew() -> list[Flowable]:
    """The next page is a first one again: another letter of several, on the office's paper as the first."""
    return [NextPageTemplate("first"), PageBreak()]


def _templates(theme: Theme, furniture: "_Furniture", *, has_cover: bool, notes: bool) -> list[PageTemplate]:
    width, height = theme.page_size
    margin = theme.margin

    frames: dict[bool, Any] = {}  # one of a size: a note that is too long for its page goes on in the same

    def template(name: str, *, papered: bool, **more: Any) -> PageTemplate:
        top = theme.top if papered else max(margin, BELOW_HEADER)
        foot = max(margin, furniture.foot) if papered else margin
        made: type[Frame] = NotesFrame if notes else Frame
        # No padding: the margin is the margin.
        frame = frames.setdefault(
            papered, made(margin, foot, width - 2 * margin, height - foot - top, 0, 0, 0, 0, id="text")
        )
        draw = furniture.draw_on_paper if papered else furniture.draw

        def end(canvas: Canvas, document: Any) -> None:
            if notes:
                frame.finish(canvas, document)
            furniture.draw_over(canvas, document)

        return PageTemplate(name, [frame], onPage=draw, onPageEnd=end, **more)

    on_paper = theme.letter_paper is not None
    first = template("first", papered=on_paper, autoNextPageTemplate="page")
    page = template("page", papered=theme.letter_paper is not None and theme.letter_paper.every_page)
    if not has_cover:
        return [first, page]
    edge, foot = theme.top if on_paper else margin, max(margin, furniture.foot) if on_paper else margin
    bare: Any = Frame(margin, foot, width - 2 * margin, height - foot - edge, 0, 0, 0, 0, id="text")
    return [PageTemplate("cover", [bare], onPage=furniture.draw_paper), first, page]


class _Furniture:
    """Running header, page number and watermark of every page but the cover."""

    def __init__(
        self,
        theme: Theme,
        left: str,
        right: str | Sequence[str],
        watermark: str | None,
        *,
        numbered: bool,
        stamp: Stamp | None,
    ) -> None:
        self._theme, self._numbered, self._stamp = theme, numbered, stamp
        self._watermark = watermark
        self._left, self._right = side_by_side(left, (right,) if isinstance(right, str) else right, theme)
        self._printed = (
            theme.letter_paper.bottom if theme.letter_paper is not None else 0.0
        )  # what the paper bears at its foot

    @property
    def foot(self) -> float:
        """From the lower edge of a page on paper up to where its text ends."""
        own = _STAMP_ROOM if self._stamp is not None else _NUMBER_ROOM if self._numbered else 0.0
        return self._printed + own

    def draw_paper(self, canvas: Canvas, _document: Any) -> None:
        """The office's paper alone, where there is any."""
        if self._theme.letter_paper is not None:
            self._theme.letter_paper.draw(cast("PageCanvas", canvas), self._theme.page_size)

    def draw_on_paper(self, canvas: Canvas, document: Any) -> None:
        """The paper says whose page it is: no running header; what stands at the foot stands above its own."""
        self.draw_paper(canvas, document)
        page = cast("PageCanvas", canvas)
        self._draw_foot(page, self._printed)

    def draw(self, canvas: Canvas, _document: Any) -> None:
        page = cast("PageCanvas", canvas)
        if self._left or self._right:
            with page.decoration(marks.HEADER):
                self._draw_header(page)
        self._draw_foot(page, 0)

    def draw_over(self, canvas: Canvas, _document: Any) -> None:
        """The watermark, over all that the page bears: beneath, boxes would cut it."""
        page = cast("PageCanvas", canvas)
        if self._watermark:
            with page.decoration(marks.WATERMARK):
                self._draw_watermark(page, self._watermark)

    def _draw_foot(self, page: PageCanvas, raised: float) -> None:
        number = page.getPageNumber()
        if self._stamp is not None:
            with page.decoration(marks.FOOTER):
                page.saveState()
                page.translate(0, raised)
                self._stamp(page, number)
                page.restoreState()
        if self._numbered:
            height = max(_NUMBER_HEIGHT, raised + _ABOVE_PAPER) if raised else _NUMBER_HEIGHT
            page.draw_last(lambda late: self._draw_number(late, number, height))

    def _draw_header(self, canvas: Canvas) -> None:
        width, height = self._theme.page_size
        y = height - _HEADER_HEIGHT
        self._draw_line(canvas, y)
        canvas.setStrokeColor(self._theme.hairline_colour)
        canvas.setLineWidth(1)
        canvas.line(self._theme.margin, y - 6, width - self._theme.margin, y - 6)

    def _draw_line(self, canvas: Canvas, y: float) -> None:
        style = self._theme.style("furniture")
        for string, right in ((self._left, False), (self._right, True)):
            pieces = fonts.runs(string, style.fontName)
            wide = sum(stringWidth(letters, name, style.fontSize) for name, letters in pieces)
            x = self._theme.page_size[0] - self._theme.margin - wide if right else self._theme.margin
            canvas.setFillColor(style.textColor)
            for name, letters in pieces:
                canvas.setFont(name, style.fontSize)
                canvas.drawString(x, y, letters)
                x += stringWidth(letters, name, style.fontSize)

    def _draw_number(self, canvas: PageCanvas, number: int, height: float) -> None:
        style = self._theme.style("furniture")
        total = canvas.page_count
        if canvas.parts:
            first = max((page for page in canvas.parts if page <= number), default=1)
            after = min((page for page in canvas.parts if page > number), default=total + 1)
            number, total = number - first + 1, after - first
            if number == 1:
                return
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.fontName, style.fontSize)
        page = _("{page} / {total}").format(page=number, total=total)
        with canvas.decoration(marks.FOOTER):
            canvas.drawRightString(self._theme.page_size[0] - self._theme.margin, height, page)

    def _draw_watermark(self, canvas: Canvas, letters: str) -> None:
        width, height = self._theme.page_size
        canvas.saveState()
        canvas.setFillColor(self._theme.secondary_ink)
        canvas.setFillAlpha(_WATERMARK)
        canvas.setFont(self._theme.typeface.titles.semibold, 96)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -30, letters)
        canvas.restoreState()
