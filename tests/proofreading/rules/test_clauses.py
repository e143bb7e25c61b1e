"""Agreement within a clause, each slip with what is right beside it. Every sentence is invented."""

import pytest

from csxl_desktop.proofreading.rules.lexicon import adjective, bent, finite, gender, noun, participle
from tests.proofreading.support import printed, proposed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les nappes ont été rangé.", ["rangé"]),
        ("Les nappes ont été rangées.", []),
        ("Le potager a été fleuris.", ["fleuris"]),
        ("La visite du jardin a été très apprécié.", ["apprécié"]),
        ("La visite du jardin a été très appréciée.", []),
        ("Le plan de la salle est affichée.", ["affichée"]),
        ("Le plan de la salle est affiché.", []),
        ("Les travaux restaient long et bruyants.", ["long"]),
        ("En mai, les cartes ont été distribués.", ["distribués"]),
        ("En mai, les cartes et le plan ont été distribués.", []),
        ("L’ensemble des cartes a été distribué, la plupart ont été lues.", []),
        ("Les voisines se sont mobilisée.", ["mobilisée"]),
        ("Les comités se sont réuni jeudi.", ["réuni"]),
        ("Les animatrices se sont succédé, elles se sont réparti les salles.", []),
        ("Elles ont été reçus, ils sont contents, elle est venu.", ["reçus", "venu"]),
        ("Quant à elles, les voisines sont venues ; on est arrivés, c’est entendu.", []),
        ("Le code est accessibles à tous, les services sont gratuit.", ["gratuit", "accessibles"]),
        ("La porte est ouvertes.", ["ouvertes"]),
        ("Nous sommes venus, on est revenus et tel est le cas.", []),
        ("Les citoyen·ne·s sont invité·e·s, les familles invité(e)s.", []),
        ("Semée en mars, le potager a été récolté.", ["Semée"]),
        ("Semé en mars, le potager a été récolté ; vu la pluie, elle a été remise.", []),
        ("Peint à la main, elle est accrochée dans le hall.", []),
        ("Rangé par taille, elles ont été vendues.", ["Rangé"]),
    ],
)
def test_what_is_told_of_a_subject(line: str, expected: list[str]) -> None:
    assert printed("language-agreement", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nous aimons les histoires que la conteuse a raconté.", ["raconté"]),
        ("Nous aimons les histoires que la conteuse a racontées.", []),
        ("Les jouets de la halte que nous avons réparées servent.", ["réparées"]),
        ("Il a informé les voisines que le train a retardé.", []),
        ("C’est grâce aux recettes que la cuisine a avancé.", []),
        ("Les robes que nous avons fait coudre plaisent.", []),
        ("Trois gâteaux, que la voisine avait cuit, ont disparu.", ["cuit"]),
        ("Trois gâteaux, que la voisine avait cuits, ont disparu.", []),
        ("On sait, par les voisins, que la pluie avait cessé.", []),
        ("Elle lit un état des bancs abîmé, une liste des parcs ouverte à tous.", []),
        ("Elle lit l’état des bancs abîmée.", ["abîmée"]),
        ("Les fêtes qui ont été annulés reviennent.", ["annulés"]),
        ("La nappe de lin qui a été offerte sèche.", []),
        ("Les tables sur lequel on écrit, la salle dans laquelle on lit.", ["lequel"]),
        ("La salle auxquels on pense.", ["auxquels"]),
        ("Les demandes de bourse rejetés reviennent.", ["rejetés"]),
        ("Les demandes de bourses rejetées, un carnet de bord relié.", []),
        ("La commune a pour sa part signé le texte.", []),
        ("On les a écouté, elle nous a accueilli.", ["écouté", "accueilli"]),
        ("On les a écoutés, elle nous a proposé un thé, il les a fait venir.", []),
        ("Les plans ont été dessinés par la classe et sont exposées ici.", ["exposées"]),
        ("Les plans ont été dessinés par la classe et sont exposés ici.", []),
        ("Les affiches ont été collées et retiré.", ["retiré"]),
    ],
)
def test_what_is_told_of_another_noun(line: str, expected: list[str]) -> None:
    assert printed("language-agreement", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les chansons que la chorale a apprises résonnait fort.", ["résonnait"]),
        ("Les chansons que la chorale a apprises résonnaient fort.", []),
        ("On sait que les parents avait peur.", ["avait"]),
        ("Peu de chaises restait, beaucoup de gens étaient debout.", ["restait"]),
        ("On dit que beaucoup de gens chantait.", ["chantait"]),
        ("La fanfare ont joué.", ["ont"]),
        ("La fanfare et la chorale ont joué, une dizaine de gens ont chanté.", []),
        ("La semaine dernière ont eu lieu deux fêtes.", []),
        ("Ils chantait, elles dansaient.", ["chantait"]),
        ("Les voisins qui avait faim sont venus.", ["avait"]),
        ("Les Deux Ponts a ouvert ses portes.", []),
    ],
)
def test_verbs_with_their_subject(line: str, expected: list[str]) -> None:
    assert printed("language-agreement", line) == expected


