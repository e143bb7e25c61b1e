"""The figures of the year, their evolution, and what the members say."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from csxl_desktop.documents.category_table import category_table
from csxl_desktop.documents.figure_words import before_text, change_of, marked, target_text, value_text
from csxl_desktop.documents.flowables import Whole, gap, soft_box, table, text
from csxl_desktop.documents.numbering import FIGURE, TABLE
from csxl_desktop.documents.quotations import quotation, quoted
from csxl_desktop.documents.report import contacts
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.domain.chart import HeatMap
from csxl_desktop.domain.content.report import EvolutionRow, Figure
from csxl_desktop.domain.content.report_places import chart_key, table_key
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.numbers import percent

_YEARS_ACROSS = 10
_HIGH = 640  # points that the presence of a hundred members takes


def part(press: Press) -> list[Flowable]:
    return [
        *_figures(press),
        *_tables(press),
        *_charts(press),
        *_evolution(press),
        *contacts.part(press),
        *_testimonials(press),
    ]


def _figures(press: Press) -> list[Flowable]:
    figures = press.report.figures
    if not figures:
        return []
    story = press.subtitle(_("The year in figures"), keep=170)
    for shown in _rows(figures):
        across = max(len(shown), 2)
        row = [_figure(press, figure) for figure in shown]
        row += [[] for _missing in range(across - len(row))]
        story.append(KeepTogether([soft_box(row, [1 / across] * across, press.theme, padding=10, after=8)]))
    if press.report.counting_note:
        story += [gap(2), press.text(press.report.counting_note, "secondary-after")]
    return story


def _rows(figures: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Three a row; none stands alone, but for one that is the only one."""
    start = 0
    while start < len(figures):
        left = len(figures) - start
        across = 2 if left in {2, 4} else 3
        yield figures[start : start + across]
        start += across


def _figure(press: Press, figure: Figure) -> list[Flowable]:
    block = [
        text(value_text(figure), press.theme.style("figure").clone("figure-number", leading=29)),
        press.text(figure.label, "cell-bold"),
    ]
    style = press.theme.style("caption").clone("figure-note", spaceAfter=0, leading=10.5)
    return [
        *block,
        *(text(line, style) for line in _notes(figure) if line),
    ]


def _notes(figure: Figure) -> tuple[str, ...]:
    return _change(figure), target_text(figure), figure.wording, figure.definition, _source(figure)


def _change(figure: Figure) -> str:
    if figure.previous is None:
        return ""
    part_of = change_of(figure)
    if not part_of:
        return _("{number} the year before").format(number=before_text(figure))
    change = percent(part_of, digits=1, signed=True)
    return _("{number} the year before ({change})").format(number=before_text(figure), change=change)


def _source(figure: Figure) -> str:
    return _("Source: {source}").format(source=figure.source) if figure.source else ""


def _tables(press: Press) -> list[Flowable]:
    """The tables by category, each with its bars where they are wanted."""
    story: list[Flowable] = []
    for told in press.report.tables:
        title = press.figure_title(TABLE, told.title, table_key(told))
        story.append(Whole([*title, *category_table(told, press.theme, drawn=press.report.tables_drawn)]))
    return story


def _charts(press: Press) -> list[Flowable]:
    if not press.report.charts:
        return []
    # Only a report with a chart pays for what draws it.
    from csxl_desktop.documents.charts import with_numbers

    story: list[Flowable] = []
    for picture in press.report.charts:
        parts = [
            *press.figure_title(FIGURE, picture.title, chart_key(picture.code)),
            gap(4),
            *with_numbers(picture, press.theme),
            gap(10),
        ]
        story += [CondPageBreak(_HIGH), *parts] if isinstance(picture, HeatMap) else [Whole(parts)]
    return story


def _evolution(press: Press) -> list[Flowable]:
    """The figures over the years, as many tables as the years need."""
    report = press.report
    if not report.evolution or len(report.evolution_years) < 2:
        return []
    story = press.subtitle(_("Over the years"), keep=130)
    for first in range(0, len(report.evolution_years), _YEARS_ACROSS):
        story.append(_years_table(press, first))
    if any(set(row.qualities) - {"exact"} for row in report.evolution):
        story.append(press.text(_("± about; > more than; ≥ at least; – not known."), "caption"))
    return story


def _years_table(press: Press, first: int) -> Flowable:
    years = press.report.evolution_years[first : first + _YEARS_ACROSS]
    rows = [[row.label, *_cells(row, first, len(years))] for row in press.report.evolution]
    width = press.theme.text_width
    each = min(64.0, width * 0.72 / len(years))
    widths = [width - each * len(years), *([each] * len(years))]
    return table(["", *map(str, years)], rows, widths, press.theme, right=set(range(1, len(years) + 1)))


def _cells(row: EvolutionRow, first: int, count: int) -> list[str]:
    qualities = row.qualities or ("exact",) * len(row.values)
    told = [marked(*each) for each in zip(row.values, qualities, strict=True)][first : first + count]
    return [*told, *([""] * (count - len(told)))]


def _testimonials(press: Press) -> list[Flowable]:
    testimonials = [item for item in press.report.testimonials if item.text]
    if not testimonials:
        return []
    name = ngettext("A member speaks", "The members speak", len(testimonials))
    told = [quotation(item, press.flow(quoted(item.text), style="quote"), press.theme) for item in testimonials]
    last = [each for parts in told[-2:] for each in parts]  # one alone on the last page looks forgotten
    return [*press.subtitle(name, keep=150), *(each for parts in told[:-2] for each in parts), Whole(last)]
