"""The lists of the office as cards: each with its rows, the line that adds one, where the rest of a row goes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal

from csxl_desktop.domain.categories import OrganisationKind
from csxl_desktop.domain.choices import FieldSubject
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.detail_rows import CategoryLine, FieldLine, KindLine, TagLine
from csxl_desktop.domain.organisation_details import Tag
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.directory.list_desk import ListDesk
from csxl_desktop.ui.directory.list_editors import CategoryEditor, FieldEditor, KindEditor, TagEditor
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.column_heads import ColumnHeads
from csxl_desktop.ui.widgets.row_stack import RowStack
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

Options = list[tuple[UUID | None, str]]


class _ListCard(Card):
    """Words on what it is for, the rows, the line that adds one."""

    def __init__(self, title: str, words: str, rows: RowStack[Any], adder: Adder) -> None:
        super().__init__(title)
        self.rows, self.adder = rows, adder
        self.box.addWidget(label(words, "secondary", wrap=True))
        self.heads = ColumnHeads(rows)
        self.box.addWidget(self.heads)
        self.box.addWidget(rows)
        self.box.addSpacing(look().sizes.px(4))
        self.box.addWidget(adder)
        self.box.addStretch()


class _MoveForm(AddForm):
    """Where the organisations of a row go that is about to leave the list."""

    def __init__(self) -> None:
        self.into = ChoiceField(_("They go to"), [(None, "—")])
        super().__init__(_("Move and remove"), {"into": self.into}, columns=1)

    def ask(self, words: str, options: Options) -> None:
        self.into.set_options(options)
        self.open_form(into=options[0][0] if options else None)
        self.into.set_hint(words, "late")


class _TreeStack(RowStack[CategoryLine]):
    """Alt+Up and Alt+Down step past the neighbours under the same heading: `stepped(key, step)`."""

    stepped = Signal(object, int)

    def _step(self, row_id: UUID, step: int) -> None:
        self.stepped.emit(row_id, step)


class CategoriesListCard(_ListCard):
    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk
        self._rows: Sequence[CategoryLine] = ()
        self._leaving: UUID | None = None
        tree = _TreeStack(lambda key: CategoryEditor(desk, key, self._others), empty=_("No category yet."))
        words = _(
            "The headings of the published directory, one under another if you wish. Alt+Up and Alt+Down move one; "
            "a heading that holds organisations goes only once you said where they go."
        )
        super().__init__(_("Categories"), words, tree, Adder(_("New category, then Enter")))
        self.move_form = _MoveForm()
        self.move_form.submitted.connect(self._move)
        self.box.insertWidget(2, self.move_form)
        context = desk.context
        self.adder.entered.connect(lambda name: desk.act(lambda: context.services.directory_lists.add_category(name)))
        tree.stepped.connect(
            lambda key, step: desk.act(lambda: context.services.directory_lists.step_category(key, step))
        )
        tree.reordered.connect(lambda keys: desk.act(lambda: context.services.directory_lists.order_categories(keys)))
        tree.removed.connect(self.remove)

    def show_rows(self, rows: Sequence[CategoryLine]) -> None:
        self._rows = rows
        self.rows.show_rows(rows)

    def remove(self, row: CategoryLine) -> None:
        """At once where nothing stands there, else once it is said where the organisations go."""
        if not row.used:
            self._take_out(row.id, None)
            return
        self._leaving = row.id
        words = ngettext(
            "“{name}” holds {count} organisation.", "“{name}” holds {count} organisations.", row.used
        ).format(name=row.name, count=row.used)
        self.move_form.ask(words, [(each.id, _inset(each)) for each in self._rows if each.id != row.id])

    def _move(self, values: dict[str, Any]) -> None:
        self.move_form.close_form()
        if self._leaving is not None:
            self._take_out(self._leaving, values["into"])

    def _take_out(self, key: UUID, into: UUID | None) -> None:
        context = self._desk.context
        name = next(row.name for row in self._rows if row.id == key)
        self._desk.act(lambda: context.services.directory_lists.remove_category(key, into), _removed(name))

    def _others(self, key: UUID) -> Options:
        """What a heading may stand under: neither itself nor what stands under it."""
        options: Options = [(None, _("at the top"))]
        below: set[UUID] = {key}
        for row in self._rows:
            if row.parent_id in below:
                below.add(row.id)
            if row.id not in below:
                options.append((row.id, _("under {name}").format(name=row.name)))
        return options


class KindsListCard(_ListCard):
    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk
        self._rows: Sequence[KindLine] = ()
        self._leaving: UUID | None = None
        rows: RowStack[KindLine] = RowStack(lambda key: KindEditor(desk, key), empty=_("No type yet."))
        words = _("What an organisation is. Alt+Up and Alt+Down move a line.")
        super().__init__(_("Types of organisations"), words, rows, Adder(_("New type, then Enter")))
        self.move_form = _MoveForm()
        self.move_form.submitted.connect(self._move)
        self.box.insertWidget(2, self.move_form)
        context = desk.context
        self.adder.entered.connect(lambda text: desk.act(lambda: context.services.directory_lists.add_kind(text)))
        rows.reordered.connect(lambda keys: desk.act(lambda: context.services.records.reorder(OrganisationKind, keys)))
        rows.removed.connect(self.remove)

    def show_rows(self, rows: Sequence[KindLine]) -> None:
        self._rows = rows
        self.rows.show_rows(rows)

    def remove(self, row: KindLine) -> None:
        """At once where no organisation is of this type, else once it is said what they become."""
        if not row.used:
            self._take_out(row.id, None)
            return
        self._leaving = row.id
        words = ngettext(
            "“{name}” holds {count} organisation.", "“{name}” holds {count} organisations.", row.used
        ).format(name=row.label, count=row.used)
        self.move_form.ask(words, [(each.id, each.label) for each in self._rows if each.id != row.id])

    def _move(self, values: dict[str, Any]) -> None:
        self.move_form.close_form()
        if self._leaving is not None:
            self._take_out(self._leaving, values["into"])

    def _take_out(self, key: UUID, into: UUID | None) -> None:
        context = self._desk.context
        name = next(row.label for row in self._rows if row.id == key)
        self._desk.act(lambda: context.services.directory_lists.remove_kind(key, into), _removed(name))


class TagsListCard(_ListCard):
    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk
        self._rows: Sequence[TagLine] = ()
        rows: RowStack[TagLine] = RowStack(lambda key: TagEditor(desk, key, self._others), empty=_("No tag yet."))
        words = _("Free words on organisations and people. A tag merged into another leaves its records to it.")
        super().__init__(_("Tags"), words, rows, Adder(_("New tag, then Enter")))
        context = desk.context
        self.adder.entered.connect(lambda name: desk.act(lambda: context.services.tags.create(name)))
        rows.removed.connect(
            lambda row: desk.act(lambda: context.services.records.trash(Tag, row.id), _removed(row.name))
        )

    def show_rows(self, rows: Sequence[TagLine]) -> None:
        self._rows = rows
        self.rows.show_rows(rows)

    def _others(self, key: UUID) -> Options:
        return [(row.id, row.name) for row in self._rows if row.id != key]


class FieldsListCard(_ListCard):
    """The fields of organisations, or those of people."""

    def __init__(self, desk: ListDesk, subject: FieldSubject) -> None:
        self._subject = subject
        of_people = subject is FieldSubject.PERSON
        rows: RowStack[FieldLine] = RowStack(lambda key: FieldEditor(desk, key), empty=_("No field of your own yet."))
        words = _("What your office keeps beside the usual: a text, a number, a date, or one of several choices.")
        title = _("Our own fields for people") if of_people else _("Our own fields for organisations")
        super().__init__(title, words, rows, Adder(_("Label of a new field, then Enter")))
        context = desk.context
        self.adder.entered.connect(lambda name: desk.act(lambda: context.services.own_fields.declare(subject, name)))
        rows.reordered.connect(lambda keys: desk.act(lambda: context.services.records.reorder(CustomField, keys)))
        rows.removed.connect(
            lambda row: desk.act(lambda: context.services.records.trash(CustomField, row.id), _removed(row.label))
        )

    def show_rows(self, rows: Sequence[FieldLine]) -> None:
        self.rows.show_rows([row for row in rows if row.subject is self._subject])


def _inset(row: CategoryLine) -> str:
    return f"{'    ' * row.depth}{row.name}"


def _removed(name: str) -> str:
    return _("“{name}” moved to the trash").format(name=name)
