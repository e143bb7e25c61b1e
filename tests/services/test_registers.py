"""The register of decisions and the board of actions: narrowed, replaced, followed, printed, mailed."""

from datetime import date

import pytest

from csxl_desktop.domain.choices import ActionState, BasicKind, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.domain.follow_up import Action, ActionNote
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.printing import render
from csxl_desktop.services.registers import Narrowed, NotAnEarlierDecisionError
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import SPRING, make, meeting, organisation, person

LAST_YEAR = date(2025, 10, 2)


def test_decisions_are_narrowed_by_year_kind_group_and_words(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Isolement")
    assembly, session = meeting(workspace), meeting(workspace, BasicKind.GROUP_SESSION, working_group_id=group)
    earlier = meeting(workspace, on=LAST_YEAR)
    item = workspace.meetings.record(assembly).items[-1]
    workspace.meetings.decide(assembly, "Acheter des chaises", item.id)
    workspace.meetings.decide(session, "Écrire aux écoles")
    workspace.meetings.decide(earlier, "Louer la salle")
    read = workspace.registers.decisions

    assert [line.number for line in read()] == ["2025-01", "2026-01", "2026-02"]
    assert [line.text for line in read(Narrowed(2026, group="Isolement"))] == ["Écrire aux écoles"]
    assert [line.number for line in read(Narrowed(kind_code="AG"))] == ["2025-01", "2026-01"]
    assert [line.number for line in read(Narrowed(words="ecoles ecrire"))] == ["2026-02"]
    assert read(Narrowed(2026))[0].item == item.title
    workspace.records.trash(Meeting, earlier)
    assert read(Narrowed(2025)) == ()


def test_a_decision_replaces_an_earlier_one_only_and_both_say_so(workspace: Workspace) -> None:
    old = workspace.meetings.decide(meeting(workspace, on=LAST_YEAR), "Louer la salle").record_id
    new = workspace.meetings.decide(meeting(workspace), "Ne plus louer la salle").record_id

    workspace.registers.replace(new, old)

    first, second = workspace.registers.decisions()
    assert (first.replaced_by, second.replaces, second.replaces_id) == ("2026-01", "2025-01", old)
    with pytest.raises(NotAnEarlierDecisionError, match="2026-01 is not earlier than 2025-01"):
        workspace.registers.replace(old, new)
    told = whole_text(render(workspace.registers.decision_register(language="nl")))
    assert "Louer la salle" in told
    assert "2026-01" in told
    workspace.registers.replace(new, None)
    assert workspace.registers.decisions()[0].replaced_by == ""


def test_an_empty_register_says_so(workspace: Workspace) -> None:
    document = workspace.registers.decision_register(Narrowed(2026, "AG", words="rien"), language="en")

    assert "No decision is noted here." in whole_text(render(document))
    assert document.content.chosen == "“rien”"
    assert "everything that was agreed is done" in whole_text(render(workspace.registers.action_board(language="en")))


def test_the_board_shows_what_is_late_first_and_follows_it(workspace: Workspace) -> None:
    partner = organisation(workspace, "Maison de quartier")
    odile = person(workspace, "Odile", "Carlier")
    held = meeting(workspace)
    late = make(workspace, Action, meeting_id=held, text="Envoyer la liste", person_id=odile, due_on=date(2026, 5, 1))
    make(workspace, Action, meeting_id=held, text="Prêter la salle", organisation_id=partner)
    coming = make(workspace, Action, meeting_id=held, text="Rappeler", who="Ana", due_on=date(2027, 1, 5))
    board = workspace.registers

    assert [line.text for line in board.actions()] == ["Envoyer la liste", "Rappeler", "Prêter la salle"]
    assert [line.owner for line in board.actions()] == ["Odile Carlier", "Ana", "Maison de quartier"]
    assert [line.is_late(date(2026, 11, 21)) for line in board.actions()] == [True, False, False]
    board.note(late, " Relancée par téléphone ", held)
    with pytest.raises(EmptyNameError):
        board.note(late, "  ")
    note = board.actions()[0].notes[0]
    assert (note.text, note.noted_on, note.meeting_on) == ("Relancée par téléphone", date(2026, 11, 21), SPRING)
    board.set_state(coming, ActionState.DONE)
    assert [line.text for line in board.actions()] == ["Envoyer la liste", "Prêter la salle"]
    assert board.actions(done_too=True)[-1].done_on == date(2026, 11, 21)
    whole = whole_text(render(board.action_board(done_too=True, language="en")))
    for words in ("Overdue", "Without a day", "Done or dropped", "Relancée par téléphone", "Odile Carlier"):
        assert words in whole
    workspace.records.trash(Action, late)
    workspace.records.trash(ActionNote, note.id)
    assert [line.text for line in board.actions()] == ["Prêter la salle"]


def test_one_owner_is_printed_and_written_to_alone(workspace: Workspace) -> None:
    partner = organisation(workspace, "Maison de quartier")
    odile = person(workspace, "Odile", "Carlier")
    held = meeting(workspace)
    for text, values in (
        ("Envoyer la liste", {"person_id": odile, "organisation_id": partner, "due_on": date(2026, 5, 1)}),
        ("Préparer la visite", {"person_id": odile, "due_on": date(2027, 1, 5)}),
        ("Prêter la salle", {"organisation_id": partner}),
    ):
        make(workspace, Action, meeting_id=held, text=text, **values)
    make(workspace, ContactChannel, organisation_id=partner, kind=ChannelKind.EMAIL, value="maison@example.org")

    mail = workspace.registers.mail("Odile Carlier", language="en")

    assert mail.address == "maison@example.org"
    assert "- Envoyer la liste (agreed on 12 March 2026), should have been done by 1 May 2026" in mail.body
    assert "- Préparer la visite" in mail.body
    assert "Prêter la salle" not in mail.body
    assert workspace.registers.mail("Maison de quartier").address == "maison@example.org"
    assert workspace.registers.mail("Personne").address == ""
    alone = workspace.registers.action_board("Odile Carlier", language="en")
    assert "Actions of Odile Carlier" in whole_text(render(alone))
    assert "Prêter la salle" not in whole_text(render(alone))
    assert "Odile Carlier" in alone.file_name
