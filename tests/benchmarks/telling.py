"""What a measured process prints of itself; it imports nothing that would be measured with it."""

import sys
from pathlib import Path

IDLE = 2000  # milliseconds of rest before the memory is read


def memory() -> dict[str, int]:
    """Resident and proportional bytes of this process, as Linux counts them."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    figures = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines}
    return {"rss": figures["Rss"], "pss": figures["Pss"]}


def most_memory() -> int:
    """The most that was ever resident of this process.

    Not `ru_maxrss`: Linux lets a process begin with what the one that started it had, and the bench has 300 MB.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def say(**figures: float) -> None:
    """One `name=value` a line, at once."""
    for name, value in figures.items():
        sys.stdout.write(f"{name}={value}\n")
    sys.stdout.flush()
