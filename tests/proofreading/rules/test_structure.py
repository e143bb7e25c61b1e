"""The parts of a text and its wording as a whole. Every text is invented."""

import pytest

from tests.proofreading.support import printed, proposed

CONTENTS = "1. Le parc\t3\n2. La serre\t4\n3. Le verger\t6\n4. La mare\t7\n5. Les outils\t9\n6. Le miel\t{page}\n7. Le foin\t14\n8. La laine\t15\n"  # noqa: E501 - lines of a table of contents


def test_pages_of_the_contents_rise() -> None:
    assert printed("heading-pages", CONTENTS.format(page=12)) == []
    assert printed("heading-pages", CONTENTS.format(page=8)) == ["6. Le miel"]


def test_numbers_of_headings_follow() -> None:
    text = "4.1. Bal de mai\n\nA.\n\n4.2. Bal de juin\n\nB.\n\n4.{last}. Bal d’août\n\nC.\n\n5.1. Foire\n\nD."
    assert printed("heading-numbers", text.format(last=3)) == []
    assert proposed("heading-numbers", text.format(last=2)) == ["4.3"]
    assert proposed("heading-numbers", text.format(last=4)) == ["4.3"]


def test_annexes_exist() -> None:
    text = "# Annexe 1 : Plan\n\nA.\n\n# Annexe 2 : Prix\n\nB.\n\n# Fin\n\nVoir l’annexe {number}."
    assert printed("heading-annex", text.format(number=2)) == []
    assert printed("heading-annex", text.format(number=3)) == ["annexe 3"]
    assert printed("heading-annex", text.format(number="A")) == []
    assert printed("heading-annex", "Voir l’annexe 4.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le parc(1) est grand.\n\n(1) Six hectares.\n\nLa mare(2) aussi.\n\n(2) Deux ares.", []),
        ("Le parc(1) est grand.\n\n(2) Six hectares.", ["Le parc(1)", "(2) Six hectares."]),
        ("Le parc¹ est grand, la mare² aussi.\n\n¹ Six hectares.\n\n² Deux ares.", []),
        ("Le parc¹ est grand.\n\n¹ Six hectares.\n\n¹ Deux ares.", ["¹ Deux ares."]),
        ("Le parc (1) et la mare (2) sont ouverts.", []),
    ],
)
def test_notes_in_brackets(text: str, expected: list[str]) -> None:
    assert printed("order-bracketed-notes", text) == expected


def test_a_sentence_that_stands_twice() -> None:
    sentence = "Le verger a donné assez de pommes pour que chaque famille en emporte un panier."
    assert printed("text-repeated", f"# Été\n\n{sentence}\n\n# Automne\n\nIl a plu. {sentence}") == [sentence]
    assert printed("text-repeated", f"{sentence}\n\n{sentence}\n\n{sentence}") == []
    assert printed("text-repeated", "Il a plu.\n\nIl a plu.") == []
    assert printed("text-repeated", f"{sentence} {sentence}") == [sentence]  # once, not by two ways
    assert printed("text-repeated", "Le pré est bien fauché. Le pré est bien fauché.") == ["Le pré est bien fauché."]
    assert printed("text-repeated", "Bravo. Bravo. Le pré est fauché. Le bois est fauché.") == []


def test_a_line_without_its_day() -> None:
    lines = "- l’âne, le 3 mai 2023 ;\n- l’oie, le 4 juin 2023 ;\n- le chat, le 5 juillet 2023 ;\n- {last}"
    assert printed("date-missing", lines.format(last="le chien, le 6 août 2023.")) == []
    assert printed("date-missing", lines.format(last="le chien, par amitié.")) == ["le chien, par amitié."]
    assert printed("date-missing", "- l’âne, le 3 mai 2023 ;\n- le chien.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RAPPORT D’ACTIVITÉS 2023\n\nLe bal se tiendra le 4 mai 2023.", ["tiendra"]),
        ("RAPPORT D’ACTIVITÉS 2023\n\nLe bal s’est tenu le 4 mai 2023.", []),
        ("RAPPORT D’ACTIVITÉS 2023\n\nLe bal se tiendra le 4 mai 2024.", []),
        ("RAPPORT D’ACTIVITÉS 2023\n\n# Perspectives\n\nLe bal se tiendra le 4 mai 2023.", []),
        ("RAPPORT D’ACTIVITÉS 2023\n\nLe jury a dit que le bal se tiendra le 4 mai 2023.", []),
        ("INVITATION\n\nLe bal se tiendra le 4 mai 2023.", []),
    ],
)
def test_a_future_for_what_is_over(text: str, expected: list[str]) -> None:
    assert printed("period-future", text) == expected


