"""What the report prints of the figures: as chosen, else as wanted at first, whatever else stands beside it."""

from csxl_desktop.domain.report_choices import CHART_NAMES, YEARS_AT_FIRST, chosen, with_choice


def test_at_first_every_chart_but_the_one_that_names_who_stayed_away() -> None:
    assert chosen(None).charts == set(CHART_NAMES) - {"presence"}
    assert chosen({}).years == YEARS_AT_FIRST


def test_a_choice_changes_nothing_else() -> None:
    modules = with_choice({"swot": False}, charts={"presence": True})
    modules = with_choice(with_choice(modules, charts={"months": False}), years=4)

    assert modules["swot"] is False
    assert chosen(modules).charts == set(CHART_NAMES) - {"months"}
    assert chosen(modules).years == 4


def test_what_nobody_could_have_chosen_is_left_aside() -> None:
    for damaged in ("x", {"charts": "x", "years": 3}, {"charts": {"months": "no"}}):
        found = chosen({"report": damaged})
        assert found.years == YEARS_AT_FIRST
        assert "assemblies" in found.charts
    assert with_choice({"report": "x"}, charts={"months": True}) == {"report": {"charts": {"months": True}}}
