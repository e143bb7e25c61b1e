"""Names of lists in sentences. Every name is invented."""

import pytest

from tests.proofreading.support import proposed_wide

_LIST = """
1. Atelier des Ponts asbl – Mme Ida Vander
2. Colis du Cœur asbl – M. Paul Rivet
3. Déclic Numérique asbl – Mme Lise Bodard
4. Habitat Solidaire du Moulin asbl – M. Jean Corvin
5. Maison médicale des Forges asbl – Mme Rita Sauvenière
6. Locataires Unis asbl – M. Hugo Pirard
"""


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Le repas de l’Atelier des Ponts a plu.", ""),
        ("Le repas de l’Atelier du Pont a plu.", "Atelier des Ponts"),
        ("Colis du cœur a livré.", "Colis du Cœur"),
        ("Mme Bodard (Déclic du Numérique) a parlé.", "Déclic Numérique"),
        ("Avec Habitat & Solidarité du Moulin, on a bâti.", "Habitat Solidaire du Moulin"),
        ("La Maison médicale de la Forge soigne.", "Maison médicale des Forges"),
        ("La Maison méd. des Forges soigne.", "Maison médicale des Forges"),
        ("Locataire Unis a gagné.", "Locataires Unis"),
        ("Les Maisons médicales des Forges et du Parc soignent.", ""),
        ("Une maison médicale de la forge soigne.", ""),
        ("MAISON MÉDICALE DES FORGES", ""),
    ],
)
def test_a_name_of_a_list_in_a_sentence(sentence: str, right: str) -> None:
    assert proposed_wide("name-listed", f"{sentence}\n{_LIST}") == ([right] if right else [])
