"""Which parts of the application are wanted, from what an office chose."""

from csxl_desktop.domain.modules import WANTED_AT_FIRST, Module, wanted_modules


def test_an_office_that_chose_nothing_wants_the_usual_ones() -> None:
    assert wanted_modules(None) == wanted_modules({}) == WANTED_AT_FIRST
    assert Module.FIGURES in WANTED_AT_FIRST
    assert Module.SURVEYS not in WANTED_AT_FIRST


def test_what_was_chosen_counts_and_words_of_later_versions_do_no_harm() -> None:
    wanted = wanted_modules({"swot": False, "surveys": True, "unheard": True})

    assert wanted == (WANTED_AT_FIRST - {Module.SWOT}) | {Module.SURVEYS}
