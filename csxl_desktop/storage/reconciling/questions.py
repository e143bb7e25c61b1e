"""The queue of the other side: what waits there, and what was decided there, belongs to both. Only in the child."""

from typing import Any

from csxl_desktop.storage.reconciling.erasing import Erasing
from csxl_desktop.storage.reconciling.work import Work

_SIDES = ("base", "ours", "theirs")
_TOLD = """
    SELECT t.* FROM theirs.discarded_values t LEFT JOIN ours.discarded_values o ON o.id = t.id
    WHERE o.id IS NULL OR (t.choice <> 'open' AND t.choice <> o.choice) OR o.asked IS NOT t.asked
       OR o.base IS NOT t.base OR o.ours IS NOT t.ours OR o.theirs IS NOT t.theirs
    ORDER BY t.id
"""
_CAME = """
    SELECT t.* FROM theirs.reconciliations t LEFT JOIN ours.reconciliations o ON o.id = t.id
    WHERE (o.id IS NULL AND t.id IN (SELECT reconciliation_id FROM theirs.discarded_values))
       OR (o.id IS NOT NULL AND o.undone_at IS NULL AND t.undone_at IS NOT NULL)
    ORDER BY t.id
"""
_ASKED_AGAIN = """
    SELECT q.id FROM theirs.discarded_values q JOIN theirs.discarded_values later ON later.other_id = q.id
    WHERE later.kind <> 'united'
"""


def told_by(work: Work, erasing: Erasing | None = None) -> dict[str, Any]:
    """The rows of their queue that ours lacks or knows otherwise; of an erased person they say nothing any more."""
    silent = dict.fromkeys(_SIDES) | {"asked": 0}
    return {
        "questions": [
            row | silent if erasing is not None and _speaks_of_erased(work, erasing, row) else row
            for row in _read(work, _TOLD, "discarded_values")
        ],
        "questions_of": _read(work, _CAME, "reconciliations"),
        "asked_again": sorted(str(key) for (key,) in work.connection.execute(_ASKED_AGAIN)),
    }


def _read(work: Work, question: str, table: str) -> list[dict[str, Any]]:
    names = [row[1] for row in work.connection.execute(f"PRAGMA theirs.table_info({table})")]
    return [dict(zip(names, row, strict=True)) for row in work.connection.execute(question)]


def _speaks_of_erased(work: Work, erasing: Erasing, row: dict[str, Any]) -> bool:
    table, record = str(row["table_name"]), str(row["record_id"])
    if (table, record) in erasing.forgotten or erasing.knows(record):
        return True
    columns = work.shape[table].people
    found = [work.row(table, record, of) or {} for of in ("main", "theirs")] if columns else []
    return any(erasing.knows(each.get(column)) for each in found for column in columns)
