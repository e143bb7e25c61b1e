"""Names of organisations and people, as tables write them."""

import pytest

from csxl_desktop.exchange.organisation_names import parsed_name, tidy_name, with_parents
from csxl_desktop.exchange.person_names import ParsedPerson, parsed_civility, parsed_person


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Aimer à l'ULB", "Aimer à l’ULB"),
        ("  Maison   du\tCoin ", "Maison du Coin"),
        ("Cap - CPAS", "Cap – CPAS"),
        ("Participation Sociale- CPAS", "Participation Sociale – CPAS"),
        ("Emploi — Commune", "Emploi – Commune"),
        ("Re-Sources Sud-Est", "Re-Sources Sud-Est"),
        ("Aide pré- et postnatale", "Aide pré- et postnatale"),
        ("Centre d´accueil", "Centre d’accueil"),
        ("'t Hoekske", "’t Hoekske"),
    ],
)
def test_dashes_apostrophes_and_spaces_have_one_form(typed: str, stored: str) -> None:
    assert tidy_name(typed) == stored
    assert tidy_name(stored) == stored


@pytest.mark.parametrize(
    ("typed", "name", "article"),
    [
        ("(Le) Balai", "(Le) Balai", "Le"),
        ("Balai (Le)", "(Le) Balai", "Le"),
        ("balai, le", "(Le) balai", "Le"),
        ("(L')Entre-Deux", "(L’)Entre-Deux", "L’"),
        ("Entre-Deux (L')", "(L’)Entre-Deux", "L’"),
        ("(les) Rives", "(Les) Rives", "Les"),
        ("La Rive", "La Rive", "La"),
        ("L'Ouvroir", "L’Ouvroir", "L’"),
        ("Lerive", "Lerive", ""),
        ("Rive (asbl)", "Rive (asbl)", ""),
    ],
)
def test_articles_are_recognised(typed: str, name: str, article: str) -> None:
    found = parsed_name(typed)

    assert (found.name, found.article) == (name, article)


def test_two_spellings_share_their_key() -> None:
    assert parsed_name("(L')Entre-Deux").key == parsed_name("Entre Deux (L’)").key == parsed_name("L'entre deux").key


def test_parents_are_proposed_for_bodies_and_rows_of_the_same_table_only() -> None:
    names = with_parents(
        parsed_name(text)
        for text in (
            "CPAS - Centre Public d'Action Sociale d'Ixelles",
            "Service Vélo- CPAS d'Ixelles",
            "Lutte – CPAS de Trifouilly",
            "Service Arbres - Commune d'Ixelles",
            "Dienst Bomen – Gemeente Elsene",
            "Prévention du Coin",
            "Cellule Bancs - Prévention du Coin",
            "Abri (Le Foyer Inventé)",
            "Refuge (asbl)",
            "Atelier – Théâtre pour tous",
        )
    )

    assert [(name.own_name, name.parent_proposal) for name in names] == [
        ("CPAS – Centre Public d’Action Sociale d’Ixelles", ""),
        ("Service Vélo", "CPAS – Centre Public d’Action Sociale d’Ixelles"),
        ("Lutte", "CPAS de Trifouilly"),
        ("Service Arbres", "Commune d’Ixelles"),
        ("Dienst Bomen", "Gemeente Elsene"),
        ("Prévention du Coin", ""),
        ("Cellule Bancs", "Prévention du Coin"),
        ("Abri", "Le Foyer Inventé"),
        ("Refuge (asbl)", ""),
        ("Atelier – Théâtre pour tous", ""),
    ]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Association des Amis du Balai AAB", "AAB"),
        ("FMB - Fédération des Balais", "FMB"),
        ("Coordination des Balais – CDB", "CDB"),
        ("Centre du Balai (C.D.B.)", "C.D.B."),
        ("Balais chez soi/BCS", "BCS"),
        ("Maison du Balai ASBL", ""),
        ("OBAL", ""),
        ("Balais de Bxl", ""),
    ],
)
def test_acronyms_are_proposed_as_short_names(name: str, short: str) -> None:
    assert parsed_name(name).short_name == short


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("M. Jean Dupont", ParsedPerson("M.", "Jean", "Dupont")),
        ("Madame Zoé Van den Broeck", ParsedPerson("Mme", "Zoé", "Van den Broeck")),
        ("Mevr. An Peeters", ParsedPerson("Mme", "An", "Peeters")),
        ("De heer Jan Peeters", ParsedPerson("M.", "Jan", "Peeters")),
        ("DUPONT Jean", ParsedPerson("", "Jean", "Dupont")),
        ("Jean-Luc de DUPONT-MARTIN", ParsedPerson("", "Jean-Luc", "de Dupont-Martin")),
        ("Dupont, Jean", ParsedPerson("", "Jean", "Dupont")),
        ("Mme D'HONDT Eva", ParsedPerson("Mme", "Eva", "D’Hondt")),
        ("Mme", ParsedPerson("Mme")),
        ("Dupont", ParsedPerson("", "", "Dupont")),
        ("F. Dupont", ParsedPerson("", "F.", "Dupont")),
        ("", ParsedPerson()),
    ],
)
def test_a_person_in_one_cell_is_taken_apart(typed: str, person: ParsedPerson) -> None:
    assert parsed_person(typed) == person


@pytest.mark.parametrize(
    ("typed", "civility"),
    [
        ("M.", "M."),
        ("Mr", "M."),
        ("Dhr.", "M."),
        ("mme", "Mme"),
        ("Mw.", "Mme"),
        ("MADAME", "Mme"),
        ("Dr", ""),
        ("", ""),
    ],
)
def test_civilities_of_three_languages(typed: str, civility: str) -> None:
    assert parsed_civility(typed) == civility
