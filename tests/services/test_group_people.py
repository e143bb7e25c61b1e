"""Who pilots a group, who came without being on its list, the services that it met, what former years left open."""

from datetime import date, timedelta
from uuid import UUID

from csxl_desktop.domain.choices import AttendanceState, BasicKind, InvolvementRole, ParticipantRole
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.group_people import GroupParticipant, ParticipantRefusal
from csxl_desktop.domain.group_rows import Newcomer
from csxl_desktop.domain.group_work import ServiceMet
from csxl_desktop.domain.programme import Involvement
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.files import CleanPicture, FileService
from csxl_desktop.services.group_reads import GroupReads, OpenGroup
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.queries.group_people import newcomers
from tests.factories import SPRING, make, organisation, person, staff
from tests.services.report_support import PRESENT, YEAR, group_of, held, report, session_of

TODAY = date(2026, 11, 21)
EVE = TODAY - timedelta(days=1)


def came(workspace: Workspace, group: UUID, year: int) -> tuple[Newcomer, ...]:
    """Who came and is not on the list."""
    with workspace.database() as session:
        return tuple(newcomers(session, group, year, workspace.today()))


def opened(workspace: Workspace, group: UUID, year: int = YEAR) -> OpenGroup:
    return GroupReads(workspace.database).group(group, year)


def lines(workspace: Workspace, group: UUID) -> list[tuple[str, ParticipantRole, date | None, date | None]]:
    found = opened(workspace, group).participants
    return sorted((each.person, each.role, each.from_on, each.to_on) for each in found)


def test_the_list_of_participants_remembers_who_piloted_until_when(workspace: Workspace) -> None:
    group = group_of(workspace)
    ana, bea = person(workspace, "Ana", "Un"), person(workspace, "Béa", "Deux")
    make(workspace, GroupParticipant, working_group_id=group, person_id=ana, role=ParticipantRole.PILOT)

    workspace.group_people.set_pilot(group, bea)

    assert lines(workspace, group) == [
        ("Ana Un", ParticipantRole.PILOT, None, EVE),
        ("Ana Un", ParticipantRole.PROFESSIONAL, TODAY, None),
        ("Béa Deux", ParticipantRole.PILOT, TODAY, None),
    ]
    assert opened(workspace, group).pilot_id == bea
    assert opened(workspace, group, 2025).pilot_id == ana
    workspace.group_people.set_pilot(group, bea)
    assert len(lines(workspace, group)) == 3
    workspace.group_people.set_pilot(group, None)
    assert opened(workspace, group).pilot_id is None
    assert ("Béa Deux", ParticipantRole.PROFESSIONAL, TODAY, None) in lines(workspace, group)


def test_a_pilot_written_on_the_group_alone_becomes_a_line_that_is_over(workspace: Workspace) -> None:
    ana, bea = person(workspace, "Ana", "Un"), person(workspace, "Béa", "Deux")
    group = make(workspace, WorkingGroup, name="Importé", pilot_id=ana)
    make(workspace, GroupParticipant, working_group_id=group, person_id=bea)
    assert opened(workspace, group).pilot_id == ana
    assert workspace.group_documents.page(group, YEAR).content.group.pilots == ("Ana Un",)

    workspace.group_people.set_pilot(group, bea)

    assert lines(workspace, group) == [
        ("Ana Un", ParticipantRole.PILOT, None, EVE),
        ("Béa Deux", ParticipantRole.PILOT, TODAY, None),
        ("Béa Deux", ParticipantRole.PROFESSIONAL, None, EVE),
    ]
    assert workspace.records.values(WorkingGroup, group)["pilot_id"] is None


def test_who_came_without_being_on_the_list_is_proposed_once_for_all(workspace: Workspace) -> None:
    group, house = group_of(workspace), organisation(workspace, "Maison")
    first, second = session_of(workspace, group), session_of(workspace, group, SPRING + timedelta(days=30))
    known, left, new, sorry, ours = (
        person(workspace, "Ana", "Connue"),
        person(workspace, "Béa", "Partie"),
        person(workspace, "Zoé", "Neuve"),
        person(workspace, "Tom", "Excusé"),
        staff(workspace, "Eva", "Bureau"),
    )
    make(workspace, GroupParticipant, working_group_id=group, person_id=known)
    make(workspace, GroupParticipant, working_group_id=group, person_id=left, to_on=SPRING)
    for who, session, state in (
        (known, first, PRESENT),
        (left, first, PRESENT),
        (new, first, PRESENT),
        (new, second, PRESENT),
        (sorry, first, AttendanceState.EXCUSED),
        (ours, first, PRESENT),
    ):
        workspace.attendance.add_person(session, who, house if who == new else None, state=state)

    (newcomer,) = came(workspace, group, YEAR)

    assert (newcomer.person, newcomer.organisation, newcomer.first_on, newcomer.times) == (
        "Zoé Neuve",
        "Maison",
        SPRING,
        2,
    )
    assert came(workspace, group, 2025) == ()
    declined = workspace.group_people.decline(group, new).record_id
    assert came(workspace, group, YEAR) == ()
    workspace.records.trash(ParticipantRefusal, declined)
    assert [each.person_id for each in opened(workspace, group).newcomers] == [new]
    workspace.group_people.welcome(group, newcomer)
    assert opened(workspace, group).newcomers == ()
    (line,) = [each for each in opened(workspace, group).participants if each.person_id == new]
    assert (line.organisation, line.from_on) == ("Maison", SPRING)


