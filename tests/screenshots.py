"""`make screenshots`: every page of the window on the demonstration, light and dark, 1366×768, as PNG.

`python -m tests.screenshots FOLDER [NAME…]` takes only the pictures whose name begins with one of the names.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QSize, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from csxl_desktop.app import Application, demo_workspace
from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.i18n import _
from csxl_desktop.storage.database import Author
from csxl_desktop.ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from csxl_desktop.domain.meeting_rows import MeetingRow

SIZE = QSize(1366, 768)
THEMES = ("light", "dark")
PERSON = "Ana Test"
PATIENCE = 30_000  # milliseconds until a page must be painted
_LETTERS = 0.02  # the part of a printed page that is not paper, at least
HOME, DIRECTORY, MEETINGS, GROUPS, EVALUATION = range(5)
assert csxl_desktop.ui


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the tab, and what is done there before it is taken."""

    name: str
    tab: int
    prepare: Callable[["Studio"], object] = lambda _studio: None


def _meeting(behaviour: BasicKind, step: Step | None = None, document: str = "") -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.press(_("List"))
        studio.window().open_record("meeting", studio.held(behaviour).id)
        studio.settle()
        record = studio.page().record
        if step is not None:
            record.show_step(step)
        if document:
            record.show_document(document)

    return prepare


