"""Silence: who was not heard of for months, whatever the sign of life; whom to call."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from csxl_desktop.domain.attendance import AttendancePartner
from csxl_desktop.domain.choices import AttendanceState, ChannelKind, MandateRole
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.verification import VerificationRound, VerificationSlip
from csxl_desktop.services.printing import render
from csxl_desktop.services.silence import Sign, months_before
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import assembly, make, meeting, organisation, person, representative

LONG_AGO, RECENT = date(2025, 12, 1), date(2026, 9, 1)


def names(workspace: Workspace, months: int = 6, *, members_only: bool = True) -> list[str]:
    return [row.name for row in workspace.silence.silent(months, members_only=members_only)]


@pytest.fixture
def canevas(workspace: Workspace) -> UUID:
    return organisation(workspace, "(Le) Canevas")


def line(workspace: Workspace, key: UUID, state: AttendanceState, on: date) -> None:
    """Somebody of the organisation on the sheet of an assembly of that day."""
    speaks = person(workspace, "Odile", f"Verbeke{on.month}{state.value}")
    representative(workspace, speaks, key)
    made = meeting(workspace, on=on, theme="Logement")
    workspace.attendance.add_person(made, speaks)
    found = next(row for row in workspace.meetings.record(made).attendances if row.person_id == speaks)
    workspace.attendance.set_state(found.id, state)


@pytest.mark.parametrize(
    ("state", "heard"),
    [
        (AttendanceState.PRESENT, True),
        (AttendanceState.EXCUSED, True),
        (AttendanceState.ANNOUNCED, True),
        (AttendanceState.ABSENT, False),
        (AttendanceState.INVITED, False),
    ],
)
def test_a_presence_and_an_answer_are_signs_of_life(
    workspace: Workspace, canevas: UUID, state: AttendanceState, heard: bool
) -> None:
    assert names(workspace) == ["(Le) Canevas"]

    line(workspace, canevas, state, RECENT)

    assert (names(workspace) == []) is heard


def test_the_last_sign_says_what_when_and_who(workspace: Workspace, canevas: UUID) -> None:
    line(workspace, canevas, AttendanceState.PRESENT, LONG_AGO)

    (row,) = workspace.silence.silent()

    assert row.last is not None
    assert (row.last.on, row.last.sign, row.last.what) == (LONG_AGO, Sign.PRESENCE, "Logement")
    assert row.last.words == "present at Logement (Odile Verbeke12present)"
    assert names(workspace, 12) == []


def test_a_slip_a_contact_and_a_further_partner_count(workspace: Workspace) -> None:
    made = assembly(workspace)
    third = organisation(workspace, "Troisième")
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)
    make(workspace, AttendancePartner, attendance_id=made.odile_line, organisation_id=third)
    assert names(workspace, 9) == ["Espace Rencontre"]
    slips = make(workspace, VerificationRound, name="2026", started_on=RECENT)
    values = {"verification_round_id": slips, "number": 1, "organisation_id": made.espace}
    make(workspace, VerificationSlip, **values, returned_on=RECENT)
    assert names(workspace) == ["(Le) Canevas", "Troisième"]

    make(workspace, ContactEntry, organisation_id=third, contact_on=RECENT, theme="Bail", person_id=made.samir)

    assert names(workspace) == ["(Le) Canevas"]
    (_canevas, *rest) = workspace.silence.silent(1)
    assert {row.last.words for row in rest if row.last} == {"slip returned", "contact: Bail (Samir Aït Lahcen)"}


def test_a_meeting_to_come_is_no_sign_yet(workspace: Workspace, canevas: UUID) -> None:
    line(workspace, canevas, AttendanceState.ANNOUNCED, date(2026, 12, 10))

    assert names(workspace) == ["(Le) Canevas"]


def test_what_happens_to_former_members_changes_nothing(workspace: Workspace, canevas: UUID) -> None:
    former = organisation(workspace, "Ancienne Maison", joined=date(2019, 1, 1))
    workspace.directory.leave(former, date(2024, 6, 30), "")
    before = workspace.silence.silent()
    assert [row.id for row in before] == [canevas]

    line(workspace, former, AttendanceState.PRESENT, RECENT)
    make(workspace, ContactEntry, organisation_id=former, contact_on=RECENT)

    assert workspace.silence.silent() == before
    assert "Ancienne Maison" not in names(workspace, members_only=False)


def test_a_call_is_noted_and_ends_the_silence(workspace: Workspace, canevas: UUID) -> None:
    done = workspace.silence.called(canevas)
    assert names(workspace) == []

    workspace.history.undo_transaction(done.transaction_id)

    assert names(workspace) == ["(Le) Canevas"]


def test_the_call_list_prints_whom_to_ask_for_and_where(workspace: Workspace, canevas: UUID) -> None:
    representative(workspace, person(workspace, "Odile", "Verbeke"), canevas)
    representative(workspace, person(workspace, "Ann", "Other"), canevas, role=MandateRole.DIRECTOR)
    make(workspace, ContactChannel, organisation_id=canevas, kind=ChannelKind.PHONE, value="026415621")
    organisation(workspace, "Sans personne")

    said = whole_text(render(workspace.silence.call_list(language="en")))

    assert "2 organisations to call" in said
    assert "Ms Odile Verbeke" in said
    assert "Ann Other" not in said
    assert "02 641 56 21" in said
    assert "never so far" in said


def test_an_empty_call_list_says_so(workspace: Workspace) -> None:
    assert "there is nobody to call" in whole_text(render(workspace.silence.call_list(language="en")))


def test_months_are_counted_back_to_a_day_that_exists() -> None:
    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert months_before(date(2024, 8, 31), 6) == date(2024, 2, 29)
    assert months_before(date(2026, 1, 15), 1) == date(2025, 12, 15)
    assert months_before(date(2026, 1, 15) + timedelta(days=16), 2) == date(2025, 11, 30)
