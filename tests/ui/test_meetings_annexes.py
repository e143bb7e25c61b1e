"""Annexes in the window: dropped on their list, told in a sentence, opened, locked under the seal."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.meetings.annexes import AnnexEditor
from csxl_desktop.ui.meetings.write import WritePanel
from tests.exchange.test_outline import presentation
from tests.ui.meetings_support import Trial


@pytest.fixture
def key(trial: Trial) -> UUID:
    return trial.plan("AG", date(2026, 10, 8), "Énergie", held=True)


def closing(trial: Trial, key: UUID) -> WritePanel:
    """Where the minutes are written, what closes them on screen."""
    panel = cast("WritePanel", trial.show(key, Step.WRITE))
    panel.items.row_chosen.emit(panel.entries.rows()[-1])
    trial.settle()
    return panel


def dropped(*paths: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.kept = data  # type: ignore[attr-defined]
    return event


def test_files_dropped_on_the_annexes_tell_themselves_and_their_sentence_is_put_in_the_item(
    trial: Trial, key: UUID, tmp_path: Path
) -> None:
    panel = closing(trial, key)
    slides, odd = tmp_path / "bail.pptx", tmp_path / "outil.sh"
    slides.write_bytes(presentation("Lire un bail", "Signer", "Partir", author="Aïcha Carlier"))
    odd.write_bytes(b"#!/bin/sh")
    annexes, item = panel.closing.annexes, trial.record(key).items[0].id

    trial.page.record.dropEvent(dropped(odd))  # on the meeting: kept with it, not annexed
    trial.qtbot.waitUntil(lambda: bool(trial.run(lambda services: services.meeting_files.rows(key))))
    annexes.dropEvent(dropped(slides))
    trial.qtbot.waitUntil(lambda: len(annexes.rows.keys()) == 1 and not trial.context.jobs.busy)

    (annex,) = trial.record(key).annexes
    assert (annex.title, annex.author, annex.points) == ("Lire un bail", "Aïcha Carlier", "Signer, Partir")
    editor = cast("AnnexEditor", annexes.rows.editor(annex.id))
    words = "Aïcha Carlier presents “Lire un bail”: Signer, Partir."
    assert (editor.sentence.text(), editor.put_button.isHidden()) == (words, True)
    editor.item.combo.setCurrentIndex(1)
    editor.item.combo.activated.emit(1)
    trial.settle()
    assert trial.record(key).annexes[0].agenda_item_id == item
    offered: list[Callable[[], object]] = []
    trial.page.undo_offered.connect(lambda _text, take_back: offered.append(take_back))
    editor.put_button.click()
    trial.settle()
    assert trial.record(key).items[0].text.plain() == words
    assert editor.put_button.isHidden()
    offered[0]()
    trial.settle()
    assert trial.record(key).items[0].text.plain() == ""
    assert not editor.put_button.isHidden()


def test_annexes_of_approved_minutes_are_opened_but_no_longer_changed(
    trial: Trial, key: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = trial.plan("AG", date(2026, 12, 10), "Bilan")

    def seal(services: Workspace) -> None:
        services.annexes.add(key, b"%PDF-1.4", "Plan.pdf", title="Plan")
        services.minutes.send(key, date(2026, 10, 9), "")
        services.minutes.approve(key, later)

    trial.run(seal)
    panel = closing(trial, key)
    annexes = panel.closing.annexes
    editor = cast("AnnexEditor", annexes.rows.editor(annexes.rows.keys()[0]))
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))

    assert editor.title.edit.isReadOnly()
    assert not any(each.isVisible() for each in (editor.cross, editor.put_button, annexes.add_button))
    editor.open_link.click()
    trial.settle()
    assert opened == ["Plan.pdf"]
