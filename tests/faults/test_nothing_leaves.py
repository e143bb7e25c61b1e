"""A day at the window leaves no name in logs and temporary files, and opens no socket, where there is no network."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.silent_day import SENTINELS

_CALLED = re.compile(r"\bsocket\((?!AF_UNIX)[^)]*\)|\bconnect\([^)]*(?!AF_UNIX)AF_INET")


def _apart() -> list[str]:
    """Without any network, and watched, as far as this computer allows."""
    command: list[str] = []
    if (unshare := shutil.which("unshare")) and _works([unshare, "-rn", "true"]):
        command += [unshare, "-rn"]
    if (strace := shutil.which("strace")) and _works([*command, strace, "-qq", "-o", os.devnull, "true"]):
        command += [strace, "-f", "-qq", "-e", "trace=socket,connect", "-o", "calls"]
    return command


def _works(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_a_day_at_the_window_leaves_no_name_and_opens_no_socket(tmp_path: Path) -> None:
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    settings = {"QT_QPA_PLATFORM": "offscreen", "CSXL_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "tmp")}
    root = str(Path(__file__).parents[2])
    apart = _apart()

    done = subprocess.run(
        [*apart, sys.executable, "-m", "tests.faults.silent_day", str(tmp_path)],
        cwd=tmp_path, env=os.environ | settings | {"PYTHONPATH": root}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.stdout == "done\n", done.stderr
    if "-o" in apart:
        assert _CALLED.findall((tmp_path / "calls").read_text()) == []
    files = [path for folder in ("home", "tmp") for path in (tmp_path / folder).rglob("*") if path.is_file()]
    assert any(path.name.startswith("incident-") for path in files)
    told = {path.relative_to(tmp_path): path.read_bytes() for path in files}
    assert {str(path) for path, data in told.items() for name in SENTINELS if name.encode() in data} == set()
    assert SENTINELS[0].encode() in (tmp_path / "dossier/csxl.db").read_bytes()  # they were there to be found
