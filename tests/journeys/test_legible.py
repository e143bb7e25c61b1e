"""The window for those who read it large, by keys, or by ear: a sample of what `make legible` measures whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop import i18n
from csxl_desktop.storage.database import Author
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.eyes import text_size
from csxl_desktop.ui.help_page import sheet_pdf
from csxl_desktop.ui.key_sheet import key_sections
from csxl_desktop.ui.qt_language import speak
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ways_in import create_dossier
from tests.documents.reading import whole_text
from tests.legible.__main__ import Wish, measured
from tests.legible.clipping import clipped
from tests.legible.focus import unseen_focus
from tests.legible.reach import controls, unreachable
from tests.legible.sideways import sideways
from tests.screenshots import OFFICE, PERSON, SHOTS, SIZE, Studio
from tests.shots.dialogs import DIALOG_SHOTS

SAMPLE = ("repertoire-membres", "repertoire-organisations", "agenda-preparer", "groupes-groupe", "evaluation-chiffres")
SIDE_BY_SIDE = (
    "repertoire-membres",
    "repertoire-imprimer-brochure",
    "agenda-preparer",
    "groupes-annee",
    "groupes-productions",
    "evaluation-rapport",
)
UNSCROLLED = (
    "subside-dossier",
    "accueil",
    "accueil-sauvegardes",
    "accueil-reglages",
    "accueil-papier",
    "accueil-typographie",
    "accueil-types",
    "accueil-mots",
    "accueil-mots-autre",
    "subside-reglages",
    "repertoire-membres",
    "repertoire-tout",
    "repertoire-selection",
    "repertoire-importer",
    "repertoire-importer-apercu",
    "repertoire-importer-changements",
    "repertoire-importer-question",
    "repertoire-importations",
    "repertoire-doublons",
    "repertoire-fusionner",
    "groupes-annee",
    "evaluation-chiffres",
    "evaluation-chiffres-derriere",
    "evaluation-chiffres-tableaux",
    "evaluation-chiffres-annees",
    "evaluation-swot",
    "evaluation-swot-preuves",
    "evaluation-partenariats",
    "evaluation-fiches-identite",
    "evaluation-fiches-texte",
    "evaluation-fiches-dates",
    "evaluation-fiches-rythme",
    "evaluation-fiches-page",
    "evaluation-zenquetes",
    "evaluation-zenquetes-questions",
    "evaluation-relecture",
    "evaluation-relecture-imprimee",
    "evaluation-passation",
    "evaluation-appel-temoignages",
    "evaluation-temoignages-accord",
    "agenda-preparer",
    "agenda-tenir",
    "agenda-evenement-raconter",
    "agenda-mois",
    "convene-marche",
    "pv-blocs",
    "apres-attestations",
    "apres-lettre",
    "apres-lettre-pages",
    "agendas-fermetures",
    "agendas-semaine",
    "groupes-groupe",
    "groupes-presence",
    "groupes-productions",
    "groupes-zfil",
)
EMPTY_UNSCROLLED = (
    "vide-repertoire-import",
    "vide-repertoire-duplicates",
    "vide-evaluation-relecture",
    "vide-evaluation-handover",
)
TABS = 5


@pytest.fixture
def studios(qapp: QApplication, demo: Path, home: Path) -> Iterator["Studios"]:
    assert home
    made = Studios(qapp, demo)
    yield made
    made.close()
    theme.apply(qapp, "light", resources())
    speak(qapp, "en")


class Studios:
    """The program on the demonstration, in one language and palette after the other."""

    def __init__(self, app: QApplication, demo: Path) -> None:
        self._app, self._demo = app, demo
        self._open: Studio | None = None

    def open(self, palette: str = "light", language: str = "fr", size: int = 100) -> Studio:
        self.close()
        self._open = Studio(self._app, self._demo, palette, language, str(size), pictures=False)
        return self._open

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def faults(studio: Studio, names: tuple[str, ...] = SAMPLE, size: QSize = SIZE) -> list[str]:
    found = list[str]()
    for shot in SHOTS:
        if shot.name in names:
            with studio.placed(shot, size) as window:
                found += [f"{shot.name}: {fault}" for fault in (*clipped(window), *unreachable(window))]
    return found


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_nothing_is_cut_and_everything_is_reached(studios: Studios, language: str) -> None:
    assert faults(studios.open(language=language)) == []


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_dialogs_show_all_their_words(studios: Studios, language: str) -> None:
    found = faults(studios.open(language=language), tuple(shot.name for shot in DIALOG_SHOTS))

    assert [each for each in found if "comes after" not in each] == []  # Qt's month begins with its days


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_list_and_record_stand_side_by_side_on_a_small_screen(studios: Studios, language: str) -> None:
    studio = studios.open(language=language)
    for shot in SHOTS:
        if shot.name in SIDE_BY_SIDE:
            with studio.placed(shot, SIZE) as window:
                parts = [each for each in window.findChildren(Splitter) if each.isVisible()]
                assert parts, shot.name
                assert {each.orientation() for each in parts} == {Qt.Orientation.Horizontal}, shot.name


def test_twice_as_large_nothing_is_lost_on_a_small_screen(studios: Studios) -> None:
    studio = studios.open(size=200)

    assert faults(studio, ("repertoire-membres",)) == []
    assert studio.window().width() <= SIZE.width()


@pytest.mark.parametrize("names", [("ouverture", "vide-accueil")])
def test_a_new_dossier_and_the_first_page_are_measured_in_every_palette(
    qapp: QApplication, home: Path, tmp_path: Path, names: tuple[str, ...]
) -> None:
    assert home
    create_dossier(tmp_path / "empty", Author(PERSON, "poste-1"), OFFICE).close()

    found = measured(qapp, tmp_path, "fr", Wish(names, SIZE, "100", tuple(theme.PALETTES), ("clipping",)))

    assert found == {(palette, name): [] for palette in ("light", "dark", "contrast") for name in names}
    theme.apply(qapp, "light", resources())
    speak(qapp, "en")


def test_palettes_change_no_place(studios: Studios) -> None:
    """Therefore the order of the keys is measured in one palette alone."""
    places = []
    for palette in ("light", "dark", "contrast"):
        window = studios.open(palette).window()
        window.resize(SIZE)
        QApplication.processEvents()
        texts = [each for each in window.stack.findChildren(QLabel) if each.isVisible()]
        places.append([(each.text(), each.geometry()) for each in texts])

    assert places[0] == places[1] == places[2] != []


@pytest.mark.parametrize("palette", ["light", "dark", "contrast"])
def test_one_sees_where_the_keyboard_is(studios: Studios, palette: str) -> None:
    studio = studios.open(palette)
    shot = next(each for each in SHOTS if each.name == "agenda-preparer")

    with studio.placed(shot, SIZE) as window:
        assert len(controls(window)) > 20
        assert unseen_focus(window) == []


def test_tab_goes_as_one_reads(studios: Studios) -> None:
    """Pressed, not reckoned: from the tabs through the list to the bottom of the window."""
    studio = studios.open()
    window = studio.window()
    window.activateWindow()
    window.show_tab(1)
    studio.settle()
    window.top.search.setFocus()
    met: list[QWidget] = [window.top.search]
    for _press in range(TABS):
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        met.append(now)
    heights = [each.mapTo(window, each.rect().center()).y() for each in met]

    assert len(set(met)) == TABS + 1
    assert heights == sorted(heights)


def test_the_size_of_letters_is_a_click_and_the_place_stays(studios: Studios) -> None:
    studio = studios.open()
    studio.window().show_tab(2)
    studio.window().show_year(2025)
    studio.settle()

    studio.window().status.text_size.menu().actions()[2].trigger()
    studio.settle()

    assert studio.program.window is studio.window()
    assert text_size(studio.program.state) == 150
    assert theme.look().sizes.body == 21
    assert (studio.window().stack.currentIndex(), studio.window().year()) == (2, 2025)


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_a_key_does_one_thing_on_a_page(studios: Studios, language: str) -> None:
    studio = studios.open(language=language)
    for tab in range(TABS):
        studio.window().show_tab(tab)
        studio.settle()
        sections = key_sections(studio.window(), studio.page())
        told = [keys for title, rows in sections[:-2] for row in rows for keys in row[0].split(" / ")]
        assert len(told) == len(set(told)), f"tab {tab}"
        assert all(words for _title, rows in sections for _keys, words in rows)


def test_the_sheet_of_keys_tells_every_key_and_can_be_printed(studios: Studios) -> None:
    studio = studios.open()
    studio.window().show_tab(3)
    studio.settle()

    sections = key_sections(studio.window(), studio.page())
    told = {words for _title, rows in sections for _keys, words in rows}
    paper = "".join(whole_text(sheet_pdf(sections)).replace("...", "…").split())

    assert {action.text() for action in studio.window().actions() if QAction.shortcuts(action)} <= told
    assert i18n._("New session") in told
    assert [words for words in told if "".join(words.split()) not in paper] == []


def test_words_that_are_cut_would_be_told(studios: Studios) -> None:
    window = studios.open().window()
    label, other = QLabel("a long sentence of several words", window), QPushButton("Save as…", window)
    for each in (label, other):
        each.setGeometry(10, 300, 40, 20)
        each.show()
    QApplication.processEvents()
    found = clipped(window)

    assert any("a long sentence" in each and "needs" in each for each in found)
    assert any("lies over" in each for each in found)


def test_a_control_that_only_a_mouse_reaches_would_be_told(studios: Studios) -> None:
    window = studios.open().window()
    silent = QPushButton("", window)
    silent.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    silent.show()

    assert any("only a mouse" in each for each in unreachable(window))


class _Field(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Rebuilt(QWidget):
    """A field, and a button that is made anew when the field is left; the second one hides the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.field = _Field(self)
        self.button = QPushButton("one", self)
        self.button.move(0, 60)
        self.field.left.connect(self._again)

    def _again(self) -> None:
        self.field.left.disconnect()
        shiboken6.delete(self.button)
        self.button = QPushButton("another", self)
        self.button.setStyleSheet("QPushButton, QPushButton:focus { border: none; padding: 0; outline: none; }")
        self.button.move(0, 60)
        self.button.show()


def test_a_control_that_is_built_anew_is_measured_in_its_place(qtbot: QtBot) -> None:
    window = _Rebuilt()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    window.field.setFocus()
    QApplication.processEvents()

    found = unseen_focus(window)

    assert any("another" in each for each in found), found


@pytest.mark.parametrize("language", ["fr", "nl"])  # `make legible` walks every page, in English too
def test_with_the_largest_letters_these_pages_do_not_scroll_sideways(studios: Studios, language: str) -> None:
    studio = studios.open(language=language, size=200)
    for shot in SHOTS:
        if shot.name in UNSCROLLED:
            with studio.placed(shot, SIZE) as window:
                assert not sideways(window), shot.name


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_nor_do_these_pages_of_a_new_dossier(qapp: QApplication, home: Path, tmp_path: Path, language: str) -> None:
    assert home
    create_dossier(tmp_path / "empty", Author(PERSON, "poste-1"), OFFICE).close()

    found = measured(qapp, tmp_path, language, Wish(EMPTY_UNSCROLLED, SIZE, "200", ("light",), ("sideways",)))

    assert found == {("light", name): [] for name in EMPTY_UNSCROLLED}
    theme.apply(qapp, "light", resources())
    speak(qapp, "en")
