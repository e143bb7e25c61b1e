"""One table model for every list: a tab lists its columns; filtering and sorting work on keys prepared once."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from operator import is_
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from csxl_desktop.i18n import _, fold

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
CELL_ROLE = Qt.ItemDataRole.UserRole + 2


class Align(Enum):
    LEFT = Qt.AlignmentFlag.AlignLeft
    CENTER = Qt.AlignmentFlag.AlignHCenter
    RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its words (marked with N_, translated when shown), the text of a row, the key that sorts it.

    `badge(row)` gives `(letters, color)` before the text, `state(row)` gives `(word, tone)` painted as a pill after
    or instead of it (colours and tones: `widgets.badges`), `secondary(row)` quieter words behind the text, `icon(row)`
    `(name, token)`. `width` in design pixels; 0 takes what is left. `key` names it in the remembered choice.
    """

    header: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any]
    secondary: Callable[[Row], str] | None = None
    badge: Callable[[Row], tuple[str, str] | None] | None = None
    state: Callable[[Row], tuple[str, str] | None] | None = None
    icon: Callable[[Row], tuple[str, str] | None] | None = None
    align: Align = Align.LEFT
    width: int = 0
    shown: bool = True
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """All that the delegate paints in one place."""

    text: str
    secondary: str
    badge: tuple[str, str] | None
    state: tuple[str, str] | None
    icon: tuple[str, str] | None
    align: Align
    strong: bool


def unchanged(before: Sequence[Row], read: Sequence[Row], key: Callable[[Row], Hashable]) -> list[Row]:
    """The rows `read`; one that says what it said before is the very row of `before`.

    For the database lane: comparing a hundred thousand rows there spares the window putting them into the list again,
    and Python looking for dead objects among as many new ones.
    """
    if not before:
        return list(read)
    known = {key(row): row for row in before}
    found = []
    for row in read:
        same = known.get(key(row))
        found.append(same if same is not None and same == row else row)
    return found


def _changed_in_place(before: Sequence[Row], rows: Sequence[Row], key: Callable[[Row], Hashable]) -> list[int] | None:
    """Where the few rows stand that say something else; None where others came, went or moved, or too many changed.

    Of a hundred thousand rows nothing is put into words, looked up or sorted again for what did not change.
    """
    if not rows or len(rows) != len(before):
        return None
    changed = [place for place, row in enumerate(rows) if row is not before[place]]
    if len(changed) > _FEW or any(key(rows[place]) != key(before[place]) for place in changed):
        return None
    return changed


