"""What would be lost, and won again, if a backup took the place of the dossier: counted from both histories."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.history import HistoryChange, HistoryTransaction
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.erasing.act import ERASING
from csxl_desktop.services.exchange.sheet_words import SHEETS
from csxl_desktop.services.merge_words import record_name
from csxl_desktop.services.personal_data import title_of
from csxl_desktop.storage.backups.checking import opened
from csxl_desktop.storage.values import record_classes

_MOST_ACTS = 8
_LOOKED_THROUGH = 20
_NAMED: Mapping[str, type[Record]] = {
    each.__tablename__: each for each in (Organisation, Person, WorkingGroup, Meeting)
}

_Ends = dict[str, int]


@dataclass(frozen=True, slots=True)
class LostAct:
    """One act that the backup does not know; `label` is a msgid, `subject` what it was done to."""

    at: datetime
    person: str
    label: str
    subject: str


@dataclass(frozen=True, slots=True)
class LostKind:
    """So many records of a kind were made or changed since; `title` says the kind in the plural."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Losses:
    """`acts` and `kinds` would go; `regained` acts stand in the backup alone (after another was restored)."""

    acts: int
    kinds: tuple[LostKind, ...]
    latest: tuple[LostAct, ...]
    since: datetime | None
    regained: int = 0


def losses(session: Session, path: Path) -> Losses:
    """Compare the open dossier with the sound backup at `path`. The histories part where their digests do."""
    with opened(path) as backup:
        ends = _ends(backup)
        common = {name: _common(session, backup, name, last) for name, last in ends.items()}
        regained = _acts_after(backup, common)
    since = _after(common)
    acts, first = session.execute(
        select(func.count(HistoryChange.transaction_id.distinct()), func.min(HistoryChange.at)).where(since)
    ).one()
    counted = session.execute(
        select(HistoryChange.table_name, func.count(HistoryChange.record_id.distinct()))
        .where(since)
        .group_by(HistoryChange.table_name)
        .order_by(func.count(HistoryChange.record_id.distinct()).desc(), HistoryChange.table_name)
    )
    latest = session.scalars(
        select(HistoryTransaction)
        .where(HistoryTransaction.id.in_(select(HistoryChange.transaction_id).where(since)))
        .order_by(HistoryTransaction.at.desc(), HistoryTransaction.id.desc())
        .limit(_MOST_ACTS)
    )
    classes = record_classes()
    kinds = tuple(
        LostKind(title_of(classes[table]), count)
        for table, count in counted
        if table in classes and classes[table].__name__ in SHEETS
    )
    return Losses(
        acts,
        kinds,
        tuple(LostAct(act.at, act.person, act.label, _subject(session, act)) for act in latest.all()),
        first,
        regained,
    )


def _subject(session: Session, act: HistoryTransaction) -> str:
    """The first organisation, person, group or meeting that the act touched, as people call it."""
    touched = session.execute(
        select(HistoryChange.table_name, HistoryChange.record_id)
        .where(HistoryChange.transaction_id == act.id)
        .order_by(HistoryChange.sequence)
        .limit(_LOOKED_THROUGH)
    )
    for table, key in touched:
        entity = _NAMED.get(table)
        record = session.get(entity, key) if entity is not None else None
        if record is not None:
            return record_name(record) or str(getattr(record, "name", "") or getattr(record, "theme", ""))
    return ""


def _after(common: Mapping[str, int]) -> ColumnElement[bool]:
    """The changes of the dossier that the backup does not hold."""
    others = HistoryChange.workstation.not_in(list(common))
    return or_(
        others,
        *(and_(HistoryChange.workstation == name, HistoryChange.sequence > end) for name, end in common.items()),
    )


def _ends(backup: sqlite3.Connection) -> _Ends:
    return dict(
        backup.execute("SELECT workstation, max(sequence) FROM history_changes GROUP BY workstation").fetchall()
    )


def _common(session: Session, backup: sqlite3.Connection, workstation: str, last: int) -> int:
    """The last change of a workstation that both know: each digest stands on all before it."""
    low, high = 0, last
    while low < high:
        middle = (low + high + 1) // 2
        if _digest_here(session, workstation, middle) == _digest_there(backup, workstation, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _digest_here(session: Session, workstation: str, sequence: int) -> str | None:
    return session.scalar(
        select(HistoryChange.digest).where(HistoryChange.workstation == workstation, HistoryChange.sequence == sequence)
    )


def _digest_there(backup: sqlite3.Connection, workstation: str, sequence: int) -> str:
    (found,) = backup.execute(
        "SELECT digest FROM history_changes WHERE workstation = ? AND sequence = ?", (workstation, sequence)
    ).fetchone()
    return str(found)


def _acts_after(backup: sqlite3.Connection, common: Mapping[str, int]) -> int:
    acts: set[str] = set()
    for workstation, end in common.items():
        rows = backup.execute(
            "SELECT DISTINCT c.transaction_id FROM history_changes c JOIN history_transactions t "
            "ON t.id = c.transaction_id WHERE c.workstation = ? AND c.sequence > ? AND t.label <> ?",
            (workstation, end, ERASING),  # a backup that was written anew tells of it, as the dossier does
        )
        acts.update(key for (key,) in rows)
    return len(acts)
