"""The lists of the office in the window: categories, types, tags, own fields; and the filters that follow them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.categories import Category, OrganisationKind
from csxl_desktop.domain.choices import FieldKind, FieldSubject
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.detail_rows import DirectoryLists
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.search_criteria import spoken
from csxl_desktop.ui.directory.lists_page import ListsPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


@pytest.fixture
def page(rig: DirectoryRig) -> ListsPage:
    rig.page.open_tool("lists")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, ListsPage)
    return tool


def lists(rig: DirectoryRig) -> DirectoryLists:
    return rig.ask(lambda: rig.dossier.workspace.directory_lists.lists())


def tree(rig: DirectoryRig) -> list[str]:
    """The last categories, those of the rig; a new dossier begins with seven."""
    return [f"{'· ' * line.depth}{line.name}" for line in lists(rig).categories if line.name in _OURS]


_OURS = {"Santé", "Logement", "Première ligne"}


def enter(rig: DirectoryRig, line: QLineEdit, text: str) -> None:
    type_text(line, text)
    press_key(line, Qt.Key.Key_Return)
    rig.wait()


def editor(card: Any, name: str) -> Any:
    """The row called `name`."""
    return next(each for each in card.rows.editors() if next(iter(each.fields.values())).value() == name)


def test_a_category_is_added_moved_under_another_and_stepped(rig: DirectoryRig, page: ListsPage) -> None:
    card = page.categories
    enter(rig, card.adder, "Première ligne")
    row = editor(card, "Première ligne")
    row.parent_field.combo.setCurrentText("under Santé")
    row.parent_field.flush()
    rig.wait()
    assert tree(rig) == ["Santé", "· Première ligne", "Logement"]

    first = editor(card, "Santé")
    assert "under Première ligne" not in [
        first.parent_field.combo.itemText(n) for n in range(first.parent_field.combo.count())
    ]
    for _past in ("Housing and energy", "Social aid", "Santé"):
        QTest.keyClick(editor(card, "Logement").fields["name"].control, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        rig.wait()
    assert tree(rig) == ["Logement", "Santé", "· Première ligne"]
    card.rows.reordered.emit([card.rows.keys()[-1], *card.rows.keys()[:-1]])
    rig.wait()
    assert tree(rig)[-1] == "· Première ligne"


def test_a_category_is_renamed_in_both_languages(rig: DirectoryRig, page: ListsPage) -> None:
    row = editor(page.categories, "Santé")
    for column, words in (("name", "Santé et soins"), ("name_nl", "Zorg")):
        row.fields[column].control.setText(words)
        row.fields[column].flush()
    rig.wait()

    values = rig.values(Category, row.row_id)
    assert (values["name"], values["name_nl"]) == ("Santé et soins", "Zorg")


def test_a_category_in_use_goes_once_it_is_said_where_its_organisations_go(rig: DirectoryRig, page: ListsPage) -> None:
    card = page.categories
    editor(card, "Santé").cross.click()
    assert not card.move_form.isHidden()
    assert card.move_form.into._note.text() == "“Santé” holds 1 organisation."
    card.move_form.into.combo.setCurrentText("Logement")
    card.move_form.submit()
    rig.wait()
    assert tree(rig) == ["Logement"]
    rig.page.close_tool()
    rig.wait()
    assert [row.categories for row in rig.page.list.organisations.rows()] == [(), ("Logement",)]

    rig.undo[-1][1]()
    rig.wait()
    assert tree(rig) == ["Santé", "Logement"]


def test_an_empty_category_goes_at_once(rig: DirectoryRig, page: ListsPage) -> None:
    editor(page.categories, "Logement").cross.click()
    rig.wait()

    assert page.categories.move_form.isHidden()
    assert tree(rig) == ["Santé"]


def test_types_are_added_ordered_and_removed(rig: DirectoryRig, page: ListsPage) -> None:
    page.turn_to("kinds")
    card = page.kinds
    enter(rig, card.adder, "Coopérative")
    row = editor(card, "Coopérative")
    rig.ask(
        lambda: rig.dossier.workspace.records.change(Organisation, rig.ids["Les Tilleuls"], {"kind_id": row.row_id})
    )
    keys = card.rows.keys()
    card.rows.reordered.emit([keys[-1], *keys[:-1]])
    page.reload()
    rig.wait()
    assert lists(rig).kinds[0].label == "Coopérative"

    row.cross.click()
    assert card.move_form.into._note.text() == "“Coopérative” holds 1 organisation."
    card.move_form.into.combo.setCurrentText("School")
    card.move_form.submit()
    rig.wait()
    assert [(line.label, line.used) for line in lists(rig).kinds if line.used] == [("School", 1)]
    police = editor(card, "Police")
    police.cross.click()
    rig.wait()
    assert rig.values(OrganisationKind, police.row_id)["trashed_at"] is not None


def test_tags_are_added_renamed_merged_and_removed(rig: DirectoryRig, page: ListsPage) -> None:
    page.turn_to("tags")
    card = page.tags
    for name in ("Jeunes", "Jeunesse", "Vieux"):
        enter(rig, card.adder, name)
    row = editor(card, "Jeunesse")
    row.fields["name"].control.setText("jeunes")
    row.fields["name"].flush()
    rig.wait()
    assert "merge the two" in row.fields["name"].refusal()

    row.into.combo.setCurrentText("Jeunes")
    row.into.flush()
    rig.wait()
    assert [tag.name for tag in lists(rig).tags] == ["Jeunes", "Vieux"]
    rig.undo[-1][1]()
    rig.wait()
    assert [tag.name for tag in lists(rig).tags] == ["Jeunes", "Jeunesse", "Vieux"]
    editor(card, "Vieux").cross.click()
    rig.wait()
    assert [tag.name for tag in lists(rig).tags] == ["Jeunes", "Jeunesse"]


def test_own_fields_are_declared_and_a_new_kind_says_what_does_not_fit(rig: DirectoryRig, page: ListsPage) -> None:
    page.turn_to("fields")
    card = page.fields[FieldSubject.ORGANISATION]
    enter(rig, card.adder, "Places")
    enter(rig, page.fields[FieldSubject.PERSON].adder, "Bureau")
    row = editor(card, "Places")
    rig.ask(lambda: rig.dossier.workspace.own_fields.write(row.row_id, rig.ids["Les Tilleuls"], "une dizaine"))
    row.kind.combo.setCurrentText("Number")
    row.kind.flush()
    rig.wait()
    assert row.unfit.text() == "1 value does not fit and stays as it is, marked: Les Tilleuls: une dizaine"
    assert row.used.text() == "filled in on 1 record"

    row.kind.combo.setCurrentText("Choice")
    row.kind.flush()
    rig.wait()
    assert not row.fields["choices"].isHidden()
    row.fields["choices"].control.setPlainText("une dizaine\nplus")
    row.fields["choices"].flush()
    row.fields["in_report"].control.click()
    rig.wait()
    values = rig.values(CustomField, row.row_id)
    assert (values["kind"], values["choices"], values["in_report"]) == (FieldKind.CHOICE, "une dizaine\nplus", True)

    enter(rig, card.adder, "Arrêt")
    card.rows.reordered.emit(card.rows.keys()[::-1])
    page.reload()
    rig.wait()
    assert [line.label for line in lists(rig).fields if line.subject is FieldSubject.ORGANISATION] == [
        "Arrêt",
        "Places",
    ]
    editor(card, "Arrêt").cross.click()
    rig.wait()
    assert [line.label for line in lists(rig).fields] == ["Places", "Bureau"]


def test_every_control_of_the_lists_says_what_it_is(rig: DirectoryRig, page: ListsPage) -> None:
    enter(rig, page.tags.adder, "Jeunes")
    enter(rig, page.fields[FieldSubject.PERSON].adder, "Bureau")
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    controls = [each for kind in kinds for each in page.findChildren(kind)]

    silent = [each for each in controls if not (each.accessibleName() or getattr(each, "text", str)())]

    assert len(controls) > 30
    assert silent == []


# Filters and columns.


def turn(rig: DirectoryRig, facet: Any, words: str) -> None:
    facet.combo.setCurrentText(words)
    facet.flush()


def test_further_filters_narrow_by_tag_language_and_own_choice(rig: DirectoryRig) -> None:
    services = rig.dossier.workspace

    def work() -> None:
        services.records.change(Organisation, rig.ids["Les Tilleuls"], {"languages": "fr, NL / turc"})
        services.tags.put("organisation_id", rig.ids["(Le) Canevas"], "Accueil")
        services.tags.put("person_id", rig.ids["Anna Diop"], "Accueil")
        own = services.own_fields.declare(FieldSubject.ORGANISATION, "Accès", FieldKind.CHOICE).record_id
        services.records.change(CustomField, own, {"choices": "Oui\nNon"})
        services.own_fields.write(own, rig.ids["Les Tilleuls"], "Oui")

    rig.ask(work)
    rig.page.reload()
    rig.wait()
    bar = rig.page.list.facets
    bar.more.click()
    assert not bar.further.isHidden()
    turn(rig, bar.further.choices["tag"], "Accueil")
    assert rig.names() == ["(Le) Canevas"]
    assert bar.more.accessibleName() == "More filters (1 chosen)"
    bar.clear()
    turn(rig, bar.further.choices["language"], "nl")
    turn(rig, bar.further._own[False, "Accès"], "Oui")
    assert rig.names() == ["Les Tilleuls"]
    rig.page.escape()
    assert len(rig.names()) == 2

    rig.page.list.turn_to("people")
    rig.wait()
    turn(rig, bar.further.choices["tag"], "Accueil")
    assert [row.full_name for row in rig.page.list.people.rows()] == ["Anna Diop"]
    bar.more.click()
    assert bar.further.isHidden()
    rig.page.list.turn_to("committee")
    assert bar.more.isHidden()


def test_an_own_field_that_nobody_fills_in_any_more_is_no_filter(rig: DirectoryRig) -> None:
    services = rig.dossier.workspace

    def work() -> Any:
        own = services.own_fields.declare(FieldSubject.ORGANISATION, "Accès", FieldKind.CHOICE).record_id
        services.records.change(CustomField, own, {"choices": "Oui"})
        services.own_fields.write(own, rig.ids["Les Tilleuls"], "Oui")
        return own

    own = rig.ask(work)
    rig.page.reload()
    rig.wait()
    assert list(rig.page.list.facets.further._own) == [(False, "Accès")]
    rig.ask(lambda: services.records.trash(CustomField, own))
    rig.page.reload()
    rig.wait()
    assert rig.page.list.facets.further._own == {}


def test_columns_are_chosen_by_a_button(rig: DirectoryRig) -> None:
    rig.page.list.columns_button.click()
    menu = next(action for action in rig.page.list.table().column_menu().actions() if action.text() == "Hours a week")
    place = next(n for n, column in enumerate(rig.page.list.organisations.columns) if column.header == "Hours a week")
    assert rig.page.list.table().isColumnHidden(place)

    menu.trigger()

    assert not rig.page.list.table().isColumnHidden(place)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("fr, nl / tr", ("fr", "nl", "tr")), ("Français;  Néerlandais", ("francais", "neerlandais")), ("", ())],
)
def test_languages_are_read_apart(typed: str, read: tuple[str, ...]) -> None:
    assert spoken(typed) == read
