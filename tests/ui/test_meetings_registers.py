"""The register of decisions and the board of actions in the Agenda."""

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from csxl_desktop.domain.choices import ActionState, AttendanceState
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.ui.meetings.actions_page import ActionsPage
from csxl_desktop.ui.meetings.certificates_page import CertificatesPage
from csxl_desktop.ui.meetings.decisions_page import DecisionsPage
from csxl_desktop.ui.meetings.minutes_register_page import MinutesRegisterPage
from csxl_desktop.ui.meetings.text_blocks_page import TextBlocksPage
from tests.documents.reading import reader
from tests.ui.handed_over import HandedOver
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text

Place = TypeVar("Place", ActionsPage, DecisionsPage, CertificatesPage, MinutesRegisterPage, TextBlocksPage)
HELD = date(2026, 3, 12)


def opened(trial: Trial, key: str, kind: type[Place]) -> Place:
    trial.page.open_record("agenda_place", key)
    trial.settle()
    place = trial.page.tool()
    assert isinstance(place, kind)
    return place


def add_action(trial: Trial, text: str, **values: object) -> UUID:
    meeting = trial.plan("AG", HELD, text, held=True)
    return trial.run(
        lambda services: services.records.create(Action, {"meeting_id": meeting, "text": text, **values}).record_id
    )


def test_the_register_of_minutes_tells_late_ones_and_opens_their_meeting(trial: Trial) -> None:
    late = trial.plan("AG", date(2025, 1, 9), "En retard", held=True)
    trial.plan("AG", date(2024, 2, 1), "Ancienne", held=True)
    place = opened(trial, "minutes", MinutesRegisterPage)

    assert [row.subject for row in place.model.rows()] == ["En retard"]
    assert [row.is_late(trial.context.today()) for row in place.model.rows()] == [True]
    place.year.set_value(None)
    place.year.committed.emit(None)
    trial.settle()
    assert [row.subject for row in place.model.rows()] == ["Ancienne", "En retard"]
    assert place.year.combo.currentText() == "All years"
    assert not place.year.combo.cut_words()
    assert place.panel.preview.pdf()
    place.list.choose(late)
    place.list.row_opened.emit(place.list.chosen_row())
    trial.settle()
    assert trial.page.desk.id() == late


def test_text_blocks_are_written_ordered_and_follow_the_keys(trial: Trial) -> None:
    place = opened(trial, "blocks", TextBlocksPage)
    for name in ("Accueil", "Clôture"):
        type_text(place.new_block, name)
        press_key(place.new_block, Qt.Key.Key_Return)
        trial.settle()
    assert place.heading.text() == "Clôture"
    type_text(place.editor.edit, "La séance est levée.")
    first = place.rows.keys()[0]
    place.rows.editor(first).setFocus()
    trial.settle()
    assert place.heading.text() == "Accueil"
    assert place.editor.text().plain() == ""
    editor = place.rows.editor(first)
    editor.stepped.emit(+1)
    trial.settle()

    rows = trial.run(lambda services: services.text_blocks.rows())
    assert [(row.name, row.text.plain()) for row in rows] == [("Clôture", "La séance est levée."), ("Accueil", "")]
    place.rows.removed.emit(rows[0])
    trial.settle()
    assert [row.name for row in trial.run(lambda services: services.text_blocks.rows())] == ["Accueil"]


