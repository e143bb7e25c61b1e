"""Order and numbers. Every text is invented."""

import pytest

from tests.proofreading.support import printed, remarks

_FAIR = "# 1. Fête\nLe 3 septembre 2023, place Haute.\n# 2. Carnaval\n{}\n# 3. Marché\nLe 9 décembre 2023.\n# Suite"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Le 12 février 2023.", ["2. Carnaval"]),
        ("Le 12 octobre 2023.", []),
        ("Du 12 février 2023 au 3 mars 2023.", []),  # no day of its own
        ("Le 12 février 2022.", []),  # another year
        ("Sans date.", []),
    ],
)
def test_parts_by_date(second: str, expected: list[str]) -> None:
    assert printed("order-dates", _FAIR.format(second)) == expected


def test_a_stray_heading_within_does_not_end_the_run() -> None:
    assert printed("order-dates", "# 1. Fête du 3 septembre 2023\n# 1. Bal du 1er mars 2023") == []
    text = (
        "# 1. Fête du 3 septembre 2023\n## Détail\n# 2. Carnaval du 12 février 2023\n# Autre\n# 1. Bal du 1er mars 2023"
    )
    assert printed("order-dates", text) == ["2. Carnaval du 12 février 2023"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 1. un\n- 2. deux\n- 4. quatre\n- 5. cinq", ["4. quatre"]),
        ("- 1. un\n- 2. deux\n- 3. trois", []),
        ("- 1. un\n- 2. deux", []),
        ("- 1. un\n- 2. deux\n- 1. un\n- 2. deux\n- 3. trois", []),
        ("1\tA\tB\n2\tC\tD\n2\tE\tF\n3\tG\tH\n4\tI\tJ", ["2 | E | F"]),
        ("# I. Un\n# II. Deux\n# IV. Quatre", ["IV. Quatre"]),
        ("# 1. Un\n# 2. Deux\n# 4. Quatre", ["4. Quatre"]),
        ("# 1. Un\n# 2. Deux\n# 3. Trois", []),
        ("# 2. Un\n# 3. Deux\n# 5. Trois", []),
        ("# a. Un\n# b. Deux", []),
        ("2023\tA\n2024\tB\n2026\tC", []),
        ("Les lieux :\n1. Le parc\n2. Le banc\n4. La place", ["4. La place"]),
        ("Les lieux :\n1. Le parc\n2. Le banc\n3. La place", []),
        ("Les lieux :\n1. Le parc\n5. Le banc\n9. La place", []),
        ("1\tA\tB\n2\tC\tD\n7\tE\tF", []),
    ],
)
def test_numbering(text: str, expected: list[str]) -> None:
    assert printed("order-numbers", text) == expected


def test_sorted_tables() -> None:
    names = [
        "Abri",
        "Bulle",
        "Canal",
        "(Le) Cap",
        "Dune",
        "Étoile",
        "Fanal",
        "Grange",
        "L’Hirondelle",
        "Îlot",
        "Jonction",
    ]
    rows = "".join(f"{number}\t{name}\tMme Anne Vidal\n" for number, name in enumerate(names, start=1))
    assert remarks("order-names", rows) == []
    swapped = rows.replace("Dune", "Fusée")
    assert [each.why.count("Fusée") for each in remarks("order-names", swapped)] == [1]
    assert remarks("order-names", rows.replace("Abri", "Zèbre").replace("Canal", "Yole").replace("Dune", "Xénon")) == []
    assert remarks("order-names", "".join(f"{n}\t{name}\tx\n" for n, name in enumerate("CBAD", start=1))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un<sup>1</sup> et deux<sup>2</sup>.\n<sup>1</sup> Source\n<sup>2</sup> Idem", []),
        ("Un<sup>2</sup> et deux<sup>1</sup>.\n<sup>1</sup> Source\n<sup>2</sup> Idem", ["call 1"]),
        ("Un<sup>1</sup> et trois<sup>3</sup>.\n<sup>1</sup> Source", ["call 3"]),
        ("Un<sup>1</sup>.\n<sup>1</sup> Source\n<sup>2</sup> Autre", [""]),
        ("Un<sup>1</sup>.\n<sup>1</sup> Idem, page 8", [""]),
        ("Surface de 12 m<sup>2</sup>", []),
    ],
)
def test_footnotes(text: str, expected: list[str]) -> None:
    assert [each.about for each in remarks("order-notes", text)] == expected
