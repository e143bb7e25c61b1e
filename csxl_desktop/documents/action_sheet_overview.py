"""The first page of the action sheets of a year: how many, since when, and the list of them."""

from textwrap import shorten

from reportlab.platypus import Flowable

from csxl_desktop.documents.action_sheet_data import summary
from csxl_desktop.documents.flowables import Content, Piece, gap, label, rich, soft_box, table, text
from csxl_desktop.documents.letterhead import letterhead, title_block
from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.action_sheet_rows import Overview
from csxl_desktop.domain.action_sheet_words import status_words
from csxl_desktop.domain.content.action_sheet import ActionSheets, SheetPage
from csxl_desktop.domain.evaluation_choices import SheetNature
from csxl_desktop.i18n import N_, _, ngettext

_SUBTITLE = 90  # letters: the sheet itself prints it whole
_SHORT = {
    SheetNature.COLLECTIVE: N_("collective"),
    SheetNature.COMMUNITY: N_("community"),
    SheetNature.OTHER: N_("other"),
}


def overview(content: ActionSheets, theme: Theme) -> list[Flowable]:
    """Figures in a box, then a line for each sheet that leads to its page."""
    title = _("Action sheets {year}").format(year=content.year)
    story: list[Flowable] = [*letterhead(content.office, theme), *title_block("", title, "", theme)]
    if content.overview is not None:
        story += [_figures(content.overview, content.year, theme), gap(4)]
    rows = [_line(number, page, theme) for number, page in enumerate(content.sheets)]
    widths = [theme.text_width * part for part in (0.34, 0.22, 0.44)]
    header = [_("Action"), _("Opened, closed"), _("In {year}").format(year=content.year)]
    return [*story, table(header, rows, widths, theme)]


def _figures(figures: Overview, year: int, theme: Theme) -> Flowable:
    known = [
        (figures.sheets, ngettext("sheet", "sheets", figures.sheets)),
        (figures.opened, ngettext("opened in {year}", "opened in {year}", figures.opened).format(year=year)),
        (figures.closed, ngettext("closed in {year}", "closed in {year}", figures.closed).format(year=year)),
    ]
    if figures.planned_next:
        words = _("of {count} in the plan for {year}").format(count=figures.sheets, year=year + 1)
        known.append((figures.planned_next, words))
    cells: list[list[Flowable]] = [
        [text(str(number), theme.style("figure")), text(words, theme.style("secondary"))] for number, words in known
    ]
    if figures.oldest.on is not None:
        age = ngettext("{count} year at the end of {year}", "{count} years at the end of {year}", figures.years)
        words = age.format(count=figures.years, year=year)
        oldest = [label(_("The oldest"), theme), text(figures.oldest.told(), theme.style("cell-bold"))]
        cells.append([*oldest, text(words, theme.style("secondary"))])
    return soft_box(cells, [1 / len(cells)] * len(cells), theme)


def _line(number: int, page: SheetPage, theme: Theme) -> list[Content]:
    row, small = page.record.row, theme.style("cell-secondary").clone("overview-small", fontSize=8.5, leading=11)
    name: list[Flowable] = [rich((Piece(row.title, bold=True, url=f"#sheet-{number}"),), theme.style("cell"))]
    name.append(
        text(
            " · ".join(
                part for part in (_(_SHORT[row.nature]), shorten(row.subtitle, _SUBTITLE, placeholder="…")) if part
            ),
            small,
        )
    )
    since: list[Flowable] = [text(row.opened.told() or "–", theme.style("cell"))]
    if closed := row.closed.told() or status_words(row.status):
        since.append(text(closed, small))
    return [name, since, capitalised(summary(page.record)) or "–"]
