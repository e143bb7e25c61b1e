"""Spelling, hyphens, agreement from farther. Every sentence is invented."""

import pytest

from tests.proofreading.support import printed, proposed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le batiment est rénové.", ["bâtiment"]),
        ("Le bâtiment est rénové.", []),
        ("Les rèunions et le systême reprennent.", ["réunions", "système"]),
        ("Le dévelopement du parc continue.", ["développement"]),
        ("Un enregisrement est prévu.", ["enregistrement"]),
        ("Les jobistes du co-working ont un e-mail.", []),
        ("Un email et un flyer annoncent la fête.", []),
        ("De wijkwerking organiseert elke week een maaltijd voor de buurt.", []),
        ("Un mot de dialecte : le zwanze du quartier.", []),
        ("Voyez www.batiment.be ou batiment@exemple.be.", []),
    ],
)
def test_words_that_no_dictionary_knows(line: str, expected: list[str]) -> None:
    assert proposed("language-spelling", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Un rendez vous est pris.", ["rendez-vous"]),
        ("Vous vous rendez à la salle, ils viennent après midi.", []),
        ("L’abri sert de garde meuble.", ["garde-meuble"]),
        ("Il porte plainte et porte la chaise.", []),
        ("Une demi heure au delà, ceux ci attendent.", ["demi-heure", "au-delà", "ceux-ci"]),
        ("Une demi-heure au-delà, ceux-ci attendent.", []),
        ("Les grand parents et un grand père.", ["grand-parents"]),
        ("Quelques uns des voisins sont venus.", ["Quelques-uns"]),
    ],
)
def test_compounds_without_their_hyphen(line: str, expected: list[str]) -> None:
    assert proposed("language-hyphen", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les stagiaires ont jugé le cours plus utiles que prévu.", ["utiles"]),
        ("Les stagiaires ont jugé le cours plus utile que prévu.", []),
        ("Nous trouvons ces horaires trop contraignant.", ["contraignant"]),
        ("Les voisins de la cour plus âgés restent chez eux.", []),
        ("Les bornes électronique tombent en panne.", ["électronique"]),
        ("Les bornes électroniques tombent en panne.", []),
        ("Une gestion des déchets durable est en place.", []),
        ("Les services informatique et logistique ont déménagé.", []),
        ("Nous y veilleront dès la rentrée.", ["veilleront"]),
        ("Nous y veillerons, et les voisins nous aideront.", []),
        ("Les bénévoles assurerons la permanence.", ["assurerons"]),
        ("Nous et les bénévoles assurerons la permanence.", []),
        ("Les jeunes montrons du doigt, entrons, offrons.", []),
        ("Ils proposerons un goûter.", ["proposerons"]),
        ("Les personnes que j’y ai croisé sont revenues.", ["croisé"]),
        ("Les personnes qu’il y a là sont revenues.", []),
        ("Les gens que nous avons reçu sont contents.", ["reçu"]),
    ],
)
def test_agreement_from_farther(line: str, expected: list[str]) -> None:
    assert printed("language-agreement", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les mamans ont écrites une lettre.", ["ont écrites"]),
        ("La lettre que les mamans ont écrite est là.", []),
        ("Elle a prises les clés.", ["a prises"]),
        ("Elle les a prises au bureau.", []),
        ("On n’a plus le temps.", []),
    ],
)
def test_any_participle_with_avoir(line: str, expected: list[str]) -> None:
    assert printed("language-avoir", line) == expected