def test_decisions_are_narrowed_printed_as_narrowed_and_replace_each_other(trial: Trial) -> None:
    first = trial.plan("AG", HELD, "Un")
    second = trial.plan("GT", date(2026, 4, 2), "Deux")
    trial.run(lambda services: services.meetings.decide(first, "Louer la salle"))
    trial.run(lambda services: services.meetings.decide(second, "Ne plus louer la salle"))
    place = opened(trial, "decisions", DecisionsPage)
    assert [row.number for row in place.model.rows()] == ["2026-01", "2026-02"]

    place.filter.setText("plus")
    trial.settle()
    assert [row.number for row in place.model.rows()] == ["2026-02"]
    option = place.detail.replaces._options()[0]
    assert option.label.startswith("2026-01")
    place.detail.replaces.set_value(option.id)
    place.detail.replaces.committed.emit(option.id)
    trial.settle()
    assert place.go_back()
    trial.settle()
    assert [row.replaced_by for row in place.model.rows()] == ["2026-02", ""]
    assert place.panel.preview.pdf()
    place.list.choose(option.id)
    place.list.row_opened.emit(place.list.chosen_row())
    trial.settle()
    assert trial.page.tool() is None
    assert trial.page.desk.id() == first
    assert trial.refusals == []


def test_an_action_is_done_by_a_key_noted_and_taken_back(trial: Trial) -> None:
    late = add_action(trial, "Envoyer la liste", who="Ana", due_on=date(2026, 5, 1))
    add_action(trial, "Rappeler")
    place = opened(trial, "actions", ActionsPage)
    assert [row.text for row in place.model.rows()] == ["Envoyer la liste", "Rappeler"]
    offers: list[object] = []
    trial.page.undo_offered.connect(lambda _text, take_back: offers.append(take_back))

    place.record.new_note.setText("Relancée")
    place.record.new_note.send()
    trial.settle()
    assert place.record.notes.texts() == ["Relancée · 21/11/2026"]
    place.list.setFocus()
    QTest.keyClick(place.list, Qt.Key.Key_Space)
    trial.settle()
    assert [row.text for row in place.model.rows()] == ["Rappeler"]
    assert trial.run(lambda services: services.records.values(Action, late)["state"]) is ActionState.DONE
    offers[-1]()  # type: ignore[operator]
    trial.settle()
    assert [row.text for row in place.model.rows()] == ["Envoyer la liste", "Rappeler"]
    assert trial.refusals == []


def test_an_owner_may_be_a_partner_and_is_written_to_and_printed(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    add_action(trial, "Prêter la salle")
    place = opened(trial, "actions", ActionsPage)
    partner = next(each for each in place.choices.organisations if each.label == "Bassin Sud")

    place.record.organisation.set_value(partner.id)
    place.record.organisation.committed.emit(partner.id)
    trial.settle()
    assert place.model.rows()[0].owner == "Bassin Sud"
    urls = HandedOver()
    monkeypatch.setattr(QDesktopServices, "openUrl", urls)
    place.record.write()
    trial.settle()
    mail = message_from_bytes(Path(urls[0].toLocalFile()).read_bytes(), policy=policy.default)
    assert "Prêter la salle" in mail.get_body().get_content()  # type: ignore[union-attr]
    assert "Bassin Sud" in place.record.notice.text()
    place.owner.set_value("Bassin Sud")
    place.print_current()
    trial.settle()
    assert place.panel.preview.pdf()
    assert trial.refusals == []


def test_the_attestations_of_a_year_are_one_document(trial: Trial) -> None:
    held = trial.plan("AG", HELD, "Isolement", held=True)
    trial.run(lambda services: services.attendance.invite_expected(held))
    for line in trial.record(held).attendances:
        trial.run(lambda services, line=line: services.attendance.set_state(line.id, AttendanceState.PRESENT))  # type: ignore[misc]

    place = opened(trial, "certificates", CertificatesPage)
    trial.settle()

    assert len(reader(place.panel.preview.pdf()).pages) == 3
    assert trial.refusals == []


def test_the_newsletter_is_reached_from_the_tools(trial: Trial) -> None:
    asked: list[tuple[str, object]] = []
    trial.page.record_requested.connect(lambda kind, key: asked.append((kind, key)))

    trial.page.open_record("agenda_place", "newsletter")
    trial.qtbot.waitUntil(lambda: bool(asked))
    trial.settle()

    assert asked == [("evaluation_place", "newsletters")]
    assert trial.page.tool() is None
