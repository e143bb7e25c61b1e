"""Meetings one after the other, names in two ways, shares and years: each slip beside what is right."""

import pytest

from csxl_desktop.proofreading.knowledge import Knowledge, KnownWord
from tests.proofreading.support import printed, proposed

_MEETINGS = """Rencontre 1 – 3 février 2023

Approbation du procès-verbal du 9 décembre 2022

Rencontre 2 – 4 mai 2023

Approbation du procès-verbal du 3 février 2023

Rencontre 3 – 6 octobre 2023

Approbation du procès-verbal du {day} 2023
"""


@pytest.mark.parametrize(("day", "expected"), [("3 février", ["04/05/2023"]), ("4 mai", [])])
def test_the_minutes_approved_are_those_of_the_meeting_before(day: str, expected: list[str]) -> None:
    assert proposed("order-approved", _MEETINGS.format(day=day)) == expected


_CALENDARS = """
Cercle « Le Pré »

- 3 février 2023 : 9 voisins
- 4 mai 2023 : 8 voisins

Cercle « La Mare »

- 6 février 2023 : 9 voisins
- 5 mai 2023 : 8 voisins

Détail – rencontres – présences
Le Pré – {count} – 17
La Mare – 2 – 17
Total – {sum} – 34
"""


@pytest.mark.parametrize(("count", "total", "expected"), [(3, 5, ["3"]), (2, 4, [])])
def test_a_count_beside_the_days_of_its_heading(count: int, total: int, expected: list[str]) -> None:
    assert printed("count-calendar", _CALENDARS.format(count=count, sum=total)) == expected


def test_divided_lines_are_a_table() -> None:
    assert printed("count-sum", _CALENDARS.format(count=2, sum=5)) == ["5"]
    assert printed("count-sum", _CALENDARS.format(count=2, sum=4)) == []


@pytest.mark.parametrize(("last", "expected"), [("15", ["15 %"]), ("5", []), ("60", [])])
def test_shares_of_lines_make_a_whole(last: str, expected: list[str]) -> None:
    text = f"Les réponses se répartissent ainsi :\n- rires : 55 %\n- pleurs : 40 %\n- bâillements : {last} %"
    assert printed("count-lines", text) == expected
    assert printed("count-lines", text.replace("Les réponses", "Plusieurs réponses sont possibles. Elles")) == []


@pytest.mark.parametrize(("year", "expected"), [(2022, ["Ce rapport raconte l’année 2022"]), (2023, [])])
def test_the_year_that_a_report_tells(year: int, expected: list[str]) -> None:
    assert printed("period-last-year", f"Ce rapport raconte l’année {year}, ses fêtes et ses chants.") == expected


def test_a_group_told_of_under_the_heading_of_another() -> None:
    text = "Atelier « Le Pré »\n\n{words}\n\nAtelier « La Mare »\n\nOn y nage."
    wrong, right = "L’atelier « La Mare » prépare un bal.", "L’atelier « Le Pré » prépare un bal avec les autres."
    assert printed("name-other-group", text.format(words=wrong)) == ["L’atelier « La Mare"]
    assert printed("name-other-group", text.format(words=right)) == []


def test_two_activities_on_one_day() -> None:
    text = "Atelier « Le Pré »\n\n- jeudi 4 mai 2023 : 9 voisins\n\nLa marche, jeudi {day} mai 2023, 12 marcheurs"
    assert printed("date-same-day", text.format(day=4)) == ["4 mai 2023"]
    assert printed("date-same-day", text.format(day=11)) == []


_LIST = "1. Maison du Pré-aux-Ânes – Mme Zoé Léon\n\n2. Le Bac – M. Luc Roy\n\n3. L’Étang – M. Al Bo"


def test_a_name_with_hyphens_in_the_list() -> None:
    text = f"{{name}} a ouvert sa porte.\n\n{_LIST}"
    assert printed("name-joined", text.format(name="La Maison du Pré aux Ânes")) == ["Maison du Pré aux Ânes"]
    assert printed("name-joined", text.format(name="La Maison du Pré-aux-Ânes")) == []


def test_an_event_under_two_names() -> None:
    text = "La fête d’été, samedi 3 juin 2023\n\nOn y a dansé. {words}"
    assert printed("name-event", text.format(words="Le bal d’été reviendra.")) == ["bal d’été"]
    assert printed("name-event", text.format(words="La fête d’été reviendra, la pluie d’été aussi.")) == []


def test_a_space_before_a_colon_where_the_others_have_one() -> None:
    others = "\n".join(f"Point {each} : un mot, un autre ; un dernier !" for each in range(4))
    assert printed("form-space", f"{others}\nUne seule règle: on rit.") == ["Une seule règle: on rit."]
    assert printed("form-space", f"{others}\nUne seule règle : on rit.") == []
    assert printed("form-space", "Une seule règle: on rit.") == []


def test_calls_of_notes_in_their_order() -> None:
    notes = "\n\n¹ Un livre.\n² Une lettre.\n³ Un film."
    assert printed("order-bracketed-notes", f"Un conte¹, un chant³ et un air².{notes}")
    assert not printed("order-bracketed-notes", f"Un conte¹, un chant² et un air³, du même conte¹.{notes}")


_OWN = Knowledge(
    year=2023,
    words=(
        KnownWord("assembly", "plénière", "plénières"),
        KnownWord("coordination", "plateforme", "plateformes"),
        KnownWord("group", "chantier", "chantiers"),
        KnownWord("member", "adhérent", "adhérents"),
    ),
)


def test_the_offices_own_words_are_looked_for_too() -> None:
    heading = "CHANTIER\n\nChantier Jardin\n\nOn sème.\n\nCHANTIER « Pré »\n\nOn bine.\n\nCHANTIER « Mare »\n\nOn nage."
    assert printed("heading-singular", heading, _OWN) == ["CHANTIER"]
    assert printed("heading-singular", heading) == []
    told = "La plateforme compte 40 adhérents.\n\n" + "\n".join(
        f"{each}.\tNom {each}\tMme Zoé" for each in range(1, 31)
    )
    assert printed("count-members", told, _OWN) == ["40"]
    assert printed("count-members", told) == []
    assert printed("meeting-day-off", "La plénière du 1er mai 2023", _OWN) == ["1er mai 2023"]
