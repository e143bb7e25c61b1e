"""Lines that count the others are passed over, and how many is told."""

import io
from datetime import date

import openpyxl
import pytest

from csxl_desktop.exchange.mapping import guessed_mapping
from csxl_desktop.exchange.members_table import members_sheet, members_table
from csxl_desktop.exchange.people_table import people_table
from csxl_desktop.exchange.tabular import read_table

TODAY = date(2026, 3, 1)
TOTALS = [
    "TOTAL : 3;;;",
    ";;;Total;",
    "Total des membres;;;3;",
    "Nombre d’asbl : 3;;;",
    ";Sous-total;12,50 €;;",
    "Totaal aantal leden;3;;",
    "3 membres au total;;;",
    "Total présents : 12;;;",
    "Somme;;3;;",
]
OWN = [
    "Total Théâtre;;;",
    "Somme;;;",
    "Total;Anna Diop;;",
    "Balai;3;;",
    "@SUM(1);;;",
    "=SUM(1);;;",
    "Total;;0470 12 34 56;",
    "Le Nombre d’Or 3;;;",
]


@pytest.mark.parametrize("line", TOTALS)
def test_a_line_of_totals_is_passed_over(line: str) -> None:
    sheet = members_sheet(read_table(f"Asbl;Contact;GSM;Humeur\nBalai;Anna Diop;;\n{line}\n".encode()))
    members = members_table(sheet, today=TODAY)
    people = people_table(sheet, guessed_mapping(sheet))

    assert [each.organisation.name for each in members.lines] == ["Balai"]
    assert [each.organisation for each in people.lines] == ["Balai"]
    assert (members.totals, people.totals, members.refused, people.refused) == (1, 1, (), ())


@pytest.mark.parametrize("line", OWN)
def test_a_line_that_says_something_of_its_own_stays(line: str) -> None:
    read = members_table(
        members_sheet(read_table(f"Asbl;Contact;GSM;Humeur\nPelle;;;\n{line}\n".encode())), today=TODAY
    )

    assert (len(read.lines), read.totals) == (2, 0)


def test_a_sum_of_a_workbook_without_its_result_keeps_nothing_out() -> None:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for line in (["Asbl", "GSM"], ["Balai", "0470 12 34 56"], ["Total", "=COUNTA(B2:B2)"]):
        sheet.append(line)
    sheet.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)

    read = members_table(members_sheet(read_table(stream.getvalue())), today=TODAY)

    assert (len(read.lines), read.totals, read.problems) == (1, 1, ())
