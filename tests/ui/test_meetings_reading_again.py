"""Relecture beside the minutes and the invitation: quiet, with the way to the words; it never stands in the way."""

from datetime import date
from typing import cast
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import ItemKind, MinutesKind
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.grammar import GrammarReader
from csxl_desktop.ui.finding_lines import FindingLine
from csxl_desktop.ui.meetings.approve import ApprovePanel
from csxl_desktop.ui.meetings.convene import ConvenePanel
from csxl_desktop.ui.meetings.prepare import PreparePanel
from csxl_desktop.ui.meetings.read_again import ReadAgain
from csxl_desktop.ui.meetings.send import SendPanel
from csxl_desktop.ui.meetings.write import WritePanel
from tests.factories import paragraph
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import type_text

DAY = date(2026, 10, 8)  # a Thursday
WRONG = "Bienvenue. Nous avons accueillis, le lundi 8 octobre 2026, trois services."


@pytest.fixture
def key(trial: Trial) -> UUID:
    return trial.plan("AG", DAY, "Énergie", held=True)


def wrong_item(trial: Trial, key: UUID) -> UUID:
    """The second item, with a wrong weekday, a decision and an action with a slip each."""
    item = trial.record(key).items[1].id
    trial.run(lambda services: services.records.change(AgendaItem, item, {"text": paragraph(WRONG)}))
    trial.run(lambda services: services.meetings.decide(key, "On se revoit le 31 novembre.", item))
    action = {"meeting_id": key, "agenda_item_id": item, "text": "Relire pour la 2ième fois"}
    trial.run(lambda services: services.records.create(Action, action))
    return item


def read(trial: Trial, card: ReadAgain) -> dict[str, FindingLine]:
    card.read()
    trial.settle()
    lines = list(card.rows.editors())
    codes = [card.rows._rows[key].finding.code for key in card.rows.keys()]  # noqa: SIM118
    return dict(zip(codes, lines, strict=True))


def test_nothing_found_is_nothing_said_and_what_is_found_leads_to_its_words(trial: Trial, key: UUID) -> None:
    trial.run(lambda services: services.records.change(Meeting, key, {"report_paragraph": paragraph("Bien.")}))
    panel = cast("WritePanel", trial.show(key, Step.WRITE))
    quiet = read(trial, panel.read_again)
    assert set(quiet) <= {"record-count", "record-act"}  # nobody is on the list yet
    item = wrong_item(trial, key)
    panel = cast("WritePanel", trial.show(key, Step.WRITE))
    card = panel.read_again
    found = read(trial, card)
    assert {"date-weekday", "language-avoir", "date-impossible", "form-ordinal"} <= set(found)
    assert card.isVisible()
    assert not card.list.isVisible()
    assert card.count.text() == f"{len(found)} things to read again"
    assert "mislead the reader" in card.detail.text()
    card.toggle.click()
    assert card.list.isVisible()

    found["date-weekday"].way_button.click()
    assert (panel.editor.edit.textCursor().selectedText(), panel._edited) == ("lundi 8 octobre 2026", item)
    assert panel.editor.edit.hasFocus()
    assert found["date-weekday"].icon.pixmap().toImage() != found["language-avoir"].icon.pixmap().toImage()
    panel.step(1)
    found["date-impossible"].way_button.click()
    decision = panel.follow_up.decisions.editor(panel.follow_up.decisions.keys()[0])
    assert decision.text.edit.textCursor().selectedText() == "31 novembre"  # type: ignore[attr-defined]
    found["form-ordinal"].way_button.click()
    action = panel.follow_up.action_rows.editor(panel.follow_up.action_rows.keys()[0])
    assert action.text.edit.selectedText() == "2ième"  # type: ignore[attr-defined]


def test_what_is_accepted_for_a_reason_is_said_no_more_until_it_is_taken_back(trial: Trial, key: UUID) -> None:
    wrong_item(trial, key)
    panel = cast("WritePanel", trial.show(key, Step.WRITE))
    offered: list[object] = []
    trial.page.undo_offered.connect(lambda _words, take_back: offered.append(take_back))
    line = read(trial, panel.read_again)["form-ordinal"]
    line.accept_link.click()
    line.accept_button.click()
    assert line.reason.refusal()
    type_text(line.reason.edit, "citation")
    line.accept_button.click()
    trial.settle()

    assert "form-ordinal" not in read(trial, panel.read_again)
    assert callable(offered[0])
    offered[0]()
    trial.settle()
    assert "form-ordinal" in read(trial, panel.read_again)


def test_before_sending_and_sealing_what_is_open_is_said_and_bars_nothing(trial: Trial, key: UUID) -> None:
    item = wrong_item(trial, key)
    send = cast("SendPanel", trial.show(key, Step.SEND))
    found = read(trial, send.read_again)
    assert send.read_again.isVisible()
    found["date-weekday"].way_button.click()
    write = cast("WritePanel", trial.page.record.panel(Step.WRITE))
    assert (trial.page.record.step(), write._edited) == (Step.WRITE, item)
    trial.page.record.show_step(Step.SEND)
    assert send.send_button.isEnabled()
    approve = cast("ApprovePanel", trial.show(key, Step.APPROVE))
    card = approve.read_again
    assert "date-weekday" in read(trial, card)
    assert trial.page.desk.meeting is not None
    card.follow(trial.page.desk.meeting, reading=False)  # sealed
    assert (card.isVisible(), read(trial, card)) == (False, {})


def test_titles_subject_and_text_of_the_invitation(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Énergie")
    title = {"title": "Retour sur le lundi 8 octobre 2026"}
    item = trial.run(lambda services: services.meetings.add_item(key, ItemKind.FREE, title["title"])).record_id
    text = {"invitation_text": paragraph("Venez nombreux, pour la 2ième fois.")}
    trial.run(lambda services: services.records.change(Meeting, key, text))
    convene = cast("ConvenePanel", trial.show(key, Step.CONVENE))
    convene.preview.show_kind("send")
    found = read(trial, convene.sending.read_again)

    found["form-ordinal"].way_button.click()
    assert convene.sending.text.edit.textCursor().selectedText() == "2ième"
    found["date-weekday"].way_button.click()
    prepare = cast("PreparePanel", trial.page.record.panel(Step.PREPARE))
    row = prepare.agenda.items.editor(item)
    assert row.title.edit.selectedText() == "lundi 8 octobre 2026"  # type: ignore[attr-defined]
    subject = {"meeting_id": key, "kind": MinutesKind.MINUTES, "subject": "Le dossier « Énergie"}
    trial.run(lambda services: services.records.create(Minutes, subject))
    write = cast("WritePanel", trial.show(key, Step.WRITE))
    read(trial, write.read_again)["form-guillemets"].way_button.click()
    assert write.closing.subject.edit.hasFocus()


def test_beside_the_minutes_one_line_says_that_no_grammar_was_read(trial: Trial, key: UUID) -> None:
    trial.run(lambda services: setattr(services, "grammar", GrammarReader(command=())))
    wrong_item(trial, key)
    card = cast("WritePanel", trial.show(key, Step.WRITE)).read_again
    read(trial, card)

    assert card.unread.isVisible()
    assert card.unread.text() == "Agreement and conjugation are not among them: they were not read."
    assert "Grammalecte" in card.unread.toolTip()
