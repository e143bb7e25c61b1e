"""The window is told another language while one works: nothing typed is lost, nothing is opened anew."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from csxl_desktop.app import Application
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.i18n.opening_hours import parse_hours
from csxl_desktop.ui.eyes import text_size
from csxl_desktop.ui.look import look
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.language_button import LanguageButton
from csxl_desktop.ui.widgets.text_fields import TextField
from tests.factories import paragraph
from tests.journeys.conftest import Start
from tests.journeys.running import DIRECTORY, MEETINGS, Running
from tests.ui.typing_keys import press_key, type_text


def in_english(start: Start, demo: Path) -> Running:
    """The demonstration, open to whoever works there."""
    running = start("en")
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    return running


def choose(button: LanguageButton, name: str) -> None:
    """Click the line of the menu."""
    next(each for each in button.menu().actions() if each.text() == name).trigger()
    QApplication.processEvents()


def anew(running: Running, language: str) -> None:
    """The window speaks `language`; it stands, and all is read."""
    before = running.window
    choose(before.status.language, language)
    running.until(lambda: running.window is not before)
    running.settle()


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
    assert running.page.shown == ("organisation", key)
    assert running.page.right.currentWidget() is running.page.organisation
    assert running.page.organisation.identity.fields["short_name"].edit.text() == "ZQX"
    assert running.said == []


def test_letters_of_kinds_follow_the_language_of_the_window_and_leave_two_columns(start: Start, demo: Path) -> None:
    running = start("nl")
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    running.window.resize(1366, 768)
    running.window.show_year(2026)
    running.show(MEETINGS)
    running.settle()
    dutch = letters_of_the_agenda(running)
    chip = running.page.list.kinds
    chip.set_value({"WALK"})
    chip.changed.emit(chip.value())

    assert {"PLEN.", "WG", "WANDEL.", "EVENEM."} <= dutch
    assert not {"AG", "GT", "MARCHE", "ÉVÉN."} & dutch
    assert running.page.list.mapTo(running.window, running.page.list.rect().topRight()).x() < (
        running.page.record.mapTo(running.window, QPoint()).x()
    )

    before = running.window
    choose(running.window.status.language, "Français")
    running.until(lambda: running.window is not before)
    running.settle()
    assert {"AG", "GT", "MARCHE", "ÉVÉN."} <= letters_of_the_agenda(running)
    assert running.said == []


def letters_of_the_agenda(running: Running) -> set[str]:
    """On the rows of the list, or on the chips above it; every kind of the year stands on both."""
    shown = running.page.list
    chips = {each.text() for each in shown.kinds.findChildren(QAbstractButton) if not each.isHidden()}
    shown.kinds.set_value(frozenset())
    shown.kinds.changed.emit(frozenset())
    assert {row.badge for row in shown.model.rows()} == chips
    return chips


def test_the_search_knows_the_kinds_of_meetings_in_the_language_of_whoever_types(start: Start, demo: Path) -> None:
    running = start("nl")
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    running.window.show_year(2025)
    running.window.activateWindow()
    running.window.focus_search()
    search = running.window.top.search

    type_text(search, "verkennende wandeling")
    running.until(lambda: search.popup is not None and search.popup.isVisible())
    running.settle()
    press_key(search, Qt.Key.Key_Return)
    running.settle()

    assert running.window.stack.currentIndex() == MEETINGS
    key = running.page.desk.id()
    assert running.ask(lambda services: services.meetings.record(key).row.behaviour) is BasicKind.WALK
    assert running.said == []


def test_a_half_filled_form_stands_again_in_the_other_language(start: Start, demo: Path) -> None:
    running = in_english(start, demo)
    running.show(MEETINGS)
    page = running.page
    page.new_record()
    running.settle()
    page.new_panel.theme.setFocus()
    type_text(page.new_panel.theme.edit, "La mobilité")
    page.new_panel.day.edit.setFocus()
    type_text(page.new_panel.day.edit, "12/12/2026")
    kind = page.new_panel.kind.value()

    anew(running, "Nederlands")
    panel = running.page.new_panel
    assert running.page is not page
    assert panel.isVisible()
    assert panel.theme.edit.text() == "La mobilité"
    assert panel.day.edit.text() == "12/12/2026"
    assert panel.kind.value() == kind
    assert running.said == []

    running.show(DIRECTORY)  # it stands in another tab now
    before = running.window
    before.status.text_size_chosen.emit(150)
    running.until(lambda: running.window is not before)
    running.settle()
    running.show(MEETINGS)
    panel = running.page.new_panel
    assert panel.isVisible()
    assert panel.theme.edit.text() == "La mobilité"

    running.press("Annuleren", panel)
    anew(running, "English")
    assert not running.page.new_panel.isVisible()


def test_forms_that_add_stand_again_beside_their_record(start: Start, demo: Path) -> None:
    running = in_english(start, demo)
    running.show(DIRECTORY)
    running.page.new_record()
    running.settle()
    running.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    type_text(name, "Maison du Coin")

    anew(running, "Français")
    assert running.page.new.isVisible()
    assert running.page.new.name.edit.text() == "Maison du Coin"

    running.press("Créer")
    shown = running.page.shown
    form = running.page.organisation.contacts.add_form
    form.open_form()
    type_text(form.fields["value"].edit, "02 555 12 34")
    entry = running.page.organisation.contact_log.entry
    type_text(entry.line.edit, "un appel")

    anew(running, "English")
    assert running.page.shown == shown
    form = running.page.organisation.contacts.add_form
    assert not form.isHidden()
    assert form.fields["value"].edit.text() == "02 555 12 34"
    assert running.page.organisation.contact_log.entry.line.edit.text() == "un appel"
    form.submit()
    running.settle()
    anew(running, "Français")
    assert running.page.organisation.contacts.add_form.isHidden()
    assert running.said == []


def test_form_of_an_act_stands_again_beside_its_organisation(start: Start, demo: Path) -> None:
    running = in_english(start, demo)
    running.show(DIRECTORY)
    key = running.page.list.model().rows()[0].id
    running.window.open_record("organisation", key)
    running.settle()
    acts = running.page.organisation.acts
    acts.open_act("rename", former="Maison ancienne", name="Maison")
    running.settle()
    acts.form.fields["name"].edit.end(False)
    type_text(acts.form.fields["name"].edit, " neuve")

    anew(running, "Français")

    form = running.page.organisation.acts.form
    assert form is not None
    assert form.fields["name"].edit.text() == "Maison neuve"
    assert form.subject.former == "Maison ancienne"
    assert running.said == []


def test_a_letter_that_is_changed_stands_again_in_its_own_language(start: Start, demo: Path) -> None:
    running = in_english(start, demo)
    running.ask(lambda services: services.selection_documents.keep_letter_text("Season", paragraph("Good year."), "en"))
    running.show(DIRECTORY)
    running.page.use_selection("letter", every=True)
    running.settle()
    place = running.page.right.sending.place("letter")
    place.model.set_value("Season")
    place.edit_text()
    running.settle()
    type_text(place.editor.text.edit, "Indeed. ")

    anew(running, "Français")
    running.page.use_selection("letter", every=True)
    running.settle()

    again = running.page.right.sending.place("letter")
    assert again is not place
    assert again.editor.isVisible()
    assert (again.editor.title.value(), again.language.value()) == ("Season", "en")
    assert again.editor.text.text().plain() == "Indeed. Good year."
    again.keep_text()
    running.settle()
    kept = running.ask(lambda services: services.selection_documents.letter_models())
    assert [
        (each.language, each.text.plain()) for model in kept if model.title == "Season" for each in model.texts
    ] == [("en", "Indeed. Good year.")]
    anew(running, "English")
    running.page.use_selection("letter", every=True)
    running.settle()
    assert not running.page.right.sending.place("letter").editor.isVisible()
    assert running.said == []


def test_hours_that_are_changed_stand_again_and_replace_the_same_ones(start: Start, demo: Path) -> None:
    running = in_english(start, demo)
    running.show(DIRECTORY)
    key = running.page.list.model().rows()[0].id
    week = parse_hours("mo 9-12")
    running.ask(lambda services: services.details.write_hours(key, week, (date(2026, 1, 1), None)))
    running.window.open_record("organisation", key)
    running.settle()
    card = running.page.organisation.details.hours
    before = len(card.words())
    card.edit(next(each for each in card._shown if each.from_on == date(2026, 1, 1)))
    since = card.add_form.fields["from_on"]
    since.edit.selectAll()
    type_text(since.edit, "1/3/2026")

    anew(running, "Français")

    form = running.page.organisation.details.hours.add_form
    assert not form.isHidden()
    form.submit()
    running.settle()
    shown = running.page.organisation.details.hours._shown
    assert len(shown) == before
    assert date(2026, 3, 1) in {each.from_on for each in shown}
    assert date(2026, 1, 1) not in {each.from_on for each in shown}
    assert running.said == []


def test_form_that_nothing_keeps_holds_the_window(start: Start, demo: Path) -> None:
    running = in_english(start, demo)
    window, name = running.window, TextField("Name")
    form = AddForm("Add", {"name": name})
    form.setParent(running.page)
    form.open_form()
    type_text(name.edit, "La mobilité")

    choose(window.status.language, "Nederlands")
    running.settle()
    assert running.window is window
    assert "not written down yet" in window.toast.text()
    window.status.text_size_chosen.emit(150)
    running.settle()
    assert running.window is window
    assert window.status.text_size.text().startswith("100")
    form.close_form()
    anew(running, "Nederlands")


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


def test_the_first_page_has_larger_letters_and_another_palette_by_keys(start: Start) -> None:
    running = start("en")
    running.program.show_start_page("The dossier could not be opened.")
    page = running.program.window
    assert isinstance(page, StartPage)
    page.activateWindow()
    running.until(page.isActiveWindow)
    type_text(page.name.edit, "Sainte-Alix")
    before = look().name

    QTest.keyClick(page, Qt.Key.Key_F9)
    assert look().name != before
    QTest.keyClick(page, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)

    again = running.program.window
    assert isinstance(again, StartPage)
    assert again is not page
    assert text_size(running.program.state) == 125
    assert again.notice.text() == "The dossier could not be opened."
    assert again.name.value() == "Sainte-Alix"


def test_the_window_closes_over_a_half_filled_form_only_when_told_twice(start: Start, demo: Path) -> None:
    running = in_english(start, demo)
    running.show(MEETINGS)
    running.page.new_record()
    running.settle()
    type_text(running.page.new_panel.theme.edit, "La mobilité")
    running.show(DIRECTORY)
    window = running.window

    assert not window.close()
    assert "close once more" in window.toast.text()
    assert running.page.new_panel.isVisible()  # brought to the front
    assert window.close()
