"""`csxl check`: what is to be mended, for people and for programs."""

import json
from pathlib import Path

from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.grammar_there import needs_grammalecte


def test_a_text_from_outside(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("# Bilan\nLe mardi 3 avril 2025, la 3ème édition.", encoding="utf-8")

    said = csxl("check", dossier, "--year", "2025", "--file", text, "--json")

    assert said.status == 1
    first, second = json.loads(said.out)
    assert {key: first[key] for key in ("code", "severity", "where", "quote", "what")} == {
        "code": "date-weekday",
        "severity": "A",
        "where": "Bilan · l. 2",
        "quote": "mardi 3 avril 2025",
        "what": "jeudi 3 avril 2025",
    }
    assert first["why"]
    assert second["code"] == "form-ordinal"
    assert "2 findings." in said.err

    lines = csxl("check", dossier, "--year", "2025", "--file", text).out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["code", "date-weekday", "form-ordinal"]


def test_what_is_accepted_is_not_said_again(csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("La 3ème édition.", encoding="utf-8")
    (finding,) = workspace.proofreading.file(text.read_bytes(), 2025)
    workspace.proofreading.accept(finding, 2025, "The name of the fair")
    workspace.close()

    assert csxl("check", dossier, "--year", "2025", "--file", text).status == 0


def test_a_text_in_dutch_is_said_to_be_dutch(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    text = tmp_path / "verslag.txt"
    text.write_text("De leden van de groep zijn het eens met wat er in de zaal is gezegd: een 3ème keer.", "utf-8")

    said = csxl("check", dossier, "--year", "2025", "--file", text, "--json")

    assert (said.status, json.loads(said.out)) == (0, [])
    assert "in Dutch, and proofreading reads French" in said.err


def test_nothing_to_mend(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    said = csxl("check", dossier, "--year", "2025", "--json")
    assert (said.status, json.loads(said.out)) == (0, [])
    assert "Nothing to mend." in said.err


def test_a_file_that_is_not_there(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    assert csxl("check", dossier, "--year", "2025", "--file", tmp_path / "no.txt").status == 1


@needs_grammalecte
def test_grammar_is_told_as_well(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("Elle est l’un des fondateur de la maison de quartier.", encoding="utf-8")

    said = csxl("check", dossier, "--year", "2025", "--file", text, "--json")

    (told,) = json.loads(said.out)
    assert (told["code"], told["quote"], told["what"]) == ("grammar-noun", "fondateur", "fondateurs")
    assert "Grammalecte" in told["why"]
    assert "1 finding." in said.err
