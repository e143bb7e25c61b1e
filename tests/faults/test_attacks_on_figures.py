"""The figures of the demonstration against plain SQL of our own, and reports of years with nothing, one, or much."""

import io
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace, open_workspace
from tests.conftest import AUTHOR, NOW

# Who was there, and for whom: nothing of the program's own counting is used.
PERSONS = """
SELECT m.id, count(a.id) FROM meetings m JOIN attendances a ON a.meeting_id = m.id
WHERE a.trashed_at IS NULL AND a.state = 'present' AND a.role <> 'staff' AND m.trashed_at IS NULL GROUP BY m.id
"""
PARTNERS = """
SELECT meeting, count(DISTINCT partner) FROM (
  SELECT a.meeting_id AS meeting, coalesce(a.counted_as_id, a.organisation_id) AS partner FROM attendances a
  WHERE a.trashed_at IS NULL AND (a.state = 'represented' OR (a.state = 'present' AND a.role <> 'staff'))
  UNION ALL
  SELECT a.meeting_id, coalesce(p.counted_as_id, p.organisation_id)
  FROM attendance_partners p JOIN attendances a ON a.id = p.attendance_id
  WHERE a.trashed_at IS NULL AND p.trashed_at IS NULL
  AND (a.state = 'represented' OR (a.state = 'present' AND a.role <> 'staff'))
) WHERE partner IS NOT NULL GROUP BY meeting
"""
COUNTED = "SELECT meeting_id, public, persons, partners FROM headcounts WHERE trashed_at IS NULL"


def _text(document: Document) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(render(document))).pages)


def _by_sql(path: Path) -> tuple[dict[str, int], dict[str, int]]:
    connection = sqlite3.connect(path)
    try:
        persons, partners = dict(connection.execute(PERSONS).fetchall()), dict(connection.execute(PARTNERS).fetchall())
        heads = connection.execute(COUNTED).fetchall()
    finally:
        connection.close()
    for column, figures in ((2, persons), (3, partners)):
        for head in heads:
            if head[1] != "all" and head[column] is not None:
                figures[head[0]] = figures.get(head[0], 0) + head[column]
        figures.update({head[0]: head[column] for head in heads if head[1] == "all" and head[column] is not None})
    return persons, partners


def test_counts_of_every_meeting_of_the_demonstration_are_those_of_plain_sql(demo: Path) -> None:
    with open_workspace(demo, AUTHOR, lambda: NOW) as workspace:
        rows = [row for year in workspace.meetings.years() for row in workspace.meetings.rows(year)]
    persons, partners = _by_sql(demo / "csxl.db")

    wrong = [
        (row.first_on, row.kind_code, row.count.persons, persons.get(row.id.hex), row.count.partners)
        for row in rows
        if (row.count.persons or 0, row.count.partners or 0)
        != (persons.get(row.id.hex, 0), partners.get(row.id.hex, 0))
    ]
    assert not wrong
    assert sum(row.count.persons is not None for row in rows) > 40


@pytest.mark.parametrize("number", [0, 1, 120])
def test_report_of_a_year_with_nothing_one_or_many_meetings_is_whole(workspace: Workspace, number: int) -> None:
    with workspace.database() as session:
        kinds = list(session.scalars(select(MeetingKind.id)))
    with workspace.database.begin("Many") as session:
        for each in range(number):
            day = date(2025, 1 + each % 12, 1 + each % 28)
            kind = kinds[each % len(kinds)]
            session.add(Meeting(kind_id=kind, theme=f"Sujet {each}", first_on=day, state=MeetingState.HELD))

    for year in (1900, 2025, 2100):
        text = _text(workspace.documents.report(year))

        assert str(year) in text
        assert not [word for word in ("NaN", "None", "Traceback", "{") if word in text]
