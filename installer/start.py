"""How an installed program begins: as `csxl`, whose own executable is also its reading process.

Beside a file called `portable` (a stick), everything that the program keeps for its user stays in `data`, there.
"""

import os
import sys
from pathlib import Path

MARK, DATA = "portable", "data"


def start() -> None:
    folder = Path(sys.executable).parent
    sys.frozen = True  # type: ignore[attr-defined] # what a bundle is known by
    if (folder / MARK).exists():
        os.environ.setdefault("CSXL_HOME", str(folder / DATA))

    from csxl_desktop.__main__ import run  # reads the environment

    run()


if __name__ == "__main__":
    start()
