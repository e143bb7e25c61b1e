"""Evaluations: none is not “not asked”, and neither is left blank; next steps come back on their day."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.documents import action_sheet, group_page
from csxl_desktop.documents.evaluations import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.content.working_group import GroupYearPage
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
    assert "No difficulty." in printed
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


def test_the_next_step_is_taken_by_somebody_of_the_directory_or_by_a_name(workspace: Workspace) -> None:
    service = workspace.evaluation_records
    odile, made = person(workspace, "Odile", "Verbeke"), service.begin(YEAR).record_id
    service.name(made, "l’équipe")
    service.entrust(made, odile)
    (row,) = service.year(YEAR)
    assert (row.next_person_id, row.next_who, row.next_name) == (odile, "", "Odile Verbeke")

    service.name(made, "la commune")

    (row,) = service.year(YEAR)
    assert (row.next_person_id, row.next_who, row.next_name) == (None, "la commune", "la commune")
    service.entrust(made, None)
    service.name(made, " ")
    assert service.year(YEAR)[0].next_person_id is None


def test_one_evaluation_is_printed_alone_even_where_the_year_leaves_it_out(workspace: Workspace) -> None:
    held = meeting(workspace, theme="Logement")
    made = workspace.evaluation_records.begin(YEAR, "meeting", held).record_id
    change(workspace, made, sought="Se connaître", printed=False)

    document = workspace.evaluation_records.one(made, language="en")

    printed = whole_text(render(document.content, Theme()))
    assert document.file_name == "Evaluation Logement"
    assert printed.count("Logement") == 1 + 1  # title and running head
    for words in ("12 March 2026", "evaluated on 21/11/2026", "Se connaître"):
        assert words in printed


def test_the_page_of_a_group_prints_its_evaluation_and_those_of_its_sessions(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Seniors")
    session = meeting(workspace, BasicKind.GROUP_SESSION, theme="Le carnet", working_group_id=group)
    elsewhere = meeting(workspace, theme="Logement")
    service = workspace.evaluation_records
    for kind, owner, year, words in (
        ("meeting", session, YEAR, "Trouver le carnet"),
        ("working_group", group, YEAR, "Animer soi-même"),
        ("working_group", group, 2025, "De l’an passé"),
        ("meeting", elsewhere, YEAR, "Ailleurs"),
    ):
        change(workspace, service.begin(year, kind, owner).record_id, sought=words)
    service.begin(YEAR, "meeting", session)  # nothing is told in it

    printed = whole_text(group_page.render(group_document(workspace, group), Theme()))

    assert printed.index("Evaluation") < printed.index("Animer soi-même") < printed.index("Le carnet")
    assert "Trouver le carnet" in printed
    assert "De l’an passé" not in printed
    assert "Ailleurs" not in printed
    for row in service.year(YEAR):
        change(workspace, row.id, printed=False)
    assert "Evaluation" not in whole_text(group_page.render(group_document(workspace, group), Theme()))


def test_an_action_sheet_prints_the_evaluation_of_its_year(workspace: Workspace) -> None:
    workspace.modules.choose(Module.ACTION_SHEETS, wanted=True)
    year_id = workspace.action_sheet_years.start("Un banc", YEAR).record_id
    sheet = workspace.action_sheets.record(year_id).row.sheet_id
    made = workspace.evaluation_records.begin(YEAR, "action_sheet", sheet).record_id
    change(workspace, made, sought="S’asseoir", difficulty_answer=SectionAnswer.NONE)

    def text() -> str:
        content = workspace.action_sheet_documents.one(year_id, language="en").content
        return whole_text(action_sheet.render(content, Theme()))

    assert "S’asseoir" in text()
    change(workspace, made, printed=False)
    assert "S’asseoir" not in text()


def group_document(workspace: Workspace, group: UUID) -> GroupYearPage:
    content = workspace.group_documents.page(group, YEAR, language="en").content
    assert isinstance(content, GroupYearPage)
    return content
