"""Evaluations: none is not “not asked”, and neither is left blank; next steps come back on their day."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.documents.evaluations import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.evaluation_choices import Attainment, SectionAnswer
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.domain.link_rows import LinkOwner
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.projects import Project
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.evaluation_records import NoEvaluationError
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make, meeting, person

YEAR, TODAY = 2026, date(2026, 11, 21)


def change(workspace: Workspace, record: UUID, **values: object) -> None:
    workspace.records.change(EvaluationRecord, record, values)


def told(workspace: Workspace) -> str:
    return whole_text(render(workspace.evaluation_records.document(YEAR, language="en").content, Theme()))


def test_an_evaluation_hangs_on_what_it_evaluates(workspace: Workspace) -> None:
    held = meeting(workspace, theme="Logement")
    service = workspace.evaluation_records
    made = service.begin(YEAR, "meeting", held).record_id

    (row,) = service.of("meeting", held)

    assert (row.id, row.about, row.about_when, row.opens) == (made, "Logement", "12 March 2026", ("meeting", held))
    assert (row.evaluated_on, row.attainment, row.awaits) == (TODAY, Attainment.UNKNOWN, False)
    workspace.records.trash(Meeting, held)
    assert service.year(YEAR) == ()


def test_a_group_is_evaluated_each_year_anew(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Seniors")
    service = workspace.evaluation_records
    service.begin(2025, "working_group", group)
    made = service.begin(YEAR, "working_group", group).record_id

    assert [row.id for row in service.of("working_group", group, YEAR)] == [made]
    assert len(service.of("working_group", group)) == 2


def test_none_is_not_not_asked_and_neither_is_blank(workspace: Workspace) -> None:
    service = workspace.evaluation_records
    made = service.begin(YEAR).record_id
    change(workspace, made, sought="Se connaître")
    assert service.year(YEAR)[0].unexpected_answer is SectionAnswer.EMPTY
    service.tell(made, "unexpected", "Deux ministres")
    service.answer(made, "difficulty", SectionAnswer.NONE)
    (row,) = service.year(YEAR)
    assert (row.unexpected, row.unexpected_answer) == ("Deux ministres", SectionAnswer.WRITTEN)
    printed = told(workspace)
    assert "Deux ministres" in printed
    assert "None." in printed
    assert "Reached" not in printed

    service.answer(made, "unexpected", SectionAnswer.NOT_ASKED)
    service.answer(made, "difficulty", SectionAnswer.EMPTY)

    (row,) = service.year(YEAR)
    assert (row.unexpected, row.unexpected_answer) == ("", SectionAnswer.NOT_ASKED)
    printed = told(workspace)
    assert "Not asked." in printed
    assert "Difficulty" not in printed
    service.tell(made, "difficulty", " ")
    assert service.year(YEAR)[0].difficulty_answer is SectionAnswer.EMPTY


def test_a_next_step_is_due_on_its_day_until_it_is_done(workspace: Workspace) -> None:
    service = workspace.evaluation_records
    odile = person(workspace, "Odile", "Verbeke")
    made, later, without = (service.begin(YEAR).record_id for _each in range(3))
    change(workspace, made, next_step="Relire la fiche", next_person_id=odile, next_due_on=TODAY)
    change(workspace, later, next_step="Plus tard", next_who="nous", next_due_on=date(2026, 12, 24))
    change(workspace, without, next_due_on=TODAY)

    due = workspace.home.overview(YEAR).steps
    assert [(step.words, step.who, step.due_on) for step in due] == [("Relire la fiche", "Odile Verbeke", TODAY)]
    assert [row.next_step for row in service.year(YEAR)] == ["Relire la fiche", "Plus tard", ""]

    service.done(made)

    assert workspace.home.overview(YEAR).steps == ()
    assert {row.id: row.next_done_on for row in service.year(YEAR)}[made] == TODAY


def test_the_document_tells_evidence_and_next_step_and_leaves_out_what_is_not_printed(workspace: Workspace) -> None:
    service = workspace.evaluation_records
    with pytest.raises(NoEvaluationError):
        service.document(YEAR)
    made, hidden = service.begin(YEAR).record_id, service.begin(YEAR).record_id
    change(workspace, hidden, printed=False, sought="Entre nous")
    change(workspace, made, attainment=Attainment.PARTLY, next_step="Relire", next_who="Ana", next_due_on=TODAY)
    workspace.record_links.add_note(LinkOwner("evaluation_record", made), "dit en séance")

    printed = told(workspace)

    assert "The year 2026" in printed
    assert "partly attained" in printed
    assert "dit en séance" in printed
    assert "Relire (Ana, by 21 November 2026)" in printed
    assert "Entre nous" not in printed
    service.done(made)
    assert "done on 21/11/2026" in told(workspace)


def test_of_a_module_that_is_off_nothing_is_shown(workspace: Workspace) -> None:
    project = make(workspace, Project, title="Frigo partagé")
    made = workspace.evaluation_records.begin(YEAR, "project", project).record_id
    change(workspace, made, next_step="Acheter", next_due_on=TODAY)
    assert workspace.evaluation_records.year(YEAR) == ()
    assert workspace.home.overview(YEAR).steps == ()

    workspace.modules.choose(Module.PROJECTS, wanted=True)

    assert [row.about for row in workspace.evaluation_records.year(YEAR)] == ["Frigo partagé"]
    assert [step.words for step in workspace.home.overview(YEAR).steps] == ["Acheter"]
