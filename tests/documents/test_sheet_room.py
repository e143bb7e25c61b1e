"""Where nobody says how many blank rows a sign-in sheet has, they go to the foot of its page."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from csxl_desktop.documents.attendance_sheet import ROW, render
from csxl_desktop.documents.sheet_room import further_rows
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet, ExpectedPerson
from csxl_desktop.domain.content.shared import PersonName
from tests.documents.trial_meeting import ASSEMBLY, OFFICE


def page_count(content: AttendanceSheet) -> int:
    return len(PdfReader(BytesIO(render(content, Theme()))).pages)


def crowd(count: int) -> tuple[ExpectedPerson, ...]:
    return tuple(ExpectedPerson(PersonName("", f"P{n}", f"Nom{n:03}"), "Organisation") for n in range(count))


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("beside", ["", "nl"])
@pytest.mark.parametrize("count", [0, 1, 6, 17, 40])
def test_the_rows_found_fill_the_page_and_a_few_more_would_begin_another(count: int, beside: str, columns: int) -> None:
    sheet = AttendanceSheet(OFFICE, ASSEMBLY, crowd(count), columns=columns, beside=beside, code="ABC234")

    more = further_rows(sheet, Theme())

    assert page_count(replace(sheet, walk_ins=10 + more)) == page_count(sheet)
    assert page_count(replace(sheet, walk_ins=10 + more + 3 * columns)) == page_count(sheet) + 1


def test_a_page_for_nobody_in_particular_is_a_whole_page() -> None:
    sheet = AttendanceSheet(OFFICE, ASSEMBLY)

    assert ROW * (10 + further_rows(sheet, Theme())) > Theme().page_size[1] / 2
