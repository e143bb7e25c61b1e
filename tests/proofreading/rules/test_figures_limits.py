"""Counts, days and lengths, on both sides of what a rule may say."""

import pytest

from tests.proofreading.support import printed, proposed

DAYS = "Tableau\n\nDate\tParticipants\n4 mai\t29\n5 juin\t30\n6 juillet\t12\n\n"
CHAPTER = (
    "# 5. Groupes de travail\nParticipants : 12\n## 5.1 A\nParticipants : 13\n## 5.2 B\nParticipants : 15\n# 6. Suite\n"
)

SPEAKERS = (
    "# Assemblée du 4 avril 2023\nIntervenante : Mme Graux\n- Un point\nMme Diop a expliqué le pain.\n"
    "# Assemblée du 3 mai 2023\nIntervenante : Mme Diop\n# Assemblée du 3 juin 2023\nIntervenante : Mme Keita"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Fête du 4 mai 2023\n39 personnes ont chanté.\n# Bal du 5 juin 2023\nOn danse.", ["4 mai | 29"]),
        ("# Fête du 4 mai 2023\nDeux cent mille personnes ont chanté.\n# Bal du 5 juin 2023\nOn danse.", []),
        ("# Fête du 4 mai 2023\n29 personnes ont chanté.\n# Bal du 5 juin 2023\nOn danse.", []),
        ("# Fête du four\nSamedi 4 mai 2023 :\n39 personnes ont chanté.\n# Bal du puits\nOn danse.", ["4 mai | 29"]),
        ("# Fête (4 mai 2023) et bal (5 mai 2023)\nParticipants : beaucoup\nDate : 4 mai", []),
    ],
)
def test_a_row_and_the_part_of_its_day(text: str, expected: list[str]) -> None:
    assert printed("count-section", DAYS + text) == expected


def test_a_row_and_the_days_of_its_group() -> None:
    text = (
        "Tableau\n\nGroupe\tRéunions\nLogement\t{}\nCulture\t3\nSanté\t2\n\n# GT Logement\n"
        "Le groupe s’est réuni les 3, 4, 5 et 6 mars 2023.\n# GT Culture\nOn lit."
    )
    assert printed("count-section", text.format(5)) == ["Logement | 5"]
    assert printed("count-section", text.format(4)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les 42 participants des groupes de travail sont contents.", ["42"]),
        ("Les 40 participants des groupes de travail sont contents.", []),
        ("Les 42 participants de la fête sont contents.", []),
    ],
)
def test_what_a_chapter_adds_up_to(line: str, expected: list[str]) -> None:
    assert printed("count-of-labels", CHAPTER + line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 420 kg répartis entre le Four (620 kg), la Cave (380 kg) et le Puits (240 kg).", ["1 420 kg"]),
        ("1 240 kg répartis entre le Four (620 kg), la Cave (380 kg) et le Puits (240 kg).", []),
        ("1 420 kg répartis entre le Four (620 kg), la Cave (380 kg) et le Puits (240 litres).", []),
        ("La fête a 12 équipes de moins de cinq ans : 5 cuisines et 8 chorales.", []),
        ("Sorte\t2022\t2023\nFroment\t40\t50\nSeigle\t20\t30\n\nLe froment totalise 85 pains.", []),
    ],
)
def test_parts_and_their_whole(line: str, expected: list[str]) -> None:
    assert printed("count-whole", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les pains passent de 1 086 à 2.172, soit une hausse de 29,5 %.", 1),
        ("Les pains passent de 1 086 à 2.172, soit une hausse de 100 %.", 0),
        ("Les pains passent de 0 à 2.172, soit une hausse de 100 %.", 0),
    ],
)
def test_thousands_however_they_are_written(line: str, expected: int) -> None:
    assert len(printed("count-change", line)) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("count-announced", "Voici les trois voisins :\n\nNom\tÂge\nAna\t3\nBob\t4\n", ["trois voisins"]),
        ("count-announced", "Voici les trois voisins :\n\nNom\tÂge 12\nAna\t3\nBob\t4\n", []),
        ("count-listed", "Quatre thèmes : Logement, Aînés et Santé.", ["Quatre thèmes"]),
        ("count-listed", "Trois belles choses : le 4 mai et le 5 juin.", []),
        ("count-sum", "Sorte\tMoyenne\tPains\nFroment\t40\t50\nSeigle\t20\t30\nOrge\t5\t6\nTotal\t99\t86\n", []),
        ("count-sum", "Sorte\tPains\nSeigle\t30\n\nSorte\tPains\nBlé\t6\nOrge\t7\nTotal\t13\n", []),
        ("count-sum", "Sorte\tPains\nSeigle\t30\n\nSorte\tPains\nBlé\t6\nOrge\t7\nTotal\t15\n", ["15"]),
        ("count-lines", "Pain : 12\nTarte : 13\nGâteau : 5\nTotal : 35\n", ["35"]),
        ("count-lines", "- Pain : 12\nTarte : 13\n- Gâteau : 5\nTotal : 99\n", []),
        ("count-reckoned", "320 colis, puis 380 au second, soit 720.\n10 pains et 5 autres, soit 15.", ["720"]),
        ("count-enumerated", "Le bureau compte 5 membres.\n1. Ana\n2. Bob\n3. Cléo\n4. Dan", ["5 membres"]),
        ("count-enumerated", "Le bureau compte 5 membres.\n1. Ana\n2. Bob", []),
        (
            "count-enumerated",
            "Le four a perdu 3 membres et gagné 7 membres. Nous voici donc 6 membres.\n1. A\n2. B\n3. C\n4. D\n5. E",
            ["6 membres"],
        ),
        ("count-enumerated", "Le bureau danse avec 5 voisins.\n1. Ana\n2. Bob\n3. Cléo\n4. Dan", []),
        ("count-enumerated", "Un bureau est élu. Il s’agit de Ana, de Bob et de Cléo.", []),
        ("count-one-more", "Deux cent mille fours sont là.\nNous voulons ouvrir un cinquième four.", []),
        ("count-table", "Sorte\t2022\nBlé\t40\nOrge\t20\n\nC’est l’orge que les pains ont été les plus rares.", []),
    ],
)
def test_counts(code: str, text: str, expected: list[str]) -> None:
    assert printed(code, text) == expected


