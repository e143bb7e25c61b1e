"""A disk that keeps one waiting never keeps the window: its thread makes no call below the dossier's folder."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults import shim

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shim.is_possible(), reason="the shim is built with cc, for Linux"),
]


def slowly(demo: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.faults.slow_disk", str(demo), "--delay", "150", *options]
    home = {"CSXL_HOME": str(demo.parent / "home"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=os.environ | home, capture_output=True, text=True, check=False)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_window_waits_for_no_disk(demo: Path) -> None:
    told = slowly(demo)

    assert told["calls"] == 0, told["first"]
    assert told["waited"] >= 5


def test_a_write_in_the_window_s_thread_is_seen(demo: Path) -> None:
    told = slowly(demo, "--known-bad")

    assert told["calls"] > 0
    assert told["first"].endswith("note.txt")
