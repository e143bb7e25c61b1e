"""The window is told another language while one works: nothing typed is lost, nothing is opened anew."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from csxl_desktop.app import Application
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.widgets.language_button import LanguageButton
from tests.journeys.conftest import Start
from tests.journeys.running import DIRECTORY, Running
from tests.ui.typing_keys import type_text


def choose(button: LanguageButton, name: str) -> None:
    """Click the line of the menu."""
    next(each for each in button.menu().actions() if each.text() == name).trigger()
    QApplication.processEvents()


def said_by(running: Running) -> set[str]:
    assert running.program.window is not None
    return {each.text() for each in running.program.window.findChildren(QLabel)}


def test_the_window_speaks_another_language_and_keeps_what_is_being_typed(start: Start, demo: Path) -> None:
    running = start("fr")
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    running.window.show_year(2025)
    running.show(DIRECTORY)
    before, key = running.window, running.page.list.model().rows()[0].id
    running.window.open_record("organisation", key)
    running.settle()
    acronym = running.page.organisation.identity.fields["short_name"].edit
    acronym.setFocus()
    acronym.selectAll()
    type_text(acronym, "ZQX")
    held = running.program.dossier.workspace

    choose(running.window.status.language, "Nederlands")
    running.until(lambda: running.window is not before)
    running.settle()

    assert running.window.status.language.text() == "NL"
    assert "Repertorium" in {each.text() for each in running.window.findChildren(QAbstractButton)}
    assert running.window.year() == 2025
    assert running.program.dossier.workspace is held
    running.window.open_record("organisation", key)
    running.settle()
    assert running.page.organisation.identity.fields["short_name"].edit.text() == "ZQX"
    assert running.said == []


def test_the_choice_stands_at_the_next_start(start: Start, home: Path, qapp: QApplication) -> None:
    running = start("fr")
    running.program.show_start_page()
    page = running.program.window
    assert isinstance(page, StartPage)

    choose(page.language, "Nederlands")
    running.until(lambda: running.program.window is not page)
    assert "Welkom" in said_by(running)
    running.close()

    again = Application(qapp)
    again.show_start_page()
    assert isinstance(again.window, StartPage)
    assert again.window.new_button.text() == "Nieuw dossier"
    again.window.close()
    again.close()
