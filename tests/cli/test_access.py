"""`csxl access`: one page to read, one file for machines, in a folder of the person's own."""

import json
from pathlib import Path

from csxl_desktop.cli import commands
from tests.documents.reading import page_texts


def test_a_person_is_given_everything_in_two_files(demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "à remettre"

    assert commands.main(["access", str(demo), "--person", "Solveig Hendrikx", "-o", str(folder)], "fr") == 0

    page, raw = sorted(folder.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert "Solveig Hendrikx" in " ".join(page_texts(page.read_bytes()))
    assert "Hendrikx" in json.dumps(json.loads(raw.read_text(encoding="utf-8")), ensure_ascii=False)
    assert folder.stat().st_mode & 0o077 == 0


def test_nobody_of_that_name_leaves_no_folder(demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "personne"

    assert commands.main(["access", str(demo), "--person", "Zoé Inconnue", "-o", str(folder)], "fr") == 2
    assert not folder.exists()
