"""Fields and gestures tied to the services, always through the database lane."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context, Key
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.field import Field

T = TypeVar("T")
COLUMN = "column"  # the property of a field that says where it is saved


def save_to(
    context: Context,
    field: Field,
    entity: type[Record],
    column: str,
    key: Key,
    done: Callable[[], object] | None = None,
) -> None:
    """Save `field` to its column (or columns) of the record that `key()` names at the moment the field is left."""

    def prepare(value: Any) -> Callable[[], Written]:
        record_id, values = key(), field.columns(column, value)
        return lambda: context.services.records.change(entity, record_id, values)

    field.setProperty(COLUMN, column)
    save_when_left(field, context.jobs, context.errors, prepare, done)


def act(context: Context, page: Page, work: Callable[[], T], done: Callable[[T], object] = lambda _: None) -> None:
    """Do something that writes, then `done(answer)`; a refusal is shown calmly."""
    context.jobs.save(work, done, context.errors.show, owner=page)


def trash(
    context: Context,
    page: Page,
    entity: type[Record],
    record_id: UUID,
    text: str,
    done: Callable[[], object],
) -> None:
    """Put a record in the trash and offer, for ten seconds, to take it back."""

    def take_back() -> None:
        act(context, page, lambda: context.services.records.restore(entity, record_id), lambda _: done())

    def thrown(_written: Written) -> None:
        page.undo_offered.emit(text, take_back)
        done()

    act(context, page, lambda: context.services.records.trash(entity, record_id), thrown)
