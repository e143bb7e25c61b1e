"""B7: the disk refuses to read the dossier, from its first byte or from any later one on."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.faults import shim


@pytest.mark.skipif(not shim.is_possible(), reason="the shim is built with cc, for Linux")
def test_read_that_fails_anywhere_is_told_as_such_and_never_as_damage(dossier: Path) -> None:
    """Damage would offer to put a backup in the place of a file that is whole."""
    command = [sys.executable, "-m", "tests.faults.reading", str(dossier)]
    home = {"CSXL_HOME": str(dossier.parent / "home")}
    done = subprocess.run(command, env=os.environ | home, capture_output=True, text=True, check=True)

    *refused, last = done.stdout.splitlines()
    assert last == "opened"
    assert len(refused) >= 20
    assert set(Counter(line.split()[0] for line in refused)) == {"UnreachableFolderError"}, refused
    assert all("the disk does not answer" in line for line in refused)
