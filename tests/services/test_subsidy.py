"""The subsidy's file: amounts to the cent, vouchers by kind of cost, the calendar."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import CostKind
from csxl_desktop.domain.funder import Subsidy, SubsidyDeadline, Voucher
from csxl_desktop.services.printing import render
from csxl_desktop.services.subsidy import SubsidyRow, VoucherRow, totals
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make


def subsidy(workspace: Workspace, **values: object) -> UUID:
    return make(workspace, Subsidy, **{"year": 2026, "funder": "The Region", **values})


def voucher(workspace: Workspace, subsidy_id: UUID | None, amount: str, cost: CostKind, **values: object) -> UUID:
    return make(workspace, Voucher, year=2026, subsidy_id=subsidy_id, amount=Decimal(amount), cost=cost, **values)


def only(workspace: Workspace, year: int = 2026) -> SubsidyRow:
    (row,) = workspace.subsidies.rows(year)
    return row


def test_vouchers_add_up_to_the_cent_by_kind_of_cost(workspace: Workspace) -> None:
    key = subsidy(workspace, granted=Decimal(2000), granted_staff=Decimal("1500.50"))
    for position in range(10):
        voucher(workspace, key, "0.10", CostKind.RUNNING, position=position)
    voucher(workspace, key, "1200.35", CostKind.STAFF)

    row = only(workspace)

    assert [(line.cost, line.granted, line.claimed) for line in row.claim] == [
        (CostKind.STAFF, Decimal("1500.50"), Decimal("1200.35")),
        (CostKind.RUNNING, None, Decimal("1.00")),
    ]
    assert row.claimed == Decimal("1201.35")


@given(st.lists(st.tuples(st.decimals(-9999, 9999, places=2), st.sampled_from(CostKind)), max_size=30))
def test_the_total_is_the_sum_of_the_kinds(amounts: list[tuple[Decimal, CostKind]]) -> None:
    rows = [VoucherRow(UUID(int=n), "", None, "", "", amount, cost) for n, (amount, cost) in enumerate(amounts)]

    cents = sum(int(amount * 100) for amount, _cost in amounts)
    assert sum(totals(rows).values(), Decimal(0)) * 100 == cents


def test_a_voucher_that_names_no_subsidy_is_not_lost(workspace: Workspace) -> None:
    voucher(workspace, None, "5", CostKind.RUNNING, object="Stamps")
    subsidy(workspace)
    subsidy(workspace, funder="Zonal fund")

    assert [[each.object for each in row.vouchers] for row in workspace.subsidies.rows(2026)] == [["Stamps"], []]


def test_the_next_voucher_is_numbered_after_the_last(workspace: Workspace) -> None:
    key = subsidy(workspace)
    voucher(workspace, key, "5", CostKind.STAFF, number="12", position=1)
    voucher(workspace, key, "5", CostKind.STAFF, number="bis", position=2)

    workspace.subsidies.add_voucher(key)

    last = only(workspace).vouchers[-1]
    assert (last.number, last.amount, last.cost) == ("13", Decimal(0), CostKind.STAFF)


def test_a_scan_is_kept_and_given_back(workspace: Workspace) -> None:
    key = voucher(workspace, subsidy(workspace), "5", CostKind.RUNNING)
    with pytest.raises(RecordNotFoundError):
        workspace.subsidies.file_of(key)

    workspace.subsidies.attach(key, b"%PDF-1.4", "ticket.pdf")

    assert only(workspace).vouchers[0].file_name == "ticket.pdf"
    assert workspace.subsidies.file_of(key) == b"%PDF-1.4"


def test_a_year_begins_with_the_funder_and_the_days_of_the_last(workspace: Workspace) -> None:
    earlier = subsidy(workspace, year=2024, reference="A/1")
    for label, due in (("Report", date(2024, 2, 29)), ("Claim", date(2024, 12, 1))):
        make(workspace, SubsidyDeadline, subsidy_id=earlier, label=label, due_on=due, done_on=date(2024, 2, 1))

    workspace.subsidies.begin(2025, "New subsidy")
    workspace.subsidies.begin(2025, "Another")

    another, row = workspace.subsidies.rows(2025)
    assert (row.title, row.reference, row.next_on) == ("The Region", "A/1", date(2025, 2, 28))
    assert [(each.label, each.due_on, each.done_on) for each in row.deadlines] == [
        ("Report", date(2025, 2, 28), None),
        ("Claim", date(2025, 12, 1), None),
    ]
    assert (another.funder, another.deadlines, another.next_on) == ("Another", (), None)


def test_the_file_prints_claim_vouchers_and_calendar(workspace: Workspace) -> None:
    key = subsidy(
        workspace,
        reference="A/1",
        granted_staff=Decimal(60000),
        granted_running=Decimal(4000),
        from_on=date(2026, 1, 1),
        to_on=date(2026, 12, 31),
        submitted_on=date(2026, 6, 1),
        answered_on=date(2026, 7, 1),
        accepted=Decimal("63999.99"),
        note="Second year.",
    )
    voucher(workspace, key, "57763.10", CostKind.STAFF, number="1", object="Wages", dated_on=date(2026, 4, 1))
    paid = voucher(workspace, key, "2542.45", CostKind.RUNNING, number="2", object="Printing", supplier="Elm Press")
    workspace.subsidies.attach(paid, b"x", "x.pdf")
    for label, due, done in (
        ("Report", date(2026, 3, 31), date(2026, 3, 30)),
        ("Claim", date(2026, 10, 1), None),
        ("Balance", date(2027, 3, 1), None),
    ):
        make(workspace, SubsidyDeadline, subsidy_id=key, label=label, due_on=due, done_on=done, note="By post")

    printed = whole_text(render(workspace.subsidies.document(key, language="en")))

    for words in (
        *("The Region · A/1", "from 01/01/2026 to 31/12/2026", "Handed in on 01/06/2026", "Accepted: €63,999.99"),
        *("Second year.", "€64,000.00", "€60,305.55", "€3,694.45", "Wages", "Elm Press", "scan kept"),
        *("on 30/03/2026", "overdue", "to do", "By post", "Staff costs: 1 voucher"),
    ):
        assert words in printed, words


def test_an_empty_file_prints(workspace: Workspace) -> None:
    printed = whole_text(render(workspace.subsidies.document(subsidy(workspace), language="en")))

    assert "Claimed: €0.00" in printed
    for heading in ("Vouchers", "Calendar", "Balance"):
        assert heading not in printed
