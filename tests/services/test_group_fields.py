"""The name of a group inside a text is a field: renamed once, every document says the new name."""

from datetime import date

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import SPRING, make, meeting, paragraph
from tests.services.report_support import YEAR, group_of, held, session_of


def naming(group: object) -> RichText:
    hexed = getattr(group, "hex", "")
    return RichText((Block("b1", "p", (Span("Merci au groupe "), LiveField(f"group.{hexed}"), Span("."))),))


def test_every_document_calls_a_group_by_its_name_of_today(workspace: Workspace) -> None:
    group = group_of(workspace)
    text = naming(group)
    session = session_of(workspace, group)
    make(workspace, AgendaItem, meeting_id=session, title="Suite", text=text, position=1)
    assembly = held(workspace, BasicKind.PLENARY, SPRING)
    workspace.records.change(Meeting, assembly, {"report_paragraph": text})
    issue = workspace.newsletters.begin().record_id
    news = make(workspace, NewsItem, title="Du pain", text=text)
    workspace.newsletters.put(issue, [news])
    workspace.records.change(Newsletter, issue, {"text": text})
    workspace.records.change(WorkingGroup, group, {"name": "Jeunesse"})

    for document in (
        workspace.documents.minutes(session),
        workspace.documents.report(YEAR),
        workspace.newsletters.document(issue),
        workspace.newsletters.portrait(news),
    ):
        printed = whole_text(render(document))
        assert "Merci au groupe Jeunesse." in printed, document.kind
        assert "group." not in printed
    newsletter = whole_text(render(workspace.newsletters.document(issue)))
    assert newsletter.count("Jeunesse") == 2


def test_approved_minutes_keep_the_name_that_was_approved(workspace: Workspace) -> None:
    group = group_of(workspace)
    assembly = held(workspace, BasicKind.PLENARY, SPRING)
    make(workspace, AgendaItem, meeting_id=assembly, title="Suite", text=naming(group), position=1)
    workspace.minutes.send(assembly, date(2026, 4, 1), "everybody")
    workspace.minutes.approve(assembly, meeting(workspace, on=date(2026, 6, 2)))
    workspace.records.change(WorkingGroup, group, {"name": "Jeunesse"})

    assert "Merci au groupe Jeunes." in whole_text(render(workspace.documents.minutes(assembly)))


def test_the_names_are_offered_in_the_office_s_order_and_with_the_report_s_figures(workspace: Workspace) -> None:
    later = make(workspace, WorkingGroup, name="Aide", position=2)
    first = make(workspace, WorkingGroup, name="Santé", position=1)

    offered = workspace.group_fields.fields()

    assert [(field.name, field.value) for field in offered] == [
        (f"group.{first.hex}", "Santé"),
        (f"group.{later.hex}", "Aide"),
    ]
    assert {field.name for field in offered} < {field.name for field in workspace.report.fields(YEAR)}
    workspace.records.trash(WorkingGroup, first)
    assert [field.value for field in workspace.group_fields.fields()] == ["Aide", "Santé"]


def test_a_text_that_names_no_group_is_printed_as_it_is(workspace: Workspace) -> None:
    session = session_of(workspace, group_of(workspace))
    make(workspace, AgendaItem, meeting_id=session, title="Suite", text=paragraph("Rien de {particulier}."), position=1)

    assert "Rien de {particulier}." in whole_text(render(workspace.documents.minutes(session)))