def _place(key: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().show_place(key)

    return prepare


def _view(view: str, *, first: bool = True) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().list.turn_to(view)
        studio.settle()
        if first:
            studio.page().list.table().choose_first()

    return prepare


def _new_meeting(studio: "Studio") -> None:
    studio.press(_("List"))
    studio.page().new_record()


def _opened(kind: str, name: str, card: str = "") -> Callable[["Studio"], object]:
    """The record called `name`, scrolled to one of its cards."""

    def prepare(studio: "Studio") -> None:
        page = studio.page()
        page.list.turn_to("people" if kind == "person" else "organisations")
        studio.settle()
        row = next(row for row in page.list.model().rows() if getattr(row, "name", "") == name or _is(row, name))
        page.open_record(kind, row.id)
        studio.settle()
        panel = page.person if kind == "person" else page.organisation
        if card:
            studio.show_card(panel, getattr(panel.details, card))

    return prepare


def _is(row: Any, name: str) -> bool:
    return getattr(row, "full_name", "") == name


def _lists(key: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().open_tool("lists")
        studio.settle()
        studio.page().tool().turn_to(key)

    return prepare


def _filtered(studio: "Studio") -> None:
    page = studio.page()
    page.list.turn_to("organisations")
    studio.settle()
    page.list.facets.more.click()


IMPORTED = (
    "Organisation\tPrénom\tNom\tVille\tMembre depuis\n"
    "Les Nouveaux Tilleuls\tInès\tMorel\tIxelles\t01/03/2026\n"
    "\tPaul\tSans Maison\tIxelles\t\n"
    "Le Port Tranquille\tNoor\tHaddad\tUccle\tl’an dernier\n"
)


def _import(studio: "Studio", *, on: str = "") -> Any:
    """The import page with members of the demonstration, some changed, and lines that need somebody."""
    page = studio.page()
    page.list.turn_to("members")
    studio.settle()
    rows = page.list.organisations.rows()[:-4]
    renamed = f"{rows[0].name} et environs\t\t\t\t\n" if rows else ""
    kept = "".join(f"{row.name}\tAnaïs\tVan Acker\tIxelles\t\n" for row in rows[1:3])
    same = "".join(f"{row.name}\t\t\t\t\n" for row in rows[3:])
    page.open_tool("import")
    tool = page.tool()
    tool.read_text(IMPORTED + renamed + kept + same)
    studio.settle()
    if on:
        tool.day.edit.setText(on)
        tool.day.flush()
        studio.settle()
    return tool


def _import_preview(studio: "Studio") -> None:
    _import(studio, on="31/12/2025").preview.table.choose_first()


def _import_changes(studio: "Studio") -> None:
    preview = _import(studio, on="31/12/2025").preview
    changed = next(at for at, line in enumerate(preview.model.rows()) if line.outcome.value == "changed")
    preview.table.selectRow(changed)


def _import_kept(studio: "Studio") -> None:
    """An import written, two of its lines set aside."""
    tool = _import(studio)
    for _line in range(2):
        tool.preview.table.choose_first()
        tool.preview.detail.aside_button.click()
        studio.settle()
    tool.import_button.click()
    studio.settle()


def _earlier_imports(studio: "Studio") -> None:
    _import_kept(studio)
    studio.page().open_tool("import")
    studio.settle()
    studio.page().tool().earlier.imports.choose_first()
    studio.page().tool().earlier.aside.choose_first()


def _import_undo(studio: "Studio") -> None:
    page = studio.page()
    page.list.turn_to("members")
    studio.settle()
    row = next(row for row in page.list.organisations.rows() if row.name == "Les Nouveaux Tilleuls")
    page.open_record("organisation", row.id)
    studio.settle()
    page.organisation.identity.fields["city"].edit.setText("Sainte-Alix")
    page.organisation.identity.fields["city"].flush()
    studio.settle()
    page.open_tool("import")
    studio.settle()
    page.tool().earlier.imports.choose_first()
    page.tool().earlier.undo_button.click()


SHOTS = (
    Shot("01-accueil", HOME),
    Shot("02-repertoire-membres", DIRECTORY, _view("members")),
    Shot("03-repertoire-organisations", DIRECTORY, _view("organisations")),
    Shot("04-repertoire-personnes", DIRECTORY, _view("people")),
    Shot("05-repertoire-comite", DIRECTORY, _view("committee", first=False)),
    Shot("06-repertoire-imprimer", DIRECTORY, lambda studio: studio.page().print_current()),
    Shot("07-repertoire-nouveau", DIRECTORY, lambda studio: studio.page().new_record()),
    Shot("08-repertoire-importer", DIRECTORY, lambda studio: studio.page().open_tool("import")),
    Shot("08a-repertoire-candidatures", DIRECTORY, lambda studio: studio.page().open_tool("candidates")),
    Shot("08b-repertoire-elections", DIRECTORY, lambda studio: studio.page().open_tool("elections")),
    Shot("08c-repertoire-textes", DIRECTORY, lambda studio: studio.page().open_tool("texts")),
    Shot("09-repertoire-fiche", DIRECTORY, _opened("organisation", "CPAS de Sainte-Alix")),
    Shot("09-repertoire-horaire", DIRECTORY, _opened("organisation", "CPAS de Sainte-Alix", "hours")),
    Shot("09-repertoire-neerlandais", DIRECTORY, _opened("organisation", "CPAS de Sainte-Alix", "dutch")),
    Shot("09-repertoire-champs", DIRECTORY, _opened("organisation", "Maison de quartier des Tilleuls", "tags")),
    Shot("09-repertoire-personne", DIRECTORY, _opened("person", "Solveig Hendrikx")),
    Shot("09-repertoire-filtres", DIRECTORY, _filtered),
    Shot("09-repertoire-listes", DIRECTORY, _lists("categories")),
    Shot("09-repertoire-etiquettes", DIRECTORY, _lists("tags")),
    Shot("09-repertoire-champs-propres", DIRECTORY, _lists("fields")),
    Shot("08b-repertoire-importer-apercu", DIRECTORY, _import_preview),
    Shot("08c-repertoire-importer-changements", DIRECTORY, _import_changes),
    Shot("08d-repertoire-importations", DIRECTORY, _earlier_imports),
    Shot("08e-repertoire-annuler-importation", DIRECTORY, _import_undo),
    Shot("10-agenda-preparer", MEETINGS, _meeting(BasicKind.PLENARY, Step.PREPARE)),
    Shot("11-agenda-convoquer", MEETINGS, _meeting(BasicKind.PLENARY, Step.CONVENE)),
    Shot("12-agenda-tenir", MEETINGS, _meeting(BasicKind.PLENARY, Step.HOLD)),
    Shot("13-agenda-rediger", MEETINGS, _meeting(BasicKind.PLENARY, Step.WRITE)),
    Shot("14-agenda-envoyer", MEETINGS, _meeting(BasicKind.PLENARY, Step.SEND)),
    Shot("15-agenda-approuver", MEETINGS, _meeting(BasicKind.PLENARY, Step.APPROVE)),
    Shot("16-agenda-marche", MEETINGS, _meeting(BasicKind.WALK)),
    Shot("17-agenda-evenement-raconter", MEETINGS, _meeting(BasicKind.EVENT, Step.TELL)),
    Shot("18-agenda-mois", MEETINGS, lambda studio: studio.press(_("Month"))),
    Shot("19-agenda-annee", MEETINGS, lambda studio: studio.press(_("Year"))),
    Shot("20-agenda-nouveau", MEETINGS, _new_meeting),
    Shot("21-agenda-invitation", MEETINGS, _meeting(BasicKind.PLENARY, document="invitation")),
    Shot("22-agenda-liste-de-presence", MEETINGS, _meeting(BasicKind.PLENARY, document="attendance-sheet")),
    Shot("23-agenda-pv", MEETINGS, _meeting(BasicKind.PLENARY, document="minutes")),
    Shot("30-groupes-annee", GROUPS, lambda studio: studio.press(_("The year"))),
    Shot("31-groupes-groupe", GROUPS, lambda studio: studio.press(_("The group"))),
    Shot("32-groupes-rapport", GROUPS, lambda studio: studio.press(_("Its page of the report"))),
    Shot("40-evaluation-chiffres", EVALUATION, _place("figures")),
    Shot("41-evaluation-temoignages", EVALUATION, _place("testimonials")),
    Shot("42-evaluation-partenariats", EVALUATION, _place("partnerships")),
    Shot("43-evaluation-informations", EVALUATION, _place("news")),
    Shot("44-evaluation-rapport", EVALUATION, _place("report")),
)


class Studio:
    """The program on the demonstration, in one theme."""

    def __init__(self, app: QApplication, demo: Path, theme: str) -> None:
        self._app = app
        self.program = Application(app)
        self.program.state.set_text("person", PERSON)
        self.program.state.set_text("theme", theme)
        self.program.state.set_text("window/tab", "0")
        self.program.close()  # the theme is read when the program begins
        self.program = Application(app)
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
        wanted = next(
            each for each in self.page().findChildren(QAbstractButton) if each.text() == word and each.isVisible()
        )
        wanted.click()
        self.settle()

    def shoot(self, shot: Shot, path: Path) -> None:
        """Go to the place, wait until it is painted, keep the picture."""
        self.window().show_tab(shot.tab)
        self.settle()
        shot.prepare(self)
        self.settle()
        keep(self.window(), path)
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
        return not any(_is_blank(each) for each in self.program.window.findChildren(PdfPreview) if each.isVisible())

    def close(self) -> None:
        assert self.program.window is not None
        self.program.window.close()
        self.program.close()


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
    """The picture of `widget` at the size of a small office screen."""
    widget.resize(SIZE)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    print(path)


def start_page(app: QApplication, theme: str, path: Path) -> None:
    program = Application(app)
    program.state.set_text("theme", theme)
    program.close()
    program = Application(app)
    program.show_start_page()
    assert program.window is not None
    keep(program.window, path)
    program.window.close()
    program.close()


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = tuple(arguments[1:])
    with tempfile.TemporaryDirectory(prefix="csxl-pictures-") as made:
        os.environ["CSXL_HOME"] = made
        app = QApplication(sys.argv[:1])
        demo = Path(made) / "demo"
        Application(app).close()  # speaks French from here on
        demo_workspace(demo, Author(PERSON, "poste-1")).close()
        missed = [name for theme in THEMES for name in _take(app, demo, theme, folder, wanted)]
    for name in missed:
        sys.stderr.write(f"Not taken: {name}\n")
    return 1 if missed else 0


def _take(app: QApplication, demo: Path, theme: str, folder: Path, wanted: tuple[str, ...]) -> list[str]:
    """All the pictures of a theme; returns those that could not be taken."""
    if not wanted or "00".startswith(wanted):
        start_page(app, theme, folder / f"00-ouverture-{theme}.png")
    missed = []
    studio = Studio(app, demo, theme)
    for shot in SHOTS:
        if wanted and not shot.name.startswith(wanted):
            continue
        try:
            studio.shoot(shot, folder / f"{shot.name}-{theme}.png")
        except (AttributeError, ImportError, LookupError, StopIteration, TimeoutError) as error:
            missed.append(f"{shot.name}-{theme} ({type(error).__name__}: {error})")
    studio.close()
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
