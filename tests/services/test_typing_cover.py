"""What is typed into an encrypted dossier lies covered on this computer: journals of texts and drafts of forms."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.services.typing_cover import DossierCover
from csxl_desktop.storage import key_file, keyring, keys, sealed_files
from csxl_desktop.storage.schema import FILE_NAME
from csxl_desktop.system import beside
from csxl_desktop.system.cover import CoveredError
from csxl_desktop.system.draft_journal import DraftJournal
from csxl_desktop.ui.drafts import Drafts

SAID = "Il est décidé"
RECORD = UUID("01a22ba0-8e69-737b-9b22-ed7af80d3216")
OTHER = UUID("01a22ba0-8e69-737b-9b22-ed7af80d3217")


@pytest.fixture(autouse=True)
def _nothing_unlocked() -> Iterator[None]:
    keyring.forget()
    yield
    keyring.forget()


@pytest.fixture
def cover(tmp_path: Path) -> DossierCover:
    """Of an open, encrypted dossier."""
    return _unlocked(tmp_path / "dossier")


def _unlocked(folder: Path) -> DossierCover:
    key = keys.new_key()
    keyring.add(key)
    keyring.assign(folder, key)
    return DossierCover(folder)


def _in_clear(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and SAID.encode() in path.read_bytes()]


def test_what_is_sealed_is_read_by_its_own_key_and_whole_alone(cover: DossierCover, tmp_path: Path) -> None:
    raw = cover.seal(SAID.encode())

    assert SAID.encode() not in raw
    assert cover.plain(raw) == SAID.encode()
    with pytest.raises(CoveredError):
        cover.plain(raw[:-1] + bytes([raw[-1] ^ 1]))
    with pytest.raises(sealed_files.UnreadableFileError):
        sealed_files.plain(raw, "an annexe")
    keyring.forget()
    with pytest.raises(CoveredError):
        cover.plain(raw)
    assert DossierCover(tmp_path / "plain").seal(SAID.encode()) == SAID.encode()


def test_looking_whether_a_cover_is_wanted_keeps_the_lock_of_the_open_dossier(dossier: Path) -> None:
    with closing(sqlite3.connect(dossier / FILE_NAME, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        drafts = Drafts(dossier.parent / "drafts", dossier, DossierCover(dossier))
        drafts.keep("note", {"text": SAID})
        drafts.cover_anew(drafts.bare())
        drafts.not_opened()
        beside.settle()
        beside.settle()

        another = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT count(*) FROM people')"
        ended = subprocess.run([sys.executable, "-c", another, dossier / FILE_NAME], capture_output=True, check=False)
        assert b"locked" in ended.stderr


def test_a_covered_journal_says_nothing_and_comes_back(cover: DossierCover, tmp_path: Path) -> None:
    journal = DraftJournal(tmp_path / "texts", cover)
    journal.append("a", {"text": "Il est"})
    journal.append("a", {"text": SAID})
    path = tmp_path / "texts" / "a.journal"
    path.write_bytes(path.read_bytes() + b"cut")

    later = DraftJournal(tmp_path / "texts", cover)
    assert (later.read("a").last, later.read("a").damaged) == ({"text": SAID}, 3)
    later.append("a", {"text": f"{SAID}."})
    assert (later.read("a").last, later.read("a").damaged) == ({"text": f"{SAID}."}, 0)
    assert _in_clear(tmp_path / "texts") == []
    later.set_found("a")
    assert [found.last for found in later.found()] == [{"text": f"{SAID}."}]


def test_a_journal_of_another_key_is_neither_offered_nor_removed(cover: DossierCover, tmp_path: Path) -> None:
    journal = DraftJournal(tmp_path / "texts", cover)
    for key in ("a", "b"):
        journal.append(key, {"text": SAID})
        journal.set_found(key)
    journal.leave(next(found for found in journal.found() if found.key == "b"))
    keyring.forget()

    here = DraftJournal(tmp_path / "texts", _unlocked(tmp_path / "another"))
    here.forget_naming(lambda _words: True)

    assert (here.found(), here.left()) == ([], [])
    assert len(list((tmp_path / "texts").iterdir())) == 2


def test_what_was_left_in_the_clear_is_covered_and_uncovered_again(tmp_path: Path) -> None:
    texts, moment = tmp_path / "texts", datetime(2026, 3, 2, tzinfo=UTC).timestamp()
    before = DraftJournal(texts)
    for key in (RECORD, OTHER):
        before.append(str(key), {"text": SAID})
        before.set_found(str(key))
    place = next(found.place for found in before.found() if found.key == str(RECORD))
    assert place is not None
    os.utime(place, (moment, moment))
    cover = _unlocked(tmp_path / "dossier")
    journal = DraftJournal(texts, cover)

    assert journal.bare() == {str(RECORD), str(OTHER)}
    journal.cover_anew({str(RECORD)})

    assert journal.bare() == {str(OTHER)}
    assert [name.split(".")[0] for name in _in_clear(texts)] == [str(OTHER)]
    assert {found.key: found.last for found in journal.found()} == {
        str(RECORD): {"text": SAID},
        str(OTHER): {"text": SAID},
    }
    assert place.stat().st_mtime == moment
    keyring.assign(tmp_path / "dossier", None)  # turned off: its key is unlocked still
    assert journal.bare() == {str(RECORD)}
    journal.cover_anew({str(RECORD)})
    assert len(_in_clear(texts)) == 2


def test_whoever_is_erased_goes_from_covered_texts_and_drafts_too(cover: DossierCover, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts", tmp_path / "dossier", cover)
    drafts.keep("note", {"text": "vu avec Mme Diop"})
    drafts.keep("other", {"text": SAID})
    journal = drafts.journal
    assert journal is not None
    journal.append("a", {"text": "Mme Diop"})
    journal.append("a", {"text": "elle"})
    journal.append("b", {"text": SAID})
    beside.settle()

    later = Drafts(tmp_path / "drafts", tmp_path / "dossier", cover)
    later.forget_naming(lambda words: "Diop" in words)
    beside.settle()

    assert (later.kept("note"), later.kept("other")) == ({}, {"text": SAID})
    assert journal.names() == ["b"]
    assert len(list((tmp_path / "drafts").glob("*.json"))) == 1


def test_drafts_typed_while_it_opens_are_written_once_it_is_open(tmp_path: Path) -> None:
    dossier, folder = tmp_path / "dossier", tmp_path / "drafts"
    drafts = Drafts(folder, dossier, DossierCover(dossier), is_open=False)
    drafts.keep("note", {"text": SAID})
    drafts.keep("gone", {"text": SAID})
    drafts.forget("gone")
    beside.settle()
    assert not folder.exists()

    cover = _unlocked(dossier)
    drafts.opened()
    beside.settle()

    assert len(list(folder.iterdir())) == 1
    assert _in_clear(folder) == []
    later = Drafts(folder, dossier, cover, is_open=False)
    later.opened()
    assert later.kept("note") == {"text": SAID}
    keyring.forget()
    assert Drafts(folder, dossier, DossierCover(dossier)).kept("note") == {}
    assert len(list(folder.iterdir())) == 1  # nobody threw it away


@pytest.mark.parametrize("is_secret", [False, True])
def test_where_the_opening_is_refused_a_dossier_without_secrets_keeps_them(tmp_path: Path, is_secret: bool) -> None:
    (tmp_path / "dossier").mkdir()
    if is_secret:
        (tmp_path / "dossier" / key_file.FILE_NAME).write_text("{}")
    drafts = Drafts(tmp_path / "drafts", tmp_path / "dossier", DossierCover(tmp_path / "dossier"), is_open=False)
    drafts.keep("note", {"text": SAID})

    drafts.not_opened()
    beside.settle()
    beside.settle()  # what that one asked for

    assert len(list((tmp_path / "drafts").glob("*"))) == (0 if is_secret else 1)


def test_drafts_in_the_clear_of_this_dossier_are_covered_and_no_others(tmp_path: Path) -> None:
    dossier, demo = tmp_path / "dossier", tmp_path / "demo"
    for folder, key in ((dossier, "note"), (demo, "note"), (dossier, f"person-{RECORD}"), (dossier, f"slip-{OTHER}")):
        Drafts(tmp_path / "drafts", folder).keep(key, {"text": SAID})
    beside.settle()
    drafts = Drafts(tmp_path / "drafts", dossier, _unlocked(dossier))

    assert drafts.bare() == {RECORD, OTHER}
    drafts.cover_anew({RECORD})

    assert len(_in_clear(tmp_path / "drafts")) == 2  # of the demonstration, and of a record that it never had
    later = Drafts(tmp_path / "drafts", dossier, DossierCover(dossier))
    assert [later.kept(key) for key in ("note", f"person-{RECORD}")] == [{"text": SAID}] * 2
    keyring.assign(dossier, None)
    later.cover_anew({RECORD})
    assert len(_in_clear(tmp_path / "drafts")) == 4
