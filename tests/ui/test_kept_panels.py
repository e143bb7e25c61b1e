"""What is half filled in a panel that is saved by its button is there again after a fall, until it is sent or emptied.

A panel that is made anew finds what the one before it left: that is what the next start does.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.contact_log_page import ContactLogPage
from csxl_desktop.ui.directory.new_record import NewRecordPanel
from csxl_desktop.ui.directory.selection_mail import MailPlace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.approve import ApprovePanel
from csxl_desktop.ui.meetings.new_meeting import NewMeetingPanel
from tests.ui import meetings_support
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.handed_over import HandedOver
from tests.ui.meetings_support import Trial
from tests.ui.selection_support import use
from tests.ui.typing_keys import type_text


@pytest.fixture
def directory(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


@pytest.fixture
def agenda(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[Trial]:
    with meetings_support.agenda(qtbot, dossier, jobs, errors) as made:
        yield made


def until_kept(qtbot: QtBot, context: Context, key: str, words: str) -> None:
    qtbot.waitUntil(lambda: words in str(context.drafts.kept(key)))


def test_a_new_meeting(qtbot: QtBot, agenda: Trial) -> None:
    desk = agenda.page.desk
    agenda.page.reload()
    agenda.settle()
    agenda.page.new_record()
    panel = agenda.page.new_panel
    panel.kind.put_back((agenda.kind("RT"), ""))
    type_text(panel.theme.edit, "Factures")
    type_text(panel.day.edit, "9/12")
    until_kept(qtbot, agenda.context, "new-meeting", "Factures")
    until_kept(qtbot, agenda.context, "new-meeting", "9/12")

    again = NewMeetingPanel(desk)
    qtbot.addWidget(again)
    again.begin(None)
    assert (again.theme.value(), again.day.value()) == ("Factures", date(2026, 12, 9))
    assert again.kind.value() == agenda.kind("RT")
    again.write_down()
    agenda.settle()
    last = NewMeetingPanel(desk)
    qtbot.addWidget(last)
    last.begin(None)
    assert last.theme.value() == ""


def test_a_new_meeting_given_up_is_forgotten(qtbot: QtBot, agenda: Trial) -> None:
    agenda.page.new_record()
    type_text(agenda.page.new_panel.theme.edit, "Factures")
    until_kept(qtbot, agenda.context, "new-meeting", "Factures")
    agenda.page.new_panel.give_up()

    assert agenda.context.drafts.kept("new-meeting") == {}


def test_the_remarks_at_the_approval_of_minutes(qtbot: QtBot, agenda: Trial) -> None:
    key = agenda.plan("AG", date(2026, 10, 1), "Un", held=True)
    later = agenda.plan("AG", date(2026, 12, 10), "Bilan")
    agenda.run(lambda services: services.minutes.send(key, date(2026, 10, 9), ""))
    panel = cast("ApprovePanel", agenda.show(key, Step.APPROVE))
    type_text(panel.remarks.edit, "Lire douze.")
    agenda.show(later, Step.APPROVE)
    assert panel.remarks.value() == ""
    agenda.show(key, Step.APPROVE)
    assert panel.remarks.value() == "Lire douze."

    meeting = agenda.page.desk.meeting
    assert meeting is not None
    again = ApprovePanel(agenda.page.desk)
    qtbot.addWidget(again)
    again.show_meeting(meeting, same=False)
    assert again.remarks.value() == "Lire douze."
    again.approve()
    agenda.settle()

    minutes = agenda.record(key).minutes
    assert minutes is not None
    assert minutes.remarks == "Lire douze."
    assert agenda.context.drafts.kept(f"approval-{key}") == {}


def test_a_mail_to_a_selection(qtbot: QtBot, directory: DirectoryRig, monkeypatch: pytest.MonkeyPatch) -> None:
    use(directory, "mail", every=True)
    mail = directory.page.right.sending.place("mail")
    assert isinstance(mail, MailPlace)
    type_text(mail.subject.edit, "Rappel")
    type_text(mail.body.edit, "Merci de confirmer")
    until_kept(qtbot, mail.context, "selection-mail", "confirmer")

    again = MailPlace(mail.context, directory.page)
    qtbot.addWidget(again)
    assert (again.subject.value(), again.body.value()) == ("Rappel", "Merci de confirmer")
    monkeypatch.setattr(QDesktopServices, "openUrl", HandedOver())
    assert mail.found is not None
    again.show_recipients(mail.found)
    again.begin_next()
    assert mail.context.drafts.kept("selection-mail") == {}


def test_a_mail_written_as_a_draft(qtbot: QtBot, directory: DirectoryRig, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", handed.append)
    use(directory, "mail", every=True)
    mail = directory.page.right.sending.place("mail")
    assert isinstance(mail, MailPlace)
    type_text(mail.subject.edit, "Rappel")
    until_kept(qtbot, mail.context, "selection-mail", "Rappel")
    mail.open_drafts()
    directory.wait()

    assert handed
    assert mail.context.drafts.kept("selection-mail") == {}


def test_a_line_of_the_contact_log(qtbot: QtBot, directory: DirectoryRig) -> None:
    page, context = directory.page, directory.page._context
    page.open_tool("contacts")
    directory.wait()
    tool = page.tool()
    assert isinstance(tool, ContactLogPage)
    type_text(tool.entry.line.edit, "les tilleuls tel logement")
    until_kept(qtbot, context, "contact", "logement")

    again = ContactLogPage(context, page)
    qtbot.addWidget(again)
    again.begin()
    directory.wait()
    assert again.entry.line.value() == "les tilleuls tel logement"
    again.entry.note()
    directory.wait()
    assert context.drafts.kept("contact") == {}
    assert [row.theme for row in again.model.rows()] == ["logement"]


def test_a_line_beside_an_organisation(qtbot: QtBot, directory: DirectoryRig) -> None:
    context, key = directory.page._context, directory.ids["Les Tilleuls"]
    directory.open("Les Tilleuls")
    entry = directory.page.organisation.contact_log.entry
    type_text(entry.line.edit, "mail subsides")
    directory.open("École du Parc")
    assert "subsides" in str(context.drafts.kept(f"contact-{key}"))
    assert entry.line.value() == ""

    entry._left._waiting.clear()  # as after a fall
    directory.open("Les Tilleuls")
    assert entry.line.value() == "mail subsides"


@pytest.mark.parametrize("kind", ["organisation", "person"])
def test_a_new_record(qtbot: QtBot, directory: DirectoryRig, kind: str) -> None:
    panel = directory.page.right.new
    context = directory.page._context
    panel.open_for(kind)
    type_text(panel.name.edit, "Mme Zoé Lumen")
    until_kept(qtbot, context, f"new-{kind}", "Lumen")

    again = NewRecordPanel(context)
    qtbot.addWidget(again)
    other = "person" if kind == "organisation" else "organisation"
    again.open_for(other)
    assert again.name.value() == ""
    again.open_for(kind)
    assert again.name.value() == "Mme Zoé Lumen"
    again.open_for(kind, "Bram Peeters")  # named already by whoever opens it
    assert again.name.value() == "Bram Peeters"
    again.create_record()
    directory.wait()
    assert context.drafts.kept(f"new-{kind}") == {}
