"""Fields of two records side by side; arrows and space choose whose value stays."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.merge_rows import FieldRow, Side
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.merge_fields import own_label
from csxl_desktop.ui.directory.words import column_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label

_LEFT, _RIGHT = 1, 2  # columns of the table
_WHOLE_HEIGHT = 72


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field with the side chosen for it."""

    row: FieldRow
    side: Side


class ChoiceTable(RowTable[FieldLine]):
    """← and → choose a side, space goes through all that is possible."""

    def __init__(self, model: RowTableModel[FieldLine], fields: "MergeFields") -> None:
        super().__init__(model, _("Fields side by side"), compact=True)
        self._fields = fields
        self.clicked.connect(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._fields.choose(Side.LEFT)
            case Qt.Key.Key_Right:
                self._fields.choose(Side.RIGHT)
            case Qt.Key.Key_Space:
                self._fields.choose_next()
            case _other:
                super().keyPressEvent(event)

    def _chosen(self, index: QModelIndex) -> None:
        side = {_LEFT: Side.LEFT, _RIGHT: Side.RIGHT}.get(index.column())
        if side is not None:
            self._fields.choose(side)


class MergeFields(QWidget):
    """`choices()` names a side for every field that differs."""

    def __init__(self) -> None:
        super().__init__()
        self.model = RowTableModel[FieldLine](_COLUMNS, lambda line: line.row.column)
        self.table = ChoiceTable(self.model, self)
        self._whole = {side: label("", "secondary", wrap=True) for side in (Side.LEFT, Side.RIGHT)}
        below = QWidget()
        texts = QHBoxLayout(below)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(look().sizes.between)
        for each in self._whole.values():
            each.setAlignment(Qt.AlignmentFlag.AlignTop)
            texts.addWidget(each, 1)
        area = scrolled(below)
        area.setFixedHeight(look().sizes.px(_WHOLE_HEIGHT))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.table, 1)
        box.addWidget(area)
        self.table.row_chosen.connect(self._show_whole)

    def show_fields(self, rows: Sequence[FieldRow]) -> None:
        """Other records: as proposed; what differs stands first."""
        ordered = sorted(rows, key=lambda row: row.equal)
        self.model.set_rows([FieldLine(row, row.proposed) for row in ordered])
        if ordered:
            self.mark(ordered[0].column)

    def mark(self, column: str) -> None:
        """Mark a field, and show both of its values whole."""
        self.table.choose(column)
        self._show_whole(self.table.chosen_row())

    def choices(self) -> Mapping[str, Side]:
        return {line.row.column: line.side for line in self.model.rows() if not line.row.equal}

    def choose(self, side: Side) -> None:
        """For the field marked."""
        marked = self.table.chosen_row()
        if marked is None or marked.row.equal:
            return
        key = marked.row.column
        lines = (FieldLine(line.row, side) if line.row.column == key else line for line in self.model.rows())
        self.model.set_rows(list(lines))
        self.mark(key)

    def choose_next(self) -> None:
        """Left, right, both where the two may stand one below the other."""
        marked = self.table.chosen_row()
        if marked is not None:
            sides = [Side.LEFT, Side.RIGHT, *((Side.BOTH,) if marked.row.both else ())]
            self.choose(sides[(sides.index(marked.side) + 1) % len(sides)])

    def _show_whole(self, line: FieldLine | None) -> None:
        for side, words in self._whole.items():
            said = getattr(line.row, side.value) if line is not None else ""
            words.setText(said or "—")


def field_words(row: FieldRow) -> str:
    """What the field is called: by the office for its own, else by the program."""
    return own_label(row.column) or column_words(row.column)


def _flat(text: str) -> str:
    return " ".join(text.split()) or "—"


def _icon(side: Side) -> Callable[[FieldLine], tuple[str, str]]:
    """A ring, filled where the value of `side` stays."""

    def icon(line: FieldLine) -> tuple[str, str]:
        if line.row.equal:
            return "equal", "line_strong"
        return ("circle-check", "accent") if line.side in {side, Side.BOTH} else ("circle", "line_strong")

    return icon


_COLUMNS: tuple[Column[FieldLine], ...] = (
    Column(N_("Field"), lambda line: field_words(line.row), lambda line: field_words(line.row).casefold(), width=150),
    Column(
        N_("The record that stays"),
        lambda line: _flat(line.row.left),
        lambda line: line.row.left,
        icon=_icon(Side.LEFT),
    ),
    Column(
        N_("The one that goes into it"),
        lambda line: _flat(line.row.right),
        lambda line: line.row.right,
        icon=_icon(Side.RIGHT),
        state=lambda line: (_("both"), "accent") if line.side is Side.BOTH else None,
    ),
)
