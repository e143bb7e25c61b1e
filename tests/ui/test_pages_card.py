"""Pages that are shown beside the work come in the language of the window, and in another at a click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.modules import Module
from csxl_desktop.i18n import speaking
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.conventions import ConventionsPlace
from csxl_desktop.ui.evaluation.criteria import CriteriaPlace
from csxl_desktop.ui.evaluation.figures import FiguresPlace
from csxl_desktop.ui.evaluation.list_place import ListPlace
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.publications import PublicationsPlace
from csxl_desktop.ui.evaluation.summary import SummaryPlace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.pages_card import PagesCard
from tests.documents.reading import whole_text
from tests.ui.evaluation_support import Trial, evaluation

PLACES = [
    ("figures", FiguresPlace, "Figures of 2026", "Cijfers van 2026"),
    ("summary", SummaryPlace, "The year 2026 in brief", "Het jaar 2026 in het kort"),
    ("criteria", CriteriaPlace, "Criteria of the funder", "Criteria van de subsidiërende overheid"),
    ("conventions", ConventionsPlace, "Conventions 2026", "Overeenkomsten 2026"),
    ("publications", PublicationsPlace, "Publications", "Publicaties"),
]


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        opened.run(lambda services: services.modules.choose(Module.CONVENTIONS, wanted=True))
        yield opened


def turn_to_pages(trial: Trial, place: Place) -> PagesCard:
    if isinstance(place, FiguresPlace):
        place.show_view("paper")
    elif isinstance(place, ListPlace):
        place.turn()
    trial.settle()
    card: PagesCard = place.pages  # type: ignore[attr-defined]
    return card


def say(trial: Trial, card: PagesCard, language: str) -> str:
    next(each for each in card.language.findChildren(QPushButton) if each.text() == language).click()
    trial.settle()
    return whole_text(card.panel.preview.pdf())


@pytest.mark.parametrize(("key", "kind", "english", "dutch"), PLACES, ids=[key for key, *_rest in PLACES])
def test_pages_come_in_the_language_that_is_chosen(
    trial: Trial, key: str, kind: type[Place], english: str, dutch: str
) -> None:
    card = turn_to_pages(trial, trial.go(key, kind))

    assert english in whole_text(card.panel.preview.pdf())
    assert dutch in say(trial, card, "NL")
    assert dutch not in say(trial, card, "FR")


def test_a_dutch_window_shows_dutch_pages(trial: Trial) -> None:
    with speaking("nl"):
        card = PagesCard(trial.context)

    assert card.language.value() == "nl"
