"""Accueil: what comes, what waits, what ends, on the day of the fixed clock (21 November 2026)."""

from datetime import date, timedelta

from csxl_desktop.domain.choices import BasicKind, SectionState
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.office import Venue
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.services.home import HomeService, Missing
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import assembly, make, meeting, organisation

TODAY, DAY = NOW.date(), timedelta(days=1)


def test_next_meetings_tell_what_they_lack(workspace: Workspace) -> None:
    soon = meeting(workspace, on=TODAY + 10 * DAY)
    far = meeting(workspace, on=TODAY + 60 * DAY, theme="Logement")
    walk = meeting(workspace, BasicKind.WALK, TODAY + 5 * DAY)
    meeting(workspace, BasicKind.WALK, TODAY - DAY)
    venue = make(workspace, Venue, name="La Salle")
    workspace.records.change(Meeting, walk, {"venue_id": venue, "title": "Matonge"})

    overview = workspace.home.overview(2026)

    assert [(each.row.id, set(each.missing)) for each in overview.next_meetings] == [
        (walk, set()),
        (soon, {Missing.SUBJECT, Missing.VENUE, Missing.INVITED}),
        (far, {Missing.VENUE}),
    ]
    assert [row.first_on for row in overview.unmarked] == [TODAY - DAY]


def test_meeting_whose_people_are_invited_lacks_them_no_more(workspace: Workspace) -> None:
    assembly(workspace)
    soon = meeting(workspace, on=TODAY + 10 * DAY, theme="Logement")
    workspace.attendance.invite_expected(soon)

    (coming,) = workspace.home.overview(2026).next_meetings

    assert coming.missing == (Missing.VENUE,)


def test_minutes_wait_in_the_order_of_urgency(workspace: Workspace) -> None:
    late, recent, sent = (meeting(workspace, on=TODAY - days * DAY) for days in (50, 5, 90))
    final = meeting(workspace, BasicKind.GROUP_SESSION, TODAY - 70 * DAY)
    walk = meeting(workspace, BasicKind.WALK, TODAY - 80 * DAY)
    for each in (late, recent, walk):
        workspace.meetings.mark_held(each)
    for each in (sent, final):
        workspace.minutes.send(each, TODAY - 40 * DAY, "tous")

    waiting = workspace.home.overview(2026).minutes

    assert [(each.row.id, each.to_do, each.late) for each in waiting] == [
        (late, "send", True),
        (recent, "send", False),
        (sent, "approve", False),
    ]


def test_actions_seats_and_records_that_call(workspace: Workspace) -> None:
    case = assembly(workspace)
    for text, due in (
        ("bientôt", TODAY + 10 * DAY),
        ("en retard", TODAY - DAY),
        ("loin", TODAY + 40 * DAY),
        ("un jour", None),
    ):
        make(workspace, Action, meeting_id=case.meeting, text=text, due_on=due)
    make(workspace, Action, meeting_id=case.meeting, text="faite", due_on=TODAY, state="done")
    make(workspace, Seat, organisation_id=case.canevas, term_end_on=TODAY + 60 * DAY)
    make(workspace, Seat, organisation_id=case.espace, term_end_on=TODAY + 200 * DAY)
    make(workspace, Seat, organisation_id=case.espace)
    workspace.records.change(Organisation, case.canevas, {"verified_on": TODAY - 10 * DAY})
    old = organisation(workspace, "Vérifiée il y a longtemps", joined=date(2020, 1, 1))
    workspace.records.change(Organisation, old, {"verified_on": date(2024, 1, 1)})
    organisation(workspace, "Pas membre", member=False)

    overview = workspace.home.overview(2026)

    assert [action.text for action in overview.actions] == ["en retard", "bientôt"]
    assert [seat.organisation for seat in overview.seats] == ["(Le) Canevas"]
    assert (overview.unverified, overview.members) == (1, 3)  # this dossier is of today
    later = HomeService(workspace.database, lambda: TODAY + 366 * DAY).overview(2027)
    assert later.unverified == 3  # one was never verified


def test_figures_of_the_year(workspace: Workspace) -> None:
    first = meeting(workspace, on=date(2026, 2, 1))
    meeting(workspace, BasicKind.WALK, date(2026, 5, 1))
    for position, state in enumerate((SectionState.TO_WRITE, SectionState.CARRIED_OVER, SectionState.FINAL)):
        make(workspace, ReportSection, year=2026, code="own", title="Partie", position=position, state=state)

    overview = workspace.home.overview(2026)

    assert (overview.sections, overview.sections_to_write, overview.meetings, overview.meetings_held) == (3, 2, 2, 0)
    workspace.meetings.mark_held(first)
    assert workspace.home.overview(2026).meetings_held == 1
    assert [row.id for row in overview.assemblies] == [first]
    assert workspace.home.overview(2025).members == 0
