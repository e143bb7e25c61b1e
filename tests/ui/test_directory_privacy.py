"""Consents, everything that is held, anonymising: on the record of a person."""

import io
import json
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Person
from csxl_desktop.services.anonymising import PreviewLine
from csxl_desktop.services.erasing.copies import InBackups
from csxl_desktop.services.erasing.service import ErasePreview
from csxl_desktop.system.draft_journal import DraftJournal
from csxl_desktop.ui.directory import erase_view
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make, meeting
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.handed_over import HandedOver


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def test_an_agreement_is_noted_and_withdrawn(rig: DirectoryRig, tmp_path: Path) -> None:
    rig.open("Anna Diop", "person")
    card = rig.page.person.consents
    assert card.printed.text() == "The directory prints the name."

    card.links["plus"].click()
    card.form.submit()
    rig.wait()
    (line,) = card.lines.lines()
    assert line.row.holds
    assert rig.values(Person, rig.ids["Anna Diop"])["contact_printable"] is True

    paper = tmp_path / "accord.pdf"
    paper.write_bytes(b"scan")
    card.file_paper(line.row, paper)
    rig.wait()
    assert card.lines.lines()[0].row.file == "accord.pdf"

    card._withdraw(line.row)
    rig.wait()
    assert not card.lines.lines()[0].row.holds


def test_everything_is_shown_and_saved(rig: DirectoryRig, tmp_path: Path) -> None:
    rig.open("Anna Diop", "person")
    panel = rig.page.person

    panel.show_everything()
    rig.wait()
    rig.wait()
    assert panel.personal.panel.preview.pdf()
    panel.personal.save_json(tmp_path / "anna.json")
    rig.wait()

    told = json.loads((tmp_path / "anna.json").read_text(encoding="utf-8"))
    assert told["person"] == "Anna Diop"
    assert (tmp_path / "anna.json").stat().st_mode & 0o777 == 0o600
    panel.personal.closed.emit()
    assert panel.personal.isHidden()


def test_the_attestation_of_a_year_is_of_who_came_and_says_where_nobody_did(rig: DirectoryRig) -> None:
    panel = rig.page.person
    rig.open("Anna Diop", "person")
    panel.show_certificate()
    rig.wait()
    rig.wait()
    assert panel.certificate.nothing.isVisible()

    today = rig.ask(lambda: rig.dossier.workspace.today())
    came = {"first_name": "Anna", "last_name": "Diop", "person_id": rig.ids["Anna Diop"]}
    held = rig.ask(lambda: meeting(rig.dossier.workspace, on=today))
    rig.ask(lambda: rig.dossier.workspace.meetings.mark_held(held))
    present = {"meeting_id": held, "state": AttendanceState.PRESENT, **came}
    rig.ask(lambda: make(rig.dossier.workspace, Attendance, **present))
    panel.show_everything()
    assert panel.certificate.isHidden()
    panel.show_certificate()
    rig.wait()
    rig.wait()

    assert not panel.certificate.nothing.isVisible()
    (page,) = PdfReader(io.BytesIO(panel.certificate.panel.preview.pdf())).pages
    assert "Anna Diop" in page.extract_text()
    panel.certificate.closed.emit()
    assert panel.certificate.isHidden()


