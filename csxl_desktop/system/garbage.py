"""Python's search for dead objects that hold each other, made only where and when the program asks for it."""

import gc


def hold() -> None:
    """Search no more in the middle of whatever a thread happens to do; from now on `collect_if_due` does it."""
    gc.disable()


def collect_if_due() -> bool:
    """Search as far as Python itself would by now (its thresholds still count); whether anything was due."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return True
    return False
