"""The calendar of a year on one sheet: each meeting on each of its days, what the days are, what has none."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from csxl_desktop.domain.choices import BasicKind, Precision
from csxl_desktop.domain.closed_days import ClosedDay
from csxl_desktop.domain.content.year_calendar import CalendarLeave, Paper, YearCalendar
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting


def content(workspace: Workspace, year: int = 2026, paper: Paper = Paper.A4) -> YearCalendar:
    found = workspace.year_calendar.document(year, paper=paper, language="en").content
    assert isinstance(found, YearCalendar)
    return found


def test_each_day_of_a_meeting_and_what_is_struck_or_undated(workspace: Workspace) -> None:
    fair = meeting(workspace, BasicKind.EVENT, date(2026, 12, 30), theme="Salon")
    workspace.records.change(Meeting, fair, {"last_on": date(2027, 1, 2)})
    off = meeting(workspace, on=date(2026, 3, 12), theme="Logement")
    workspace.meeting_dates.cancel(off, "Grève")
    some = meeting(workspace, BasicKind.EVENT, date(2026, 9, 1), theme="Factures")
    workspace.records.change(Meeting, some, {"precision": Precision.MONTH})

    found = content(workspace)

    assert [(line.on, line.struck) for line in found.lines] == [
        (date(2026, 3, 12), True),
        (date(2026, 12, 30), False),
        (date(2026, 12, 31), False),
    ]
    assert [line.text for line in found.lines[1:]] == ["(1/4) Salon", "(2/4) Salon"]
    assert [line.text for line in content(workspace, 2027).lines] == ["(3/4) Salon", "(4/4) Salon"]
    assert [line.split(" ", 1)[1] for line in found.undated] == ["Factures"]
    assert [row.theme for row in workspace.meetings.running_into(2027)] == ["Salon"]
    assert workspace.meetings.running_into(2026) == workspace.meetings.running_into(2028) == []
    assert {kind.badge for kind in found.kinds} == {line.badge for line in found.lines}


def test_closed_days_of_the_office_beside_the_public_ones(workspace: Workspace) -> None:
    make(workspace, ClosedDay, closed_on=date(2026, 5, 15), name="Bridge")
    make(workspace, ClosedDay, closed_on=date(2027, 5, 15), name="Another year")
    leave = {"community": "FR", "name": "Detente", "first_on": date(2026, 2, 16), "last_on": date(2026, 2, 27)}
    make(workspace, SchoolHoliday, **leave)

    found = content(workspace)

    closed = dict(found.closed)
    assert closed[date(2026, 5, 15)] == "Bridge"
    assert closed[date(2026, 7, 21)] == "National Day"
    assert date(2027, 5, 15) not in closed
    assert CalendarLeave("FR", date(2026, 2, 16), date(2026, 2, 27)) in found.leaves


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 842), (Paper.A3, 1191)])
def test_a_full_year_stays_on_one_landscape_page(workspace: Workspace, paper: Paper, width: int) -> None:
    for month in range(1, 13):
        for day in (3, 3, 3, 17):
            meeting(workspace, on=date(2026, month, day), theme="Une très longue réunion d’été, à Molenbeek & ailleurs")

    pages = PdfReader(BytesIO(render(workspace.year_calendar.document(2026, paper=paper, language="en")))).pages

    assert len(pages) == 1
    assert round(pages[0].mediabox.width) == width
    words = pages[0].extract_text()
    assert "Calendar 2026" in words
    assert words.count("ailleurs") == 48  # the end of each title