def test_what_is_about_one_goes_to_an_address_of_their_own_and_not_to_a_shared_box(
    rig: DirectoryRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = HandedOver()
    monkeypatch.setattr(QDesktopServices, "openUrl", handed)
    rig.open("Anna Diop", "person")
    panel = rig.page.person
    panel.show_everything()
    rig.wait()
    rig.wait()
    pages = panel.personal.panel
    (send,) = (each for each in pages.findChildren(QPushButton) if each.accessibleName() == "Send…")

    QTest.mouseClick(send, Qt.MouseButton.LeftButton)
    rig.wait()
    assert "Anna Diop" in pages.mail.accessibleName()
    own = {"person_id": rig.ids["Anna Diop"], "kind": ChannelKind.EMAIL, "value": "anna@exemple.be"}
    rig.ask(lambda: make(rig.dossier.workspace, ContactChannel, **own))
    QTest.mouseClick(send, Qt.MouseButton.LeftButton)
    rig.wait()

    shared, one = (message_from_bytes(Path(each.toLocalFile()).read_bytes(), policy=default) for each in handed)
    assert (shared["Bcc"], one["Bcc"]) == (None, "anna@exemple.be")
    (pdf,) = one.iter_attachments()
    assert pdf.get_payload(decode=True) == pages.preview.pdf()


def test_anonymising_wants_the_name_and_says_what_stays(rig: DirectoryRig) -> None:
    rig.open("Anna Diop", "person")
    panel = rig.page.person

    view = panel.personal
    panel.show_anonymising()
    assert view.foot.told.text() == "Every record and every text is being read…"
    rig.wait()
    assert view.foot.told.text() == ""
    assert "mandates (1)" in view.unnamed.text()
    assert not view.anonymise_button.isEnabled()
    view.foot.typed.edit.setText("Anna")
    assert not view.anonymise_button.isEnabled()
    view.foot.typed.edit.setText("anna diop")
    view.anonymise_button.click()
    assert "the file is written anew" in view.foot.told.text()
    rig.wait()

    assert panel.head.title.text() == "Anonymised person no. 1"
    assert panel.personal.isHidden()
    assert not panel.privacy_button.menu().actions()[1].isEnabled()
    assert "Anonymised: every count stays as it was." in rig.said


def test_what_could_not_be_anonymised_says_why(rig: DirectoryRig) -> None:
    rig.open("Anna Diop", "person")
    view = rig.page.person.personal
    rig.page.person.show_anonymising()
    rig.wait()
    rig.ask(lambda: rig.dossier.workspace.anonymising.anonymise(rig.ids["Anna Diop"], "Anna Diop"))
    view.foot.typed.edit.setText("Anna Diop")
    view.anonymise_button.click()
    rig.wait()
    assert view.foot.told.text() == ""
    assert view.foot.typed.refusal() == "This person has already been anonymised."


def test_another_record_brings_the_cards_back(rig: DirectoryRig) -> None:
    rig.open("Anna Diop", "person")
    rig.page.person.show_anonymising()
    rig.wait()
    rig.page.escape()
    assert rig.page.person.personal.isHidden()
    rig.page.person.show_anonymising()
    rig.wait()

    rig.open("Bram Peeters", "person")

    assert rig.page.person.personal.isHidden()


def test_erasing_says_what_goes_wants_the_name_and_lets_drafts_and_backups_follow(
    rig: DirectoryRig, tmp_path: Path
) -> None:
    context = rig.page.person.personal._screen.context
    context.drafts._folder = tmp_path / "drafts"
    context.drafts.keep("a", {"text": "Anna Diop\nrappeler"})
    context.drafts.keep("b", {"text": "autre chose"})
    DraftJournal(tmp_path / "drafts" / "texts").append("x", {"text": "vu avec Mme Diop"})
    rig.ask(lambda: rig.dossier.workspace.backups.make())
    rig.open("Anna Diop", "person")
    panel = rig.page.person
    view = panel.personal.erasing

    panel.privacy_button.menu().actions()[2].trigger()
    assert view.foot.told.text() == "Every record and every text is being read…"
    rig.wait()
    assert view.title.text() == "Erase Anna Diop for good"
    assert "mandates (1)" in view.goes.text()
    assert view.sealed.text() == "No approved minutes and no archived report name the person."
    assert view.copies.text() == "Removed: what is being typed here and names the person."
    assert view.backups.text().startswith("1 backup still holds the name. Left alone, they go by 2")
    assert "out of reach" in view.by_hand.text()
    view.erase()  # Enter with nothing typed
    view.foot.typed.edit.setText("Anna")
    assert not view.erase_button.isEnabled()
    view.foot.typed.edit.setText("anna diop")
    view.erase_button.click()
    rig.wait()
    rig.wait()

    assert panel.head.title.text() == "Anonymised person no. 1"
    assert panel.personal.isHidden()
    assert rig.said[-2:] == [
        "Erased: every count stays as it was.", "1 backup was written anew without the person.",
    ]  # fmt: skip
    assert [path.name for path in sorted((tmp_path / "drafts").rglob("*")) if path.is_file()] == ["b.json"]
    assert context.drafts.kept("a") == {}
    panel.show_erasing()
    rig.wait()
    assert view.foot.told.text() == "This person has already been erased."
    assert not view.erase_button.isEnabled()


def test_what_erasing_tells_names_each_thing_only_where_it_is_there() -> None:
    lines = (PreviewLine("Organisations", 2),)
    preview = ErasePreview(
        uuid4(), "Anna Diop", "[x]", "Anonymised person no. 1", True, (), (), lines, 1, ("PV – AG",) * 9, ("scan.pdf",),
        ("Organisations – Diop & fils",), 2, InBackups(3, 1, None), 1, 1, 1, 1,
    )  # fmt: skip
    told = "\n".join(each(preview) for each in (erase_view._goes, erase_view._sealed, erase_view._copies))
    assert "Texts that say “[x]” instead: organisations (2)." in told
    assert "9 papers get a version" in told
    assert told.count("PV – AG") == 8
    assert "Written anew: 1 file set aside, 1 base of a bag. Removed: 1 yearly export, 1 mail draft, what" in told
    by_hand = erase_view._by_hand(preview)
    for words in ("Somebody else bears this name", "scan.pdf", "Diop & fils", "2 acts in the history were done"):
        assert words in by_hand
    assert "1 of them was made for an approved report" in erase_view._backups(preview.backups)
