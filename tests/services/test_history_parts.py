"""The history of one record: its own acts and those upon its parts, there, thrown away or gone."""

from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import BasicKind, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.follow_up import Action, ActionNote
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.history_parts import kind_of, with_parts
from csxl_desktop.services.office_history import ActFilter
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import kind, make, meeting, organisation


def test_a_meeting_has_the_acts_upon_its_items_and_what_was_said_of_its_actions(workspace: Workspace) -> None:
    known = meeting(workspace, theme="Logement")
    other = meeting(workspace, theme="Santé")
    item = workspace.meetings.record(known).items[0].id
    workspace.records.change(AgendaItem, item, {"title": "Loyers"})
    action = make(workspace, Action, meeting_id=known, text="Écrire")
    note = make(workspace, ActionNote, action_id=action, noted_on=date(2026, 3, 3), text="Fait à moitié")
    workspace.records.trash(ActionNote, note)

    found = workspace.office_history.acts(ActFilter(record=known))

    assert len(found) == 5
    assert {item, action, note} <= _parts(workspace, known)
    assert not _parts(workspace, other) & {item, action, note}
    assert len(workspace.office_history.acts(ActFilter(record=other))) == 1


def test_what_is_gone_stays_in_the_history_of_what_it_belonged_to(workspace: Workspace) -> None:
    known = organisation(workspace, "Le Cadran", member=False)
    phone = make(workspace, ContactChannel, organisation_id=known, kind=ChannelKind.PHONE, value="026415600")
    workspace.history.undo()

    assert phone in _parts(workspace, known)
    assert len(workspace.office_history.acts(ActFilter(record=known))) == 3
    with workspace.database() as session:
        assert kind_of(session, phone) is ContactChannel


def test_an_act_upon_many_records_tells_first_what_it_did_to_the_one_asked_for(workspace: Workspace) -> None:
    with workspace.database.begin("Many") as session:
        made = [
            Meeting(kind_id=kind(workspace, BasicKind.PLENARY), first_on=date(2026, 3, day), title=f"Le {day}")
            for day in range(1, 5)
        ]
        session.add_all(made)
        session.flush()
        last = made[-1].id
    act = workspace.office_history.acts(ActFilter(record=last))[0]

    assert [each.opens for each in workspace.office_history.changed(act.id, 1, of=last)] == [("meeting", last)]
    assert [each.opens for each in workspace.office_history.changed(act.id, 1)] != [("meeting", last)]


def test_a_record_is_named_there_or_gone(workspace: Workspace) -> None:
    known = organisation(workspace, "Le Cadran", member=False)
    subject = workspace.office_history.subject(known)
    assert subject is not None
    assert (subject.name, subject.opens) == ("Le Cadran", ("organisation", known))

    workspace.history.undo()
    subject = workspace.office_history.subject(known)
    assert subject is not None
    assert (subject.name, subject.opens) == ("Le Cadran", None)
    assert workspace.office_history.subject(new_id()) is None
    assert workspace.office_history.acts(ActFilter(record=new_id())) == ()


def _parts(workspace: Workspace, record_id: UUID) -> frozenset[UUID]:
    with workspace.database() as session:
        return with_parts(session, record_id)
