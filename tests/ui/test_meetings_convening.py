"""Convoquer: two keys answer for somebody, who is sent may be new, a paste is decided line by line, drafts are kept."""

from datetime import date, time
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.mailing_lists import MailingList
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.meetings.agenda_editor import ItemEditor
from csxl_desktop.ui.meetings.checklist import TaskEditor
from csxl_desktop.ui.meetings.convene import ConvenePanel
from csxl_desktop.ui.meetings.parked import ParkedPage
from csxl_desktop.ui.meetings.prepare import PreparePanel
from csxl_desktop.ui.meetings.programme import PartEditor
from csxl_desktop.ui.meetings.speakers import InvolvementEditor
from csxl_desktop.ui.paper import PaperStrip
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


def convening(trial: Trial) -> tuple[UUID, ConvenePanel]:
    key = trial.plan("AG", date(2026, 12, 10), "Sortir")
    trial.run(lambda services: services.convening.invite(key))
    return key, cast("ConvenePanel", trial.show(key, Step.CONVENE))


def lines(trial: Trial, key: UUID) -> dict[str, dict[str, object]]:
    def read(services: Workspace) -> dict[str, dict[str, object]]:
        rows = services.meetings.record(key).attendances
        return {row.last_name: services.records.values(Attendance, row.id) for row in rows}

    return trial.run(read)


def choose(panel: ConvenePanel, last_name: str) -> None:
    panel.people.choose(next(line.id for line in panel.people.lines.rows() if line.row.last_name == last_name))


def test_one_key_answers_and_a_new_stand_in_is_typed(trial: Trial) -> None:
    key, panel = convening(trial)

    choose(panel, "Peeters")
    press_key(panel.people, Qt.Key.Key_E)
    choose(panel, "Carlier")
    press_key(panel.people, Qt.Key.Key_R)
    trial.settle()
    type_text(panel.people.by_field.edit, "Jo Nouveau")
    press_key(panel.people.by_field.edit, Qt.Key.Key_Return)
    trial.settle()

    found = lines(trial, key)
    assert (found["Peeters"]["state"], found["Peeters"]["answered_on"]) == ("excused", date(2026, 11, 21))
    assert (found["Carlier"]["state"], found["Nouveau"]["state"]) == ("represented", "announced")
    assert found["Nouveau"]["organisation_name"] == "Maison de quartier"
    assert not panel.people.by_field.isVisible()
    assert "3 answered" in panel.summary.text()


def test_a_stand_in_of_the_directory_comes_on_the_list(trial: Trial) -> None:
    key, panel = convening(trial)
    hilde = next(line for line in panel.people.lines.rows() if line.row.last_name == "Fontaine")
    trial.run(lambda services: services.records.trash(Attendance, hilde.id))
    trial.page.desk.reread()
    trial.settle()

    choose(panel, "Carlier")
    press_key(panel.people, Qt.Key.Key_R)
    trial.settle()
    type_text(panel.people.by_field.edit, "font")
    press_key(panel.people.by_field.edit, Qt.Key.Key_Return)
    trial.settle()

    found = lines(trial, key)
    assert (found["Carlier"]["state"], found["Fontaine"]["state"]) == ("represented", "announced")


def test_a_paste_notes_what_is_sure_and_leaves_the_doubts(trial: Trial) -> None:
    key, panel = convening(trial)
    panel.preview.show_kind("answers")
    panel.pasted.paste.edit.setPlainText("Aïcha Carlier\texcusée\nPeeters oui\n")

    panel.pasted.read()
    trial.settle()
    doubtful = list(panel.pasted.rows.editors())[1]
    assert doubtful.mark.text() == "to decide"
    assert not doubtful.person.value()
    panel.pasted.take()
    trial.settle()

    found = lines(trial, key)
    assert (found["Carlier"]["state"], found["Peeters"]["state"]) == ("excused", "invited")


def test_drafts_are_saved_then_noted_with_their_number(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, panel = convening(trial)
    person = next(line.row.person_id for line in panel.people.lines.rows() if line.row.last_name == "Peeters")
    values = {"person_id": person, "kind": ChannelKind.EMAIL, "value": "bram@exemple.be"}
    trial.run(lambda services: services.records.create(ContactChannel, values))
    panel.preview.show_kind("send")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path))

    panel.sending.save_drafts()
    trial.qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.eml"))) and not trial.context.jobs.busy)
    panel.sending.log.action.click()
    trial.settle()

    (draft,) = tmp_path.glob("*.eml")
    mail = message_from_bytes(draft.read_bytes(), policy=SMTP)
    assert str(mail["Bcc"]) == "bram@exemple.be"
    assert [each.get_content_type() for each in mail.iter_attachments()] == ["application/pdf", "text/calendar"]
    assert [each.recipients for each in trial.run(lambda services: services.convening.sendings(key))] == [1]
    assert "Aïcha Carlier" in panel.sending.unreachable.text()
    panel.sending.silent.copy_names()
    assert "Bram Peeters – Service Jeunesse" in QGuiApplication.clipboard().text()


def test_a_mailing_list_may_be_invited_from_the_menu(trial: Trial) -> None:
    key, panel = convening(trial)
    trial.run(lambda services: services.records.create(MailingList, {"name": "Citoyens"}))

    menu = panel.selection_menu(trial.run(lambda services: services.selections.every()))

    first, _line, rule = menu.actions()
    assert first.text() == "Mailing list – Citoyens"
    chosen = cast("QMenu", rule.menu()).actions()
    assert [action.text() for action in chosen] == ["As usual", "Mailing list – Citoyens"]
    chosen[1].trigger()
    trial.settle()
    found = trial.run(lambda services: services.convening.rule(key))
    assert found is not None
    assert found.list_id is not None
    chosen[0].trigger()
    trial.settle()
    assert trial.run(lambda services: services.convening.rule(key)) is None


