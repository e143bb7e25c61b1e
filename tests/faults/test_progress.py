"""A long rig goes on where it was stopped, and tells what it cost: all that it started, over all its runs."""

import os
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults import canary, progress
from tests.faults.corpus import all_files
from tests.faults.meter import Meter
from tests.faults.progress import CANARY, Tally

_SPENT = 0.4
_SPENDS = f"import time\nwhile time.process_time() < {_SPENT}: pass"


def _spend(_number: int) -> Tally:
    subprocess.run([sys.executable, "-c", _SPENDS], check=True)
    return Tally(Counter(files=1))


def test_what_children_used_is_counted_over_all_runs_of_a_rig(tmp_path: Path) -> None:
    first = progress.in_batches("rig", 1, _spend, resume=False, folder=tmp_path)
    whole = progress.in_batches("rig", 3, _spend, resume=True, folder=tmp_path)

    assert first.processor >= _SPENT
    assert first.processor + 2 * _SPENT <= whole.processor
    assert whole.clock > first.clock
    assert progress.read(tmp_path / "rig.json") == whole


def test_a_second_rig_of_one_process_is_not_charged_for_the_first(tmp_path: Path) -> None:
    progress.in_batches("first", 3, _spend, resume=False, folder=tmp_path)
    second = progress.in_batches("second", 1, lambda _number: Tally(), resume=False, folder=tmp_path)

    assert second.processor < _SPENT


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody adopts them")
def test_what_a_killed_child_had_started_is_counted_too() -> None:
    meter, before = Meter(), _used_by_children()
    reading, writing = os.pipe()
    starts = (
        "import os, subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[1]], close_fds=False); "
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", starts, _SPENDS], pass_fds=(writing,), check=False)
    os.close(writing)
    os.read(reading, 1)  # its end: both are gone
    os.close(reading)

    begun = time.process_time()
    while _used_by_children() - before < _SPENT:  # it is gone, and a moment later ready to be waited for
        meter.read()
        assert time.process_time() - begun < 10 * _SPENT


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_table_tells_each_rig_and_the_whole_on_two_cores(tmp_path: Path) -> None:
    spent = {"cuts": 600.0, f"{CANARY}cuts": 60.0, "cuts-part-no-sync": 9999.0}
    for name, seconds in spent.items():
        progress._keep(tmp_path / f"{name}.json", Tally(Counter(cuts=20_000), [], 1, seconds, 2 * seconds))

    told = progress.table(tmp_path).splitlines()

    assert told[2:] == [
        "| cuts | 20 000 cuts | 0 | 10.0 min | 20.0 min |",
        "| known to be bad | 1 red | – | 1.0 min | 2.0 min |",
        "| **all** | ÷ 2 cores: 5.5 min | – | 11.0 min | 22.0 min |",
    ]


def test_the_most_of_all_batches_is_no_sum(tmp_path: Path) -> None:
    def batch(number: int) -> Tally:
        return Tally(Counter({"files": 1, "MB at most": (3, 9, 5)[number]}))

    tally = progress.in_batches("rig", 3, batch, resume=False, folder=tmp_path)

    assert tally.counts == {"files": 3, "MB at most": 9}


BATCHED = [
    ("room", ["--room", "100"], "kills", 100),
    ("sheets", ["--sheets", "200"], "sheets", 400),
    ("sentinels", ["--sentinels"], "places", 200),
    ("slow-disk", ["--slow-disk"], "calls kept waiting", 200),
    ("hostile", ["--hostile"], "files", None),
    *((name, ["--backups", "1000"], "rounds", 1000) for name in ("killed-backups", "killed-restores", "flipped-bytes")),
]


@pytest.mark.skipif(os.name != "posix", reason="the rigs fork")
@pytest.mark.parametrize("name", sorted({name for name, *_rest in BATCHED}))
def test_what_is_done_is_not_done_again(tmp_path: Path, name: str) -> None:
    """All batches of a rig are told as done: it ends at once, with what was kept; one that began anew takes minutes."""
    _name, arguments, what, wanted = next(each for each in BATCHED if each[0] == name)
    count = wanted if wanted is not None else len(list(all_files()))
    kept = {"acknowledged": 1000, "ticks": 100, "watched": 1, "without a network": 1, "documents": 60}
    for each in [each for each in BATCHED if each[1] == arguments]:
        done = Tally(Counter(kept | {what: count}), [], 1000)
        progress._keep(tmp_path / progress.FOLDER / f"{each[0]}.json", done)
    before = {path: path.read_bytes() for path in (tmp_path / progress.FOLDER).iterdir()}

    command = [sys.executable, "-m", "tests.faults", *arguments, "--resume"]
    home = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(command, cwd=tmp_path, env=home, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    assert {path: path.read_bytes() for path in (tmp_path / progress.FOLDER).iterdir()} == before


@pytest.mark.parametrize(
    ("rig", "red"),
    [
        ("import sys; sys.exit('a fault that was found')", True),
        ("print('faults 0')", False),
        ("1 / 0", False),
        ("import sys; sys.exit(1)", False),
    ],
)
def test_what_is_known_to_be_bad_must_tell_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rig: str, red: bool
) -> None:
    (tmp_path / "rig.py").write_text(rig)
    monkeypatch.chdir(tmp_path)

    assert canary.main(["rig"]) == (0 if red else 1)
    (tmp_path / "rig.py").write_text("print('faults 0')")
    assert canary.main(["rig", "--resume"]) == (0 if red else 1)  # asked again where it stayed green alone
    assert progress.read(tmp_path / f"{progress.FOLDER}/{CANARY}rig.json").processor > 0
