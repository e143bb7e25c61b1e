"""People, groups, acronyms, towns, titles, addresses. Every name is invented."""

import pytest

from tests.proofreading.support import printed_wide, proposed_wide


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Odile Lambriotte parle.\nMme Lambriote répond.", ["Lambriotte"]),
        ("M. Ilan Bouvardi parle.\nIlan Bouvarti, collaborateur", ["Ilan Bouvardi"]),
        ("Mme Colette Paquay\nMme Collette Paquay, Mme Colette Paquay", ["Colette Paquay"]),
        ("M. Simon Vander et Mme Simone Vander parlent.", []),
        ("Mme Odile Lambriotte parle.\nMme Lambriotte répond.", []),
    ],
)
def test_a_person_under_two_spellings(text: str, expected: list[str]) -> None:
    assert proposed_wide("name-persons", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Solange Vautel, directrice, ouvre. M. Vautel conclut.", ["Mme Vautel"]),
        ("Mme Heleen Robin ouvre. M. Robin conclut.", ["Mme Robin"]),
        ("Mme Heleen Robin et M. Paul Robin ouvrent. M. Robin conclut.", []),
        ("M. Paul Robin ouvre. M. Robin conclut.", []),
    ],
)
def test_a_civility_and_who_bears_the_name(text: str, expected: list[str]) -> None:
    assert proposed_wide("name-civility", text) == expected


def test_a_group_and_its_heading() -> None:
    heads = "5.1 GT AIDE ALIMENTAIRE\nOn livre.\n5.2 GT LOGEMENT\nOn lit.\n"
    assert printed_wide("name-group-told", heads + "Le GT Aides alimentaires cherchera.") == ["GT Aides alimentaires"]
    assert printed_wide("name-group-told", heads + "Le GT Aide alimentaire cherchera.") == []


def test_the_letters_of_an_acronym() -> None:
    told = "Le Réseau social de Valmont (RSV) grandit.\n"
    assert proposed_wide("name-letters", told + "La charte du RVS est lue.") == ["RSV"]
    assert printed_wide("name-letters", told + "La charte du RSV et du CPAS est lue.") == []


def test_a_town_shortened() -> None:
    told = "La Commune de Lindebeek aide. La Commune de Lindebeek paie.\n"
    assert printed_wide("name-short-town", told + "La Commune Lbk écoute.") == ["Commune Lbk"]
    assert printed_wide("name-short-town", told + "La Commune de Gand écoute.") == []


def test_the_title_of_a_meeting() -> None:
    heading = "# Assemblée I – « Se loger sans se perdre »\nOn parle.\n"
    assert proposed_wide("name-title-told", heading + "Après l’assemblée « Se loger sans se ruiner », on agit.") == [
        "Se loger sans se perdre"
    ]
    assert printed_wide("name-title-told", heading + "Après l’assemblée « Bien vieillir chez soi », on agit.") == []


def test_the_name_of_an_event() -> None:
    heading = "5.2 Journée du mieux-être (samedi 27 mai)\nOn respire.\n"
    assert printed_wide("name-event-told", heading + "Les affiches de la Journée du bien-être plaisent.") == [
        "Journée du bien-être"
    ]
    assert printed_wide("name-event-told", heading + "Les affiches de la Journée du livre plaisent.") == []


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("rue du Moulin, 81 – 1215 Lindebeek", ["18"]),
        ("rue du Moulin, 18 – 1251 Lindebeek", ["1215"]),
        ("rue du Moulin, 25 – 1215 Lindebeek", []),
    ],
)
def test_figures_of_an_address(second: str, expected: list[str]) -> None:
    first = "Lieu : rue du Moulin, 18 – 1215 Lindebeek\nLieu : place Verte, 3 – 1215 Lindebeek\n"
    assert proposed_wide("contact-address", f"{first}Lieu : {second}") == expected


def test_an_article_of_a_law() -> None:
    told = "L’article 26 de la loi le permet. "
    assert printed_wide("order-article", told + "Selon l’article 62, on se réunit. L’article 62 suffit.") == ["26"]
    assert printed_wide("order-article", told + "Selon l’article 30, on se réunit. L’article 30 suffit.") == []
