"""Row A11: memory runs out in the middle of a write. It is refused whole, or the process dies; nothing is half."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from csxl_desktop.services.workspace import open_workspace
from tests.faults.base_check import faults_of
from tests.faults.kills import _template
from tests.faults.writer import AUTHOR, Values, now, read_values

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the rig limits its memory as Linux lets it")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_memory_did_not_suffice_for_is_refused_whole_and_the_next_write_goes_on(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "dossier"
    _template(folder)

    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.starving", str(folder), str(seed)],
        capture_output=True,
        text=True,
        check=False,
    )

    told = [json.loads(line) for line in ended.stdout.splitlines()]
    kinds = [what for what, _values in told]
    assert kinds.count("committed") >= 8, ended.stderr
    assert kinds.count("refused") >= 5 or ended.returncode < 0, ended.stderr
    assert "no memory left, close other programs. What you typed is still on the screen" in ended.stderr
    assert "committed" in kinds[kinds.index("refused") :]
    expected: Values = {}
    for what, values in told:
        expected |= values if what == "committed" else {}
    with open_workspace(folder, AUTHOR, now) as workspace:
        found = read_values(workspace, list(expected))
        assert {key: value for key, value in expected.items() if found[key] != value} == {}
        assert list(faults_of(workspace)) == []
