"""Numbers announced, added up, counted. Every text is invented."""

from dataclasses import replace
from datetime import date

import pytest

from csxl_desktop.proofreading.knowledge import Knowledge, KnownMeeting, KnownOrganisation
from csxl_desktop.proofreading.rules.numbers_in_words import value
from tests.proofreading.support import YEAR, printed, remarks

_ROWS = "1\tLe Relais\tMme Anne Vidal\n2\tLa Ruche\tM. Luc Noël\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le comité se compose des trois membres suivants :\n" + _ROWS, ["trois membres"]),
        ("Le comité se compose des deux membres suivants :\n" + _ROWS, []),
        ("Le groupe suit 3 axes de travail :\n- logement\n- santé", ["3 axes de travail"]),
        ("Le groupe suit 3 axes de travail :\n- logement\n- santé\n- …", []),
        (
            "Quatre plénières ont été organisées :\n# I. Janvier\nTexte\n# II. Mars\n# III. Juin\n# Autre",
            ["Quatre plénières"],
        ),
        ("Trois plénières ont été organisées :\n# I. Janvier\n## Détail\n# II. Mars\n# III. Juin\n# I. Bis", []),
        ("Les 4 projets ci-dessous :\n- un\n- deux", ["4 projets"]),
        ("Réunis 3 fois pour :\n- le bilan\n- le plan", []),
        ("En 2023, les sujets suivants :\n- le bilan\n- le plan", []),
        ("Les deux projets suivants :\nUn texte.", []),
        ("Les deux projets suivants :\n- un seul", []),
        ("Les deux projets suivants :", []),
        ("Les 75 projets suivants :\n- un\n- deux", []),
        ("Le 12 mars 2023, choix suivants :\n- un\n- deux", []),
        ("Deux bals, pour un total de 30 danseurs :\n- mai, 14 danseurs\n- juin, 16 danseurs", []),
        ("Les 30 danseurs suivants :\n- mai, 14 danseurs\n- juin, 16 danseurs", ["30 danseurs"]),
        ("Trois tables :\nNom\tVille\nA\tB", []),
        ("Six plénières :\n# Sans numéro", []),
        ("Deux parties suivantes :\n# 1. Une\n# 2. Deux\n# 2. Deux bis", []),
        ("Trois parties suivantes :\n# 1. Une\n# I. Romaine", []),
    ],
)
def test_announced(text: str, expected: list[str]) -> None:
    assert printed("count-announced", text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("36 participants dont 21 femmes et 14 hommes", ["36 participants dont 21 femmes et 14 hommes"]),
        ("36 participants, dont 21 femmes et 15 hommes", []),
        ("36 participants dont 21 femmes et 10 enfants", []),
        ("139 participations (85 femmes et 53 hommes)", ["139 participations (85 femmes et 53 hommes"]),
        ("vingt personnes (soit douze adultes et huit enfants)", []),
    ],
)
def test_parts(line: str, expected: list[str]) -> None:
    assert printed("count-parts", line) == expected


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Le nombre d’abonnés passe de 485 à 628, soit une hausse de 39,5 %.", 1),
        ("Le nombre d’abonnés passe de 485 en 2022 à 628 en 2023, soit une augmentation de 29,5 %.", 0),
        ("Les demandes passent de 2 à 3, soit une hausse de 60 %.", 0),  # too few to tell
        ("Les demandes passent de 1.200 à 900, une baisse de 25 %.", 0),
        ("De 20 à 30 personnes, 50 % de femmes.", 0),
        ("Le public évolue de 300 à 450, +20 %.", 1),
        ("Le public grimpe de 300 à 450, soit une hausse de 50 %.", 0),
        ("Les jeunes de 12 à 16 ans progressent : une hausse de 40 %.", 0),
        ("Les jeunes passent de 12 à 16 ans avec une hausse de 40 %.", 0),
        ("La part passe, de 2015 à 2020, à une hausse de 40 %.", 0),
        ("L’accueil passe de 9 à 13 heures, pour une augmentation de 20 % du public.", 0),
        ("De 300 à 450 visites, une hausse de 20 %.", 0),
        ("de 1,2,3 à 4, hausse de 5 %", 0),
        ("de 1.5.6 à 2.7.8, hausse de 5 %", 0),
    ],
)
def test_change(line: str, count: int) -> None:
    assert len(remarks("count-change", line)) == count


