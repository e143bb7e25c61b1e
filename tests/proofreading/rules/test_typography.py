"""Form. Every text is invented."""

import pytest

from csxl_desktop.proofreading.knowledge import Knowledge, KnownOrganisation
from csxl_desktop.proofreading.rules.accented import accented
from tests.proofreading.support import printed, proposed, remarks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("La 3ème édition et la 1ère", ["3e", "1re"]),
        ("Le 2ième et le 2ième", ["2e"]),
        ("Les 4èmes rencontres, les XXièmes", ["4es", "XXes"]),
        ("Le $12^{ième}$ et le 12<sup>ème</sup> rapport", ["12e", "12e"]),
        ("Le 1er, la 1re, le 2e, les 3es", []),
        ("Le 1ier", ["1er"]),
    ],
)
def test_ordinals(line: str, expected: list[str]) -> None:
    assert proposed("form-ordinal", line) == expected


def test_an_ordinal_printed_again_is_told_once_with_its_number() -> None:
    assert "2" in remarks("form-ordinal", "Le 2ième, puis le 2ième")[0].why.rpartition("2e, 3e.")[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# COMITE DE PILOTAGE", ["COMITÉ"]),
        ("# COMITÉ DE PILOTAGE", []),
        ("# RESEAU SOCIAL", ["RÉSEAU"]),
        ("Equipe et locaux. Egalement ouvert.", ["Équipe", "Également"]),
        ("Le journal Ecole paraît", []),  # inside a sentence a capital is that of a name
        ("Le notaire de l’Etat, l’Etoile du Nord", ["État"]),  # this one is nobody’s name
        ("A savoir : deux séances.", ["À"]),
        ("A Bruxelles, deux séances.", []),
        ("Une aide. A partir de mars.", ["À"]),
        ("1\tEquipe mobile\tMme Anne Vidal\nEquipe mobile aide.", []),  # its own name
        ("Le PROJET avance", []),
        ("La SANTE publique", []),  # as short as initials
        ("Le COMITE se réunit, puis le COMITE", ["COMITÉ"]),
    ],
)
def test_capitals(text: str, expected: list[str]) -> None:
    assert proposed("form-capital", text) == expected


def test_names_of_the_directory_keep_their_capitals() -> None:
    known = Knowledge(organisations=(KnownOrganisation("1", "Ecole des Tilleuls", former=(("Ecole du Nord", None),)),))
    assert printed("form-capital", "Ecole des Tilleuls", known) == []
    assert printed("form-capital", "Ecole du Nord", known) == []
    assert printed("form-capital", "Ecole des Chênes", known) == ["Ecole"]


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("ETAPE", "ÉTAPE"),
        ("Etape", "Étape"),
        ("étape", ""),
        ("ÉTAPE", ""),
        ("Le", ""),
        ("LE", ""),
        ("McDo", ""),
        ("Reseau", ""),
    ],
)
def test_accented(word: str, right: str) -> None:
    assert accented(word) == right


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Logement, emploi, etc... et le reste", ["etc..."]),
        ("Logement, emploi, etc.", []),
        ("Attendre....", ["...."]),
        ("Attendre..", [".."]),
        ("Attendre...\nEncore…", ["..."]),
        ("Attendre…\nEncore…", []),
        ("Voir https://exemple.be/a..b et ../dossier", []),
        ("Voir www.exemple.be/a....b", []),
    ],
)
def test_dots(text: str, expected: list[str]) -> None:
    assert printed("form-dots", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Un réseau précieux.\n\nSuite de la citation. »\n\nAnne Vidal", []),
        ("« Un réseau précieux.\n\nAnne Vidal\n\n« Merci ! »", ["« Un réseau précieux."]),
        ("« Un « mot » dans un autre »", []),
        ("Un mot » seul", ["Un mot »"]),
        ("# Titre\n« Un réseau\n# Autre", ["« Un réseau"]),
        ("« Un réseau\n1\tA\tB", ["« Un réseau"]),
        ("« Premier paragraphe\n« Second paragraphe »", []),
        ("« Fin sans fin", ["« Fin sans fin"]),
    ],
)
def test_guillemets(text: str, expected: list[str]) -> None:
    assert printed("form-guillemets", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Un "mot et la suite', ['"mot et la suite']),
        ('Un ""mot""', ['""', '""']),
        ("Un «« mot »»", ["««", "»»"]),
        ('Un « mot » et un "autre mot"', ['"autre mot"']),
        ('Un « mot "dans" un mot »', []),
        ('Un "mot"', []),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert printed("form-quotes", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une aide (voir l’annexe.", ["(voir l’annexe."]),
        ("Une aide (voir l’annexe 2).", []),
        ("Une aide voir l’annexe).", ["Une aide voir l’annexe)"]),
        ("a) le bilan ; b) le plan", []),
        ("(trams 92 et 97)", []),
        ("Merci :)", []),
        ("un (deux (trois) quatre)", []),
    ],
)
def test_brackets(text: str, expected: list[str]) -> None:
    assert printed("form-brackets", text) == expected


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Le bilan , le plan", 1),
        ("Le bilan,, le plan", 1),
        ("Le bilan,le plan", 1),
        ("Le bilan,l’essai", 1),
        ("Le bilan, l’essai, 3,5 h", 0),
        ("Le bilan, le plan. Fin.", 0),
        ("www.a.be/x;y,zz", 0),
    ],
)
def test_punctuation(line: str, count: int) -> None:
    assert len(remarks("form-punctuation", line)) == count


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Un groupe Whats'App", ["WhatsApp"]),
        ("Un groupe WhatsApp, une page FACEBOOK", []),
        ("Une page Linkedin et Linkedin", ["LinkedIn"]),
        ("Un power point", []),  # two words of everyday
        ("Voir linkedin.com/exemple", []),
    ],
)
def test_brands(line: str, expected: list[str]) -> None:
    assert proposed("form-brand", line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Relais asbl, La Ruche asbl et Le Canal Asbl", ["Asbl"]),
        ("Le Relais asbl et La Ruche asbl", []),
        ("# LE RELAIS ASBL\nLe Relais asbl", []),
        ("Le Relais asbl et De Brug vzw", []),
        ("Le Relais A.S.B.L. et la Ruche A.S.B.L. et une asbl", ["asbl"]),
    ],
)
def test_legal_forms(text: str, expected: list[str]) -> None:
    assert printed("form-legal", text) == expected