def test_what_is_meant_is_proposed_where_it_is_sure() -> None:
    assert proposed("language-agreement", "Les cartes ont été rangé.") == ["rangées"]
    assert proposed("language-agreement", "Les routes étaient long.") == [""]
    assert bent("long", ("f", "p")) == ""
    assert bent("mis", ("f", "p")) == "mises"


@pytest.mark.parametrize(
    ("word", "right"),
    [("lues", ("lu", ("f", "p"))), ("mis", ("mis", ("m", "s"))), ("table", None), ("a" * 50, None)],
)
def test_participles(word: str, right: object) -> None:
    assert participle(word) == right


def test_nouns_and_adjectives() -> None:
    assert [noun(each) for each in ("nappes", "journaux", "temps", "zzz", "a" * 50)] == [
        ("nappe", "p"), ("journal", "p"), ("temps", ""), None, None,
    ]  # fmt: skip
    assert [gender(each) for each in ("nation", "village", "nappe", "rentrée", "partenaire")] == [
        "f",
        "m",
        "f",
        "f",
        "",
    ]
    assert adjective("joyeuses") == ("joyeux", frozenset({("f", "p")}))
    assert adjective("locaux") == ("local", frozenset({("m", "p")}))
    assert adjective("a" * 50) is None
    assert [finite(each) for each in ("chantaient", "dansera", "souvent", "opéra", "portes", "viendront")] == [
        "p", "s", "", "", "", "p",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("La fanfare poursuivi sa route.", ["a poursuivi"]),
        ("La fanfare a poursuivi sa route, les enfants invités une fois sont revenus.", []),
        ("Une comité, cette projet et aucun réunion.", ["", "", ""]),
        ("Un comité, ce projet et aucune réunion ; l’un demande du pain.", []),
        ("Toutes les groupes, tous les réunions.", ["", ""]),
        ("Tous les groupes, toutes les réunions ; surtout l’équipe.", []),
        ("Toutes ont été approuvés, chacune s’est tenu ici.", ["approuvées", "tenue"]),
        ("Toutes ont été approuvées, chacune s’est tenue ici.", []),
    ],
)
def test_determiners_and_what_is_missing(line: str, expected: list[str]) -> None:
    assert proposed("language-agreement", line) == expected


def test_what_is_joined_behind_a_preposition_is_several() -> None:
    assert (
        proposed("language-agreement", "Elle prend part à des bals et à des visites organisés par le quartier.") == []
    )
    assert proposed("language-agreement", "Elle tient à des visites organisés par le quartier.") == ["organisées"]


def test_what_may_be_another_verb_or_pronoun_is_left_alone() -> None:
    assert proposed("language-agreement", "Elle la fait suivre par la voie qui convient.") == []
    assert proposed("language-words", "Deux conseils en sont sortis, avec sont accord.") == [""]
