"""Small records that belong to the one on screen, a line of fields each: counts, links, relays."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.flow import SharedLines
from csxl_desktop.ui.widgets.keyed_rows import Keyed
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack


@dataclass(frozen=True, slots=True)
class PartField:
    """A column of the part: its field, its name, its share of the width, what a new part begins with, its line."""

    column: str
    name: str
    make: Callable[[], Field]
    stretch: int = 1
    blank: Any = None
    line: int = 0


class PartRows(QWidget):
    """The parts of one kind. `owner()` gives the columns that tie a new part to the record on screen."""

    def __init__(
        self,
        place: Place,
        entity: type[Record],
        fields: Sequence[PartField],
        *,
        add_words: str,
        thrown_words: str,
        owner: Callable[[], Mapping[str, Any]],
        editor: "Callable[..., PartEditor] | None" = None,
    ) -> None:
        super().__init__()
        self._place, self._entity, self._fields, self._owner = place, entity, tuple(fields), owner
        self.rows: RowStack[Keyed] = RowStack(partial(editor or PartEditor, place, entity, self._fields))
        self.rows.removed.connect(lambda row: place.throw(entity, row.id, thrown_words))
        self.add_button = link_button(add_words, self.add_part, "plus")
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(self.rows)
        box.addLayout(below)

    def show_rows(self, rows: Sequence[Keyed]) -> None:
        """The parts in order; a line that stays keeps what is being typed in it."""
        self.rows.show_rows(rows)

    def lines(self) -> "list[PartEditor]":
        return [editor for editor in self.rows.editors() if isinstance(editor, PartEditor)]

    def add_part(self) -> None:
        """A new empty line, the cursor in it."""
        place, entity, values = self._place, self._entity, dict(self._owner())
        values |= {field.column: field.blank for field in self._fields if field.blank is not None}
        place.act(
            lambda: place.context.services.records.create(entity, values), lambda _written: self.rows.focus_next_new()
        )


class PartEditor(RowEditor[Any]):
    """The fields of one part, each saved when left, on the lines that their columns name, and as many as they need."""

    def __init__(self, place: Place, entity: type[Record], specs: Sequence[PartField], row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        self._lines: list[SharedLines] = []
        self.under = QVBoxLayout()
        self.under.setSpacing(look().sizes.px(4))
        self.body.addLayout(self.under)
        self._columns = [spec.column for spec in specs]
        self.fields = [spec.make().called(spec.name) for spec in specs]
        for spec, field in zip(specs, self.fields, strict=True):
            save_to(place.context, field, entity, spec.column, lambda: row_id, place.reload)
            self._line(spec.line).add(field, spec.stretch)
        self.setFocusProxy(self.fields[0])

    def _line(self, place: int) -> SharedLines:
        while len(self._lines) <= place:
            line = SharedLines()
            self._lines.append(line)
            self.under.addLayout(line)
        return self._lines[place]

    def show_row(self, row: Any, _place: int, *, same: bool) -> None:
        for column, field in zip(self._columns, self.fields, strict=True):
            field.show_value(getattr(row, column), same=same)
