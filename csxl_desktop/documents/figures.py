"""The figures of a year: the main ones large, then all with the year before, the charts, and how each is counted."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from csxl_desktop.documents.category_table import category_table
from csxl_desktop.documents.charts import with_numbers
from csxl_desktop.documents.figure_words import before_text, change_of, target_text, value_text
from csxl_desktop.documents.flowables import Whole, gap, soft_box, table, text, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.documents.survey_results import surveys
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.chart import HeatMap, Picture
from csxl_desktop.domain.content.figures import FiguresOfYear
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import Figure
from csxl_desktop.domain.cumulated_words import since_the_start
from csxl_desktop.domain.evaluation_rows import FigureRow
from csxl_desktop.domain.figures import HEADLINE_CODES, FigureValue, Heading, change
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.numbers import of_hundred, percent

_ACROSS, _SHORT = 4, 8
_COLUMNS = (0.46, 0.18, 0.18, 0.18)
_HEADINGS = {
    Heading.MEETINGS: N_("Activities"),
    Heading.PARTICIPATION: N_("Participation"),
    Heading.MEMBERS: N_("Members"),
    Heading.GROUPS: N_("Working groups"),
    Heading.FOLLOW_UP: N_("Minutes and mailings"),
}


def render(content: FiguresOfYear, theme: Theme) -> bytes:
    """The figures as a PDF, in their own language."""
    with speaking(content.language):
        title = _("Figures of {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: FiguresOfYear, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, "", theme, logo(content.office, theme))
    if not (content.figures or content.own or content.tables or content.surveys):
        yield text(_("Nothing was counted this year."), theme.style("body"))
        return
    large = [row for row in content.figures if row.code in HEADLINE_CODES]
    yield from _headlines(sorted(large, key=lambda row: HEADLINE_CODES.index(row.code)), theme)
    for heading in Heading:
        rows = [row for row in content.figures if row.spec.heading is heading]
        if rows:
            yield from titled(text(_(_HEADINGS[heading]), theme.style("heading")), keep=90)
            yield _table([_line(row) for row in rows], content.year, theme)
    if content.own:
        yield from titled(text(_("Figures kept by hand"), theme.style("heading")), keep=90)
        yield _table([_own(figure) for figure in content.own], content.year, theme)
    if content.cumulated:
        yield Whole(list(_since_the_start(content, theme)))
    for told in content.tables:
        yield Whole([text(told.title, theme.style("heading")), *category_table(told, theme, drawn=True)])
    yield from surveys(content.surveys, theme)
    for picture in content.charts:
        yield from _chart(picture, theme)
    yield from _definitions(content, theme)


def _since_the_start(content: FiguresOfYear, theme: Theme) -> Iterator[Flowable]:
    yield text(_("Since the start"), theme.style("heading"))
    lines = [[each.spec.in_full or each.spec.label, since_the_start(each, _number)] for each in content.cumulated]
    yield table([], lines, [theme.text_width * part for part in (0.4, 0.6)], theme, right={1})
    yield text(_("Estimates of earlier years are never added to what was counted."), theme.style("caption"))


def _headlines(rows: list[FigureRow], theme: Theme) -> Iterator[Flowable]:
    for start in range(0, len(rows), _ACROSS):
        cells: list[list[Flowable]] = [_headline(row, theme) for row in rows[start : start + _ACROSS]]
        cells += [[] for _missing in range(_ACROSS - len(cells))]
        yield KeepTogether([soft_box(cells, [1 / _ACROSS] * _ACROSS, theme, padding=9, after=8)])


def _headline(row: FigureRow, theme: Theme) -> list[Flowable]:
    words = _number(row.value, row.spec.unit)
    size = 19 if len(words) <= _SHORT else 13
    large = theme.style("figure").clone(f"figure-of-four-{size}", fontSize=size, leading=23)
    return [text(words, large), text(row.label, theme.style("cell-bold"))]


def _table(rows: list[list[str]], year: int, theme: Theme) -> Flowable:
    header = ["", str(year), str(year - 1), _("Change")]
    return table(header, rows, [theme.text_width * part for part in _COLUMNS], theme, right={1, 2, 3})


def _line(row: FigureRow) -> list[str]:
    before = _("n/a") if row.previous is None else _number(row.previous, row.spec.unit)
    return [row.line, _number(row.value, row.spec.unit), before, _moved(change(row.value, row.previous))]


def _own(figure: Figure) -> list[str]:
    label = f"{figure.label} ({figure.wording})" if figure.wording else figure.label
    target = target_text(figure)
    words = f"{label}. {target}" if target else label
    return [words, value_text(figure), before_text(figure) or _("n/a"), _moved(change_of(figure))]


def _number(value: FigureValue, unit: str = "") -> str:
    if value.number is None:
        return _("n/a")
    rounded = round(value.number, 1)
    number = int(rounded) if rounded == int(rounded) else rounded
    words = count_text(Count(number, value.quality.value, value.to))
    return of_hundred(words) if unit == "%" else words


def _moved(part: float | None) -> str:
    return "" if part is None else percent(part, 1, signed=True)


def _chart(picture: Picture, theme: Theme) -> Iterator[Flowable]:
    parts = [text(picture.title, theme.style("heading")), gap(4), *with_numbers(picture, theme), gap(10)]
    if isinstance(picture, HeatMap):
        yield CondPageBreak(640)
        yield from parts
    else:
        yield Whole(parts)


def _definitions(content: FiguresOfYear, theme: Theme) -> Iterator[Flowable]:
    """What each figure counts and where it comes from; those of a family once."""
    yield from titled(text(_("What the figures count"), theme.style("heading")), keep=110)
    if content.counting_note:
        yield text(content.counting_note, theme.style("secondary-after"))
    told: dict[str, list[str]] = {}
    for row in content.figures:
        family = row.code.partition(":")[0]
        if family not in told:
            name = _("Split by kind, heading or group") if row.spec.is_split else row.line
            told[family] = [name, row.spec.definition, row.spec.source]
    for figure in content.own:
        if figure.definition or figure.source:
            told[f"own {figure.label}"] = [figure.label, figure.definition, figure.source or _("Kept by hand")]
    widths = [theme.text_width * part for part in (0.26, 0.5, 0.24)]
    yield table([_("Figure"), _("Definition"), _("Source")], list(told.values()), widths, theme)
