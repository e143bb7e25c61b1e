"""What did not win when a copy was taken in: told in words, and decided by a person, one act each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, inspect, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record, RichTextType
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.own_words import words_of
from csxl_desktop.domain.reconciling import Choice, CopySource, DiscardedValue, DiscardKind, Reconciliation
from csxl_desktop.domain.rich_text import Block, RichText
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.words import told_of
from csxl_desktop.services.kind_words import one_word
from csxl_desktop.services.map_words import differing_words
from csxl_desktop.services.merge_words import value_words
from csxl_desktop.services.office_history import opened, record_words
from csxl_desktop.services.personal_data import label_of
from csxl_desktop.services.reconciling import TakenIn, taken_in_of
from csxl_desktop.services.records import assign, existing, put_away, take_out
from csxl_desktop.services.vocabulary_names import rename_all
from csxl_desktop.storage import history
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.reconciling import maps
from csxl_desktop.storage.reconciling.parents import MERGED
from csxl_desktop.storage.reconciling.tables import MAPS
from csxl_desktop.storage.reconciling.taking_in import from_raw
from csxl_desktop.storage.sharing import membership
from csxl_desktop.storage.values import columns, record_classes

MOST_KEPT = 1000  # the newest that are shown; all of them stay
_TRASH = "trashed_at"
_LEFT_OUT = frozenset({"id", "position", "row", "sha256"})
_CHOICES: Mapping[DiscardKind, tuple[Choice, ...]] = {
    DiscardKind.VALUE: (Choice.OURS, Choice.THEIRS),
    DiscardKind.STATE: (Choice.OURS, Choice.THEIRS),
    DiscardKind.TEXT: (Choice.OURS, Choice.THEIRS, Choice.BOTH),
    DiscardKind.DELETED_HERE: (Choice.OURS, Choice.THEIRS),
    DiscardKind.DELETED_THERE: (Choice.OURS, Choice.THEIRS),
    DiscardKind.UNKNOWN: (Choice.OURS, Choice.THEIRS),
}


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, who wrote it last and when, as far as it is known."""

    words: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class DiscardedRow:
    """One thing to decide: which record, which field, what stands and what was kept beside it."""

    id: UUID
    kind: DiscardKind
    kind_title: str
    name: str
    field: str
    ours: Side
    theirs: Side
    choices: tuple[Choice, ...]
    opens: tuple[str, UUID] | None


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What is decided, or was kept beside without a question: both sides as they were then, and what became of it.

    `choice` is open where nobody was asked; `by` and `at` tell who decided. `workstation` is empty for a bag.
    """

    told: DiscardedRow
    choice: Choice
    by: str
    at: datetime | None
    source: CopySource
    workstation: str
    came_at: datetime


@dataclass(frozen=True, slots=True)
class TakenInRow:
    """A copy that was taken in, with its numbers; `waiting` is still to be decided."""

    id: UUID
    at: datetime
    person: str
    source: CopySource
    workstation: str  # where it came from; empty for a bag
    taken: TakenIn
    waiting: int
    undone: bool
    transaction_id: UUID | None


class DiscardedService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def taken_in(self, source: CopySource | None = None, *, most: int = 500) -> tuple[TakenInRow, ...]:
        """The copies that were taken in at this computer, bags wherever they were, newest first; those of one `source`
        alone where it is given.
        """
        here = or_(Reconciliation.source != CopySource.FOLDER, *self._here())
        waiting = (
            select(DiscardedValue.reconciliation_id, func.count().label("number"))
            .where(DiscardedValue.asked, DiscardedValue.choice == Choice.OPEN)
            .group_by(DiscardedValue.reconciliation_id)
        )
        with self._database() as session:
            counts = {row.reconciliation_id: int(row.number) for row in session.execute(waiting)}
            newest = (Reconciliation.at.desc(), Reconciliation.id.desc())
            rows = select(Reconciliation).where(here).order_by(*newest).limit(most)
            found = session.scalars(rows if source is None else rows.where(Reconciliation.source == source))
            return tuple(
                TakenInRow(
                    row.id, row.at, row.person, row.source, row.source_workstation, taken_in_of(row),
                    counts.get(row.id, 0), row.undone_at is not None, row.transaction_id,
                )
                for row in found
            )  # fmt: skip

    def _here(self) -> list[ColumnElement[bool]]:
        """Whatever this computer is called, or was called when it took a copy in."""
        mine, named = membership.read(self._database.folder), Reconciliation.workstation
        found = [named == self._database.author.workstation]
        if mine is not None:
            found.append(named == mine.workstation)  # it was renamed, and has not exchanged since
            found += [
                (named == name) & (Reconciliation.at <= datetime.fromisoformat(until))
                for name, until in mine.earlier.items()
            ]
        return found

    def waiting(self) -> tuple[DiscardedRow, ...]:
        """What waits for somebody to decide, in the order it came."""
        with self._database() as session:
            found = session.scalars(
                select(DiscardedValue)
                .join(Reconciliation, Reconciliation.id == DiscardedValue.reconciliation_id)
                .where(DiscardedValue.asked, DiscardedValue.choice == Choice.OPEN)
                .order_by(Reconciliation.at, DiscardedValue.id)
            )
            return tuple(_row(session, each) for each in found)

    def kept_beside(self, *, most: int = MOST_KEPT) -> tuple[KeptRow, ...]:
        """What is decided already, and what was kept beside without asking anybody; what came last first."""
        with self._database() as session:
            found = session.execute(
                select(DiscardedValue, Reconciliation)
                .join(Reconciliation, Reconciliation.id == DiscardedValue.reconciliation_id)
                .where(or_(DiscardedValue.asked.is_(False), DiscardedValue.choice != Choice.OPEN))
                .order_by(Reconciliation.at.desc(), DiscardedValue.id)
                .limit(most)
            ).all()
            return tuple(
                KeptRow(
                    _row(session, each, then=True), each.choice, each.chosen_by, each.chosen_at,
                    came.source, came.source_workstation, came.at,
                )
                for each, came in found
            )  # fmt: skip

    def choose(self, row_id: UUID, choice: Choice) -> None:
        """Decide: what was kept beside comes in where theirs, or both, are chosen."""
        with self._database.begin(N_("Decided what stands")) as session:
            row = session.get(DiscardedValue, row_id)
            if row is None or choice not in _choices_of(row):
                raise RecordNotFoundError
            if row.choice is Choice.OPEN:
                _carry_out(session, row, choice, self._database.now())
                _put_down(session, (row,), choice)

    def keep_all(self) -> int:
        """Let everything stand as it is; how many were waiting."""
        with self._database.begin(N_("Decided what stands")) as session:
            found = session.scalars(
                select(DiscardedValue).where(DiscardedValue.asked, DiscardedValue.choice == Choice.OPEN)
            ).all()
            _put_down(session, found, Choice.OURS)
            return len(found)


def _put_down(session: Session, rows: Sequence[DiscardedValue], choice: Choice) -> None:
    """As an act of this person, also where it changes no record: the other computers hear of it, and may undo it."""
    if not rows:
        return
    history.name_act(session)
    act = session.get_one(HistoryTransaction, session.info["transaction_id"])
    for row in rows:
        row.choice, row.chosen_at, row.chosen_by = choice, act.at, act.person


def _choices_of(row: DiscardedValue) -> tuple[Choice, ...]:
    whole = not row.column_name
    if row.kind in {DiscardKind.DELETED_HERE, DiscardKind.DELETED_THERE} or (whole and row.kind is DiscardKind.UNKNOWN):
        return _CHOICES[row.kind]
    if whole:
        return (Choice.OURS,)
    if row.kind is DiscardKind.TEXT and not _is_rich(record_classes()[row.table_name], row.column_name):
        return (Choice.OURS, Choice.THEIRS)
    return _CHOICES.get(row.kind, (Choice.OURS,))


def _is_rich(entity: type[Record], column: str) -> bool:
    return isinstance(columns(inspect(entity))[column].type, RichTextType)


def _carry_out(session: Session, row: DiscardedValue, choice: Choice, at: datetime) -> None:
    entity = record_classes()[row.table_name]
    away = {DiscardKind.DELETED_HERE: Choice.OURS, DiscardKind.DELETED_THERE: Choice.THEIRS}
    if row.kind in away:
        if choice is away[row.kind]:
            record = existing(session, entity, row.record_id)
            put_away(session, record, at)
            _merge_again(session, record, row)
        return
    if choice is Choice.OURS:
        return
    values = _values(session, entity, row.theirs)
    if not row.column_name:
        session.add(entity(**values))
        return
    record = existing(session, entity, row.record_id)
    value = values.get(row.column_name)
    if row.column_name == _TRASH:
        take_out(session, record) if value is None else put_away(session, record, at)
        return
    if choice is Choice.BOTH:
        value = _both(getattr(record, row.column_name), value)
    elif row.column_name in MAPS.get(row.table_name, ()):  # what else was chosen since stays
        asked = _values(session, entity, row.ours).get(row.column_name) or {}
        stands: Any = getattr(record, row.column_name) or {}
        value = maps.merged(asked, stands, value or {}, theirs_wins=True)[0] or None
        if isinstance(record, Office) and row.column_name == "vocabulary":
            rename_all(session, words_of(stands), words_of(value), at.astimezone().year)
    assign(session, record, {row.column_name: value})


def _both(here: RichText, there: RichText | None) -> RichText:
    """The text as it stands, then the paragraphs of the other that it does not hold."""
    said = [(block.kind, block.runs, block.rows) for block in here.blocks]
    keys = {block.id for block in here.blocks}
    more = [block for block in (there or RichText()).blocks if (block.kind, block.runs, block.rows) not in said]
    renamed = (_with_key(block, keys) for block in more)
    return RichText((*here.blocks, *renamed), here.extra)


def _with_key(block: Block, keys: set[str]) -> Block:
    key = block.id
    while key in keys:
        key = f"{key}-2"
    keys.add(key)
    return replace(block, id=key)


def _merge_again(session: Session, record: Record, row: DiscardedValue) -> None:
    """What was merged into another stands there again, where that one stands."""
    gone = row.ours if row.kind is DiscardKind.DELETED_HERE else row.theirs
    key = _values(session, type(record), gone).get(MERGED)
    kept: Any = session.get(type(record), key) if key else None
    if kept is not None and kept.trashed_at is None and kept.merged_into_id is None:
        setattr(record, MERGED, key)


def _values(session: Session, entity: type[Record], raw: Mapping[str, Any] | None) -> dict[str, Any]:
    kinds, dialect = columns(inspect(entity)), session.connection().dialect
    return {key: from_raw(kinds[key], value, dialect) for key, value in (raw or {}).items() if key in kinds}


def _row(session: Session, row: DiscardedValue, *, then: bool = False) -> DiscardedRow:
    """Beside what was kept stands what the record says now, or what it said `then`."""
    entity = record_classes()[row.table_name]
    record = session.get(entity, row.record_id)
    live = record is not None and not then and row.column_name not in {"", "id"}
    ours = (
        _said(session, entity, row.column_name, getattr(record, row.column_name))
        if live
        else _words(session, entity, row, row.ours)
    )
    theirs = _words(session, entity, row, row.theirs)
    if row.column_name in MAPS.get(row.table_name, ()):
        told, said = (_values(session, entity, side).get(row.column_name) for side in (row.theirs, row.ours))
        ours, theirs = differing_words(row.column_name, said if then else getattr(record, row.column_name, None), told)
    return DiscardedRow(
        id=row.id,
        kind=row.kind,
        kind_title=one_word(entity),
        name=(record_words(session, record) if record else "") or one_word(entity),
        field=label_of(entity, row.column_name) if row.column_name not in {"", "id", _TRASH} else "",
        ours=Side(ours, row.ours_by, row.ours_at),
        theirs=Side(theirs, row.theirs_by, row.theirs_at),
        choices=_choices_of(row),
        opens=opened(session, record) if record else None,
    )


def _words(session: Session, entity: type[Record], row: DiscardedValue, side: Mapping[str, Any] | None) -> str:
    """What one side says: the value of the field, or the fields that tell the row."""
    values = _values(session, entity, side)
    if row.column_name != "id" and row.column_name in values:
        return _said(session, entity, row.column_name, values[row.column_name])
    told = (
        (label_of(entity, key), _said(session, entity, key, value)) for key, value in values.items() if _is_told(key)
    )
    return "\n".join(told_of(name, words) for name, words in told if words)


def _is_told(key: str) -> bool:
    return key not in _LEFT_OUT and key != _TRASH and not key.endswith("_plain")


def _said(session: Session, entity: type[Record], key: str, value: Any) -> str:
    if key == _TRASH:
        return _("in the trash") if value else _("not in the trash")
    if isinstance(value, RichText):
        return value.plain()
    return "" if isinstance(value, dict | list) else value_words(session, entity, key, value)
