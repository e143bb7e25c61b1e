"""`csxl protect`, and the passphrase of an encrypted dossier given to any command."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from csxl_desktop.cli import commands
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage import driver, keyring
from csxl_desktop.storage.database import FILE_NAME
from tests import factories
from tests.conftest import AUTHOR, NOW

WORDS, OTHERS = "cerise verte lampe", "tram sans montre bleue"


@pytest.fixture(autouse=True)
def _nothing_unlocked() -> Iterator[None]:
    keyring.forget()
    yield
    keyring.forget()


def test_a_dossier_is_encrypted_used_and_given_back_by_command(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        factories.person(workspace, "Zoé", "Laval")
    words, others, sheet = tmp_path / "words.txt", tmp_path / "others.txt", tmp_path / "sheet.pdf"
    words.write_text(f"{WORDS}\n", "utf-8")
    others.write_text(f"{OTHERS}\n", "utf-8")

    def run(*arguments: object) -> tuple[int, str, str]:
        keyring.forget()
        status = commands.main([str(each) for each in arguments], "en")
        told = capsys.readouterr()
        return status, told.out.strip(), told.err.strip()

    protect, opening = ("protect", dossier), ("--passphrase-file", words)
    for wrong in (("on",), ("on", "--person", "Ana"), ("on", "--person", "Ana", "--new-passphrase-file", words)):
        assert run(*protect, *wrong)[0] == 2
    assert run(*protect, "on", "--person", "Ana", "--new-passphrase-file", words, "-o", sheet)[:2] == (0, str(sheet))
    assert driver.is_encrypted(dossier / FILE_NAME)
    assert run(*protect, "on", "--person", "A", "--new-passphrase-file", words, "-o", sheet, *opening)[0] == 1

    status, out, err = run("list", dossier, "people")
    assert (status, out) == (1, "")
    assert "encrypted" in err
    status, out, err = run("list", dossier, "people", "--passphrase-file", others)
    assert (status, out) == (1, "")
    assert "does not open" in err
    assert "Laval" in run("list", dossier, "people", *opening)[1]
    assert run("verify", dossier, *opening)[0] == 0
    assert "Laval" in run("list", dossier, "people", "--from-backup", *opening)[1]

    assert run(*protect, "add", "--person", "Samir", "--new-passphrase-file", others, *opening)[0] == 0
    assert run(*protect, "remove", "--person", "Ana", "--passphrase-file", others)[0] == 0
    assert run(*protect, "sheet", "-o", sheet, "--passphrase-file", others)[0] == 0
    state = run(*protect, "state", "--passphrase-file", others)
    assert [line.split("\t")[0] for line in state[1].splitlines()] == ["opens", "Samir", "recovery-sheet"]
    assert state[2] == "This dossier is encrypted."
    page = PdfReader(sheet).pages[0].extract_text()
    code = _code(page, tmp_path / "code.txt")
    assert "Laval" in run("list", dossier, "people", "--passphrase-file", code)[1]
    assert run(*protect, "off", "--passphrase-file", others)[0] == 0
    assert "Laval" in run("list", dossier, "people")[1]
    assert run(*protect, "state")[2] == "This dossier is not encrypted."


def _code(page: str, path: Path) -> Path:
    """The groups as they stand on the page, put in their order by the numbers before them."""
    lines = [line.replace(" ", "") for line in page.splitlines()]
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        if len(line) == 1 and line in "12345678" and len(lines[number + 1]) == 6:
            found[int(line)] = lines[number + 1]
    path.write_text(" ".join(found[number] for number in sorted(found)), "utf-8")
    return path
