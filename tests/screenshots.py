"""`make screenshots`: every page of the window on the demonstration, light and dark, 1366×768, as PNG; `--help` tells
the choices."""

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QPoint, QSize, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from csxl_desktop.app import Application
from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.office import DEMONSTRATION
from csxl_desktop.storage.database import Author
from csxl_desktop.ui.home.guide import put_out_of_sight
from csxl_desktop.ui.widgets.pdf_preview import PdfPreview
from csxl_desktop.ways_in import create_dossier, demo_workspace
from tests.shots import Shot
from tests.shots.agenda_after import AFTER_SHOTS
from tests.shots.agenda_calendar import CALENDAR_SHOTS
from tests.shots.agenda_convene import CONVENE_SHOTS
from tests.shots.agenda_minutes import MINUTES_SHOTS
from tests.shots.agenda_room import ROOM_SHOTS
from tests.shots.dialogs import DIALOG_SHOTS
from tests.shots.directory import DIRECTORY_SHOTS
from tests.shots.empty import EMPTY_SHOTS
from tests.shots.evaluation_figures import FIGURE_SHOTS
from tests.shots.evaluation_funder import FUNDER_SHOTS
from tests.shots.evaluation_report import REPORT_SHOTS
from tests.shots.evaluation_sheets import SHEET_SHOTS
from tests.shots.evaluation_thread import THREAD_SHOTS
from tests.shots.evaluation_voices import VOICES_SHOTS
from tests.shots.groups_groups import GROUP_SHOTS
from tests.shots.other_tabs import FIRST_SHOT, OTHER_SHOTS
from tests.shots.safety import LAST_SHOT, SAFETY_SHOTS

if TYPE_CHECKING:
    from csxl_desktop.domain.meeting_rows import MeetingRow

SIZE = QSize(1366, 768)
THEMES = ("light", "dark")
PERSON = "Ana Test"
OFFICE = "Coordination Sociale de Sainte-Alix"
PATIENCE = 30_000  # milliseconds until a page must be painted
_LETTERS = 0.02  # the part of a printed page that is not paper, at least
assert csxl_desktop.ui


_AGENDA = (*CALENDAR_SHOTS, *CONVENE_SHOTS, *MINUTES_SHOTS, *ROOM_SHOTS, *AFTER_SHOTS)
_HOME = (*FIRST_SHOT, *SAFETY_SHOTS)
_EVALUATION = (*FIGURE_SHOTS, *VOICES_SHOTS, *FUNDER_SHOTS, *SHEET_SHOTS, *REPORT_SHOTS)
SHOTS = (
    *FIRST_SHOT,
    *SAFETY_SHOTS,
    *DIRECTORY_SHOTS,
    *OTHER_SHOTS,
    *GROUP_SHOTS,
    *THREAD_SHOTS,
    *_EVALUATION,
    *_AGENDA,
    *DIALOG_SHOTS,
    *LAST_SHOT,
)


class Studio:
    """The program on the demonstration, in one theme."""

    def __init__(
        self,
        app: QApplication,
        demo: Path,
        theme: str,
        language: str = "fr",
        size: str = "100",
        *,
        pictures: bool = True,
        room: QSize = SIZE,
    ) -> None:
        self._pictures, self._room = pictures, room
        self.program = Application(app, language)
        self.program.state.set_text("person", PERSON)
        self.program.state.set_text("theme", theme)
        self.program.state.set_text("text-size", size)
        self.program.state.set_text("window/tab", "0")
        put_out_of_sight(self.program.state, DEMONSTRATION)
        self.program.close()  # the theme is read when the program begins
        self.program = Application(app, language)
        self.program.open(demo)
        self.settle()

    def window(self) -> Any:
        """The window of the dossier."""
        assert self.program.desk is not None
        return self.program.desk.window

    def page(self) -> Any:
        """The page in front; each tab has its own parts."""
        return self.window().current_page()

    def held(self, behaviour: BasicKind) -> "MeetingRow":
        """The last meeting of a kind that was held this year."""
        rows: list[MeetingRow] = self.page().list.model.rows()
        return [row for row in rows if row.behaviour is behaviour and row.state is MeetingState.HELD][-1]

    def press(self, word: str) -> None:
        """Click the visible button that says `word`."""
        buttons = self.page().findChildren(QAbstractButton)
        wanted = [each for each in buttons if each.text() == word and each.isVisible()]
        wanted[0].click()
        self.settle()

    def shoot(self, shot: Shot, path: Path) -> None:
        """Go to the place, wait until it is painted, keep the picture."""
        with self.placed(shot, self._room) as widget:
            keep(widget, path)

    @contextmanager
    def placed(self, shot: Shot, size: QSize) -> Iterator[QWidget]:
        """What the picture would show, at `size` (a dialog as it opens); left again afterwards."""
        self.window().show_tab(shot.tab)
        self.settle()
        shot.prepare(self)
        self.settle()
        widget = shot.taken(self)
        if not isinstance(widget, QDialog):
            widget.resize(size)
        self.settle()  # a preview whose width changed is drawn anew, beside the window
        for _turn in range(12):  # a bar that takes a second row asks what holds it for more room, one by one
            QApplication.processEvents()
        yield widget
        if isinstance(widget, QDialog):
            widget.done(QDialog.DialogCode.Rejected)
            widget.deleteLater()
        self.page().escape()
        self.settle()

    def show_card(self, panel: QWidget, card: QWidget) -> None:
        """Scroll `panel` until `card` stands whole."""
        area = panel.findChild(QScrollArea)
        assert area is not None
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        area.verticalScrollBar().setValue(area.verticalScrollBar().value() + card.mapTo(area, QPoint()).y())

    def settle(self) -> None:
        """Until every answer has come and every document is on the screen."""
        heart = QTimer(interval=10)  # so that the loop below always has a next event
        heart.start()
        deadline = QDeadlineTimer(PATIENCE)
        while not self._rests():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if deadline.hasExpired():
                raise TimeoutError("the page is not painted")

    def _rests(self) -> bool:
        QApplication.sendPostedEvents()
        if self.program.jobs.busy or self.program.window is None:
            return False
        if not self._pictures:
            return True
        return not any(_is_blank(each) for each in self.program.window.findChildren(PdfPreview) if each.isVisible())

    def close(self) -> None:
        assert self.program.window is not None
        window, self.program.window, self.program.desk = self.program.window, None, None
        window.close()
        self.program.close()
        window.deleteLater()  # else the next palette is put on it as well
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _is_blank(preview: PdfPreview) -> bool:
    """Whether a document is still being laid out, or its page has no letter yet: Qt draws pages beside the window."""
    if preview.is_busy():
        return True
    if not preview.pdf():
        return False
    picture = preview.grab().toImage()
    middle = picture.width() // 2
    across, down = range(middle - 120, middle + 120, 2), range(80, picture.height() - 40, 2)
    tones = Counter(picture.pixel(x, y) for x in across for y in down)
    paper = tones.most_common(1)[0][1]
    return tones.total() - paper < tones.total() * _LETTERS


