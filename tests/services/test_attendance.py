"""Who is expected, who came: frozen that day, counted by the rule."""

from datetime import date, timedelta

import pytest

from csxl_desktop.domain.attendance import Attendance, AttendancePartner, Headcount
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, BasicKind
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import EmptyNameError, InvalidChoiceError, RecordNotFoundError
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.meeting_rows import AttendanceRow, SignedRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import SPRING, assembly, make, meeting, organisation, person, representative, staff

PRESENT, REPRESENTED = AttendanceState.PRESENT, AttendanceState.REPRESENTED


def lines(workspace: Workspace, meeting_id: object) -> list[AttendanceRow]:
    return list(workspace.meetings.record(meeting_id).attendances)  # type: ignore[arg-type]


def names(workspace: Workspace, meeting_id: object) -> list[str]:
    return [line.full_name for line in lines(workspace, meeting_id)]


def test_assembly_expects_the_representatives_of_its_members(workspace: Workspace) -> None:
    case = assembly(workspace)
    left, joining = (organisation(workspace, name, member=False) for name in ("Partie", "Future"))
    make(workspace, Membership, organisation_id=left, left_on=SPRING - timedelta(days=1))
    make(workspace, Membership, organisation_id=joining, joined_on=SPRING + timedelta(days=1))
    for body, first in ((left, "Partie"), (joining, "Future")):
        representative(workspace, person(workspace, first, "X"), body)
    representative(workspace, person(workspace, "Ancienne", "X"), case.canevas, to_on=SPRING - timedelta(days=1))
    representative(workspace, person(workspace, "Contact", "X"), case.canevas, role="contact")

    workspace.attendance.invite_expected(case.meeting)

    assert names(workspace, case.meeting) == ["Odile Verbeke", "Samir Aït Lahcen"]
    odile = lines(workspace, case.meeting)[0]
    assert (odile.organisation, odile.function_title, odile.civility) == ("(Le) Canevas", "Directrice", "Mme")
    assert (odile.state, odile.role, odile.walk_in) == (AttendanceState.INVITED, AttendanceRole.PARTICIPANT, False)


def test_person_of_two_members_is_expected_once(workspace: Workspace) -> None:
    case = assembly(workspace)
    representative(workspace, case.odile, case.espace)
    other = meeting(workspace, on=SPRING + timedelta(days=30))

    workspace.attendance.invite_expected(other)
    workspace.attendance.invite_expected(other)

    assert names(workspace, other) == ["Odile Verbeke", "Samir Aït Lahcen"]


