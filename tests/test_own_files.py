"""Whatever the umask, nobody else on the computer reads what the program keeps for itself."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

_OTHERS = 0o077
_ROOT = Path(__file__).parents[1]


def live(home: Path, dossier: Path) -> subprocess.CompletedProcess[str]:
    """A day in the window of a user whose files are open to all by default."""
    settings = {"CSXL_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "tests.own_files_day", str(dossier)],
        env=os.environ | settings, cwd=home.parent, umask=0o022, capture_output=True, text=True, check=False,
    )  # fmt: skip


def open_to_others(place: Path) -> list[str]:
    found = []
    for path in (place, *place.rglob("*")):
        mode = path.lstat().st_mode
        if not stat.S_ISSOCK(mode) and mode & _OTHERS:
            found.append(f"{path.relative_to(place.parent)} {stat.S_IMODE(mode):o}")
    return found


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="on Windows the profile of a user is closed by itself")
def test_a_day_leaves_nothing_open_and_closes_what_was(tmp_path: Path) -> None:
    home, dossier = tmp_path / "home", tmp_path / "dossiers" / "office"
    (home / "log").mkdir(parents=True)
    (home / "config").mkdir()
    (home / "log/csxl.log.1").write_text("of an earlier version")
    (home / "config/fenetre.json").write_text('{"person": "Ana Test"}')
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    home.chmod(0o700)  # the user's own choice

    done = live(home, dossier)

    assert done.returncode == 0, done.stderr
    assert open_to_others(home) == []
    assert open_to_others(dossier.parent) == []
    assert open_to_others(tmp_path / "stick") == ["stick 755"]  # it was there before
    made = {path.name for path in [*home.rglob("*"), *dossier.rglob("*")]}
    assert made >= {"csxl.log", "crash.log", "fenetre.json", "person.json", "texts", "rappel.eml"}
    assert made & {"a.journal", "a.found1"}  # found, where the window looked for what was left
    assert any(name.startswith("incident-") for name in made)
    assert any("-hand-" in name for name in made)