def test_partners_are_missed_where_participants_alone_are_counted() -> None:
    text = "20 personnes représentant 12 partenaires\n" * 2 + "Participants : {}"
    assert printed("count-no-partners", text.format("15 personnes")) == ["Participants : 15 personnes"]
    assert printed("count-no-partners", text.format("voir la liste")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le camp a eu lieu du 16 juillet au 6 août 2023, pendant quatre semaines.", 1),
        ("Le camp a eu lieu du 16 juillet au 6 août 2023, pendant trois semaines.", 0),
        ("Le camp a eu lieu du 16 juillet au 6 août 2023, pendant près de quatre semaines.", 0),
        ("Le camp a eu lieu du 31 juin au 6 août 2023, pendant dix semaines.", 0),
        ("Le camp a eu lieu du 16 août au 6 juillet 2023, pendant dix semaines.", 0),
    ],
)
def test_a_length_and_its_days(line: str, expected: int) -> None:
    assert len(printed("period-length", line)) == expected


def test_a_text_of_no_year_has_no_year_to_contradict() -> None:
    chapters = "Cinq assemblées se sont tenues en 2022.\n# Assemblée du 4 mai {0}\na\n# Assemblée du 5 juin {0}\nb"
    camp = "Le camp a eu lieu du 16 juillet au 6 août, pendant dix semaines."
    assert printed("period-chapter", chapters.format(2023)) == ["en 2022"]
    assert printed("period-chapter", chapters.format(2022)) == []
    assert printed("period-chapter", chapters.format(2023), year=None) == []
    assert printed("period-length", camp) == ["pendant dix semaines"]
    assert printed("period-length", camp, year=None) == []


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("date-row-weekday", "Toujours un mercredi : les 1er, 8 et 16 mars 2023.", ["16 mars 2023"]),
        ("date-row-weekday", "On chante le mercredi : les 3, 10 et 18.", []),
        ("date-row-weekday", "Toujours un mercredi : les 25 février, 31 juin et 8 septembre.", []),
        ("date-row-weekday", "On chante les mercredis 1er mars, 8 mars et 16 mars 2023.", []),
        (
            "date-same-day",
            "# Fête\n4 mai 2023\n# Bal\nBal du puits, le 4 mai 2023\nJeu du four, le 4 mai 2023",
            ["4 mai 2023"],
        ),
        ("period-announced", "Les fêtes de 2022 sont fixées :\n- le 4 mai 2023\n- le 5 juin 2023", ["2022"]),
        ("period-announced", "Les fêtes de 2023 sont fixées :\n- le 4 mai 2023\n- le 5 juin 2023", []),
        ("period-over", "En 2021, le four verra.", ["verra"]),
        ("period-over", "En 2021, le four kfra.", []),
        ("meeting-day-off", "Réunion du 21 juillet 2023.", ["21 juillet 2023"]),
        ("meeting-day-off", "Réunion du 21 juillet au 24 juillet 2023.", []),
        ("meeting-told", "# Assemblée du 4 mai 2023\na\n# Assemblée du 3 avril 2023\nLa première assemblée dort.", []),
        (
            "meeting-told",
            "# Balade du 27 mai 2023\na\n# Balade du 24 juin 2023\nLa balade du 24 mai est belle.",
            [],
        ),
        (
            "meeting-place",
            "On chante dans deux lieux différents.\nLieu : la salle\nLieu : la salle",
            ["Lieu : la salle"],
        ),
        ("meeting-place", "On chante dans trois lieux différents.\nLieu : la salle\nLieu : la salle", []),
        (
            "meeting-speaker",
            SPEAKERS,
            ["Mme Diop"],
        ),
        (
            "order-approved",
            "# Assemblée du 4 avril 2023\na\n# Assemblée du 3 mai 2023\nApprobation du procès-verbal du 17 mars 2023",
            [],
        ),
        ("form-sign", "Il y a 5 %, 6 %, 7 %, 8 %, 9 %. Il y a 57,5% ici.", ["57,5%"]),
        ("form-sign", "Il y a 5 %, 6 %, 7 %, 8 %, 9 %. Voir https://x.example/57,5%20a.", []),
        ("form-hours", "On ouvre à 9 h. On ferme à 10h. On dort à 11h. On rit à 12h.", []),
        ("text-incomplete", "On se voit @ midi le … avril.", ["le … avril"]),
        ("text-incomplete", "# On se voit le … avril", []),
        ("text-incomplete", "Il a écrit « la. » au mur.", []),
        ("text-incomplete", "Voir https://four.example/le … avril.", []),
    ],
)
def test_days(code: str, text: str, expected: list[str]) -> None:
    assert printed(code, text) == expected


