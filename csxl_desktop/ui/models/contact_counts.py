"""The contacts of a year by subject and month, as the log and the evaluation show them."""

from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.i18n.dates import month_name
from csxl_desktop.services.contact_log import ThemeCount
from csxl_desktop.ui.models.rows import Align, Column


def theme_columns() -> tuple[Column[ThemeCount], ...]:
    """The subject, January to December, the total."""
    return (
        Column(N_("Subject"), lambda row: row.theme or _("no subject"), lambda row: fold(row.theme)),
        *(_month_column(month) for month in range(12)),
        Column(
            N_("Total"),
            lambda row: str(row.total),
            lambda row: row.total,
            align=Align.RIGHT,
            width=58,
            strong=True,
        ),
    )


def _month_column(month: int) -> Column[ThemeCount]:
    def shown(row: ThemeCount) -> str:
        return str(row.months[month] or "·")

    def count(row: ThemeCount) -> int:
        return row.months[month]

    return Column(month_name(month + 1)[:1].upper(), shown, count, align=Align.RIGHT, width=26)
