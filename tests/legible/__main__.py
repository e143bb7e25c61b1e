"""`make legible`: every picture of the window measured instead of taken; `--help` tells the choices."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from csxl_desktop.app import Application
from csxl_desktop.storage.database import Author
from csxl_desktop.ways_in import demo_workspace
from tests.legible.clipping import clipped
from tests.legible.focus import unseen_focus
from tests.legible.reach import unreachable
from tests.screenshots import PERSON, SHOTS, SIZE, Studio

MEASURES = {"clipping": clipped, "reach": unreachable, "focus": unseen_focus}


def measured(studio: Studio, names: tuple[str, ...], size: QSize, measures: Sequence[str]) -> dict[str, list[str]]:
    """The faults of each picture whose name begins with one of `names`, by its name."""
    found: dict[str, list[str]] = {}
    for shot in SHOTS:
        if names and not shot.name.startswith(names):
            continue
        try:
            with studio.placed(shot, size) as widget:
                found[shot.name] = [fault for each in measures for fault in MEASURES[each](widget)]
        except (AttributeError, ImportError, LookupError, StopIteration, TimeoutError) as error:
            found[shot.name] = [f"not reached: {type(error).__name__}: {error}"]
    return found


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="pictures whose name begins so; all of them without")
    parser.add_argument("--languages", default="fr,nl,en")
    parser.add_argument("--palettes", default="light")
    parser.add_argument("--measures", default="clipping,reach")
    parser.add_argument("--size", default=f"{SIZE.width()}x{SIZE.height()}")
    parser.add_argument("--text-size", default="100", help="of the letters, in percent")
    chosen = parser.parse_args(arguments)
    width, height = (int(side) for side in chosen.size.split("x"))
    bad = 0
    with tempfile.TemporaryDirectory(prefix="csxl-legible-") as made:
        os.environ["CSXL_HOME"] = made
        app = QApplication(sys.argv[:1])
        demo = Path(made) / "demo"
        Application(app).close()
        demo_workspace(demo, Author(PERSON, "poste-1")).close()
        for language in chosen.languages.split(","):
            for palette in chosen.palettes.split(","):
                studio = Studio(app, demo, palette, language, chosen.text_size, pictures=False)
                found = measured(studio, tuple(chosen.names), QSize(width, height), chosen.measures.split(","))
                studio.close()
                for name, faults in found.items():
                    bad += len(faults)
                    for fault in faults:
                        print(f"{language} {palette} {name}: {fault}", flush=True)
    print(f"{bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
