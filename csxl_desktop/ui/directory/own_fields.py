"""The fields that the office declared for itself, each typed as its kind wants it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.choices import FieldKind
from csxl_desktop.domain.detail_rows import OwnFieldRow
from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.tools import LISTS
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField


class OwnFieldsCard(Section):
    """Hidden where the office declared none."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(
            _("Our own fields"), ("settings", _("Declare"), lambda: screen.page.open_record("organisation", LISTS))
        )
        self._screen = screen
        self._declared: list[tuple[object, ...]] = []
        self.fields: dict[UUID, Field] = {}
        self._holder = QWidget()
        self.box.addWidget(self._holder)

    def show_fields(self, rows: Sequence[OwnFieldRow], *, other: bool) -> None:
        """`other` says that another record is shown than before."""
        declared: list[tuple[object, ...]] = [(row.id, row.label, row.kind, row.choices) for row in rows]
        built = declared != self._declared
        if built:
            self._declared = declared
            self._build(rows)
        for row in rows:
            self._show(self.fields[row.id], row, other=other or built)
        self.setVisible(bool(rows))

    def field(self, label: str) -> Field:
        """The field called `label`."""
        return next(field for field in self.fields.values() if field.name() == label)

    def _build(self, rows: Sequence[OwnFieldRow]) -> None:
        old, self._holder = self._holder, QWidget()
        form = FormLayout(2)
        self._holder.setLayout(form)
        self.fields = {row.id: self._made(row) for row in rows}
        form.add_all(*self.fields.values())
        self.box.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()

    def _made(self, row: OwnFieldRow) -> Field:
        field: Field
        match row.kind:
            case FieldKind.NUMBER:
                field = NumberField(row.label, decimals=True)
            case FieldKind.DATE:
                field = self._screen.day_field(row.label)
            case FieldKind.CHOICE:
                field = ChoiceField(row.label, [("", "—"), *((choice, choice) for choice in row.choices)])
            case _text:
                field = TextField(row.label)
        context = self._screen.context
        save_when_left(field, context.jobs, context.errors, partial(self._prepare, row.id), self._screen.changed)
        return field

    def _prepare(self, field_id: UUID, value: Any) -> Callable[[], object]:
        context, key, typed = self._screen.context, self._screen.key(), _typed(value)
        return lambda: context.services.own_fields.write(field_id, key, typed)

    def _show(self, field: Field, row: OwnFieldRow, *, other: bool) -> None:
        if not row.fits:
            if other or not field.refusal():
                _show_unfit(field, row.value)
            return
        value: Any = row.value
        if row.kind is FieldKind.DATE:
            value = date.fromisoformat(row.value) if row.value else None
        if other:
            field.set_value(value)
        else:
            field.refresh(value)


def _show_unfit(field: Field, value: str) -> None:
    """A value from before the field was of this kind: it stays visible, with the reason."""
    field.set_value(None)
    if isinstance(field, TextField):
        field.edit.setText(value)
    field.show_refusal(_("“{value}” does not fit this field any more: type it anew.").format(value=value))


def _typed(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
