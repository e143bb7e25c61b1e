"""Windows lets an antivirus or an indexer hold a file for a moment: it is asked again, and not for ever."""

import ast
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from csxl_desktop import storage
from csxl_desktop.storage.errors import reason
from csxl_desktop.storage.replacing import put_in_place, replace_file


def held(winerror: int) -> OSError:
    """What Windows raises where somebody holds the file."""
    error = OSError(errno.EACCES, "The process cannot access the file")
    error.winerror = winerror  # type: ignore[attr-defined]  # known on Windows alone
    return error


class Held:
    """A system that refuses to replace as often as there are `errors`, and then does it."""

    def __init__(self, *errors: OSError) -> None:
        self.errors: Iterator[OSError] = iter(errors)

    def __call__(self, work: Path, path: Path) -> None:
        for error in self.errors:
            raise error
        work.replace(path)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    work, path = tmp_path / ".cle.json.part", tmp_path / "cle.json"
    work.write_text("new")
    path.write_text("old")
    return work, path


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_file_that_an_antivirus_lets_go_is_replaced(files: tuple[Path, Path], winerror: int) -> None:
    waited: list[float] = []

    replace_file(*files, replace=Held(*[held(winerror)] * 3), wait=waited.append)

    assert files[1].read_text() == "new"
    assert waited == [0.05, 0.1, 0.2]


def test_file_that_nobody_lets_go_is_refused_in_words_and_both_stay(files: tuple[Path, Path]) -> None:
    waited: list[float] = []

    with pytest.raises(OSError, match="cannot access") as refused:
        replace_file(*files, replace=Held(*[held(32)] * 99), wait=waited.append)

    assert sum(waited) == 2.5
    assert [each.read_text() for each in files] == ["new", "old"]
    assert reason(refused.value) == "another program holds the file"


def test_what_waiting_does_not_help_is_refused_at_once(files: tuple[Path, Path]) -> None:
    waited: list[float] = []

    with pytest.raises(OSError, match="full"):
        replace_file(*files, replace=Held(OSError(errno.ENOSPC, "full")), wait=waited.append)

    assert waited == []


def test_a_file_of_records_is_put_in_place_by_the_same_way(files: tuple[Path, Path]) -> None:
    put_in_place(*files, replace=Held(held(5)))

    assert files[1].read_text() == "new"


def test_every_file_of_the_storage_takes_a_place_by_that_way() -> None:
    """A path is replaced by one name alone; a text by two, a moment by its parts."""
    found = [
        f"{path.name}:{call.lineno}"
        for path in Path(storage.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "replace"
        and len(call.args) == 1
    ]

    assert found == []
