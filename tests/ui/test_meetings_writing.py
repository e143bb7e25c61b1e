"""Rédiger, Envoyer, Approuver, Raconter: texts, what follows from them, and the seal."""

import io
from datetime import date
from typing import cast
from uuid import UUID

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QScrollArea

from csxl_desktop.domain.choices import MinutesKind, MinutesState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.meetings.approve import ApprovePanel
from csxl_desktop.ui.meetings.follow_up import ActionEditor, DecisionEditor
from csxl_desktop.ui.meetings.minutes_remarks import RemarkEditor
from csxl_desktop.ui.meetings.send import SendPanel
from csxl_desktop.ui.meetings.tell import TellPanel
from csxl_desktop.ui.meetings.write import WritePanel
from tests.factories import paragraph
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def key(trial: Trial) -> UUID:
    return trial.plan("AG", date(2026, 10, 8), "Énergie", held=True)


def writing(trial: Trial, key: UUID) -> WritePanel:
    return cast("WritePanel", trial.show(key, Step.WRITE))


def texts(trial: Trial, key: UUID) -> list[str]:
    return [item.text.plain() for item in trial.record(key).items]


def test_the_text_of_an_item_is_saved_when_another_is_chosen(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    type_text(panel.editor.edit, "Approuvé.")

    panel.step(1)
    panel.editor.flush()
    type_text(panel.editor.edit, "Trois visites.")
    panel.editor.flush()
    trial.settle()

    assert texts(trial, key) == ["Approuvé.", "Trois visites.", "", ""]
    assert [entry.written for entry in panel.entries.rows()] == [True, True, False, False, False]


def test_reading_again_leaves_alone_what_is_being_typed(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    type_text(panel.editor.edit, "En cours")

    trial.page.desk.changed()
    trial.settle()

    assert panel.editor.text().plain() == "En cours"
    assert texts(trial, key)[0] == ""


def test_long_decision_stands_whole_in_its_field(trial: Trial, key: UUID) -> None:
    follow = writing(trial, key).follow_up
    type_text(follow.new_decision, "Une grille commune d’accueil, la même dans chaque maison de quartier. " * 3)
    press_key(follow.new_decision, Qt.Key.Key_Return)
    trial.settle()

    field = cast("DecisionEditor", follow.decisions.editor(follow.decisions.keys()[0])).text.edit
    lines = 2 * field.fontMetrics().lineSpacing()
    trial.qtbot.waitUntil(lambda: field.height() > lines and field.verticalScrollBar().maximum() == 0)


def test_decisions_and_actions_of_an_item(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    follow = panel.follow_up

    type_text(follow.new_decision, "Une grille commune.")
    press_key(follow.new_decision, Qt.Key.Key_Return)
    type_text(follow.new_action, "Diffuser la fiche")
    press_key(follow.new_action, Qt.Key.Key_Return)
    trial.settle()
    editor = cast("ActionEditor", follow.action_rows.editor(follow.action_rows.keys()[0]))
    type_text(editor.who.edit, "Mission locale")
    editor.who.flush()
    type_text(editor.due.edit, "30/4/2027")
    editor.due.flush()
    trial.settle()

    record = trial.record(key)
    assert [(row.label, row.text) for row in record.decisions] == [("2026-01", "Une grille commune.")]
    assert [(row.text, row.who, row.due_on) for row in record.actions] == [
        ("Diffuser la fiche", "Mission locale", date(2027, 4, 30))
    ]
    assert record.decisions[0].agenda_item_id == record.items[0].id


def test_private_notes_of_an_item_stay_with_it_and_are_printed_nowhere(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    type_text(panel.notes.edit, "Ne pas le dire")
    panel.step(1)
    trial.settle()
    assert panel.notes.value() == ""
    panel.step(-1)
    assert panel.notes.value() == "Ne pas le dire"

    def printed(services: Workspace) -> list[bytes]:
        documents = services.documents
        made = (documents.minutes(key), documents.invitation(key), documents.extract(key, [1]))
        return [render_word(each) for each in made] + [render(each) for each in made]

    files = trial.run(printed)
    told = [" ".join(each.text for each in docx.Document(io.BytesIO(file)).paragraphs) for file in files[:3]]
    told += [" ".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages) for file in files[3:]]
    assert all(told)
    assert not any("Ne pas le dire" in text for text in told)


def test_two_versions_are_compared_with_each_other(trial: Trial, key: UUID) -> None:
    item = trial.record(key).items[0].id

    def send(services: Workspace) -> None:
        for words in ("Un", "Deux", "Trois"):
            services.records.change(AgendaItem, item, {"text": paragraph(words)})
            if words != "Trois":
                services.minutes.send(key, date(2026, 11, 1), "tous")

    trial.run(send)
    part = cast("SendPanel", trial.show(key, Step.SEND)).versions
    sent = [row.id for row in trial.run(lambda services: services.minutes_life.life(key)).versions]
    part.version.set_value(sent[1])
    part.compare()
    trial.settle()
    assert part.view.toPlainText().endswith("DeuxTrois")

    part.version.set_value(sent[0])
    part.other.set_value(sent[1])
    part.compare()
    trial.settle()
    assert part.view.toPlainText().endswith("UnDeux")


def test_chair_secretary_and_annexes(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    panel.items.choose("closing")
    panel.step(9)
    closing = panel.closing

    type_text(closing.chair.edit, "Ana")
    closing.chair.flush()
    for title in ("Dépliant", "Carte"):
        type_text(closing.annexes.new_annex, title)
        press_key(closing.annexes.new_annex, Qt.Key.Key_Return)
        trial.settle()
    editor = closing.annexes.rows.editor(closing.annexes.rows.keys()[1])
    editor.stepped.emit(-1)
    trial.settle()

    record = trial.record(key)
    assert record.minutes is not None
    assert record.minutes.chair == "Ana"
    assert [annex.title for annex in record.annexes] == ["Carte", "Dépliant"]


def test_sent_then_approved_then_sealed(trial: Trial, key: UUID) -> None:
    trial.plan("AG", date(2026, 12, 10), "Bilan")
    approve = cast("ApprovePanel", trial.show(key, Step.APPROVE))
    assert not approve.approve_button.isEnabled()
    assert "must be sent" in approve.notice.text()

    send = cast("SendPanel", trial.show(key, Step.SEND))
    type_text(send.to.edit, "Les membres")
    send.send_button.click()
    trial.settle()
    minutes = trial.record(key).minutes
    assert minutes is not None
    assert (minutes.state, minutes.sent_to) == (MinutesState.SENT, "Les membres")

    trial.page.record.show_step(Step.APPROVE)
    assert approve.assembly.combo.currentText() == "10 December 2026 · Bilan"
    type_text(approve.remarks.edit, "Sans remarque.")
    approve.approve_button.click()
    trial.settle()

    minutes = trial.record(key).minutes
    assert minutes is not None
    assert (minutes.state, minutes.remarks, minutes.sealed) == (MinutesState.APPROVED, "Sans remarque.", True)
    assert "sealed" in approve.notice.text()


def test_sealed_minutes_are_read_only_and_say_why(trial: Trial, key: UUID) -> None:
    later = trial.plan("AG", date(2026, 12, 10), "Bilan")

    def seal(services: object) -> None:
        trial.context.services.minutes.send(key, date(2026, 10, 9), "")
        trial.context.services.minutes.approve(key, later)

    trial.run(seal)
    panel = writing(trial, key)

    assert panel.editor.edit.isReadOnly()
    assert "approved" in panel.notice.text()
    assert not panel.follow_up.new_decision.isVisible()
    assert panel.follow_up.new_action.isVisible()


def test_the_pages_stand_beside_the_text_when_asked(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    assert not panel.preview.isVisible()

    with trial.qtbot.waitSignal(panel.preview.panel.shown):
        panel.preview_button.click()

    assert panel.preview.panel.preview.page_count() >= 1
    assert not panel.list.isVisible()


def test_an_event_is_told(trial: Trial) -> None:
    event = trial.plan("EVENT", date(2026, 6, 14), "Fête du parc", held=True)
    panel = cast("TellPanel", trial.show(event, Step.TELL))

    type_text(panel.paragraph.edit, "Mille personnes sous les arbres.")
    panel.paragraph.flush()
    trial.settle()

    assert trial.record(event).report_paragraph.plain() == "Mille personnes sous les arbres."


def test_minutes_that_nobody_began_are_begun_with_their_chair(trial: Trial, key: UUID) -> None:
    minutes = trial.record(key).minutes
    assert minutes is not None
    begun = minutes.id
    trial.run(lambda services: services.records.trash(Minutes, begun))
    closing = writing(trial, key).closing

    type_text(closing.secretary.edit, "Ana")
    closing.secretary.flush()
    trial.settle()

    again = trial.record(key).minutes
    assert again is not None
    assert (again.secretary, again.kind) == ("Ana", MinutesKind.MINUTES)


def test_what_stands_in_an_adding_line_is_not_lost(trial: Trial, key: UUID) -> None:
    follow = writing(trial, key).follow_up
    follow.new_decision.setFocus()
    type_text(follow.new_decision, "Une grille commune.")

    follow.new_action.setFocus()
    trial.settle()
    assert [row.text for row in trial.record(key).decisions] == ["Une grille commune."]

    type_text(follow.new_decision, "Non")
    press_key(follow.new_decision, Qt.Key.Key_Escape)
    press_key(follow.new_decision, Qt.Key.Key_Return)
    trial.settle()
    assert len(trial.record(key).decisions) == 1


def test_a_new_action_is_brought_into_view(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    trial.page.resize(1340, 560)
    follow, area = panel.follow_up, cast("QScrollArea", panel.item_part)
    for text in ("Diffuser la fiche", "Fixer la date", "Prévenir la commune"):
        type_text(follow.new_action, text)
        press_key(follow.new_action, Qt.Key.Key_Return)
        trial.settle()
    *_others, last = follow.action_rows.editors()

    def whole_in_view() -> bool:
        top = last.mapTo(area.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + last.height() <= area.viewport().height()

    assert cast("ActionEditor", last).who.edit.hasFocus()
    trial.qtbot.waitUntil(whole_in_view)
    assert area.verticalScrollBar().maximum() > 0


def test_the_text_keeps_its_width_when_it_is_saved(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    width = panel.editor.edit.width()

    type_text(panel.editor.edit, "Approuvé.")
    panel.editor.flush()
    trial.settle()

    assert panel.editor._state.text() == "✓"
    assert panel.editor.edit.width() == width


def test_a_remark_is_noted_with_its_item_and_what_became_of_it(trial: Trial, key: UUID) -> None:
    trial.plan("AG", date(2026, 12, 10), "Bilan")
    trial.run(lambda services: services.minutes.send(key, date(2026, 10, 9), "Les membres"))
    send = cast("SendPanel", trial.show(key, Step.SEND))
    trial.settle()

    type_text(send.remarks.new, "Lire douze.")
    press_key(send.remarks.new, Qt.Key.Key_Return)
    trial.settle()
    editor = cast("RemarkEditor", send.remarks.rows.editor(send.remarks.rows.keys()[0]))
    type_text(editor.who.edit, "Mme Keita")
    editor.who.flush()
    editor.item.combo.setCurrentIndex(1)
    editor.item.combo.activated.emit(1)
    editor.outcome.combo.setCurrentIndex(1)
    editor.outcome.combo.activated.emit(1)
    trial.settle()

    (remark,) = trial.run(lambda services: services.minutes_life.life(key)).remarks
    assert (remark.who, remark.text, remark.outcome.value) == ("Mme Keita", "Lire douze.", "taken")
    assert remark.agenda_item_id == trial.record(key).items[0].id
    assert send.foot.text() == (
        "Sent to Les membres on 9 October 2026 · 1 remark · approval proposed to the AG of 10 December 2026"
    )


def test_a_corrigendum_is_added_behind_approved_minutes(trial: Trial, key: UUID) -> None:
    later = trial.plan("AG", date(2026, 12, 10), "Bilan")

    def seal(services: object) -> None:
        trial.context.services.minutes.send(key, date(2026, 10, 9), "")
        trial.context.services.minutes.approve(key, later)

    trial.run(seal)
    approve = cast("ApprovePanel", trial.show(key, Step.APPROVE))
    trial.settle()
    type_text(approve.corrigendum.text.edit, "Lire mardi.")
    drafts = trial.context.drafts
    trial.qtbot.waitUntil(lambda: "Lire mardi." in str(drafts.kept(f"corrigendum-{key}")))
    trial.show(later, Step.APPROVE)
    trial.settle()
    assert approve.corrigendum.text.value().plain() == ""
    trial.show(key, Step.APPROVE)
    trial.settle()
    assert approve.corrigendum.text.value().plain() == "Lire mardi."  # half written: it waited here
    approve.corrigendum.add_button.click()
    trial.settle()

    life = trial.run(lambda services: services.minutes_life.life(key))
    assert [(each.kind.value, each.text) for each in life.versions][-1] == ("corrigendum", "Lire mardi.")
    assert life.state is MinutesState.CORRECTED
    assert approve.corrigendum.text.value().plain() == ""
    assert drafts.kept(f"corrigendum-{key}") == {}
    assert "1 corrigendum" in approve.foot.text()


def test_what_changed_since_the_sending_is_shown(trial: Trial, key: UUID) -> None:
    item = trial.record(key).items[0].id
    trial.run(lambda services: services.records.change(AgendaItem, item, {"text": paragraph("Il y a dix.")}))
    trial.run(lambda services: services.minutes.send(key, date(2026, 10, 9), "Les membres"))
    trial.run(lambda services: services.records.change(AgendaItem, item, {"text": paragraph("Il y a douze.")}))
    send = cast("SendPanel", trial.show(key, Step.SEND))
    trial.settle()

    assert send.versions.version.combo.currentText() == "Version 1, sent on 9 October 2026"
    send.versions.compare_button.click()
    trial.settle()

    assert "Il y a dixdouze." in send.versions.view.toPlainText()
    assert send.versions.view.isVisible()


def test_a_doubtful_word_has_a_wave_suggestions_and_a_place_in_the_dictionary(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    type_text(panel.editor.edit, "Une bellle maison")
    cursor = panel.editor.edit.textCursor()
    cursor.setPosition(6)
    trial.qtbot.waitUntil(lambda: panel.spelling.doubtful_word(cursor) is not None)
    marked = panel.spelling.doubtful_word(cursor)
    assert marked is not None
    assert marked.selectedText() == "bellle"
    formats = panel.editor.edit.document().firstBlock().layout().formats()
    waves = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    assert [(each.start, each.length) for each in formats if each.format.underlineStyle() is waves] == [(4, 6)]

    suggestions = trial.run(lambda services: services.spelling.suggestions("bellle"))
    menu = panel.spelling.menu(marked, suggestions)
    menu.actions()[suggestions.index("belle")].trigger()
    assert panel.editor.edit.toPlainText() == "Une belle maison"
    assert panel.spelling.doubtful_word(cursor) is None

    type_text(panel.editor.edit, " Bizzart")
    end = panel.editor.edit.textCursor()
    trial.qtbot.waitUntil(lambda: panel.spelling.doubtful_word(end) is not None)
    panel.spelling.add_word("Bizzart")
    trial.settle()
    assert trial.run(lambda services: services.spelling.doubtful(["Bizzart"])) == {"Bizzart": ()}
    assert panel.spelling.doubtful_word(end) is None
