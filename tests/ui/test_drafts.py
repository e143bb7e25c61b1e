"""Drafts of typing: kept outside the dossier, found again, forgotten; a damaged one is none."""

import stat
from pathlib import Path

import pytest

from csxl_desktop.system import beside
from csxl_desktop.ui.drafts import Drafts


def test_a_draft_is_found_by_the_next_window_and_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    Drafts(folder).keep("slip-1/../2", {"street": "Rue Neuve"})

    beside.settle()
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    later = Drafts(folder)
    assert later.kept("slip-1/../2") == {"street": "Rue Neuve"}
    later.keep("slip-1/../2", {})
    beside.settle()
    assert list(folder.iterdir()) == []
    assert later.kept("slip-1/../2") == {}


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"a": 1}' + " " * 1_000_001])
def test_a_damaged_draft_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "key.json").write_text(content)
    assert Drafts(tmp_path).kept("key") == {}


def test_a_folder_that_cannot_be_written_keeps_it_for_this_window(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("no folder")
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep("key", {"a": 1})
    assert drafts.kept("key") == {"a": 1}
    drafts.forget("key")
    assert drafts.kept("key") == {}


def test_without_a_folder_it_stays_in_the_window() -> None:
    drafts = Drafts()
    drafts.keep("key", {"a": 1})
    assert drafts.kept("key") == {"a": 1}
    drafts.forget("key")
    assert drafts.kept("key") == {}


def test_what_names_no_record_is_offered_in_its_own_dossier_alone(tmp_path: Path) -> None:
    office, demo = tmp_path / "office", tmp_path / "demo"
    record = "slip-01a22ba0-8e69-737b-9b22-ed7af80d3216"
    drafts = Drafts(tmp_path / "drafts", office)
    drafts.keep("new-meeting", {"theme": "Logement"})
    drafts.keep(record, {"street": "Rue Neuve"})

    assert Drafts(tmp_path / "drafts", demo).kept("new-meeting") == {}
    assert Drafts(tmp_path / "drafts", office).kept("new-meeting") == {"theme": "Logement"}
    assert Drafts(tmp_path / "drafts", demo).kept(record) == {"street": "Rue Neuve"}  # a bag, a copy
