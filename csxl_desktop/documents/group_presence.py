"""Partners × sessions on paper: one mark each, as on screen, told apart without colour."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.flowables import Content, columns, gap, table, text, titled
from csxl_desktop.documents.group_head import head
from csxl_desktop.documents.group_parts import when
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.working_group import PresenceColumn, PresenceLine, PresenceMatrix
from csxl_desktop.i18n import N_, _, ngettext, speaking

_MOST = 16  # sessions in one table: the columns stay wide enough for their date
_MARK = 7.0
WORDS = {"there": N_("present"), "spoke": N_("host or speaker"), "excused": N_("excused"), "": N_("not there")}


class PresenceMark(Flowable):
    """A full square was there, a lozenge hosted or spoke, an empty square excused itself, a dot says nothing."""

    def __init__(self, mark: str, theme: Theme, *, size: float = _MARK, told: bool = True) -> None:
        super().__init__()
        self._mark, self._theme, self._size = mark, theme, size
        self._alternative = _(WORDS[mark]) if told else ""
        self.hAlign = "CENTER"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self._size, self._size

    def draw(self) -> None:
        with cast("PageCanvas", self.canv).figure(self._alternative):
            self._draw_mark()

    def _draw_mark(self) -> None:
        canvas, size, ink = self.canv, self._size, self._theme.accent_ink
        canvas.setStrokeColor(ink)
        canvas.setFillColor(ink)
        canvas.setLineWidth(1)
        match self._mark:
            case "there":
                canvas.rect(0.5, 0.5, size - 1, size - 1, stroke=1, fill=1)
            case "spoke":
                path, half = canvas.beginPath(), size / 2
                path.moveTo(half, -0.6)
                for x, y in ((size + 0.6, half), (half, size + 0.6), (-0.6, half)):
                    path.lineTo(x, y)
                path.close()
                canvas.drawPath(path, stroke=0, fill=1)
            case "excused":
                canvas.rect(0.5, 0.5, size - 1, size - 1, stroke=1, fill=0)
            case _:
                canvas.setFillColor(self._theme.secondary_ink)
                canvas.circle(size / 2, size / 2, 0.9, stroke=0, fill=1)


def render(content: PresenceMatrix, theme: Theme) -> bytes:
    """The matrix on landscape pages, in its own language."""
    theme = replace(theme, page_size=landscape(A4))
    with speaking(content.language):
        title = _("Presence in {year}").format(year=content.group.year)
        whole = f"{content.group.name} – {title}"
        return build_of_office(_story(content, title, theme), content.office, whole, theme, heads=[title])


def _story(content: PresenceMatrix, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from head(content.group, content.office, theme, subtitle=title)
    if not content.sessions or not content.lines:
        words = _("No attendance was noted in {year}.").format(year=content.group.year)
        yield text(words, theme.style("body"))
        return
    sessions = len(content.sessions)
    partners = sum(bool(line.times) for line in content.lines)
    told = [
        ngettext("{count} session", "{count} sessions", sessions).format(count=sessions),
        ngettext("{count} partner", "{count} partners", partners).format(count=partners),
    ]
    yield text(" · ".join(told), theme.style("body"))
    yield _legend(content.lines, theme)
    for start in range(0, sessions, _MOST):
        part = range(start, min(start + _MOST, sessions))
        if start:
            first, last = content.sessions[part[0]], content.sessions[part[-1]]
            name = _("From {first} to {last}").format(first=when(first), last=when(last))
            yield from titled(text(name, theme.style("subheading")), keep=140)
        yield _table(content, part, theme)


def _table(content: PresenceMatrix, part: range, theme: Theme) -> Flowable:
    wide = min(46.0, (theme.text_width - 250) / len(part))
    names = theme.text_width - wide * len(part) - 44
    centre = theme.style("cell-header").clone("cell-header-centre", alignment=1, fontSize=8, leading=10)
    header: list[Content] = [
        text(_("Partner"), theme.style("cell-header")),
        *([text(_short(content.sessions[n]), centre)] for n in part),
        text(_("Times"), theme.style("cell-header-right")),
    ]
    rows: list[list[Content]] = []
    for line in content.lines:
        name = line.organisation if line.member else f"{line.organisation}\u00a0*"
        marks: list[Content] = [[PresenceMark(line.marks[n], theme)] for n in part]
        rows.append([name, *marks, str(line.times)])
    return table(
        header,
        rows,
        [min(names, 360), *([wide] * len(part)), 44],
        theme,
        right={len(part) + 1},
        extra=[("ALIGN", (1, 0), (-2, -1), "CENTER"), ("LINEABOVE", (0, 0), (-1, 0), 0.6, theme.hairline_colour)],
    )


def _legend(lines: Sequence[PresenceLine], theme: Theme) -> Flowable:
    used = {mark for line in lines for mark in line.marks}
    cells: list[list[Flowable]] = []
    widths: list[float] = []
    for mark, words in WORDS.items():
        if mark in used:
            cells += [[gap(3), PresenceMark(mark, theme, told=False)], [text(_(words), theme.style("secondary"))]]
            widths += [16, 104]
    if any(not line.member for line in lines):
        cells.append([text(_("* not a member of the coordination"), theme.style("secondary"))])
        widths.append(200)
    return columns(cells, [width / theme.text_width for width in widths], theme, gutter=4)


def _short(column: PresenceColumn) -> str:
    """“3/3”: the year stands in the title."""
    match column.precision:
        case "day":
            return f"{column.day.day}/{column.day.month}"
        case "undated":
            return "?"
        case _:
            return f"…/{column.day.month}"
