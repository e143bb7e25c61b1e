"""What the tests of merging share: every table, the counts by SQL alone, an approved meeting."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import (
    AttendanceState,
)
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.merge_rows import Choices, Comparison, Fate, Side
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.values import record_classes
from tests.factories import (
    Assembly,
    make,
    meeting,
    organisation,
)

LATER = date(2026, 9, 17)
Tables = dict[str, list[tuple[Any, ...]]]

# The two figures of every meeting, by SQL alone: lines present and distinct organisations counted.
COUNTS = """
SELECT meeting_id, count(DISTINCT line), count(DISTINCT partner) FROM (
  SELECT a.meeting_id, CASE a.state WHEN 'present' THEN a.id END AS line,
         coalesce(a.counted_as_id, a.organisation_id) AS partner
  FROM attendances a WHERE a.trashed_at IS NULL AND a.state IN ('present', 'represented')
  UNION ALL
  SELECT a.meeting_id, NULL, coalesce(p.counted_as_id, p.organisation_id)
  FROM attendance_partners p JOIN attendances a ON a.id = p.attendance_id
  WHERE p.trashed_at IS NULL AND a.trashed_at IS NULL AND a.state IN ('present', 'represented')
) GROUP BY meeting_id ORDER BY meeting_id
"""


def tables(workspace: Workspace) -> Tables:
    """Every row of every table that the office's records are kept in."""
    with workspace.database() as session:
        names = sorted(table for table in record_classes())
        return {name: sorted(map(tuple, session.execute(text(f"SELECT * FROM {name}"))), key=repr) for name in names}


def counts(workspace: Workspace) -> list[tuple[Any, ...]]:
    with workspace.database() as session:
        return [tuple(row) for row in session.execute(text(COUNTS))]


def rows(workspace: Workspace, entity: type[Record], **values: Any) -> list[Any]:
    with workspace.database() as session:
        found = session.scalars(select(entity).filter_by(trashed_at=None, **values).order_by(entity.id))
        return list(found)


def merge(workspace: Workspace, keep: UUID, lose: UUID, choices: Choices | None = None) -> UUID:
    return workspace.merging.merge(Organisation, keep, lose, choices or Choices()).transaction_id


def merge_people(workspace: Workspace, keep: UUID, lose: UUID, choices: Choices | None = None) -> UUID:
    return workspace.merging.merge(Person, keep, lose, choices or Choices()).transaction_id


def compare(workspace: Workspace, keep: UUID, lose: UUID) -> Comparison:
    return workspace.merging.compare(Organisation, keep, lose)


def fates(comparison: Comparison) -> dict[tuple[str, Side], list[Fate]]:
    told: dict[tuple[str, Side], list[Fate]] = {}
    for part in comparison.parts:
        told.setdefault((part.kind, part.side), []).append(part.fate)
    return told


def two(workspace: Workspace, **values: Any) -> tuple[UUID, UUID]:
    """A body twice in the directory."""
    return organisation(workspace, "Le Phare", member=False), make(workspace, Organisation, name="Phare asbl", **values)


def held(workspace: Workspace, made: Assembly) -> None:
    for line in (made.odile_line, made.samir_line):
        workspace.attendance.set_state(line, AttendanceState.PRESENT)


def approve(workspace: Workspace, made: Assembly) -> bytes:
    workspace.minutes.send(made.meeting, date(2026, 3, 20), "aux membres")
    workspace.minutes.approve(made.meeting, meeting(workspace, on=LATER))
    return pages(workspace, made.meeting)


def pages(workspace: Workspace, meeting_id: UUID) -> bytes:
    document = workspace.documents.minutes(meeting_id)
    assert document.sealed is not None
    return render(document)
