"""The published directory: by category in two columns, with an index of the names."""

from collections.abc import Iterator
from typing import cast

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, Table, TableStyle

from csxl_desktop.documents.canvas import Entry, PageCanvas
from csxl_desktop.documents.directory_entry import person_lines, reach_lines
from csxl_desktop.documents.flowables import FACE, Piece, gap, heading, rich, text, texts, titled
from csxl_desktop.documents.layout import build, contents
from csxl_desktop.documents.letterhead import logo, phone_text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import GUTTER, TwoColumns
from csxl_desktop.domain.content.directory import DirectoryBrochure, DirectoryEntry, DirectorySection
from csxl_desktop.i18n import _, fold, ngettext, sort_key, speaking
from csxl_desktop.i18n.dates import month_and_year

INDEX = "index"


class EntryBox(Table):  # type: ignore[misc, unused-ignore]
    """An organisation that stays in one column."""

    tallest_whole = 190 * mm

    def split(self, _avail_width: float, _avail_height: float) -> list[Flowable]:
        return []


class IndexLine(Flowable):
    """A name and the pages on which it stands; a click goes to the first."""

    def __init__(self, name: str, keys: tuple[str, ...], theme: Theme) -> None:
        super().__init__()
        self._keys, self._style = keys, theme.style("small")
        self._title: Paragraph = text(name, self._style)

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width = avail_width
        self.height = self._title.wrap(avail_width - 14 - 18 * len(self._keys), avail_height)[1] + 2
        return self.width, self.height

    def draw(self) -> None:
        self._title.drawOn(self.canv, 0, 2)
        self.canv.linkRect("", self._keys[0], (0, 0, self.width, self.height), relative=1)
        left, bottom = self.canv.absolutePosition(0, 0)
        baseline = bottom + 2 + self._style.leading - self._style.fontSize
        cast("PageCanvas", self.canv).draw_late(lambda canvas: self._finish(canvas, left + self.width, baseline))

    def _finish(self, canvas: PageCanvas, right: float, baseline: float) -> None:
        style = self._style
        canvas.setFillColor(style.link_colour)
        canvas.setFont(style.fontName, style.fontSize)
        pages = sorted({canvas.page_of[key] for key in self._keys if key in canvas.page_of})
        canvas.drawRightString(right, baseline, ", ".join(str(page) for page in pages))


def render(content: DirectoryBrochure, theme: Theme) -> bytes:
    """The brochure as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Directory")
        body = list(_body(content, theme))
        story: list[Flowable] = [text(_("Contents"), theme.style("title")), gap(4), *contents(body, theme), *body]
        return build(
            story if content.sections else [text(_("No organisation is to be printed."), theme.style("body"))],
            theme=theme,
            title=f"{title} {month_and_year(content.on)}",
            author=content.office.name,
            header_left=content.office.name,
            header_right=f"{title} – {month_and_year(content.on)}",
            cover=list(_cover(content, title, theme)),
        )


def _cover(content: DirectoryBrochure, title: str, theme: Theme) -> Iterator[Flowable]:
    office = content.office
    mark = logo(office, theme, width=60 * mm, height=28 * mm)
    yield gap(40)
    if mark is not None:
        mark.hAlign = "LEFT"
        yield mark
    yield gap(120)
    yield text(title, theme.style("cover-title"))
    yield text(month_and_year(content.on), theme.style("cover-year").clone("cover-month", fontSize=22, leading=30))
    yield gap(14)
    count = len({entry.key for section in content.sections for entry in section.entries})
    words = ngettext("{count} organisation", "{count} organisations", count).format(count=count)
    yield text(words, theme.style("lead"))
    yield gap(190)
    yield text(office.name, theme.style("cover-office"))
    small = theme.style("secondary")
    if office.host:
        yield text(office.host, small)
    yield from (text(line, small) for line in office.address)
    reach = [*(phone_text(number) for number in office.phones), *office.emails, *([office.web] if office.web else [])]
    yield text(" · ".join(reach), small)


def _body(content: DirectoryBrochure, theme: Theme) -> Iterator[Flowable]:
    names: dict[str, tuple[str, list[str]]] = {}
    for number, section in enumerate(content.sections):
        if number == 0:
            yield PageBreak()
        yield from _section(section, number, theme)
        for entry in section.entries:
            for shown in _indexed(entry):
                names.setdefault(f"{entry.key} {fold(shown)}", (shown, []))[1].append(_key(entry, number))
    if names:
        yield PageBreak()
        yield heading(_("Index of names"), theme.style("title"), Entry(_("Index of names"), INDEX))
        yield gap(4)
        ordered = sorted(names.values(), key=lambda line: (sort_key(line[0]), line[0]))
        yield TwoColumns([IndexLine(name, tuple(keys), theme) for name, keys in ordered])


def _section(section: DirectorySection, number: int, theme: Theme) -> Iterator[Flowable]:
    whole = " – ".join(part for part in (section.title, section.second_title) if part)
    style = theme.style("heading" if section.level == 0 else "subheading")
    entry = Entry(whole, f"section-{number}", min(section.level, 2))
    if section.level == 0:
        style = style.clone("section", fontSize=16, leading=21, textColor=theme.accent_ink, spaceBefore=16)
    yield from titled(heading(whole, style, entry), keep=170 if section.entries else 190)
    if section.entries:
        lines: list[Flowable] = []
        for each in section.entries:
            box = _box(each, number, section.level, theme)
            tall = box.wrap((theme.text_width - GUTTER) / 2, 1e6)[1] > EntryBox.tallest_whole
            # What is nearly as tall as a page is cut between and within its lines.
            lines += _lines(each, number, section.level, theme) if tall else [box]
        yield TwoColumns(lines)


def _indexed(entry: DirectoryEntry) -> Iterator[str]:
    """The names to be looked for: a short one only where it is filed elsewhere than the whole one."""
    yield entry.name
    if entry.second_name:
        yield entry.second_name
    if entry.short_name and not sort_key(entry.name).startswith(sort_key(entry.short_name)):
        yield f"{entry.short_name} → {entry.name}"


def _key(entry: DirectoryEntry, number: int) -> str:
    return f"{entry.key}-{number}"


def _box(entry: DirectoryEntry, number: int, level: int, theme: Theme) -> Flowable:
    box = EntryBox(
        [[line] for line in _lines(entry, number, level, theme)],
        colWidths=[(theme.text_width - GUTTER) / 2],
        splitInRow=1,
        hAlign="LEFT",
        spaceAfter=9,
    )
    box.setStyle(
        TableStyle(
            [
                FACE,
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


def _lines(entry: DirectoryEntry, number: int, level: int, theme: Theme) -> Iterator[Flowable]:
    small, secondary = theme.style("small"), theme.style("secondary")
    mark = Entry(entry.name, _key(entry, number), level + 1, in_contents=False)
    yield heading(entry.name, theme.style("cell-bold").clone("entry", fontSize=10.5, leading=13.5), mark)
    about = [entry.second_name, entry.part_of]
    yield from (text(line, secondary) for line in about if line)
    if entry.address:
        yield text(", ".join(entry.address), small)
    yield from reach_lines(entry.reach, small)
    yield from texts(entry.description, small)
    if entry.audience:
        yield rich((Piece(_("For whom: {audience}").format(audience=entry.audience), italic=True),), small)
    for person in entry.people:
        yield from person_lines(person, theme)
