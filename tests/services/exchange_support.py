"""Putting rows into a dossier and taking them out, for the tests of the exchange."""

import io
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import func, select

from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.exchange import workbook
from csxl_desktop.exchange.workbook import WorkbookContent
from csxl_desktop.services.exchange.incoming import import_workbook
from csxl_desktop.services.exchange.report import ImportReport
from csxl_desktop.services.exchange.sheets import reading_specs, sheet_specs
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME, FOLDERS
from tests.conftest import AUTHOR, NOW

TODAY = NOW.date()
_another: list[bytes] = []
Sheets = dict[str, list[dict[str, Any]]]


def read(content: bytes) -> WorkbookContent:
    return workbook.read(content, reading_specs(), today=TODAY)


def take(workspace: Workspace, sheets: Sheets, *, dry_run: bool = False) -> ImportReport:
    """Import rows as a workbook would hold them: only the columns that some row names."""
    specs = tuple(
        type(spec)(
            spec.key,
            spec.title,
            tuple(column for column in spec.columns if any(column.key in row for row in sheets[spec.key])),
            (),
            "",
        )
        for spec in sheet_specs()
        if spec.key in sheets
    )
    return import_workbook(workspace, read(workbook.write(specs, sheets)), dry_run=dry_run)


def transactions(workspace: Workspace) -> int:
    with workspace.database() as session:
        return session.scalar(select(func.count()).select_from(HistoryTransaction)) or 0


def outcomes(report: ImportReport) -> list[str]:
    return [line.outcome.value for line in report.lines]


def all_of(workspace: Workspace, entity: type[Any]) -> list[Any]:
    with workspace.database() as session:
        return list(session.scalars(select(entity).where(entity.trashed_at.is_(None)).order_by(entity.id)))


def another(folder: Path) -> Workspace:
    """A dossier of another office: made once in each process, then its file is copied."""
    if not _another:
        new_workspace(folder, AUTHOR, lambda: NOW, office_name="Autre").close()
        _another.append((folder / FILE_NAME).read_bytes())
    for each in (folder, *(folder / name for name in FOLDERS)):
        each.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_bytes(_another[0])
    return open_workspace(folder, AUTHOR, lambda: NOW)


def cells_of(content: bytes, sheet: str) -> set[object]:
    found = openpyxl.load_workbook(io.BytesIO(content), read_only=True)[sheet]
    return {cell for row in found.iter_rows(values_only=True) for cell in row}
