"""Names in a sentence, as French and Dutch say them there."""

import pytest

from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.named import named


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("AMO Grand Angle", "d’AMO Grand Angle"),
        ("École des Pivoines", "d’École des Pivoines"),
        ("Hôpital Saint-Roch", "d’Hôpital Saint-Roch"),
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
    ],
)
def test_de_joins_the_name_of_an_organisation(name: str, told: str) -> None:
    with speaking("fr"):
        assert named("{who}, de {organisation},", bodies=["organisation"], who="Anne", organisation=name) == (
            f"Anne, {told},"
        )


@pytest.mark.parametrize(
    ("name", "told"),
    [("(Le) Clic", "au Clic"), ("(Les) Tilleuls", "aux Tilleuls"), ("(La) Bouée", "à la Bouée"), ("AMO", "à AMO")],
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


def test_a_family_keeps_its_article() -> None:
    with speaking("fr"):
        assert named("Données de {name}", name="Le Roy") == "Données de Le Roy"
        assert named("Données de {name}", name="Anne Le Roy") == "Données d’Anne Le Roy"
        assert named("Données de {name}", name="Hassan Idrissi") == "Données de Hassan Idrissi"
