"""Names, on both sides of what a rule may say. Every name is invented."""

from datetime import date

import pytest

from csxl_desktop.proofreading.knowledge import Knowledge, OfficeFacts
from tests.proofreading.support import YEAR, printed, printed_wide, proposed, proposed_wide

GROUPS = "5.1 GT Logement\nOn lit.\n5.2 GT Culture\nOn lit.\n5.3 GT Informatique\nOn code.\n"
LIST = (
    "Nos lieux :\n\n- Atelier des Tisserands\n- Bibliothèque communale de Lindebeek\n- Centre culturel Bruegel\n"
    "- Espace Santé\n- Maison des Jeunes de la Gare\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GT Logement : 4. GT Culture : 5. GT Numérique : 6.", ["Numérique"]),
        ("GT Logement : 4. GT Culture : 5. GT Informatique : 6.", []),
        ("Le GT Logement, le GT Culture et le GT Informatique sont là.", []),
    ],
)
def test_a_group_that_no_heading_names(text: str, expected: list[str]) -> None:
    assert proposed("name-group-told", GROUPS + text) == expected


def test_the_name_of_a_group_that_is_said_most_is_its_name() -> None:
    text = "5.1 GT AIDES ALIMENTAIRES\nOn livre.\n5.2 GT LOGEMENT\nOn lit.\nLe GT Culture rit. "
    assert proposed("name-group-told", text + "Le GT Aide alimentaire lit. " * 5) == ["Aide alimentaire"]
    assert proposed("name-group-told", text + "Le GT Aide alimentaire lit.") == ["AIDES ALIMENTAIRES"]


def test_letters_that_their_words_do_not_spell_define_nothing() -> None:
    assert printed_wide("name-letters", "Le service de nuit (XYZ) est là. La charte du ZYX est lue.") == []


def test_what_capitals_shout_is_no_way_to_write_a_town() -> None:
    shouted = "LA COMMUNE DE LINDEBEEK AIDE ET PAIE\n"
    told = "La Commune de Lindebeek aide.\nLa Commune Lbk écoute."
    assert printed_wide("name-short-town", f"{shouted}La Commune de Lindebeek paie. {told}") == ["Commune Lbk"]
    assert printed_wide("name-short-town", f"{shouted}{told}") == []


def test_a_title_that_a_label_announces_is_no_slip_of_another() -> None:
    text = (
        "# Assemblée I – « Se loger sans se perdre »\nThème : assemblée « Se loger sans se ruiner »\nAprès l’assemblée "
    )
    assert printed_wide("name-title-told", f"{text}« Se loger sans se perdre », on agit.") == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("La Journée du bien-être plaît.", ["Journée du bien-être"]),
        ("La Journée du bien-être plaît. La Journée du bien-être finit.", []),
        ("- Journée du bien-être (samedi 28 mai)\nLa Journée du bien-être plaît.", []),
    ],
)
def test_an_event_that_is_named_twice_is_another(more: str, expected: list[str]) -> None:
    heading = "5.2 Journée du mieux-être (samedi 27 mai)\nOn respire.\n"
    assert printed_wide("name-event-told", heading + more) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("On va au Centre culturel Breugel.", ["Centre culturel Bruegel"]),
        ("On va au Centre sportif Bruegel.", []),
        ("On va à la Maison des Jeunes de la Gara.", ["Maison des Jeunes de la Gare"]),
        ("On va à la Bibl. communale de Lindebeek.", ["Bibliothèque communale de Lindebeek"]),
        ("On va à la Bibl. communale de Lindebeekk.", []),
        ("On va à l’Atelier des tisserands.", ["Atelier des Tisserands"]),
        ("On va à l’Atelier, des Tisserands.", []),
        ("On va à l’Atelier de la des Tisserands.", []),
        ("On va à l’Espace de Santé.", ["Espace Santé"]),
        ("On va à l’Espace de santé.", []),
        ("Il y a un Centre", []),
    ],
)
def test_a_name_of_the_list(line: str, expected: list[str]) -> None:
    assert proposed("name-listed", LIST + line) == expected


