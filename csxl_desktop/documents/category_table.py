"""A table of counts by category on paper: number, share, the year before, its bars; the total is 100 % of itself."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import gap, table, text
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.category_tables import CategoryTable, bars, moved
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.pasted_counts import CountTyped
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import percent

_NARROW, _WIDEST = 66.0, 260.0


def category_table(told: CategoryTable, theme: Theme, *, drawn: bool) -> Iterator[Flowable]:
    """What follows the title: the definition, the bars, the numbers; the source."""
    if told.definition:
        yield text(told.definition, theme.style("secondary-after"))
    if drawn:
        # Only pages with a chart pay for what draws it.
        from csxl_desktop.documents.charts import chart

        picture = bars(told)
        if not picture.is_empty:
            yield chart(picture, theme)
            yield gap(4)
    yield _numbers(told, theme)
    if told.source:
        yield text(_("Source: {source}").format(source=told.source), theme.style("caption"))


def _numbers(told: CategoryTable, theme: Theme) -> Flowable:
    header = [_("Category"), told.unit or _("Number"), _("Share")]
    columns = [told.now]
    if told.has_before:
        header = [_("Category"), str(told.year), _("Share"), str(told.year - 1), _("Share"), _("Change")]
        columns.append(told.then)
    rows: list[list[str | Flowable]] = []
    for place, line in enumerate(told.lines):
        label = f"· {line.label}" if line.parent_id else line.label
        cells = [(each.counts[place], each.shares[place]) for each in columns]
        rows.append([label, *_row(cells, told.decimals)])
    bold = theme.style("cell-bold")
    right = bold.clone("category-total", alignment=2)
    sums = _row([(each.total, each.whole) for each in columns], told.decimals)
    rows.append([text(_("Total"), bold), *(text(cell, right) for cell in sums)])
    numbers = len(header) - 1
    first = min(theme.text_width - _NARROW * numbers, _WIDEST)
    return table(header, rows, [first, *([_NARROW] * numbers)], theme, right=set(range(1, len(header))))


def _row(cells: Sequence[tuple[CountTyped, Decimal | None]], decimals: int) -> list[str]:
    """Number and share of each year; of two, how the number moved."""
    words = [word for count, share in cells for word in (_number(count, decimals), _share(share))]
    if len(cells) > 1:
        part = moved(cells[0][0], cells[1][0])
        words.append("" if part is None else percent(part, 1, signed=True))
    return words


def _number(count: CountTyped, decimals: int) -> str:
    return "–" if count.number is None else count_text(Count(float(count.number), count.quality.value), decimals)


def _share(share: Decimal | None) -> str:
    return "–" if share is None else percent(float(share) / 100, 1)
