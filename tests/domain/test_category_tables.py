"""Tables of counts by category: shares from counts, parts counted once, the year before, bars."""

from decimal import Decimal
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.domain.category_tables import CategoryLine, CategoryTable, bars, column, moved
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.pasted_counts import NO_COUNT, CountTyped


def line(label: str, number: int | None, before: int | None = None, parent: UUID | None = None) -> CategoryLine:
    return CategoryLine(uuid4(), label, count(number), count(before), parent)


def count(number: int | None, quality: Quality = Quality.EXACT) -> CountTyped:
    return CountTyped(None if number is None else Decimal(number), quality=quality)


def table(*lines: CategoryLine, unit: str = "") -> CategoryTable:
    return CategoryTable(uuid4(), "Âge", 2026, lines, unit=unit)


def test_the_total_is_the_whole_in_the_whole_and_never_the_sum_of_rounded_shares() -> None:
    told = table(line("a", 1), line("b", 1), line("c", 1)).now

    assert [round(share or 0, 1) for share in told.shares] == [Decimal("33.3")] * 3
    assert (told.total, told.whole) == (count(3), Decimal(100))


@given(st.lists(st.none() | st.integers(0, 10**6), max_size=12))
def test_shares_are_of_the_counts_whatever_they_are(numbers: list[int | None]) -> None:
    told = table(*(line(str(n), number) for n, number in enumerate(numbers))).now

    whole = sum(number or 0 for number in numbers)
    assert told.total.number == (whole if any(number is not None for number in numbers) else None)
    assert told.whole == (100 if whole else None)
    for number, share in zip(numbers, told.shares, strict=True):
        assert share == (None if number is None or not whole else 100 * Decimal(number) / whole)


def test_parts_are_shares_of_the_whole_and_counted_once() -> None:
    women, men = line("Femmes", None), line("Hommes", 40)
    young, old = line("18–25", 10, parent=women.id), line("26+", 50, parent=women.id)
    lost = line("Sans liste", 100, parent=uuid4())  # what it was a part of is gone: it stands alone

    told = table(women, young, old, men).now

    assert told.total.number == 100
    assert [each.number for each in told.counts] == [60, 10, 50, 40]
    assert told.shares == tuple(map(Decimal, (60, 10, 50, 40)))
    assert table(lost, men).now.total.number == 140
    assert table(women, CategoryLine(uuid4(), "?", parent_id=women.id)).now.counts == (NO_COUNT, NO_COUNT)


def test_a_share_alone_stands_beside_counts_and_a_total_is_as_good_as_its_worst_line() -> None:
    lines = [line("a", None), line("b", 3), line("c", None)]
    told = column(lines, [CountTyped(share=Decimal("12.5")), count(3, Quality.ABOUT), NO_COUNT])

    assert told.shares == (Decimal("12.5"), Decimal(100), None)
    assert told.total == count(3, Quality.ABOUT)


def test_it_moves_only_where_both_years_are_exact() -> None:
    assert moved(count(30), count(20)) == 0.5
    assert moved(count(30, Quality.ABOUT), count(20)) is None
    assert moved(NO_COUNT, count(20)) is None


def test_bars_stand_beside_those_of_the_year_before() -> None:
    picture = bars(table(line("a", 3, 2), line("b", None, 5)))

    assert picture.series == ("2026", "2025")
    assert [place.values for place in picture.places] == [(3, 2), (None, 5)]
    assert bars(table(line("a", 3), unit="persons")).series == ("persons",)
    assert bars(table(line("a", 3))).series == ("number",)
    assert table(line("a", None, 5)).is_empty
