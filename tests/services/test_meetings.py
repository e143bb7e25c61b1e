"""The meetings of the year: planned with their standing items, numbered, told whole."""

from datetime import date, time, timedelta

import pytest

from csxl_desktop.domain.choices import BasicKind, ItemKind, MeetingState, MinutesKind, Precision
from csxl_desktop.domain.enclosures import Annex, Link, Picture
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.follow_up import Action, Decision
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment, Venue
from csxl_desktop.domain.programme import AgendaItem, Involvement, Speaker
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import SPRING, kind, make, meeting, organisation, person

DAY = timedelta(days=1)


def titles(workspace: Workspace, meeting_id: object) -> list[str]:
    return [item.title for item in workspace.meetings.record(meeting_id).items]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("behaviour", "items", "minutes"),
    [
        (BasicKind.PLENARY, "PAMT", MinutesKind.MINUTES),
        (BasicKind.THEMED, "T", MinutesKind.REPORT),
        (BasicKind.GROUP_SESSION, "", MinutesKind.REPORT),
        (BasicKind.WALK, "", None),
    ],
)
def test_planned_meeting_has_the_items_and_the_minutes_of_its_kind(
    workspace: Workspace, behaviour: BasicKind, items: str, minutes: MinutesKind | None
) -> None:
    record = workspace.meetings.record(meeting(workspace, behaviour))

    assert "".join(item.kind.value for item in record.items) == items
    assert (record.minutes.kind if record.minutes else None) is minutes
    assert record.row.state is MeetingState.PLANNED