_FEW = 500  # rows that are changed in their place; more are a new list


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """Frozen rows in a table. `key(row)` identifies a row; `search_text(row)` is what the filter looks in
    (all columns where it is not given); `folded` says that it went through `fold` already, in the database lane.

    The order is that of the rows given, until a column is sorted.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        search_text: Callable[[Row], str] | None = None,
        *,
        folded: bool = False,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key, self._brings_words = key, search_text is not None
        self._words_of = partial(_words_of, columns=self.columns, search_text=search_text, folded=folded)
        self._rows: list[Row] = []
        self._folded: list[str] | None = None  # what the filter looks in
        self._source: dict[Hashable, int] | None = None  # where each row stands; made when one is looked for
        self._order: list[int] = []
        self._visible: list[int] = []
        self._words: list[str] = []
        self._keep: Callable[[Row], bool] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    # Filling, narrowing, sorting.

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; filter and order stay. Where they are the very rows that stand there, they are painted again."""
        if rows and len(rows) == len(self._rows) and all(map(is_, rows, self._rows)):
            if self._visible:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._visible) - 1, len(self.columns) - 1))
            return
        if self._changed_a_little(rows):
            return
        self.beginResetModel()
        self._rows = list(rows)
        # All columns are put into words once somebody filters; words that the rows bring are taken at once.
        self._folded = self._words_of(self._rows) if self._brings_words else None
        self._source = None
        self._arrange()
        self._narrow()
        self.endResetModel()

    def _changed_a_little(self, rows: Sequence[Row]) -> bool:
        """Take in a few rows that say something else in their place; False, and nothing done, where more changed."""
        changed = _changed_in_place(self._rows, rows, self._key)
        if changed is None:
            return False
        if arranged := bool(self._words or self._keep or self._sorted_by):
            self.beginResetModel()
        for place in changed:
            self._rows[place] = rows[place]
            if self._folded is not None:
                self._folded[place] = self._words_of([rows[place]])[0]
        if arranged:
            self._arrange()
            self._narrow()
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._visible) - 1, len(self.columns) - 1))
        return True

    def change_row(self, row: Row) -> bool:
        """The row of the same key says something else, in its place; False where it stands nowhere yet."""
        source = self._places().get(self._key(row))
        if source is None or self._sorted_by is not None:
            return False
        self._rows[source] = row
        if self._folded is not None:
            self._folded[source] = self._words_of([row])[0]
        place = self.place_of(self._key(row))
        if place >= 0:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
        return True

    def set_filter(self, text: str) -> None:
        """Show the rows where every word of `text` occurs, accents and case aside."""
        words = fold(text).split()
        if words == self._words:
            return
        self.beginResetModel()
        self._words = words
        self._narrow()
        self.endResetModel()

    def is_filtered(self) -> bool:
        """Whether rows are there that the filter hides."""
        return bool(self._words and self._rows)

    def set_facet(self, keep: Callable[[Row], bool] | None) -> None:
        """Show only rows that `keep` accepts, on top of the filter; None shows all."""
        self.beginResetModel()
        self._keep = keep
        self._arrange()
        self._narrow()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by the stored key of `column`; -1 goes back to the order of the rows given."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        before = self.persistentIndexList()
        kept = [(index, self._visible[index.row()]) for index in before]
        self._arrange()
        self._narrow()
        places = {source: place for place, source in enumerate(self._visible)}
        self.changePersistentIndexList(before, [self.index(places[source], index.column()) for index, source in kept])
        self.layoutChanged.emit()

    # Reading.

    def row(self, place: int) -> Row | None:
        """The row shown at `place`."""
        return self._rows[self._visible[place]] if 0 <= place < len(self._visible) else None

    def rows(self) -> list[Row]:
        """The rows shown, in order."""
        return [self._rows[index] for index in self._visible]

    def given(self) -> Sequence[Row]:
        """All rows, shown or not, in the order given; to be read only, in any thread."""
        return self._rows

    def key_of(self, row: Row) -> Hashable:
        return self._key(row)

    def place_of(self, key: Hashable) -> int:
        """Where the row with `key` is shown, or -1."""
        source = self._places().get(key, -1)
        try:
            return self._visible.index(source)
        except ValueError:
            return -1

    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    # Qt's side.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[self._visible[index.row()]], self.columns[index.column()]
        if role == CELL_ROLE:
            return _cell(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(_cell(row, column))
        if role == ROW_ROLE:
            return row
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            header = self.columns[section].header
            return _(header) if header else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align.value | Qt.AlignmentFlag.AlignVCenter
        return None

    # Within.

    def _places(self) -> dict[Hashable, int]:
        if self._source is None:
            self._source = {key: place for place, key in enumerate(map(self._key, self._rows))}
        return self._source

    def _arrange(self) -> None:
        rows, keep = self._rows, self._keep
        places = range(len(rows))
        self._order = list(places) if keep is None else [n for n in places if keep(rows[n])]
        if self._sorted_by is not None:
            column, order = self._sorted_by
            key = self.columns[column].sort_key
            self._order.sort(key=lambda n: key(rows[n]), reverse=order == Qt.SortOrder.DescendingOrder)

    def _narrow(self) -> None:
        found = self._order
        if self._words:
            folded = self._folded = self._folded or self._words_of(self._rows)
            for word in self._words:
                found = [n for n in found if word in folded[n]]
        self._visible = found


def _words_of(
    rows: Sequence[Row], columns: Sequence[Column[Row]], search_text: Callable[[Row], str] | None, *, folded: bool
) -> list[str]:
    """What the filter looks in, of each row."""
    if search_text is None:
        return [fold(" ".join(column.text(row) for column in columns)) for row in rows]
    words = map(search_text, rows)
    return list(words if folded else map(fold, words))


def _cell(row: Row, column: Column[Row]) -> Cell:
    return Cell(
        column.text(row),
        column.secondary(row) if column.secondary else "",
        column.badge(row) if column.badge else None,
        column.state(row) if column.state else None,
        column.icon(row) if column.icon else None,
        column.align,
        column.strong,
    )


def _spoken(cell: Cell) -> str:
    parts = (cell.badge[0] if cell.badge else "", cell.text, cell.secondary, cell.state[0] if cell.state else "")
    return ", ".join(part for part in parts if part)
