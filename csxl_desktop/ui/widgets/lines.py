"""The parts of a record below each other: each line says itself, opens into its fields, keeps its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.badges import KindBadge, Pill
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.keyed_rows import KeyedRows, Row
from csxl_desktop.ui.widgets.text import label

Mark = TypeVar("Mark", KindBadge, Pill)


@dataclass(frozen=True, slots=True)
class Tool:
    """A button behind a line; `name` tells a screen reader what it does to which line."""

    icon: str
    name: str
    clicked: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Shown:
    """How a line stands on screen."""

    words: str
    secondary: str = ""
    badge: tuple[str, str] | None = None
    pills: tuple[tuple[str, str], ...] = ()
    tools: tuple[Tool, ...] = ()


class Line(QWidget, Generic[Row]):
    """One part; `fields(key)` makes its fields by column, saved in the record that `key()` names."""

    def __init__(
        self, shows: Callable[[Row], Shown], fields: Callable[[Callable[[], UUID]], Mapping[str, Field]] | None
    ) -> None:
        super().__init__()
        self._shows, self._make = shows, fields
        self._row: Row | None = None
        self._drawn: object = None
        self._fields: dict[str, Field] = {}
        sizes = look().sizes
        self._words = label("", wrap=True)
        self._secondary = label("", "small", wrap=True)
        self._before, self._behind = QHBoxLayout(), QHBoxLayout()
        self._behind.setSpacing(sizes.px(2))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._words)
        told.addWidget(self._secondary)
        top = QHBoxLayout()
        top.setSpacing(sizes.inside)
        top.addLayout(self._before)
        top.addLayout(told, 1)
        top.addLayout(self._behind)
        self._editor = QWidget()
        self._editor.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.px(6))
        box.addLayout(top)
        box.addWidget(self._editor)

    def show_row(self, row: Row) -> None:
        """The part, or the same part read again."""
        self._row = row
        shown = self._shows(row)
        self._words.setText(shown.words)
        self._secondary.setText(shown.secondary)
        self._secondary.setVisible(bool(shown.secondary))
        drawn = (shown.badge, shown.pills, [(tool.icon, tool.name) for tool in shown.tools])
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(shown)
        for column, field in self._fields.items():
            field.refresh(getattr(row, column))

    def _draw(self, shown: Shown) -> None:
        _refill(self._before, [KindBadge(*shown.badge)] if shown.badge else [])
        tools = [icon_button(tool.icon, tool.name, tool.clicked) for tool in shown.tools]
        if self._make is not None:
            edit = _("Edit: {name}").format(name=shown.words)
            tools.insert(0, icon_button("pencil", edit, self.toggle_editor))
        _refill(self._behind, [*(Pill(*pill) for pill in shown.pills), *tools])

    def badge(self) -> KindBadge | None:
        return next(_kept(self._before, KindBadge), None)

    def pills(self) -> list[Pill]:
        return list(_kept(self._behind, Pill))

    def words(self) -> str:
        return " · ".join(part for part in (self._words.text(), self._secondary.text()) if part)

    def toggle_editor(self) -> None:
        """Open the line into its fields, or close it."""
        if not self._fields and self._make is not None and self._row is not None:
            form = FormLayout(2)
            form.setContentsMargins(0, 0, 0, look().sizes.inside)
            self._fields = dict(self._make(self._key))
            for column, field in self._fields.items():
                form.add(field)
                field.set_value(getattr(self._row, column))
            self._editor.setLayout(form)
        self._editor.setVisible(self._editor.isHidden())
        if not self._editor.isHidden() and self._fields:
            next(iter(self._fields.values())).setFocus()

    def field(self, column: str) -> Field:
        """The field of `column`, once the line is open."""
        return self._fields[column]

    def _key(self) -> UUID:
        if self._row is None:
            raise LookupError("an empty line")
        return self._row.id


class Lines(KeyedRows[Row, Line[Row]]):
    """The parts in their order; a part read again keeps its open fields and the keyboard."""

    def __init__(
        self,
        shows: Callable[[Row], Shown],
        fields: Callable[[Callable[[], UUID]], Mapping[str, Field]] | None = None,
        *,
        empty: str = "",
    ) -> None:
        super().__init__(empty=empty)
        self._shows, self._fields = shows, fields

    def show_rows(self, rows: Sequence[Row]) -> None:
        super().show_rows(rows)
        badges = [badge for line in self.editors() if (badge := line.badge()) is not None]
        letters = [badge.accessibleName() for badge in badges]
        for badge in badges:
            badge.keep_room(letters)
        pills = [line.pills() for line in self.editors()]
        if all(len(each) == 1 for each in pills):
            words = [pill.accessibleName() for (pill,) in pills]
            for (pill,) in pills:
                pill.keep_room(words)

    def _made(self, _row: Row) -> Line[Row]:
        return Line(self._shows, self._fields)

    def _show(self, editor: Line[Row], row: Row, _place: int, *, same: bool) -> None:  # noqa: ARG002
        editor.show_row(row)

    def texts(self) -> list[str]:
        """What the lines say, in order."""
        return [line.words() for line in self.editors()]


def _kept(row: QHBoxLayout, kind: type[Mark]) -> Iterator[Mark]:
    items = (row.itemAt(place) for place in range(row.count()))
    return (widget for item in items if item is not None and isinstance(widget := item.widget(), kind))


def _refill(row: QHBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put these in the place of what stands in `row`; the button that has the keyboard gives it to its successor."""
    focused = -1
    while (item := row.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            focused = focused if not old.hasFocus() else row.count()
            old.hide()
            old.deleteLater()
    for widget in widgets:
        row.addWidget(widget)
    if focused >= 0 and widgets:
        widgets[max(0, len(widgets) - 1 - focused)].setFocus()
