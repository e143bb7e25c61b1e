"""What a long rig has done so far, kept batch by batch: stopped in the middle, it goes on where it was."""

import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.faults.meter import Meter

FOLDER = Path("build/faults")
CANARY, PART = "canary-", "-part-"  # of a rig's name: what must go red, and what is no whole run
AT_MOST = " at most"  # ends the name of a figure that is no sum
FAULTS_SHOWN = 5


@dataclass
class Tally:
    """What a rig counted, under the names that its table shows; `faults` are sentences, none of them wanted."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    batches: int = 0
    processor: float = 0.0  # seconds, of all runs of the rig together
    clock: float = 0.0

    def line(self) -> str:
        told = (f"{name} {count:,}" for name, count in self.counts.items())
        return " · ".join([*told, f"faults {len(self.faults)}"]).replace(",", " ")


Batch = Callable[[int], Tally]


def in_batches(
    rig: str, wanted: int, batch: Batch, *, resume: bool, folder: Path = FOLDER, most: int = FAULTS_SHOWN
) -> Tally:
    """Run batches 0 to `wanted`, those done before left out where `resume` says so; stops at the `most`-th fault."""
    kept = folder / f"{rig}.json"
    tally = read(kept) if resume else Tally()
    meter = _meter()
    while tally.batches < wanted and len(tally.faults) < most:
        done = batch(tally.batches)
        _add(tally.counts, done.counts)
        tally.faults += done.faults
        tally.batches += 1
        processor, clock = meter.read()
        tally.processor += processor
        tally.clock += clock
        _keep(kept, tally)
    return tally


def _add(counts: Counter[str], more: Counter[str]) -> None:
    """What is told "at most" is the most of all batches; all else is their sum."""
    for name, count in more.items():
        counts[name] = max(counts[name], count) if name.endswith(AT_MOST) else counts[name] + count


def most_faults(known_bad: str) -> int:
    """Faults after which a rig stops: of what is known to be bad one is enough."""
    return 1 if known_bad else FAULTS_SHOWN


def judged(tally: Tally, enough: bool) -> int:
    """Say what a rig found; 1 where it found a fault, or did too little to prove anything."""
    for fault in tally.faults:
        print(f"  {fault}", file=sys.stderr)
    print(tally.line())
    if not enough:
        print("too little work was acknowledged: the rig proves nothing", file=sys.stderr)
    return 1 if tally.faults or not enough else 0


def read(kept: Path) -> Tally:
    """What a rig had done when it was stopped."""
    if not kept.exists():
        return Tally()
    told = json.loads(kept.read_text())
    return Tally(**told | {"counts": Counter(told["counts"])})


def table(folder: Path = FOLDER) -> str:
    """What was run so far, as docs/measurements.md keeps it; what is known to be bad counts for its time alone."""
    tallies = {path.stem: read(path) for path in sorted(folder.glob("*.json")) if PART not in path.stem}
    rigs = {name: tally for name, tally in tallies.items() if not name.startswith(CANARY)}
    lines = ["| Rig | Done | Faults | Processor | Clock |", "|---|---|---|---|---|"]
    for name, tally in rigs.items():
        told = ", ".join(f"{count:,} {what}".replace(",", " ") for what, count in tally.counts.items())
        lines.append(f"| {name.replace('-', ' ')} | {told} | {len(tally.faults)} | {_times(tally)} |")
    bad = [tally for name, tally in tallies.items() if name not in rigs]
    lines.append(f"| known to be bad | {len(bad)} red | – | {_times(*bad)} |")
    whole = sum(tally.processor for tally in tallies.values()) / 60
    lines.append(f"| **all** | ÷ 2 cores: {whole / 2:.1f} min | – | {_times(*tallies.values())} |")
    return "\n".join(lines)


def _times(*tallies: Tally) -> str:
    processor, clock = (sum(getattr(tally, name) for tally in tallies) / 60 for name in ("processor", "clock"))
    return f"{processor:.1f} min | {clock:.1f} min"


@cache
def _meter() -> Meter:
    """One in a process: what a first rig used is not counted for a second one."""
    return Meter()


def _keep(kept: Path, tally: Tally) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    part.write_text(json.dumps(vars(tally)))
    part.replace(kept)
