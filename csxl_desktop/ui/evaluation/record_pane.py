"""The record of a place: cards of fields, each saved when left."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.evaluation_reads import References
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout, scrolled_cards
from csxl_desktop.ui.widgets.fuzzy_date_field import FuzzyDateField
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, Title

AnyField = TypeVar("AnyField", bound=Field)
Write = Callable[[UUID, str, Any], Callable[[], object]]


class RecordPane(QWidget):
    """Shows a row of the list; a field shows the attribute that has the name of its column."""

    ENTITY: type[Record]

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.title = Title()
        self._row: Any = None
        self._references = References()
        self._bound: list[tuple[Field, str]] = []

    # For the records.

    def bind(self, field: AnyField, column: str, write: Write | None = None, *, shows: str = "") -> AnyField:
        """Save `field` to the column of the record, or as `write(record, column, value)` does; it `shows` another."""
        self._bound.append((field, shows or column))
        if write is None:
            self.place.save(field, self.ENTITY, column, self.key)
            return field
        context = self.place.context
        save_when_left(
            field, context.jobs, context.errors, lambda value: write(self.key(), column, value), self.place.reload
        )
        return field

    def day(self, name: str) -> DateField:
        return DateField(name, lambda text: parse_date(text, self.place.context.today()))

    def fuzzy_day(self, name: str) -> FuzzyDateField:
        """A day as precisely as it is known."""
        return FuzzyDateField(name, self.place.context.today)

    def organisation(self, name: str, placeholder: str = "") -> ReferenceField:
        """An organisation of the directory."""
        return ReferenceField(name, lambda: _options(self._references.organisations), placeholder=placeholder)

    def person(self, name: str, placeholder: str = "") -> ReferenceField:
        """A person of the directory."""
        return ReferenceField(name, lambda: _options(self._references.people), placeholder=placeholder)

    def indicator(self, name: str, placeholder: str = "") -> ReferenceField:
        """A figure kept by hand."""
        return ReferenceField(name, lambda: _options(self._references.indicators), placeholder=placeholder)

    def words(self, name: str, height: int = 130) -> RichTextEditor:
        """A formatted text, so many pixels high."""
        text = RichTextEditor(name)
        text.set_french_typography(on=True)
        text.edit.setFixedHeight(look().sizes.px(height))
        return text

    def lay(self, *cards: Card) -> None:
        """The cards one under the other; the first one takes the title and the way to the trash."""
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(history_button(self.place.page, self.key))
        head.addWidget(icon_button("trash-2", _("To the trash"), self.place.trash_record))
        cards[0].box.insertLayout(0, head)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards(*cards))

    # What the place calls.

    def begin(self) -> None:
        """The cursor into the first field."""
        self._bound[0][0].setFocus()

    def show_references(self, references: References) -> None:
        self._references = references

    def show_row(self, row: Any) -> None:
        same = row is not None and self._row is not None and self._row.id == row.id
        self._row = row
        if row is None:
            return
        self.title.setText(row.title)
        for field, column in self._bound:
            field.show_value(getattr(row, column), same=same)
        self.show_more(row)

    def show_more(self, row: Any) -> None:
        """What is not bound to a column."""

    def row(self) -> Any:
        return self._row

    def key(self) -> UUID:
        if self._row is None:
            raise LookupError("no record is shown")
        key: UUID = self._row.id
        return key


def card_of(title: str, columns: int, *fields: QWidget, below: Sequence[QWidget] = ()) -> Card:
    """A card with a form of `columns`; what stands `below` takes the whole width."""
    card, form = Card(title) if title else Card(), FormLayout(columns)
    form.add_all(*fields)
    card.box.addLayout(form)
    for widget in below:
        card.box.addWidget(widget)
    return card


def _options(rows: Sequence[Any]) -> list[Option]:
    return [Option(each.id, each.label, each.secondary, each.folded) for each in rows]
