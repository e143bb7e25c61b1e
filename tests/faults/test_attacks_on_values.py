"""Values that no office means: too large, too far, of no colour; refused in words wherever they come from."""

from datetime import date

import pytest

from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import (
    DomainError,
    ImpossibleYearError,
    InvalidChoiceError,
    NumberTooLargeError,
    RecordNotFoundError,
)
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.exchange.errors import TooManyRowsError
from csxl_desktop.exchange.members_table import members_sheet, members_table
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.conftest import NOW
from tests.services.exchange_support import outcomes, take, transactions


@pytest.mark.parametrize(
    ("entity", "values", "refusal"),
    [
        (StaffMember, {"last_name": "Diop", "fte": 1e300}, NumberTooLargeError),
        (StaffMember, {"last_name": "Diop", "fte": float("nan")}, NumberTooLargeError),
        (StaffMember, {"last_name": "Diop", "fte": 100}, NumberTooLargeError),
        (StaffMember, {"last_name": "Diop", "position": 10**300}, NumberTooLargeError),
        (StaffMember, {"last_name": "Diop", "from_on": date(1, 1, 1)}, ImpossibleYearError),
        (StaffMember, {"last_name": "Diop", "from_on": date(9999, 12, 31)}, ImpossibleYearError),
    ],
)
def test_value_out_of_reach_is_refused_in_words(
    workspace: Workspace, entity: type[Record], values: dict[str, object], refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal) as refused:
        workspace.records.create(entity, values)
    assert "{" not in refused.value.user_message


@pytest.mark.parametrize("colour", ["École12", "teal", "#12345", "#1234567", "red' x='"])
def test_colour_of_the_documents_is_a_colour(workspace: Workspace, colour: str) -> None:
    with pytest.raises(InvalidChoiceError):
        workspace.records.change(Office, workspace.office.office_id(), {"accent_colour": colour})
    workspace.records.change(Office, workspace.office.office_id(), {"accent_colour": "#1F5F74"})


@pytest.mark.parametrize("number", [1e300, -1e300, 2**31, 10**15])
def test_huge_numbers_of_a_workbook_are_refused_by_line(workspace: Workspace, number: float) -> None:
    meeting = factories.meeting(workspace)
    known = workspace.records.create(Headcount, {"meeting_id": meeting, "public": "all"}).record_id

    report = take(workspace, {"headcounts": [{"id": known, "persons": number}]})

    assert outcomes(report) == ["refused"]
    assert "too large" in report.lines[0].reason


@pytest.mark.parametrize("number", [1e300, 10**12, -(10**15)])
def test_huge_decimals_of_a_workbook_are_refused_by_line(workspace: Workspace, number: float) -> None:
    indicator = workspace.records.create(Indicator, {"name": "Repas"}).record_id
    row = {"indicator_id": indicator, "year": 2025}
    known = workspace.records.create(IndicatorValue, row).record_id

    report = take(workspace, {"indicator_values": [{"id": known, "value": number}]})

    assert outcomes(report) == ["refused"]
    assert "too large" in report.lines[0].reason


def test_members_table_of_a_hundred_thousand_organisations_is_refused_at_once() -> None:
    text = "organisation\n" + "".join(f"Service {number}\n" for number in range(20_000))

    with pytest.raises(TooManyRowsError):
        members_table(members_sheet(read_table(text.encode())), today=NOW.date())


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(1900, 1, 1), date(2100, 12, 31), date(2024, 12, 31)], ids=str)
def test_meeting_on_an_odd_day_stays_on_that_day(workspace: Workspace, day: date) -> None:
    made = factories.meeting(workspace, BasicKind.PLENARY, day, theme="Jour")

    assert workspace.records.values(Meeting, made)["first_on"] == day
    assert [row.first_on for row in workspace.meetings.rows(day.year)] == [day]


def test_member_for_one_day_is_a_member_on_that_day_only(workspace: Workspace) -> None:
    day, next_day = date(2024, 2, 29), date(2024, 3, 1)
    body = factories.organisation(workspace, "Un jour", member=False)
    factories.make(workspace, Membership, organisation_id=body, joined_on=day, left_on=day)

    assert [len(workspace.directory.members(on)) for on in (date(2024, 2, 28), day, next_day)] == [0, 1, 0]


def test_parents_in_a_circle_are_refused_by_line_and_nothing_is_written(workspace: Workspace) -> None:
    one, two = (factories.organisation(workspace, name) for name in ("Maison", "Service"))
    before = transactions(workspace)

    report = take(workspace, {"organisations": [{"id": one, "parent": "Service"}, {"id": two, "parent": "Maison"}]})

    assert "refused" in outcomes(report)
    assert transactions(workspace) == before
    assert workspace.records.values(Organisation, one)["parent_id"] is None


def test_choosing_a_record_that_was_taken_back_meanwhile_is_refused_in_words(workspace: Workspace) -> None:
    service = factories.organisation(workspace, "Service", member=False)
    gone = factories.organisation(workspace, "Maison", member=False)
    workspace.history.undo()

    with pytest.raises(RecordNotFoundError):
        workspace.records.change(Organisation, service, {"street": "Rue A", "logo_id": gone})
    with pytest.raises(RecordNotFoundError):
        factories.make(workspace, Membership, organisation_id=gone)
    assert workspace.records.values(Organisation, service)["street"] == ""
