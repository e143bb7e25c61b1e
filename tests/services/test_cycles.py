"""The qualitative evaluation: in each year that it covers, with the steps of that year; printed without empty heads."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from csxl_desktop.domain.cycles import CycleActor, CycleCriterion, CycleStep, EvaluationCycle
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.evaluation_choices import Attainment, CycleState
from csxl_desktop.domain.link_rows import LinkOwner
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make, organisation, paragraph, person


@pytest.fixture
def cycle(workspace: Workspace) -> UUID:
    return make(workspace, EvaluationCycle, title="Le lien", theme="Se connaître", from_year=2025, to_year=2027)


def test_it_stands_in_each_year_that_it_covers_with_the_steps_of_that_year(workspace: Workspace, cycle: UUID) -> None:
    make(workspace, CycleStep, evaluation_cycle_id=cycle, year=2026, title="Entretiens", position=1)
    make(workspace, CycleStep, evaluation_cycle_id=cycle, year=2025, title="Questions", position=2)

    assert [len(workspace.cycles.rows(year)) for year in (2024, 2025, 2027, 2028)] == [0, 1, 1, 0]
    (row,) = workspace.cycles.rows(2026)
    assert [step.title for step in row.steps] == ["Questions", "Entretiens"]
    assert [step.title for step in row.steps_of(2026)] == ["Entretiens"]


def test_its_pages_leave_out_what_says_nothing(workspace: Workspace, cycle: UUID) -> None:
    told = whole_text(render(workspace.cycles.document(cycle, language="en")))
    assert "Le lien" in told
    for heading in ("Objectives", "Who takes part", "Steps", "Criteria and indicators"):
        assert heading not in told

    workspace.records.change(EvaluationCycle, cycle, {"objectives": paragraph("Savoir")})
    body = organisation(workspace, "Grand Pont")
    make(workspace, CycleActor, evaluation_cycle_id=cycle, organisation_id=body, role="relit", contact=True)
    make(workspace, CycleActor, evaluation_cycle_id=cycle, person_id=person(workspace, "Ana", "Diop"))
    step = make(
        workspace,
        CycleStep,
        evaluation_cycle_id=cycle,
        year=2026,
        title="Entretiens",
        text=paragraph("Dix récits"),
        state=CycleState.DONE,
        done_on=date(2026, 5, 1),
    )
    kept = make(workspace, Indicator, name="Abonnés")
    values = {"text": "Un sur deux", "attainment": Attainment.PARTLY, "indicator_id": kept}
    make(workspace, CycleCriterion, evaluation_cycle_id=cycle, **values)
    for year, number in ((2024, 300), (2025, 485), (2026, 628)):
        target = 600 if year == 2026 else None
        make(workspace, IndicatorValue, indicator_id=kept, year=year, value=number, target=target)

    workspace.record_links.add_note(LinkOwner("cycle_step", step), "Carnet des entretiens")
    told = whole_text(render(workspace.cycles.document(cycle, language="en")))

    for words in (
        "Carnet des entretiens",
        "Abonnés: 485 (2025), 628 (2026, aimed",
        "Savoir",
        "Grand Pont · relit (contact person)",
        "Ana Diop",
        "2026",
        "done, 01/05/2026",
        "Dix récits",
    ):
        assert words in told
    assert "partly attained" in told


def test_one_that_does_not_exist_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.cycles.document(uuid4())
