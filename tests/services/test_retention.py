"""Who is held without a tie: any role that runs, any sign that is recent keeps a person off the list."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import BasicKind, MandateRole
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.services.retention import KEPT_YEARS, RetentionRow
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import make, meeting, organisation, person

TODAY = NOW.date()
LONG_AGO = date(TODAY.year - KEPT_YEARS - 1, 3, 3)
RECENT = date(TODAY.year - 1, 3, 3)


def former(workspace: Workspace, until: date = LONG_AGO) -> UUID:
    key = person(workspace, "Odile", "Verbeke")
    where = organisation(workspace, "Le Canevas")
    values = {"role": MandateRole.CONTACT, "from_on": date(2000, 1, 1), "to_on": until}
    make(workspace, Mandate, person_id=key, organisation_id=where, **values)
    return key


def test_who_has_no_role_and_gave_no_sign_for_long_is_proposed(workspace: Workspace) -> None:
    key = former(workspace)

    assert workspace.retention.proposed() == (RetentionRow(key, "Odile Verbeke", "Le Canevas", LONG_AGO),)


@pytest.mark.parametrize("sign", ["role", "meeting", "contact", "subscription"])
def test_a_role_that_runs_or_a_recent_sign_keeps_a_person_off_the_list(workspace: Workspace, sign: str) -> None:
    key = former(workspace)
    if sign == "role":
        where = organisation(workspace, "Un Toit")
        make(workspace, Mandate, person_id=key, organisation_id=where, role=MandateRole.DIRECTOR)
    elif sign == "meeting":
        held = meeting(workspace, BasicKind.PLENARY, RECENT)
        make(workspace, Attendance, meeting_id=held, person_id=key, last_name="Verbeke")
    elif sign == "contact":
        make(workspace, ContactEntry, contact_on=RECENT, person_id=key, theme="Logement")
    else:
        make(workspace, Subscription, mailing_list_id=make(workspace, MailingList, name="Infos"), person_id=key)

    assert workspace.retention.proposed() == ()


def test_a_record_made_lately_waits_and_a_forgotten_one_does_not(workspace: Workspace) -> None:
    new = person(workspace, "Ines", "Roy")
    assert workspace.retention.proposed() == ()

    now, later = workspace.database.now, NOW.replace(year=NOW.year + KEPT_YEARS + 1)
    workspace.database.now = lambda: later
    assert [(row.id, row.last_on, row.organisation) for row in workspace.retention.proposed()] == [(new, None, "")]

    workspace.records.trash(Person, new)
    assert workspace.retention.proposed() == ()
    workspace.database.now = now


def test_the_register_counts_what_is_held_and_leaves_the_law_to_the_office(workspace: Workspace) -> None:
    empty = workspace.processing_register.document("en").content
    former(workspace)

    content = workspace.processing_register.document("en").content

    assert "Directory of the partners" not in [each.title for each in empty.activities]
    (directory,) = [each for each in content.activities if each.title == "Directory of the partners"]
    assert directory.held == ("People: 1",)
    assert f"{KEPT_YEARS} years" in directory.kept
    assert content.to_propose == 1
    assert any("24 months" in words for words in content.measures)
