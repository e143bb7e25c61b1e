"""Items whose typed text was found, and that are in the trash or gone: what they were, and the way out of the trash."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.room import LostPlace
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.services.office_history import called
from csxl_desktop.services.records import Written, assign, existing, take_out, written
from csxl_desktop.storage.database import Database


class LostTextService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def places(self, item_ids: Iterable[UUID]) -> list[LostPlace]:
        """Those of these items that are in the trash, or that the dossier had; what it never had is another's."""
        with self._database() as session:
            found = (_place(session, each) for each in item_ids)
            return sorted((each for each in found if each is not None), key=lambda each: each.title)

    def known(self, records: Iterable[UUID]) -> set[UUID]:
        """Those of these records that the dossier has, or had."""
        with self._database() as session:
            told = select(HistoryChange.record_id).where(HistoryChange.record_id.in_(list(records))).distinct()
            return set(session.scalars(told))

    def take_back(self, item_id: UUID, text: RichText) -> Written:
        """The item out of the trash, with what it is a part of, and `text` in it."""
        with self._database.begin(N_("Taken out of the trash")) as session:
            item = existing(session, AgendaItem, item_id)
            _take_out(session, item)
            assign(session, item, {"text": text})
            return written(self._database, session, item_id)


def _place(session: Session, item_id: UUID) -> LostPlace | None:
    item = session.get(AgendaItem, item_id)
    if item is None:
        had = select(HistoryChange.id).where(HistoryChange.record_id == item_id).limit(1)
        is_gone = session.scalar(had) is not None
        return LostPlace(item_id, called(session, AgendaItem, item_id), RichText(), None) if is_gone else None
    if item.trashed_at is None:
        return None
    return LostPlace(item_id, called(session, AgendaItem, item_id), item.text or RichText(), item.meeting_id)


def _take_out(session: Session, record: Record) -> None:
    for key, owner in rules.owners_of(type(record)):
        if (value := getattr(record, key)) is not None:
            _take_out(session, existing(session, owner, value))
    if record.trashed_at is not None:
        take_out(session, record)
