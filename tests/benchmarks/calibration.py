"""What this machine gives just now."""

import time


def calibration() -> float:
    """A fixed piece of work in plain Python, in milliseconds: what this machine gives just now."""
    started = time.perf_counter()
    names = [f"{number:05} organisation" for number in range(20_000)]
    assert sum("99" in name for name in names)
    return (time.perf_counter() - started) * 1000
