"""What a measured process prints of itself; it imports nothing that would be measured with it."""

import sys
from pathlib import Path

IDLE = 2000  # milliseconds of rest before the memory is read


def memory() -> dict[str, int]:
    """Resident and proportional bytes of this process, as Linux counts them."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    figures = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines}
    return {"rss": figures["Rss"], "pss": figures["Pss"]}


def say(**figures: float) -> None:
    """One `name=value` a line, at once."""
    for name, value in figures.items():
        sys.stdout.write(f"{name}={value}\n")
    sys.stdout.flush()
