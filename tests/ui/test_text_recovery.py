"""Text typed in meeting mode or in Write survives a crash: a second behind the keys, and shown beside the dossier."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.system.draft_journal import DraftJournal
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.room.window import RoomWindow
from csxl_desktop.ui.meetings.write import WritePanel
from tests import factories
from tests.ui.meetings_support import NOW, Trial, agenda
from tests.ui.typing_keys import type_text

SAID = "Il est décidé"
WORDS = "cerise verte lampe"


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with agenda(qtbot, dossier, jobs, errors) as opened:
        yield replace(opened, context=replace(opened.context, drafts=Drafts(dossier.parent / "drafts")))


def _open(trial: Trial) -> tuple[RoomWindow, UUID]:
    meeting = trial.plan("AG", date(2026, 11, 20), "Logement")
    trial.page.desk.context = trial.context
    window = RoomWindow(trial.page, trial.context, meeting, lambda: trial.page.desk.choices)
    window.show()
    trial.settle()
    item = window.desk.item_id()
    assert item is not None
    return window, item


def test_typing_is_on_the_disk_before_it_is_saved_and_gone_after(trial: Trial, dossier: Path) -> None:
    window, item = _open(trial)
    journal = DraftJournal(dossier.parent / "drafts" / "texts")
    window.minutes.editor.edit.setFocus()

    type_text(window.minutes.editor.edit, SAID)
    trial.qtbot.waitUntil(lambda: journal.read(str(item)).last is not None)
    found = journal.read(str(item)).last

    assert found is not None
    assert RichText.from_json(found["text"]).plain().strip() == SAID
    window.minutes.leave_item()
    trial.settle()
    window.minutes.journal.settle()
    assert journal.names() == []
    window.close()


def test_a_text_on_its_way_is_kept_though_the_one_before_it_has_arrived(trial: Trial, dossier: Path) -> None:
    window, item = _open(trial)
    journal, minutes = DraftJournal(dossier.parent / "drafts" / "texts"), window.minutes
    goes_on, on_their_way = Event(), list[int]()
    minutes.editor.edit.setFocus()

    def go_on_typing(*_ended: object) -> None:
        minutes.text_ended.disconnect(go_on_typing)
        trial.context.jobs.ask(
            goes_on.wait, lambda _answer: None
        )  # a dossier that takes its time: behind the read of the first
        type_text(minutes.editor.edit, " de reporter")
        minutes.editor.flush()
        on_their_way.append(minutes.journal._sending.count(item))

    minutes.text_ended.connect(go_on_typing)
    type_text(minutes.editor.edit, SAID)
    minutes.editor.flush()
    trial.qtbot.waitUntil(lambda: on_their_way == [2] and minutes.journal._sending == [item])
    minutes.journal.settle()

    found = journal.read(str(item)).last
    goes_on.set()
    assert found is not None
    assert RichText.from_json(found["text"]).plain().strip() == f"{SAID} de reporter"
    trial.settle()
    minutes.journal.settle()
    assert journal.names() == []
    window.close()


def test_what_cannot_be_kept_beside_the_dossier_is_said_once(trial: Trial, dossier: Path) -> None:
    window, _item = _open(trial)
    (dossier.parent / "drafts").mkdir(exist_ok=True)
    (dossier.parent / "drafts" / "texts").write_bytes(b"a file in the place of the folder")
    said: list[str] = []
    trial.context.errors.refused.connect(said.append)
    window.minutes.editor.edit.setFocus()

    for word in ("Il", " est"):
        type_text(window.minutes.editor.edit, word)
        window.minutes.journal.keep()
        window.minutes.journal.settle()
        trial.qtbot.waitUntil(lambda: bool(said))
        trial.settle()

    assert len(said) == 1
    assert "not kept beside the dossier" in said[0]
    window.minutes.leave_item()
    trial.settle()
    window.close()


@pytest.mark.parametrize("take", [True, False])
def test_what_never_reached_the_dossier_is_compared_then_taken_or_left(
    trial: Trial, dossier: Path, *, take: bool
) -> None:
    window, item = _open(trial)
    meeting = window.desk.meeting_id
    window.close()
    trial.run(lambda services: services.records.change(AgendaItem, item, {"text": factories.paragraph("Ancien")}))
    journal = DraftJournal(dossier.parent / "drafts" / "texts")
    journal.append(str(item), {"text": factories.paragraph(SAID).to_json()})

    panel = trial.show(meeting, Step.WRITE)

    assert isinstance(panel, WritePanel)
    trial.qtbot.waitUntil(panel.recovery.isVisible)
    assert (panel.recovery.stands.text().plain(), panel.recovery.typed.text().plain()) == ("Ancien", SAID)
    button = panel.recovery.take_button if take else panel.recovery.leave_button
    button.click()
    trial.settle()
    texts = {each.id: each.text.plain() for each in trial.record(meeting).items}
    assert texts[item] == (SAID if take else "Ancien")
    assert not panel.recovery.isVisible()
    assert journal.names() == []
    assert len(list((dossier.parent / "drafts" / "texts").glob("*.left1"))) == (0 if take else 1)
    assert panel.recovery.aside is not None
    assert panel.recovery.aside.isVisible() is not take


def test_what_was_left_is_shown_again_and_may_be_taken(trial: Trial, dossier: Path) -> None:
    window, item = _open(trial)
    meeting = window.desk.meeting_id
    window.close()
    trial.settle()
    journal = DraftJournal(dossier.parent / "drafts" / "texts")
    journal.append(str(item), {"text": factories.paragraph(SAID).to_json()})
    journal.set_found(str(item))
    journal.leave(journal.found()[0])

    panel = trial.show(meeting, Step.WRITE)

    assert isinstance(panel, WritePanel)
    recovery = panel.recovery
    assert recovery.aside is not None
    trial.qtbot.waitUntil(recovery.aside.isVisible)
    assert not recovery.isVisible()
    recovery.aside.click()
    assert recovery.isVisible()
    assert recovery.typed.text().plain() == SAID
    recovery.leave_button.click()
    assert not recovery.isVisible()
    assert recovery.aside.isVisible()
    recovery.aside.click()
    recovery.take_button.click()
    trial.settle()
    assert trial.run(lambda services: services.room.text(item).plain()) == SAID
    assert journal.left() == []
    assert not recovery.aside.isVisible()


def test_text_that_a_full_disk_refused_stays_in_view_until_it_is_saved(
    trial: Trial, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, item = _open(trial)
    journal = DraftJournal(dossier.parent / "drafts" / "texts")
    said = " ".join(f"mot {number}" for number in range(20_000))
    copy = dossier.parent / "copie.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(copy), ""))
    _allow_pages(trial, 1)  # none beyond those that the file has
    window.minutes.editor.edit.setFocus()
    window.minutes.editor.edit.insertPlainText(said)

    window.perform("next")  # another item is shown when the refusal comes
    trial.settle()
    window.minutes.journal.settle()

    assert window.unsaved.isVisible()
    assert "Not saved" in window.unsaved.words.text()
    assert journal.read(str(item)).last is not None
    window.unsaved.elsewhere_button.click()
    assert said in copy.read_text(encoding="utf-8")
    assert str(copy) in window.unsaved.words.text()
    window.unsaved.retry_button.click()
    trial.settle()
    assert window.unsaved.isVisible()

    _allow_pages(trial, 1_000_000)
    window.unsaved.retry_button.click()
    trial.settle()
    window.minutes.journal.settle()

    assert not window.unsaved.isVisible()
    assert trial.run(lambda services: services.room.text(item).plain()).strip() == said
    assert journal.names() == []
    window.close()


def test_text_tried_again_brings_in_what_the_other_computer_wrote_meanwhile(trial: Trial, tmp_path: Path) -> None:
    window, item = _open(trial)
    trial.run(lambda services: services.records.change(AgendaItem, item, {"text": factories.paragraph("Commun")}))
    window.desk.reread()
    (tmp_path / "partage").mkdir()
    trial.run(lambda services: services.sharing.share(tmp_path / "partage", WORDS))
    trial.settle()
    _allow_pages(trial, 1)
    editor = window.minutes.editor
    editor.edit.setFocus()
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    editor.edit.insertPlainText(SAID * 5_000)
    editor.flush()
    trial.settle()
    editor.edit.insertPlainText(", encore")
    window.minutes.leave_item()
    trial.settle()
    assert window.unsaved.isVisible()

    _allow_pages(trial, 1_000_000)
    join(tmp_path / "partage", WORDS, tmp_path / "b", "portable")
    with open_workspace(tmp_path / "b", Author("Samir", "portable"), lambda: NOW) as there:
        stood = there.room.text(item)
        more = RichText((*stood.blocks, Block("z1", "p", (Span("De Samir"),))))
        there.records.change(AgendaItem, item, {"text": more})
        there.sharing.exchange()
    assert trial.run(lambda services: services.sharing.exchange()).taken
    window.unsaved.retry_button.click()
    trial.settle()
    window.minutes.journal.settle()

    assert not window.unsaved.isVisible()
    text = trial.run(lambda services: services.room.text(item))
    assert text.plain().split("\n") == ["Commun" + SAID * 5_000 + ", encore", "De Samir"]
    assert trial.run(lambda services: services.discarded.waiting()) == ()
    assert window.minutes.journal._journal is not None
    assert window.minutes.journal._journal.names() == []
    window.close()


def _allow_pages(trial: Trial, most: int) -> None:
    trial.run(lambda services: services.database._connection.execute(f"PRAGMA max_page_count={most}").fetchall())


def test_watch_of_an_item_goes_on_after_a_crash(trial: Trial) -> None:
    meeting = trial.plan("AG", date(2026, 11, 20), "Logement")
    items = trial.run(lambda services: [item.id for item in services.room.read(meeting).items])
    kept = {"item": str(items[1]), "seconds": {str(items[0]): 40.0, str(items[1]): 200.0}}
    trial.context.drafts.keep(f"room-clock-{meeting}", kept)

    window = RoomWindow(trial.page, trial.context, meeting, lambda: trial.page.desk.choices)
    window.show()
    trial.settle()

    assert window.desk.item_id() == items[1]
    assert window.agenda.clock.accessibleName().startswith(("3:", "4:"))
    window.perform("previous")
    assert window.clock.seconds() >= 40
    window.perform("next")  # to the record: 40 seconds are a minute
    trial.settle()
    assert trial.run(lambda services: services.room.read(meeting).items[0].spent_minutes) == 1
    window.close()
    after = trial.context.drafts.kept(f"room-clock-{meeting}")
    assert list(after["seconds"]) == [str(items[1])]
    assert after["seconds"][str(items[1])] >= 200


def test_damaged_watch_begins_at_nothing(trial: Trial) -> None:
    meeting = trial.plan("AG", date(2026, 11, 20), "Logement")
    trial.context.drafts.keep(f"room-clock-{meeting}", {"item": 7, "seconds": ["x"]})
    window = RoomWindow(trial.page, trial.context, meeting, lambda: trial.page.desk.choices)
    window.show()
    trial.settle()
    assert window.desk.place == 0
    assert window.clock.seconds() < 200
    window.close()


@pytest.mark.parametrize("in_room", [True, False])
def test_what_was_found_stays_offered_though_one_types_over_it(trial: Trial, dossier: Path, *, in_room: bool) -> None:
    window, item = _open(trial)
    meeting = window.desk.meeting_id
    window.close()
    trial.settle()
    DraftJournal(dossier.parent / "drafts" / "texts").append(str(item), {"text": factories.paragraph(SAID).to_json()})

    _ignore_and_type(trial, meeting, in_room=in_room)

    assert trial.run(lambda services: services.room.text(item).plain()).strip() == "Autre chose"
    panel = trial.show(meeting, Step.WRITE)
    assert isinstance(panel, WritePanel)
    trial.qtbot.waitUntil(panel.recovery.isVisible)
    assert panel.recovery.typed.text().plain() == SAID
    panel.recovery.take_button.click()
    trial.settle()
    assert trial.run(lambda services: services.room.text(item).plain()) == SAID
    assert list((dossier.parent / "drafts" / "texts").iterdir()) == []


def _ignore_and_type(trial: Trial, meeting: UUID, *, in_room: bool) -> None:
    """The card is shown; nobody looks at it, and the same item is typed in and left."""
    shown: RoomWindow | WritePanel
    if in_room:
        shown = RoomWindow(trial.page, trial.context, meeting, lambda: trial.page.desk.choices)
        shown.show()
        editor, journal = shown.minutes.editor, shown.minutes.journal
    else:
        panel = trial.show(meeting, Step.WRITE)
        assert isinstance(panel, WritePanel)
        shown, editor, journal = panel, panel.editor, panel.journal
    trial.qtbot.waitUntil(shown.recovery.isVisible)
    editor.edit.setFocus()
    type_text(editor.edit, "Autre chose")
    journal.keep()
    editor.flush()
    trial.settle()
    journal.settle()
    if isinstance(shown, RoomWindow):
        shown.close()
        trial.settle()
