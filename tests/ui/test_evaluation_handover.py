"""The handover file in the window: the very pages, made anew, printed and written for Word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.handover import HandoverPlace
from csxl_desktop.ui.jobs import Jobs
from tests.documents.reading import whole_text
from tests.factories import staff
from tests.ui.evaluation_support import Trial, evaluation


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def test_the_pages_are_those_of_today_in_the_language_chosen(trial: Trial) -> None:
    trial.run(lambda services: staff(services, "Ana", "Diop"))

    place = trial.go("handover", HandoverPlace)

    assert "Ana Diop" in whole_text(place.panel.preview.pdf())
    trial.run(lambda services: staff(services, "Jan", "Peeters"))
    place.language.set_value("nl")
    place.language.changed.emit("nl")
    trial.settle()
    assert "Jan Peeters" in whole_text(place.panel.preview.pdf())
