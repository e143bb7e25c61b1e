"""What an import leaves beside the records it wrote: its file, its report, the lines set aside for later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.imports import ImportBatch, SetAsideLine
from csxl_desktop.i18n import N_
from csxl_desktop.services.exchange.report import ImportLine, ImportReport, Outcome
from csxl_desktop.storage.database import Database

MEMORY = frozenset({ImportBatch.__tablename__, SetAsideLine.__tablename__})  # stays when the import is taken back
MAX_LINES = 2_000  # kept word for word; the counts are always whole
TAKEN_IN = N_("taken in")
_LONGEST = 20_000
_ORDER = (Outcome.RENAMED, Outcome.DEPARTED, Outcome.CHANGED, Outcome.CREATED)


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A line left out of an import on purpose: what it said, by field, and why it was refused."""

    line: int
    name: str
    cells: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ImportOrigin:
    """Where a table comes from; `taken_up` are the lines set aside earlier that it holds."""

    file_name: str = ""
    aside: tuple[AsideLine, ...] = ()
    taken_up: tuple[UUID, ...] = ()


def keep_batch(
    session: Session, database: Database, origin: ImportOrigin, on: date | None, report: ImportReport
) -> None:
    """Remember an import in the transaction that wrote it; one that wrote nothing leaves nothing."""
    if not (writes(report) or origin.aside or origin.taken_up):
        return
    batch = ImportBatch(
        imported_at=database.now(),
        file_name=origin.file_name[:300],
        person=database.author.person,
        on_date=on,
        transaction_id=session.info["transaction_id"],
        report=report_json(report),
    )
    session.add(batch)
    session.add_all(_aside(batch, origin.aside))
    taken_up = set(origin.taken_up)
    for line in session.scalars(select(SetAsideLine).where(SetAsideLine.id.in_(taken_up))):
        line.settled_on = database.now().astimezone().date()
        line.settled_how = TAKEN_IN


def mark_undone(session: Session, transaction_id: UUID, at: datetime) -> None:
    """The import that this act was, if it was one, was taken back."""
    for batch in session.scalars(select(ImportBatch).where(ImportBatch.transaction_id == transaction_id)):
        batch.undone_at = at


def writes(report: ImportReport) -> bool:
    """Whether a report tells of anything written."""
    return any(line.changes or line.outcome is Outcome.CREATED for line in report.lines)


def report_json(report: ImportReport) -> dict[str, Any]:
    """The report as the dossier keeps it: whole counts, and the lines that did something."""
    told = [line for outcome in _ORDER for line in report.lines if line.outcome is outcome]
    return {
        "counts": {outcome.value: count for outcome, count in report.counts.items()},
        "lines": [_line(line) for line in told[:MAX_LINES]],
        "left_out": max(0, len(told) - MAX_LINES),
    }


def _line(line: ImportLine) -> dict[str, Any]:
    return {
        "line": line.line,
        "name": line.name,
        "outcome": line.outcome.value,
        "changes": [[change.field, change.old, change.new] for change in line.changes],
    }


def _aside(batch: ImportBatch, lines: Iterable[AsideLine]) -> Iterable[SetAsideLine]:
    for each in lines:
        yield SetAsideLine(
            import_batch_id=batch.id,
            line=each.line,
            name=each.name[:300],
            cells=dict(each.cells),
            reason=each.reason[:_LONGEST],
        )
