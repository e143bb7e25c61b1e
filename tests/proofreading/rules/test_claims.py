"""What sentences reckon and claim of tables and lists. Every figure is invented."""

import pytest

from tests.proofreading.support import printed, proposed, remarks

TABLE = """# La lecture

Genre\tLivres\tPart
Contes\t20\t50 %
Romans\t12\t30 %
Atlas\t8\t20 %
Total\t40\t100 %

"""
DAYS = """# Le chant

Réunions planifiées : 3. Réunions tenues : 2.

Date\tParticipants
lundi 9 janvier 2023\t8
lundi 6 mars 2023\tannulée
lundi 8 mai 2023\t10
Total\t18

"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le jardin a donné 30 courges en mai et 45 en juin, soit 85 courges.", ["85"]),
        ("Le jardin a donné 30 courges en mai et 45 en juin, soit 75 courges.", []),
        ("La serre a vendu 30 plants, puis 45. Le marché en a vendu 20, soit 95 au total.", []),
        ("Deux équipes de 12 joueurs, soit 24 joueurs.", []),
        ("Environ 30 adultes et 40 enfants, soit 75 personnes.", []),
        ("Sur 80 paniers, 20, soit 35 %, sont repris.", ["35"]),
        ("Sur 80 paniers, 20, soit 25 %, sont repris.", []),
        ("Sur 80 paniers, 21, soit environ 25 %, sont repris.", []),
        ("De 40 à 50 paniers, soit 25 % de plus.", []),
        ("Avec 90 présences pour six ateliers, la moyenne est de 18 personnes.", ["18"]),
        ("Avec 90 présences pour six ateliers, la moyenne est de 15 personnes.", []),
        ("La moyenne est de 12 personnes, le 4 mai.", []),
    ],
)
def test_what_a_sentence_reckons(line: str, expected: list[str]) -> None:
    assert printed("count-reckoned", line) == expected


def test_the_mean_of_the_table_above() -> None:
    assert printed("count-reckoned", f"{DAYS}La moyenne est de 9 personnes par réunion tenue.") == []
    assert printed("count-reckoned", f"{DAYS}La moyenne est de 12 personnes par réunion tenue.") == ["12"]
    assert printed("count-reckoned", f"{TABLE}{DAYS[11:]}La moyenne est de 12 personnes.") == []  # two tables above


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ainsi, 31 lecteurs sur 40 ont pris des contes ou des romans.", ["31 lecteurs sur 40"]),
        ("Ainsi, 32 lecteurs sur 40 ont pris des contes ou des romans.", []),
        ("Ainsi, 31 lecteurs sur 40 reviennent.", []),
        ("Les deux premiers genres représentent, à eux seuls, 34 livres.", ["34"]),
        ("Les deux premiers genres représentent, à eux seuls, 32 livres, soit 80 % du total.", []),
        ("Ce sont les romans qui ont été les plus nombreux.", ["les plus nombreux"]),
        ("Ce sont les contes qui ont été les plus nombreux, et les atlas les plus rares.", []),
        ("Les contes sont les moins nombreux.", ["les moins nombreux"]),
        ("Les contes et les romans sont les plus nombreux.", []),
    ],
)
def test_what_a_sentence_claims_of_the_table_above(line: str, expected: list[str]) -> None:
    assert printed("count-table", TABLE + line) == expected


def test_claims_need_a_table_in_the_same_part() -> None:
    assert printed("count-table", f"{TABLE}# Ailleurs\n\nLes deux premiers genres représentent 34 livres.") == []
    assert printed("count-table", "Les romans sont les plus nombreux.") == []
    assert printed("count-table", f"{TABLE}# Ailleurs\n\nLes romans sont les plus nombreux.") == []


def test_a_day_that_is_called_off() -> None:
    assert printed("count-table", f"{DAYS}La réunion du 8 mai a été annulée à cause du vent.") == ["8 mai"]
    assert printed("count-table", f"{DAYS}La réunion du 6 mars, faute de salle, a été annulée.") == []
    assert printed("count-table", f"{DAYS}# Ailleurs\n\nLa réunion du 8 mai a été annulée.") == []
    assert printed("count-table", f"{DAYS}La réunion du 8 mai a été suivie.") == []


def test_meetings_planned_and_held() -> None:
    assert printed("count-table", DAYS) == []
    assert printed("count-table", DAYS.replace("tenues : 2", "tenues : 3")) == ["Réunions tenues : 3"]
    assert printed("count-table", DAYS.replace("planifiées : 3", "planifiées : 4")) == ["Réunions planifiées : 4"]
    assert printed("count-table", f"Réunions tenues : 4.\n\n{TABLE}") == []


_BALLS = "# Bals\n\nPrésents : 10 personnes.\n\nPrésents : 12 personnes.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Présents : 10 personnes.\n\nPrésents : 12 personnes.\n\nLes deux bals ont réuni 25 personnes.", ["25"]),
        ("Présents : 10 personnes.\n\nPrésents : 12 personnes.\n\nLes deux bals ont réuni 22 personnes.", []),
        ("Présents : 10 personnes.\n\nLes deux bals ont réuni 25 personnes.", []),
        ("- Mme Ada Vos (0,5 ETP)\n- M. Jan Roo (0,3 ETP)\n\nEn tout 0,9 ETP.", ["0,9 ETP"]),
        ("- Mme Ada Vos (0,5 ETP)\n- M. Jan Roo (0,3 ETP)\n\nEn tout 0,8 équivalent temps plein.", []),
        ("- Mme Ada Vos (0,5 ETP)\n\nEn tout 0,9 ETP.", []),
        (f"{_BALLS}# Cours\n\nCes deux cours ont réuni 9 personnes.", []),
        (f"{_BALLS}Ces deux bals ont réuni 25 personnes.", ["25"]),
        ("Voici le 12e rapport d’activités ; le premier date de 2011.", ["12"]),
        ("Voici le 13e rapport d’activités ; le premier date de 2011.", []),
        ("Le parc garde ses deux serres et en bâtit une quatrième.", ["quatrième"]),
        ("Le parc garde ses deux serres et en bâtit une troisième.", []),
    ],
)
def test_what_labels_and_years_make(text: str, expected: list[str]) -> None:
    assert printed("count-labels", text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Trois oratrices ont parlé : Mme Ada Vos, peintre, et Mme Lia Roo, potière.", ["2"]),
        ("Deux oratrices ont parlé : Mme Ada Vos, peintre, et Mme Lia Roo, potière.", []),
        ("Trois orateurs ont parlé : M. Jan Roo, M. Tom Vos et Mme Lia Roo.", []),
        ("Le cercle s’est réuni trois fois : le 3 mai et le 4 juin 2023.", ["2"]),
        ("Le cercle s’est réuni deux fois : le 3 mai et le 4 juin 2023.", []),
        ("Trois clubs existent : Échecs, Dames, Tarot et Bridge.", ["4"]),
        ("Trois clubs existent : Échecs, Dames et Tarot.", []),
        ("Deux clubs existent : le premier joue, le second chante, et tous rient.", []),
        ("Quatre repas : soupe, pain et fruits pour chacun.", []),
        ("Trois clubs de cinq membres : Échecs, Dames, Tarot et Bridge.", []),
    ],
)
def test_what_a_sentence_lists(line: str, expected: list[str]) -> None:
    assert proposed("count-listed", line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les règles sont au nombre de trois :\n\n- lire ;\n- rire.", ["2"]),
        ("Les règles sont au nombre de deux :\n\n- lire ;\n- rire.", []),
        ("Trois clubs ont quitté le parc au cours de l’été :\n\n- Échecs\n- Dames", ["2"]),
        ("Le jury est composé de trois membres :\n\n1. Club\tMme Vos\n2. Parc\tM. Roo", ["2"]),
        ("Quatre clubs l’ont rejoint en 2023 :\n\nClub\tDepuis\nDames\t3 mai 2023\nTarot\t4 mai 2023", ["2"]),
        ("Deux clubs l’ont rejoint en 2023 :\n\nClub\tDepuis\nDames\t3 mai 2023\nTarot\t4 mai 2023", []),
        ("Quatre clubs l’ont rejoint en 2023 :\n\nDames\t3\nTarot\t4\nBridge\t5", []),
    ],
)
def test_what_a_sentence_announces(text: str, expected: list[str]) -> None:
    assert proposed("count-announced", text) == expected


def test_shares_of_a_total_and_tables_that_follow_each_other() -> None:
    wrong = remarks("count-sum", TABLE.replace("30 %", "36 %"))
    assert [each.printed for each in wrong] == ["Romans | 12 | 36 %", "100 %"]
    two = "Dons\t10\nVentes\t20\nTotal\t30\n\nSalle\t8\nFleurs\t13\nTotal\t20\n"
    assert printed("count-sum", two) == ["20"]


def test_the_column_of_a_table_under_its_name() -> None:
    table = "Club\tBals prévus\tBals tenus\nDames\t4\t3\nTarot\t5\t5\nTotal\t9\t8\n\n{line}"
    assert printed("count-table", table.format(line="Neuf bals avaient été prévus, huit ont été tenus.")) == []
    assert printed("count-table", table.format(line="Onze bals ont été prévus.")) == []  # two words of four letters

    table = table.replace("Bals prévus", "Séances prévues")
    assert printed("count-table", table.format(line="Neuf séances étaient prévues.")) == []
    assert printed("count-table", table.format(line="Dames : quatre séances étaient prévues.")) == []
    assert printed("count-table", table.format(line="Onze séances étaient prévues.")) == ["Onze"]
    assert printed("count-table", table.format(line="(2) Rapport des séances prévues aux bals.")) == []


def test_the_best_attended_of_several_labels() -> None:
    parts = "".join(f"# Bal de {month}\n\nPrésents : {count} personnes.\n\n" for month, count in BALLS)
    assert printed("count-labels", f"{parts}Le bal de juin a été le plus fréquenté.") == []
    assert printed("count-labels", f"{parts}Le bal de mai a été le plus fréquenté.") == ["le plus fréquenté"]
    assert printed("count-labels", f"{parts}Le bal de mai a été le moins fréquenté.") == []
    assert printed("count-labels", f"{parts}Le bal a été le plus fréquenté, et le plus important.") == []


BALLS = (("mai", 20), ("juin", 45), ("août", 30))


def test_names_and_months_in_brackets() -> None:
    assert printed("count-listed", "Quatre clubs (Dames, Tarot et Bridge) jouent.") == ["Quatre clubs"]
    assert printed("count-listed", "Trois clubs (Dames, Tarot et Bridge) jouent.") == []
    assert printed("count-listed", "Le jury a siégé trois fois : en mai et en juin.") == ["trois fois"]


def test_full_times_in_one_sentence() -> None:
    line = "Mme Vos (1 ETP) et M. Roo (0,5 ETP) forment une équipe de {told} ETP."
    assert printed("count-labels", line.format(told="1,5")) == []
    assert printed("count-labels", line.format(told="1,75")) == ["1,75 ETP"]
