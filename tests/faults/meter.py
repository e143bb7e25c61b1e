"""What a rig costs: seconds of processor, of its process and of all that it started, and seconds of the clock."""

import ctypes
import os
import resource
import sys
import time
from contextlib import suppress

_SUBREAPER = 36  # of Linux: whose parent was killed becomes a child of this process


class Meter:
    """`read` tells what was used since it was read last; the first time, since the process began.

    A process counts once it was waited for: what a killed child had started is adopted, so that it is.
    """

    def __init__(self) -> None:
        self._processor, self._clock = 0.0, time.monotonic()
        self._adopts = sys.platform == "linux" and ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0) == 0

    def read(self) -> tuple[float, float]:
        """Seconds of processor and of the clock."""
        if self._adopts:
            _wait_for_orphans()
        before = self._processor, self._clock
        self._processor, self._clock = processor(), time.monotonic()
        return self._processor - before[0], self._clock - before[1]


def processor() -> float:
    """Seconds that this process used so far, with those it started and has waited for."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def _wait_for_orphans() -> None:
    with suppress(ChildProcessError):  # none is left
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
