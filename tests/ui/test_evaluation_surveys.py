"""Surveys in the window: sheets typed in by keyboard alone, one after another; the figures as pages."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import Public
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.surveys import Survey, SurveyQuestion
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.surveys import SurveyPane, SurveysPlace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.text_fields import ChoiceField
from tests.documents.reading import whole_text
from tests.factories import make
from tests.ui.evaluation_support import Trial, evaluation


def fill(services: Workspace) -> UUID:
    services.modules.choose(Module.SURVEYS, wanted=True)
    made = make(services, Survey, title="Votre avis", year=2026)
    for place, kind in enumerate((QuestionKind.SCALE, QuestionKind.YES_NO), start=1):
        make(services, SurveyQuestion, survey_id=made, text=f"Question {place} ?", kind=kind, position=place)
    return made


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def keys(trial: Trial, pane: SurveyPane, place: int, digits: str) -> None:
    edit = pane.entry.fields[place].edit
    QTest.keyClicks(edit, digits)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    trial.settle()


def choose(field: ChoiceField, place: int) -> None:
    field.combo.setCurrentIndex(place)
    field.combo.activated.emit(place)


def test_two_sheets_by_digits_and_enter_alone(trial: Trial) -> None:
    trial.run(fill)
    place = trial.go("surveys", SurveysPlace)
    pane = place.record
    assert isinstance(pane, SurveyPane)

    keys(trial, pane, 0, "9")
    assert trial.run(lambda services: services.surveys.rows(2026))[0].sheets == 0
    pane.entry.fields[0].edit.clear()
    choose(pane.entry.public, 2)
    for first, second in (("4", "1"), ("", "2")):
        keys(trial, pane, 0, first)
        keys(trial, pane, 1, second)

    (row,) = trial.run(lambda services: services.surveys.rows(2026))
    assert (row.sheets, row.counts[0].base, row.counts[1].base) == (2, 1, 2)
    assert row.publics == {Public.CITIZENS: 2}, "one pile comes from one public"
    assert pane.away.text() == "Take back the last sheet"
    assert pane.entry.answers() == dict.fromkeys((each.id for each in row.questions), "")
    assert pane.entry.sheet.combo.itemText(0) == "3, new"
    pane.entry.fields[0].edit.setText("3")  # the third sheet is half typed when the first is found wrong
    choose(pane.entry.sheet, 2)
    assert [field.edit.text() for field in pane.entry.fields] == ["4", "1"]
    pane.entry.fields[0].edit.clear()
    keys(trial, pane, 0, "2")
    keys(trial, pane, 1, "")
    (row,) = trial.run(lambda services: services.surveys.rows(2026))
    assert (row.sheets, row.sheet_rows[0].answers[row.questions[0].id]) == (2, "2")
    assert pane.entry.fields[0].edit.text() == "3", "what was being typed comes back"
    pane.results.button.click()
    trial.settle()
    (kept,) = trial.run(lambda services: services.evaluation.indicators(2026))
    assert (kept.name, kept.value) == ("Question 1 ?", Decimal(2))
    pane.away.click()
    trial.settle()
    assert trial.run(lambda services: services.surveys.rows(2026))[0].sheets == 1


def test_the_pages_are_the_figures_and_the_blank_sheet_when_asked(trial: Trial) -> None:
    trial.run(fill)
    place = trial.go("surveys", SurveysPlace)
    place.turn()
    trial.settle()
    assert "n’écrivez pas votre nom" in whole_text(place.panel.preview.pdf())
    place.turn()
    pane = place.record
    assert isinstance(pane, SurveyPane)
    keys(trial, pane, 0, "4")
    keys(trial, pane, 1, "1")
    place.turn()
    trial.settle()
    assert "Question 2 ?" in whole_text(place.panel.preview.pdf())
    pane.questions.add_part()
    trial.settle()
    assert len(trial.run(lambda services: services.surveys.rows(2026))[0].questions) == 3
