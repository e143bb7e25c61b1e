"""Joining: asked, put on an assembly, answered in one act, letters not forgotten."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import CandidacyOutcome, ItemKind
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.services.assemblies import AssemblyNotHeldError, NoAssemblyError
from csxl_desktop.services.joining import (
    AlreadyAnsweredError,
    AlreadyCandidateError,
    CandidateRow,
    JoiningBoard,
    ReasonNeededError,
)
from csxl_desktop.services.workspace import Workspace
from tests.factories import meeting, organisation

PAST, SOON, LATER = date(2026, 11, 12), date(2026, 12, 10), date(2027, 2, 4)


def candidate(workspace: Workspace, on: date | None = PAST, name: str = "Atelier du Puits") -> UUID:
    """A candidacy put on an assembly of that day."""
    asking = organisation(workspace, name, member=False)
    assembly = meeting(workspace, on=on) if on else None
    return workspace.joining.ask(asking, meeting_id=assembly).record_id


def row_of(workspace: Workspace, candidacy_id: UUID) -> CandidateRow:
    return next(row for row in workspace.joining.board().candidates if row.id == candidacy_id)


def item_titles(workspace: Workspace, meeting_id: UUID) -> list[str]:
    return [item.title for item in workspace.meetings.record(meeting_id).items if item.kind is ItemKind.NEW_MEMBERS]


def test_the_agenda_names_exactly_the_candidates_put_on_it(workspace: Workspace) -> None:
    soon, later = meeting(workspace, on=SOON), meeting(workspace, on=LATER)
    first = organisation(workspace, "Atelier du Puits", member=False)
    second = organisation(workspace, "Les Tilleuls", member=False)
    workspace.joining.ask(first, meeting_id=soon)
    moved = workspace.joining.ask(second, meeting_id=soon).record_id

    assert item_titles(workspace, soon) == ["Joining of new members: Atelier du Puits and Les Tilleuls"]

    workspace.joining.put_on(moved, later)

    assert item_titles(workspace, soon) == ["Joining of a new member: Atelier du Puits"]
    assert item_titles(workspace, later) == ["Joining of a new member: Les Tilleuls"]
    items = workspace.meetings.record(soon).items
    assert [item.kind for item in items[:2]] == [ItemKind.APPROVAL, ItemKind.NEW_MEMBERS]


def test_off_every_assembly_a_candidate_still_waits(workspace: Workspace) -> None:
    key = candidate(workspace, SOON)

    workspace.joining.put_on(key, None)

    (row,) = workspace.joining.board().waiting
    assert (row.id, row.meeting_on, row.overdue) == (key, None, False)


def test_nobody_is_a_candidate_twice_at_once(workspace: Workspace) -> None:
    key = candidate(workspace)

    with pytest.raises(AlreadyCandidateError, match="Atelier du Puits"):
        workspace.joining.ask(row_of(workspace, key).organisation_id)


def test_accepting_makes_a_member_of_the_day_of_the_assembly_in_one_act(workspace: Workspace) -> None:
    key = candidate(workspace)
    signed = {"charter_version": "2022", "charter_signed_on": PAST}
    workspace.records.change(Candidacy, key, signed)
    workspace.joining.file_charter(key, b"%PDF scan", "charte.pdf", "application/pdf")

    accepted = workspace.joining.accept(key)

    row = row_of(workspace, key)
    values = workspace.records.values(Membership, accepted.record_id)
    assert row.outcome is CandidacyOutcome.ACCEPTED
    assert (values["joined_on"], values["joined_meeting_id"]) == (PAST, row.meeting_id)
    assert {name: values[name] for name in signed} == signed
    assert values["charter_file_id"] == workspace.records.values(Candidacy, key)["charter_file_id"] is not None
    assert [each.membership_id for each in workspace.joining.board().welcomes] == [accepted.record_id]

    workspace.history.undo_transaction(accepted.transaction_id)

    assert row_of(workspace, key).outcome is CandidacyOutcome.PENDING
    assert workspace.directory.members(PAST) == []


def test_without_an_assembly_one_joins_today(workspace: Workspace) -> None:
    key = candidate(workspace, None)

    accepted = workspace.joining.accept(key)

    assert workspace.records.values(Membership, accepted.record_id)["joined_on"] == workspace.today()


def test_no_answer_before_the_assembly_nor_twice(workspace: Workspace) -> None:
    early, answered = candidate(workspace, SOON, "Trop tôt"), candidate(workspace, PAST, "Déjà")
    workspace.joining.accept(answered)

    with pytest.raises(AssemblyNotHeldError, match="10/12/2026"):
        workspace.joining.accept(early)
    with pytest.raises(AlreadyAnsweredError):
        workspace.joining.refuse(answered, "non")


def test_put_off_the_answer_stays_and_the_candidate_stands_on_the_next_assembly(workspace: Workspace) -> None:
    key = candidate(workspace)
    following = meeting(workspace, on=SOON)
    meeting(workspace, on=LATER)

    postponed = workspace.joining.postpone(key, "statuts à compléter")

    before, after = row_of(workspace, key), row_of(workspace, postponed.record_id)
    assert (before.outcome, before.reason, before.meeting_on) == (
        CandidacyOutcome.POSTPONED,
        "statuts à compléter",
        PAST,
    )
    assert (after.outcome, after.meeting_id, after.asked_on) == (CandidacyOutcome.PENDING, following, before.asked_on)
    assert item_titles(workspace, following) == ["Joining of a new member: Atelier du Puits"]


def test_put_off_needs_an_assembly_to_come(workspace: Workspace) -> None:
    key = candidate(workspace)

    with pytest.raises(NoAssemblyError):
        workspace.joining.postpone(key)
    assert row_of(workspace, key).outcome is CandidacyOutcome.PENDING
    unplaced = candidate(workspace, None, "Sans assemblée")
    soon = meeting(workspace, on=SOON)
    assert row_of(workspace, workspace.joining.postpone(unplaced).record_id).meeting_id == soon


def test_a_refusal_says_why(workspace: Workspace) -> None:
    key = candidate(workspace)

    with pytest.raises(ReasonNeededError):
        workspace.joining.refuse(key, "  ")
    workspace.joining.refuse(key, "hors commune")

    row = row_of(workspace, key)
    assert (row.outcome, row.reason) == (CandidacyOutcome.REFUSED, "hors commune")
    assert workspace.directory.members(PAST) == []


def test_a_scan_filed_after_the_answer_reaches_the_membership(workspace: Workspace) -> None:
    key = candidate(workspace)
    membership = workspace.joining.accept(key).record_id

    workspace.joining.file_charter(key, b"scan", "charte.jpg", "image/jpeg")

    assert row_of(workspace, key).charter_file == "charte.jpg"
    assert workspace.records.values(Membership, membership)["charter_file_id"] is not None


def test_letters_wait_until_they_are_noted_as_sent(workspace: Workspace) -> None:
    organisation(workspace, "Ancien membre", joined=date(2019, 1, 1))
    new = organisation(workspace, "Nouvelle", joined=PAST)
    gone = organisation(workspace, "Partie", joined=date(2020, 1, 1))
    workspace.directory.leave(gone, date(2026, 10, 1))

    alerts = workspace.joining.alerts()
    assert [each.organisation_id for each in alerts.welcomes] == [new]
    assert [(each.organisation_id, each.on) for each in alerts.departures] == [(gone, date(2026, 10, 1))]

    workspace.joining.welcomed(alerts.welcomes[0].membership_id)
    workspace.joining.acknowledged(alerts.departures[0].membership_id, date(2026, 10, 9))

    alerts = workspace.joining.alerts()
    assert (alerts.welcomes, alerts.departures, alerts.overdue) == ((), (), ())


def test_the_board_begins_with_what_is_overdue_and_ends_with_the_answered(workspace: Workspace) -> None:
    answered, coming = candidate(workspace, PAST, "Répondue"), candidate(workspace, SOON, "À venir")
    workspace.joining.accept(answered)
    overdue = candidate(workspace, date(2026, 10, 1), "En retard")

    board: JoiningBoard = workspace.joining.board()

    assert [row.id for row in board.candidates] == [overdue, coming, answered]
    assert [row.id for row in board.overdue] == [overdue]
    assert [row.id for row in board.answered] == [answered]
    assert [row.can_be_answered for row in board.candidates] == [True, False, False]


def test_an_unknown_candidacy_is_refused(workspace: Workspace) -> None:
    with pytest.raises(DomainError):
        workspace.joining.accept(organisation(workspace, "Personne"))
