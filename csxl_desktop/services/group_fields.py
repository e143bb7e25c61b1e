"""The name of a group inside a text: a field that says what the group is called today, never letters typed."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.meeting_rows import MeetingRecord
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.live_fields import GROUP, FieldValue, offered
from csxl_desktop.storage.database import Database


class GroupFieldService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fields(self) -> list[FieldValue]:
        """The names of the groups, for an editor to offer."""
        with self._database() as session:
            return offered(group_values(session))


def group_values(session: Session) -> dict[str, str]:
    """Field → name, in the office's order; a group in the trash keeps its name in the texts that speak of it."""
    rows = session.execute(
        select(WorkingGroup.id, WorkingGroup.name).order_by(
            WorkingGroup.trashed_at.is_not(None), WorkingGroup.position, WorkingGroup.name, WorkingGroup.id
        )
    )
    return {f"{GROUP}{group_id.hex}": name for group_id, name in rows}


def with_group_names(session: Session, text: RichText, known: Mapping[str, str] | None = None) -> RichText:
    """The text with the groups that it speaks of called by their names of today."""
    if not any(name.startswith(GROUP) for name in text.field_names()):
        return text
    return text.with_fields(group_values(session) if known is None else known)


def meeting_with_group_names(session: Session, record: MeetingRecord) -> MeetingRecord:
    """The meeting whose items name the groups."""
    if not any(name.startswith(GROUP) for item in record.items for name in item.text.field_names()):
        return record
    known = group_values(session)
    items = tuple(replace(item, text=with_group_names(session, item.text, known)) for item in record.items)
    return replace(record, items=items)
