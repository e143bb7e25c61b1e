"""History and trash, opened from Accueil: narrowed, opened, taken back, taken out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.history_values import FieldChange
from csxl_desktop.services.office_history import ActLine
from csxl_desktop.ui.home.act_changes import field_words
from csxl_desktop.ui.home.act_folding import folded, saves_words
from csxl_desktop.ui.home.acts import what_words
from csxl_desktop.ui.home.changed_text import ChangedText
from csxl_desktop.ui.home.memory import MemorySheet
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.page import HISTORY
from tests.factories import make, organisation, paragraph, person
from tests.services.test_trash import LONG_AGO
from tests.ui.groups_support import NOW, Rig

_LONG = ["mot"] * 150


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> HomePage:
    made = HomePage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
    return made


def opened(rig: Rig, page: HomePage) -> MemorySheet:
    page.memory_button.click()
    rig.settle()
    assert page.memory is not None
    return page.memory


def test_an_act_is_found_read_opened_and_taken_back(qtbot: QtBot, rig: Rig, page: HomePage) -> None:
    key = rig.ask(lambda: organisation(rig.context.services, "Le Cadran"))
    rig.ask(lambda: rig.context.services.records.change(Organisation, key, {"city": "Uccle"}))
    acts = opened(rig, page).acts

    acts.filter.words.setText("uccle")
    qtbot.waitUntil(lambda: [line.label for line in acts.model.rows()] == ["Field changed"])
    rig.settle()
    openings = [each for each in acts.findChildren(QAbstractButton) if each.accessibleName() == "Open: Le Cadran"]
    openings[-1].click()
    assert rig.requested == [("organisation", key)]

    acts.told.take_back_button.click()
    rig.settle()
    assert rig.ask(lambda: rig.context.services.records.values(Organisation, key))["city"] != "Uccle"
    acts.filter.words.clear()
    qtbot.waitUntil(lambda: any(line.undone for line in acts.model.rows()))

    acts.filter.person.set_value("Personne")
    acts.filter.since.edit.setText("1/1/1999")
    acts.filter.since.flush()
    acts.filter.until.edit.setText("2/1/1999")
    acts.filter.until.flush()
    rig.settle()
    assert acts.model.rows() == []
    page.escape()
    assert page.memory is not None
    assert not page.memory.isVisible()


def test_an_act_on_which_another_stands_says_so(rig: Rig, page: HomePage) -> None:
    key = rig.ask(lambda: organisation(rig.context.services, "Le Cadran"))
    rig.ask(lambda: rig.context.services.records.change(Organisation, key, {"city": "Uccle"}))
    rig.ask(lambda: rig.context.services.records.change(Organisation, key, {"city": "Forest"}))
    acts = opened(rig, page).acts

    acts.table.choose(acts.model.rows()[1].id)
    acts._choose(acts.table.chosen_row())
    rig.settle()
    acts.told.take_back_button.click()
    rig.settle()

    told = acts.told.notice.text()
    assert "stands on it" in told
    assert "Le Cadran, “Town” is now “Forest” (“Field changed”, Ana Test, 21/11/2026 at" in told
    assert "Home" not in told
    assert rig.ask(lambda: rig.context.services.records.values(Organisation, key))["city"] == "Forest"

    acts.told.notice.action.click()
    rig.settle()
    marked = acts.table.chosen_row()
    assert marked is not None
    assert [each.new for change in acts.told.changes for each in change.fields] == ["Forest"]
    assert {line.names for line in acts.model.rows()} == {("Le Cadran",)}


def test_what_was_saved_while_one_typed_is_one_line_that_opens(rig: Rig, page: HomePage) -> None:
    records = rig.context.services.records
    key = rig.ask(lambda: organisation(rig.context.services, "Le Cadran", member=False))
    for note in ("À rap", "À rappeler", "À rappeler en mars"):
        rig.ask(partial(records.change, Organisation, key, {"note": note}))
    rig.ask(lambda: records.change(Organisation, key, {"city": "Uccle"}))
    acts = opened(rig, page).acts
    page.open_record(HISTORY, key)
    rig.settle()
    city, typed, made = acts.model.rows()
    assert [len(each.folded) for each in (city, typed, made)] == [0, 3, 0]
    hour = f"{NOW.astimezone():%H:%M}"
    assert what_words(typed) == f"3 saves at {hour} · Le Cadran"

    acts.table.choose_again(typed.id)
    rig.settle()
    (change,) = acts.told.changes
    assert [(each.old, each.new) for each in change.fields] == [("", "À rappeler en mars")]
    assert not acts.told.take_back_button.isVisible()
    acts.told.each_button.click()
    rig.settle()
    assert [len(each.folded) for each in acts.model.rows()] == [0] * 5
    assert acts.told.take_back_button.isVisible()
    (change,) = acts.told.changes
    assert [(each.old, each.new) for each in change.fields] == [("À rappeler", "À rappeler en mars")]
    acts.told.take_back_button.click()
    rig.settle()
    assert rig.ask(lambda: records.values(Organisation, key))["note"] == "À rappeler"


def test_saves_go_together_only_where_they_are_one_typing() -> None:
    def save(minute: int, person: str = "Ana", field: str = "note") -> ActLine:
        at = datetime(2026, 11, 21, 14, 30, tzinfo=UTC) - timedelta(minutes=minute)
        told = ("organisations", "1", field) if field else ()
        return ActLine(uuid4(), at, person, "poste", "Field changed", ("Le Cadran",), 1, False, True, told)

    one = [save(0), save(1), save(3)]
    assert [len(each.folded) for each in folded(one, ())] == [3]
    assert saves_words(folded(one, ())[0]).startswith("3 saves from ")
    assert folded(one, {one[1].id}) == one
    for apart in (
        [save(0), save(1), save(4)],  # somebody came back to it
        [save(0), save(1), save(2, person="Bo")],
        [save(0), save(1, field="city"), save(2)],
        [save(0, field=""), save(1, field=""), save(2, field="")],
        [save(0), save(1), replace(save(2), undone=True)],
    ):
        assert folded(apart, ()) == apart


def test_the_history_of_one_record_is_a_chip_that_is_taken_away(rig: Rig, page: HomePage) -> None:
    key = rig.ask(lambda: organisation(rig.context.services, "Le Cadran", member=False))
    rig.ask(lambda: organisation(rig.context.services, "Autre chose", member=False))
    acts = opened(rig, page).acts
    assert acts.filter.chip.isHidden() or not acts.filter.chip.isVisible()
    acts.filter.person.set_value("Personne")

    page.open_record(HISTORY, key)
    rig.settle()
    assert acts.filter.chip.text() == "History of: Le Cadran"
    assert acts.filter.chip.isVisible()
    assert "Le Cadran" in acts.filter.chip.accessibleName()
    assert {line.names for line in acts.model.rows()} == {("Le Cadran",)}
    acts.filter.open_button.click()
    assert rig.requested[-1] == ("organisation", key)

    acts.filter.chip.setFocus()
    QTest.keyClick(acts.filter.chip, Qt.Key.Key_Return)
    rig.settle()
    assert not acts.filter.chip.isVisible()
    assert ("Autre chose",) in {line.names for line in acts.model.rows()}


def test_of_a_long_text_the_places_that_differ_are_shown_and_the_whole_is_at_hand(
    qtbot: QtBot, rig: Rig, page: HomePage
) -> None:
    session, services = rig.ids["session"], rig.context.services
    before, after = " ".join([*_LONG, "avant"]), " ".join([*_LONG, "après"])
    text = paragraph(before)
    item = rig.ask(lambda: make(services, AgendaItem, meeting_id=session, position=1, title="Loyers", text=text))
    rig.ask(lambda: services.records.change(AgendaItem, item, {"text": paragraph(after)}))
    acts = opened(rig, page).acts

    def seen() -> list[ChangedText]:
        return [each for each in acts.told.findChildren(ChangedText) if each.whole_button.isVisible()]

    qtbot.waitUntil(lambda: len(seen()) == 1)  # Qt shows it a moment after it was laid out
    (shown,) = seen()
    assert shown.view.toPlainText() == "…mot mot mot mot mot mot mot mot avantaprès"
    assert "Text" in shown.view.accessibleName()
    shown.whole_button.click()
    assert shown.view.toPlainText() == " ".join([*_LONG, "avantaprès"])
    shown.whole_button.click()
    assert shown.view.toPlainText().startswith("…")


def test_the_trash_gives_back_and_shows_what_would_go(rig: Rig, page: HomePage) -> None:

    def _ago(ago: timedelta) -> datetime:
        return NOW - ago

    def throw() -> None:
        for name, ago in (("Tout neuf", LONG_AGO * 0), ("Très vieux", LONG_AGO)):
            key = organisation(rig.context.services, name)
            rig.context.services.database.now = partial(_ago, ago)
            rig.context.services.records.trash(Organisation, key)
        rig.context.services.database.now = lambda: NOW

    rig.ask(throw)
    sheet = opened(rig, page)
    sheet.show_trash()
    rig.settle()
    trash = sheet.trash
    assert [line.name for line in trash.model.rows()] == ["Tout neuf", "Très vieux"]

    trash.empty_button.click()
    rig.settle()
    assert "Très vieux" in trash.named.text()
    assert "Tout neuf" not in trash.named.text()
    trash.keep_button.click()
    assert trash.preview.isHidden()

    trash.empty_button.click()
    rig.settle()
    trash.go_button.click()
    rig.settle()
    assert [line.name for line in trash.model.rows()] == ["Tout neuf"]
    rig.ask(lambda: organisation(rig.context.services, "Fait depuis"))
    rig.undo[-1]()  # the emptying, not what was done last
    rig.settle()
    assert [line.name for line in trash.model.rows()] == ["Tout neuf", "Très vieux"]
    trash.empty_button.click()
    rig.settle()
    trash.go_button.click()
    rig.settle()
    trash.empty_button.click()
    rig.settle()
    assert "nothing goes" in trash.notice.text()

    trash.table.choose_first()
    trash.restore_button.click()
    rig.settle()
    assert trash.model.rows() == []


def test_who_is_held_without_a_tie_is_opened_from_the_list_beside_the_register(rig: Rig, page: HomePage) -> None:
    key = rig.ask(lambda: person(rig.context.services, "Odile", "Verbeke"))
    rig.ask(lambda: make(rig.context.services, ContactEntry, contact_on=date(2010, 3, 3), person_id=key, theme="Toit"))
    sheet = opened(rig, page)

    sheet.show_personal_data()
    rig.settle()
    kept = sheet.kept
    assert [row.name for row in kept.model.rows()] == ["Odile Verbeke"]
    kept.table.choose_first()
    kept.open_button.click()
    assert rig.requested[-1] == ("person", key)

    rig.settle()
    assert kept.panel.preview.page_count() > 0


def test_the_bag_is_one_click_from_the_first_page(rig: Rig, page: HomePage) -> None:
    page.bag_button.click()
    rig.settle()

    assert page.memory is not None
    assert page.memory.bags.isVisible()
    assert page.memory.switch.value() == "bags"


def test_what_narrows_the_acts_is_no_wider_on_a_large_screen_than_what_is_written_in_it(
    qtbot: QtBot, rig: Rig, page: HomePage
) -> None:
    sheet = opened(rig, page)
    page.resize(3840, 2100)
    with qtbot.waitExposed(page):
        page.show()
    shown = sheet.acts.filter

    assert shown.width() > 3000
    assert max(each.width() for each in (shown.person, shown.kind, shown.since, shown.until)) <= 340
    assert shown.person.mapTo(shown, shown.person.rect().topLeft()).x() == 0
    assert shown.words.geometry().right() == shown.until.geometry().right()


def test_a_field_that_was_empty_is_told_so_but_for_what_was_just_made() -> None:
    filled, emptied = FieldChange("Town", "", "Uccle"), FieldChange("Town", "Uccle", "")

    assert field_words(filled, made=False) == "Town: (empty) → Uccle"
    assert field_words(emptied, made=False) == "Town: Uccle → (empty)"
    assert field_words(filled, made=True) == "Town: Uccle"
