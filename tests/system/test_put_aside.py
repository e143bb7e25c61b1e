"""What was removed can be taken back for a while, and then it is gone."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from csxl_desktop.system.put_aside import KEPT, put_aside, put_back, sweep

TODAY = date(2026, 11, 21)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "demonstration"
    made.mkdir()
    (made / "csxl.db").write_text("records")
    return made


def test_what_was_put_aside_comes_back_whole(folder: Path, tmp_path: Path) -> None:
    aside = put_aside(folder, tmp_path / "removed", TODAY)
    assert not folder.exists()

    put_back(aside, folder)

    assert (folder / "csxl.db").read_text() == "records"
    assert list((tmp_path / "removed").iterdir()) == []


def test_twice_on_one_day_keeps_both(folder: Path, tmp_path: Path) -> None:
    first = put_aside(folder, tmp_path / "removed", TODAY)
    folder.mkdir()
    second = put_aside(folder, tmp_path / "removed", TODAY)

    assert first != second
    assert (first / "csxl.db").exists()


def test_nothing_is_written_over_what_took_its_place(folder: Path, tmp_path: Path) -> None:
    aside = put_aside(folder, tmp_path / "removed", TODAY)
    folder.mkdir()

    with pytest.raises(FileExistsError):
        put_back(aside, folder)

    assert (aside / "csxl.db").exists()


def test_what_is_old_goes_for_good_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "removed"
    aside = put_aside(folder, place, TODAY)
    (place / "somebody's own").mkdir()

    sweep(place, TODAY + KEPT)
    assert aside.exists()
    sweep(place, TODAY + KEPT + timedelta(days=1))

    assert [each.name for each in place.iterdir()] == ["somebody's own"]
    sweep(tmp_path / "never made", TODAY)
