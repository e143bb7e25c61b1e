"""What one part of a text tells another: days, names, lists, notes, the contents. Every text is invented."""

import pytest

from csxl_desktop.proofreading.knowledge import Knowledge
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.text import Kind
from tests.proofreading.support import printed, proposed

_FAIR = "# Bourse aux jouets\n\nElle s’est tenue le samedi 6 mai 2023 au préau.\n\n# Visites\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_FAIR.format("Visite du samedi 6 mai 2023"), ["6 mai 2023"]),
        (_FAIR.format("Visite du dimanche 7 mai 2023"), []),
        (_FAIR.format("Retour sur la bourse du samedi 6 mai 2023"), []),  # the same one
        (_FAIR.format("- samedi 6 mai 2023 : 8 personnes"), []),
        (_FAIR.format("Visite du 6 mai 2022"), []),
        ("# Assemblée du 3 mars 2023\n\nTexte.\n\n# Balade du 3 mars 2023\n\nTexte.", ["3 mars 2023"]),
    ],
)
def test_two_activities_on_one_day(text: str, expected: list[str]) -> None:
    assert printed("date-same-day", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Foyer des Pins chante. Le Foyer des Pins prête sa salle. Merci au Foyer du Pin.", ["Foyer du Pin"]),
        ("Le Foyer des Pins chante. Le Foyer des Pins prête sa salle. Merci au Foyer des Lacs.", []),
        ("Le Foyer des Pins chante. Merci au Foyer du Pin.", []),  # which one is right?
        ("La Maison du Lac ouvre. La Maison du Lac ferme. Les Maisons des Lacs aussi.", []),
    ],
)
def test_names_in_the_plural(text: str, expected: list[str]) -> None:
    assert printed("name-plural", text) == expected


_LIST = (
    "1. Abri – Mme Lina Ost\n2. Bébé Bus – M. Jo Prat\n"
    "3. {} – Mme Ida Lor\n4. {} – M. Paul Rive\n5. Foyer {} M. Ali Baz\n"
)


def test_lines_of_a_list_are_divided_alike() -> None:
    assert proposed("name-separator-lines", _LIST.format("Crèche", "Dépôt", "-")) == [" – "]
    assert printed("name-separator-lines", _LIST.format("Crèche", "Dépôt", "–")) == []


def test_lines_in_the_order_of_names() -> None:
    told = "Voici les membres, par ordre alphabétique.\n"
    assert printed("order-lines", told + _LIST.format("Dépôt", "Crèche", "–")) == ["3. Dépôt – Mme Ida Lor"]
    assert printed("order-lines", told + _LIST.format("Crèche", "Dépôt", "–")) == []
    assert printed("order-lines", told + _LIST.format("Crèche", "(Le) Dépôt", "–")) == []
    assert printed("order-lines", _LIST.format("Dépôt", "Crèche", "–")) == []  # short, and nothing says so


def test_who_signs_for_another_body_than_in_the_list() -> None:
    signed = f"{_LIST.format('Crèche', 'Dépôt', '–')}\n« Merci à toutes et à tous. »\nIda Lor, {{}}\n"
    assert printed("name-two-bodies", signed.format("Crêche")) == []
    assert printed("name-two-bodies", signed.format("Crèches")) == ["Crèches"]
    assert printed("name-two-bodies", signed.format("Crèche")) == []


def test_notes_stand_in_their_order() -> None:
    text = "Un appel¹ et un autre².\n{}\n{}\n"
    one, two = "¹ La première note.", "² La seconde note."
    assert printed("order-bracketed-notes", text.format(two, one)) == [two]
    assert printed("order-bracketed-notes", text.format(one, two)) == []


def test_a_number_left_out_is_told_once() -> None:
    heads = "# 3.1 Mars\n# 3.2 Mai\n# {} Juin\n# 3.4 Août\n"
    assert printed("heading-numbers", heads.format("3.4")) == ["3.4 Juin"]
    assert printed("heading-numbers", heads.format("3.3")) == []


def test_contents_without_pages() -> None:
    text = (
        "SOMMAIRE\n1. Accueil\n2. Réunion\n3. Que faire ?\n\n1. ACCUEIL\nMot.\n2. RÉUNIONS\nMot.\n3. QUE FAIRE ?\nMot."
    )
    kinds = [block.kind for block in from_plain(text).blocks]
    assert kinds.count(Kind.ENTRY) == 3
    assert kinds.count(Kind.HEADING) == 4
    assert printed("heading-contents", text) == ["2. Réunion"]
    assert printed("heading-contents", text.replace("2. Réunion", "2. Réunions")) == []


def test_lines_behind_dashes_are_a_list() -> None:
    text = "Nos buts sont au nombre de quatre :\n– accueillir ;\n– relier ;\n— informer.\n"
    assert printed("count-announced", text) == ["quatre"]
    assert printed("count-announced", text.replace("quatre", "trois")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les membres du groupe « Aînés » écrivent.", ["Les membres du groupe « Aînés"]),
        ("Deux réunions du groupe « Aînés » ont suffi.", ["Deux réunions du groupe « Aînés"]),
        ("Les membres du groupe « Logement » écrivent.", []),
        ("Les membres du groupe « Aînés » écrivent avec le groupe « Logement ».", []),
    ],
)
def test_members_of_another_group(line: str, expected: list[str]) -> None:
    text = f"# Groupe « Logement »\n{line}\n# Groupe « Aînés »\nTexte."
    assert printed("name-other-group", text) == expected


def test_a_text_from_outside_and_a_dossier_that_quotes_nobody() -> None:
    quoted = "« J’ai trouvé une table et une oreille. »\nIda Lor, Crèche\n"
    assert printed("quote-unknown", quoted, Knowledge(year=2023)) == []
