"""Relecture of one meeting: its texts with the way to each word, what its record says, what was accepted."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from csxl_desktop.domain.choices import ItemKind, MinutesKind
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.proofreading.text import Jump
from csxl_desktop.services.proofreading_meetings import found_of_meeting
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.factories import make, paragraph

DAY = date(2026, 4, 3)  # a Friday


@pytest.fixture
def key(workspace: Workspace) -> UUID:
    return factories.meeting(workspace, on=DAY, theme="Énergie")


def jumps(workspace: Workspace, key: UUID, what: str = "minutes") -> dict[str, Jump]:
    """What is found, by code, and the record and field that hold it."""
    gathered = getattr(workspace.meeting_proofreading, what)(key)
    blocks = gathered.text.blocks
    return {
        each.code: blocks[each.remark.place.block].jump if each.remark.place is not None else each.remark.jump
        for each in found_of_meeting(gathered, key)
    }


def test_each_part_of_the_minutes_leads_to_where_it_is_typed(workspace: Workspace, key: UUID) -> None:
    item = workspace.meetings.add_item(key, ItemKind.FREE, "Le lundi 3 avril 2026").record_id
    workspace.records.change(AgendaItem, item, {"text": paragraph("Nous avons accueillis trois services.")})
    workspace.meetings.decide(key, "On se revoit le 31 novembre.", item)
    action = make(workspace, Action, meeting_id=key, agenda_item_id=item, text="Relire pour la 2ième fois")
    make(workspace, Minutes, meeting_id=key, kind=MinutesKind.MINUTES, subject="Le dossier « Énergie")
    decision = workspace.meetings.record(key).decisions[0].id

    found = jumps(workspace, key)

    assert found["date-weekday"] == Jump("agenda_item", item.hex, "title")
    assert found["language-avoir"] == Jump("agenda_item", item.hex, "text")
    assert found["date-impossible"] == Jump("decision", decision.hex, "text")
    assert found["form-ordinal"] == Jump("action", action.hex, "text")
    assert found["form-guillemets"] == Jump("minutes", key.hex, "subject")
    assert next(iter(found)) in {"date-weekday", "date-impossible"}  # the gravest first


def test_the_invitation_and_the_day_it_invites_to(workspace: Workspace, key: UUID) -> None:
    leave = {"community": "FR", "name": "Congé", "first_on": DAY, "last_on": DAY}
    workspace.records.create(SchoolHoliday, leave)
    other = factories.meeting(workspace, on=date(2026, 4, 3), theme="Un autre jour de congé")
    text = {"invitation_text": paragraph("Venez le lundi 3 avril 2026.")}

    assert jumps(workspace, key, "invitation") == {
        "record-day-off": Jump("meeting", key.hex, "first_on"),
        "record-planned": Jump("meeting", key.hex, "state"),
        **({"record-same-day": Jump("meeting", key.hex, "first_on")} if key.hex < other.hex else {}),
    }
    workspace.records.change(Meeting, key, text)
    assert jumps(workspace, key, "invitation")["date-weekday"] == Jump("meeting", key.hex, "invitation_text")


def test_what_is_accepted_is_said_no_more_nor_in_the_report(workspace: Workspace, key: UUID) -> None:
    workspace.records.change(Meeting, key, {"invitation_text": paragraph("Venez le lundi 3 avril 2026.")})
    gathered = workspace.meeting_proofreading.invitation(key)
    wrong = next(each for each in found_of_meeting(gathered, key) if each.code == "date-weekday")

    workspace.proofreading.accept(wrong, 2026, "cité")

    assert "date-weekday" not in jumps(workspace, key, "invitation")
    workspace.history.undo()
    assert "date-weekday" in jumps(workspace, key, "invitation")


def test_a_meeting_that_is_gone(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.meeting_proofreading.minutes(uuid4())
