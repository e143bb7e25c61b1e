"""`make manual`: the pictures of the manual, from the real window on the demonstration, small enough to ship.

`python -m tests.manual_pictures FOLDER [NAME…]` takes only the pictures whose name begins with one of the names.
The clock stands still, chance falls alike and the computer has a name of ours, so that a picture changes only where
the window does.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Self

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1.5"  # as sharp as `ui/manual/browser` says
os.environ["TZ"] = "Europe/Brussels"

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PIL import Image
from PySide6.QtCore import QBuffer, QElapsedTimer, QIODevice, QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop import app as program
from csxl_desktop.app import Application
from csxl_desktop.services import protection
from csxl_desktop.storage.database import Author
from csxl_desktop.system import clock, identifiers
from csxl_desktop.ui.meetings.room import clock as room_clock
from csxl_desktop.ways_in import demo_workspace
from tests.screenshots import PERSON, SHOTS, Studio
from tests.shots import Shot

assert csxl_desktop.ui

WINDOW, NARROW, MIDDLE = QSize(1366, 768), QSize(1080, 680), QSize(1240, 700)
WIDEST = 760  # pixels on the screen
COLOURS = 48


class Still(datetime):
    """The clock of all pictures."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        moment = cls(2026, 11, 23, 8, 15, tzinfo=UTC)
        return moment.astimezone(tz) if tz is not None else moment.astimezone().replace(tzinfo=None)


class Dice(Random):
    """What is drawn by chance (keys, the code of a rescue sheet), the same for all pictures."""

    def token_bytes(self, count: int) -> bytes:
        return self.randbytes(count)

    def randbits(self, count: int) -> int:
        return self.getrandbits(count)

    def SystemRandom(self) -> Random:
        return self


class StoppedWatch(QElapsedTimer):
    """In the room of all pictures, no second has passed."""

    def elapsed(self) -> int:
        return 0


def hold_still(app: QApplication) -> None:
    """What differs from one run to the next, and from one computer to another."""
    dice, moment = Dice(24), Still.now(UTC).timestamp() * 1000
    replaced = {
        (clock, "datetime"): Still,
        (program, "workstation"): lambda: "poste-1",
        (identifiers, "secrets"): dice,
        (identifiers._keys, "_milliseconds"): lambda: int(moment),
        (protection, "secrets"): dice,
        (room_clock, "QElapsedTimer"): StoppedWatch,
    }
    for (where, name), stands_for in replaced.items():
        setattr(where, name, stands_for)
    app.setCursorFlashTime(0)


Part = Callable[[Studio], Sequence[QWidget]]


@dataclass(frozen=True)
class Picture:
    """A picture of the manual: the shot that it is a part of, and the widgets that it shows (all: the window)."""

    name: str
    shot: str
    part: Part | None = None
    size: QSize = WINDOW


def _record(studio: Studio) -> Sequence[QWidget]:
    return (studio.page().record,)


def _right(studio: Studio) -> Sequence[QWidget]:
    return (studio.page().right,)


def _page(studio: Studio) -> Sequence[QWidget]:
    return (studio.page(),)


def _place(studio: Studio) -> Sequence[QWidget]:
    return (studio.page().place(),)


def _choices(studio: Studio) -> Sequence[QWidget]:
    view = studio.page().memory.shared
    return (view.notice, view.discards)


PICTURES = (
    Picture("home", "accueil", _page, MIDDLE),
    Picture("backups", "accueil-sauvegardes", _page, NARROW),
    Picture("history", "accueil-historique", _page, NARROW),
    Picture("protection", "accueil-protection", _page, QSize(1080, 800)),
    Picture("bag", "accueil-mallette", _page, NARROW),
    Picture("shared", "accueil-partage", _choices, QSize(1080, 800)),
    Picture("directory", "repertoire-membres", _page, MIDDLE),
    Picture("act", "repertoire-acter", _right),
    Picture("organisation", "repertoire-fiche", _right),
    Picture("erase", "repertoire-effacer", _right),
    Picture("import", "repertoire-importer-apercu", _page, MIDDLE),
    Picture("group", "groupes-annee", _right),
    Picture("figures", "evaluation-chiffres", _place),
    Picture("testimonial", "evaluation-temoignages", _place),
    Picture("newsletter", "apres-lettre", _place),
    Picture("report", "evaluation-rapport", _place),
    Picture("proofreading", "evaluation-relecture", _place),
    Picture("subsidy", "subside-dossier", _place),
    Picture("opening", "agendas-ouvrir", _page, NARROW),
    Picture("prepare", "agenda-preparer", _record),
    Picture("convene", "agenda-convoquer", _record),
    Picture("room", "tenir-salle", None, NARROW),
    Picture("write", "agenda-rediger", _record),
    Picture("approve", "agenda-approuver", _record),
    Picture("actions", "apres-actions", _page, MIDDLE),
    Picture("document", "agenda-liste-de-presence", _record),
)


def take(studio: Studio, picture: Picture, shot: Shot) -> bytes:
    """The picture as a PNG of few colours."""
    studio.window().resize(picture.size)
    studio.window().show_tab(shot.tab)
    studio.settle()
    shot.prepare(studio)
    studio.settle()
    widget = shot.taken(studio)
    widget.resize(picture.size)
    studio.settle()
    for _turn in range(5):
        QApplication.processEvents()
    studio.window().undo_strip.leave()
    studio.window().toast.leave()
    where = _where(widget, picture.part(studio)) if picture.part else widget.rect()
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab(where).save(data, "PNG")
    studio.page().escape()
    studio.settle()
    return small(bytes(data.data().data()))


def _where(window: QWidget, parts: Sequence[QWidget]) -> QRect:
    place = QRect()
    for part in parts:
        place = place.united(QRect(part.mapTo(window, QPoint()), part.size()))
    return place.intersected(window.rect())


def small(data: bytes) -> bytes:
    """As wide as it is read, in a palette of its own."""
    with Image.open(BytesIO(data)) as opened:
        picture = opened.convert("RGB")
    widest = round(WIDEST * 1.5)
    if picture.width > widest:
        picture = picture.resize((widest, round(picture.height * widest / picture.width)), Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(arguments: Sequence[str]) -> int:
    time.tzset()
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = tuple(arguments[1:])
    shots = {shot.name: shot for shot in SHOTS}
    with tempfile.TemporaryDirectory(prefix="csxl-pictures-") as made:
        os.environ["CSXL_HOME"] = made
        app = QApplication(sys.argv[:1])
        hold_still(app)
        demo = Path(made) / "demo"
        Application(app).close()  # speaks French from here on
        demo_workspace(demo, Author(PERSON, "poste-1")).close()
        studio = Studio(app, demo, "light")
        for picture in PICTURES:
            if not wanted or picture.name.startswith(wanted):
                path = folder / f"{picture.name}.png"
                path.write_bytes(take(studio, picture, shots[picture.shot]))
                print(path, path.stat().st_size)
        studio.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