def test_one_person_for_two_organisations_is_one_person_and_two_partners(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.attendance.invite_expected(case.meeting)
    odile = next(line for line in lines(workspace, case.meeting) if line.last_name == "Verbeke")
    workspace.attendance.set_state(odile.id, PRESENT)

    workspace.attendance.add_partner(odile.id, case.espace)

    count = workspace.attendance.count(case.meeting)
    assert (count.persons, count.partners) == (1, 2)


def test_trashed_people_are_not_expected(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(workspace, Seat, organisation_id=case.canevas, person_id=case.odile)
    workspace.records.trash(Person, case.odile)
    later = SPRING + timedelta(days=30)

    plenary, committee = meeting(workspace, on=later), meeting(workspace, BasicKind.COMMITTEE, later)
    for each in (plenary, committee):
        workspace.attendance.invite_expected(each)

    assert names(workspace, plenary) == ["Samir Aït Lahcen"]
    assert names(workspace, committee) == []


def test_committee_expects_its_seats_of_that_day(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(workspace, Seat, organisation_id=case.canevas, person_id=case.odile, elected_on=date(2025, 1, 1))
    make(workspace, Seat, organisation_id=case.espace, person_id=case.samir, ended_on=SPRING - timedelta(days=1))
    make(workspace, Seat, organisation_id=case.espace)
    committee = meeting(workspace, BasicKind.COMMITTEE)

    workspace.attendance.invite_expected(committee)

    assert names(workspace, committee) == ["Odile Verbeke"]


def test_group_session_expects_its_participants_of_that_day_and_axis(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Jeunes")
    first, second = (make(workspace, Axis, working_group_id=group, number=n, title=f"Axe {n}") for n in (1, 2))
    people: dict[str, dict[str, object]] = {
        "Toujours": {},
        "Premier": {"axis_id": first},
        "Second": {"axis_id": second},
        "Ancien": {"to_on": SPRING - timedelta(days=1)},
    }
    for name, values in people.items():
        make(workspace, GroupParticipant, working_group_id=group, person_id=person(workspace, name, "X"), **values)
    whole = meeting(workspace, BasicKind.GROUP_SESSION, working_group_id=group)
    on_axis = meeting(workspace, BasicKind.GROUP_SESSION, working_group_id=group)
    workspace.records.change(Meeting, on_axis, {"axis_id": first})

    workspace.attendance.invite_expected(whole)
    workspace.attendance.invite_expected(on_axis)

    assert names(workspace, whole) == ["Premier X", "Second X", "Toujours X"]
    assert names(workspace, on_axis) == ["Premier X", "Toujours X"]


def test_names_freeze_when_the_person_is_ticked(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.records.change(Person, case.odile, {"last_name": "Claes"})
    workspace.records.change(Organisation, case.canevas, {"name": "Canevas asbl"})
    workspace.attendance.set_state(case.odile_line, PRESENT)

    workspace.records.change(Person, case.odile, {"last_name": "Peeters"})
    workspace.records.change(Organisation, case.canevas, {"name": "Autre nom"})
    workspace.attendance.set_state(case.odile_line, AttendanceState.EXCUSED)
    workspace.attendance.set_state(case.odile_line, PRESENT)

    (line,) = [line for line in lines(workspace, case.meeting) if line.id == case.odile_line]
    assert (line.full_name, line.organisation) == ("Odile Claes", "Canevas asbl")


def test_partner_that_a_line_counts_for_is_frozen_too(workspace: Workspace) -> None:
    parent = organisation(workspace, "CPAS")
    services = [organisation(workspace, f"Service {n}", member=False) for n in range(3)]
    for service in services:
        workspace.records.change(Organisation, service, {"parent_id": parent})
    make(workspace, Membership, organisation_id=services[1])
    workspace.records.change(Organisation, services[2], {"counts_apart": True})
    held = meeting(workspace)
    for number, body in enumerate((parent, *services)):
        workspace.attendance.add_person(held, person(workspace, f"P{number}", "X"), body, state=PRESENT)

    assert workspace.attendance.count(held).partners == 3
    workspace.records.change(Organisation, services[0], {"counts_apart": True})
    assert workspace.attendance.count(held).partners == 3


def test_staff_is_on_the_list_but_not_counted(workspace: Workspace) -> None:
    case = assembly(workspace)
    ana = staff(workspace, "Ana", "Test")
    gone = staff(workspace, "Ex", "Test", to_on=SPRING - timedelta(days=1))
    for known in (ana, gone):
        workspace.attendance.add_person(case.meeting, known, case.espace, state=PRESENT)
    workspace.attendance.set_state(case.odile_line, PRESENT)

    roles = {line.full_name: line.role for line in lines(workspace, case.meeting)}
    assert (roles["Ana Test"], roles["Ex Test"]) == (AttendanceRole.STAFF, AttendanceRole.PARTICIPANT)
    counted = workspace.attendance.count(case.meeting)
    assert (counted.persons, counted.partners) == (2, 2)

    workspace.records.change(Office, workspace.office.office_id(), {"staff_counted": True})
    assert workspace.attendance.count(case.meeting).persons == 3


def test_represented_organisation_counts_and_its_person_does_not(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.attendance.set_state(case.odile_line, PRESENT)

    workspace.attendance.represent(case.samir_line, case.odile_line)

    counted = workspace.attendance.count(case.meeting)
    assert (counted.persons, counted.partners) == (1, 2)
    samir = next(line for line in lines(workspace, case.meeting) if line.id == case.samir_line)
    assert (samir.state, samir.represented_by) == (REPRESENTED, "Odile Verbeke")

    workspace.attendance.set_state(case.samir_line, AttendanceState.ABSENT)
    samir = next(line for line in lines(workspace, case.meeting) if line.id == case.samir_line)
    assert samir.represented_by == ""
    assert workspace.attendance.count(case.meeting).partners == 1


def test_whoever_is_on_the_list_takes_a_place_in_one_act_that_is_undone_at_once(workspace: Workspace) -> None:
    case = assembly(workspace)

    before = lines(workspace, case.meeting)

    row = SignedRow(7, image_agreed=True)
    done = workspace.attendance.represent(case.samir_line, case.odile_line, here=True, signed=row)

    rows = {line.id: line for line in lines(workspace, case.meeting)}
    samir, odile = rows[case.samir_line], rows[case.odile_line]
    assert (samir.state, samir.represented_by) == (REPRESENTED, "Odile Verbeke")
    assert (odile.state, odile.row, odile.image_agreed) == (PRESENT, 7, True)
    workspace.history.undo_transaction(done.transaction_id)
    assert lines(workspace, case.meeting) == before
    with pytest.raises(InvalidChoiceError):
        workspace.attendance.represent(case.samir_line, case.samir_line, here=True)


def test_nobody_is_represented_by_himself_nor_from_another_meeting(workspace: Workspace) -> None:
    case = assembly(workspace)
    other = meeting(workspace, on=SPRING + timedelta(days=30))
    elsewhere = workspace.attendance.add_person(other, case.odile).record_id

    for by in (case.samir_line, elsewhere):
        with pytest.raises(InvalidChoiceError):
            workspace.attendance.represent(case.samir_line, by)
    workspace.attendance.represent(case.samir_line, None)

    assert next(line.state for line in lines(workspace, case.meeting) if line.id == case.samir_line) is REPRESENTED


def test_walk_in_is_present_at_once(workspace: Workspace) -> None:
    case = assembly(workspace)

    workspace.attendance.add_walk_in(case.meeting, first_name=" Zoé ", last_name="", organisation_name=" Comité ")
    workspace.attendance.add_walk_in(case.meeting, first_name="", last_name="Adam", organisation_id=case.canevas)

    found = {line.full_name: line for line in lines(workspace, case.meeting) if line.walk_in}
    assert (found["Zoé"].organisation, found["Zoé"].state) == ("Comité", PRESENT)
    assert found["Adam"].organisation == "(Le) Canevas"
    counted = workspace.attendance.count(case.meeting)
    assert (counted.persons, counted.partners) == (2, 2)
    with pytest.raises(EmptyNameError):
        workspace.attendance.add_walk_in(case.meeting, first_name=" ", last_name="")


def test_walk_in_keeps_its_name_when_unticked_and_ticked_again(workspace: Workspace) -> None:
    case = assembly(workspace)
    made = workspace.attendance.add_walk_in(case.meeting, first_name="Zoé", last_name="Adam").record_id

    for state in (AttendanceState.INVITED, PRESENT):
        workspace.attendance.set_state(made, state)

    assert [line.full_name for line in lines(workspace, case.meeting) if line.id == made] == ["Zoé Adam"]


def test_person_put_on_the_list_takes_the_organisation_spoken_for(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(workspace, Mandate, person_id=case.odile, organisation_id=case.espace, role="contact")
    alone, free = person(workspace, "Sans", "Mandat"), meeting(workspace, BasicKind.WALK)

    workspace.attendance.add_person(free, case.odile, role=AttendanceRole.SPEAKER, walk_in=True)
    workspace.attendance.add_person(free, alone)

    found = {line.full_name: line for line in lines(workspace, free)}
    assert found["Odile Verbeke"].organisation == "(Le) Canevas"
    assert (found["Odile Verbeke"].role, found["Odile Verbeke"].walk_in) == (AttendanceRole.SPEAKER, True)
    assert (found["Sans Mandat"].organisation, found["Sans Mandat"].organisation_id) == ("", None)


def test_person_already_on_the_list_is_ticked_and_frozen_that_day(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.records.change(Person, case.odile, {"last_name": "Claes"})

    done = workspace.attendance.add_person(case.meeting, case.odile, state=PRESENT)

    assert done.record_id == case.odile_line
    odile = next(line for line in lines(workspace, case.meeting) if line.id == case.odile_line)
    assert (odile.full_name, odile.state) == ("Odile Claes", PRESENT)
    assert len(lines(workspace, case.meeting)) == 2


def test_person_for_several_organisations_is_several_partners(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.attendance.set_state(case.odile_line, PRESENT)

    make(
        workspace,
        AttendancePartner,
        attendance_id=case.odile_line,
        organisation_id=case.espace,
        organisation_name="Espace Rencontre",
    )

    counted = workspace.attendance.count(case.meeting)
    assert (counted.persons, counted.partners) == (1, 2)
    assert lines(workspace, case.meeting)[0].further == ("Espace Rencontre",)


def test_headcount_stands_beside_the_names(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.attendance.set_state(case.odile_line, PRESENT)
    make(workspace, Headcount, meeting_id=case.meeting, public="citizens", persons=12, persons_quality="about")

    counted = workspace.attendance.count(case.meeting)

    assert (counted.persons, counted.persons_quality.value, counted.partners) == (13, "about", 1)
    (head,) = workspace.meetings.record(case.meeting).headcounts
    assert (head.public.value, head.persons) == ("citizens", 12)


def test_what_is_not_there_is_refused(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.records.trash(Attendance, case.odile_line)
    service, nowhere = workspace.attendance, new_id()

    for refused in (
        lambda: service.set_state(nowhere, PRESENT),
        lambda: service.set_state(case.odile_line, PRESENT),
        lambda: service.represent(case.samir_line, case.odile_line),
        lambda: service.count(nowhere),
        lambda: service.invite_expected(nowhere),
        lambda: service.add_walk_in(nowhere, first_name="Zoé", last_name=""),
    ):
        with pytest.raises(RecordNotFoundError):
            refused()


def test_walk_in_of_an_organisation_outside_the_directory_is_a_partner(workspace: Workspace) -> None:
    case = assembly(workspace)
    before = workspace.attendance.count(case.meeting).partners or 0

    for first, name in (("Zoé", "Ferme du Champ"), ("Ali", "ferme du  CHAMP"), ("Eva", "")):
        workspace.attendance.add_walk_in(case.meeting, first_name=first, last_name="", organisation_name=name)

    assert workspace.attendance.count(case.meeting).partners == before + 1


def test_walk_in_finds_its_organisation_by_name(workspace: Workspace) -> None:
    case = assembly(workspace)
    name = workspace.directory.organisation(case.canevas).row.name

    workspace.attendance.add_walk_in(case.meeting, first_name="Zoé", last_name="", organisation_name=name.upper())

    assert [line.organisation_id for line in lines(workspace, case.meeting) if line.walk_in] == [case.canevas]
