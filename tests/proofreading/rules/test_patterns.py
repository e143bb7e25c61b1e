"""What stands in everything that a pattern finds."""

import re

import pytest

from csxl_desktop.proofreading.rules.patterns import always_in
from csxl_desktop.proofreading.rules.slip_patterns import PATTERNS


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bparmis\b", "parmis"),
        (r"\bEn terme d(?=e |')", "en terme d"),
        (r"\bquelques? soi(?:t|ent)\b", "quelque"),
        (r"\bfai(?:t|re) part (?=(?:du|des) ?groupe)", " part "),
        (r"(?<=x)a (?P<slip>de lignes)\w*", "a de lignes"),
        (r"a (?=même)mêmes", "mêmes"),
        (r"(?<!premier )lieu", "lieu"),
        (r"(?:lieux)? dit", " dit"),
        (r"[a(b]ca{2}d.fghi+j", "fghi"),
        (r"(?:un|deux) ou|trois quarts", ""),
        (r"(?-i:[Cc]a) (?=va\b|vous\b)", " "),
        (r"\w*", ""),
    ],
)
def test_always_in(pattern: str, letters: str) -> None:
    assert always_in(pattern) == letters


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (_of, text)
        for text in (
            "Pour se faire, il faut", "Nous étions parmis eux", "ils font tout les jours", "GRÂCE A LA FÊTE",
            "quelque soit le lieu", "les organisations ont put se réunir", "Ca va", "il ou elle c'est réuni",
        )
        for _of, _right, _kind in PATTERNS
        if re.search(_of, text, re.IGNORECASE)
    ],
)  # fmt: skip
def test_it_stands_in_what_is_found(pattern: str, text: str) -> None:
    found = re.search(pattern, text, re.IGNORECASE)
    assert found is not None
    assert always_in(pattern) in text.lower()
