"""A demand step by step: figures with their quality, signatories, answers; its dossier (`other-reports.md`, T41)."""

from datetime import date

import pytest

from csxl_desktop.domain.advocacy import AdvocacyFile, AdvocacySignatory
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import EmptyNameError, RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind
from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.numbers import roundly
from csxl_desktop.services.advocacy import AnswersItselfError
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import organisation
from tests.services.report_support import YEAR, group_of, report

COUNTERS = "Guichets"


def test_figures_are_printed_as_sure_as_they_are(workspace: Workspace) -> None:
    group = group_of(workspace)
    demand = workspace.advocacy.open(group, COUNTERS, "Les banques").record_id
    for kind, count, quality, day in (
        (AdvocacyStepKind.TESTIMONIALS, 70, Quality.EXACT, date(2026, 1, 5)),
        (AdvocacyStepKind.RALLY, 170, Quality.MORE_THAN, date(2026, 3, 5)),
        (AdvocacyStepKind.LETTER, 10, Quality.ABOUT, date(2026, 2, 5)),
    ):
        workspace.advocacy.add_step(demand, {"kind": kind, "count": count, "count_quality": quality, "stepped_on": day})

    document = workspace.advocacy.document(demand)

    assert [line.kind for line in document.content.steps] == ["testimonials", "letter", "rally"]
    text = " ".join(whole_text(render(document)).split())
    for figure in (": 70", ": plus de 170", ": une dizaine"):
        assert figure in text


def test_known_signatories_are_counted_where_nobody_counted(workspace: Workspace) -> None:
    group, house = group_of(workspace), organisation(workspace, "Maison")
    demand = workspace.advocacy.open(group, COUNTERS).record_id
    letter = workspace.advocacy.add_step(demand, {"kind": AdvocacyStepKind.LETTER, "title": "Aux banques"}).record_id
    signed = workspace.advocacy.sign(letter, organisation_id=house).record_id
    assert workspace.advocacy.sign(letter, organisation_id=house).record_id == signed
    typed = workspace.advocacy.sign(letter, name="Un comité d’usagers").record_id
    workspace.records.change(Organisation, house, {"name": "La Maison"})

    (step,) = workspace.advocacy.files(group)[0].steps
    text = whole_text(render(workspace.advocacy.document(demand, language="en")))

    assert [each.name for each in step.signatories] == ["La Maison", "Un comité d’usagers"]
    assert "Signatories: 2" in text
    assert "Signed by La Maison and Un comité d’usagers." in text
    workspace.records.trash(AdvocacySignatory, typed)
    assert "Signatories: 1" in whole_text(render(workspace.advocacy.document(demand, language="en")))


def test_an_answer_says_what_it_answers_and_never_itself(workspace: Workspace) -> None:
    group = group_of(workspace)
    demand = workspace.advocacy.open(group, COUNTERS).record_id
    steps = workspace.advocacy
    letter = steps.add_step(demand, {"title": "Lettre ouverte", "stepped_on": date(2026, 2, 5)}).record_id
    answer = steps.add_step(
        demand, {"kind": AdvocacyStepKind.ANSWER, "title": "Réponse", "stepped_on": date(2026, 4, 1)}
    ).record_id
    with pytest.raises(AnswersItselfError):
        steps.change_step(answer, {"answers_id": answer})
    steps.change_step(answer, {"answers_id": letter, "text": "Deux guichets rouvrent."})

    text = whole_text(render(steps.document(demand, language="en")))

    assert "Answers: Lettre ouverte" in text
    assert "Deux guichets rouvrent." in text


def test_the_page_of_the_group_tells_the_steps_of_the_year(workspace: Workspace) -> None:
    group = group_of(workspace)
    moved, still = (workspace.advocacy.open(group, title, "La Région").record_id for title in ("Loyers", "Gel"))
    workspace.advocacy.add_step(moved, {"title": "Note remise", "stepped_on": date(2026, 2, 5)})
    workspace.advocacy.add_step(moved, {"title": "Sans date"})
    workspace.advocacy.add_step(still, {"title": "Ancienne lettre", "stepped_on": date(2025, 2, 5)})

    (page,) = report(workspace).groups
    text = whole_text(render(workspace.group_documents.page(group, YEAR, language="en")))

    assert [(line.title, len(line.steps)) for line in page.advocacy] == [("Loyers", 1)]
    assert "Advocacy: Loyers" in text
    assert "To La Région" in text
    assert "Ancienne lettre" not in text


def test_a_demand_needs_a_title_and_an_empty_one_prints_a_sentence(workspace: Workspace) -> None:
    group = group_of(workspace)
    with pytest.raises(EmptyNameError):
        workspace.advocacy.open(group, " ")
    demand = workspace.advocacy.open(group, COUNTERS).record_id
    workspace.records.change(
        AdvocacyFile, demand, {"result": "Rien encore", "next_steps": "Écrire", "closed_on": date(2026, 12, 1)}
    )

    text = whole_text(render(workspace.advocacy.document(demand, language="en")))

    for words in ("No step was taken yet.", "Rien encore", "Écrire", "closed on 1 December 2026"):
        assert words in text
    workspace.records.trash(AdvocacyFile, demand)
    with pytest.raises(RecordNotFoundError):
        workspace.advocacy.document(demand)
    assert workspace.advocacy.files(group) == ()


def test_round_figures_have_words_in_both_languages_of_the_office() -> None:
    with speaking("nl"):
        assert (roundly(10), roundly(11)) == ("een tiental", "")
    with speaking("en"):
        assert roundly(10) == ""