def test_sums() -> None:
    table = "Logement\t420\t42,00%\nEmploi\t380\t38,00%\nSanté\t210\t20,00%\nTOTAL\t1.000\t100,00%\n"
    assert printed("count-sum", table) == ["1.000"]
    assert printed("count-sum", table.replace("210", "200")) == []
    assert printed("count-sum", "Emploi\t380\nTOTAL\t420") == []
    years = "Public\t2021\t2022\nJeunes\t12\t15\nAînés\t20\t22\nTotal\t32\t{}\n"
    assert printed("count-sum", years.format(37)) == []
    assert printed("count-sum", years.format(39)) == ["39"]
    assert printed("count-sum", "Jeunes\t2021\nAînés\t9\nTotal\t2030\n") == []
    assert printed("count-sum", "Filles\t3\nGarçons\t4\nSous-total\t7\nAînés\t5\nTotal\t12\n") == []
    assert printed("count-sum", "Logement\tun\nEmploi\t3\nSanté\tdeux\nTOTAL\t9") == []
    assert printed("count-sum", "Logement\nA\tB\nEmploi\t3\nTOTAL\t3\t9\n") == []


def test_figures_that_are_no_number_count_nothing() -> None:
    assert printed("count-sum", "Parc\t1.5.6\nBanc\t3\nRue\t4\nTotal\t9") == ["9"]


def test_shares() -> None:
    table = "Thème\tPart\nParc\t40 %\nBanc\t35 %\nPlace\t{} %\n"
    assert printed("count-sum", table.format("28")) == ["Place | 28 %"]
    assert printed("count-sum", table.format("25")) == []
    assert printed("count-sum", table.format("26")) == []  # rounded
    assert printed("count-sum", table.format("24,2")) == ["Place | 24,2 %"]
    assert printed("count-sum", table.format("80")) == []  # rates, and no shares
    assert printed("count-sum", "Parc\t40 %\nBanc\t57 %\n") == []
    assert printed("count-sum", "Parc\t40 %\nBanc\t–\nPlace\t30 %\nRue\t27 %\n") == ["Rue | 27 %"]


def test_members() -> None:
    rows = "".join(f"{number}\tAssociation {number}\tMme Anne Vidal\n" for number in range(1, 21))
    assert printed("count-members", f"L’assemblée est composée de 21 membres.\n{rows}") == ["21"]
    assert printed("count-members", f"L’assemblée est composée de 20 membres.\n{rows}") == []
    assert printed("count-members", "L’assemblée compte 30 membres.") == []
    assert printed("count-members", "Le comité se compose de 6 membres.") == []
    known = Knowledge(year=YEAR, organisations=(KnownOrganisation("1", "Le Relais", member=True),))
    assert printed("count-members", "L’assemblée compte 30 membres.", known) == ["30"]
    others = (
        "La chorale chante, elle compte 30 membres.",
        "L’assemblée de juin réunit 30 membres, celle de mars en compte 30.",
        "Le comité de la coordination compte 30 membres.",
        "La coordination suit le groupe Logement : elle compte 30 membres.",
    )
    assert [printed("count-members", line, known) for line in others] == [[]] * 4
    own = ("La coordination sociale se compose de 30 partenaires.", "La coordination grandit ; elle compte 30 membres.")
    assert [printed("count-members", line, known) for line in own] == [["30"]] * 2
    assert printed("count-members", f"Elle comprend les 20 membres suivants :\n{rows}", known) == []


_SOMEBODY_KNOWN = Knowledge(year=YEAR, organisations=(KnownOrganisation("1", "Le Relais"),))


