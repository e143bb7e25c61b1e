"""A text block put in minutes by its name, and taken back by undo."""

from datetime import date
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.wording import TextBlock
from csxl_desktop.ui.meetings.write import WritePanel
from tests.factories import paragraph
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def key(trial: Trial) -> UUID:
    return trial.plan("AG", date(2026, 10, 8), "Énergie", held=True)


def writing(trial: Trial, key: UUID) -> WritePanel:
    return cast("WritePanel", trial.show(key, Step.WRITE))


def test_a_text_block_comes_in_by_its_name_and_goes_by_undo(trial: Trial, key: UUID) -> None:
    panel = writing(trial, key)
    assert panel.blocks.menu(()).actions()[0].isEnabled() is False
    values = {"name": "Clôture & fin", "language": "nl", "text": paragraph("La séance est levée.")}
    trial.run(lambda services: services.records.create(TextBlock, values))
    type_text(panel.editor.edit, "Avant ")
    press_key(panel.editor.edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    trial.settle()
    menu = next(each for each in panel.editor.findChildren(QMenu) if each.isVisible())

    assert [action.text() for action in menu.actions()] == ["Clôture && fin (NL)"]
    menu.actions()[0].trigger()
    menu.close()
    assert panel.editor.text().plain() == "Avant La séance est levée."
    panel.editor.edit.undo()
    assert panel.editor.text().plain().strip() == "Avant"
