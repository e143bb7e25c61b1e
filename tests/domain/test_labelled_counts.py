"""Counts with their own label, added up: the sessions of the research project of the source are 40."""

from csxl_desktop.domain.content.library import LabelledNumber
from csxl_desktop.domain.labelled_counts import added_up, counts_words
from csxl_desktop.i18n import speaking


def test_40_sessions_and_what_is_counted_apart() -> None:
    sessions = [LabelledNumber("séances", number) for number in (11, 7, 7, 7, 3, 4)]
    others = [LabelledNumber("ateliers-intervisions", 6), LabelledNumber("masterclasses", 2)]
    every = [*sessions, *others, LabelledNumber("Seances ", 1), LabelledNumber("séances", None)]

    assert added_up(every) == (("séances", 40), ("ateliers-intervisions", 6), ("masterclasses", 2))
    with speaking("fr"):
        assert counts_words(every) == "40 séances, 6 ateliers-intervisions, 2 masterclasses"
    assert counts_words([LabelledNumber("séances", None)]) == ""
