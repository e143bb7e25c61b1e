"""What is left of a failure: versions and places, the end of the log; a fall is told once."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from csxl_desktop.system.crash import CRASH_NAME
from csxl_desktop.system.crash_report import last_fall, without_paths, write_report
from csxl_desktop.system.logging import LOG_NAME


def test_report_ends_with_the_end_of_the_log(tmp_path: Path) -> None:
    (tmp_path / LOG_NAME).write_text("".join(f"line {number}\n" for number in range(100)), encoding="utf-8")

    path = write_report(tmp_path, "somewhere.py:1", datetime(2026, 11, 28, 9, 5, 7))  # noqa: DTZ001 - wall clock

    told = path.read_text(encoding="utf-8")
    assert path.name == "incident-2026-11-28-090507.txt"
    assert "PySide6" in told
    assert told.splitlines()[-60:] == [f"line {number}" for number in range(40, 100)]


def test_a_fall_is_told_once(tmp_path: Path) -> None:
    assert last_fall(tmp_path) == ""
    (tmp_path / CRASH_NAME).write_text("Fatal Python error: Aborted\n", encoding="utf-8")

    assert last_fall(tmp_path) == "Fatal Python error: Aborted"
    assert last_fall(tmp_path) == ""


_FALLEN = r"""Windows fatal exception: access violation

Current thread 0x00007f0c2a7fc740 (most recent call first):
  File "/home/prenom.nom/Mes outils/csxl/csxl_desktop/storage/driver.py", line 43 in connect
  File "C:\Users\Pr\xe9nom d'Nom\AppData\Local\Programs\CSXL\csxl_desktop\app.py", line 397 in main
  File "\\serveur\prenom.nom\csxl_desktop\__main__.py", line 65 in main
  File "<frozen runpy>", line 88 in _run_code
  Binary file "/home/prenom.nom/lib/libc.so.6", at abort+0xb3 [0x7fe0]
  Binary file "D:/Bureau/Dossier Prenom Nom.mallette", at 0x12
can't open '/home/prenom.nom/x.db' or /home/prenom.nom/Mes dossiers/Nom Prenom.db or so
cwd=C:\Users\prenom.nom\Documents and the rest
left open: "C:\Users\prenom.nom\a b
~/Prenom Nom
Extension modules: greenlet._greenlet, apsw and/or others 28/11/2026 1/2"""


def test_a_fall_is_told_without_the_folders_of_whoever_met_it(tmp_path: Path) -> None:
    """Read back by the next start, as the fall left it, and once more in what is shown."""
    (tmp_path / CRASH_NAME).write_text(_FALLEN, encoding="utf-8")
    (tmp_path / LOG_NAME).write_text("opened D:\\Bureau\\Prenom Nom\\csxl.db\n", encoding="utf-8")

    told = last_fall(tmp_path)
    path = write_report(tmp_path, _FALLEN, datetime(2026, 11, 28, 9, 5, 7))  # noqa: DTZ001 - wall clock

    for text in (told, path.read_text("utf-8")):
        assert "nom" not in text.lower()
        assert "users" not in text.lower()
        for kept in (
            'File "driver.py", line 43 in connect',
            'File "app.py", line 397 in main',
            'File "__main__.py", line 65 in main',
            'File "<frozen runpy>", line 88 in _run_code',
            'Binary file "libc.so.6", at abort+0xb3 [0x7fe0]',
            'Binary file "…", at 0x12',
            "Extension modules: greenlet._greenlet, apsw and/or others 28/11/2026 1/2",
        ):
            assert kept in text


def test_what_a_real_fall_leaves_names_no_folder(tmp_path: Path) -> None:
    home = tmp_path / "prenom.nom"
    home.mkdir()
    script = home / "fallen.py"
    script.write_text(
        "import faulthandler, sys\nfrom pathlib import Path\nfrom csxl_desktop.system.crash import guarded\n"
        "with guarded(Path(sys.argv[1]), print):\n    faulthandler._sigsegv()\n"
    )
    subprocess.run([sys.executable, str(script), str(tmp_path)], env=_with_ours(), capture_output=True, check=False)
    assert "prenom.nom" in (tmp_path / CRASH_NAME).read_text("utf-8")

    told = last_fall(tmp_path)

    assert 'File "fallen.py", line 5' in told
    assert "prenom.nom" not in told


def _with_ours() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.mark.parametrize("words", ["ValueError", "  app.py:12 main", "25 % / 75 %", "https://example.org/a b", ""])
def test_what_names_no_folder_stays(words: str) -> None:
    assert without_paths(words) == words