def test_arrivals() -> None:
    line = "Cette année, nous avons accueilli six nouveaux membres."
    assert printed("count-acts", line) == []
    assert printed("count-acts", line, replace(_SOMEBODY_KNOWN, arrivals=("Le Relais",))) == [
        "accueilli six nouveaux membres"
    ]
    assert printed("count-acts", line.replace("six", "deux"), replace(_SOMEBODY_KNOWN, arrivals=("A", "B"))) == []
    left = "L’assemblée prend note de la démission de deux membres."
    assert printed("count-acts", left, _SOMEBODY_KNOWN) == ["démission de deux membres"]
    assert printed("count-acts", left, Knowledge(year=YEAR)) == []  # a dossier that knows nobody contradicts nothing
    assert printed("count-acts", left, replace(_SOMEBODY_KNOWN, departures=("A", "B"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "Le groupe Climat a accueilli trois nouveaux membres.",
        "Nous avons accueilli trois nouveaux membres dans le comité.",
        "Nous avons accueilli trois nouveaux membres le 4 mai 2023.",
        "# GT Climat\nNous avons accueilli trois nouveaux membres.",
        "# Assemblée du 4 mai 2023\nNous avons accueilli trois nouveaux membres.",
        "Le bureau note le départ de trois membres.",
    ],
)
def test_arrivals_elsewhere(line: str) -> None:
    assert printed("count-acts", line, _SOMEBODY_KNOWN) == []


def test_two_meetings_on_one_day() -> None:
    day = date(YEAR, 3, 30)
    assembly = KnownMeeting("1", "Assemblée", "AG", "held", day, persons=25, partners=19)
    lunch = KnownMeeting("2", "Midi", "LUNCH", "held", day, persons=12, partners=8)
    known = Knowledge(year=YEAR, meetings=(assembly, lunch))
    text = "# {} du 30 mars 2023\n12 personnes représentant 8 partenaires"
    assert printed("count-meeting", text.format("Midi"), known) == []
    assert len(printed("count-meeting", text.format("Assemblée"), known)) == 1
    assert printed("count-meeting", text.format("Rencontre"), known) == []  # which of the two is not told


def test_counts_of_a_meeting() -> None:
    meeting = KnownMeeting("1", "Assemblée générale", "AG", "held", date(YEAR, 3, 30), persons=25, partners=19)
    known = Knowledge(year=YEAR, meetings=(meeting, KnownMeeting("2", "Fête", "EVENT", "held")))
    text = "# Assemblée générale du 30 mars 2023\n{} personnes représentant {} partenaires"
    assert printed("count-meeting", text.format(25, 18), known) == ["25 personnes représentant 18 partenaires"]
    assert printed("count-meeting", text.format(25, 19), known) == []
    assert printed("count-meeting", text.format(25, 19).replace("30 mars", "31 mars"), known) == []
    assert printed("count-meeting", "25 personnes représentant 18 partenaires", known) == []
    alone = Knowledge(year=YEAR, meetings=(KnownMeeting("1", "A", "AG", "held", date(YEAR, 3, 30), persons=24),))
    assert "–" in remarks("count-meeting", text.format(25, 18), alone)[0].why


def test_partners_not_counted() -> None:
    both = "# {}\n20 personnes représentant 12 partenaires\n"
    text = both.format("Un") + both.format("Deux") + "# Trois\nParticipants : 15 personnes"
    assert printed("count-no-partners", text) == ["Participants : 15 personnes"]
    assert printed("count-no-partners", both.format("Un") + "Participants : 15 personnes") == []
    assert printed("count-no-partners", text.replace("# ", "")) == ["Participants : 15 personnes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XX personnes ont participé", ["XX"]),
        ("[à compléter : la liste] et lorem ipsum", ["[à compléter : la liste]", "lorem ipsum"]),
        ("À compléter.", ["À compléter"]),
        ("Présents : … personnes", ["… personnes"]),
        ("Un formulaire à compléter", []),
        ("Au XXe siècle", []),
        ("Voir le titre XX de la charte et les articles XIX et XX", []),
        ("Le tarif est de XX euros, la charte a XXXX articles", ["XX", "XXXX"]),
        ("Lieu :\nParticipants :\n20 personnes", ["Lieu :"]),
        ("Participants :\n20 personnes", []),
        ("Participants :", ["Participants :"]),
    ],
)
def test_left_open(text: str, expected: list[str]) -> None:
    assert [each.rstrip(".") for each in printed("text-left-open", text)] == expected


@pytest.mark.parametrize(
    ("words", "number"),
    [
        *(("22", 22), ("1 086", 1086), ("1.086", 1086), ("vingt-deux", 22), ("Soixante-douze", 72)),
        *(
            ("quatre-vingt-dix-neuf", 99),
            ("septante-trois", 73),
            ("trente et un", 31),
            ("beaucoup", None),
            ("3,5", None),
        ),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert value(words) == number
