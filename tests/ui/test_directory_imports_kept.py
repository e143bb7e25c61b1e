"""The import page beyond the import itself: lines corrected or set aside, doubts decided, earlier imports undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.services.exchange.decisions import Choice
from csxl_desktop.services.exchange.report import ImportLine
from csxl_desktop.ui.directory.import_page import ImportPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.field import Field
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.test_directory_import import TABLE, importing_of, outcomes, paste

CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Sow;Aminata\nFN:Aminata Sow\nORG:Les Tilleuls\nEMAIL:a@sow.example\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nN:cut"
)


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def settle(rig: DirectoryRig) -> None:
    for _step in range(3):
        rig.wait()


def choose(rig: DirectoryRig, name: str) -> ImportLine:
    """Mark the line of a name, by hand."""
    preview = importing_of(rig).preview
    place = next(at for at, line in enumerate(preview.model.rows()) if line.name == name)
    preview.table.selectRow(place)
    line = preview.detail.line
    assert line is not None
    return line


def keep(rig: DirectoryRig) -> ImportPage:
    """Import what is in front, then come back to the page."""
    importing_of(rig).import_button.click()
    settle(rig)
    rig.page.open_tool("import")
    settle(rig)
    return importing_of(rig)


def test_a_refused_line_is_corrected_where_it_stands(rig: DirectoryRig) -> None:
    paste(rig, TABLE + "\tM.\tSans\tNom\n")
    page = importing_of(rig)
    choose(rig, "Sans Nom")
    fields = page.preview.detail.fields
    assert [field.value() for field in fields.values()] == ["", "M.", "Sans", "Nom"]
    assert fields[1].refusal() == "The name of the organisation is missing."
    assert not page.import_button.isEnabled()

    fields[1].edit.setText("La Rive")
    fields[1].flush()
    settle(rig)

    assert outcomes(rig)["La Rive"] == "created"
    assert page.preview.detail.line is not None
    assert page.preview.detail.line.name == "La Rive"
    assert fields[1].refusal() == ""
    assert page.import_button.isEnabled()


def test_any_line_may_be_corrected(rig: DirectoryRig) -> None:
    paste(rig, TABLE)
    choose(rig, "Atelier du Puits")
    detail = importing_of(rig).preview.detail
    detail.correct_link.click()
    assert detail.fields[4].isVisible()

    detail.fields[4].edit.setText("Grand")
    detail.fields[4].flush()
    settle(rig)

    assert detail.line is not None
    assert any(change.new == "Jean Grand" for change in detail.line.changes)


def test_changes_are_shown_old_and_new(rig: DirectoryRig) -> None:
    paste(rig, "Organisation\tVille\tMembre depuis\nLes Tilleuls\tIxelles\t03/04/2019\n")
    choose(rig, "Les Tilleuls")
    detail = importing_of(rig).preview.detail

    told = [each.accessibleName() for each in detail.findChildren(QWidget) if "→" in each.accessibleName()]
    assert told == ["Town: Sainte-Alix → Ixelles", "Member since: 15/01/2020 → 03/04/2019"]


def test_a_line_set_aside_lets_the_others_in_and_waits(rig: DirectoryRig) -> None:
    paste(rig, TABLE + "\tM.\tSans\tNom\n")
    page = importing_of(rig)
    choose(rig, "Sans Nom")
    page.preview.detail.aside_button.click()
    settle(rig)
    assert page.source.text() == "pasted table · 2 lines · 1 set aside"

    page = keep(rig)
    assert "Atelier du Puits" in rig.names()
    (waiting,) = page.earlier._aside.rows()
    assert (waiting.line, waiting.reason) == (4, "The name of the organisation is missing.")
    assert waiting.cells == {"of": "members", "civility": "M.", "first_name": "Sans", "last_name": "Nom"}


def test_a_line_set_aside_is_taken_up_again(rig: DirectoryRig) -> None:
    paste(rig, TABLE + "La Rive\tM.\tSans\tNom\n")
    choose(rig, "La Rive")
    importing_of(rig).preview.detail.aside_button.click()
    settle(rig)
    page = keep(rig)
    assert "La Rive" not in rig.names()

    page.earlier.aside.choose_first()
    page.earlier.take_up_button.click()
    settle(rig)
    assert outcomes(rig) == {"La Rive": "created"}

    page = keep(rig)
    assert "La Rive" in rig.names()
    assert page.earlier._aside.rows() == []
    assert len(page.earlier._imports.rows()) == 2


def test_a_line_set_aside_is_settled_and_comes_back(rig: DirectoryRig) -> None:
    paste(rig, TABLE)
    choose(rig, "Atelier du Puits")
    importing_of(rig).preview.detail.aside_button.click()
    settle(rig)
    page = keep(rig)

    page.earlier.aside.choose_first()
    page.earlier.settle_button.click()
    settle(rig)
    assert page.earlier._aside.rows() == []

    rig.undo[-1][1]()
    settle(rig)
    assert len(page.earlier._aside.rows()) == 1


def test_doubts_are_decided_by_keys_one_after_the_other(rig: DirectoryRig) -> None:
    paste(rig, "Organisation\nLes Tilleuls d'Alix\nCanevas Sud\n")
    page = importing_of(rig)
    page.day.edit.setText("31/10/2026")
    page.day.flush()
    settle(rig)
    table = page.preview.table
    waiting = [line.name for line in page.preview.model.rows() if line.open]
    assert len(waiting) == 2

    table.setFocus()
    table.choose_first()
    first = page.preview.detail.line
    assert first is not None
    QTest.keyClick(table, Qt.Key.Key_2)
    settle(rig)
    assert outcomes(rig)[first.name] == "renamed"
    following = page.preview.detail.line
    assert following is not None
    assert following.open
    assert following.outcome.value == "departed"
    QTest.keyClick(table, Qt.Key.Key_5)
    settle(rig)

    assert outcomes(rig)[following.name] == "unchanged"
    assert page.import_button.isEnabled()


def test_of_several_candidates_one_is_chosen(rig: DirectoryRig) -> None:
    names = ("Maison du Tilleul Nord", "Maison du Tilleul Sud")
    records = rig.dossier.workspace.records
    ids = rig.ask(lambda: {name: records.create(Organisation, {"name": name}).record_id for name in names})
    paste(rig, "Organisation\nMaison du Tilleul Nort\n")
    page = importing_of(rig)
    page.day.edit.setText("31/10/2026")
    page.day.flush()
    settle(rig)
    choose(rig, "Maison du Tilleul Nort")
    which = page.preview.detail.which
    assert which.isVisible()

    which.combo.setCurrentText("Maison du Tilleul Sud")
    which.flush()
    page.preview.buttons[Choice.SAME].click()
    settle(rig)

    line = next(line for line in page.preview.model.rows() if line.line)
    assert line.record_id == ids["Maison du Tilleul Sud"]


def test_a_word_table_on_the_clipboard_is_read(rig: DirectoryRig) -> None:
    rig.page.open_tool("import")
    mime = QMimeData()
    mime.setHtml("<table><tr><td>Organisation</td><td>Ville</td></tr><tr><td>La Rive</td><td>Ixelles</td></tr></table>")
    mime.setText("Organisation Ville La Rive Ixelles")
    importing_of(rig).pasted.insertFromMimeData(mime)
    settle(rig)
    assert outcomes(rig) == {"La Rive": "created"}

    rig.page.escape()
    assert importing_of(rig).pasted.isVisible()
    mime = QMimeData()
    mime.setText("Organisation\tVille\nLe Port\tUccle\n")
    importing_of(rig).pasted.insertFromMimeData(mime)
    settle(rig)
    assert outcomes(rig) == {"Le Port": "created"}


def test_ten_megabytes_pasted_are_refused_in_words(rig: DirectoryRig) -> None:
    rig.page.open_tool("import")
    for letters, reason in (("x" * 10_000_000, "too long"), ("Organisation\nA\x00B\n", "U+0000")):
        mime = QMimeData()
        mime.setText(letters)
        importing_of(rig).pasted.insertFromMimeData(mime)
        settle(rig)
        assert reason in importing_of(rig).notice.text()


def test_address_cards_are_people(rig: DirectoryRig, tmp_path: Path) -> None:
    (tmp_path / "contacts.vcf").write_text(CARDS, encoding="utf-8")
    rig.page.open_tool("import")
    page = importing_of(rig)
    page.read_path(tmp_path / "contacts.vcf")
    settle(rig)
    assert page.head.nature.value() == "people"
    assert page.day.isHidden()
    line = choose(rig, "")
    assert (line.outcome.value, line.reason) == ("refused", "This card is damaged or cut off.")

    page.preview.detail.aside_button.click()
    settle(rig)
    assert outcomes(rig) == {"Aminata Sow": "created"}
    page = keep(rig)
    assert page.earlier._imports.rows()[0].file_name == "contacts.vcf"
    page.earlier.aside.choose_first()
    page.earlier.take_up_button.click()
    settle(rig)
    assert page.head.nature.value() == "people"


def test_lines_are_taken_for_people_or_members_at_will(rig: DirectoryRig) -> None:
    paste(rig, TABLE)
    page = importing_of(rig)
    people = next(each for each in page.head.nature.findChildren(QAbstractButton) if each.text() == "People")
    people.click()
    settle(rig)

    assert outcomes(rig)["Jean Petit"] == "created"


def test_an_earlier_import_is_undone_and_says_what_stays(rig: DirectoryRig) -> None:
    paste(rig, TABLE.replace("Petit\n", "Petit\nLa Rive\tMme\tInès\tSow\n"))
    page = keep(rig)
    rive = next(row.id for row in rig.page.list.organisations.rows() if row.name == "La Rive")
    rig.ask(lambda: rig.dossier.workspace.records.change(Organisation, rive, {"city": "Uccle"}))
    rig.page.reload()
    settle(rig)
    (row,) = page.earlier._imports.rows()
    assert row.counts == {"created": 2, "unchanged": 1}

    page.earlier.imports.choose_first()
    page.earlier.undo_button.click()
    settle(rig)
    first = page.undo.model.rows()[0]
    assert (first.stays, first.name) == (True, "La Rive")
    assert first.detail == "Town: the import wrote —, since then it is Uccle"
    assert "1 entry stays" in page.undo.summary.text()

    rig.page.escape()
    assert page.undo.isHidden()
    page.earlier.imports.choose_first()
    page.earlier.undo_button.click()
    settle(rig)
    page.undo.undo_button.click()
    settle(rig)

    assert rig.said[-1] == "The import was taken back, but for 1 entry changed or used since."
    assert page.earlier._imports.rows()[0].undone_at is not None
    rig.page.escape()
    settle(rig)
    assert rig.names() == ["(Le) Canevas", "Les Tilleuls"]  # La Rive stays, and is no member any more
    page.earlier.imports.choose_first()
    assert not page.earlier.undo_button.isEnabled()


def test_escape_goes_back_step_by_step(rig: DirectoryRig) -> None:
    paste(rig, TABLE)
    rig.page.escape()
    assert importing_of(rig).earlier.isVisible()

    rig.page.escape()

    assert rig.page.tool() is None


def test_every_control_has_a_name(rig: DirectoryRig) -> None:
    paste(rig, TABLE + "\tM.\tSans\tNom\n")
    choose(rig, "Sans Nom")
    page = importing_of(rig)

    nameless = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each, Field)
        and not (each.accessibleName() or getattr(each, "text", str)())
        and each.metaObject().className() not in {"QScrollArea", "QAbstractScrollArea"}
    ]
    assert [repr(each) for each in nameless] == []
