"""Attacks on the files around a dossier: outputs over it, disks that fill up, writers that die half-way."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from csxl_desktop.cli import output
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.annexes import annexes_folder, write_annexes
from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.services.workspace import new_workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import reason
from csxl_desktop.storage.holder import HOLDER_FILE
from csxl_desktop.storage.inspection import inspect_file
from tests.cli.conftest import Csxl
from tests.conftest import AUTHOR, NOW

AGED = 1_000_000_000


@pytest.fixture
def csxl(capsys: pytest.CaptureFixture[str]) -> Csxl:
    return Csxl(capsys)


@pytest.mark.parametrize("name", ["csxl.db", "csxl.db-journal", "annexes/ab/list.pdf", "sauvegardes/list.pdf"])
@pytest.mark.parametrize("through", ["dossier", "link"])
def test_output_never_replaces_a_part_of_a_dossier(csxl: Csxl, dossier: Path, name: str, through: str) -> None:
    (dossier.parent / "link").symlink_to(dossier)
    before = (dossier / FILE_NAME).read_bytes()

    for command in (["print", dossier, "members", "-o"], ["export", dossier, "-o"], ["template", "-o"]):
        said = csxl(*command, dossier.parent / through / name)

        assert said.status == 1
        assert "belongs to a dossier" in said.err
    assert (dossier / FILE_NAME).read_bytes() == before
    assert not list(dossier.rglob("list*"))


def test_output_may_go_into_the_documents_of_a_dossier_even_when_they_were_removed(csxl: Csxl, dossier: Path) -> None:
    (dossier / "documents").rmdir()

    assert csxl("print", dossier, "members").status == 0
    assert [path.suffix for path in (dossier / "documents").iterdir()] == [".pdf"]


def test_output_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")

    output.write_file(tmp_path / "link.pdf", b"new")

    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="devices have paths on POSIX only")
def test_output_never_replaces_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(output.NotWrittenError):
        output.write_file(pipe, b"new")
    assert pipe.is_fifo()


def test_output_whose_name_is_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("b" * 250 + ".pdf")

    output.write_file(path, b"new")

    assert path.read_bytes() == b"new"


def test_part_of_a_killed_writer_is_swept_by_the_next_one_and_a_fresh_part_is_not(tmp_path: Path) -> None:
    stale, fresh, other = (tmp_path / name for name in (".o.pdf.abc.part", ".o.pdf.def.part", ".p.pdf.abc.part"))
    for path in (stale, fresh, other):
        path.write_bytes(b"half")
    os.utime(stale, (AGED, AGED))
    os.utime(other, (AGED, AGED))

    output.write_file(tmp_path / "o.pdf", b"whole")

    assert {path.name for path in tmp_path.iterdir()} == {"o.pdf", fresh.name, other.name}


def test_parts_of_a_killed_export_are_swept_by_the_next_one(tmp_path: Path) -> None:
    folder = annexes_folder(tmp_path / "o.xlsx")
    folder.mkdir()
    (folder / "abc.part").write_bytes(b"half")

    write_annexes(tmp_path / "o.xlsx", [b"whole"])

    assert [path.read_bytes() for path in folder.iterdir()] == [b"whole"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.ENOENT, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP, 9999])
def test_system_never_speaks_english_in_a_refusal(code: int) -> None:
    said = OSError(code, "English words")

    assert "English" not in reason(said)


def test_demonstration_stopped_half_way_leaves_no_dossier(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    broken = tmp_path / "resources"
    (broken / "demo").mkdir(parents=True)
    (broken / "demo" / "organisations.json").write_text(json.dumps([{"name": "Le Pont"}, {"unknown": 1}]))
    (broken / "demo" / "categories.json").write_text(json.dumps([{"unknown": 1}]))
    seen: list[bool] = []

    def now() -> "object":
        seen.append((folder / FILE_NAME).exists())
        return NOW

    with pytest.raises(DomainError):
        new_demo_workspace(folder, AUTHOR, now, broken)  # type: ignore[arg-type]
    assert seen
    assert not any(seen)
    assert not [path for path in folder.rglob("*") if path.is_file()]


def _limited(size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


@pytest.mark.skipif(sys.platform != "linux", reason="limits of file sizes stand in for a full disk")
def test_dossier_that_finds_no_room_is_refused_in_words_and_leaves_nothing(tmp_path: Path) -> None:
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _limited(100_000)
    try:
        with pytest.raises(DomainError) as refused:
            new_workspace(tmp_path / "d", AUTHOR, lambda: NOW, office_name="Sans place")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert "disk" in refused.value.user_message
    assert not [path for path in (tmp_path / "d").rglob("*") if path.is_file()]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of file sizes stand in for a full disk")
def test_dossier_on_a_full_disk_can_still_be_read(dossier: Path) -> None:
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _limited(0)
    try:
        with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
            read = workspace.directory.members(NOW.date())
            noted = (dossier / HOLDER_FILE).exists()
            with pytest.raises(DomainError):
                open_workspace(dossier, AUTHOR, lambda: NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert list(read) == []
    assert not noted
    assert inspect_file(dossier / FILE_NAME)


@pytest.mark.parametrize("year", ["0", "-5", "1", "99999", "10000000000000000000"])
def test_impossible_year_is_refused_in_words(csxl: Csxl, dossier: Path, year: str) -> None:
    for command in (["print", dossier, "report"], ["list", dossier, "meetings"], ["list", dossier, "groups"]):
        said = csxl(*command, "--year", year)

        assert said.status == 2
        assert "no year" in said.err
