"""Row H8: nothing is pinned that has a hole we know of. A list on the network knows more: it is asked at a release."""

import re
from pathlib import Path

import pytest

LOCK = Path(__file__).parents[2] / "requirements.lock"
# Package → first version without the hole, and what the hole was.
FLOORS = {
    "babel": ("2.9.1", "CVE-2021-42771: a catalogue's path leads out of its folder, and is unpickled"),
    "cryptography": ("44.0.1", "CVE-2024-12797, CVE-2024-26130: holes of OpenSSL, a crash by PKCS12"),
    "defusedxml": ("0.7.1", "without it a workbook expands entities"),
    "lxml": ("4.9.1", "CVE-2022-2309: a crash by a hostile document"),
    "mako": ("1.2.2", "CVE-2022-40023: a template that never ends"),
    "openpyxl": ("2.4.2", "CVE-2017-5992: a workbook reads files of its reader"),
    "pillow": ("10.3.0", "CVE-2023-4863, CVE-2023-50447, CVE-2024-28219: pictures that write or run"),
    "pypdf": ("6.1.3", "CVE-2025-62707, CVE-2025-62708: a page that never ends, or takes all memory"),
    "python-docx": ("0.8.6", "CVE-2016-5851: a document reads files of its reader"),
    "reportlab": ("3.6.13", "CVE-2023-33733: a colour that runs as Python"),
    "setuptools": ("78.1.1", "CVE-2025-47273: a package's name leads out of its folder"),
    "apsw-sqlite3mc": ("3.51.3", "two connections that checkpoint at once damage a database in WAL"),
}


def _pinned() -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", LOCK.read_text("utf-8"), re.MULTILINE))


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


@pytest.mark.parametrize("name", FLOORS)
def test_pinned_version_is_past_the_hole_that_is_known(name: str) -> None:
    floor, hole = FLOORS[name]

    assert _parts(_pinned()[name]) >= _parts(floor), hole


def test_every_package_is_pinned_to_one_version_and_to_what_its_files_hold() -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", LOCK.read_text("utf-8"), flags=re.MULTILINE).strip())

    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[^ ;\\]+", entry), entry
        assert "--hash=sha256:" in entry, entry
