"""The rigs under the shim, in batches: calls that fail, deaths at every call, power cuts; and a little of them all."""

import argparse
import json
import tempfile
from pathlib import Path

from tests.faults import cuts, every_call
from tests.faults.progress import Tally, in_batches, judged, most_faults
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import DEATHS, FAILURES, WAYS

_CUTS_OF_A_RECORDING = 200
_FEW_CUTS = 25
_LAST_CALLS = 8
_DEATHS_TO_A_FAILURE = 4  # they cost less
_STRIDES = {
    "output": 2,
    "draft": 3,
    "save": 150,
    "import": 150,
    "migrate": 2000,
    "backup": 400,
    "restore": 15,
    "merge": 1200,
}


def of_calls(chosen: argparse.Namespace) -> int:
    """Every way of failing is a batch."""
    name, known_bad = chosen.calls, chosen.known_bad
    if name not in SCENARIOS:
        raise SystemExit(f"--calls {name}: one of {', '.join(SCENARIOS)}")
    ways = [chosen.way] if chosen.way else [*WAYS]
    strides = {way: chosen.deaths if way in DEATHS else chosen.stride for way in WAYS}
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            each = ways[number]
            return every_call.play(name, each, Path(folder), stride=strides[each], known_bad=known_bad)

        few = max(strides.values())
        part = f"-part-{chosen.way}-{few}-{known_bad}" if chosen.way or known_bad else f"-each-{few}" if few > 1 else ""
        most = 1 if known_bad else len(ways) * every_call.FAULTS_SHOWN
        tally = in_batches(f"calls-{name}{part}", len(ways), batch, resume=chosen.resume, most=most)
    return judged(tally, tally.counts["points"] > 0)


def of_cuts(chosen: argparse.Namespace) -> int:
    """Power cuts, new work recorded for each batch."""
    wanted, known_bad = chosen.cuts, chosen.known_bad
    size = min(wanted, _CUTS_OF_A_RECORDING)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            place = chosen.seed * 1_000_003 + number
            recording = cuts.record(Path(folder), place, known_bad)
            return cuts.cut(recording, Path(folder), size, place, most=1 if known_bad else size)

        name = f"cuts-part-{known_bad}" if known_bad else "cuts"
        most = most_faults(known_bad)
        tally = in_batches(name, -(-wanted // size), batch, resume=chosen.resume, most=most)
    return judged(tally, tally.counts["acknowledged"] >= tally.counts["cuts"])


def of_a_little(_chosen: argparse.Namespace) -> int:
    """For the suite: a few calls of each scenario, a few cuts, and what is known to be bad."""
    told: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, stride in _STRIDES.items():
            tally = told[name] = Tally()
            for way in WAYS:
                each = -(-stride // _DEATHS_TO_A_FAILURE) if way in DEATHS else stride
                done = every_call.play(name, way, place, stride=each)
                tally.counts += done.counts
                tally.faults += done.faults
        last = every_call.calls("save", place) - _LAST_CALLS  # a refusal at the very end of an act that, twice, is two
        told["calls: last"] = every_call.play("save", "no-answer", place, first=last)
        told["calls: early"] = every_call.play("save", "kill", place, stride=60, known_bad="early")
        for way in FAILURES:
            told[f"calls: deaf, {way}"] = every_call.play("save", way, place, stride=60, known_bad="deaf")
        for setting in ("", *cuts.KNOWN_BAD):
            told[f"cuts: {setting}"] = cuts.cut(cuts.record(place, 1, setting), place, _FEW_CUTS, 1)
    print(json.dumps({name: [dict(tally.counts), tally.faults] for name, tally in told.items()}))
    return 0