def test_two_names_of_one_list_are_both_right_and_a_sentence_in_it_is_none() -> None:
    both = LIST.replace("- Espace Santé", "- Atelier des Tisserand")
    assert proposed("name-listed", both + "On va à l’Atelier des Tisserand.") == []
    told = LIST.replace("- Espace Santé", "- et d’autres lieux encore, sans nom.\n- Espace Santé")
    assert proposed("name-listed", told + "On va au Centre culturel Brugel.") == ["Centre culturel Bruegel"]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("name-civility", "Directrice : Solange Vautel\nM. Vautel conclut.", ["M. Vautel"]),
        ("name-civility", "Directrice : Solange Vautel et Paul Robin\nM. Vautel conclut.", []),
        ("name-persons", "Mme Odile Lambriotte et Odile Lambriote lisent.", ["Odile Lambriotte"]),
        ("name-persons", "Odile Lambriotte et Odile Lambriote lisent.", []),
        ("name-person", "Mme Odile Duront lit.\nOdile Durront rit. Paul Durront dort.", ["Odile Durront"]),
        (
            "name-plural",
            "La Maison des Pins. La Maison des Pins. La Maison des Pins. La Maison du Pin.",
            ["Maison du Pin"],
        ),
        ("name-plural", "Le Rapport d’Activité. " * 3 + "Le Rapport d’Activités.", []),
        ("name-small-words", "« Merci à tous. »\nMaud Leroy, Four Banal des Prés\nLe Four Banal Prés est là.", []),
        ("name-event", "La tablée d’hiver\nOn mange.\nLe banquet d’hiver reviendra.", ["banquet d’hiver"]),
        ("name-event", "La tablée d’hiver\nOn mange.\n# Suite\nLe banquet d’hiver reviendra.", []),
        ("name-event", "La tablée d’hiver\nOn mange.\nLe banquet d’hiver\nOn dort.\nLa tablée d’hiver revient.", []),
        ("name-event", "La tablée d’hiver\nOn mange.\nLe banquet d’hiver\nLe banquet d’hiver reviendra.", []),
        ("name-accents", "Nom\tSéniors\nLes seniors lisent. Les séniors lisent.", ["seniors"]),
        (
            "name-acronym",
            "RSV\tRéseau social de Valmont\nABC\tAmis du blé cuit\n\nLe Réseau sportif de Valmont (RSV) grandit.",
            ["Réseau sportif de Valmont (RSV)"],
        ),
        (
            "name-acronym",
            "RSV\tRéseau social de Valmont\nABC\tAmis du blé cuit\n\nLe Réseau social de Valmont (RSV) grandit.",
            [],
        ),
        ("name-acronym", "RSV\tRéseau pour la ville\n\nLe Réseau sportif de Valmont (RSV) grandit.", []),
        ("name-acronym", "Le groupe de très belles voisines chante (XYZ).", []),
        (
            "heading-label",
            "Intervenante : Lucie Vasseur (Le Pont) et Théo Lannoy (La Rive)",
            ["Intervenante"],
        ),
        ("heading-label", "Intervenante : Lucie Vasseur (Le Pont et La Rive)", []),
    ],
)
def test_names(code: str, text: str, expected: list[str]) -> None:
    assert printed(code, text) == expected


def test_of_three_titles_alike_each_is_told_once() -> None:
    text = "« La Voix est libre » et « La Voix est livre » et « La Voix est litre ». « La Voix est libre »."
    assert sorted(printed("name-title", text)) == ["La Voix est litre", "La Voix est livre"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Écrire à info@four-banal.be, info@four-banal.be.\nÉcrire à info@four-banel.be.", ["info@four-banel.be"]),
        ("Écrire à info@four-banal.be, info@four-banal.be.\nÀ ana@four-banel.be, bob@four-banel.be.", []),
        ("Lieu\tAdresse\nFour\tinfo@four-banal.be\nCave\tinfo@cave-claire.be\nPuits\tinfo@four-banel.be\n", []),
        ("- Four : info@four-banal.be\n- Puits : info@four-banel.be\n", []),
    ],
)
def test_domains_of_two_bodies(text: str, expected: list[str]) -> None:
    assert printed("contact-domain", text) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Lieu : rue Basse, 9 – 1216 Lindebeek", ["1215"]),
        ("Lieu : rue Basse, 9 – 1318 Lindebeek", []),
        (f"{'Les voisins se retrouvent chaque année au même endroit. ' * 3}C’était en mars 2023 Lindebeek.", []),
    ],
)
def test_a_postal_code_that_is_a_figure_off(last: str, expected: list[str]) -> None:
    first = "Lieu : rue du Moulin, 18 – 1215 Lindebeek\nLieu : place Verte, 3 – 1215 Lindebeek\n"
    assert proposed_wide("contact-address", f"{first}Lieu : place Noire, 5 – 1215 Lindebeek\n{last}") == expected


def test_an_address_that_a_space_breaks() -> None:
    assert printed("link-raw", "Voir www.four.example /pain.") == ["www.four.example /pain"]
    assert printed("link-raw", "Voir www.four.example/pain.") == []


def test_a_chapter_may_send_to_itself() -> None:
    text = "".join(
        f"# {at}. {title}\n{words}\n"
        for at, (title, words) in enumerate(
            (
                ("Accueil", "On accueille."),
                ("Questionnaire", "Le questionnaire des familles."),
                ("Jardins", "Les jardiniers sèment."),
                ("Fêtes", "{}"),
            ),
            1,
        )
    )
    assert proposed("order-leads", text.format("Pour le questionnaire des familles, voir le chapitre 3.")) == ["2"]
    assert proposed("order-leads", text.format("Pour danser, voir le chapitre 4.")) == []


def test_the_name_of_the_office_is_spelt_as_it_is() -> None:
    known = Knowledge(year=YEAR, today=date(YEAR, 12, 1), office=OfficeFacts(name="Le dévelopement réuni"))
    assert printed("language-spelling", "Le dévelopement réuni est là.", known) == []
    assert printed("language-spelling", "Le dévelopement est là.", known) == ["dévelopement"]
