"""What a long rig has done so far, kept batch by batch: stopped in the middle, it goes on where it was."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path("build/faults")
_FAULTS_SHOWN = 5


@dataclass
class Tally:
    """What a rig counted, under the names that its table shows; `faults` are sentences, none of them wanted."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    batches: int = 0

    def line(self) -> str:
        told = (f"{name} {count:,}" for name, count in self.counts.items())
        return " · ".join([*told, f"faults {len(self.faults)}"]).replace(",", " ")


Batch = Callable[[int], Tally]


def in_batches(rig: str, wanted: int, batch: Batch, *, resume: bool, folder: Path = FOLDER) -> Tally:
    """Run batches 0 to `wanted`, those done before left out where `resume` says so; stops at the first faults."""
    kept = folder / f"{rig}.json"
    tally = read(kept) if resume else Tally()
    while tally.batches < wanted and len(tally.faults) < _FAULTS_SHOWN:
        done = batch(tally.batches)
        tally.counts.update(done.counts)
        tally.faults += done.faults
        tally.batches += 1
        _keep(kept, tally)
    return tally


def read(kept: Path) -> Tally:
    """What a rig had done when it was stopped."""
    if not kept.exists():
        return Tally()
    told = json.loads(kept.read_text())
    return Tally(Counter(told["counts"]), told["faults"], told["batches"])


def _keep(kept: Path, tally: Tally) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    part.write_text(json.dumps({"counts": dict(tally.counts), "faults": tally.faults, "batches": tally.batches}))
    part.replace(kept)