def test_everything_known_at_planning_is_written_down(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Jeunes")
    axis = make(workspace, Axis, working_group_id=group, number=2, title="École")
    venue = make(workspace, Venue, name="La Salle", street="Rue X 1", postal_code="1099", city="Sainte-Alix")
    planned = workspace.meetings.plan(
        NewMeeting(
            kind(workspace, BasicKind.GROUP_SESSION), SPRING, theme="Stages", starts_at=time(9, 30),
            ends_at=time(12), venue_id=venue, working_group_id=group, axis_id=axis,
        )
    ).record_id  # fmt: skip

    record = workspace.meetings.record(planned)

    row = record.row
    assert (row.subject, row.axis, row.venue) == ("Jeunes · Stages", "2. École", "La Salle")
    assert (row.starts_at, row.ends_at) == (time(9, 30), time(12))
    assert record.venue_address == "Rue X 1, 1099 Sainte-Alix"
    assert "ecole" in row.folded
    assert "salle" in row.folded


def test_assemblies_are_numbered_by_date_without_the_cancelled_ones(workspace: Workspace) -> None:
    days = [SPRING + n * 30 * DAY for n in range(4)]
    last, second, first, cancelled = (meeting(workspace, on=day) for day in (days[3], days[2], days[0], days[1]))
    other_year = meeting(workspace, on=date(2027, 1, 5))
    meeting(workspace, BasicKind.THEMED, days[0])
    workspace.meeting_dates.cancel(cancelled, "Salle inondée")
    workspace.records.change(Meeting, meeting(workspace, on=date(2026, 1, 1)), {"stub": True})

    numbers = {row.id: row.number for row in workspace.meetings.rows(2026) if row.behaviour is BasicKind.PLENARY}

    assert numbers == {first: 1, second: 2, last: 3, cancelled: None}
    assert workspace.meetings.record(other_year).row.number == 1
    assert workspace.meetings.record(second).row.line == "II · General assembly"
    assert workspace.meetings.record(cancelled).state_reason == "Salle inondée"
    assert workspace.meetings.years() == [2026, 2027]


def test_number_that_was_sent_out_stands(workspace: Workspace) -> None:
    first, second = meeting(workspace), meeting(workspace, on=SPRING + DAY)
    workspace.records.change(Meeting, second, {"fixed_number": 2})
    workspace.records.trash(Meeting, first)

    assert workspace.meetings.record(second).row.number == 2


def test_year_is_in_order_of_date_and_hour_with_the_undated_last(workspace: Workspace) -> None:
    undated, late, early, month = (meeting(workspace, BasicKind.EVENT, theme=name) for name in "ULEM")
    workspace.records.change(Meeting, undated, {"precision": Precision.UNDATED, "first_on": date(2026, 1, 1)})
    workspace.records.change(Meeting, late, {"starts_at": time(14)})
    workspace.records.change(Meeting, early, {"starts_at": time(9)})
    workspace.records.change(Meeting, month, {"precision": Precision.MONTH, "first_on": date(2026, 2, 1)})
    meeting(workspace, BasicKind.EVENT, date(2027, 1, 1))

    assert "".join(row.theme for row in workspace.meetings.rows(2026)) == "MELU"


def test_meeting_with_two_versions_of_its_minutes_stands_once(workspace: Workspace) -> None:
    planned = meeting(workspace)
    make(workspace, Minutes, meeting_id=planned, kind="PV", version=2, state="corrected")

    (row,) = workspace.meetings.rows(2026)

    assert row.minutes_state == "corrected"
    record = workspace.meetings.record(planned)
    assert record.minutes is not None
    assert record.minutes.version == 2


def test_titles_write_themselves(workspace: Workspace) -> None:
    before = meeting(workspace, on=SPRING - 90 * DAY)
    cancelled = meeting(workspace, on=SPRING - 30 * DAY)
    workspace.meeting_dates.cancel(cancelled, "Pluie")
    planned = meeting(workspace, theme="Logement")
    for name, outcome in (("Zénith", "pending"), ("(L’)Abri", "accepted")):
        asking = organisation(workspace, name, member=False)
        make(workspace, Candidacy, organisation_id=asking, meeting_id=planned, outcome=outcome)
    leaving = organisation(workspace, "Maison")
    workspace.directory.leave(leaving, SPRING, "dissoute", planned)
    for item in (ItemKind.NEW_MEMBERS, ItemKind.DEPARTURES):
        workspace.meetings.add_item(planned, item)
    workspace.meetings.add_item(planned, title="Divers")

    assert titles(workspace, planned) == [
        "Approval of the minutes of the assembly of 12 December 2025",
        "Activities of the coordination",
        "News of the members",
        "Joining of new members: (L’)Abri and Zénith",
        "Departure of a member: Maison",
        "Divers",
        "Thematic meeting: “Logement”",
    ]
    assert titles(workspace, before)[0] == "Approval of the minutes of the last assembly"


def test_item_names_the_assembly_that_it_approves(workspace: Workspace) -> None:
    stub = meeting(workspace, on=date(2025, 5, 1))
    workspace.records.change(Meeting, stub, {"stub": True})
    meeting(workspace, on=date(2025, 11, 6))
    planned = meeting(workspace)
    item = workspace.meetings.record(planned).items[0]

    workspace.records.change(AgendaItem, item.id, {"approves_meeting_id": stub})
    assert titles(workspace, planned)[0] == "Approval of the minutes of the assembly of 1 May 2025"

    workspace.records.change(AgendaItem, item.id, {"title": "Approbation"})
    assert workspace.meetings.record(planned).items[0].typed_title == "Approbation"


def test_theme_added_goes_to_the_end(workspace: Workspace) -> None:
    planned = meeting(workspace)

    workspace.meetings.add_item(planned, ItemKind.THEME, "Autre thème")

    items = workspace.meetings.record(planned).items
    assert [item.kind.value for item in items] == ["P", "A", "M", "T", "T"]
    assert [item.position for item in items] == [1, 2, 3, 4, 5]
    assert items[-1].title == "Autre thème"


def test_decisions_are_numbered_within_the_year_and_numbers_do_not_come_again(workspace: Workspace) -> None:
    first, later, next_year = (
        meeting(workspace),
        meeting(workspace, on=SPRING + DAY),
        meeting(workspace, on=date(2027, 1, 5)),
    )
    made = workspace.meetings.decide(first, "Un").record_id
    workspace.records.trash(Decision, made)
    item = workspace.meetings.record(later).items[0].id
    workspace.meetings.decide(later, "Deux", item)
    workspace.meetings.decide(next_year, "Autre")

    (second,) = workspace.meetings.record(later).decisions
    assert (second.label, second.text, second.agenda_item_id) == ("2026-02", "Deux", item)
    assert [each.label for each in workspace.meetings.record(next_year).decisions] == ["2027-01"]


def test_an_action_says_who_does_it(workspace: Workspace) -> None:
    planned = meeting(workspace)
    odile, house = person(workspace, "Odile", "Verbeke"), organisation(workspace, "Maison")
    for text, values in {
        "sans date": {"who": "Ana"},
        "tard": {"due_on": date(2026, 9, 1), "person_id": odile},
        "tôt": {"due_on": date(2026, 4, 1), "organisation_id": house},
        "fait": {"due_on": date(2026, 1, 1), "state": "done"},
    }.items():
        workspace.records.create(Action, {"meeting_id": planned, "text": text, **values})  # type: ignore[dict-item]

    assert {(action.text, action.who) for action in workspace.meetings.record(planned).actions} == {
        ("sans date", "Ana"),
        ("tard", "Odile Verbeke"),
        ("tôt", "Maison"),
        ("fait", ""),
    }


def test_record_holds_all_that_stands_on_the_page(workspace: Workspace) -> None:
    planned, house = meeting(workspace), organisation(workspace, "Maison")
    odile = person(workspace, "Odile", "Verbeke")
    file = make(workspace, Attachment, sha256="ab" * 32, file_name="note.pdf", media_type="application/pdf", size=3)
    make(workspace, Speaker, meeting_id=planned, person_id=odile, organisation_id=house, position=2)
    make(
        workspace,
        Speaker,
        meeting_id=planned,
        civility="M.",
        first_name="Tom",
        organisation_name="Ailleurs",
        position=1,
    )
    make(workspace, Annex, meeting_id=planned, title="Note", author="Ana", points="2", attachment_id=file)
    make(workspace, Annex, meeting_id=planned, title="Sans fichier", position=1)
    make(workspace, Picture, meeting_id=planned, attachment_id=file, caption="Vue", alt="Une salle")
    make(workspace, Link, meeting_id=planned, label="Vidéo", url="https://example.org")
    make(workspace, Involvement, meeting_id=planned, organisation_id=house, role="host")

    record = workspace.meetings.record(planned)

    assert [(each.civility, each.first_name, each.organisation) for each in record.speakers] == [
        ("M.", "Tom", "Ailleurs"),
        ("Mme", "Odile", "Maison"),
    ]
    assert [(each.title, each.file_name) for each in record.annexes] == [("Note", "note.pdf"), ("Sans fichier", "")]
    assert [(each.caption, each.alt, each.right.value) for each in record.pictures] == [("Vue", "Une salle", "unknown")]
    assert [each.url for each in record.links] == ["https://example.org"]
    assert [(each.organisation, each.role.value) for each in record.involvements] == [("Maison", "host")]


def test_departure_without_an_assembly_is_no_item(workspace: Workspace) -> None:
    make(workspace, Membership, organisation_id=organisation(workspace, "Maison", member=False), left_on=SPRING)
    planned = meeting(workspace)
    workspace.meetings.add_item(planned, ItemKind.DEPARTURES)

    assert "Departure of members" in titles(workspace, planned)


def test_what_is_not_there_is_refused(workspace: Workspace) -> None:
    nowhere, thrown = new_id(), meeting(workspace)
    workspace.records.trash(Meeting, thrown)
    service = workspace.meetings

    for refused in (
        lambda: service.record(nowhere),
        lambda: service.record(thrown),
        lambda: service.mark_held(nowhere),
        lambda: workspace.meeting_dates.cancel(nowhere, "Pluie"),
        lambda: service.decide(nowhere, "x"),
    ):
        with pytest.raises(RecordNotFoundError):
            refused()
    assert service.rows(2026) == []
