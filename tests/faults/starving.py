"""A writer whose memory runs out again and again: it goes on with what is left, and tells which writes were refused.

`python -m tests.faults.starving FOLDER SEED` writes into the dossier until it has been refused often enough, or dies.
"""

import random
import resource
import sys
from pathlib import Path

from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.errors import NotSavedError
from tests.faults.writer import ACTS, AUTHOR, Scene, _tell, now

REFUSALS, MOST_ACTS = 25, 2_000
_ROOM = 48 << 20  # bytes beyond what the warmed writer holds
_PIECES = (1 << 20, 1 << 16, 1 << 12)


def starve(folder: Path, seed: int) -> int:
    """Write with hardly any memory; how many writes were refused for want of it."""
    chance = random.Random(seed)
    refused, said = 0, ""
    with open_workspace(folder, AUTHOR, now) as workspace:
        scene = Scene.of(workspace, chance)
        for act in ACTS:  # what is loaded once is loaded
            act(scene)[1]()
        resource.setrlimit(resource.RLIMIT_AS, (_held() + _ROOM, resource.RLIM_INFINITY))
        for _each in range(MOST_ACTS):
            if refused == REFUSALS:
                break
            promised, act_now = chance.choice(ACTS)(scene)
            _tell(1, "trying", promised)
            ballast = _all_but(chance.choice((0, 1 << 15, 1 << 17, 1 << 19, 1 << 21, 1 << 23)))
            try:
                done = act_now()
            except (MemoryError, NotSavedError) as error:
                ballast.clear()
                refused += 1
                said = said or (error.user_message if isinstance(error, NotSavedError) else "")
                scene.last_change = []
                _tell(1, "refused", {})
                continue
            finally:
                ballast.clear()
            _tell(1, "committed", promised | done)
    sys.stderr.write(f"{said}\n")
    return refused


def _held() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * resource.getpagesize()


def _all_but(left: int) -> list[bytearray]:
    """Hold whatever can be had, then give about `left` bytes back."""
    held: list[bytearray] = []
    for size in _PIECES:
        while True:
            try:
                held.append(bytearray(size))
            except MemoryError:
                break
    while left > 0 and held:
        left -= len(held.pop())
    return held


if __name__ == "__main__":
    refused_in_all = starve(Path(sys.argv[1]), int(sys.argv[2]))
    sys.stderr.write(f"refused {refused_in_all}\n")
