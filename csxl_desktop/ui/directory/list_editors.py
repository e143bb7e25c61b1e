"""A row of each list of the office, edited in place: a category, a type, a tag, a field of its own."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationKind
from csxl_desktop.domain.choices import FieldKind
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.detail_rows import CategoryLine, FieldLine, KindLine, TagLine
from csxl_desktop.domain.organisation_details import Tag
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.words import told_of
from csxl_desktop.ui.directory.list_desk import ListDesk
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.keyed_rows import Row
from csxl_desktop.ui.widgets.row_stack import RowEditor
from csxl_desktop.ui.widgets.text import hairline, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, TextField

FIELD_KINDS = {
    FieldKind.TEXT: N_("Text"),
    FieldKind.NUMBER: N_("Number"),
    FieldKind.DATE: N_("Date"),
    FieldKind.CHOICE: N_("Choice"),
}
_INDENT, _USED, _PARENT = 26, 128, 240


class _ListEditor(RowEditor[Row]):
    """Fields named after the columns of `entity`, each saved when left."""

    def __init__(self, desk: ListDesk, row_id: UUID, entity: type[Record], *, sortable: bool = True) -> None:
        super().__init__(row_id, sortable=sortable)
        self._desk, self._entity = desk, entity
        self.fields: dict[str, Field] = {}
        self.used = label("", "secondary")
        self.used.setMinimumWidth(look().sizes.px(_USED))
        self.add_tool(history_button(desk.page, lambda: row_id))

    def add(self, column: str, field: Field) -> Field:
        """One more field of the record."""
        self._desk.save(field, self._entity, column, self.row_id)
        self.fields[column] = field
        if isinstance(field, TextField):
            self.watch(field.control)
        return field

    def show_fields(self, row: Any, *, same: bool) -> None:
        for column, field in self.fields.items():
            field.show_value(getattr(row, column), same=same)


class CategoryEditor(_ListEditor[CategoryLine]):
    """Its names, what it stands under, how many organisations it holds; set in as deep as it stands."""

    def __init__(
        self, desk: ListDesk, row_id: UUID, others: Callable[[UUID], Sequence[tuple[UUID | None, str]]]
    ) -> None:
        super().__init__(desk, row_id, Category)
        self._others = others
        self._inset = QWidget()
        self.body.addWidget(self._inset)
        self.body.addWidget(self.add("name", TextField("").called(_("Name"))), 3)
        self.body.addWidget(self.add("name_nl", TextField("", placeholder=_("in Dutch")).called(_("Dutch name"))), 3)
        self.parent_field = ChoiceField("", [(None, "—")]).called(_("Stands under"))
        self.parent_field.setFixedWidth(look().sizes.px(_PARENT))
        context = desk.context
        self.parent_field.committed.connect(
            lambda parent: desk.write(
                self.parent_field, lambda: context.services.directory_lists.put_category(row_id, parent)
            )
        )
        self.body.addWidget(self.parent_field)
        self.body.addWidget(self.used)
        self.setFocusProxy(self.fields["name"].control)

    def show_row(self, row: CategoryLine, _place: int, *, same: bool) -> None:
        self._inset.setVisible(bool(row.depth))
        self._inset.setFixedWidth(look().sizes.px(max(1, row.depth * _INDENT)))
        self.show_fields(row, same=same)
        self.parent_field.set_options(self._others(row.id))
        self.parent_field.show_value(row.parent_id, same=same)
        self.used.setText(used_words(row.used))


class KindEditor(_ListEditor[KindLine]):
    def __init__(self, desk: ListDesk, row_id: UUID) -> None:
        super().__init__(desk, row_id, OrganisationKind)
        self.body.addWidget(self.add("label", TextField("").called(_("Type"))), 1)
        self.body.addWidget(self.add("label_nl", TextField("", placeholder=_("in Dutch")).called(_("Dutch name"))), 1)
        self.body.addWidget(self.used)
        self.setFocusProxy(self.fields["label"].control)

    def show_row(self, row: KindLine, _place: int, *, same: bool) -> None:
        self.show_fields(row, same=same)
        self.used.setText(used_words(row.used))


class TagEditor(_ListEditor[TagLine]):
    """Its name, where it stands, and the tag that it is to become."""

    def __init__(
        self, desk: ListDesk, row_id: UUID, others: Callable[[UUID], Sequence[tuple[UUID | None, str]]]
    ) -> None:
        super().__init__(desk, row_id, Tag, sortable=False)
        self._others = others
        self.body.addWidget(self.add("name", TextField("").called(_("Tag"))), 1)
        self.body.addWidget(self.used)
        self.into = ChoiceField("", [(None, "—")]).called(_("Merge into"))
        self.into.setFixedWidth(look().sizes.px(_PARENT))
        self.into.committed.connect(self._merge)
        self.body.addWidget(self.into)
        self._name = ""
        self.setFocusProxy(self.fields["name"].control)

    def show_row(self, row: TagLine, _place: int, *, same: bool) -> None:
        self._name = row.name
        self.show_fields(row, same=same)
        self.used.setText(ngettext("on {count} record", "on {count} records", row.used).format(count=row.used))
        self.into.set_options([(None, _("merge into…")), *self._others(row.id)])
        self.into.set_value(None)

    def _merge(self, into: UUID | None) -> None:
        if into is not None:
            context, key = self._desk.context, self.row_id
            words = _("“{name}” merged").format(name=self._name)
            self._desk.act(lambda: context.services.tags.merge(key, into), words)


class FieldEditor(_ListEditor[FieldLine]):
    """A field that the office declared: its words, what it takes, where it goes."""

    def __init__(self, desk: ListDesk, row_id: UUID) -> None:
        super().__init__(desk, row_id, CustomField)
        self.line = hairline()
        self.kind = ChoiceField(_("Kind"), [(kind, _(words)) for kind, words in FIELD_KINDS.items()])
        self.kind.committed.connect(self._change_kind)
        self.unfit = label("", "late", wrap=True)
        self.unfit.hide()
        form = FormLayout(3)
        form.add(self.add("label", TextField(_("Label"), required=True)))
        form.add(self.add("label_nl", TextField(_("Label in Dutch"))))
        form.add(self.kind)
        form.add(self.add("choices", MultilineField(_("Choices, one a line"), lines=3, whole=True)))
        form.add(self.add("in_report", CheckField(_("Goes into the report"))))
        form.add(self.add("printable", CheckField(_("In the published directory"))))
        box = QVBoxLayout()
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.line)
        box.addLayout(form)
        box.addWidget(self.unfit)
        box.addWidget(self.used)
        self.body.addLayout(box, 1)
        self.setFocusProxy(self.fields["label"].control)

    def show_row(self, row: FieldLine, place: int, *, same: bool) -> None:
        self.line.setVisible(place > 1)
        self.show_fields(row, same=same)
        self.kind.show_value(row.kind, same=same)
        self.fields["choices"].setVisible(row.kind is FieldKind.CHOICE)
        self.used.setText(
            ngettext("filled in on {count} record", "filled in on {count} records", row.used).format(count=row.used)
        )
        if not same:
            self.unfit.hide()

    def _change_kind(self, kind: FieldKind) -> None:
        context, key = self._desk.context, self.row_id
        self._desk.write(
            self.kind, lambda: context.services.own_fields.change_kind(key, kind), lambda made: self._tell(made.unfit)
        )

    def _tell(self, unfit: Sequence[tuple[str, str]]) -> None:
        """The values that are none of the new kind stay on their records, marked."""
        told = "; ".join(told_of(record, value) for record, value in unfit)
        self.unfit.setText(
            ngettext(
                "{count} value does not fit and stays as it is, marked: {values}",
                "{count} values do not fit and stay as they are, marked: {values}",
                len(unfit),
            ).format(count=len(unfit), values=told)
        )
        self.unfit.setVisible(bool(unfit))


def used_words(count: int) -> str:
    """“12 organisations”; nothing for none."""
    return ngettext("{count} organisation", "{count} organisations", count).format(count=count) if count else ""
