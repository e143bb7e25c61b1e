"""The folder of a group: final documents under names that stay, nothing removed, what stands there told honestly."""

import errno
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.evaluation_choices import OutputState
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.group_publication import FileState, state_of
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.group_publication import NoFolderError, NotPublishedError, Plan, compare, publish
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.printing import write_document
from tests.documents.reading import whole_text
from tests.factories import SPRING, make, meeting, paragraph
from tests.services.report_support import YEAR, group_of, held, session_of

REPORT = "Jeunes 2026-03-12 Compte-rendu.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "partage"
    made.mkdir()
    return made


def sent(workspace: Workspace, group: UUID, on: date = SPRING) -> UUID:
    """A session whose report went out."""
    session = session_of(workspace, group, on)
    workspace.minutes.send(session, on + timedelta(days=7), "participants")
    return session


def states(workspace: Workspace, group: UUID, folder: Path | None, year: int = YEAR) -> dict[str, FileState]:
    plan = workspace.group_publication.plan(group, year)
    return {each.name: each.state for each in compare(plan, folder).files}


def read(workspace: Workspace, group: UUID, folder: Path, year: int = YEAR) -> Plan:
    """What is to be written, with its documents."""
    plan = workspace.group_publication.plan(group, year)
    keys = frozenset(compare(plan, folder).to_write())
    return workspace.group_publication.plan(group, year, keys).only(keys)


def published(workspace: Workspace, group: UUID, folder: Path, year: int = YEAR) -> list[str]:
    plan = read(workspace, group, folder, year)
    files, refusal = publish(plan, folder, write_document)
    assert refusal is None
    workspace.group_publication.record(plan, files)
    return sorted(path.name for path in folder.iterdir())


