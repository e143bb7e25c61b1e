"""The imports of the office: what came in when, what was set aside, what taking one back would do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.imports import ImportBatch, SetAsideLine
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.services.exchange.import_batch import MEMORY, mark_undone
from csxl_desktop.services.exchange.report import NothingWrittenError, stop_where
from csxl_desktop.services.import_undoing import Undoing, told
from csxl_desktop.services.records import existing
from csxl_desktop.storage import partial_undo
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.values import record_classes

SETTLED_BY_HAND = N_("settled by hand")


class AlreadyUndoneError(DomainError):
    template = N_("This import was taken back already.")


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import. `counts` is by outcome; `waiting` counts the lines set aside and not settled."""

    id: UUID
    at: datetime
    file_name: str
    person: str
    on: date | None
    counts: Mapping[str, int]
    undone_at: datetime | None
    waiting: int


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A line that waits beside its import; `cells` is what it said, by field."""

    id: UUID
    file_name: str
    at: datetime
    line: int
    name: str
    cells: Mapping[str, str]
    reason: str


class ImportService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def imports(self) -> list[ImportRow]:
        """Every import, newest first."""
        waiting = (
            select(SetAsideLine.import_batch_id, func.count().label("lines"))
            .where(SetAsideLine.settled_on.is_(None), SetAsideLine.trashed_at.is_(None))
            .group_by(SetAsideLine.import_batch_id)
            .subquery()
        )
        with self._database() as session:
            rows = session.execute(
                select(ImportBatch, waiting.c.lines)
                .outerjoin(waiting, waiting.c.import_batch_id == ImportBatch.id)
                .where(ImportBatch.trashed_at.is_(None))
                .order_by(ImportBatch.imported_at.desc(), ImportBatch.id.desc())
            )
            return [_import_row(batch, lines or 0) for batch, lines in rows]

    def set_aside(self) -> list[AsideRow]:
        """The lines that wait, oldest import first."""
        with self._database() as session:
            rows = session.execute(
                select(SetAsideLine, ImportBatch)
                .join(ImportBatch, ImportBatch.id == SetAsideLine.import_batch_id)
                .where(SetAsideLine.settled_on.is_(None), SetAsideLine.trashed_at.is_(None))
                .order_by(ImportBatch.imported_at, SetAsideLine.line, SetAsideLine.id)
            )
            return [
                AsideRow(
                    line.id, batch.file_name, batch.imported_at, line.line, line.name, line.cells or {}, line.reason
                )
                for line, batch in rows
            ]

    def settle(self, line_id: UUID) -> UUID:
        """Cross a line off; the act that can be taken back."""
        with self._database.begin(N_("Line set aside settled")) as session:
            line = existing(session, SetAsideLine, line_id)
            line.settled_on = self._database.now().astimezone().date()
            line.settled_how = SETTLED_BY_HAND
            transaction_id: UUID = session.info["transaction_id"]
            return transaction_id

    def undo_preview(self, import_id: UUID) -> Undoing:
        """What `undo` would take back, and what it would leave."""
        return self._take_back(import_id, dry_run=True)

    def undo(self, import_id: UUID) -> Undoing:
        """Take back all of the import that nothing later stands on, in one act; the import itself stays on the list."""
        return self._take_back(import_id, dry_run=False)

    def _take_back(self, import_id: UUID, *, dry_run: bool) -> Undoing:
        act = self._act_of(import_id)
        staying: dict[partial_undo.Place, str] = {}  # what the rules of today refuse, with the reason
        while True:
            told_last = Undoing((), (), written=False)
            refused: dict[partial_undo.Place, str] = {}
            try:
                with self._database.begin(
                    N_("Import taken back"), undoes=act, after=None if dry_run else Why.IMPORT
                ) as session:
                    plan = partial_undo.plan(session, act, apart=MEMORY, staying=staying.keys())
                    told_last = told(session, plan, staying, written=not dry_run and not plan.is_empty())
                    partial_undo.apply(session, plan)
                    refused = _refused(session, plan)
                    stop_where(bool(refused) or not told_last.written)
                    mark_undone(session, act, self._database.now())
            except NothingWrittenError:
                if refused:
                    staying |= refused
                    continue
            return told_last

    def _act_of(self, import_id: UUID) -> UUID:
        with self._database() as session:
            batch = existing(session, ImportBatch, import_id)
            if batch.undone_at is not None:
                raise AlreadyUndoneError
            if batch.transaction_id is None:
                raise RecordNotFoundError
            return batch.transaction_id


def _refused(session: Session, plan: partial_undo.Plan) -> dict[partial_undo.Place, str]:
    """The records that could not stand as they would be, beside what came since."""
    refused: dict[partial_undo.Place, str] = {}
    classes = record_classes()
    for place in sorted(plan.touched(), key=str):
        record: Record | None = session.get(classes[place[0]], place[1])
        if record is None:
            continue
        try:
            rules.check(session, record, frozenset(plan.fields.get(place, ())))
        except DomainError as error:
            refused[place] = error.user_message
    return refused


def _import_row(batch: ImportBatch, waiting: int) -> ImportRow:
    report: Mapping[str, Any] = batch.report or {}
    counts = {str(outcome): int(count) for outcome, count in (report.get("counts") or {}).items()}
    return ImportRow(
        batch.id, batch.imported_at, batch.file_name, batch.person, batch.on_date, counts, batch.undone_at, waiting
    )
