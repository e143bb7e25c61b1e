"""What the office does not want is not offered in Évaluation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.modules import Module
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.evaluation_support import Trial, evaluation


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def places(trial: Trial) -> list[str]:
    trial.page.reload()
    trial.settle()
    model = trial.page.places.model()
    assert model is not None
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_module_that_is_off_has_no_place_and_the_one_in_front_steps_aside(trial: Trial) -> None:
    assert "Testimonials" in places(trial)
    trial.page.show_place("testimonials")
    trial.settle()

    trial.run(lambda services: services.modules.choose(Module.TESTIMONIALS, wanted=False))

    assert "Testimonials" not in places(trial)
    assert "Partnerships" in places(trial)
    assert trial.page.places.currentIndex().data() == "Figures"

    trial.run(lambda services: services.modules.choose(Module.TESTIMONIALS, wanted=True))
    assert "Testimonials" in places(trial)