def test_amounts_and_hours_in_one_style() -> None:
    prices = "Le toit coûte 1.200 €, la porte 2.300 €, le sol 3.400 €, la cour {last}."
    assert printed("form-amounts", prices.format(last="4.500 €")) == []
    assert printed("form-amounts", prices.format(last="4500 EUR")) == ["4500 EUR"]
    assert printed("form-amounts", prices.format(last="4 500 euros")) == ["4 500 euros"]
    day = "Ouvert à 9h30, 11h00, 14h15 et {last}."
    assert printed("form-hours", day.format(last="16h00")) == []
    assert printed("form-hours", day.format(last="16:00")) == ["16:00"]
    assert printed("form-hours", "Ouvert à 9h30 et à 16:00.") == []


def test_an_acronym_told_in_two_ways() -> None:
    text = "Le Cercle des amis du parc (CAP) plante. Le Cercle des {who} du parc (CAP) arrose."
    assert printed("name-acronym", text.format(who="amis")) == []
    assert printed("name-acronym", text.format(who="aînés")) == ["Cercle des aînés du parc (CAP)"]
    assert printed("name-acronym", "La maison (CAP) et la serre (CAP).") == []


def test_a_person_in_a_table_and_in_a_sentence() -> None:
    text = "Jury\tMme Zoé Léonard\nClub\tM. Tom Vos\n\n{name} a parlé."
    assert printed("name-of-person", text.format(name="Mme Zoé Léonard")) == []
    assert proposed("name-of-person", text.format(name="Mme Zoe Leonard")) == ["Zoé Léonard"]
    assert printed("name-of-person", "Mme Zoé Léonard et Mme Zoe Leonard") == []


def test_another_group_than_that_of_the_heading() -> None:
    text = "1.1. Groupe Potager\n\nA.\n\n1.2. Groupe Lecture\n\nLe groupe {name} a bâti un mur{more}."
    assert printed("name-other-group", text.format(name="Lecture", more="")) == []
    assert proposed("name-other-group", text.format(name="Potager", more="")) == ["Lecture"]
    assert proposed("name-other-group", text.format(name="Potager", more=" avec eux")) == []
    assert printed("name-other-group", "1.1. Groupe Potager\n\nLe groupe Lecture lit.") == []


def test_ordinals_follow() -> None:
    line = "La première a eu lieu en mai, la deuxième a eu lieu en juin, la {last} a eu lieu en août."
    assert printed("order-ordinals", line.format(last="troisième")) == []
    assert printed("order-ordinals", line.format(last="quatrième")) == ["quatrième"]


def test_two_units_side_by_side() -> None:
    assert printed("form-units", "Des sentiers de 2 km et de 3 km, un fil de 4 m.") == []
    assert printed("form-units", "Des sentiers de 2 km et de 3 m.") == ["2 km et de 3 m"]


def test_annexes_printed_apart_are_not_missed_in_the_text() -> None:
    contents = "1. Le parc ........ 3\n2. La mare ........ 4\n3. La serre ........ 5\nAnnexe 1 : Plan ........ 6\n\n"
    body = "# 1. Le parc\n\nA.\n\n# 2. La mare\n\nB.\n\n# 3. La serre\n\nC."
    assert printed("heading-contents", contents + body) == []
    assert printed("heading-contents", f"{contents}{body}\n\n# Annexe 2 : Prix\n\nD.") == ["Annexe 1 : Plan"]


def test_days_with_their_weekdays_out_of_order() -> None:
    assert printed("date-order", "Le lundi 8 mai, le mardi 4 avril et le jeudi 8 juin.") != []
    assert printed("date-order", "Le mardi 4 avril, le lundi 8 mai et le jeudi 8 juin.") == []


def test_the_end_of_the_year_before_beside_this_one() -> None:
    assert printed("period-last-year", "Au 31 décembre 2022, il y avait 5 clubs ; deux sont venus en 2023.") == []
