"""What hangs on two records, and what becomes of each when they are merged."""

from collections.abc import Sequence

from csxl_desktop.domain.merge_rows import Fate, PartRow, Side
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.exchange.sheet_words import SHEETS
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.row_table import RowTable

_FATES = {
    Fate.STAYS: (N_("stays"), "neutral"),
    Fate.MOVED: (N_("moves over"), "accent"),
    Fate.JOINED: (N_("joined, one for both"), "late"),
    Fate.DROPPED: (N_("already there"), "neutral"),
    Fate.FROZEN: (N_("moves, count stays"), "accent"),
}


def parts_table() -> "PartsTable":
    return PartsTable(RowTableModel[tuple[int, PartRow]](_COLUMNS, lambda row: row[0]))


class PartsTable(RowTable[tuple[int, PartRow]]):
    """A line for each part of either, those that move first."""

    def __init__(self, model: RowTableModel[tuple[int, PartRow]]) -> None:
        super().__init__(model, _("What hangs on both"), compact=True, empty=_("Nothing hangs on either."))
        self.parts = model

    def show_parts(self, parts: Sequence[PartRow]) -> None:
        ordered = sorted(parts, key=lambda part: (part.side is Side.LEFT, _kind(part), part.words.casefold()))
        self.parts.set_rows(list(enumerate(ordered)))


def _kind(part: PartRow) -> str:
    return _(SHEETS[part.kind][0]) if part.kind in SHEETS else part.kind


_COLUMNS: tuple[Column[tuple[int, PartRow]], ...] = (
    Column(N_("What"), lambda row: _kind(row[1]), lambda row: _kind(row[1]), width=150),
    Column(
        "",
        lambda row: row[1].words,
        lambda row: row[1].words.casefold(),
        icon=lambda row: ("arrow-left", "accent") if row[1].side is Side.RIGHT else ("circle", "line_strong"),
    ),
    Column(
        N_("What becomes of it"),
        lambda _row: "",
        lambda row: row[1].fate.value,
        state=lambda row: (_(_FATES[row[1].fate][0]), _FATES[row[1].fate][1]),
        width=160,
    ),
)
