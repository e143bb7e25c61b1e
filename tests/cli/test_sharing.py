"""`csxl share`, `join`, `exchange`: a second computer joins, and both say the same."""

import json
from pathlib import Path

import pytest

from csxl_desktop.cli import commands
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.sharing.place import Place
from tests import factories
from tests.conftest import NOW

WORDS = "cerise verte lampe"


def test_second_computer_joins_and_takes_in_by_command(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, place, other = tmp_path / "words.txt", tmp_path / "commun", tmp_path / "other"
    words.write_text(f"{WORDS}\n", "utf-8")
    said = ["--passphrase-file", str(words)]
    place.mkdir()

    assert commands.main(["share", str(dossier), "--with", str(place), *said], "en") == 0
    assert commands.main(["share", str(dossier), "--with", str(place), *said], "en") == 1
    assert commands.main(["join", str(place), str(other), *said], "en") == 0
    assert commands.main(["join", str(place), str(other), *said], "en") == 1
    with open_workspace(other, Author("Samir Test", "poste-samir"), lambda: NOW) as second:
        factories.person(second, "Zoé", "Nouvelle")
        assert second.sharing.exchange().told
    capsys.readouterr()
    assert commands.main(["exchange", str(dossier)], "en") == 0
    assert capsys.readouterr().out.strip() == "1 record taken in, 0 things to decide"
    assert commands.main(["exchange", str(dossier), "--json"], "en") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == [{"outcome": "together", "records": 0, "asked": 0, "told": False}]


def test_exchange_that_cannot_be_says_why(dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words, place = tmp_path / "words.txt", tmp_path / "commun"
    words.write_text(f"{WORDS}\n", "utf-8")
    place.mkdir()
    assert commands.main(["exchange", str(dossier)], "en") == 1
    assert "not shared" in capsys.readouterr().err
    assert commands.main(["share", str(dossier), "--with", str(place), "--passphrase-file", str(words)], "en") == 0

    head = next((place / "tetes").iterdir())
    before = head.read_bytes()
    newer = json.loads(before) | {"computer": "f" * 32, "schema": 99}
    (place / "tetes" / f"{'f' * 32}.json").write_text(json.dumps(newer), "utf-8")
    assert commands.main(["exchange", str(dossier)], "en") == 1
    assert "newer version" in capsys.readouterr().err
    assert head.read_bytes() == before

    Place(place).write_json("bail.json", {"computer": "f" * 32, "token": "1"})
    assert commands.main(["exchange", str(dossier), "--json"], "en") == 1
    said = capsys.readouterr()
    assert json.loads(said.out)[0]["outcome"] == "waiting"
    assert "Nothing is lost" in said.err

    (place / "cle.json").rename(tmp_path / "cle.json")
    assert commands.main(["exchange", str(dossier)], "en") == 1
    assert "cannot be reached" in capsys.readouterr().err


def test_computers_are_listed_forgotten_and_the_folder_is_left(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, place, other = tmp_path / "words.txt", tmp_path / "commun", tmp_path / "other"
    words.write_text(f"{WORDS}\n", "utf-8")
    said = ["--passphrase-file", str(words)]
    place.mkdir()
    commands.main(["share", str(dossier), "--with", str(place), *said], "en")
    commands.main(["join", str(place), str(other), *said], "en")
    with open_workspace(other, Author("Samir Test", "poste-samir"), lambda: NOW) as second:
        factories.person(second, "Zoé", "Nouvelle")
        assert second.sharing.exchange().told

    assert commands.main(["share", str(dossier), "forget", "poste-samir"], "en") == 1
    assert "not taken in here yet" in capsys.readouterr().err
    commands.main(["exchange", str(dossier)], "en")
    capsys.readouterr()
    assert commands.main(["share", str(dossier), "exchanges", "--json"], "en") == 0
    (came,) = json.loads(capsys.readouterr().out)
    assert (came["from"], came["records"], came["waiting"], came["taken_back"]) == ("poste-samir", 1, 0, False)
    assert commands.main(["share", str(dossier), "computers"], "en") == 0
    assert "poste-samir\tSamir Test" in capsys.readouterr().out
    assert commands.main(["share", str(dossier), "forget", "poste-inconnu"], "en") == 2
    assert "poste-samir" in capsys.readouterr().err
    assert commands.main(["share", str(dossier), "forget", "poste-samir"], "en") == 0
    commands.main(["share", str(dossier), "computers", "--json"], "en")
    assert json.loads(capsys.readouterr().out) == []

    assert commands.main(["share", str(dossier), "leave"], "en") == 0
    assert commands.main(["share", str(dossier), "leave"], "en") == 1
    assert "not shared" in capsys.readouterr().err
    for wrong in (["leave", "poste-samir"], ["forget"], []):
        assert commands.main(["share", str(dossier), *wrong], "en") == 2