def test_who_left_the_list_and_came_again_is_proposed_again(workspace: Workspace) -> None:
    group = group_of(workspace)
    back = person(workspace, "Béa", "Revenue")
    make(workspace, GroupParticipant, working_group_id=group, person_id=back, to_on=SPRING - timedelta(days=1))
    workspace.attendance.add_person(session_of(workspace, group), back, state=PRESENT)

    assert [each.person for each in came(workspace, group, YEAR)] == ["Béa Revenue"]


def test_a_service_met_is_of_the_year_of_its_day_and_goes_by_one_name(workspace: Workspace) -> None:
    group, house = group_of(workspace), organisation(workspace, "Maison")
    session = session_of(workspace, group, date(2025, 5, 6))
    people = workspace.group_people
    met = people.add_service(group, YEAR, {"name": "Relais", "met_on": date(2025, 12, 1)}).record_id
    assert [each.name for each in opened(workspace, group, 2025).services_met] == ["Relais"]
    assert opened(workspace, group).services_met == ()

    people.change_service(met, "met_on", SPRING)
    people.change_service(met, "organisation_id", house)
    (line,) = opened(workspace, group).services_met
    assert (line.name, line.organisation, line.met_on) == ("", "Maison", SPRING)
    people.change_service(met, "name", "Relais")
    assert workspace.records.values(ServiceMet, met)["organisation_id"] is None
    people.change_service(met, "meeting_id", session)
    people.change_service(met, "occasion", "visite")
    (line,) = opened(workspace, group, 2025).services_met
    assert (line.met_on, line.occasion, line.meeting_id) == (date(2025, 5, 6), "visite", session)
    imported = make(
        workspace,
        ServiceMet,
        working_group_id=group,
        year=2026,
        met_on=date(2025, 6, 1),
        name="x",
        organisation_id=house,
    )
    assert imported in {each.id for each in opened(workspace, group, 2025).services_met}
    assert [each.organisation for each in report(workspace, 2025).groups[0].services_met] == ["Relais", "Maison"]


def test_the_stops_of_a_walk_are_services_met_without_being_typed_again(workspace: Workspace) -> None:
    group, house, park = group_of(workspace), organisation(workspace, "Maison"), organisation(workspace, "Parc")
    walk = held(workspace, BasicKind.WALK, SPRING, working_group_id=group)
    for stop in (house, park):
        make(workspace, Involvement, meeting_id=walk, organisation_id=stop, role=InvolvementRole.STOP)
    workspace.group_people.add_service(group, YEAR, {"organisation_id": park, "occasion": "visite"})

    (page,) = report(workspace).groups

    assert [(met.organisation, met.day) for met in page.services_met] == [("Parc", None), ("Maison", SPRING)]
    assert [met.name for met in opened(workspace, group).visited] == ["Maison"]


def test_what_former_years_left_open_is_still_followed(workspace: Workspace) -> None:
    group = group_of(workspace)
    before, now = session_of(workspace, group, date(2024, 5, 2)), session_of(workspace, group)
    for meeting_id, text, state in (
        (before, "Old promise", "open"),
        (before, "Kept promise", "done"),
        (now, "Done now", "done"),
    ):
        make(workspace, Action, meeting_id=meeting_id, text=text, state=state)

    assert {each.text for each in workspace.working_groups.record(group, YEAR).actions} == {"Old promise", "Done now"}
    assert {each.text for each in workspace.working_groups.record(group, 2024).actions} == {
        "Old promise",
        "Kept promise",
    }


def test_a_picture_of_a_group_is_of_its_year(workspace: Workspace) -> None:
    group = group_of(workspace)
    files = FileService(workspace.database)
    for year in (YEAR, YEAR, 2025):
        files.add_picture(CleanPicture(b"p%d" % year, "p.png", "image/png"), working_group_id=group, year=year)

    assert len(opened(workspace, group).pictures) == 2
    assert len(opened(workspace, group, 2025).pictures) == 1
