"""Layers look downwards only: the contracts of pyproject.toml, as import-linter reads them."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT


def test_the_contracts_are_kept() -> None:
    result = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout
