"""The report by mail to whom one chooses: the partners of the year, the committee, a list; each may be unticked."""

from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, ChannelKind, MeetingState, SendingChannel
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Seat
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.evaluation.report_sending import ReportSending
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.text_fields import CheckBox
from tests.factories import make, meeting, organisation, person, representative
from tests.ui.evaluation_support import TODAY, Trial, evaluation
from tests.ui.handed_over import HandedOver


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> HandedOver:
    handed = HandedOver()
    monkeypatch.setattr(QDesktopServices, "openUrl", handed)
    return handed


def email(workspace: Workspace, value: str, **owner: UUID) -> None:
    make(workspace, ContactChannel, kind=ChannelKind.EMAIL, value=value, **owner)


def a_year(workspace: Workspace) -> None:
    """Three partners at an assembly, one without an address; a committee of one; a list."""
    made = meeting(workspace, on=date(2026, 3, 12))
    workspace.records.change(Meeting, made, {"state": MeetingState.HELD})
    for name, address in (("Maison", "info@maison.example"), ("Relais", "info@relais.example"), ("Voisins", "")):
        body = organisation(workspace, name)
        make(workspace, Attendance, meeting_id=made, organisation_id=body, state=AttendanceState.PRESENT)
        if address:
            email(workspace, address, organisation_id=body)
    odile = person(workspace, "Odile", "Sow")
    email(workspace, "odile@example.be", person_id=odile)
    representative(workspace, odile, body)
    make(workspace, Seat, organisation_id=body, person_id=odile)
    email(workspace, "accueil@atelier.example", organisation_id=(atelier := organisation(workspace, "Atelier")))
    make(workspace, Subscription, mailing_list_id=make(workspace, MailingList, name="Amis"), organisation_id=atelier)
    workspace.report.begin_year(2026)


def opened(trial: Trial) -> ReportSending:
    """The place, its pages laid out."""
    place = trial.go("report", ReportPlace)
    trial.qtbot.waitUntil(lambda: place.pages.sending.source_button.isEnabled(), timeout=30_000)
    trial.settle()
    return place.pages.sending


def choose(trial: Trial, sending: ReportSending, name: str) -> None:
    """The line of the menu, as it stands below its button."""
    selections = trial.run(lambda services: services.selections.every())
    menu = sending.source_menu(selections)
    next(each for each in menu.actions() if each.text() == name).trigger()
    trial.settle()
    menu.deleteLater()


def click(trial: Trial, box: CheckBox) -> None:
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    trial.settle()


def drafted(handed: HandedOver) -> list[EmailMessage]:
    paths = [Path(each.toLocalFile()) for each in handed]
    return [BytesParser(policy=policy.default).parsebytes(path.read_bytes()) for path in paths]


def bcc(message: EmailMessage) -> list[str]:
    return [each.strip() for each in str(message["Bcc"] or "").split(",") if each.strip()]


def test_the_report_goes_to_the_partners_of_the_year_but_to_whom_is_unticked(trial: Trial, handed: HandedOver) -> None:
    trial.run(a_year)
    sending = opened(trial)
    place = trial.page.place()
    assert isinstance(place, ReportPlace)
    choose(trial, sending, "Partner organisations of 2026")
    assert not place.panel.isVisible()
    assert [box.text() for _each, box in sending.ticks] == ["Maison", "Relais", "Odile Sow · Voisins"]
    assert sending.isVisible()
    assert sending.draft_button.text() == "Prepare the mail to 3 recipients"

    click(trial, sending.ticks[1][1])
    assert sending.draft_button.text() == "Prepare the mail to 2 recipients"
    sending.draft_button.click()
    trial.settle()

    (message,) = drafted(handed)
    assert bcc(message) == ["info@maison.example", "odile@example.be"]
    (pages,) = message.iter_attachments()
    assert pages.get_content_type() == "application/pdf"
    assert pages.get_content()[:5] == b"%PDF-"
    assert (sending.isVisible(), place.panel.isVisible()) == (False, True)
    assert place.panel.mail.text().startswith("A draft to 2 people is in your mail program")


def test_what_left_is_noted_among_the_mailings_once_and_taken_back(trial: Trial, handed: HandedOver) -> None:
    trial.run(a_year)
    sending = opened(trial)
    assert noting(trial) == []
    choose(trial, sending, "Partner organisations of 2026")
    click(trial, sending.ticks[1][1])
    sending.draft_button.click()
    trial.settle()
    assert len(handed) == 1
    assert trial.run(lambda services: services.selections.mailings()) == []  # a draft is no sending

    (note,) = noting(trial)
    note.click()
    note.click()
    trial.settle()

    (row,) = trial.run(lambda services: services.selections.mailings())
    assert (row.sent_on, row.channel, row.recipients) == (TODAY, SendingChannel.MAIL, 2)
    assert row.title == str(drafted(handed)[0]["Subject"])
    assert row.selection == "Partner organisations of 2026: 2 of 3"
    (act,) = trial.run(lambda services: services.history.of_record(row.id))
    assert (act.label, act.person) == ("Mailing noted", "Ana Test")
    assert noting(trial) == []

    trial.undo_offers[-1]()
    trial.settle()
    assert trial.run(lambda services: services.selections.mailings()) == []


