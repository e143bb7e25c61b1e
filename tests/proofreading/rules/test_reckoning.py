"""Totals and shares of lines, shares told again, things told of one by one. Every text is invented."""

import pytest

from tests.proofreading.support import printed, proposed

_VISITS = "# Permanences\n- janvier : 12 visites\n- février : 15 visites\n- mars : 9 visites\nTotal : {}\n"
_COSTS = (
    "# Dépenses\n– Salles : 1 200 € (60,0 %)\n– Impression : 400 € ({})\n– Divers : 400 € (20,0 %)\nTotal : 2 000 €"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_VISITS.format("37 visites"), ["37 visites"]),
        (_VISITS.format("36 visites"), []),
        (_VISITS.format("36 personnes"), []),
        (_VISITS.format("35 personnes"), ["35 personnes"]),
        (_VISITS.format("2 lieux"), []),
        (
            "Lundi 9 janvier 2023 : 12 convives\n\nLundi 6 février 2023 : 8 convives\n\nAu total : 22 convives",
            ["22 convives"],
        ),
        (
            "- Gares : 3 sorties, 20 marcheurs\n- Parcs : 2 sorties, 11 marcheurs\nTotal : 6 sorties, 31 marcheurs",
            ["6 sorties"],
        ),
        (_COSTS.format("20,0 %"), []),
        (_COSTS.format("25,0 %"), ["25,0 %"]),
        ("- Femmes : 54 (60 %)\n- Hommes : 30 (33 %)\n- Autres : 6 (7 %)", []),
        ("- Femmes : 54 (60 %)\n- Hommes : 36 (45 %)", ["45 %"]),
        ("- le 3 mai 2023 : 18 h 30\n- le 4 juin 2023 : 19 h 30\nTotal : 4 heures", []),
    ],
)
def test_totals_and_shares_of_lines(text: str, expected: list[str]) -> None:
    assert printed("count-lines", text) == expected


def test_the_right_figure_is_proposed() -> None:
    assert proposed("count-lines", _VISITS.format("37 visites")) == ["36 visites"]
    assert proposed("count-lines", _COSTS.format("25,0 %")) == ["20,0 %"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sur 40 lettres, 30 sont revenues et 18 sont signées. Autrement dit, 52 % sont revenues.", ["52 %"]),
        ("Sur 40 lettres, 30 sont revenues et 18 sont signées. Autrement dit, 75 % sont revenues.", []),
        ("Sur 40 lettres, 24 sont revenues et 6 sont perdues. En clair, 75 % ont été suivies.", []),  # 30 of 40
        ("Nous avons reçu 28 réponses sur 40 (75 %).", ["75 %"]),
        ("Nous avons reçu 28 réponses sur 40 (70 %).", []),
        ("Dix-huit des 24 membres (environ 73 %) sont venus, ce qui représente 75 % du réseau.", []),
        ("Le loyer a grimpé de 30 euros en 2 ans. Cela représente une hausse de 9 %.", []),
        ("Ainsi, 12 % des ménages de la Région vivent seuls.", []),
    ],
)
def test_shares_told_again(text: str, expected: list[str]) -> None:
    assert printed("count-restated", text) == expected


_WALKS = (
    "# 3. MARCHES\nTrois marches ont été organisées.\n\nMarche du 9 mai 2023\n\n"
    "Étapes : la Poste, le Parc et la Gare\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cinq visites ont eu lieu. La première menait au parc, la deuxième au pont, la troisième au port.",
            ["Cinq visites"],
        ),
        ("Trois visites ont eu lieu. La première menait au parc, la deuxième au pont, la troisième au port.", []),
        ("Trois visites ont eu lieu. La première menait au parc, la deuxième au pont, la dernière au port.", []),
        (
            "Un bureau de cinq personnes prépare tout. Il s’agit d’Anne D., de Karim H., de Luc P. et d’Eva M.",
            ["cinq personnes"],
        ),
        ("Un bureau de quatre personnes prépare tout. Il s’agit d’Anne D., de Karim H., de Luc P. et d’Eva M.", []),
        ("Le réseau compte 5 membres.\n1. Abri\n2. Bond\n3. Cité\n4. Dock\n", ["5 membres"]),
        ("Le réseau compte 4 membres.\n1. Abri\n2. Bond\n3. Cité\n4. Dock\n", []),
        ("Le réseau compte 40 membres, voici ceux du bureau.\n1. Abri\n2. Bond\n3. Cité\n4. Dock\n", []),
        (f"{_WALKS}Marche du 8 juin 2023\n", ["Trois marches"]),
        (f"{_WALKS}Marche du 8 juin 2023\n\nMarche du 9 août 2023\n", []),
        (f"{_WALKS}Marche du 8 juin 2023\n\nMarche du 9 août 2023\n\nLes deux étapes ont plu.", ["deux étapes"]),
        (f"{_WALKS}Marche du 8 juin 2023\n\nMarche du 9 août 2023\n\nLes trois étapes ont plu.", []),
        ("# AG\nIntervenants : Mme Lise A., M. Jo B. et Mme Ida C.\n\nLes deux oratrices ont ri.", ["deux oratrices"]),
    ],
)
def test_things_told_one_by_one(text: str, expected: list[str]) -> None:
    assert printed("count-enumerated", text) == expected
