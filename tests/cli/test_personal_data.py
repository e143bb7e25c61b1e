"""`csxl print FOLDER personal-data` and `call-list`."""

import json
from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Csxl


def test_everything_about_a_person_is_written_as_pages_and_as_json(
    csxl: Csxl, dossier: Path, members: Path, tmp_path: Path
) -> None:
    csxl("import", dossier, members)
    pages, data = tmp_path / "ana.pdf", tmp_path / "ana.json"

    assert csxl("print", dossier, "personal-data", "--person", "Ana Diop", "-o", pages).status == 0
    assert csxl("print", dossier, "personal-data", "--person", "diop", "-o", data).status == 0

    assert "Ana Diop" in PdfReader(pages).pages[0].extract_text()
    told = json.loads(data.read_text(encoding="utf-8"))
    assert told["records"]["people"][0]["last_name"] == "Diop"
    key = told["records"]["people"][0]["id"]
    assert csxl("print", dossier, "personal-data", "--person", key, "-o", pages).status == 0


def test_nobody_and_several_are_refused_with_words(csxl: Csxl, dossier: Path, members: Path, tmp_path: Path) -> None:
    csxl("import", dossier, members)
    out = tmp_path / "x.pdf"

    nobody = csxl("print", dossier, "personal-data", "--person", "Zoé", "-o", out)
    several = csxl("print", dossier, "personal-data", "--person", "n", "-o", out)
    missing = csxl("print", dossier, "personal-data", "-o", out)

    assert (nobody.status, several.status, missing.status) == (2, 2, 2)
    assert "Nobody is found" in nobody.err
    assert "--person" in missing.err
    assert not out.exists()


def test_the_call_list_is_printed(csxl: Csxl, dossier: Path, members: Path, tmp_path: Path) -> None:
    csxl("import", dossier, members)

    assert csxl("print", dossier, "call-list", "-o", tmp_path / "calls.pdf").status == 0

    assert "Grand Pont" in PdfReader(tmp_path / "calls.pdf").pages[0].extract_text()
