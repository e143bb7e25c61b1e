"""`csxl bag`: made, opened elsewhere, closed up again, taken back."""

import json
from pathlib import Path

import pytest

from csxl_desktop.cli import commands
from csxl_desktop.domain.directory import Person
from csxl_desktop.services.workspace import open_workspace
from tests import factories
from tests.conftest import AUTHOR, NOW

WORDS = "cerise verte lampe"


def test_bag_leaves_and_comes_back_by_command(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, bag, laptop = tmp_path / "words.txt", tmp_path / "AG.mallette", tmp_path / "laptop"
    words.write_text(f"{WORDS}\n", "utf-8")
    said = ["--passphrase-file", str(words)]

    assert commands.main(["bag", str(dossier), "-o", str(bag), *said], "en") == 0
    assert commands.main(["bag", "open", str(bag), str(laptop), *said], "en") == 0
    with open_workspace(laptop, AUTHOR, lambda: NOW) as away:
        factories.person(away, "Zoé", "Nouvelle")
    assert commands.main(["bag", "make", str(laptop), "-o", str(bag), *said], "en") == 0
    capsys.readouterr()
    assert commands.main(["bag", "back", str(dossier), str(bag), "--dry-run", "--json", *said], "en") == 0
    assert json.loads(capsys.readouterr().out)[0]["people"] == 1
    assert commands.main(["merge", str(dossier), str(bag), *said], "en") == 0
    assert capsys.readouterr().out.strip() == "0 presences, 1 new person, 0 things to decide"
    assert commands.main(["merge", str(dossier), str(bag), *said], "en") == 1
    words.write_text("\n", "utf-8")
    assert commands.main(["merge", str(dossier), str(bag), *said], "en") == 2


def test_bag_that_lacks_many_records_comes_back_where_that_is_said(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, bag, laptop = tmp_path / "words.txt", tmp_path / "AG.mallette", tmp_path / "laptop"
    words.write_text(f"{WORDS}\n", "utf-8")
    said = ["--passphrase-file", str(words)]
    with open_workspace(dossier, AUTHOR, lambda: NOW) as office:
        for number in range(40):
            factories.person(office, "Prénom", f"Nom{number}")
    assert commands.main(["bag", str(dossier), "-o", str(bag), *said], "en") == 0
    assert commands.main(["bag", "open", str(bag), str(laptop), *said], "en") == 0
    with open_workspace(laptop, AUTHOR, lambda: NOW) as away, away.database.begin("Thrown away") as session:
        for person in session.query(Person):
            session.delete(person)
    assert commands.main(["bag", "make", str(laptop), "-o", str(bag), *said], "en") == 0

    assert commands.main(["merge", str(dossier), str(bag), *said], "en") == 1
    assert "lacks 40 records" in capsys.readouterr().err
    assert commands.main(["merge", str(dossier), str(bag), "--deletions", *said], "en") == 0

    with open_workspace(dossier, AUTHOR, lambda: NOW) as office, office.database() as session:
        assert session.query(Person).filter_by(trashed_at=None).count() == 0
