"""Days and what is said of them. Every text is invented."""

import pytest

from tests.proofreading.support import printed, proposed, remarks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("La plénière du mardi 7 juin 2023 a réuni vingt personnes.", ["mardi 7 juin 2023"]),
        ("La plénière du mercredi 7 juin 2023 a réuni vingt personnes.", []),
        ("Rendez-vous le lundi 12/06/2023 et le mardi 13/06.", []),
        ("Rendez-vous le jeudi 12/06/2023.", ["jeudi 12/06/2023"]),
        ("Les jeudi 6 et vendredi 7 avril 2023", []),
        ("Les mercredi 6 et vendredi 7 avril 2023", ["mercredi 6"]),
        ("Le lundi 1er mai 2023", []),
        ("Prochaine séance : mardi 16 janvier", []),  # of 2024
        ("Prochaine séance : lundi 16 janvier", []),
        ("Prochaine séance : jeudi 16 janvier", ["jeudi 16 janvier"]),
        ("Prochaine séance : vendredi 16 juin", []),
        ("Séance du lundi 16 juin", ["lundi 16 juin"]),
        ("Deux séances de 2025 sont fixées : lundi 16 juin et mardi 9 septembre.", []),
        ("Deux séances de 2025 sont fixées : jeudi 16 juin et mardi 9 septembre.", ["jeudi 16 juin"]),
        ("Un mardi sur deux, 12 personnes viennent.", []),
        ("Les mercredi 31 et jeudi 1er juin 2023", []),
        ("Les mardi 31 et jeudi 1er juin 2023", ["mardi 31"]),
        ("Les samedi 31 et dimanche 1er janvier 2023", []),
        ("Les samedi 31 et dimanche 1er janvier", []),
        ("Le dimanche 31 novembre 2023", []),  # another rule's
    ],
)
def test_weekdays(line: str, expected: list[str]) -> None:
    assert printed("date-weekday", line) == expected


def test_weekdays_of_a_text_without_year() -> None:
    assert printed("date-weekday", "Le mardi 7 juin, puis le mardi 7 juin 2023", year=None) == ["mardi 7 juin 2023"]


def test_the_right_weekday_is_proposed() -> None:
    assert proposed("date-weekday", "le mardi 7 juin 2023") == ["mercredi 7 juin 2023"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le goûter a lieu les dimanches 29/01, 26/02, 26/03 et 15/12.", ["15/12"]),
        ("Le goûter a lieu les dimanches 29/01, 26/02 et 26/03.", []),
        ("La permanence se tient les mardis 7/11, 5/12 et 9/01.", []),
        ("La permanence se tient les mardis 7/11, 5/12 et 8/01.", ["8/01"]),
        ("La permanence se tient les mardis 30/02 et 7/11.", []),
        ("Ouvert les dimanches. La fête a lieu le 15/12.", []),
        ("Ouvert les lundis de janvier à la fin du printemps qui vient, et le 15/12.", []),
        ("Les lundis 9/01 et tous les jours du mois sauf le 15/12.", []),
        ("Depuis le 3/02, ouvert les vendredis 10/02, 17/02.", []),
    ],
)
def test_days_of_a_series(line: str, expected: list[str]) -> None:
    assert printed("date-every-weekday", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Clôture le 31/11/23, réouverture le 01/12/23.", ["31/11/23"]),
        ("Le 31/11", ["31/11"]),
        ("Le 30 février 2023 et le 29 février 2023", ["30 février 2023", "29 février 2023"]),
        ("Le 29 février 2024 et le 29 février", ["29 février"]),
        ("Le 12/31/2023", ["12/31/2023"]),
        ("Un mi-temps (4/5), 24/7, 1/2, 3/14 et 9/10", []),
        ("Tél. 02/345.67.89", []),
        ("Le 5 mai 2023", []),
    ],
)
def test_days_that_do_not_exist(line: str, expected: list[str]) -> None:
    assert printed("date-impossible", line) == expected


