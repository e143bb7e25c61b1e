"""The parts of a record below each other: each line says itself, opens into its fields, keeps its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_link
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.buttons import icon_button, link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.record_link import RecordLink
from csxl_desktop.ui.widgets.text import label

Row = TypeVar("Row")
Tool = tuple[str, str, Callable[[], object]]


def _nothing(_row: Any) -> str:
    return ""


def _no_tools(_row: Any) -> list[Tool]:
    return []


@dataclass(frozen=True)
class LineKind(Generic[Row]):
    """How a part is shown and edited. `fields()` makes its fields by column, named as in the row and in the entity.

    `opens(row)` makes its words a link to another record; `tools(row)` gives buttons beside it (icon, name, clicked),
    or below it where its words are long (`tools_below`), `inner_tools(row)` buttons among its fields.
    """

    entity: type[Record]
    words: Callable[[Row], str]
    secondary: Callable[[Row], str] = _nothing
    state: Callable[[Row], tuple[str, str] | None] | None = None
    icon: Callable[[Row], str] = _nothing
    fields: Callable[[], dict[str, Field]] | None = None
    opens: Callable[[Row], tuple[str, UUID] | None] | None = None
    tools: Callable[[Row], list[Tool]] = _no_tools
    inner_tools: Callable[[Row], list[Tool]] = _no_tools
    tools_below: bool = False


class RecordLine(QWidget, Generic[Row]):
    """One part of the record on screen."""

    def __init__(self, kind: LineKind[Row], screen: OnScreen, row: Row) -> None:
        super().__init__()
        self._kind, self._screen, self._row = kind, screen, row
        self._fields: dict[str, Field] = {}
        self.words = RecordLink("", self._open) if kind.opens else label("", wrap=True, selectable=True)
        self._secondary = label("", "small", wrap=True)
        self._pill = Pill()
        self._icon = IconLabel("user")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(0)
        sizes = look().sizes
        top = QHBoxLayout()
        top.setSpacing(sizes.inside)
        if kind.tools_below:  # the buttons stand below: the icon keeps to the first line of the words
            self._icon.setFixedHeight(look().metrics(sizes.body).lineSpacing())
            top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        else:
            top.addWidget(self._icon)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.words)
        if kind.opens:  # a link has four pixels for its focus ring
            self._secondary.setContentsMargins(sizes.px(4), 0, 0, 0)
        beside = top
        if kind.tools_below:
            beside = QHBoxLayout()
            beside.addWidget(self._secondary, 1)
            beside.addStretch()
            told.addLayout(beside)
        else:  # in a row of its own it would keep its place when it is empty, and press the words together
            told.addWidget(self._secondary)
        top.addLayout(told, 1)
        beside.addWidget(self._pill)
        beside.addLayout(self._tools)
        self._editor = QFrame()
        self._editor.setProperty("look", "soft")
        self._editor.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.inside)
        box.addLayout(top)
        box.addWidget(self._editor)
        self.show_row(row)

    @property
    def row(self) -> Row:
        return self._row

    def show_row(self, row: Row) -> None:
        """The same part, read again."""
        self._row = row
        words, secondary = self._kind.words(row), self._kind.secondary(row)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self._secondary.setText(secondary)
        self._secondary.setVisible(bool(secondary))
        state = self._kind.state(row) if self._kind.state else None
        self._pill.setVisible(state is not None)
        if state is not None:
            self._pill.set_state(State(*state))
        icon = self._kind.icon(row)
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.show_icon(icon, "secondary")
        self._show_tools(words)
        for column, field in self._fields.items():
            field.refresh(getattr(row, column))

    def _show_tools(self, words: str) -> None:
        had_keyboard = False
        while (item := self._tools.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                had_keyboard = had_keyboard or old.hasFocus()
                old.hide()
                old.deleteLater()
        tools = list(self._kind.tools(self._row))
        if self._kind.fields is not None:
            tools.append(("pencil", _("Edit: {name}").format(name=words), self.toggle_editor))
        for icon, name, clicked in tools:
            self._tools.addWidget(icon_button(icon, name, clicked))
        if had_keyboard:
            self._focus_pencil()

    def _focus_pencil(self) -> None:
        last = self._tools.itemAt(self._tools.count() - 1)
        if last is not None and (pencil := last.widget()) is not None:
            pencil.setFocus()

    def toggle_editor(self) -> None:
        """Open the line into its fields, or close it."""
        if not self._fields and self._kind.fields is not None:
            self._build_editor(self._kind.fields())
        self._editor.setVisible(self._editor.isHidden())
        if not self._editor.isHidden() and self._fields:
            next(iter(self._fields.values())).setFocus()

    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return not self._editor.isHidden()

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and self.is_open() and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Esc closes the line before it reaches the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open():
            self._focus_pencil()  # the field that is left sends what it holds
            self._editor.hide()
            return
        super().keyPressEvent(event)

    def field(self, column: str) -> Field:
        """The field of `column`, once the line is open."""
        return self._fields[column]

    def _build_editor(self, fields: dict[str, Field]) -> None:
        self._fields = fields
        form = FormLayout(2)
        key = self._row_id
        for column, field in fields.items():
            form.add(field)
            field.set_value(getattr(self._row, column))
            self._screen.save(field, self._kind.entity, column, key)
        below = QHBoxLayout()
        for icon, name, clicked in self._kind.inner_tools(self._row):
            below.addWidget(link_button(name, clicked, icon))
        below.addStretch()
        below.addWidget(history_link(self._screen.page, self._row_id))
        below.addWidget(link_button(_("Remove"), self._remove, "trash-2"))
        box = QVBoxLayout(self._editor)
        margin = look().sizes.between
        box.setContentsMargins(margin, margin, margin, look().sizes.inside)
        box.addLayout(form)
        box.addLayout(below)

    def _row_id(self) -> UUID:
        key: UUID = getattr(self._row, "id")  # noqa: B009 - every row of a part has its id
        return key

    def _remove(self) -> None:
        self._screen.remove(self._kind.entity, self._row_id(), self._kind.words(self._row))

    def _open(self) -> None:
        target = self._kind.opens(self._row) if self._kind.opens else None
        if target is not None:
            self._screen.page.record_requested.emit(*target)


class Lines(QWidget, Generic[Row]):
    """The parts in their order; a part read again keeps its widget, open fields and focus."""

    def __init__(self, kind: LineKind[Row], screen: OnScreen, empty: str = "") -> None:
        super().__init__()
        self._kind, self._screen = kind, screen
        self._lines: dict[Any, RecordLine[Row]] = {}
        self._empty = label(empty, "secondary", wrap=True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().sizes.px(6))
        self._box.addWidget(self._empty)

    def show_rows(self, rows: Sequence[Row]) -> None:
        keys = [getattr(row, "id") for row in rows]  # noqa: B009 - see `RecordLine`
        for gone in [key for key in self._lines if key not in keys]:
            line = self._lines.pop(gone)
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, (key, row) in enumerate(zip(keys, rows, strict=True)):
            line = self._lines.get(key) or RecordLine(self._kind, self._screen, row)
            if key in self._lines:
                line.show_row(row)
            self._lines[key] = line
            if self._box.indexOf(line) != place + 1:
                self._box.insertWidget(place + 1, line)
        self._empty.setVisible(not rows and bool(self._empty.text()))

    def line(self, key: UUID) -> RecordLine[Row]:
        return self._lines[key]

    def lines(self) -> list[RecordLine[Row]]:
        return list(self._lines.values())
