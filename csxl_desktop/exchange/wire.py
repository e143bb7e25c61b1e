"""A table as JSON, between the reading process and the program: nothing of it can be run."""

import json
from datetime import date, datetime, time
from typing import Any

from csxl_desktop.exchange.errors import ExchangeError
from csxl_desktop.exchange.table import Cell, Notice, NoticeKind, Row, Sheet, Table


def table_to_json(table: Table) -> bytes:
    sheets = [
        {
            "name": sheet.name,
            "rows": [[row.line, *(_packed(cell) for cell in row.cells)] for row in sheet.rows],
            "notices": [[n.kind.value, n.line, n.column, n.until] for n in sheet.notices],
        }
        for sheet in table.sheets
    ]
    data = {"kind": table.kind, "sheets": sheets, "encoding": table.encoding, "delimiter": table.delimiter}
    return json.dumps({"table": data}, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def error_to_json(error: ExchangeError) -> bytes:
    values = {key: value if isinstance(value, int) else str(value) for key, value in error.values.items()}
    return json.dumps({"error": type(error).__name__, "values": values}).encode()


def table_from_json(told: dict[str, Any]) -> Table:
    """The table that `told` holds."""
    found = told["table"]
    sheets = tuple(
        Sheet(
            sheet["name"],
            tuple(Row(row[0], _cells(row[1:])) for row in sheet["rows"]),
            tuple(Notice(NoticeKind(kind), *places) for kind, *places in sheet["notices"]),
        )
        for sheet in found["sheets"]
    )
    return Table(found["kind"], sheets, found["encoding"], found["delimiter"])


def _packed(cell: Cell) -> Any:
    match cell:
        case datetime():
            return {"at": cell.isoformat()}
        case date():
            return {"on": cell.isoformat()}
        case time():
            return {"time": cell.isoformat()}
    return cell


def _cells(packed: list[Any]) -> tuple[Cell, ...]:
    if dict not in map(type, packed):  # most rows: there are a hundred thousand
        return tuple(packed)
    return tuple(_unpacked(cell) if isinstance(cell, dict) else cell for cell in packed)


def _unpacked(cell: dict[str, str]) -> Cell:
    if "at" in cell:
        return datetime.fromisoformat(cell["at"])
    if "on" in cell:
        return date.fromisoformat(cell["on"])
    return time.fromisoformat(cell["time"])
