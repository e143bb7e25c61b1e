"""What can be read without the program: every table twice, the papers, the files under their names."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.office import Attachment
from csxl_desktop.services.documents import DocumentService
from csxl_desktop.services.printing import Document
from csxl_desktop.services.safety.plain_export import export_is_due, export_now, export_plain, last_export
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.storage.errors import BackupFailedError, NoBackupError
from tests import factories
from tests.conftest import AUTHOR, NOW


def test_everything_is_written_in_open_formats(workspace: Workspace) -> None:
    folder = workspace.folder
    anna = factories.person(workspace, "Anna", "Diop")
    workspace.records.change(Person, anna, {"note": "=1+1"})
    held = factories.meeting(workspace, on=date(2026, 3, 3))
    workspace.meetings.mark_held(held)
    digest = attachments.store(folder / "annexes", b"a signed paper")
    with workspace.database.begin("x") as session:
        for key, name in ((digest, "../paper: signed.txt"), ("0" * 64, "gone.txt")):
            session.add(Attachment(sha256=key, file_name=name, media_type="text/plain", size=14))
    with pytest.raises(NoBackupError):
        export_plain(folder, AUTHOR, lambda: NOW)
    workspace.backups.make()

    made = export_plain(folder, AUTHOR, lambda: NOW)

    assert made.folder == place_of(folder) / "export-2026-11-21"
    with (made.folder / "tables" / "people.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream, delimiter=";")
    assert (row["last_name"], row["note"]) == ("Diop", "'=1+1")
    (exact,) = json.loads((made.folder / "tables" / "people.json").read_text(encoding="utf-8"))
    assert exact["note"] == "=1+1"
    assert len(list((made.folder / "tables").iterdir())) == 2 * made.tables
    papers = sorted(path.name for path in (made.folder / "documents").iterdir())
    assert len(papers) == made.documents >= 2
    assert all((made.folder / "documents" / name).read_bytes().startswith(b"%PDF") for name in papers)
    (annex,) = (made.folder / "annexes").iterdir()
    assert annex.read_bytes() == b"a signed paper"
    assert "paper" in annex.name
    assert "Coordination Sociale de Sainte-Alix" in (made.folder / "LISEZMOI.txt").read_text(encoding="utf-8")
    assert last_export(folder) == (NOW, made.folder)
    state = workspace.backups.state()
    assert state is not None
    assert state.exported_at == NOW
    assert not list(place_of(folder).glob(".export*"))


def test_export_is_due_once_a_year_from_the_second_month_on(workspace: Workspace) -> None:
    folder, place = workspace.folder, place_of(workspace.folder)
    assert not export_is_due(folder, NOW)
    workspace.backups.make()
    assert not export_is_due(folder, NOW + timedelta(days=29))
    later = NOW + timedelta(days=40)
    assert export_is_due(folder, later)

    ledger.append(place, "exported", at=later.isoformat(), folder="../../elsewhere")
    assert last_export(folder) is None  # nothing leads out of the place
    (place / "export-2026-12-31").mkdir()
    ledger.append(place, "exported", at=later.isoformat(), folder="export-2026-12-31")
    assert not export_is_due(folder, later + timedelta(days=364))
    assert export_is_due(folder, later + timedelta(days=365))


def test_two_exports_are_kept_and_a_full_disk_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, place = workspace.folder, place_of(workspace.folder)
    workspace.backups.make()
    for year in (2023, 2024, 2025):
        (place / f"export-{year}-01-01").mkdir()
    export_plain(folder, AUTHOR, lambda: NOW)
    assert sorted(path.name for path in place.glob("export-*")) == ["export-2025-01-01", "export-2026-11-21"]

    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise OSError(28, "no space")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BackupFailedError, match="the disk is full"):
        export_plain(folder, AUTHOR, lambda: NOW)
    assert (place / "export-2026-11-21" / "LISEZMOI.txt").exists()  # the one before stands
    assert not list(place.glob(".export*"))


def test_papers_of_one_name_stand_beside_each_other_and_a_refused_one_is_counted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two meetings of one kind on one day; a meeting without minutes; a report that refuses."""
    for theme in ("Logement", "Santé", "Plus tard"):
        key = factories.meeting(workspace, on=date(2026, 3, 3), theme=theme)
        if theme != "Plus tard":
            workspace.minutes.send(key, on=date(2026, 3, 9), to="tous")
    workspace.backups.make()

    def refuse(_service: DocumentService, _year: int) -> Document:
        raise RecordNotFoundError

    monkeypatch.setattr(DocumentService, "report", refuse)
    made = export_now(workspace.folder)

    names = sorted(path.name for path in (made.folder / "documents").iterdir())
    assert (made.documents, made.left_out) == (4, 1)
    assert len(names) == 4
    assert sum("2026-03-03" in name for name in names) == 3
    assert any(name.endswith(").pdf") for name in names)
