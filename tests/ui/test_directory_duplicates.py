"""Duplicates in the window: the list, two records side by side, merging and taking back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import AliasNature
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.merge_rows import Side
from csxl_desktop.ui.directory.duplicates_page import DuplicatesPage
from csxl_desktop.ui.directory.merge_fields import field_words
from csxl_desktop.ui.directory.near_warning import NearWarning
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.text_fields import TextField
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.typing_keys import press_key


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


@pytest.fixture
def double(rig: DirectoryRig) -> UUID:
    """“Les Tilleuls” a second time."""
    values = {"name": "Tilleuls asbl", "city": "Ixelles", "note": "vu en ville", "short_name": "LT"}
    return rig.ask(lambda: rig.dossier.workspace.records.create(Organisation, values)).record_id


def opened_tool(rig: DirectoryRig) -> DuplicatesPage:
    rig.page.open_tool("duplicates")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, DuplicatesPage)
    return tool


def shown(tool: DuplicatesPage) -> list[tuple[str, str]]:
    return [(row.first, row.second) for row in tool.list.model.rows()]


def compared(rig: DirectoryRig, double: UUID) -> DuplicatesPage:
    tool = opened_tool(rig)
    tool.compare(rig.ids["Les Tilleuls"], double)
    rig.wait()
    return tool


def sides(tool: DuplicatesPage) -> dict[str, Side]:
    return {field_words(line.row): line.side for line in tool.view.fields.model.rows() if not line.row.equal}


@pytest.mark.usefixtures("double")
def test_pairs_are_listed_and_opened_by_the_keyboard(rig: DirectoryRig) -> None:
    tool = opened_tool(rig)
    assert shown(tool) == [("Les Tilleuls", "Tilleuls asbl")]
    assert tool.list.count.text() == "1 pair to look at"
    assert rig.page.focusWidget() is tool.list.table

    press_key(tool.list.table, Qt.Key.Key_Return)
    rig.wait()

    assert tool.view.isVisible()
    assert tool.view.title.text() == "“Tilleuls asbl” goes into “Les Tilleuls”"
    assert rig.page.focusWidget() is tool.view.fields.table


def test_nothing_alike_says_so(rig: DirectoryRig) -> None:
    tool = opened_tool(rig)

    assert shown(tool) == []
    assert not tool.list.compare_button.isEnabled()
    tool.list.compare_button.click()
    rig.page.escape()
    assert rig.page.tool() is None


def test_fields_are_chosen_by_arrows_and_space(rig: DirectoryRig, double: UUID) -> None:
    rig.ask(lambda: rig.dossier.workspace.records.change(Organisation, rig.ids["Les Tilleuls"], {"note": "au parc"}))
    tool = compared(rig, double)
    fields = tool.view.fields
    assert sides(tool) == {"Name": Side.LEFT, "Town": Side.LEFT, "Note": Side.LEFT}
    assert fields.table.chosen_row() == fields.model.rows()[0]

    fields.table.choose("city")
    press_key(fields.table, Qt.Key.Key_Right)
    fields.table.choose("note")
    for _press in range(2):
        press_key(fields.table, Qt.Key.Key_Space)
    assert sides(tool) == {"Name": Side.LEFT, "Town": Side.RIGHT, "Note": Side.BOTH}
    press_key(fields.table, Qt.Key.Key_Space)
    press_key(fields.table, Qt.Key.Key_Right)
    press_key(fields.table, Qt.Key.Key_Left)
    assert sides(tool)["Note"] is Side.LEFT
    fields.table.choose("short_name")  # the same on both: nothing to choose
    press_key(fields.table, Qt.Key.Key_Space)
    assert "Short name" not in sides(tool)


def test_merging_is_one_act_that_the_strip_takes_back(rig: DirectoryRig, double: UUID) -> None:
    tilleuls = rig.ids["Les Tilleuls"]
    tool = compared(rig, double)
    tool.view.nature.combo.setCurrentText("Former name")
    tool.view.nature.flush()
    tool.view.until.edit.setText("31/12/2025")
    tool.view.fields.table.choose("city")
    tool.view.fields.choose(Side.RIGHT)

    tool.view.merge_button.click()
    rig.wait()

    assert rig.values(Organisation, tilleuls)["city"] == "Ixelles"
    assert rig.values(Organisation, double)["merged_into_id"] == tilleuls
    (alias,) = rig.ask(lambda: rig.dossier.workspace.directory.organisation(tilleuls).aliases)
    assert (alias.name, alias.nature, alias.to_on) == ("Tilleuls asbl", AliasNature.FORMER, date(2025, 12, 31))
    assert shown(tool) == []
    assert rig.undo[-1][0] == "“Tilleuls asbl” was merged into “Les Tilleuls”"
    rig.undo[-1][1]()
    rig.wait()
    assert rig.values(Organisation, double)["merged_into_id"] is None
    assert len(shown(tool)) == 1
    assert alias.id not in rig.ask(lambda: _alias_ids(rig))


def _alias_ids(rig: DirectoryRig) -> list[UUID]:
    with rig.dossier.workspace.database() as session:
        return [row.id for row in session.query(OrganisationAlias)]


def test_a_day_that_is_none_keeps_the_two_apart(rig: DirectoryRig, double: UUID) -> None:
    tool = compared(rig, double)
    tool.view.nature.combo.setCurrentText("Former name")
    tool.view.nature.flush()
    tool.view.until.edit.setText("bientôt")

    tool.view.merge_button.click()
    rig.wait()

    assert tool.view.until.refusal()
    assert rig.values(Organisation, double)["merged_into_id"] is None


def test_the_other_may_be_the_one_that_stays(rig: DirectoryRig, double: UUID) -> None:
    tool = compared(rig, double)

    tool.view.swap_button.click()
    rig.wait()
    tool.view.merge_button.click()
    rig.wait()

    assert rig.values(Organisation, rig.ids["Les Tilleuls"])["merged_into_id"] == double


@pytest.mark.parametrize("place", ["list", "view"])
def test_different_is_remembered_and_may_be_taken_back(rig: DirectoryRig, double: UUID, place: str) -> None:
    tool = opened_tool(rig) if place == "list" else compared(rig, double)

    (tool.list if place == "list" else tool.view).different_button.click()
    rig.wait()

    assert shown(tool) == []
    assert tool.list.isVisible()
    rig.undo[-1][1]()
    rig.wait()
    assert len(shown(tool)) == 1


def test_people_are_compared_too(rig: DirectoryRig) -> None:
    values = {"first_name": "Diop", "last_name": "Anna"}
    rig.ask(lambda: rig.dossier.workspace.records.create(Person, values))
    tool = opened_tool(rig)

    tool.list.switch.set_value("person")
    tool.list.turned.emit("person")
    rig.wait()
    (row,) = tool.list.model.rows()
    assert {row.first, row.second} == {"Anna Diop", "Diop Anna"}
    tool.list.compare_button.click()
    rig.wait()

    assert not tool.view.nature.isVisible()  # a person has no other names
    tool.view.merge_button.click()
    rig.wait()
    assert shown(tool) == []


def test_a_record_is_merged_with_another_of_ones_choice(rig: DirectoryRig, double: UUID) -> None:
    rig.page.reload()
    rig.wait()
    rig.open("Les Tilleuls")
    rig.page.merge_record()
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, DuplicatesPage)
    assert tool.list.first.value() == rig.ids["Les Tilleuls"]
    assert rig.page.focusWidget() is tool.list.second.edit

    tool.list.other_button.click()
    assert tool.list.second.refusal()
    tool.list.second.set_value(double)
    tool.list.other_button.click()
    rig.wait()

    assert tool.view.isVisible()
    assert rig.page.tool() is tool
    rig.page.escape()
    assert tool.list.isVisible()


def test_an_old_link_opens_the_record_that_it_was_merged_into(rig: DirectoryRig, double: UUID) -> None:
    compared(rig, double).view.merge_button.click()
    rig.wait()

    rig.page.open_record("organisation", double)
    rig.wait()

    assert rig.page.organisation.head.title.text() == "Les Tilleuls"
    assert rig.page.shown == ("organisation", rig.ids["Les Tilleuls"])


def test_renaming_says_who_bears_such_a_name(rig: DirectoryRig) -> None:
    rig.open("École du Parc")
    identity = rig.page.organisation.identity
    name = identity.fields["name"]
    assert isinstance(name, TextField)

    type_into(rig, name, "Tilleuls asbl")
    assert [each.text() for each in buttons(identity.near)] == ["Les Tilleuls"]
    buttons(identity.near)[0].click()
    assert rig.requested[-1] == ("organisation", rig.ids["Les Tilleuls"])
    type_into(rig, name, "École du Parc")  # its own name is no warning
    assert not identity.near.isVisible()
    rig.open("(Le) Canevas")
    assert not identity.near.isVisible()


def test_renaming_a_person_looks_at_both_names(rig: DirectoryRig) -> None:
    rig.open("Chloé Sow", "person")
    identity = rig.page.person.identity
    first, last = identity.fields["first_name"], identity.fields["last_name"]
    assert isinstance(first, TextField)
    assert isinstance(last, TextField)

    type_into(rig, first, "Anna")
    type_into(rig, last, "Diopp")

    assert [each.text() for each in buttons(identity.near)] == ["Anna Diop"]


def test_number_typed_says_who_has_it(rig: DirectoryRig) -> None:
    rig.open("École du Parc")
    contacts = rig.page.organisation.contacts
    contacts.add_form.open_form()
    value = contacts.add_form.fields["value"]
    assert isinstance(value, TextField)

    type_into(rig, value, "02/641.56.21")
    assert [each.text() for each in buttons(contacts.near)] == ["Les Tilleuls  (LT)"]
    assert contacts.near.title.text() == "Already known there:"
    type_into(rig, value, "02/641.56.22")
    assert not contacts.near.isVisible()


def type_into(rig: DirectoryRig, field: TextField, text: str) -> None:
    field.edit.setText(text)
    field.edit.textEdited.emit(text)
    rig.wait()
    rig.wait()


def buttons(near: NearWarning) -> list[QPushButton]:
    return [each for each in near.buttons if isinstance(each, QPushButton)]


def test_pairs_said_to_be_different_are_listed_and_proposed_again(rig: DirectoryRig, double: UUID) -> None:
    tool = opened_tool(rig)
    tool.show_apart()
    rig.wait()
    assert not tool.apart.again_button.isEnabled()
    assert tool.go_back()

    tool.list.different_button.click()
    rig.wait()
    assert shown(tool) == []
    tool.list.apart_link.click()
    rig.wait()
    assert [{row.first, row.second} for row in tool.apart.model.rows()] == [{"Les Tilleuls", "Tilleuls asbl"}]

    tool.apart.table.choose_first()
    press_key(tool.apart.table, Qt.Key.Key_Return)
    rig.wait()
    assert shown(tool) == [("Les Tilleuls", "Tilleuls asbl")]
    assert rig.values(Organisation, double)["trashed_at"] is None

    rig.undo[-1][1]()
    rig.wait()
    assert shown(tool) == []
