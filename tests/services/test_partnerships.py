"""The partnerships of a year: read whole, in the order of printing, begun, carried over."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.partnerships import Partnership, PartnershipCount, PartnershipOrganiser, PartnershipYear
from csxl_desktop.services.partnerships import PartnershipService
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make, meeting, organisation, paragraph


@pytest.fixture
def partnerships(workspace: Workspace) -> PartnershipService:
    return PartnershipService(workspace.database)


def whole(partnerships: PartnershipService, year: int, title: str) -> UUID:
    return next(row.partnership_id for row in partnerships.told(year) if row.title == title)


def test_dated_ones_come_first_then_the_office_s_order(workspace: Workspace, partnerships: PartnershipService) -> None:
    for title in ("Hiver", "Carnaval", "Soupe"):
        partnerships.start(title, 2026)
    on = meeting(workspace, BasicKind.EVENT, date(2026, 10, 17))
    carried = {"state": MeetingState.HELD, "partnership_id": whole(partnerships, 2026, "Soupe")}
    workspace.records.change(Meeting, on, carried)

    rows = partnerships.told(2026)

    assert [row.title for row in rows] == ["Soupe", "Hiver", "Carnaval"]
    assert [row.first_on for row in rows] == [date(2026, 10, 17), None, None]
    assert [row.id for row in rows[0].meetings] == [on]


def test_a_partnership_is_read_whole(workspace: Workspace, partnerships: PartnershipService) -> None:
    year_id = partnerships.start("Carnaval", 2026).record_id
    carnaval = whole(partnerships, 2026, "Carnaval")
    club = organisation(workspace, "Club")
    make(workspace, PartnershipOrganiser, partnership_id=carnaval, organisation_id=club, position=1)
    make(workspace, PartnershipCount, partnership_year_id=year_id, label="ateliers", number=3, position=1)
    make(workspace, Link, partnership_id=carnaval, label="Images", url="https://exemple.test", position=1)
    workspace.records.change(PartnershipYear, year_id, {"text": paragraph("Défilé."), "place": "Place verte"})

    (row,) = partnerships.told(2026)

    assert (row.id, row.place, row.text.plain()) == (year_id, "Place verte", "Défilé.")
    assert [each.organisation for each in row.organisers] == ["Club"]
    assert [(each.number, each.label) for each in row.counts] == [(3, "ateliers")]
    assert [each.url for each in row.links] == ["https://exemple.test"]
    assert "club" in row.folded
    assert "defile" in row.folded


def test_carrying_over_takes_what_is_missing_with_its_period_and_no_text(
    workspace: Workspace, partnerships: PartnershipService
) -> None:
    for title in ("Hiver", "Carnaval", "Fini"):
        partnerships.start(title, 2025)
    first = next(row for row in partnerships.told(2025) if row.title == "Hiver")
    workspace.records.change(PartnershipYear, first.id, {"period": "de janvier à mars", "text": paragraph("Raconté.")})
    make(workspace, PartnershipCount, partnership_year_id=first.id, label="ateliers", number=3, position=1)
    workspace.records.change(Partnership, whole(partnerships, 2025, "Fini"), {"closed_on": date(2025, 12, 31)})
    partnerships.tell(whole(partnerships, 2025, "Carnaval"), 2026)

    written = partnerships.carry_over(2026)

    assert written is not None
    assert [row.title for row in partnerships.told(2026)] == ["Carnaval", "Hiver"]
    hiver = partnerships.told(2026)[1]
    assert (hiver.period, bool(hiver.text)) == ("de janvier à mars", False)
    assert [(each.label, each.number) for each in hiver.counts] == [("ateliers", None)]
    assert partnerships.carry_over(2026) is None


def test_carrying_over_is_one_act_to_undo(workspace: Workspace, partnerships: PartnershipService) -> None:
    for title in ("Hiver", "Carnaval"):
        partnerships.start(title, 2025)
    partnerships.carry_over(2026)

    workspace.history.undo()

    assert partnerships.told(2026) == []
    assert [option.secondary for option in partnerships.untold(2026)] == ["2025", "2025"]


def test_untold_ones_of_the_year_before_come_first(partnerships: PartnershipService) -> None:
    partnerships.start("Ancien", 2023)
    partnerships.start("Zèbre", 2025)

    assert [option.label for option in partnerships.untold(2026)] == ["Zèbre", "Ancien"]


def test_a_meeting_of_a_partnership_is_not_free(workspace: Workspace, partnerships: PartnershipService) -> None:
    partnerships.start("Carnaval", 2026)
    taken = meeting(workspace, BasicKind.EVENT, date(2026, 3, 14))
    free = meeting(workspace, BasicKind.EVENT, date(2026, 6, 14))
    workspace.records.change(Meeting, taken, {"partnership_id": whole(partnerships, 2026, "Carnaval")})

    assert [row.id for row in partnerships.free_meetings(2026)] == [free]


def test_a_partnership_needs_a_title(partnerships: PartnershipService) -> None:
    with pytest.raises(EmptyNameError):
        partnerships.start("  ", 2026)

    assert partnerships.told(2026) == []


def test_sittings_held_stand_beside_those_expected_here_and_in_the_report(
    workspace: Workspace, partnerships: PartnershipService
) -> None:
    partnerships.start("Conseil", 2026)
    key = whole(partnerships, 2026, "Conseil")
    workspace.records.change(Partnership, key, {"expected_a_year": 4})
    for month, state in ((2, MeetingState.HELD), (5, MeetingState.HELD), (9, MeetingState.PLANNED)):
        sitting = meeting(workspace, BasicKind.OUTSIDE, date(2026, month, 3))
        workspace.records.change(Meeting, sitting, {"partnership_id": key, "state": state})

    (row,) = partnerships.told(2026)
    document = workspace.documents.report(2026, language="en")

    assert (row.held, row.expected) == (2, 4)
    sittings = document.content.partnerships[0].sittings
    assert (sittings.held, sittings.expected, sittings.enough) == (2, 4, False)
    assert "2 sittings held, 4 expected" in whole_text(render(document))


def test_an_outside_body_that_nobody_attended_says_why(workspace: Workspace, partnerships: PartnershipService) -> None:
    partnerships.start("Cohesion council", 2026)
    (row,) = partnerships.told(2026)
    values = {"sittings": 3, "attended": 0, "absence_reason": "Diaries did not match"}
    workspace.records.change(PartnershipYear, row.id, values)

    printed = whole_text(render(workspace.documents.report(2026, language="en")))

    assert partnerships.told(2026)[0].in_all.attended == 0
    assert "3 sittings held · none of them attended: Diaries did not match" in " ".join(printed.split())


def test_a_dated_sitting_may_be_missed(workspace: Workspace, partnerships: PartnershipService) -> None:
    key = partnerships.start("Council", 2026)
    (told,) = partnerships.told(2026)
    for day, there in ((3, None), (9, False)):
        held = meeting(workspace, BasicKind.OUTSIDE, date(2026, 3, day))
        values = {"state": MeetingState.HELD, "partnership_id": told.partnership_id, "attended": there}
        workspace.records.change(Meeting, held, values)

    (row,) = partnerships.told(2026)

    assert key.record_id == row.id
    assert (row.in_all.held, row.in_all.attended, [each.there for _key, each in row.there]) == (2, 1, [None, False])