def test_the_29th_of_february_of_no_known_year() -> None:
    assert printed("date-impossible", "Le 29 février", year=None) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Réunion du 22 mars 2023.\nBilan le 12/06/2023.", 1),
        ("Réunion du 22 mars 2023.\nBilan le 12 juin 2023.", 0),
        ("Le 22/03/2023.\nLe 12/06/23.", 1),
        ("Le 22/03/2023.\nLe 12/06.", 1),
        ("1\t22/03/2023\tséance\nLe 12 juin 2023", 0),  # a table has its own style
        ("Le chapitre 1.2.23 et le 12 juin 2023", 0),
    ],
)
def test_styles(text: str, count: int) -> None:
    assert len(remarks("date-styles", text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les 7/04, 25/04, 22/08, 27/06 et 29/09", ["7/04, 25/04, 22/08, 27/06 et 29/09"]),
        ("Les 7/04, 25/04, 27/06, 22/08 et 29/09", []),
        ("Les 29/09, 22/08 et 7/04", []),  # backwards all along
        ("Les 7/04 et 25/03", []),
        ("Les 7/04, 25/04/2023, 2/03", ["7/04, 25/04/2023, 2/03"]),
        ("Les 7/04/2023, 25/04/2022, 2/03", []),
        ("le 12 mars, le 14 mai et le 30 avril 2023", ["12 mars, le 14 mai et le 30 avril 2023"]),
        ("le 12 novembre, le 10 décembre et le 14 janvier", []),
        ("Le 7/04 une visite, le 25/04 un bilan, le 2/03 une fête", []),
        ("- 7/04 : logement\n- 27/06 : santé\n- 25/04 : emploi", ["25/04"]),
        ("- mardi 7 mars 2023 : logement\n- jeudi 27 avril 2023 : santé\n- lundi 1er mai 2023 : emploi", []),
        ("1\t7/04\n2\t27/06\n3\t25/04", ["25/04"]),
        ("- avant le 7/04 : logement\n- 27/06 : santé\n- 25/04 : emploi", []),
    ],
)
def test_order(text: str, expected: list[str]) -> None:
    assert printed("date-order", text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("du 5 au 3 avril", ["du 5 au 3 avril"]),
        ("du lundi 3 au mercredi 5 avril", []),
        ("Permanence de 13h30 à 12h, puis de 14 h à 16 h 30", ["de 13h30 à 12h"]),
        ("Veillée de 20h à 2h", []),
        ("de 9 heures à 10 heures", []),
    ],
)
def test_ends_before_their_beginning(line: str, expected: list[str]) -> None:
    assert printed("date-range", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le comité, élu pour trois ans, est en place jusqu’en octobre 2022.", ["octobre 2022"]),
        ("Le comité, élu pour trois ans, est en place jusqu’en octobre 2024.", []),
        ("Mandat valable jusqu’au 30 juin 2023.", ["30 juin 2023"]),
        ("Mandat valable jusqu’au 31 décembre 2023.", []),
        ("Mandat valable jusqu’au 31 juin 2023.", []),  # no such day: another rule says so
        ("Convention en cours jusqu’en 2022", ["2022"]),
        ("L’ancien mandat était valable jusqu’en 2022", []),
        ("Agréé, l’ancien service a été en place jusqu’en 2022", []),
        ("La circulaire porte sur les exercices 2018 à 2022.", ["2018 à 2022"]),
        ("La circulaire porte sur les exercices 2022 à 2026.", []),
        ("La période précédente (agrément 2018-2022) est close.", []),
        ("De 2018 à 2022, le projet a grandi.", []),
    ],
)
def test_periods_that_are_over(line: str, expected: list[str]) -> None:
    assert printed("period-ended", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Durant l’année 2022, dix réunions ont eu lieu.", ["Durant l’année 2022"]),
        ("Les actions menées en 2022 sont décrites ici.", ["actions menées en 2022"]),
        ("Durant l’année 2023, dix réunions ont eu lieu.", []),
        ("Depuis, au cours de l’année 2022, le groupe a grandi.", []),
        ("En 2022, le groupe comptait dix membres.", []),
        ("Le réseau compte au 31 décembre 2022 dix membres.", ["au 31 décembre 2022"]),
        ("Le 31 décembre 2022, le bail expirait.", []),
        ("Le subside arrivait à échéance au 31 décembre 2022.", []),
        ("La charte fut signée le 31 décembre 2022.", []),
    ],
)
def test_the_year_before(line: str, expected: list[str]) -> None:
    assert printed("period-last-year", line) == expected


@pytest.mark.parametrize("code", ["period-ended", "period-last-year"])
def test_no_year_no_period(code: str) -> None:
    assert printed(code, "Durant l’année 2022, mandat valable jusqu’en 2022", year=None) == []
