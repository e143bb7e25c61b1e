"""What a text of last year says that may hold no longer."""

import pytest

from csxl_desktop.domain.stale_text import Gone, StaleNames, stale_marks

NAMES = StaleNames(
    [
        Gone("Maison du Parc", "ended"),
        Gone("Maison du Parc Vert", "renamed"),
        Gone("Odile Verbeke", "left"),
        Gone(" ", ""),
    ]
)


def found(line: str, carried: str | None = None) -> list[str]:
    marks = stale_marks(line, line if carried is None else carried, 2026, NAMES)
    return [line[mark.start : mark.start + mark.length] for mark in marks]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Les actions de 2025 ont porté.", ["2025"]),
        ("Rendez-vous en 2026.", ["2026"]),
        ("Depuis 2025, le groupe se réunit.", []),
        ("Une fête créée en 2026.", []),
        ("La loi de 1976 et celle de 2024.", []),
        ("L’assemblée du 12 mars 2025 et celle du 1er juin.", ["12 mars 2025", "1er juin"]),
        ("La loi du 8 juillet 1976.", []),
        ("Le 03/06/2025, à Bruxelles.", ["03/06/2025"]),
        ("De vergadering van 12 maart 2025.", ["12 maart 2025"]),
        ("La circulaire 2020-2025 prévoit.", ["2020-2025"]),
        ("Le plan 2024-2029 prévoit.", []),
        ("Reconnu jusqu’au 31 décembre 2025.", ["jusqu’au 31 décembre 2025"]),
        ("Reconnu jusqu’en 2028.", []),
        ("La Maison du Parc et la maison du parc vert.", ["Maison du Parc", "maison du parc vert"]),
        ("Odile Verbeke accueille.", ["Odile Verbeke"]),
        ("L’avant-Maison du Parc-aux-Biches.", []),
    ],
)  # fmt: skip
def test_what_may_hold_no_longer(line: str, words: list[str]) -> None:
    assert found(line) == words


def test_years_and_days_of_a_new_sentence_are_left_alone() -> None:
    line = "Par rapport au 12 mars 2025, la période 2020-2025 et 2026, Odile Verbeke."

    assert found(line, "") == ["2020-2025", "Odile Verbeke"]


def test_each_mark_says_why_and_none_without_names() -> None:
    (before, now) = stale_marks("En 2025 et 2026", "En 2025 et 2026", 2026, StaleNames([]))

    assert before.why == "Last year's report was about 2025."
    assert now.why == "2026 was still to come when this was written."
