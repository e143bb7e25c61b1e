"""The Répertoire: its lists, its records, the gestures of every tab."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.directory_support import TODAY, DirectoryRig, opened
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def test_members_come_first_in_the_office_s_order(rig: DirectoryRig) -> None:
    assert rig.names() == ["(Le) Canevas", "Les Tilleuls"]
    assert rig.page.list.count.text() == "2 members"


@pytest.mark.parametrize(
    ("view", "count"),
    [
        ("organisations", "4 organisations"),
        ("people", "3 people"),
        ("former", "1 former member"),
        ("committee", "0 seats"),
    ],
)
def test_each_view_shows_its_own(rig: DirectoryRig, view: str, count: str) -> None:
    rig.page.list.turn_to(view)
    rig.wait()

    assert rig.page.list.count.text() == count


@pytest.mark.parametrize(("view", "stays"), [("committee", False), ("people", False), ("organisations", True)])
def test_a_record_of_another_list_goes_off_the_screen(rig: DirectoryRig, view: str, stays: bool) -> None:
    rig.open("Les Tilleuls")

    rig.page.list.turn_to(view)
    rig.wait()

    assert rig.page.right.currentWidget() is (rig.page.organisation if stays else rig.page.right.empty)
    rig.page.list.turn_to("members")
    rig.wait()
    if not stays:
        rig.page.go_back()
        rig.wait()
    assert rig.page.shown == ("organisation", rig.ids["Les Tilleuls"])


def test_what_is_opened_while_another_list_is_read_stays(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    wanted = rig.ids["École du Parc"]

    rig.page.list.turn_to("people")
    rig.page.open_record("organisation", wanted)
    rig.wait()

    assert rig.page.shown == ("organisation", wanted)
    assert rig.page.right.currentWidget() is rig.page.organisation


def test_the_day_decides_who_is_a_member(rig: DirectoryRig) -> None:
    day = rig.page.list.facets.day
    day.edit.setText("31/12/2019")
    day.flush()
    rig.wait()

    assert rig.names() == ["Ancienne Maison", "(Le) Canevas"]


def test_typing_filters_by_name_and_representative(rig: DirectoryRig) -> None:
    rig.page.focus_filter()
    type_text(rig.page.list.search, "DIOP")

    assert rig.names() == ["Les Tilleuls"]
    assert rig.page.list.count.text() == "1 member"

    rig.page.escape()
    assert len(rig.names()) == 2


def test_facets_narrow_and_what_was_verified_lately_goes(rig: DirectoryRig) -> None:
    rig.page.list.facets.category.combo.setCurrentText("Santé")
    rig.page.list.facets.category.flush()
    assert rig.names() == ["Les Tilleuls"]

    rig.page.list.clear_filters()
    chip = rig.page.list.facets.unverified
    chip.set_value({"unverified"})
    chip.changed.emit(chip.value())
    assert rig.names() == ["Les Tilleuls"]


def test_a_line_chosen_opens_its_record(rig: DirectoryRig) -> None:
    rig.page.list.search.setText("tilleuls")
    rig.page.list.search.chosen.emit()
    rig.wait()

    panel = rig.page.organisation
    assert rig.page.right.currentWidget() is panel
    assert panel.head.title.text() == "Les Tilleuls"
    assert panel.head.pills() == ["member"]
    assert [line.words.text() for line in panel.contacts.lines.lines()] == ["02 641 56 21", "info@lt.example"]


def test_a_field_is_saved_when_left_and_the_list_follows(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    rig.page.edit_record()
    field = rig.page.organisation.identity.fields["name"]
    field.control.setText("Les Tilleuls verts")  # type: ignore[attr-defined]
    press_key(field.control, Qt.Key.Key_Return)
    rig.wait()

    assert rig.values(Organisation, rig.ids["Les Tilleuls"])["name"] == "Les Tilleuls verts"
    assert rig.names() == ["(Le) Canevas", "Les Tilleuls verts"]
    assert rig.page.organisation.head.title.text() == "Les Tilleuls verts"


def test_a_name_emptied_is_refused_where_it_stands(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    field = rig.page.organisation.identity.fields["name"]
    field.control.setText("")  # type: ignore[attr-defined]
    field.flush()
    rig.wait()

    assert field.refusal() == "A name is needed here."
    assert rig.values(Organisation, rig.ids["Les Tilleuls"])["name"] == "Les Tilleuls"


def test_an_organisation_cannot_be_part_of_itself(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    field = rig.page.organisation.identity.parent_field
    type_text(field.edit, "tilleuls")
    press_key(field.edit, Qt.Key.Key_Return)
    rig.wait()

    assert "cannot be part of itself" in field.refusal()


def test_one_click_says_verified_today(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    rig.page.organisation.verified.click()
    rig.wait()

    values = rig.values(Organisation, rig.ids["Les Tilleuls"])
    assert (values["verified_on"], values["verified_by"]) == (TODAY, "Ana Test")
    assert not rig.page.organisation.verified.isEnabled()


def test_the_trash_can_be_taken_back(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    rig.page.trash_record()
    rig.wait()

    assert rig.names() == ["(Le) Canevas"]
    text, take_back = rig.undo[0]
    assert "Les Tilleuls" in text

    take_back()
    rig.wait()
    assert rig.names() == ["(Le) Canevas", "Les Tilleuls"]
    assert rig.page.organisation.head.title.text() == "Les Tilleuls"


def chosen(rig: DirectoryRig) -> str:
    row = rig.page.list.organisation_table.chosen_row()
    return row.name if row else ""


def test_the_next_line_takes_the_place_of_what_is_put_in_the_trash(rig: DirectoryRig) -> None:
    rig.open("(Le) Canevas")
    rig.page.trash_record()
    rig.wait()

    assert chosen(rig) == "Les Tilleuls"
    assert rig.page.organisation.head.title.text() == "Les Tilleuls"

    rig.page.trash_record()
    rig.wait()
    assert rig.page.shown is None
    assert rig.page.right.currentWidget() is rig.page.right.empty


@pytest.mark.parametrize("name", ["(Le) Canevas", "Les Tilleuls"])
def test_what_the_window_takes_back_is_shown_again(rig: DirectoryRig, name: str) -> None:
    rig.open(name)
    rig.page.trash_record()
    rig.wait()
    rig.ask(lambda: rig.dossier.workspace.history.undo())
    rig.page.reload()
    rig.wait()

    assert chosen(rig) == name
    assert rig.page.organisation.head.title.text() == name


def test_who_went_elsewhere_stays_there_when_a_record_comes_back(rig: DirectoryRig) -> None:
    rig.open("(Le) Canevas")
    rig.page.trash_record()
    rig.wait()
    rig.open("École du Parc")
    rig.ask(lambda: rig.dossier.workspace.history.undo())
    rig.page.reload()
    rig.wait()

    assert rig.page.organisation.head.title.text() == "École du Parc"


def test_going_back_shows_the_record_before(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    rig.open("Anna Diop", "person")
    assert rig.page.right.currentWidget() is rig.page.person

    rig.page.go_back()
    rig.wait()
    assert rig.page.shown == ("organisation", rig.ids["Les Tilleuls"])


def test_a_new_organisation_shows_who_bears_the_name_already(rig: DirectoryRig) -> None:
    rig.page.new_record()
    rig.wait()
    type_text(rig.page.new.name.edit, "le canevas")
    rig.wait()
    near = rig.page.new.near.buttons
    assert len(near) == 1

    near[0].click()  # type: ignore[attr-defined]
    rig.wait()
    assert rig.page.shown == ("organisation", rig.ids["(Le) Canevas"])


def test_enter_creates_and_opens(rig: DirectoryRig) -> None:
    rig.page.new_record()
    rig.wait()
    type_text(rig.page.new.name.edit, "Épicerie sociale")
    press_key(rig.page.new.name.edit, Qt.Key.Key_Return)
    rig.wait()

    assert rig.page.organisation.head.title.text() == "Épicerie sociale"
    assert rig.page.list.view() == "organisations"
    assert "Épicerie sociale" in rig.names()
    assert rig.page.organisation.identity.isAncestorOf(rig.page.window().focusWidget())  # one goes on typing


def test_a_new_person_is_taken_apart(rig: DirectoryRig) -> None:
    rig.page.list.turn_to("people")
    rig.page.new_record()
    rig.wait()
    type_text(rig.page.new.name.edit, "Mme Inès El Amrani")
    press_key(rig.page.new.name.edit, Qt.Key.Key_Return)
    rig.wait()

    fields = rig.page.person.identity.fields
    assert [fields[key].value() for key in ("civility", "first_name", "last_name")] == ["Mme", "Inès", "El Amrani"]


def test_a_new_name_left_empty_is_refused_and_escape_goes_back(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    rig.page.new_record()
    rig.page.new.create_record()
    assert rig.page.new.name.refusal() == "A name is needed here."

    rig.page.escape()
    assert rig.page.right.currentWidget() is rig.page.organisation


def test_printing_shows_the_members_of_the_day(rig: DirectoryRig, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rig.page.documents.panel.shown, timeout=20_000):
        rig.page.print_current()

    assert rig.page.documents.panel.preview.pdf().startswith(b"%PDF")
    assert rig.page.documents.day.value() == TODAY

    rig.page.escape()
    assert rig.page.right.currentWidget() is rig.page.right.empty


def test_a_record_that_is_gone_says_so(rig: DirectoryRig) -> None:
    key = rig.ids["École du Parc"]
    rig.ask(lambda: rig.dossier.workspace.records.trash(Organisation, key))
    rig.open("École du Parc")

    assert rig.refusals == ["This record no longer exists. Reload the list."]
    assert rig.page.right.currentWidget() is rig.page.right.empty


def test_the_marks_are_kept_when_the_list_is_read_again(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    rig.page.reload()
    rig.wait()

    row = rig.page.list.organisation_table.chosen_row()
    assert row is not None
    assert row.name == "Les Tilleuls"
    assert rig.page.list.organisation_table.rowAt(QPoint(5, 5).y()) == 0


def test_an_organisation_left_shows_as_former(rig: DirectoryRig) -> None:
    rig.open("Ancienne Maison")

    panel = rig.page.organisation
    assert panel.head.pills() == ["former"]
    assert [line.words.text() for line in panel.membership.memberships.lines()] == [
        "Member from 01/03/2019 to 30/06/2024"
    ]
    assert rig.page.list.on() == date(2026, 11, 21)


def test_a_list_without_the_record_on_screen_marks_no_other(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    rig.page.list.turn_to("people")
    rig.open("Anna Diop", "person")
    rig.page.list.turn_to("members")
    rig.wait()

    assert rig.page.list.table().selected_rows() == []

    rig.page.list.turn_to("people")
    rig.wait()

    assert [row.last_name for row in rig.page.list.person_table.selected_rows()] == ["Diop"]
