"""Surveys on paper: the blank sheet, sheets typed in, figures; nobody is named."""

from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from csxl_desktop.domain.choices import Public
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.survey_counts import NotAnAnswerError
from csxl_desktop.domain.surveys import Survey, SurveyQuestion, SurveySheet
from csxl_desktop.services.printing import render
from csxl_desktop.services.surveys import EmptySheetError
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make

KINDS = (QuestionKind.SCALE, QuestionKind.YES_NO, QuestionKind.SEVERAL, QuestionKind.NUMBER, QuestionKind.TEXT)


@pytest.fixture
def survey(workspace: Workspace) -> UUID:
    made = make(workspace, Survey, title="Votre avis", year=2026, handed_out=4, language="en")
    for place, kind in enumerate(KINDS, start=1):
        values = {"choices": "Assemblées\nMarches", "lowest_label": "non", "highest_label": "oui", "highest": 1}
        make(workspace, SurveyQuestion, survey_id=made, text=f"Question {place} ?", kind=kind, position=place, **values)
    return made


def type_in(workspace: Workspace, survey: UUID, *texts: str) -> UUID:
    (row,) = workspace.surveys.rows(2026)
    answers = dict(zip([each.id for each in row.questions], texts, strict=False))
    return workspace.surveys.enter(survey, answers).record_id


def test_sheets_are_counted_as_they_are_typed_in_and_taken_back(workspace: Workspace, survey: UUID) -> None:
    type_in(workspace, survey, "4", "1", "1 2", "3", "Bien")
    last = type_in(workspace, survey, "", "2", "2")

    (row,) = workspace.surveys.rows(2026)
    assert (row.sheets, row.last_number, row.sheet_rows[-1].id) == (2, 2, last)
    assert [(count.base, count.silent) for count in row.counts] == [(1, 1), (2, 0), (2, 0), (1, 1), (1, 1)]
    assert [tally.count for tally in row.counts[2].tallies] == [1, 2]
    workspace.records.trash(SurveySheet, last)
    assert workspace.surveys.rows(2026)[0].sheets == 1
    type_in(workspace, survey, "5")
    assert workspace.surveys.rows(2026)[0].last_number == 3, "a number is never given twice"
    assert workspace.surveys.rows(2025) == ()


def test_an_empty_sheet_and_a_wrong_answer_write_nothing(workspace: Workspace, survey: UUID) -> None:
    with pytest.raises(EmptySheetError):
        type_in(workspace, survey, "", " ")
    with pytest.raises(NotAnAnswerError):
        type_in(workspace, survey, "4", "7")
    assert workspace.surveys.rows(2026)[0].sheets == 0


def test_the_blank_sheet_has_every_question_and_the_figures_their_base(workspace: Workspace, survey: UUID) -> None:
    blank = whole_text(render(workspace.surveys.sheet_document(survey)))
    for words in ("1. Question 1 ?", "5. Question 5 ?", "1 = non", "2. Marches", "do not write your name"):
        assert words in blank

    type_in(workspace, survey, "4", "1", "1", "3", "Bien")
    told = " ".join(whole_text(render(workspace.surveys.document(survey, language="en"))).split())
    assert "1 sheet came back of 4 handed out (25%)" in told
    assert "1 answer · mean 4.0" in told
    assert "100.0%" in told
    assert "Bien" in told


def test_a_survey_without_questions_or_sheets_prints(workspace: Workspace) -> None:
    made = make(workspace, Survey, title="Vide", year=2026)
    assert "no question yet" in whole_text(render(workspace.surveys.document(made, language="en")))
    assert render(workspace.surveys.sheet_document(made))[:4] == b"%PDF"
    with pytest.raises(RecordNotFoundError):
        workspace.surveys.document(uuid4())


def test_a_sheet_is_corrected_and_what_is_not_retyped_stays(workspace: Workspace, survey: UUID) -> None:
    made = type_in(workspace, survey, "4", "1", "1 2", "3,5", "Bien")
    (row,) = workspace.surveys.rows(2026)
    sheet, keys = row.sheet_rows[0], [each.id for each in row.questions]
    assert [sheet.answers[key] for key in keys] == ["4", "1", "1 2", "3.5", "Bien"]

    workspace.records.change(SurveyQuestion, keys[2], {"choices": "Repas\nMarches"})
    texts = {**workspace.surveys.rows(2026)[0].sheet_rows[0].answers, keys[0]: "2", keys[1]: ""}
    assert texts[keys[2]] == "Assemblées 2", "a choice withdrawn stays as it was said"
    workspace.surveys.correct(made, texts, Public.CITIZENS)

    (row,) = workspace.surveys.rows(2026)
    assert (row.sheets, row.publics) == (1, {Public.CITIZENS: 1})
    assert row.sheet_rows[0].answers[keys[0]] == "2"
    assert [(count.base, count.silent) for count in row.counts] == [(1, 0), (0, 1), (1, 0), (1, 0), (1, 0)]
    with pytest.raises(EmptySheetError):
        workspace.surveys.correct(made, dict.fromkeys(keys, ""))
    assert workspace.surveys.rows(2026)[0].counts[0].base == 1
    told = whole_text(render(workspace.surveys.document(survey, language="en")))
    assert "citizens: 1" in told


def test_a_result_is_kept_as_a_figure_and_told_among_those_of_the_year(workspace: Workspace, survey: UUID) -> None:
    workspace.modules.choose(Module.SURVEYS, wanted=True)
    for texts in (("4", "1"), ("5", "1"), ("3", "2"), ("2", "1")):
        type_in(workspace, survey, *texts)
    (row,) = workspace.surveys.rows(2026)
    scale, yes = row.questions[0].id, row.questions[1].id

    workspace.survey_figures.keep(survey, scale, "mean", None)
    (kept,) = workspace.evaluation.indicators(2026)
    assert (kept.name, kept.value, kept.share) == ("Question 1 ?", Decimal("3.50"), None)
    assert kept.source == "Survey “Votre avis”, 4 answers"
    workspace.survey_figures.keep(survey, yes, "share 1", kept.id)
    (kept,) = workspace.evaluation.indicators(2026)
    assert (kept.value, kept.share) == (None, Decimal("75.00"))
    workspace.survey_figures.keep(survey, yes, "number 1", None)
    assert [each.value for each in workspace.evaluation.indicators(2026)] == [None, Decimal("3.00")]
    with pytest.raises(RecordNotFoundError):
        workspace.survey_figures.keep(survey, scale, "number 9", None)

    told = " ".join(whole_text(render(workspace.figures.document(2026, language="en"))).split())
    assert "4 sheets came back of 4 handed out (100%)" in told
    assert "mean 3.5 (1–5)" in told
    assert "yes 3 (75.0%), no 1 (25.0%)" in told
    workspace.modules.choose(Module.SURVEYS, wanted=False)
    assert "handed out" not in whole_text(render(workspace.figures.document(2026, language="en")))
