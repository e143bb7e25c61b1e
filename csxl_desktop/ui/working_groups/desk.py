"""The group on the desk: read once for every card, written through one door."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.files import CleanPicture, FileService
from csxl_desktop.services.group_reads import GroupChoices, GroupReads, OpenGroup
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import Option
from csxl_desktop.ui.working_groups.words import session_day

T = TypeVar("T")


class GroupDesk(QObject):
    """What the cards share.

    - `shown(same)`: the group was read; `same` tells a new reading of the group on screen from another group
    - `cleared()`: no group is on the desk
    - `written()`: something was written, the list of the year may have changed
    """

    shown = Signal(bool)
    cleared = Signal()
    written = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.context, self.page = context, page
        self.year = context.today().year
        self.choices = GroupChoices()
        self.group: OpenGroup | None = None
        self._wanted: UUID | None = None

    # Reading.

    def open(self, group_id: UUID) -> None:
        """Put another group on the desk (or read the same one again)."""
        self._wanted = group_id
        context, year = self.context, self.year
        context.jobs.ask(
            lambda: GroupReads(context.services.database).group(group_id, year),
            self._take,
            self._lost,
            owner=self,
            latest="groups/record",
        )

    def reread(self) -> None:
        """The same group again, after something was written."""
        if self._wanted is not None:
            self.open(self._wanted)

    def read_choices(self) -> None:
        """People and organisations to choose from."""
        context = self.context
        context.jobs.ask(
            lambda: GroupReads(context.services.database).choices(context.today()),
            self._take_choices,
            context.errors.show,
            owner=self,
            latest="groups/choices",
        )

    def clear(self) -> None:
        """Nothing on the desk."""
        self._wanted, self.group = None, None
        self.cleared.emit()

    @property
    def wanted(self) -> UUID | None:
        """The group on the desk, or on its way to it."""
        return self._wanted

    def id(self) -> UUID:
        """The group on screen; only while there is one."""
        if self.group is None:
            raise LookupError("no group is shown")
        return self.group.record.id

    # Writing.

    def save(
        self, field: Field, column: str, entity: type[Record] = WorkingGroup, key: Callable[[], UUID] | None = None
    ) -> None:
        """Save `field` when it is left, to a column of the group or of the record that `key` names."""
        save_to(self.context, field, entity, column, key or self.id, self.changed)

    def act(self, work: Callable[[], T], done: Callable[[T], object] | None = None) -> None:
        """Write, then read again, then `done(answer)`."""

        def finished(answer: T) -> None:
            self.changed()
            if done is not None:
                done(answer)

        act(self.context, self.page, work, finished)

    def add(self, entity: type[Record], values: Mapping[str, Any]) -> None:
        """A new part of the group (an axis, a participant, a link…)."""
        context, whole = self.context, {"working_group_id": self.id(), **values}
        self.act(lambda: context.services.records.create(entity, whole))

    def change(
        self, entity: type[Record], record_id: UUID, values: Mapping[str, Any], label: str = N_("Field changed")
    ) -> None:
        context = self.context
        self.act(lambda: context.services.records.change(entity, record_id, values, label))

    def remove(self, entity: type[Record], record_id: UUID, name: str) -> None:
        """A part of the group into the trash, with the strip that takes it back."""
        self.trash(entity, record_id, _("“{name}” removed").format(name=name))

    def trash(self, entity: type[Record], record_id: UUID, text: str) -> None:
        """A part of the group into the trash; `text` says so on the strip that takes it back."""
        trash(self.context, self.page, entity, record_id, text, self.changed)

    def reorder(self, entity: type[Record], record_ids: list[UUID]) -> None:
        context = self.context
        self.act(lambda: context.services.records.reorder(entity, record_ids))

    def add_picture(self, clean: CleanPicture) -> None:
        """A picture at the end of those of the group in the year on screen."""
        context, group_id, year = self.context, self.id(), self.year
        self.act(
            lambda: FileService(context.services.database).add_picture(clean, working_group_id=group_id, year=year)
        )

    def changed(self) -> None:
        """Something was committed: read again."""
        self.reread()
        self.written.emit()

    # What the fields of the cards need.

    def people(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary) for each in self.choices.people]

    def organisations(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary) for each in self.choices.organisations]

    def axes(self) -> list[tuple[UUID | None, str]]:
        """The axes of the group on the desk, to choose from."""
        axes = self.group.axes if self.group else ()
        return [(None, "—"), *((axis.id, f"{axis.number}. {axis.title}") for axis in axes)]

    def sessions(self) -> list[tuple[UUID | None, str]]:
        """The sessions of the group in the year on screen, to choose from."""
        rows = self.group.record.sessions if self.group else ()
        subjects = ((row, row.theme or row.title) for row in rows)
        named = ((row.id, " · ".join(filter(None, (session_day(row), what)))) for row, what in subjects)
        return [(None, "—"), *named]

    def day_field(self, name: str, hint: str = "") -> DateField:
        today = self.context.today
        return DateField(name, lambda text: parse_date(text, today()), write=short_date, hint=hint)

    # Within.

    def _take(self, group: OpenGroup) -> None:
        before = self.group.record if self.group else None
        same = before is not None and (before.id, before.year) == (group.record.id, group.record.year)
        self.group = group
        self.shown.emit(same)

    def _lost(self, error: Exception) -> None:
        self.context.errors.show(error)
        self.clear()

    def _take_choices(self, choices: GroupChoices) -> None:
        self.choices = choices
