"""The qualitative evaluation in the window: begun for three years, its parts added, its pages shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.modules import Module
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.cycles import CyclePane, CyclesPlace
from csxl_desktop.ui.jobs import Jobs
from tests.documents.reading import whole_text
from tests.ui.evaluation_support import Trial, evaluation


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def test_a_cycle_is_begun_gets_its_steps_and_is_printed(trial: Trial) -> None:
    trial.run(lambda services: services.modules.choose(Module.CYCLE, wanted=True))
    place = trial.go("cycles", CyclesPlace)
    place.new_record()
    trial.settle()
    pane = place.record
    assert isinstance(pane, CyclePane)
    assert (pane.first.value(), pane.last.value()) == (2026, 2028)

    for rows in (pane.steps, pane.actors, pane.criteria):
        rows.add_part()
        trial.settle()
    (row,) = trial.run(lambda services: services.cycles.rows(2026))
    assert (len(row.steps), len(row.actors), len(row.criteria)) == (1, 1, 1)
    assert row.steps[0].year == 2026
    assert "New step" in place.lines(row).detail
    QTest.keyClicks(pane.step.text.edit, "Dix recits")
    pane.step.text.flush()
    trial.settle()
    assert "Dix recits" in str(trial.run(lambda services: services.cycles.rows(2026))[0].steps[0].text)
    place.turn()
    trial.settle()
    assert "New step" in whole_text(place.panel.preview.pdf())
