"""Forks from a process that stands warm: what it holds is shared, and no fork copies it in a search for cycles."""

import gc
import os


def settle() -> None:
    """Once all that the forks need was loaded and done here."""
    gc.collect()
    gc.freeze()


def fork() -> int:
    """As `os.fork`; the child lives too short a life to search for cycles."""
    child = os.fork()
    if child == 0:
        gc.disable()
    return child
