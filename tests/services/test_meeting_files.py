"""Files kept with a meeting: once by content, read back verified."""

from datetime import date

import pytest

from csxl_desktop.domain.choices import MeetingFileKind
from csxl_desktop.domain.sheets import MeetingFile
from csxl_desktop.services.meeting_files import guessed_kind, is_risky
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.errors import MissingFileError
from tests.factories import assembly

TODAY = date(2026, 3, 13)


def test_a_scan_is_kept_once_and_read_back(workspace: Workspace) -> None:
    case = assembly(workspace)
    files = workspace.meeting_files

    first = files.add(case.meeting, b"%PDF-1.4 scan", "Présences.pdf", MeetingFileKind.SCAN, TODAY)
    again = files.add(case.meeting, b"%PDF-1.4 scan", "copie.pdf", MeetingFileKind.SCAN, TODAY)
    files.add(case.meeting, b"PK slides", "Exposé.pptx", MeetingFileKind.PRESENTATION, TODAY)

    assert again.record_id == first.record_id
    assert [(row.name, row.kind, row.size, row.received_on, row.risky) for row in files.rows(case.meeting)] == [
        ("Présences.pdf", MeetingFileKind.SCAN, 13, TODAY, False),
        ("Exposé.pptx", MeetingFileKind.PRESENTATION, 9, TODAY, False),
    ]
    assert files.content(first.record_id) == b"%PDF-1.4 scan"
    workspace.records.trash(MeetingFile, first.record_id)
    assert [row.name for row in files.rows(case.meeting)] == ["Exposé.pptx"]


def test_a_file_that_is_gone_says_so(workspace: Workspace) -> None:
    case = assembly(workspace)
    kept = workspace.meeting_files.add(case.meeting, b"x", "a.pdf", MeetingFileKind.OTHER, TODAY).record_id
    for path in (workspace.folder / "annexes").glob("??/*"):
        path.unlink()

    with pytest.raises(MissingFileError):
        workspace.meeting_files.content(kept)


@pytest.mark.parametrize(
    ("name", "kind", "risky"),
    [
        ("scan.PDF", MeetingFileKind.SCAN, False),
        ("photo.jpeg", MeetingFileKind.SCAN, False),
        ("Exposé.ODP", MeetingFileKind.PRESENTATION, False),
        ("liste.xlsx", MeetingFileKind.OTHER, False),
        ("liste.xlsm", MeetingFileKind.OTHER, True),
        ("photo.jpg.exe ", MeetingFileKind.OTHER, True),
        ("sans-extension", MeetingFileKind.OTHER, True),
    ],
)
def test_a_name_tells_the_kind_and_the_danger(name: str, kind: MeetingFileKind, risky: bool) -> None:
    assert guessed_kind(name) is kind
    assert is_risky(name) is risky
