"""Ours: the window on the demonstration, started as the program starts, until its first list is filled and painted."""

import gc
import sys
from pathlib import Path

from csxl_desktop.__main__ import CYCLES_AFTER, main
from csxl_desktop.system.later_libraries import load_later


def run() -> int:
    """What `csxl --demo FOLDER` does, with a watch on its window."""
    gc.set_threshold(*CYCLES_AFTER)  # main does both, too, before it imports what follows
    load_later()
    import csxl_desktop.ui
    from csxl_desktop.app import Application
    from tests.benchmarks.watch import Watch

    assert csxl_desktop.ui
    watches: list[Watch] = []

    class Watched(Application):
        def open_demo(self, folder: Path) -> None:
            super().open_demo(folder)
            watches.append(Watch(self))

    sys.modules["csxl_desktop.app"].Application = Watched  # type: ignore[attr-defined]
    return main(["--demo", sys.argv[1]])


if __name__ == "__main__":
    sys.exit(run())
