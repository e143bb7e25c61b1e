"""A members' table taken in through the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from csxl_desktop.exchange.heading_words import Field
from csxl_desktop.services.exchange.decisions import Choice
from csxl_desktop.ui.directory.import_page import ImportPage
from csxl_desktop.ui.directory.import_reading import Nature
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.directory_support import DirectoryRig, opened

TABLE = "Organisation\tCivilité\tPrénom\tNom\nLes Tilleuls\tMme\tAnna\tDiop\nAtelier du Puits\tM.\tJean\tPetit\n"


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def importing_of(rig: DirectoryRig) -> ImportPage:
    tool = rig.page.tool()
    assert isinstance(tool, ImportPage)
    return tool


def paste(rig: DirectoryRig, text: str) -> None:
    rig.page.open_tool("import")
    importing_of(rig).pasted.setPlainText(text)
    rig.wait()
    rig.wait()


def outcomes(rig: DirectoryRig) -> dict[str, str]:
    return {line.name: line.outcome.value for line in importing_of(rig).preview.model.rows()}


def test_what_would_happen_is_shown_before_anything_is_written(rig: DirectoryRig) -> None:
    paste(rig, TABLE)

    assert outcomes(rig)["Atelier du Puits"] == "created"
    assert importing_of(rig).source.text() == "pasted table · 2 lines"
    assert importing_of(rig).import_button.isEnabled()
    rig.page.escape()
    rig.wait()
    assert rig.names() == ["(Le) Canevas", "Les Tilleuls"]


def test_the_import_is_one_act_that_can_be_taken_back(rig: DirectoryRig) -> None:
    paste(rig, TABLE)
    importing_of(rig).import_button.click()
    rig.wait()
    assert rig.names() == ["Atelier du Puits", "(Le) Canevas", "Les Tilleuls"]
    assert "imported" in rig.undo[0][0]
    assert rig.page.window().focusWidget() is rig.page.list.table()

    rig.undo[0][1]()
    rig.wait()
    assert rig.names() == ["(Le) Canevas", "Les Tilleuls"]


def test_a_line_refused_keeps_the_whole_table_out(rig: DirectoryRig) -> None:
    paste(rig, TABLE + "\tM.\tSans\tNom\n")

    lines = importing_of(rig).preview.model.rows()
    assert (lines[0].line, lines[0].column, lines[0].outcome.value) == (4, "A", "refused")
    assert not importing_of(rig).import_button.isEnabled()


def test_a_column_guessed_wrong_is_corrected(rig: DirectoryRig) -> None:
    paste(rig, "Prénom\tNom\tChose\nAnna\tDiop\tLes Tilleuls\n")
    columns = importing_of(rig).columns.fields
    assert importing_of(rig).head.nature.value() == "people"

    columns[3].combo.setCurrentText("Organisation")
    columns[3].flush()
    rig.wait()
    rig.wait()
    assert columns[3].value() is Field.ORGANISATION
    assert list(outcomes(rig)) == ["Les Tilleuls"]
    assert importing_of(rig).head.nature.value() == "members"


def first_table(rig: DirectoryRig, path: Path, text: str) -> ImportPage:
    """A file with which a dossier begins, as the first page hands it on."""
    path.write_text(text, encoding="utf-8")
    rig.page.open_record("directory_tool", path)
    rig.wait()
    rig.wait()
    return importing_of(rig)


def test_table_with_which_a_dossier_begins_lists_members(rig: DirectoryRig, tmp_path: Path) -> None:
    lines = "".join(f"Maison {number % 3};Mme Anna Diop;1050 Ixelles\n" for number in range(12))
    importing = first_table(rig, tmp_path / "a.csv", f"Asbl / Service;Personne de contact;CP + commune\n{lines}")

    assert importing.head.nature.value() == "members"
    assert [column.field for column in importing._reading.mapping.columns] == [  # type: ignore[union-attr]
        Field.ORGANISATION,
        Field.REPRESENTATIVE,
        Field.CODE_AND_CITY,
    ]


@pytest.mark.parametrize("opened_as", ["file", "pasted"])
def test_members_without_a_name_ask_which_column_names_them(rig: DirectoryRig, tmp_path: Path, opened_as: str) -> None:
    text = "Maisonnée;Personne de contact;E-mail\nLes Pavots;Mme Anna Diop;\nLe Seau;M. Jean Petit;\n"
    if opened_as == "file":
        importing = first_table(rig, tmp_path / "a.csv", text)
    else:
        rig.page.open_tool("import/members")
        importing = importing_of(rig)
        importing.pasted.setPlainText(text)
        rig.wait()
        rig.wait()
    columns, question = importing.columns.fields, importing.columns_card.question

    assert importing.head.nature.value() == "members"
    assert question.isVisible()
    assert question.text().startswith("Which column names the organisation?")
    assert importing.notice.text() == ""
    assert outcomes(rig) == {}
    assert not importing.import_button.isEnabled()
    assert columns[1].isAncestorOf(importing.window().focusWidget())

    columns[2].combo.setCurrentText("(left out)")
    columns[2].flush()
    rig.wait()
    assert importing.head.nature.value() == "members"
    columns[1].combo.setCurrentText("Organisation")
    columns[1].flush()
    rig.wait()
    rig.wait()

    assert not question.isVisible()
    assert outcomes(rig) == {"Les Pavots": "created", "Le Seau": "created"}
    assert importing.import_button.isEnabled()


def test_lines_of_totals_are_passed_over_and_told(rig: DirectoryRig) -> None:
    paste(rig, TABLE + "TOTAL : 2\t\t\t\n")

    assert importing_of(rig).source.text() == "pasted table · 2 lines · 1 line of totals passed over"
    assert importing_of(rig).import_button.isEnabled()

    importing_of(rig).head.turned.emit(Nature.PEOPLE)
    rig.wait()
    rig.wait()
    assert importing_of(rig).source.text() == "pasted table · 2 lines · 1 line of totals passed over"
    assert importing_of(rig).import_button.isEnabled()


def test_who_is_missing_on_the_day_waits_for_a_decision(rig: DirectoryRig) -> None:
    paste(rig, TABLE)
    importing = importing_of(rig)
    importing.day.edit.setText("31/10/2026")
    importing.day.flush()
    rig.wait()
    assert outcomes(rig)["(Le) Canevas"] == "departed"
    assert not importing.import_button.isEnabled()

    importing.preview.table.choose_first()
    importing.preview.buttons[Choice.DEPART].click()
    rig.wait()
    assert importing.import_button.isEnabled()
    importing.import_button.click()
    rig.wait()
    assert rig.names() == ["Atelier du Puits", "Les Tilleuls"]


def test_a_total_clicked_shows_only_its_lines(rig: DirectoryRig) -> None:
    paste(rig, TABLE)
    totals = importing_of(rig).preview.totals
    totals.set_value({"created"})
    totals.changed.emit(totals.value())

    assert list(outcomes(rig)) == ["Atelier du Puits"]


def test_a_workbook_is_read(rig: DirectoryRig, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Organisation", "E-mail"], ["Atelier du Puits", "info@puits.example"]):
        sheet.append(row)
    book.save(tmp_path / "membres.xlsx")
    rig.page.open_tool("import")
    importing_of(rig).read_path(tmp_path / "membres.xlsx")
    rig.wait()
    rig.wait()

    assert "membres.xlsx" in importing_of(rig).source.text()
    assert outcomes(rig) == {"Atelier du Puits": "created"}


def test_what_is_no_table_is_refused_in_words(rig: DirectoryRig, tmp_path: Path) -> None:
    (tmp_path / "faux.xlsx").write_bytes(b"%PDF-1.7 not a table")
    rig.page.open_tool("import")
    importing_of(rig).read_path(tmp_path / "faux.xlsx")
    rig.wait()

    assert "no table" in importing_of(rig).notice.text()
    assert importing_of(rig).pasted.isVisible()


def test_tool_takes_the_tab_until_escape(rig: DirectoryRig) -> None:
    menu = rig.page.list.tools_button.menu()
    assert menu is not None
    (first, *_others) = menu.actions()
    first.trigger()
    assert isinstance(rig.page.tool(), ImportPage)

    rig.page.escape()

    assert rig.page.tool() is None


def test_another_tab_opens_a_tool_by_its_key(rig: DirectoryRig) -> None:
    rig.page.open_record("directory_tool", "import")
    rig.page.print_current()
    rig.page.reload()

    assert isinstance(rig.page.tool(), ImportPage)
