"""Row B10 of the catalogue of faults: a computer without a home folder and without one for temporary files."""

import os
import subprocess
import sys
from pathlib import Path


def test_commands_need_neither_home_nor_folder_for_temporary_files(tmp_path: Path) -> None:
    nothing = tmp_path / "file"
    nothing.touch()  # below a file no folder can be made, by nobody
    away = {name: str(nothing / "in") for name in ("HOME", "TMPDIR", "TMP", "TEMP", "USERPROFILE", "APPDATA")}
    table = tmp_path / "members.csv"
    table.write_text("Nom\nMaison Bleue\n", "utf-8")
    folder = tmp_path / "dossier"

    told = [
        subprocess.run(
            [sys.executable, "-m", "csxl_desktop", *words, "--lang", "en"],
            env={**os.environ, "CSXL_HOME": "", **away},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        for words in (["new", str(folder)], ["import", str(folder), str(table)], ["backup", str(folder)])
    ]

    assert [each.returncode for each in told] == [0, 0, 0], [each.stderr for each in told]
    assert len(list((folder / "sauvegardes").glob("*.db"))) >= 1
