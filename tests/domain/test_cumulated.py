"""Figures since a stated start: counted years join, an estimate stands alone and is marked."""

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.cumulated_words import since_the_start
from csxl_desktop.domain.figures import SPECS, FigureValue, cumulated, joined

PERSONS = next(spec for spec in SPECS if spec.code == "assembly_persons")


def test_years_that_follow_one_another_become_one_sum() -> None:
    before = [
        (FigureValue(950, Quality.ABOUT), 2004, 2018, True),
        (FigureValue(10), 2019, 2019, False),
        (FigureValue(20, Quality.MORE_THAN), 2020, 2020, False),
        (FigureValue(5), 2022, 2022, False),
        (FigureValue(7, Quality.RANGE, 9), 2023, 2023, False),
    ]

    told = cumulated(PERSONS, joined(before), [FigureValue(3), FigureValue(None)], (2025, 2026))

    assert [each[1:] for each in told.before] == [(2004, 2018, True), (2019, 2020, False), (2022, 2023, False)]
    assert [each[0].number for each in told.before] == [950, 30, 12]
    assert [each[0].quality for each in told.before[1:]] == [Quality.MORE_THAN, Quality.ABOUT]
    assert since_the_start(told, lambda value: str(value.number)) == (
        "950 (estimate 2004–2018) + 30 (2019–2020) + 12 (2022–2023) + 3 (2025–2026)"
    )
