"""Once a year, everything in formats that any program reads: tables as CSV and JSON, the papers as PDF."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.office import Attachment
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.printing import Document, in_file_name, render
from csxl_desktop.services.safety.backups import newest_sound
from csxl_desktop.services.safety.restoring import look_at
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments, keyring
from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.annexes import FOLDER as ANNEXES
from csxl_desktop.storage.backups.kept import EXPORTS, Backup, place_of
from csxl_desktop.storage.backups.tables import PlainTable, Value, plain_tables
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.errors import BackupFailedError, MissingFileError, NoBackupError, reason
from csxl_desktop.system.clock import now_utc
from csxl_desktop.system.workstation import workstation

EVERY = timedelta(days=365)
FIRST_AFTER = timedelta(days=30)  # a dossier that is being tried out exports nothing
_KEPT = 2
_NAME = "export"
_LIVE = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate
_README = "LISEZMOI.txt"
_ABOUT = N_(
    "{office}: everything that the dossier held on {day}, in formats that any computer reads.\n\n"
    "tables: one file for each kind of record. The CSV files open in a spreadsheet (semicolons, UTF-8); a cell that "
    "a spreadsheet would calculate begins with an apostrophe. The JSON files hold the same values exactly.\n"
    "documents: minutes, members’ lists and annual reports, as PDF.\n"
    "annexes: the files that were attached.\n\n"
    "These files hold personal data: keep them as you keep the dossier."
)


@dataclass(frozen=True, slots=True)
class PlainExport:
    """What was written where; `left_out` counts the papers that could not be laid out."""

    folder: Path
    tables: int
    documents: int
    left_out: int


def export_is_due(folder: Path, now: datetime) -> bool:
    """Once a year, from the second month on; by hand alone where the dossier, which is open, is encrypted."""
    if keyring.assigned(folder) is not None:
        return False
    known = ledger.read(place_of(folder))
    first = next((each.at for entry in known.of_kind("backup") if (each := Backup.of_entry(entry))), None)
    if first is None or now - first < FIRST_AFTER:
        return False
    last = last_export(folder)
    return last is None or now - last[0] >= EVERY


def last_export(folder: Path) -> tuple[datetime, Path] | None:
    """When, and where; None where none is there."""
    done = [each for each in ledger.read(place_of(folder)).of_kind("exported") if str(each.get("folder", ""))]
    for entry in reversed(done):
        path = place_of(folder) / Path(str(entry["folder"])).name
        if path.is_dir():
            return datetime.fromisoformat(entry["at"]), path
    return None


def export_plain(folder: Path, author: Author, now: Callable[[], datetime]) -> PlainExport:
    """Write the newest sound backup of `folder` in open formats, whole or not at all. Never touches the live file."""
    place = place_of(folder)
    backup = newest_sound(place)
    if backup is None:
        raise NoBackupError
    name = f"{_NAME}-{backup.at.astimezone():%Y-%m-%d}"
    work, goal, before = place / f".{name}.part", place / name, place / f".{name}.before"
    try:
        shutil.rmtree(work, ignore_errors=True)
        for path in (work, work / "tables", work / "documents"):
            path.mkdir(mode=0o700)
        tables = _write_tables(place / backup.name, work / "tables")
        with look_at(place, backup.name, author, now) as workspace:
            done, left_out = _write_documents(workspace, work / "documents")
            _write_annexes(workspace, place / ANNEXES, work / ANNEXES)
            _write_about(workspace, work / _README, backup.at)
        shutil.rmtree(before, ignore_errors=True)
        if goal.exists():
            goal.replace(before)  # the one of the same day, until this one stands
        work.replace(goal)
        ledger.append(place, "exported", at=now().isoformat(timespec="seconds"), folder=name)
        for old in sorted(place.glob(EXPORTS))[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise BackupFailedError(detail=reason(error)) from None
    finally:
        if before.exists() and not goal.exists():
            before.rename(goal)
        for path in (work, before):
            shutil.rmtree(path, ignore_errors=True)
    return PlainExport(goal, tables, done, left_out)


def export_now(folder: Path) -> PlainExport:
    """`export_plain` as the window asks for it."""
    return export_plain(folder, Author("—", workstation()), now_utc)


def _write_tables(backup: Path, folder: Path) -> int:
    count = 0
    with plain_tables(backup) as tables:
        for table in tables:
            _write_table(table, folder)
            count += 1
    return count


def _write_table(table: PlainTable, folder: Path) -> None:
    """Both files at once: a table may be larger than the memory."""
    sheet, exact = folder / f"{table.name}.csv", folder / f"{table.name}.json"
    for path in (sheet, exact):
        path.touch(mode=0o600)
    with sheet.open("w", encoding="utf-8-sig", newline="") as cells, exact.open("w", encoding="utf-8") as lines:
        writer = csv.writer(cells, delimiter=";")
        writer.writerow(table.columns)
        mark = "["
        for row in table.rows:
            writer.writerow([_cell(value) for value in row])
            lines.write(f"{mark}\n{json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False)}")
            mark = ","
        lines.write("\n]\n")


def _cell(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_LIVE) else value


def _write_documents(workspace: Workspace, folder: Path) -> tuple[int, int]:
    done = left_out = 0
    for document in _documents(workspace):
        if document is None:
            left_out += 1
            continue
        path = folder / f"{in_file_name(document.file_name)}.pdf"
        if path.exists():
            path = path.with_name(f"{path.stem} ({done}).pdf")
        path.touch(mode=0o600)
        path.write_bytes(render(document))
        done += 1
    return done, left_out


def _documents(workspace: Workspace) -> Iterator[Document | None]:
    """Members, minutes and reports of every year; None for what is refused."""
    yield _tried(lambda: workspace.documents.members(workspace.today()))
    for year in sorted(workspace.meetings.years()):
        yield _tried(partial(workspace.documents.report, year))
        for row in workspace.meetings.rows(year):
            if row.minutes_state is not None:
                yield _tried(partial(workspace.documents.minutes, row.id))


def _tried(make: Callable[[], Document]) -> Document | None:
    try:
        return make()
    except DomainError:
        return None


def _write_annexes(workspace: Workspace, source: Path, target: Path) -> None:
    """Under the names that people gave them; copies, so that who writes in one harms no backup."""
    target.mkdir(mode=0o700)
    with workspace.database() as session:
        named = session.execute(select(Attachment.sha256, Attachment.file_name).order_by(Attachment.id)).all()
    for digest, name in named:
        with suppress(MissingFileError):
            content = attachments.read(source, digest)
            path = target / f"{digest[:8]} {in_file_name(name)}"
            path.touch(mode=0o600)
            path.write_bytes(content)


def _write_about(workspace: Workspace, path: Path, at: datetime) -> None:
    path.touch(mode=0o600)
    day = long_date(at.astimezone().date())
    path.write_text(_(_ABOUT).format(office=workspace.office.name(), day=day) + "\n", encoding="utf-8")