def test_one_key_writes_final_documents_under_names_that_stay(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    sent(workspace, group)
    session_of(workspace, group, SPRING + timedelta(days=30))
    tool = workspace.group_outputs.add(group, {"title": "Guide", "state": OutputState.ADOPTED}).record_id
    workspace.group_outputs.attach(tool, b"a guide", "mon guide.docx")
    workspace.group_outputs.add(group, {"title": "Brouillon"})
    workspace.group_outputs.add(group, {"title": "À part", "published": False, "state": OutputState.ADOPTED})
    assert states(workspace, group, None)[REPORT] is FileState.NEW

    assert published(workspace, group, folder) == ["Jeunes 2026-03-12 Compte-rendu.pdf", "Jeunes Guide.docx"]

    assert "JEUNES" in whole_text((folder / REPORT).read_bytes())
    assert (folder / "Jeunes Guide.docx").read_bytes() == b"a guide"
    now = states(workspace, group, folder)
    assert (now[REPORT], now["Jeunes Guide.docx"]) == (FileState.PUBLISHED, FileState.PUBLISHED)
    assert now["Jeunes Brouillon"] is FileState.NOT_FINAL
    workspace.records.change(WorkingGroup, group, {"name": "Jeunesse"})
    sent(workspace, group, date(2026, 9, 1))
    assert published(workspace, group, folder) == [
        REPORT,
        "Jeunes 2026-09-01 Compte-rendu.pdf",
        "Jeunes Guide.docx",
    ]


def test_what_changed_since_is_stale_and_is_written_again(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    session = sent(workspace, group)
    published(workspace, group, folder)
    make(workspace, AgendaItem, meeting_id=session, title="Suite", text=paragraph("Corrigé depuis."), position=1)

    assert states(workspace, group, folder) == {REPORT: FileState.STALE}
    assert states(workspace, group, folder, 2025) == {REPORT: FileState.PUBLISHED}  # looked at in its own year
    published(workspace, group, folder)

    assert "Corrigé depuis." in whole_text((folder / REPORT).read_bytes())
    assert states(workspace, group, folder) == {REPORT: FileState.PUBLISHED}


def test_a_file_of_somebody_else_is_left_alone(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    sent(workspace, group)
    (folder / REPORT).write_bytes(b"theirs")
    assert states(workspace, group, folder) == {REPORT: FileState.CHANGED}

    published(workspace, group, folder)
    assert (folder / REPORT).read_bytes() == b"theirs"

    (folder / REPORT).unlink()
    published(workspace, group, folder)
    (folder / REPORT).write_bytes(b"annotated")
    assert states(workspace, group, folder) == {REPORT: FileState.CHANGED}


def test_nothing_is_ever_removed(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    tool = workspace.group_outputs.add(group, {"title": "Guide", "state": OutputState.ADOPTED}).record_id
    workspace.group_outputs.attach(tool, b"a guide", "guide.pdf")
    (folder / "autre.txt").write_bytes(b"not ours")
    published(workspace, group, folder)
    workspace.records.trash(GroupOutput, tool)

    assert states(workspace, group, folder) == {"Jeunes Guide.pdf": FileState.LEFT}
    assert published(workspace, group, folder) == ["Jeunes Guide.pdf", "autre.txt"]
    workspace.records.restore(GroupOutput, tool)
    (folder / "Jeunes Guide.pdf").unlink()
    assert states(workspace, group, folder) == {"Jeunes Guide.pdf": FileState.MISSING}
    assert published(workspace, group, folder) == ["Jeunes Guide.pdf", "autre.txt"]


def test_two_documents_of_one_name_stand_beside_each_other(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    for session in (session_of(workspace, group), session_of(workspace, group)):
        workspace.minutes.send(session, SPRING, "participants")

    assert published(workspace, group, folder) == [
        "Jeunes 2026-03-12 Compte-rendu 2.pdf",
        REPORT,
    ]


def test_an_assembly_of_the_group_is_published_once_approved(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    assembly = held(workspace, BasicKind.PLENARY, SPRING, working_group_id=group)
    workspace.minutes.send(assembly, SPRING, "everybody")
    assert list(states(workspace, group, folder).values()) == [FileState.NOT_FINAL]

    workspace.minutes.approve(assembly, meeting(workspace, on=date(2026, 6, 2)))
    published(workspace, group, folder)

    (path,) = folder.iterdir()
    assert path.read_bytes() == workspace.documents.minutes(assembly).sealed


def test_a_full_disk_and_a_folder_that_is_not_there_say_so(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    for day in (SPRING, date(2026, 9, 1)):
        sent(workspace, group, day)
    plan = read(workspace, group, folder)

    def full(path: Path, data: bytes) -> None:
        if any(folder.iterdir()):
            raise OSError(errno.ENOSPC, "no space", str(path))
        write_document(path, data)

    files, refusal = publish(plan, folder, full)

    assert isinstance(refusal, NotPublishedError)
    assert "the disk is full" in refusal.user_message
    workspace.group_publication.record(plan, files)
    assert sorted(states(workspace, group, folder).values()) == [FileState.NEW, FileState.PUBLISHED]
    nothing, gone = publish(plan, folder / "absent", write_document)
    assert nothing == ()
    assert isinstance(gone, NoFolderError)
    folder.chmod(0o500)
    try:
        _files, refused = publish(plan, folder, write_document)
    finally:
        folder.chmod(0o700)
    assert refused is None or "access is refused" in refused.user_message  # root may write everywhere


def test_what_was_laid_out_is_not_laid_out_again(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    sent(workspace, group)
    published(workspace, group, folder)
    first = compare(workspace.group_publication.plan(group, YEAR), folder)

    again = compare(workspace.group_publication.plan(group, YEAR), folder, first)

    (key,) = first.digests
    assert again.digests[key] is first.digests[key]


def test_nothing_is_read_that_is_not_to_be_written(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    sent(workspace, group)
    plan = workspace.group_publication.plan(group, YEAR)

    assert [entry.is_unread for entry in plan.entries] == [True]
    assert compare(plan, None).to_write() == compare(plan, folder).to_write()
    assert publish(plan, folder, write_document) == ((), None)


def test_a_file_that_is_ours_is_known_again_once_read(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    sent(workspace, group)
    plan = read(workspace, group, folder)
    publish(plan, folder, write_document)  # and the dossier forgot it: a backup was taken back

    plan = workspace.group_publication.plan(group, YEAR)
    unread = plan.unread(compare(plan, folder))
    again = workspace.group_publication.plan(group, YEAR, unread)

    assert len(unread) == 1
    assert [each.state for each in compare(again, folder).files] == [FileState.PUBLISHED]
    files, _refusal = publish(again, folder, write_document)
    workspace.group_publication.record(again, files)
    assert states(workspace, group, folder, 2027) == {REPORT: FileState.PUBLISHED}


@pytest.mark.parametrize(
    ("wanted", "final", "recorded", "found", "state"),
    [
        ("a", True, "", None, FileState.NEW),
        ("a", True, "a", None, FileState.MISSING),
        ("a", True, "", "a", FileState.PUBLISHED),
        ("a", True, "b", "b", FileState.STALE),
        ("a", True, "b", "c", FileState.CHANGED),
        ("a", False, "b", "b", FileState.NOT_FINAL),
        ("", True, "", None, FileState.NO_FILE),
    ],
)
def test_the_state_of_a_file(wanted: str, final: bool, recorded: str, found: str | None, state: FileState) -> None:
    assert state_of(wanted, final=final, recorded=recorded, found=found) is state


def test_what_went_from_the_folder_in_another_year_is_written_again(workspace: Workspace, folder: Path) -> None:
    group = group_of(workspace)
    sent(workspace, group)
    published(workspace, group, folder)
    (folder / REPORT).unlink()

    assert states(workspace, group, folder, 2027) == {REPORT: FileState.MISSING}
    assert published(workspace, group, folder, 2027) == [REPORT]
