"""A copy of this dossier that comes back: prepared, planned beside, written as one act, and told in numbers."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import SEALED
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.reconciling import CopySource, DiscardedValue, DiscardKind, Reconciliation
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.anonymising import BLANKED, ERASED, NAME
from csxl_desktop.services.erasing.following import bring_copies, catch_up
from csxl_desktop.services.identity import identified, identity_of
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.reconciling import shape
from csxl_desktop.storage.reconciling.asking import NoAnswerError, answer_to
from csxl_desktop.storage.reconciling.queue import carry
from csxl_desktop.storage.reconciling.tables import shape_of_records
from csxl_desktop.storage.reconciling.taking_in import MovedOnError, NotAsPlannedError, take_in
from csxl_desktop.system.identifiers import new_id

TAKEN_IN = N_("Copy taken in")
_ATTEMPTS = 3
_PARTS = ("operations", "discards", "history_transactions", "history_changes", "erasures")
_MANY = 50  # rows; what the other computer did in two minutes is in its history, and in the backup of every ten minutes


class AlreadyTakenInError(DomainError):
    template = N_("This copy has already been taken in, on {day}.")
    safe = N_("Nothing was changed: what it brought is there.")
    then = N_("Go on working; you need not take it in again.")


class WouldDeleteError(DomainError):
    template = N_("This copy lacks {count} records that stood in the dossier when it left: it is not whole.")
    safe = N_("Nothing was changed.")
    then = N_("Take the whole copy from where it comes, then try again.")


class NotProvedError(DomainError):
    template = N_("This copy could not be taken in without losing something.")
    safe = N_("Nothing was changed.")
    then = N_(
        "Keep the copy, and try again; if it is refused again, show this sentence to whoever looks after the program."
    )


@dataclass(frozen=True, slots=True)
class Source:
    """Where a copy comes from."""

    kind: CopySource
    id: UUID | None = None
    workstation: str = ""
    generation: int | None = None
    sha256: str = ""  # of a copy in the shared folder: the dossier contains it from then on


T = TypeVar("T")
Beside = Sequence[tuple[Path, Path]]  # a copy that both sides contain, and what it had in common with those before it


class Lane(Protocol):
    """How something is done in the thread that holds the dossier, and waited for."""

    def __call__(self, work: Callable[[], T]) -> T: ...


def at_once(work: Callable[[], T]) -> T:
    """Where the caller holds the dossier itself."""
    return work()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came back, in numbers; `asked` waits for somebody to decide."""

    presences: int
    people: int
    organisations: int
    texts: int
    records: int
    asked: int
    texts_asked: int
    kept: int
    reconciliation_id: UUID | None = None
    transaction_id: UUID | None = None  # the act, which can be taken back


