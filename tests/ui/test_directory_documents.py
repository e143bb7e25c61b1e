"""What the directory prints from its window: lists, brochure, sheets, Word, publication."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.ui.directory.columns import COMMITTEE, MEMBERS
from csxl_desktop.ui.directory.document_view import BROCHURE, CHANGES, SHEETS, DocumentView, marked
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.document_language import BOTH
from tests.documents.trial_meeting import whole
from tests.ui.directory_support import TODAY, DirectoryRig, opened


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def shown(rig: DirectoryRig, qtbot: QtBot, act: Callable[[], object]) -> str:
    """The text of the document that `act` brings up."""
    with qtbot.waitSignal(rig.page.documents.panel.shown, timeout=20_000):
        act()
    rig.wait()
    return whole(rig.page.documents.panel.preview.pdf())


def turn(view: DocumentView, which: str) -> None:
    view.switch.set_value(which)
    view.switch.changed.emit(which)


def test_every_list_is_offered_with_what_it_needs(rig: DirectoryRig, qtbot: QtBot) -> None:
    view = rig.page.documents
    assert "Les Tilleuls" in shown(rig, qtbot, rig.page.print_list)
    for which, expected, dated, word in (
        (COMMITTEE, "Steering committee", True, False),
        (CHANGES, "2026", True, False),
        (BROCHURE, "info@lt.example", False, True),
        (SHEETS, "Verified on", False, False),
        (MEMBERS, "(Le) Canevas", True, True),
    ):
        text = shown(rig, qtbot, lambda which=which: turn(view, which))  # type: ignore[misc]
        assert expected.lower() in text.lower() or which in {COMMITTEE, SHEETS}
        assert view.day.isVisible() is dated
        assert view.word_button.isVisible() is word
        assert view.publish.button.isVisible() is (which == BROCHURE)
        assert view.language.isVisible()


def test_the_brochure_speaks_one_language_or_both(rig: DirectoryRig, qtbot: QtBot) -> None:
    view = rig.page.documents
    shown(rig, qtbot, rig.page.print_list)
    shown(rig, qtbot, lambda: turn(view, BROCHURE))
    view.language.set_value(BOTH)
    text = shown(rig, qtbot, lambda: view.language.changed.emit(BOTH))
    assert "Répertoire" in text
    assert "Repertorium" in text


def test_lists_of_members_and_committee_come_in_both_languages(rig: DirectoryRig, qtbot: QtBot) -> None:
    view = rig.page.documents
    shown(rig, qtbot, rig.page.print_list)
    view.language.set_value(BOTH)
    members = shown(rig, qtbot, lambda: view.language.changed.emit(BOTH))
    assert "Membres au" in members
    assert "Leden op" in members
    committee = shown(rig, qtbot, lambda: turn(view, COMMITTEE))
    assert "Begeleidingscomité op" in committee
    shown(rig, qtbot, lambda: turn(view, CHANGES))
    assert view.language.value() != BOTH


def test_printing_a_record_offers_its_sheet(rig: DirectoryRig, qtbot: QtBot) -> None:
    rig.open("Les Tilleuls")
    text = shown(rig, qtbot, rig.page.print_current)
    assert rig.page.documents.switch.value() == SHEETS
    assert "Les Tilleuls" in text
    assert "Canevas" not in text
    rig.page.escape()
    assert rig.page.right.currentWidget() is rig.page.organisation


def test_marked_rows_are_the_sheets_offered(rig: DirectoryRig, qtbot: QtBot) -> None:
    rig.page.list.organisation_table.selectAll()
    shown(rig, qtbot, rig.page.print_list)
    text = shown(rig, qtbot, lambda: turn(rig.page.documents, SHEETS))
    assert "Les Tilleuls" in text
    assert "(Le) Canevas" in text
    assert "2" in rig.page.documents.about.text()
    rig.page.list.turn_to(COMMITTEE)
    assert marked(rig.page.list) == ()
    rig.page.list.turn_to("people")
    assert marked(rig.page.list) == ()


def test_the_table_is_saved_for_word(
    rig: DirectoryRig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "membres.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    view = rig.page.documents
    view.panel.save_word()  # nothing is shown yet
    shown(rig, qtbot, rig.page.print_list)
    view.word_button.click()
    rig.wait()
    (table,) = docx.Document(io.BytesIO(target.read_bytes())).tables
    assert [row.cells[1].text for row in table.rows[1:]] == ["(Le) Canevas", "Les Tilleuls"]


def test_publishing_says_what_changed_and_can_be_taken_back(rig: DirectoryRig, qtbot: QtBot, dossier: Path) -> None:
    view = rig.page.documents
    shown(rig, qtbot, rig.page.print_list)
    shown(rig, qtbot, lambda: turn(view, BROCHURE))
    view.publish.publish_here()
    rig.wait()
    assert "Les Tilleuls" in (dossier / "documents" / "repertoire" / "repertoire.html").read_text()
    assert "first publication" in view.publish.notice.accessibleName()
    (_text, take_back) = rig.undo[-1]
    take_back()
    rig.wait()
    assert "taken back" in view.publish.notice.accessibleName()
    assert view.publish.button.isEnabled()
    shown(rig, qtbot, lambda: turn(view, MEMBERS))
    assert view.publish.notice.isHidden()


def test_publishing_elsewhere_compares_with_the_last_time(
    rig: DirectoryRig, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def publish_earlier() -> None:
        workspace = rig.dossier.workspace
        publication = workspace.publication.prepare()
        written = workspace.publication.record(publication)
        assert written is not None
        from csxl_desktop.domain.publication import DirectoryPublication

        workspace.records.change(DirectoryPublication, written.record_id, {"published_on": TODAY.replace(month=5)})
        workspace.records.change(Organisation, rig.ids["Les Tilleuls"], {"name": "Les Chênes", "audience": "Tous"})

    rig.ask(publish_earlier)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path / "site"))
    rig.page.documents.publish.publish_elsewhere()
    rig.wait()
    said = rig.page.documents.publish.notice.accessibleName()
    assert "Since 21/05/2026: 1 renamed, 1 changed." in said
    assert (tmp_path / "site" / "adresgids.csv").exists()
    rig.page.documents.publish.publish_elsewhere()
    rig.wait()
    assert len(rig.undo) == 1  # nothing new was kept
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: "")
    rig.page.documents.publish.publish_elsewhere()
    rig.wait()


def test_a_folder_that_cannot_be_written_is_said(rig: DirectoryRig, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    rig.page.documents.publish.publish_in(tmp_path / "file")
    rig.wait()
    assert "Nothing is published" in rig.page.documents.publish.notice.accessibleName()
    assert rig.undo == []
