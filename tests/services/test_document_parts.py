"""What the documents take from the records: addresses, who chaired, how it was counted."""

from typing import Any

import pytest

from csxl_desktop.domain.choices import AttendanceState, MinutesKind
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Venue
from csxl_desktop.services.report_figures import counting_note
from csxl_desktop.services.workspace import Workspace
from tests import factories


@pytest.mark.parametrize(
    ("street", "postal_code", "city", "lines"),
    [
        ("Rue du Puits, 10", "1050", "Ixelles", ("Rue du Puits, 10", "1050 Ixelles")),
        ("Rue du Marché 10", "", "Sainte-Alix", ("Rue du Marché 10", "Sainte-Alix")),
        ("Rue du Marché, 10", "", "", ("Rue du Marché, 10",)),
        ("", "1099", "Sainte-Alix", ("1099 Sainte-Alix",)),
    ],
)
def test_the_number_of_the_house_stays_with_its_street(
    workspace: Workspace, street: str, postal_code: str, city: str, lines: tuple[str, ...]
) -> None:
    venue = factories.make(workspace, Venue, name="Salle", street=street, postal_code=postal_code, city=city)
    meeting = factories.meeting(workspace)
    workspace.records.change(Meeting, meeting, {"venue_id": venue})

    content: Any = workspace.documents.invitation(meeting).content

    assert content.meeting.venue.address == lines


def test_who_chairs_has_the_civility_that_is_known(workspace: Workspace) -> None:
    meeting = factories.assembly(workspace).meeting
    factories.make(
        workspace, Minutes, meeting_id=meeting, kind=MinutesKind.MINUTES, chair="Odile Verbeke", secretary="Quelqu’un"
    )

    content: Any = workspace.documents.minutes(meeting).content

    assert (content.chair, content.secretary) == ("Mme Odile Verbeke", "Quelqu’un")


def test_the_minutes_say_that_the_team_is_not_counted(workspace: Workspace) -> None:
    factories.staff(workspace, "Bénédicte", "Malengreau")
    made = factories.assembly(workspace)
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)

    def note() -> str:
        content: Any = workspace.documents.minutes(made.meeting, language="en").content
        return str(content.count_note)

    before = note()
    for line in workspace.meetings.record(made.meeting).attendances:
        workspace.attendance.set_state(line.id, AttendanceState.PRESENT)

    team_came = any(line.role == "staff" for line in workspace.meetings.record(made.meeting).attendances)
    assert before == ""
    assert note() == ("The team is not counted." if team_came else "")


def test_the_counting_rule_is_told_as_the_office_set_it() -> None:
    house = counting_note(CountingRule())
    other = counting_note(CountingRule(staff_counted=True, represented_counted=False))

    assert "without the team" in house
    assert "those that were represented" in house
    assert "and the team" in other
    assert "represented" not in other