def test_a_number_between_two_that_leave_room_for_one() -> None:
    romans = "# VIII. Un\na\n# IX. Deux\nb\n# X. Trois\nc\n# {}. Quatre\nd\n# XII. Cinq\ne\n# XIII. Six"
    assert proposed("order-numbers", romans.format("IX")) == ["XI"]
    assert proposed("order-numbers", romans.format("XI")) == []
    figures = "# 8. Un\na\n# 9. Deux\nb\n# 10. Trois\nc\n# 7. Quatre\nd\n# 12. Cinq\ne\n# 13. Six"
    assert proposed("order-numbers", figures) == ["11"]


def test_lines_in_no_order_at_all_have_none_out_of_order() -> None:
    names = ["Zoé", "Ana", "Yves", "Bob", "Xena", "Cléo", "Will", "Dan", "Vic", "Eve"]
    assert printed("order-lines", "\n".join(f"{at}. {name}" for at, name in enumerate(names, 1))) == []


def test_a_short_list_of_names_is_in_order_where_the_text_says_so() -> None:
    lines = "- Atelier\n- Bal\n- Cave\n- Danse\n- Four\n- Eau"
    assert printed("order-bullets", lines) == []
    assert printed("order-bullets", f"Par ordre alphabétique\n{lines}") == ["Four"]
