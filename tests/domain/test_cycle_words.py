"""What an indicator reached over the years of an evaluation, in words."""

from decimal import Decimal

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.cycle_words import Reached, reached_words


def test_each_year_is_told_with_its_quality_and_what_was_aimed_at() -> None:
    values = (
        Reached(2022, None, Quality.EXACT),
        Reached(2023, None, Quality.EXACT, share=Decimal(57)),
        Reached(2024, Decimal(40), Quality.RANGE, value_to=Decimal(50)),
        Reached(2025, Decimal(600), Quality.ABOUT, target=Decimal("650.50")),
        Reached(2026, Decimal(1), Quality.UNKNOWN, target=Decimal(700)),
    )
    told = "57% (2023), 40 to 50 (2024), about 600 (2025, aimed at: 650.5), aimed at 700 (2026)"
    assert reached_words("Abonnés", values) == f"Abonnés: {told}"
    assert reached_words("Abonnés", ()) == "Abonnés: no value yet"
