"""The meeting while it is held: what is typed in one line becomes records, each key one transaction."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from csxl_desktop.domain.choices import AttendanceState, ItemOutcome, MeetingState, VoteOutcome
from csxl_desktop.domain.errors import ActionEmptyError, InvalidChoiceError, RecordNotFoundError
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meeting_rows import SignedRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.room import figures
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.asked import statements


def test_counters_of_the_room_follow_the_rule_and_know_who_is_new(workspace: Workspace) -> None:
    made = factories.assembly(workspace)
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)
    workspace.records.change(Meeting, made.meeting, {"state": MeetingState.HELD})
    later = factories.meeting(workspace, on=date(2026, 5, 12), theme="Énergie")
    workspace.attendance.invite_expected(later)
    for line in workspace.room.read(later).lines:
        workspace.attendance.set_state(line.row.id, AttendanceState.PRESENT)
    workspace.attendance.add_walk_in(later, first_name="Ngoc-Lan", last_name="Hoang", organisation_name="École")

    room = workspace.room.read(later)
    found = figures(room.lines, room.heads, room.rule)

    assert (found.persons, found.partners, found.new) == (3, 3, 2)
    assert [line.row.full_name for line in room.lines if not line.is_new] == ["Odile Verbeke"]


@pytest.fixture
def asked(workspace: Workspace) -> Iterator[list[str]]:
    """The words of each statement given to SQLite."""
    with statements(workspace) as said:
        yield said


def test_a_tick_is_one_transaction_that_asks_each_thing_once(workspace: Workspace, asked: list[str]) -> None:
    made = factories.assembly(workspace)
    asked.clear()

    workspace.attendance.set_state(made.samir_line, AttendanceState.PRESENT)

    assert len(asked) == len(set(asked))  # neither the seal nor the meeting twice
    begun, *statements = asked
    assert begun == "BEGIN IMMEDIATE"
    assert "BEGIN IMMEDIATE" not in statements
    written = [words.split("(")[0].split("SET")[0].strip() for words in statements if not words.startswith("SELECT")]
    assert written == ["UPDATE attendances", "INSERT INTO history_transactions", "INSERT INTO history_changes"]
    named = [words for words in statements if "FROM meetings" in words or "FROM people" in words]
    assert named == []  # they come with the line


def test_the_room_reads_its_list_in_one_statement(workspace: Workspace, asked: list[str]) -> None:
    made = factories.assembly(workspace)
    asked.clear()

    room = workspace.room.read(made.meeting)

    assert len(room.lines) == 2
    assert sum("FROM attendances \nWHERE" in words for words in asked) == 1


def test_coming_and_going_are_kept_with_the_item(workspace: Workspace) -> None:
    made = factories.assembly(workspace)
    items = workspace.room.read(made.meeting).items

    workspace.attendance.stamp(made.odile_line, arrived_item_id=items[1].id)
    workspace.attendance.stamp(made.odile_line, left_item_id=items[2].id)

    line = next(line for line in workspace.room.read(made.meeting).lines if line.row.id == made.odile_line)
    assert (line.row.state, line.arrived_at, line.left_at) == (AttendanceState.PRESENT, 2, 3)


def test_somebody_new_stands_in_for_the_same_organisation(workspace: Workspace) -> None:
    made = factories.assembly(workspace)

    workspace.attendance.represent_by_new(made.samir_line, first_name="Lina", last_name="Neuve")

    rows = {line.row.full_name: line.row for line in workspace.room.read(made.meeting).lines}
    assert rows["Samir Aït Lahcen"].represented_by == "Lina Neuve"
    assert (rows["Lina Neuve"].organisation, rows["Lina Neuve"].state) == ("Espace Rencontre", AttendanceState.PRESENT)


def test_who_stands_in_signs_on_the_paper_in_the_same_act(workspace: Workspace) -> None:
    made = factories.assembly(workspace)
    lina = factories.person(workspace, "Lina", "Neuve")

    came = workspace.attendance.add_person(
        made.meeting,
        lina,
        state=AttendanceState.PRESENT,
        walk_in=True,
        signed=SignedRow(7, image_agreed=True),
        stands_in_for=made.samir_line,
    )
    workspace.attendance.represent_by_new(made.odile_line, first_name="Jo", last_name="Venue", signed=SignedRow(8))

    rows = {line.row.full_name: line.row for line in workspace.room.read(made.meeting).lines}
    assert (rows["Lina Neuve"].row, rows["Lina Neuve"].image_agreed) == (7, True)
    assert (rows["Jo Venue"].row, rows["Jo Venue"].image_agreed) == (8, False)
    assert rows["Samir Aït Lahcen"].represented_by == "Lina Neuve"
    workspace.history.undo_transaction(came.transaction_id)
    rows = {line.row.full_name: line.row for line in workspace.room.read(made.meeting).lines}
    assert "Lina Neuve" not in rows
    assert rows["Samir Aït Lahcen"].represented_by == ""


def test_lines_typed_become_action_news_and_vote(workspace: Workspace) -> None:
    made = factories.assembly(workspace)
    item = workspace.room.read(made.meeting).items[0].id

    workspace.room.plan(made.meeting, "Diffuser la fiche @canevas 30/04/2026", item)
    workspace.room.plan(made.meeting, "Rappeler @Samir", item)
    workspace.room.plan(made.meeting, "Écrire @Quelqu’un d’ailleurs", item)
    workspace.room.tell(made.meeting, "Espace Rencontre : portes ouvertes en mai")
    workspace.room.tell(made.meeting, "Attention : la rue est fermée")
    workspace.room.vote(made.meeting, "Nouveaux statuts 2/3 10-6-1", item)

    room = workspace.room.read(made.meeting)
    assert [(each.text, each.who, each.due_on) for each in room.actions] == [
        ("Diffuser la fiche", "(Le) Canevas", date(2026, 4, 30)),
        ("Rappeler", "Samir Aït Lahcen", None),
        ("Écrire", "Quelqu’un d’ailleurs", None),
    ]
    assert [(each.organisation, each.title) for each in room.news] == [
        ("Espace Rencontre", "portes ouvertes en mai"),
        ("", "Attention : la rue est fermée"),
    ]
    assert [(each.question, each.outcome) for each in room.votes] == [("Nouveaux statuts", VoteOutcome.REJECTED)]


def test_an_action_may_begin_with_its_name(workspace: Workspace) -> None:
    made = factories.assembly(workspace)

    workspace.room.plan(made.meeting, "@samir diffuser la fiche 30/04/2026")
    workspace.room.plan(made.meeting, "@Espace Rencontre relire le projet")
    workspace.room.plan(made.meeting, "@Zoé écrire")

    actions = workspace.meetings.record(made.meeting).actions
    assert {(each.text, each.who, each.due_on) for each in actions} == {
        ("diffuser la fiche", "Samir Aït Lahcen", date(2026, 4, 30)),
        ("relire le projet", "Espace Rencontre", None),
        ("écrire", "Zoé", None),
    }


@pytest.mark.parametrize("line", ["@samir", "@samir 30/04/2026", "  "])
def test_an_action_says_what_will_be_done(workspace: Workspace, line: str) -> None:
    made = factories.assembly(workspace)

    with pytest.raises(ActionEmptyError):
        workspace.room.plan(made.meeting, line)

    assert workspace.meetings.record(made.meeting).actions == ()


def test_walk_in_near_somebody_known_is_proposed_and_linked(workspace: Workspace) -> None:
    made = factories.assembly(workspace)
    known = factories.person(workspace, "Ngoc-Lan", "Hoang")
    body = factories.organisation(workspace, "École de devoirs")
    factories.representative(workspace, known, body)
    assert workspace.room.proposals(made.meeting) == ()
    line = workspace.attendance.add_walk_in(made.meeting, first_name="Ngoc Lan", last_name="Hoang").record_id
    workspace.attendance.add_walk_in(made.meeting, first_name="Tout", last_name="Autre")

    (proposal,) = workspace.room.proposals(made.meeting)
    workspace.attendance.link(proposal.line_id, proposal.person_id)

    assert (proposal.line_id, proposal.typed, proposal.name) == (line, "Ngoc Lan Hoang", "Ngoc-Lan Hoang")
    row = next(each.row for each in workspace.room.read(made.meeting).lines if each.row.id == line)
    assert (row.full_name, row.person_id, row.organisation_id) == ("Ngoc Lan Hoang", known, body)
    assert workspace.room.proposals(made.meeting) == ()


def test_an_item_is_closed_read_and_found_where_it_stands(workspace: Workspace) -> None:
    made = factories.assembly(workspace)
    item = workspace.room.read(made.meeting).items[0].id
    workspace.records.change(AgendaItem, item, {"text": factories.paragraph("Dit.")})

    workspace.room.close_item(item, ItemOutcome.TREATED, 12)
    workspace.room.close_item(item, ItemOutcome.PUT_OFF, None)

    told = next(each for each in workspace.room.read(made.meeting).items if each.id == item)
    assert (told.outcome, told.spent_minutes) == (ItemOutcome.PUT_OFF, 12)
    assert workspace.room.text(item).plain() == "Dit."
    (place,) = workspace.room.places([item, uuid4()])
    assert (place.item_id, place.text.plain(), place.meeting.id) == (item, "Dit.", made.meeting)


def test_a_meeting_in_the_trash_is_not_shown_in_the_room(workspace: Workspace) -> None:
    made = factories.assembly(workspace)
    item = workspace.room.read(made.meeting).items[0].id
    workspace.records.trash(Meeting, made.meeting)

    for key in (made.meeting, uuid4()):
        with pytest.raises(RecordNotFoundError):
            workspace.room.read(key)
    assert workspace.room.places([item]) == []


def test_nobody_is_taken_for_another_of_the_same_first_name(workspace: Workspace) -> None:
    made = factories.assembly(workspace)
    for last in ("Un", "Deux"):
        workspace.attendance.add_person(made.meeting, factories.person(workspace, "Camille", last))

    workspace.room.plan(made.meeting, "Écrire @Camille")
    workspace.room.plan(made.meeting, "Relire @Camille Deux")
    workspace.room.plan(made.meeting, "Ranger")

    told = {each.text: each.who for each in workspace.meetings.record(made.meeting).actions}
    assert told == {"Écrire": "Camille", "Relire": "Camille Deux", "Ranger": ""}
    with workspace.database() as session:
        assert session.scalars(select(Action.text).where(Action.person_id.is_not(None))).all() == ["Relire"]


def test_a_vote_asks_something(workspace: Workspace) -> None:
    made = factories.assembly(workspace)

    with pytest.raises(InvalidChoiceError):
        workspace.room.vote(made.meeting, " 10-6-1")

    assert workspace.room.read(made.meeting).votes == ()
