"""The lines of a table by category: name and number typed one after the other, shares computed while one types."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csxl_desktop.domain.category_tables import CategoryLine, CategoryTable, column
from csxl_desktop.domain.figures_kept import IndicatorCategory
from csxl_desktop.domain.pasted_counts import CountTyped
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import percent
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.evaluation.category_count_field import CategoryCountField, count_words
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField

_NUMBER, _SHARE, _BEFORE = 104, 56, 74  # pixels


class CategoryEditor(RowEditor[CategoryLine]):
    """A line. Enter goes from the name to the number, then to the next line: `entered`."""

    entered = Signal()

    def __init__(self, place: Place, row_id: UUID, year: Callable[[], int]) -> None:
        super().__init__(row_id)
        sizes = look().sizes
        self._year, self._shown = year, 0
        self.label = TextField("", placeholder=_("Category"), required=True).called(_("Category"))
        self.count = CategoryCountField(_("Number"))
        self.count.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.count.setFixedWidth(sizes.px(_NUMBER))
        self.share, self.before = _figure(_SHARE), _figure(_BEFORE)
        save_to(place.context, self.label, IndicatorCategory, "label", lambda: row_id, place.reload)
        context = place.context

        def write(count: CountTyped) -> Callable[[], object]:
            shown = self._shown  # the place may be in another year already
            return lambda: context.services.category_tables.set_count(row_id, shown, count)

        save_when_left(self.count, context.jobs, context.errors, write, place.reload)
        self.label.edit.returnPressed.connect(self.count.setFocus)
        self.count.edit.returnPressed.connect(self.entered)
        for field in (self.label, self.count):
            self.watch(field.control)
        self.body.addWidget(self.label, 1)
        for widget in (self.count, self.share, self.before):
            self.body.addWidget(widget)
        self.setFocusProxy(self.label.edit)

    def show_row(self, row: CategoryLine, _place: int, *, same: bool) -> None:
        year = self._year()
        self.label.show_value(row.label, same=same)
        self.count.show_value(row.count, same=same and self._shown == year)
        self.count.called(_("Number of “{category}”").format(category=row.label))
        self.before.setText(count_words(row.before) or "–")
        self._shown = year


class CategoryLines(QWidget):
    """`new_line` where Enter is pressed on the last number; `pasted(text, line)` for what fills several lines."""

    new_line = Signal()
    pasted = Signal(str, object)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._table: CategoryTable | None = None
        self._year = place.year  # of the table on screen
        self.rows: RowStack[CategoryLine] = RowStack(lambda key: self._editor(place, key))
        self._year_label, self._before_label = _figure(_NUMBER), _figure(_BEFORE)
        self.total, self.whole, self.before = _figure(_NUMBER, "strong"), _figure(_SHARE, "strong"), _figure(_BEFORE)
        self._place = place
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.px(4))
        share = _figure(_SHARE)
        share.setText(_("Share"))
        box.addLayout(_line(label(_("Category"), "small"), self._year_label, share, self._before_label))
        box.addWidget(self.rows)
        box.addLayout(_line(label(_("Total"), "strong"), self.total, self.whole, self.before))

    def show_table(self, table: CategoryTable) -> None:
        self._year = table.year
        self._table = None  # while the lines come one by one there is nothing to count
        self._year_label.setText(str(table.year))
        self._before_label.setText(str(table.year - 1))
        self.rows.show_rows(table.lines)
        self._table = table
        then = table.then.total
        self.before.setText(count_words(then) or "–")
        self.count_up()

    def count_up(self) -> None:
        """The shares and the total of what stands on screen, saved or not."""
        if self._table is None:
            return
        typed = self._typed()
        lines = [line for line in self._table.lines if line.id in typed]
        told = column(lines, [typed[line.id] for line in lines])
        for line, share in zip(lines, told.shares, strict=True):
            editor = self.rows.editor(line.id)
            assert isinstance(editor, CategoryEditor)
            editor.share.setText("–" if share is None else percent(float(share) / 100, 1))
        self.total.setText(count_words(told.total) or "–")
        self.whole.setText("–" if told.whole is None else percent(float(told.whole) / 100, 1))

    # Within.

    def _editor(self, place: Place, key: UUID) -> CategoryEditor:
        editor = CategoryEditor(place, key, lambda: self._year)
        editor.entered.connect(lambda: self._next(key))
        editor.count.edit.textChanged.connect(lambda _text: self.count_up())
        editor.count.lines_pasted.connect(lambda text: self.pasted.emit(text, key))
        return editor

    def _typed(self) -> Mapping[UUID, CountTyped]:
        editors = self.rows.editors()
        return {editor.row_id: editor.count.value() for editor in editors if isinstance(editor, CategoryEditor)}

    def _next(self, key: UUID) -> None:
        keys = self.rows.keys()
        place = keys.index(key) + 1
        if place == len(keys):
            self.new_line.emit()
            return
        following = self.rows.editor(keys[place])
        assert isinstance(following, CategoryEditor)
        following.count.setFocus()
        following.count.edit.selectAll()


def _figure(width: int, tone: str = "small") -> QLabel:
    made = label("", tone)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setFixedWidth(look().sizes.px(width))
    return made


def _line(first: QWidget, *figures: QWidget) -> QHBoxLayout:
    """In the columns of the lines: past their grip, before their cross."""
    sizes = look().sizes
    row = QHBoxLayout()
    row.setContentsMargins(sizes.px(26), 0, sizes.px(38), 0)
    row.setSpacing(sizes.inside)
    row.addWidget(first, 1)
    for figure in figures:
        row.addWidget(figure)
    return row