class ReconcilingService:
    """Takes a copy in; the live file is written once, at the end, by the one writer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take_in(
        self,
        theirs: Path,
        base: Path | None,
        source: Source,
        *,
        work: Path,
        deletions: bool = False,
        lane: Lane = at_once,
        beside: Beside = (),
    ) -> TakenIn:
        """Bring the copy `theirs` together with the dossier; `work` is a private folder for copies.

        `beside` are the other copies that both contain, where no one holds them all: each with what it had in common
        with those before it.

        What was typed meanwhile is not lost: the plan is made anew. Whoever either side erased for good is erased on
        both before anything is compared. Only what needs the dossier is done in `lane`.
        """
        bases = [each for each in (base, *(path for pair in beside for path in pair)) if each is not None]
        lane(partial(bring_copies, self._database, [theirs, *bases]))
        if lane(partial(catch_up, self._database, theirs)) and bases:
            lane(partial(bring_copies, self._database, bases))
        for _attempt in range(_ATTEMPTS):
            job = lane(partial(self.prepare, theirs, base, work, source=source, deletions=deletions, beside=beside))
            plan = self.plan(job)
            try:
                return lane(partial(self.write, plan, source))
            except MovedOnError:
                continue
        raise NotProvedError

    def look(self, theirs: Path, base: Path | None, source: Source, *, work: Path, deletions: bool = False) -> TakenIn:
        """What would come in; nothing is written."""
        plan = self.plan(self.prepare(theirs, base, work, source=source, deletions=deletions))
        if plan["known"]:
            raise AlreadyTakenInError(day=self._taken_in_on(plan["sha256"]))
        return _counted(plan)

    def prepare(
        self,
        theirs: Path,
        base: Path | None,
        work: Path,
        *,
        source: Source,
        deletions: bool = False,
        beside: Beside = (),
    ) -> dict[str, Any]:
        """A copy of the dossier as it stands, and all that the process beside has to know.

        Changes are known again by their digest only from one bag: elsewhere the same may well be done a second time.
        """
        ours, working = work / "ours.db", work / "work.db"
        for path in (ours, working):
            path.unlink(missing_ok=True)
        self._database.copy_to(ours)
        shutil.copyfile(ours, working)
        working.chmod(0o600)
        with self._database() as session:
            identity = identity_of(session)
            known = session.scalars(
                select(Reconciliation.changes_sha256).where(
                    Reconciliation.undone_at.is_(None),
                    Reconciliation.source == CopySource.BAG,
                    Reconciliation.source_id == source.id,
                )
            ).all()
        paths = {"work": working, "ours": ours, "theirs": theirs} | ({"base": base} if base else {})
        for number, (other, before) in enumerate(beside, 1):
            paths |= {f"beside{number}": other, f"before{number}": before}
        return {
            "do": "reconcile",
            "paths": {name: str(path) for name, path in paths.items()},
            "shape": shape.to_json(_shape()),
            "known": list(known),
            "erasure_key": identity.erasure_key if identity else "",
            "sealed_states": [state.value for state in SEALED],
            "now": self._database.now().astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds"),
            "deletions_agreed": deletions,
        }

    def plan(self, job: dict[str, Any]) -> dict[str, Any]:
        """What the process beside proposes; refusals in words. It may run in any thread."""
        try:
            plan = answer_to(job)
        except NoAnswerError:
            raise NotProvedError from None
        if plan.get("refused") == "deletions":
            raise WouldDeleteError(count=plan["count"])
        if plan.get("refused"):
            raise NotProvedError
        return plan

    def write(self, plan: dict[str, Any], source: Source) -> TakenIn:
        """Carry the plan out, as one act that can be taken back; refuse what was taken in before."""
        if plan["known"]:
            raise AlreadyTakenInError(day=self._taken_in_on(plan["sha256"]))
        database = self._database
        if source.kind is CopySource.FOLDER and not any(plan[part] for part in _PARTS):
            with database.begin(TAKEN_IN) as session:
                carry(session, plan)
                identified(session).parent_sha256 = source.sha256
            return _counted(plan)
        backed_up = source.kind is CopySource.BAG or len(plan["operations"]) > _MANY
        try:
            with database.begin(TAKEN_IN, after=Why.MERGE if backed_up else None) as session:
                before = _last_writers(session, plan["discards"])
                take_in(session, plan)
                taken = _counted(plan)
                row_id = _keep(session, database, plan, source, taken)
                if source.sha256:
                    identified(session).parent_sha256 = source.sha256
                _keep_discards(session, row_id, plan, before)
                carry(session, plan)
                act_id: UUID = session.info["transaction_id"]
        except NotAsPlannedError:
            raise NotProvedError from None
        return replace(taken, reconciliation_id=row_id, transaction_id=act_id)

    def _taken_in_on(self, digest: str) -> str:
        with self._database() as session:
            at = session.scalar(
                select(Reconciliation.at)
                .where(Reconciliation.changes_sha256 == digest, Reconciliation.undone_at.is_(None))
                .limit(1)
            )
        return at.astimezone().strftime("%d/%m/%Y") if at else "—"


def contain(database: Database, sha256: str, number: int | None = None) -> None:
    """Put down that the dossier contains the copy `sha256` of the shared folder; `number` is that of a copy of ours."""
    with database.begin(TAKEN_IN) as session:
        identity = identified(session)
        identity.parent_sha256 = sha256
        if number is not None:
            identity.generation = number


def _shape() -> shape.Shape:
    blanked = {
        entity.__tablename__: {
            column: _("Anonymised person") if value is NAME else value for column, value in values.items()
        }
        for entity, values in BLANKED.items()
    }
    erased: frozenset[Any] = ERASED
    return shape_of_records(frozenset(entity.__tablename__ for entity in erased), blanked)


def _counted(plan: Mapping[str, Any]) -> TakenIn:
    operations, asked = plan["operations"], [each for each in plan["discards"] if each["asked"]]
    new = Counter(each["table"] for each in operations if each["kind"] == "insert")
    return TakenIn(
        presences=sum(each["table"] == "attendances" and each["new"].get("state") == "present" for each in operations),
        people=new["people"],
        organisations=new["organisations"],
        texts=sum(each["table"] == "agenda_items" and "text" in each["new"] for each in operations),
        records=len(operations),
        asked=len(asked),
        texts_asked=sum(each["kind"] == DiscardKind.TEXT.value for each in asked),
        kept=len(plan["discards"]) - len(asked),
    )


_NUMBERS = ("presences", "people", "organisations", "texts", "records", "asked", "texts_asked", "kept")


def taken_in_of(row: Reconciliation) -> TakenIn:
    """The numbers of a copy taken in, as they were then."""
    counts = row.counts or {}
    return TakenIn(
        **{name: int(counts.get(name, 0)) for name in _NUMBERS},
        reconciliation_id=row.id,
        transaction_id=row.transaction_id,
    )


def _keep(session: Session, database: Database, plan: Mapping[str, Any], source: Source, taken: TakenIn) -> UUID:
    row_id = new_id()
    values = {
        "id": row_id,
        "at": database.now(),
        "person": database.author.person,
        "workstation": database.author.workstation,
        "source": source.kind,
        "source_id": source.id,
        "source_workstation": source.workstation,
        "source_generation": source.generation,
        "changes_sha256": plan["sha256"],
        "transaction_id": session.info["transaction_id"],
        "counts": {name: getattr(taken, name) for name in _NUMBERS},
    }
    session.connection().execute(insert(Reconciliation), [values])
    return row_id


Writer = tuple[str, datetime]


def _last_writers(session: Session, discards: Iterable[Mapping[str, Any]]) -> dict[UUID, Writer]:
    """Who wrote each record last, as far as the history of this file knows."""
    keys = {UUID(each["id"]) for each in discards}
    found: dict[UUID, Writer] = {}
    for key in keys:
        row = session.execute(
            select(HistoryChange.person, HistoryChange.at)
            .where(HistoryChange.record_id == key)
            .order_by(HistoryChange.at.desc())
            .limit(1)
        ).first()
        if row:
            found[key] = (row.person, row.at)
    return found


def _keep_discards(session: Session, row_id: UUID, plan: Mapping[str, Any], ours: Mapping[UUID, Writer]) -> None:
    theirs: dict[UUID, Writer] = {}
    for each in plan["history_changes"]:
        at = datetime.fromisoformat(each["at"]).replace(tzinfo=UTC)
        theirs[UUID(each["record_id"])] = (each["person"], at)
    rows = [_discarded(each, row_id, ours, theirs) for each in plan["discards"]]
    if rows:
        session.connection().execute(insert(DiscardedValue), rows)


def _discarded(
    each: Mapping[str, Any], row_id: UUID, ours: Mapping[UUID, Writer], theirs: Mapping[UUID, Writer]
) -> dict[str, Any]:
    key = UUID(each["id"])
    mine, their = ours.get(key), theirs.get(key)
    return {
        "id": new_id(),
        "reconciliation_id": row_id,
        "kind": DiscardKind(each["kind"]),
        "table_name": each["table"],
        "record_id": key,
        "other_id": UUID(each["other"]) if each["other"] else None,
        "column_name": each["column"],
        **{side: each[side] or None for side in ("base", "ours", "theirs")},
        "ours_by": mine[0] if mine else "",
        "ours_at": mine[1] if mine else None,
        "theirs_by": their[0] if their else "",
        "theirs_at": their[1] if their else None,
        "asked": each["asked"],
    }
