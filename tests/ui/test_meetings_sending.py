"""Envoyer: the drafts of the minutes read back, what is noted and taken back, what the bar of any document drafts."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from csxl_desktop.domain.address_blocks import BLOCK
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, ChannelKind, MinutesState
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.meetings.send import SendPanel
from tests.factories import paragraph
from tests.ui.handed_over import HandedOver
from tests.ui.meetings_support import Trial

MAILS = {"Carlier": "aicha@exemple.be", "Peeters": "bram@exemple.be"}
PDF = b"%PDF-"


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> HandedOver:
    """What goes to the mail program."""
    urls = HandedOver()
    monkeypatch.setattr(QDesktopServices, "openUrl", urls)
    return urls


@pytest.fixture
def key(trial: Trial) -> UUID:
    """A meeting that was held, three people on its list; two of them have an address."""
    made = trial.plan("AG", date(2026, 10, 8), "Énergie\net chaleur", held=True)

    def fill(services: Workspace) -> None:
        services.attendance.invite_expected(made)
        for line in services.meetings.record(made).attendances:
            if line.last_name in MAILS:
                values = {"person_id": line.person_id, "kind": ChannelKind.EMAIL, "value": MAILS[line.last_name]}
                services.records.create(ContactChannel, values)

    trial.run(fill)
    return made


def sending(trial: Trial, key: UUID) -> SendPanel:
    return cast("SendPanel", trial.show(key, Step.SEND))


def click(trial: Trial, button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    trial.settle()


def mails(urls: HandedOver) -> list[EmailMessage]:
    return [message_from_bytes(Path(url.toLocalFile()).read_bytes(), policy=default) for url in urls]


def addresses(mail: EmailMessage) -> list[str]:
    return [each.strip() for each in str(mail["Bcc"] or "").split(",") if each.strip()]


def body(mail: EmailMessage) -> str:
    found = mail.get_body(("plain",))
    assert found is not None
    return str(found.get_content())


def enclosed(mail: EmailMessage) -> dict[str, Any]:
    return {str(each.get_filename()): each.get_payload(decode=True) for each in mail.iter_attachments()}


def log(trial: Trial) -> list[tuple[date, int, str]]:
    rows = trial.run(lambda services: services.selections.mailings())
    return [(row.sent_on, row.recipients, row.title) for row in rows]


def state(trial: Trial, key: UUID) -> MinutesState | None:
    minutes = trial.record(key).minutes
    return minutes.state if minutes is not None else None


def test_the_minutes_and_the_annexes_ticked_are_enclosed_whole_and_the_addresses_stand_in_bcc(
    trial: Trial, key: UUID, handed: HandedOver
) -> None:
    files = {"../Carte: l’été?.png": b"\x89PNG\x00" * 99, "notes.txt": "É\r\nà\n".encode(), "tu.pdf": b"tu"}

    def fill(services: Workspace) -> None:
        for name, content in files.items():
            services.annexes.add(key, content, name)
        services.annexes.add(key, b"another", "notes.txt", title="Encore")

    trial.run(fill)
    panel = sending(trial, key)
    out = next(each for each in panel.mail.boxes.values() if each.text() == "tu.pdf")
    click(trial, out)
    click(trial, panel.mail.mail_button)

    (mail,) = mails(handed)
    assert (mail["X-Unsent"], mail["To"], mail["Cc"]) == ("1", None, None)
    assert sorted(addresses(mail)) == sorted(MAILS.values())
    subject = str(mail["Subject"])
    assert "Énergie et chaleur" in subject
    assert "\n" not in subject
    assert "PV de cette réunion" in body(mail)
    assert "annexes sont jointes" in body(mail)
    whole = enclosed(mail)
    first, *others = whole
    assert first.endswith(".pdf")
    assert whole[first].startswith(PDF)
    assert others == ["..-Carte- l’été-.png", "notes.txt", "notes (2).txt"]
    assert {bytes(whole[each]) for each in others} == {*list(files.values())[:2], b"another"}
    assert "Hilde Fontaine" in panel.mail.unreachable.text()
    assert trial.refusals == []


def test_a_draft_is_no_sending_until_it_is_noted_and_that_can_be_taken_back(
    trial: Trial, key: UUID, handed: HandedOver
) -> None:
    offers: list[Any] = []
    trial.page.undo_offered.connect(lambda _words, take_back: offers.append(take_back))
    panel = sending(trial, key)

    click(trial, panel.mail.mail_button)
    assert len(handed) == 1
    assert (state(trial, key), log(trial)) == (MinutesState.DRAFT, [])
    assert not panel.notice.isVisible()
    assert "Once it has left" in panel.mail.log.accessibleName()

    click(trial, panel.mail.log.action)
    minutes = trial.record(key).minutes
    assert minutes is not None
    assert (minutes.state, minutes.sent_on) == (MinutesState.SENT, date(2026, 11, 21))
    assert minutes.sent_to == "2 people, by mail"
    ((day, count, title),) = log(trial)
    assert (day, count) == (date(2026, 11, 21), 2)
    assert "Énergie" in title
    assert not panel.mail.log.isVisible()

    offers[-1]()
    trial.settle()
    assert (state(trial, key), log(trial)) == (MinutesState.DRAFT, [])


def test_who_was_typed_stays_and_another_meeting_is_proposed_nothing(
    trial: Trial, key: UUID, handed: HandedOver
) -> None:
    panel = sending(trial, key)
    panel.to.edit.setPlainText("Le bureau")
    click(trial, panel.mail.mail_button)
    assert panel.to.value() == "Le bureau"
    assert panel.mail.log.isVisible()

    other = trial.plan("AG", date(2026, 3, 5), "Vélos", held=True)
    sending(trial, other)
    assert not panel.mail.log.isVisible()
    assert not panel.mail.unreachable.isVisible()
    click(trial, panel.send_button)
    assert log(trial) == []
    assert len(handed) == 1


def test_sealed_minutes_go_out_as_they_were_approved_and_only_the_log_tells_it(
    trial: Trial, key: UUID, handed: HandedOver
) -> None:
    later = trial.plan("AG", date(2026, 12, 10), "Bilan")

    def seal(services: Workspace) -> bytes | None:
        services.minutes.send(key, date(2026, 10, 20), "tous")
        services.minutes.approve(key, later)
        return services.documents.minutes(key).sealed

    approved = trial.run(seal)
    panel = sending(trial, key)
    click(trial, panel.mail.mail_button)
    click(trial, panel.mail.log.action)

    (mail,) = mails(handed)
    assert next(iter(enclosed(mail).values())) == approved
    minutes = trial.record(key).minutes
    assert minutes is not None
    assert (minutes.sealed, minutes.sent_on) == (True, date(2026, 10, 20))
    assert [count for _day, count, _title in log(trial)] == [2]
    assert trial.refusals == []


def test_the_office_s_own_words_go_with_the_minutes_and_an_address_that_came_back_is_no_address(
    trial: Trial, key: UUID, handed: HandedOver
) -> None:
    def fill(services: Workspace) -> None:
        values = {"code": "minutes_mail", "language": "fr", "version": 1, "text": paragraph("Voici notre PV.")}
        services.records.create(OfficeText, values)
        found = services.meetings.record(key).attendances
        person = next(line.person_id for line in found if line.last_name == "Fontaine")
        wrong = {"kind": ChannelKind.EMAIL, "value": "hilde@exemple.be", "returned_on": date(2026, 9, 1)}
        services.records.create(ContactChannel, {"person_id": person, **wrong})

    trial.run(fill)
    panel = sending(trial, key)
    click(trial, panel.mail.mail_button)

    (mail,) = mails(handed)
    assert body(mail).strip() == "Voici notre PV."
    assert sorted(addresses(mail)) == sorted(MAILS.values())
    assert "Hilde Fontaine" in panel.mail.unreachable.text()


def test_where_nobody_has_an_address_the_draft_is_to_nobody_and_nothing_is_proposed(
    trial: Trial, handed: HandedOver
) -> None:
    alone = trial.plan("AG", date(2026, 10, 8), "Énergie", held=True)
    panel = sending(trial, alone)
    click(trial, panel.mail.mail_button)

    (mail,) = mails(handed)
    assert mail["Bcc"] is None
    assert len(enclosed(mail)) == 1
    assert panel.mail.log.isVisible()
    assert not panel.mail.log.action.isVisible()


def test_many_people_get_a_draft_for_each_block_and_nobody_is_lost(trial: Trial, key: UUID, handed: HandedOver) -> None:
    wanted = {f"personne.{n:03}@organisation-{n:03}.exemple.be" for n in range(160)}

    def fill(services: Workspace) -> None:
        with services.database.begin("Many") as session:
            for address in sorted(wanted):
                who = Person(first_name="Anna", last_name=address[9:12])
                mail = ContactChannel(person_id=who.id, kind=ChannelKind.EMAIL, value=address)
                line = Attendance(meeting_id=key, person_id=who.id, last_name=who.last_name)
                session.add_all([who, mail, line])

    trial.run(fill)
    panel = sending(trial, key)
    click(trial, panel.mail.mail_button)
    trial.qtbot.waitUntil(lambda: bool(handed), timeout=30_000)

    made = mails(handed)
    found = [addresses(each) for each in made]
    assert len(made) > 2
    assert {address for block in found for address in block} == wanted | set(MAILS.values())
    assert max(len("; ".join(block)) for block in found) <= BLOCK
    assert {len(enclosed(each)) for each in made} == {1}
    assert len({url.fileName() for url in handed}) == len(made)


def test_annexes_too_heavy_for_a_mailbox_are_told_until_they_are_unticked(trial: Trial, key: UUID) -> None:
    trial.run(lambda services: services.annexes.add(key, bytes(16_000_000), "film.mp4"))
    panel = sending(trial, key)
    assert "16 MB" in panel.mail.heavy.text()
    assert panel.mail.heavy.isVisible()

    (box,) = panel.mail.boxes.values()
    click(trial, box)
    assert not panel.mail.heavy.isVisible()
    trial.page.desk.reread()
    trial.settle()
    assert not box.isChecked()


def test_a_lost_annex_is_named_and_no_draft_goes_without_it(trial: Trial, key: UUID, handed: HandedOver) -> None:
    trial.run(lambda services: services.annexes.add(key, b"%PDF-1", "Carte.pdf"))
    (annex,) = trial.record(key).annexes
    folder = trial.run(lambda services: services.folder)
    (folder / "annexes" / annex.sha256[:2] / annex.sha256).unlink()
    panel = sending(trial, key)
    click(trial, panel.mail.mail_button)

    assert [("Carte.pdf" in each) for each in trial.refusals] == [True]
    assert handed == []
    assert list((folder / "documents").glob("*.eml")) == []
    assert not panel.mail.log.isVisible()


# The bar above any document.


def bar_button(panel: QWidget) -> QPushButton:
    (found,) = (each for each in panel.findChildren(QPushButton) if each.accessibleName() == "Send…")
    return found


def test_the_bar_of_minutes_not_sent_yet_drafts_them_to_nobody_and_then_to_the_list(
    trial: Trial, key: UUID, handed: HandedOver
) -> None:
    panel = sending(trial, key)
    pages = panel.preview.panel
    trial.qtbot.waitUntil(lambda: bool(pages.preview.pdf()))
    click(trial, bar_button(pages))
    assert "add whom it goes to" in pages.mail.accessibleName()

    click(trial, panel.send_button)
    click(trial, bar_button(pages))
    first, second = mails(handed)
    assert (first["Bcc"], first["To"]) == (None, None)
    assert sorted(addresses(second)) == sorted(MAILS.values())
    assert (first["X-Unsent"], second["X-Unsent"]) == ("1", "1")
    assert list(enclosed(second).values()) == [pages.preview.pdf()]
    assert "2 people" in pages.mail.accessibleName()
    assert "Hilde Fontaine" in pages.mail.accessibleName()
    assert log(trial) == []


def test_the_key_of_the_bar_makes_the_draft_once_and_the_bar_rests_with_its_reason_without_pages(
    trial: Trial, key: UUID, handed: HandedOver
) -> None:
    panel = sending(trial, key)
    pages = panel.preview.panel
    trial.qtbot.waitUntil(lambda: bool(pages.preview.pdf()))
    button = bar_button(pages)
    assert "Ctrl+Shift+E" in button.toolTip()
    button.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(button, Qt.Key.Key_E, keys)
    QTest.keyClick(button, Qt.Key.Key_E, keys)
    trial.settle()
    assert len(handed) == 1

    pages.show_full_screen()
    whole = pages.full_screen()
    assert whole is not None
    trial.qtbot.waitUntil(whole.isVisible)
    click(trial, bar_button(whole))
    assert len(handed) == 2
    assert pages.full_screen() is None

    pages.clear()
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "As soon as there are pages"


def test_an_attestation_goes_to_whom_it_is_of_and_those_of_everybody_to_nobody(
    trial: Trial, key: UUID, handed: HandedOver
) -> None:
    for line in trial.record(key).attendances:
        trial.run(lambda services, line=line: services.attendance.set_state(line.id, AttendanceState.PRESENT))  # type: ignore[misc]
    sending(trial, key)
    trial.page.record.show_document("certificate")
    trial.settle()
    view = trial.page.record.document
    trial.qtbot.waitUntil(lambda: bool(view.panel.preview.pdf()))
    click(trial, bar_button(view.panel))

    bram = next(line.id for line in trial.record(key).attendances if line.last_name == "Peeters")
    view.who.set_value(bram)
    view.who.committed.emit(bram)
    trial.settle()
    click(trial, bar_button(view.panel))

    everybody, one = mails(handed)
    assert everybody["Bcc"] is None
    assert addresses(one) == [MAILS["Peeters"]]
    assert "Bram Peeters" in str(one["Subject"])
