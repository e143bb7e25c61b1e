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
from csxl_desktop.domain.evaluation import Indicator
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


def test_enter_twice_enters_one_sheet_and_a_refused_one_is_sent_again(trial: Trial) -> None:
    survey = trial.run(fill)
    pane = trial.go("surveys", SurveysPlace).record
    assert isinstance(pane, SurveyPane)
    keys(trial, pane, 0, "4")
    edit = pane.entry.fields[1].edit
    QTest.keyClicks(edit, "1")
    for _time in range(2):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    trial.settle()
    assert trial.run(lambda services: services.surveys.rows(2026))[0].sheets == 1

    trial.run(lambda services: services.records.trash(Survey, survey))  # a colleague throws it away meanwhile
    keys(trial, pane, 0, "5")
    keys(trial, pane, 1, "2")
    assert len(trial.refusals) == 1
    trial.run(lambda services: services.records.restore(Survey, survey))
    keys(trial, pane, 1, "")
    (row,) = trial.run(lambda services: services.surveys.rows(2026))
    assert [list(sheet.answers.values()) for sheet in row.sheet_rows] == [["4", "1"], ["5", "2"]]


def test_after_a_correction_the_new_sheet_is_of_its_own_public(trial: Trial) -> None:
    trial.run(fill)
    pane = trial.go("surveys", SurveysPlace).record
    assert isinstance(pane, SurveyPane)
    choose(pane.entry.public, 2)
    keys(trial, pane, 0, "4")
    keys(trial, pane, 1, "1")
    choose(pane.entry.public, 1)

    choose(pane.entry.sheet, 1)
    assert pane.entry.public.value() is Public.CITIZENS
    keys(trial, pane, 1, "")
    assert pane.entry.public.value() is Public.PROFESSIONALS
    choose(pane.entry.sheet, 1)
    choose(pane.entry.sheet, 0)
    assert pane.entry.public.value() is Public.PROFESSIONALS


def test_what_is_half_typed_waits_while_another_survey_is_looked_at(trial: Trial) -> None:
    first, second = trial.run(fill), trial.run(fill)
    place = trial.go("surveys", SurveysPlace)
    trial.mark(place, first)
    pane = place.record
    assert isinstance(pane, SurveyPane)
    keys(trial, pane, 0, "4")
    keys(trial, pane, 1, "1")
    choose(pane.entry.public, 1)
    QTest.keyClicks(pane.entry.fields[0].edit, "3")
    choose(pane.entry.sheet, 1)
    pane.entry.fields[1].edit.setText("2")

    trial.mark(place, second)
    assert [line.edit.text() for line in pane.entry.fields] == ["", ""]
    assert (pane.entry.corrected(), pane.entry.public.value()) == (None, None)
    trial.mark(place, first)
    assert [line.edit.text() for line in pane.entry.fields] == ["4", "2"]
    QTest.keyClick(pane.entry.fields[1].edit, Qt.Key.Key_Return)
    trial.mark(place, second)
    QTest.keyClicks(pane.entry.fields[0].edit, "5")
    trial.settle()
    assert pane.entry.fields[0].edit.text() == "5", "the sheet of the other survey went in meanwhile"
    pane.questions.add_part()
    trial.settle()
    assert [line.edit.text() for line in pane.entry.fields] == ["5", "", ""]
    trial.mark(place, first)
    assert (pane.entry.fields[0].edit.text(), pane.entry.public.value()) == ("3", Public.PROFESSIONALS)
    rows = {row.id: row for row in trial.run(lambda services: services.surveys.rows(2026))}
    assert [list(sheet.answers.values()) for sheet in rows[first].sheet_rows] == [["4", "2"]]
    assert not rows[second].sheets


def test_the_figure_chosen_for_one_survey_is_not_that_of_another(trial: Trial) -> None:
    first, second = trial.run(fill), trial.run(fill)
    place = trial.go("surveys", SurveysPlace)
    figure = trial.run(lambda services: make(services, Indicator, name="Satisfaction"))
    place.enter()
    trial.mark(place, first)
    trial.settle()
    pane = place.record
    assert isinstance(pane, SurveyPane)
    pane.results.figure.set_value(figure)
    place.reload()
    trial.settle()
    assert pane.results.figure.value() == figure

    trial.mark(place, second)
    assert pane.results.figure.value() is None


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
