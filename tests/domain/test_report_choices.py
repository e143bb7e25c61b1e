"""What the report prints of the figures: as chosen, else as wanted at first."""

from csxl_desktop.domain.report_choices import CHART_NAMES, YEARS_AT_FIRST, YEARS_OFFERED, chosen


def test_at_first_every_chart_but_the_one_that_names_who_stayed_away() -> None:
    assert chosen(None, None).charts == set(CHART_NAMES) - {"presence"}
    assert chosen({}, 0).years == YEARS_AT_FIRST
    assert YEARS_AT_FIRST in YEARS_OFFERED


def test_what_was_chosen_stands_and_what_nobody_could_choose_is_left_aside() -> None:
    found = chosen({"presence": True, "months": False, "groups": "no", "gone": True}, 12)

    assert found.charts == set(CHART_NAMES) - {"months", "groups"}
    assert found.years == 12
    assert chosen(None, -3).years == 1
