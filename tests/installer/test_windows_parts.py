"""What the setup file for Windows says and removes, read from its script."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from csxl_desktop.services import updates
from installer import checksums, places, publisher, release, signing, windows
from installer.embeddable import VARIABLE

SCRIPT = (places.HERE / "setup.nsi").read_text("utf-8")


def test_the_setup_file_takes_its_version_from_the_package() -> None:
    assert not re.search(r"\d+\.\d+\.\d+", SCRIPT)
    assert SCRIPT.count("${VERSION}") >= 3


def test_no_administrator_is_wanted_and_nothing_of_the_machine_is_written() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert "HKLM" not in SCRIPT
    assert 'InstallDir "$LOCALAPPDATA\\Programs' in SCRIPT


def test_every_sentence_is_said_in_three_languages() -> None:
    said = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\} \"(.+)\"$", SCRIPT, re.MULTILINE)
    names = {name for name, _language, _words in said}

    assert {(name, language) for name, language, _words in said} == {
        (name, language) for name in names for language in ("FRENCH", "DUTCH", "ENGLISH")
    }
    assert {"RUNNING", "BAG"} <= names


def test_only_folders_that_a_setup_file_filled_are_removed_with_what_is_in_them() -> None:
    assert set(re.findall(r'RMDir /r "(.+)"', SCRIPT)) == {"$INSTDIR\\app", "$INSTDIR\\lib", "$INSTDIR\\python"}


def test_the_starters_are_those_that_the_script_names() -> None:
    assert f'!define PROGRAM "{places.TITLE}.exe"' in SCRIPT
    assert f"{places.TITLE}.exe" in windows.STARTERS
    assert all(f"$INSTDIR\\{name}" in SCRIPT or name == f"{places.TITLE}.exe" for name in windows.STARTERS)


def test_the_files_bear_the_names_by_which_the_program_knows_a_newer_one() -> None:
    version = places.version()

    assert places.windows_setup().name == updates.WINDOWS.format(version=version)
    assert places.debian_package().name == updates.DEBIAN.format(version=version)


def test_without_a_certificate_nothing_is_signed_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(signing.CERTIFICATE, raising=False)
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ")

    assert not signing.sign(program)
    assert program.read_bytes() == b"MZ"
    assert "setup.exe is not signed" in capsys.readouterr().err


def test_the_digest_beside_a_file_is_what_sha256sum_reads(tmp_path: Path) -> None:
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ")

    beside = checksums.write_beside(program)

    subprocess.run(["sha256sum", "--check", "--status", beside.name], cwd=tmp_path, check=True)
    program.write_bytes(b"MZ!")
    assert subprocess.run(["sha256sum", "--check", "--status", beside.name], cwd=tmp_path, check=False).returncode == 1


def test_a_portable_program_keeps_everything_beside_itself(tmp_path: Path) -> None:
    """The way in, run by a Python that believes to lie on a stick."""
    (tmp_path / "portable").touch()
    code = (
        f"import sys, os; sys.executable = {str(tmp_path / 'csxl.exe')!r}; sys.argv = ['csxl', '--help']\n"
        "from installer.start import start\n"
        "try: start()\n"
        "except SystemExit: pass\n"
        "from csxl_desktop.system import paths\n"
        "print(paths.data_folder(), sys.frozen)"
    )

    told = subprocess.run(
        [sys.executable, "-c", code], cwd=places.ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert told.splitlines()[-1] == f"{tmp_path / 'data'} True"


def test_another_python_for_windows_is_taken_by_one_variable() -> None:
    assert VARIABLE in (places.ROOT / "docs" / "decisions" / "0028-installers.md").read_text("utf-8")


def test_a_release_is_signed_and_its_public_half_goes_where_the_program_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, resources, out = tmp_path / "key.pem", tmp_path / "resources", tmp_path / "out"
    out.mkdir()
    publisher.new(key)
    (out / places.windows_setup().name).write_bytes(b"MZ")
    monkeypatch.setenv(release.KEY, str(key))
    monkeypatch.setattr(places, "OUT", out)

    release.put_public_half(resources)
    release.sign()

    assert (resources / updates.KEYS).read_bytes().startswith(b"-----BEGIN PUBLIC KEY-----")
    assert {each.name for each in out.iterdir()} >= {publisher.SUMS, f"{publisher.SUMS}.sig"}
    assert places.windows_setup().name in (out / publisher.SUMS).read_text("utf-8")
