"""An office that holds plenaries says so once: its window and its papers say it from then on."""

import io
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.i18n import own_words
from csxl_desktop.i18n.own_words import Word
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.ui.home.settings_words import WordRow
from tests.journeys.conftest import Start
from tests.journeys.running import HOME, MEETINGS, Running
from tests.journeys.seats import NOW, in_turn, seated, share_between_two
from tests.ui.typing_keys import type_text


def opened(start: Start, demo: Path, language: str = "fr") -> Running:
    running = start(language)
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    running.window.show_year(2025)
    running.settle()
    return running


def row(running: Running, term: str) -> WordRow:
    """The choices of a term, in the settings."""
    running.show(HOME)
    if running.page.settings is None or not running.page.settings.isVisible():
        running.page.settings_button.click()
        running.settle()
    found: WordRow = running.page.settings.words.rows[term]
    return found


def click(running: Running, term: str, word: str) -> None:
    """Choose a word, and wait for the window that says it."""
    before = running.window
    running.press(word, row(running, term).switch)
    running.until(lambda: running.window is not before)
    running.settle()


def said(running: Running) -> str:
    """Every label and button of the page in front."""
    page = running.page
    shown = [each.text() for kind in (QLabel, QAbstractButton) for each in page.findChildren(kind) if each.isVisible()]
    return "\n".join(shown)


def text_of(document: Document) -> str:
    pages = PdfReader(io.BytesIO(render(document))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_one_click_says_plenary_on_every_screen_and_paper(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    running.show(HOME)
    assert "assemblées\ntenues sur" in said(running)

    click(running, "assembly", "Plénière")

    assert running.page.settings.isVisible()
    chosen = running.page.settings.words.rows["assembly"].switch
    running.until(lambda: not chosen.visibleRegion().isEmpty())  # one stands where one was
    assert "Réponse de la plénière · Aucune plénière n’est prévue" in said(running)
    running.page.escape()
    running.settle()
    assert "plénières\ntenues sur" in said(running)
    assert "assemblée" not in said(running).lower()
    running.show(MEETINGS)
    rows = running.ask(lambda services: services.meetings.rows(2025))
    plenary = next(each for each in rows if each.behaviour is BasicKind.PLENARY)
    assert (plenary.kind_label, plenary.badge) == ("Plénière", "PLÉN.")
    sheet, minutes, report = running.ask(
        lambda services: (
            text_of(services.sheets.preview(plenary.id, language="fr")),
            text_of(services.documents.minutes(plenary.id, language="fr")),
            text_of(services.documents.report(2025)),
        )
    )
    assert "plénière" in sheet.lower()
    assert "Plénière du" in minutes
    assert "Plénières et rencontres thématiques" in report
    assert "plénières ont réuni" in report
    for wrong in ("l’plénière", "le plénière", "du plénière ", "Assemblées générales et rencontres"):
        assert wrong not in report + minutes + sheet
    assert running.said == []


def test_a_word_of_ones_own_with_its_gender_is_heard_before_it_is_said(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    group, before = row(running, "group"), running.window
    running.press("Un autre mot…", group.switch)
    type_text(group.singular.edit, "Cercle")
    assert group.plural.edit.text() == "Cercles"
    group.gender.combo.setCurrentIndex(1)
    group.gender.combo.activated.emit(1)
    assert group.sentence.text() == "Choisissez un cercle à gauche, ou créez le premier. · Nombre de cercles"
    QTest.mouseClick(group.form.confirm, Qt.MouseButton.LeftButton)
    running.until(lambda: running.window is not before)
    running.settle()

    assert "Cercles" in {each.text() for each in running.window.findChildren(QAbstractButton)}
    assert row(running, "group").switch.value() == "cercle/cercles/m"


def test_undo_brings_the_words_of_the_house_back_to_the_window(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    click(running, "group", "Atelier")
    assert "Ateliers" in {each.text() for each in running.window.findChildren(QAbstractButton)}

    before = running.window
    running.window.undo()
    running.until(lambda: running.window is not before)
    running.settle()

    assert "Groupes de travail" in {each.text() for each in running.window.findChildren(QAbstractButton)}


def test_the_next_start_says_them_before_the_dossier_is_open(start: Start, demo: Path) -> None:
    first = opened(start, demo)
    click(first, "group", "Atelier")
    first.close()

    second = start("fr")
    second.program.start(demo)
    assert not second.program.dossier.is_open
    assert "Ateliers" in {each.text() for each in second.window.findChildren(QAbstractButton)}
    window = second.window
    second.settle()
    assert second.window is window  # nothing had to be built again


def test_a_word_chosen_for_another_language_waits_for_it(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    before = running.window
    chosen = row(running, "coordination")
    running.press("NL", running.page.settings.words.language)
    running.press("Platform", chosen.switch)
    running.settle()
    assert running.window is before
    assert "Wat het platform antwoordde." in chosen.sentence.text()
    assert running.ask(lambda services: services.vocabulary.words())["nl"]["coordination"].gender == "het"


def test_a_word_chosen_at_the_other_computer_is_said_at_the_open_window(tmp_path: Path, qtbot: QtBot) -> None:
    """Asked for by the window itself, once an exchange brought it."""
    share_between_two(tmp_path, lambda _made: None)
    with seated(qtbot, (tmp_path / "ana", "Ana")) as (ana,):
        in_turn([ana])
        with open_workspace(tmp_path / "samir", Author("Samir", "poste-samir"), lambda: NOW) as samir:
            samir.vocabulary.choose("en", "assembly", Word("plenary", "plenaries"))
            assert samir.sharing.exchange().told
        own_words.use({})  # both stand in one process: as Ana’s says it until now
        with qtbot.waitSignal(ana.desk.wording.changed, check_params_cb=lambda term: term == "assembly"):
            ana.two_minutes_later()

        assert own_words.in_use() == {"en": {"assembly": Word("plenary", "plenaries")}}
        assert ana.said == []
    own_words.use({})
