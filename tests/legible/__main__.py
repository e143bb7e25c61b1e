"""`make legible`: every picture of the window measured instead of taken; `--help` tells the choices."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.app import Application
from csxl_desktop.storage.database import Author
from csxl_desktop.ui.theme import PALETTES
from csxl_desktop.ways_in import create_dossier, demo_workspace
from tests.legible.clipping import clipped
from tests.legible.focus import unseen_focus
from tests.legible.reach import unreachable
from tests.legible.sideways import sideways
from tests.screenshots import OFFICE, PERSON, SHOTS, SIZE, Studio
from tests.shots import Shot
from tests.shots.empty import EMPTY_SHOTS

MEASURES = {"clipping": clipped, "sideways": sideways, "reach": unreachable, "focus": unseen_focus}


FIRST_PAGE = "ouverture"
_ONCE = {"sideways", "reach"}  # what no palette changes is measured in the first one


@dataclass(frozen=True)
class Wish:
    """What is measured: pictures whose name begins with one of `names` (all without), in which palettes and sizes."""

    names: tuple[str, ...]
    size: QSize
    text_size: str
    palettes: tuple[str, ...]
    measures: tuple[str, ...]

    def wants(self, name: str) -> bool:
        return not self.names or name.startswith(self.names)


class Measuring:
    """The faults of every picture in one language and palette, by name."""

    def __init__(self, wish: Wish, measures: Sequence[str]) -> None:
        self._wish, self._measures = wish, measures
        self.found: dict[str, list[str]] = {}

    def of(self, studio: Studio, shots: Sequence[Shot]) -> None:
        """The pictures of one dossier."""
        for shot in shots:
            if not self._wish.wants(shot.name):
                continue
            try:
                with studio.placed(shot, self._wish.size) as widget:
                    self._measure(shot.name, widget)
            except (AttributeError, ImportError, LookupError, StopIteration, TimeoutError) as error:
                self.found[shot.name] = [f"not reached: {type(error).__name__}: {error}"]

    def of_first_page(self, studio: Studio) -> None:
        """The page that stands where no dossier is open, in the place of the window of the studio."""
        if self._wish.wants(FIRST_PAGE):
            page = studio.program.show_start_page()
            page.resize(self._wish.size)
            for _turn in range(12):
                QApplication.processEvents()
            self._measure(FIRST_PAGE, page)

    def _measure(self, name: str, widget: QWidget) -> None:
        self.found[name] = [fault for each in self._measures for fault in MEASURES[each](widget)]


def measured(app: QApplication, folder: Path, language: str, wish: Wish) -> dict[tuple[str, str], list[str]]:
    """By palette and name: of the demonstration, of a new dossier and of the first page; `folder` holds the dossiers.

    Each palette has a window of its own: dressing one that stands takes longer than going to the page again.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for number, palette in enumerate(wish.palettes):
        measuring = Measuring(wish, [each for each in wish.measures if number == 0 or each not in _ONCE])
        for dossier, shots, last in (("demo", SHOTS, False), ("empty", EMPTY_SHOTS, True)):
            if any(wish.wants(shot.name) for shot in shots) or (last and wish.wants(FIRST_PAGE)):
                studio = Studio(app, folder / dossier, palette, language, wish.text_size, pictures=False)
                measuring.of(studio, shots)
                if last:
                    measuring.of_first_page(studio)
                studio.close()
        found |= {(palette, name): faults for name, faults in measuring.found.items()}
    return found


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="pictures whose name begins so; all of them without")
    parser.add_argument("--languages", default="fr,nl,en")
    parser.add_argument("--palettes", default=",".join(PALETTES))
    parser.add_argument("--measures", default="clipping,sideways,reach")
    parser.add_argument("--size", default=f"{SIZE.width()}x{SIZE.height()}")
    parser.add_argument("--text-size", default="100", help="of the letters, in percent")
    chosen = parser.parse_args(arguments)
    width, height = (int(side) for side in chosen.size.split("x"))
    wish = Wish(
        tuple(chosen.names),
        QSize(width, height),
        chosen.text_size,
        tuple(chosen.palettes.split(",")),
        tuple(chosen.measures.split(",")),
    )
    bad = 0
    with tempfile.TemporaryDirectory(prefix="csxl-legible-") as made:
        os.environ["CSXL_HOME"] = made
        app = QApplication(sys.argv[:1])
        Application(app).close()
        demo_workspace(Path(made, "demo"), Author(PERSON, "poste-1")).close()
        create_dossier(Path(made, "empty"), Author(PERSON, "poste-1"), OFFICE).close()
        for language in chosen.languages.split(","):
            for (palette, name), faults in measured(app, Path(made), language, wish).items():
                bad += len(faults)
                for fault in faults:
                    print(f"{language} {palette} {name}: {fault}", flush=True)
    print(f"{bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
