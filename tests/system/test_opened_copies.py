"""Copies for other programs: read-only, apart from each other, gone at the end."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from csxl_desktop.system.opened_copies import forget_copy, read_only_copy, sweep


def test_copies_of_one_name_stand_apart_read_only_and_go() -> None:
    first, second = read_only_copy(b"a", "Plan.pdf"), read_only_copy(b"b", "../../Plan.pdf")

    assert [(path.name, path.read_bytes()) for path in (first, second)] == [("Plan.pdf", b"a"), ("Plan.pdf", b"b")]
    assert [path.stat().st_mode & 0o777 for path in (first, first.parent)] == [0o400, 0o700]
    assert second.parent.name.startswith("csxl-")

    forget_copy(first.parent)
    forget_copy(first.parent)  # somebody swept already
    assert (first.parent.exists(), second.exists()) == (False, True)
    forget_copy(second.parent)


def test_what_a_killed_program_left_goes_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ended by a kill: its copies are removed, those of a program that still runs and of others stay."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = subprocess.run(
        [sys.executable, "-c", _KILLED], env=os.environ | {"TMPDIR": str(tmp_path)}, capture_output=True, check=False
    )
    assert left.returncode == -signal.SIGKILL
    (before,) = tmp_path.glob("csxl-*/Plan.pdf")
    own = read_only_copy(b"ours", "Plan.pdf")
    (tmp_path / "csxl-1-running").mkdir()
    (tmp_path / "csxl-of-another").mkdir()

    assert sweep() == 1

    assert not before.parent.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ("csxl-1-running", "csxl-of-another", own.parent.name)
    )
    forget_copy(own.parent)


_KILLED = (
    "import os, signal; from csxl_desktop.system.opened_copies import read_only_copy;"
    "read_only_copy(b'Odile Verbeke', 'Plan.pdf'); os.kill(os.getpid(), signal.SIGKILL)"
)
