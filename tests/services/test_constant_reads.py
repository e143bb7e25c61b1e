"""What is read of many records at once: as many statements for a few as for a lot of them."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import event

from csxl_desktop.domain.campaign_rows import AskFrom
from csxl_desktop.domain.choices import BasicKind, InvolvementRole, ItemKind, MeetingState
from csxl_desktop.domain.content.action_sheet import ActionSheets
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.partnerships import Partnership, PartnershipCount, PartnershipOrganiser, PartnershipYear
from csxl_desktop.domain.programme import Involvement, Speaker
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.asked import statements
from tests.factories import make

YEAR, TODAY = 2026, date(2026, 11, 21)


def asked(workspace: Workspace, work: Callable[[], object], *, of: str = "SELECT") -> int:
    with statements(workspace) as said:
        work()
    return sum(of in words for words in said)


def test_the_list_of_a_call_for_testimonials(workspace: Workspace) -> None:
    key = workspace.campaigns.begin(YEAR).record_id

    def grow(first: int, last: int) -> int:
        for number in range(first, last):
            factories.organisation(workspace, f"Service {number}")
        workspace.campaigns.put_on(key, workspace.campaigns.proposed(key, AskFrom.MEMBERS))
        return asked(workspace, lambda: workspace.campaigns.rows(YEAR))

    few, many = grow(0, 1), grow(1, 5)

    assert len(workspace.campaigns.rows(YEAR)[0].requests) == 5
    assert few == many


def test_what_relecture_knows_of_a_year(workspace: Workspace) -> None:
    body = factories.organisation(workspace, "Le Relais")

    def grow(first: int, last: int) -> int:
        for day in range(first, last):
            group = make(workspace, WorkingGroup, name=f"Groupe {day}")
            on = date(YEAR, 3, day)
            walk = factories.meeting(workspace, BasicKind.WALK, on, theme=f"Marche {day}", working_group_id=group)
            workspace.records.change(Meeting, walk, {"state": MeetingState.HELD})
            make(workspace, Speaker, meeting_id=walk, first_name="Anne", last_name=f"Vidal {day}")
            make(workspace, Involvement, meeting_id=walk, organisation_id=body, role=InvolvementRole.HOST)
            workspace.meetings.add_item(walk, ItemKind.NEW_MEMBERS)
        return asked(workspace, lambda: workspace.proofreading.knowledge(YEAR))

    few, many = grow(1, 2), grow(2, 5)

    known = workspace.proofreading.knowledge(YEAR)
    assert [(each.speakers, each.visited, each.items) for each in known.meetings] == [
        ((f"Anne Vidal {day}",), ("Le Relais",), ("N",)) for day in range(1, 5)
    ]
    assert [(each.sessions, each.partners) for each in known.groups] == [(1, 1)] * 4
    assert few == many


def test_the_evaluations_of_printed_action_sheets(workspace: Workspace) -> None:
    workspace.modules.choose(Module.ACTION_SHEETS, wanted=True)

    def grow(first: int, last: int) -> int:
        for number in range(first, last):
            told = workspace.action_sheet_years.start(f"Action {number}", YEAR).record_id
            sheet = workspace.action_sheets.record(told).row.sheet_id
            record = workspace.evaluation_records.begin(YEAR, "action_sheet", sheet).record_id
            workspace.records.change(EvaluationRecord, record, {"sought": f"But {number}"})
        return asked(workspace, lambda: workspace.action_sheet_documents.of_year(YEAR), of="FROM evaluation_records")

    few, many = grow(0, 1), grow(1, 4)

    content = workspace.action_sheet_documents.of_year(YEAR).content
    assert isinstance(content, ActionSheets)
    printed = [(page.record.row.title, [each.about for each in page.evaluation]) for page in content.sheets]
    assert printed == [(f"Action {number}", [f"Action {number}"]) for number in range(4)]
    assert few == many


def test_the_partnerships_of_a_report(workspace: Workspace) -> None:
    body = factories.organisation(workspace, "Le Relais")

    def grow(first: int, last: int) -> int:
        for number in range(first, last):
            key = make(workspace, Partnership, title=f"Fête {number}")
            told = make(workspace, PartnershipYear, partnership_id=key, year=YEAR, position=number)
            make(workspace, PartnershipCount, partnership_year_id=told, label="ateliers", number=number)
            make(workspace, PartnershipOrganiser, partnership_id=key, organisation_id=body)
            there = factories.meeting(workspace, BasicKind.LUNCH, date(YEAR, 4, number + 1))
            workspace.records.change(Meeting, there, {"state": MeetingState.HELD, "partnership_id": key})
        return asked(workspace, lambda: workspace.documents.report(YEAR))

    few, many = grow(0, 1), grow(1, 4)

    pages = workspace.documents.report(YEAR).content.partnerships
    assert [(page.organisers, page.counts[0].count.number, page.dates[0].first.day) for page in pages] == [
        (("Le Relais",), number, number + 1) for number in range(4)
    ]
    assert few == many


def test_members_are_read_without_those_who_speak_for_others(workspace: Workspace) -> None:
    house = factories.organisation(workspace, "Le Relais")
    factories.representative(workspace, factories.person(workspace, "Anne", "Vidal"), house)
    for number in range(5):
        other = factories.organisation(workspace, f"Service {number}", member=False)
        factories.representative(workspace, factories.person(workspace, "Luc", f"Noël {number}"), other)
    loaded: list[str] = []

    def note(person: Person, _context: object) -> None:
        loaded.append(person.last_name)

    event.listen(Person, "load", note)
    try:
        rows = workspace.directory.members(TODAY)
    finally:
        event.remove(Person, "load", note)

    assert [row.representative for row in rows] == ["Ms Anne Vidal"]
    assert loaded == ["Vidal"]
