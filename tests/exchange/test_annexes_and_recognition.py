"""Files beside a workbook, and what a file is by its content."""

import hashlib
from pathlib import Path

import pytest

from csxl_desktop.exchange.annexes import annexes_folder, read_annexes, write_annexes
from csxl_desktop.exchange.errors import DamagedAnnexError, MissingAnnexError, NotATableError
from csxl_desktop.exchange.recognise import recognise


def test_annexes_come_back_by_their_content(tmp_path: Path) -> None:
    book = tmp_path / "export.xlsx"

    digests = write_annexes(book, [b"one", b"two", b"one"])

    assert digests[0] == digests[2] == hashlib.sha256(b"one").hexdigest()
    assert sorted(path.name for path in (tmp_path / "export.annexes").iterdir()) == sorted(set(digests))
    assert dict(read_annexes(book, digests)) == {digests[0]: b"one", digests[1]: b"two"}
    assert write_annexes(book, [b"one"]) == (digests[0],)


def test_no_annex_makes_no_folder(tmp_path: Path) -> None:
    assert write_annexes(tmp_path / "export.xlsx", []) == ()
    assert not (tmp_path / "export.annexes").exists()


def test_missing_damaged_and_wandering_annexes_are_refused(tmp_path: Path) -> None:
    book = tmp_path / "export.xlsx"
    (digest,) = write_annexes(book, [b"one"])
    (tmp_path / "secret").write_bytes(b"x")

    for name in ("0" * 64, "../secret", ""):
        with pytest.raises(MissingAnnexError):
            list(read_annexes(book, [name]))
    (annexes_folder(book) / digest).write_bytes(b"other")
    with pytest.raises(DamagedAnnexError):
        list(read_annexes(book, [digest]))
    assert write_annexes(book, [b"one"]) == (digest,)
    assert list(read_annexes(book, [digest])) == [(digest, b"one")]


@pytest.mark.parametrize(
    ("data", "nature"),
    [
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "ics"),
        (b"\xef\xbb\xbfbegin:vcard\r\n", "vcard"),
        ("BEGIN:VCARD\r\n".encode("utf-16"), "vcard"),
        (b"Organisation;Nom\nA;B\n", "members"),
    ],
)
def test_files_are_told_apart_by_content(data: bytes, nature: str) -> None:
    assert recognise(data).nature == nature


def test_what_is_nothing_of_ours_is_refused() -> None:
    with pytest.raises(NotATableError):
        recognise(b"%PDF-1.7")
