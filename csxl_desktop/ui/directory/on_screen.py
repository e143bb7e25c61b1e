"""What every card of a record shares: where it writes, which record is on screen, whom it tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.directory_reads import DirectoryReads
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import Option

T = TypeVar("T")


@dataclass(frozen=True)
class OnScreen:
    """`key()` names the record shown; `changed()` reads it again; the options come from the lists already read."""

    context: Context
    page: Page
    key: Callable[[], UUID]
    changed: Callable[[], object]
    organisations: Callable[[], list[Option]]
    people: Callable[[], list[Option]]

    def save(self, field: Field, entity: type[Record], column: str, key: Callable[[], UUID] | None = None) -> None:
        """Save `field` when it is left, in a column of the record shown (or of one of its parts)."""
        save_to(self.context, field, entity, column, key or self.key, self.changed)

    def create(self, entity: type[Record], values: Mapping[str, Any], label: str) -> None:
        """A part of the record shown; `label` (marked with N_) says what was done."""
        context = self.context
        self.act(lambda: context.services.records.create(entity, values, label))

    def change(self, entity: type[Record], key: UUID, values: Mapping[str, Any], label: str) -> None:
        context = self.context
        self.act(lambda: context.services.records.change(entity, key, values, label))

    def act(self, work: Callable[[], T]) -> None:
        act(self.context, self.page, work, lambda _answer: self.changed())

    def remove(self, entity: type[Record], key: UUID, name: str) -> None:
        """Put a part in the trash, offering to take it back."""
        trash(self.context, self.page, entity, key, _("“{name}” removed").format(name=name), self.changed)

    def day_field(self, name: str, hint: str = "") -> DateField:
        """A day as this tab asks for it."""
        today = self.context.today
        return DateField(name, lambda text: parse_date(text, today()), write=short_date, hint=hint)

    def today(self) -> date:
        return self.context.today()


def reads(context: Context) -> DirectoryReads:
    """The further reads of this tab; in the database lane only."""
    return DirectoryReads(context.services.database)
