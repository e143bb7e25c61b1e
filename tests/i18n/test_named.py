"""Names in a sentence, as French and Dutch say them there."""

import pytest

from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.named import named


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("AMO Grand Angle", "d’AMO Grand Angle"),
        ("École des Pivoines", "de l’École des Pivoines"),
        ("Hôpital Saint-Roch", "de l’Hôpital Saint-Roch"),
        ("Habitat groupé", "d’Habitat groupé"),
        ("Œuvre du Puits", "d’Œuvre du Puits"),
        ("Hub numérique", "de Hub numérique"),
        ("Handicap et cité", "de Handicap et cité"),
        ("Onze portes", "de Onze portes"),
        ("SSM Rivages", "de SSM Rivages"),
        ("(Le) Clic – Espace public numérique", "du Clic – Espace public numérique"),
        ("Le Clic", "du Clic"),
        ("(La) Bouée", "de la Bouée"),
        ("(Les) Tilleuls", "des Tilleuls"),
        ("Les Tilleuls", "des Tilleuls"),
        ("(L’)Embellie", "de l’Embellie"),
        ("(L') Embellie", "de l’Embellie"),
        ("Maison {verte}", "de Maison {verte}"),
        ("Maison verte {1}", "de la Maison verte {1}"),
        ("Commune de Forest", "de la Commune de Forest"),
        ("Commune d’Ixelles", "de la Commune d’Ixelles"),
        ("Commune – Service Jeunesse", "de la Commune – Service Jeunesse"),
        ("Ville de Bruxelles", "de la Ville de Bruxelles"),
        ("Maison de quartier des Tilleuls", "de la Maison de quartier des Tilleuls"),
        ("Mission locale de Forest", "de la Mission locale de Forest"),
        ("Fondation Aleydis", "de la Fondation Aleydis"),
        ("Croix-Rouge", "de la Croix-Rouge"),
        ("Croix-Rouge de Belgique", "de la Croix-Rouge de Belgique"),
        ("Régie des quartiers", "de la Régie des quartiers"),
        ("Coordination Sociale de Sainte-Alix", "de la Coordination Sociale de Sainte-Alix"),
        ("Fédération des Épiceries", "de la Fédération des Épiceries"),
        ("CPAS de Sainte-Alix", "du CPAS de Sainte-Alix"),
        ("CPAS", "du CPAS"),
        ("Centre culturel La Grande Roue", "du Centre culturel La Grande Roue"),
        ("Service Logement du CPAS", "du Service Logement du CPAS"),
        ("Antenne Schaerbeek", "de l’Antenne Schaerbeek"),
        ("Association des Locataires", "de l’Association des Locataires"),
        # True proper names, and those of which one may doubt.
        ("Bruxelles Laïque", "de Bruxelles Laïque"),
        ("Ixelles Prévention", "d’Ixelles Prévention"),
        ("Ville et Forêt", "de Ville et Forêt"),
        ("Ville sans racisme", "de Ville sans racisme"),
        ("Ville", "de Ville"),
        ("Maison", "de Maison"),
        ("École & Cie", "d’École & Cie"),
        ("Maisons de quartier", "de Maisons de quartier"),
        ("Services et santé", "de Services et santé"),
        ("Communauté Maritime", "de Communauté Maritime"),
        ("Centrum voor welzijn", "de Centrum voor welzijn"),
        ("(La) Maison verte", "de la Maison verte"),
        ("(Le) Service du soir", "du Service du soir"),
        ("Le Centre", "du Centre"),
    ],
)
def test_de_joins_the_name_of_an_organisation(name: str, told: str) -> None:
    with speaking("fr"):
        assert named("{who}, de {organisation},", bodies=["organisation"], who="Anne", organisation=name) == (
            f"Anne, {told},"
        )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("(Le) Clic", "au Clic"),
        ("(Les) Tilleuls", "aux Tilleuls"),
        ("(La) Bouée", "à la Bouée"),
        ("AMO", "à AMO"),
        ("CPAS de Forest", "au CPAS de Forest"),
        ("Commune de Forest", "à la Commune de Forest"),
        ("Équipe mobile Traverses", "à l’Équipe mobile Traverses"),
    ],
)
def test_a_joins_it_too(name: str, told: str) -> None:
    with speaking("fr"):
        assert named("Écrire à {name}", bodies=["name"], name=name) == f"Écrire {told}"


def test_the_article_is_no_longer_aside_in_a_sentence() -> None:
    with speaking("fr"):
        assert named("pour {names}", names="(Le) Clic, (L’)Embellie") == "pour le Clic, l’Embellie"
        assert named("{name} vient", name="(Le) Clic") == "Le Clic vient"
    with speaking("nl"):
        assert named("van {name}", name="(Le) Clic") == "van Le Clic"
        assert named("van {name}", name="(Het) Huis") == "van het Huis"


def test_a_common_noun_takes_its_article_behind_a_preposition_alone_and_in_french_alone() -> None:
    for language, told in (("fr", "pour la Commune de Forest"), ("nl", "pour Commune de Forest")):
        with speaking(language):
            assert named("pour {name}", bodies=["name"], name="Commune de Forest") == told
    with speaking("fr"):
        assert named("{name} vient", bodies=["name"], name="Commune de Forest") == "Commune de Forest vient"
        assert named("vient : {name}", bodies=["name"], name="Commune de Forest") == "vient : Commune de Forest"
        assert named("Données de {name}", name="Maison Dupont") == "Données de Maison Dupont"


def test_a_family_keeps_its_article() -> None:
    with speaking("fr"):
        assert named("Données de {name}", name="Le Roy") == "Données de Le Roy"
        assert named("Données de {name}", name="Anne Le Roy") == "Données d’Anne Le Roy"
        assert named("Données de {name}", name="Hassan Idrissi") == "Données de Hassan Idrissi"