def test_a_task_is_ticked_by_a_key_and_the_list_of_the_kind_is_edited_below(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Sortir")
    panel = cast("PreparePanel", trial.show(key, Step.PREPARE))
    card = panel.checklist
    card.take_button.click()
    trial.settle()
    rows = trial.run(lambda services: services.checklist.tasks(key)).rows
    assert len(rows) == 8

    first = cast("TaskEditor", card.tasks.editor(rows[0].id))
    press_key(first.done.control, Qt.Key.Key_Space)
    trial.settle()
    assert trial.run(lambda services: services.checklist.tasks(key)).rows[0].done_on == date(2026, 11, 21)

    card.kind_link.click()
    trial.settle()
    type_text(card.new_kind_task, "Micro")
    press_key(card.new_kind_task, Qt.Key.Key_Return)
    trial.settle()
    assert len(card.kind_tasks.keys()) == 9
    assert card.take_button.text() == "Take 1 line of the list"


def test_m_counts_the_meals(trial: Trial) -> None:
    key, panel = convening(trial)
    choose(panel, "Peeters")
    press_key(panel.people, Qt.Key.Key_M)
    trial.settle()

    assert lines(trial, key)["Peeters"]["meal"] is True
    assert "1 meal" in panel.summary.text()


def test_proposals_are_taken_and_refused_and_too_long_an_agenda_is_said(trial: Trial) -> None:
    trial.run(lambda services: services.agenda_proposals.park("Jardins"))
    trial.run(lambda services: services.agenda_proposals.park("Vélos"))
    before = trial.plan("AG", date(2026, 12, 3), "Avant")
    key = trial.plan("AG", date(2026, 12, 10), "Sortir")
    hours = {"starts_at": time(9, 30), "ends_at": time(10)}
    trial.run(lambda services: services.records.change(Meeting, key, hours))
    panel = cast("PreparePanel", trial.show(key, Step.PREPARE))
    agenda_card = panel.agenda

    take, refuse = (list(agenda_card.proposals.rows.editors())[place] for place in (0, 1))
    take.take.click()
    refuse.refuse.click()
    trial.settle()
    items = trial.record(key).items
    assert [item.title for item in items if item.typed_title] == ["Jardins"]
    assert not agenda_card.proposals.isVisible()

    editor = cast("ItemEditor", agenda_card.items.editor(items[0].id))
    type_text(editor.minutes.edit, "45")
    press_key(editor.minutes.edit, Qt.Key.Key_Return)
    trial.settle()
    assert "15 minutes more than the meeting lasts" in agenda_card.total.text()

    assert editor.approves.isVisible()
    editor.approves.set_value(None)
    combo = editor.approves.control
    press_key(combo, Qt.Key.Key_Down)
    trial.settle()
    assert trial.record(key).items[0].approves_meeting_id == before
    assert "Avant" in agenda_card.copy_menu().actions()[0].text()


def test_parked_subjects_have_their_page_among_the_tools(trial: Trial) -> None:
    trial.run(lambda services: services.agenda_proposals.park("Jardins"))
    page = ParkedPage(trial.context, trial.page)
    trial.qtbot.addWidget(page)
    page.show()
    page.begin()
    trial.settle()

    type_text(page.new_subject, "Vélos")
    press_key(page.new_subject, Qt.Key.Key_Return)
    trial.settle()

    assert len(page.rows.keys()) == 2
    assert {row.title for row in trial.run(lambda services: services.agenda_proposals.parked())} == {"Jardins", "Vélos"}


def test_a_walk_has_stops_with_their_hour_and_a_programme(trial: Trial) -> None:
    key = trial.plan("WALK", date(2026, 12, 10), "Trois maisons")
    panel = cast("PreparePanel", trial.show(key, Step.PREPARE))
    body = trial.page.desk.choices.organisations[0].id
    panel.involvements.add_field.picked.emit(body)
    trial.settle()
    stop = cast("InvolvementEditor", next(panel.involvements.rows.editors()))
    type_text(stop.at.edit, "10h15")
    press_key(stop.at.edit, Qt.Key.Key_Return)
    type_text(panel.programme.new_part, "Accueil")
    press_key(panel.programme.new_part, Qt.Key.Key_Return)
    trial.settle()
    part = cast("PartEditor", next(panel.programme.parts.editors()))
    press_key(part.cancelled.control, Qt.Key.Key_Space)
    trial.settle()

    assert [each.starts_at for each in trial.record(key).involvements] == [time(10, 15)]
    assert [row.cancelled for row in trial.run(lambda services: services.programmes.parts(key))] == [True]
    assert "Programme" in [action.text() for action in trial.page.record.print_menu().actions()]


def test_print_asks_paper_for_the_document_in_view(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    _key, panel = convening(trial)
    panel.preview.show_kind("attendance-sheet")
    trial.settle()
    asked: list[str] = []
    monkeypatch.setattr(PaperStrip, "print_document", lambda _strip, document, _pdf, _page: asked.append(document.kind))

    trial.page.print_current()
    trial.settle()
    panel.preview.show_kind("invitation")
    trial.settle()
    trial.page.print_current()
    trial.settle()

    assert asked == ["attendance-sheet", "invitation"]
    assert trial.page.record.step() is Step.CONVENE
    assert panel.isVisible()
