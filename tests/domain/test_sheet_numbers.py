"""The numbers on paper: given once, never to anybody else."""

from uuid import UUID

from csxl_desktop.domain.sheet_numbers import Printed, plan
from csxl_desktop.domain.sheet_options import SheetOptions

A, B, C, D = (UUID(int=number) for number in range(1, 5))


def test_first_print_numbers_in_order_then_the_blank_rows() -> None:
    made = plan([(B, None), (A, None)], [], blank_rows=3)

    assert made.printed == Printed({1: B, 2: A}, (3, 4, 5))
    assert made.new == {1, 2}
    assert Printed.from_json(made.printed.to_json()) == made.printed


def test_who_comes_later_gets_the_next_free_number_and_nobody_is_renumbered() -> None:
    first = plan([(B, None), (A, None)], [], blank_rows=3).printed

    made = plan([(C, None), (A, 2), (B, 1)], [first], blank_rows=3, taken=[3])

    assert made.printed == Printed({1: B, 2: A, 6: C}, (4, 5, 7))
    assert made.only_new() == Printed({6: C})
    again = plan([(D, None), (A, 2), (B, 1), (C, 6)], [first, made.only_new()], blank_rows=2, taken=[3])
    assert again.printed == Printed({1: B, 2: A, 6: C, 7: D}, (4, 5))
    assert again.new == {7}


def test_a_number_stays_taken_after_its_line_went() -> None:
    first = plan([(A, None), (B, None)], [], blank_rows=0).printed

    assert plan([(A, 1), (C, None)], [first], blank_rows=1).printed == Printed({1: A, 3: C}, (4,))


def test_options_survive_what_cannot_be() -> None:
    wanted = SheetOptions(order="name", columns=2, emails=True, image_right=True, blank_rows=0, tally=True)

    assert SheetOptions.from_json(wanted.to_json()) == wanted
    assert SheetOptions.from_json(None) == SheetOptions()
    odd = {"order": ["name"], "columns": 7, "blank_rows": "many", "later": 1}
    assert SheetOptions.from_json(odd) == SheetOptions()
    assert SheetOptions.from_json({"blank_rows": 9_999}).blank_rows == 200