def test_the_list_that_the_report_went_to_is_named_whole(trial: Trial, handed: HandedOver) -> None:
    trial.run(a_year)
    sending = opened(trial)
    choose(trial, sending, "Amis")
    sending.draft_button.click()
    trial.settle()

    noting(trial)[0].click()
    trial.settle()

    (row,) = trial.run(lambda services: services.selections.mailings())
    assert len(handed) == 1
    assert (row.selection, row.recipients) == ("Amis", 1)


def test_other_pages_offer_no_note_of_a_mail_with_those_before(trial: Trial, handed: HandedOver) -> None:
    trial.run(a_year)
    sending = opened(trial)
    choose(trial, sending, "Amis")
    sending.draft_button.click()
    trial.settle()
    assert len(handed) == len(noting(trial)) == 1

    place = trial.page.place()
    assert isinstance(place, ReportPlace)
    place.pages.alone_button.click()
    trial.settle()

    assert noting(trial) == []


def noting(trial: Trial) -> list[QPushButton]:
    """The buttons on screen that note a sending."""
    found = trial.page.place().findChildren(QPushButton)
    return [each for each in found if each.text() == "Note it in the log" and each.isVisible()]


def test_nobody_is_ticked_at_a_click_and_then_single_ones(trial: Trial, handed: HandedOver) -> None:
    trial.run(a_year)
    sending = opened(trial)
    choose(trial, sending, "Partner organisations of 2026")

    sending.every_button.click()
    assert not sending.draft_button.isEnabled()
    click(trial, sending.ticks[0][1])
    sending.draft_button.click()
    trial.settle()

    assert [bcc(each) for each in drafted(handed)] == [["info@maison.example"]]


@pytest.mark.parametrize(
    ("name", "addresses"), [("Steering committee", ["odile@example.be"]), ("Amis", ["accueil@atelier.example"])]
)
def test_the_committee_and_every_list_are_offered(
    trial: Trial, handed: HandedOver, name: str, addresses: list[str]
) -> None:
    trial.run(a_year)
    sending = opened(trial)

    choose(trial, sending, name)
    sending.draft_button.click()
    trial.settle()

    assert [bcc(each) for each in drafted(handed)] == [addresses]


def test_whom_no_mail_reaches_is_told_before_and_with_the_draft(trial: Trial, handed: HandedOver) -> None:
    trial.run(a_year)
    made = trial.run(lambda services: services.meetings.rows(2026)[0].id)
    lost = trial.run(lambda services: organisation(services, "Sans adresse"))
    line = {"meeting_id": made, "organisation_id": lost, "state": AttendanceState.PRESENT}
    trial.run(lambda services: make(services, Attendance, **line))
    sending = opened(trial)

    choose(trial, sending, "Partner organisations of 2026")
    assert sending.others.text() == "Not reachable by mail: Sans adresse (nothing known)"
    sending.draft_button.click()
    trial.settle()

    assert len(drafted(handed)) == 1
    place = trial.page.place()
    assert isinstance(place, ReportPlace)
    assert "Not reachable by mail: Sans adresse" in place.panel.mail.text()


def test_a_list_too_long_for_one_mail_is_cut(trial: Trial, handed: HandedOver) -> None:
    def many(workspace: Workspace) -> None:
        list_id = make(workspace, MailingList, name="Tous")
        for number in range(90):
            address = f"une.adresse.assez.longue.{number}@example.be"
            make(workspace, Subscription, mailing_list_id=list_id, address=address)

    trial.run(a_year)
    trial.run(many)
    sending = opened(trial)

    choose(trial, sending, "Tous")
    sending.draft_button.click()
    trial.settle()

    cut = [bcc(each) for each in drafted(handed)]
    assert len(cut) == 2
    assert sum(map(len, cut)) == 90


def test_a_long_name_leaves_the_three_columns_beside_each_other(trial: Trial) -> None:
    def rename(services: Workspace) -> None:
        key = next(each.id for each in services.directory.organisations() if each.name == "Maison")
        services.records.change(Organisation, key, {"name": "Service communal de la cohésion sociale " * 5})

    trial.run(a_year)
    trial.run(rename)
    sending = opened(trial)

    choose(trial, sending, "Partner organisations of 2026")

    assert sending.minimumSizeHint().width() < 300


def test_a_section_alone_is_not_the_report_and_other_pages_forget_the_choice(trial: Trial) -> None:
    trial.run(a_year)
    sending = opened(trial)
    choose(trial, sending, "Steering committee")
    place = trial.page.place()
    assert isinstance(place, ReportPlace)

    place.pages.alone_button.click()
    trial.settle()
    assert not sending.source_button.isVisible()
    assert not sending.isVisible()

    place.pages.whole_button.click()
    trial.settle()
    assert sending.source_button.isVisible()
    trial.page.show_year(2025)
    trial.page.reload()
    trial.settle()
    assert not sending.source_button.isEnabled()
