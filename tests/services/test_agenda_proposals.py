"""What may come on an ordre du jour: points put off, open actions, parked subjects, templates, copies."""

from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import (
    ActionState,
    BasicKind,
    ItemKind,
    ItemOutcome,
    MeetingState,
    MinutesState,
)
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.preparation import ParkedSubject, TemplateItem
from csxl_desktop.domain.programme import AgendaItem, Speaker
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.agenda_proposals import Source
from csxl_desktop.services.workspace import Workspace
from tests.factories import kind, make, meeting

EARLY, LATE = date(2026, 3, 12), date(2026, 4, 16)


def held(workspace: Workspace, on: date = EARLY) -> UUID:
    made = meeting(workspace, on=on)
    workspace.records.change(Meeting, made, {"state": MeetingState.HELD})
    return made


def titles(workspace: Workspace, meeting_id: UUID) -> list[str]:
    return [item.typed_title for item in workspace.meetings.record(meeting_id).items if item.typed_title]


def test_a_point_put_off_comes_back_once_and_may_be_refused(workspace: Workspace) -> None:
    before, now, after = held(workspace), meeting(workspace, on=LATE), meeting(workspace, on=date(2026, 6, 1))
    point, other = (
        make(workspace, AgendaItem, meeting_id=before, position=5, title=title, planned_minutes=20)
        for title in ("Budget", "Local")
    )
    for key in (point, other):
        workspace.records.change(AgendaItem, key, {"outcome": ItemOutcome.PUT_OFF})

    first, second = workspace.agenda_proposals.proposals(now)
    assert (first.source, first.title) == (Source.PUT_OFF, "Budget")
    workspace.agenda_proposals.take(now, first)
    workspace.agenda_proposals.refuse(now, second)

    assert titles(workspace, now) == ["Budget"]
    taken = next(item for item in workspace.meetings.record(now).items if item.typed_title == "Budget")
    values = workspace.records.values(AgendaItem, taken.id)
    assert (values["carried_from_id"], values["planned_minutes"]) == (point, 20)
    assert workspace.agenda_proposals.proposals(now) == ()
    assert workspace.agenda_proposals.proposals(after) == ()
    assert workspace.records.values(AgendaItem, other)["outcome"] is ItemOutcome.DROPPED


def test_open_actions_of_the_same_kind_and_group_are_proposed_at_each_meeting(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Logement")
    of_group = meeting(workspace, BasicKind.GROUP_SESSION, EARLY, working_group_id=group)
    next_of_group = meeting(workspace, BasicKind.GROUP_SESSION, LATE, working_group_id=group)
    third = meeting(workspace, BasicKind.GROUP_SESSION, date(2026, 5, 1), working_group_id=group)
    elsewhere = meeting(workspace, BasicKind.GROUP_SESSION, LATE)
    make(workspace, Action, meeting_id=of_group, text="Écrire à la commune", who="Odile")
    make(workspace, Action, meeting_id=of_group, text="Faite", state=ActionState.DONE)

    (proposed,) = workspace.agenda_proposals.proposals(next_of_group)
    assert "Écrire à la commune" in proposed.title
    assert "Odile" in proposed.why
    workspace.agenda_proposals.take(next_of_group, proposed)
    assert workspace.agenda_proposals.proposals(next_of_group) == ()
    workspace.agenda_proposals.refuse(third, proposed)

    assert workspace.agenda_proposals.proposals(third) == ()
    assert titles(workspace, third) == []
    assert workspace.agenda_proposals.proposals(elsewhere) == ()


def test_a_parked_subject_is_settled_by_standing_on_a_meeting_or_given_up(workspace: Workspace) -> None:
    now = meeting(workspace, on=LATE)
    parked = workspace.agenda_proposals.park("  Jardins partagés ").record_id
    workspace.records.change(ParkedSubject, parked, {"asked_by": "Le Canevas"})
    workspace.agenda_proposals.park("Sans suite")
    make(
        workspace, ParkedSubject, title="Autre genre", parked_on=EARLY,
        meeting_kind_id=kind(workspace, BasicKind.WALK),
    )  # fmt: skip

    one, two = workspace.agenda_proposals.proposals(now)
    assert (one.title, one.source, "Le Canevas" in one.why) == ("Jardins partagés", Source.PARKED, True)
    workspace.agenda_proposals.take(now, one)
    workspace.agenda_proposals.refuse(now, two)

    assert titles(workspace, now) == ["Jardins partagés"]
    rows = workspace.agenda_proposals.parked()
    assert (rows[0].title, rows[0].settled_on) == ("Autre genre", None)
    assert {row.title for row in rows if row.settled_on == workspace.today()} == {"Jardins partagés", "Sans suite"}
    assert workspace.records.values(ParkedSubject, parked)["meeting_id"] == now
    workspace.records.change(ParkedSubject, parked, {"settled_on": None})
    assert workspace.agenda_proposals.proposals(now) == ()  # it waits again, but stands here already


def test_a_template_replaces_the_built_in_items(workspace: Workspace) -> None:
    plenary = kind(workspace, BasicKind.PLENARY)
    first = meeting(workspace)
    make(workspace, AgendaItem, meeting_id=first, position=9, title="Divers", planned_minutes=10)

    workspace.agenda_proposals.keep_as_template(first)
    workspace.agenda_proposals.keep_as_template(first)

    rows = workspace.agenda_proposals.template(plenary)
    assert [row.kind for row in rows] == [
        ItemKind.APPROVAL, ItemKind.ACTIVITIES, ItemKind.MEMBERS_NEWS, ItemKind.THEME, ItemKind.FREE,
    ]  # fmt: skip
    items = workspace.meetings.record(meeting(workspace, on=LATE)).items
    assert [(item.kind, item.planned_minutes) for item in items][-1] == (ItemKind.FREE, 10)
    for row in rows[1:]:
        workspace.records.trash(TemplateItem, row.id)
    assert [item.kind for item in workspace.meetings.record(meeting(workspace, on=LATE)).items] == [ItemKind.APPROVAL]


def test_an_agenda_is_copied_without_doubles_and_the_thread_is_kept(workspace: Workspace) -> None:
    before, now = held(workspace), meeting(workspace, on=LATE)
    make(workspace, AgendaItem, meeting_id=before, position=9, title="Divers", planned_minutes=10)
    minutes = workspace.meetings.record(before).minutes
    assert minutes is not None
    workspace.records.change(Minutes, minutes.id, {"state": MinutesState.SENT})
    assert [(each.id, each.waits) for each in workspace.agenda_proposals.earlier(now)] == [(before, True)]

    workspace.agenda_proposals.copy_from(now, before)
    workspace.agenda_proposals.copy_from(now, before)

    items = workspace.meetings.record(now).items
    assert sorted(item.kind.value for item in items) == ["A", "M", "P", "T", "free"]
    assert [item.planned_minutes for item in items if item.typed_title == "Divers"] == [10]
    assert workspace.records.values(Meeting, now)["previous_id"] == before


def test_the_theme_of_the_invitation_names_its_speakers(workspace: Workspace) -> None:
    made = meeting(workspace, theme="Logement")
    make(workspace, Speaker, meeting_id=made, first_name="Nour", last_name="Haddad")
    make(workspace, Speaker, meeting_id=made, organisation_name="Espace Rencontre")

    notes = [item.note for item in workspace.documents.invitation(made).content.items if item.note]

    assert len(notes) == 1
    assert "Nour Haddad" in notes[0]
    assert "Espace Rencontre" in notes[0]