def keep(widget: QWidget, path: Path) -> None:
    """The picture of `widget`."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    print(path)


def start_page(app: QApplication, palette: str, path: Path, chosen: argparse.Namespace) -> None:
    program = Application(app, chosen.language)
    program.state.set_text("theme", palette)
    program.state.set_text("text-size", chosen.text_size)
    program.close()
    program = Application(app, chosen.language)
    program.show_start_page()
    assert program.window is not None
    program.window.resize(chosen.size)
    keep(program.window, path)
    program.window.close()
    program.close()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="pictures whose name begins so; all of them without")
    parser.add_argument("--palettes", default=",".join(THEMES))
    parser.add_argument("--language", default="fr")
    parser.add_argument("--size", type=_room, default=SIZE, help="of the window, as 1366x768")
    parser.add_argument("--text-size", default="100", help="of the letters, in percent")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="csxl-pictures-") as made:
        os.environ["CSXL_HOME"] = made
        app = QApplication(sys.argv[:1])
        demo, empty = Path(made) / "demo", Path(made) / "empty"
        Application(app).close()  # speaks French from here on
        demo_workspace(demo, Author(PERSON, "poste-1")).close()
        create_dossier(empty, Author(PERSON, "poste-1"), OFFICE).close()
        missed = [name for each in chosen.palettes.split(",") for name in _take(app, demo, empty, each, chosen)]
    for name in missed:
        sys.stderr.write(f"Not taken: {name}\n")
    return 1 if missed else 0


def _room(words: str) -> QSize:
    width, height = (int(side) for side in words.split("x"))
    return QSize(width, height)


def _take(app: QApplication, demo: Path, empty: Path, palette: str, chosen: argparse.Namespace) -> list[str]:
    """All the pictures of a palette; returns those that could not be taken."""
    wanted = tuple(chosen.names)
    if not wanted or "ouverture".startswith(wanted):
        start_page(app, palette, chosen.folder / f"00-ouverture-{palette}.png", chosen)
    missed = []
    for dossier, shots in ((demo, SHOTS), (empty, EMPTY_SHOTS)):
        if any(not wanted or shot.name.startswith(wanted) for shot in shots):
            # an empty document looks like no document
            studio = Studio(
                app, dossier, palette, chosen.language, chosen.text_size, pictures=dossier is demo, room=chosen.size
            )
            missed += _take_of(studio, shots, chosen.folder, wanted)
    return missed


def _take_of(studio: Studio, shots: Sequence[Shot], folder: Path, wanted: tuple[str, ...]) -> list[str]:
    """Those of one dossier; it is closed at the end."""
    missed, palette = [], studio.program.state.text("theme")
    for number, shot in enumerate(shots, start=1):
        if wanted and not shot.name.startswith(wanted):
            continue
        try:
            studio.shoot(shot, folder / f"{number:02}-{shot.name}-{palette}.png")
        except (AttributeError, ImportError, LookupError, StopIteration, TimeoutError) as error:
            missed.append(f"{shot.name}-{palette} ({type(error).__name__}: {error})")
    studio.close()
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
