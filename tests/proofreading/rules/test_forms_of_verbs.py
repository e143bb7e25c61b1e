"""Forms of verbs, small words, what is missing, wholes: each slip with what is right beside it. All invented."""

import pytest

from tests.proofreading.support import printed, proposed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("La chorale va chanté au parc.", ["chanter"]),
        ("La chorale va chanter, les voix peuvent être posées.", []),
        ("Ils ont planter des haies, nous avons déjà goûter.", ["planté"]),
        ("Ils ont planté des haies.", []),
        ("Les voisins doivent s’inscrirent.", ["inscrire"]),
        ("Les voisins doivent s’inscrire, ils inscrirent leur nom.", []),
        ("Le choix permet de mieux rangé les outils.", ["ranger"]),
        ("Ils ont décidé d’associé un cuisinier, avec l’aide d’associés.", ["associer"]),
        ("Pour mieux répondres, on lit.", ["répondre"]),
        ("Elle avait pu chanté.", ["chanter"]),
        ("Vous pouvez trouvé le four, on peut se faire aidé.", ["trouver", "aider"]),
        ("Un savoir-faire partagé, se faire aider, les laisser fermés.", []),
    ],
)
def test_the_form_behind_a_verb_or_a_preposition(line: str, expected: list[str]) -> None:
    assert proposed("language-verb-form", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les haies ont toute été taillées.", ["toutes"]),
        ("Les haies ont toutes été taillées, elles sont tout étonnées.", []),
        ("Voilà ce qui ce passe, ils ce trouvent ici.", ["se", "se"]),
        ("Voilà ce qui se passe, pour ce faire, que ce matin.", []),
        ("C’est l’heure de ce reposer.", ["se"]),
        ("Les enfants son repartis.", ["sont"]),
        ("Les enfants et son chien sont repartis.", []),
        ("Le jardin c’est agrandi.", ["s’est"]),
        ("Le jardin, c’est agréable ; le jardin s’est agrandi.", []),
        ("Les pelles que nous avons besoin manquent.", ["dont"]),
        ("Les pelles que nous avons prises, plus que nous avons besoin de bras.", []),
        ("Un banc donc nous sommes fiers.", ["dont"]),
        ("La fête que nous avons participé fut belle.", [""]),
        ("Quelle que soit les saisons, quel que soit la saison.", ["soient", "quelle que"]),
        ("Quelles que soient les saisons, quelle que soit la saison, quel que soit leur âge.", []),
        ("Quelque que soit l’âge.", ["quel que"]),
        ("Le four n’a pas pas chauffé, il n’a pas reçu aucun bois.", ["", ""]),
        ("Le four n’a pas chauffé, on ne peut pas ne pas le voir.", []),
        ("On vient à à pied.", ["à"]),
        ("Les ateliers on lieu ici.", ["ont"]),
        ("Les fours du parc on repris, les voisins on tous rangé.", ["ont", "ont"]),
        ("On réunit, on fait, on joint, on ouvre, on dit, on lui parle ; a-t-on repris ?", []),
        ("Ses derniers mois, il pleut ; voyez se que c’est.", ["ce", "ces"]),
        ("Ou en sont les semis ?", ["Où"]),
        ("Le four et ouvert le jeudi.", ["est"]),
        ("Le four et la cave ouverte le jeudi sont loin.", []),
        ("Le four et ouvert le jeudi quand il pleut, il est chaud.", []),
    ],
)
def test_small_words(line: str, expected: list[str]) -> None:
    assert [each.replace("'", "’") for each in proposed("language-small-words", line)] == expected


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Le four a été bâti le … avril.", 1),
        ("Le four a été bâti le avril 2023.", 1),
        ("Au total, voisins, familles ont mangé.", 0),
        ("À midi, familles ont mangé.", 1),
        ("Le four, apprécié par, sera repeint.", 1),
        ("Le four, apprécié par tous, sera repeint.", 0),
        ("On chauffe le four avec des.", 1),
        ("Les voisins, contents, repartis avec leur pain.", 1),
        ("Les voisins, contents, sont repartis avec leur pain.", 0),
        ("Les voisins, contents, repartis avec leur pain, ont chanté.", 0),
    ],
)
def test_what_is_missing(line: str, count: int) -> None:
    assert len(printed("text-incomplete", line)) == count


def test_a_sentence_without_its_day() -> None:
    text = "Le Four a fermé le 3 mars 2023. La Cave a fermé le 4 mai 2023. Le Moulin a ouvert le 5 juin 2023. {last}"
    assert printed("date-missing-told", text.format(last="La Grange a ouvert.")) == ["La Grange a ouvert."]
    assert printed("date-missing-told", text.format(last="Deux lieux ont ouvert.")) == []


def test_lists_that_do_not_end_as_they_began() -> None:
    assert len(printed("form-list", "Voici :\n\n- le four ;\n- la cave ;\n- le puits ;")) == 1
    assert len(printed("form-list", "Voici :\n\n- le four ;\n- la cave\n- la cour ;\n- le puits.")) == 1
    assert printed("form-list", "Voici :\n\n- le four ;\n- la cave ;\n- le puits.") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("La fête a 12 équipes : 5 cuisines et 8 chorales.", ["12 équipes : 5 cuisines et 8 chorales"]),
        ("La fête a 13 équipes : 5 cuisines et 8 chorales.", []),
        ("La fête a 13 équipes, dont 5 cuisines et 4 chorales.", []),
        (
            "L’équipe a cinq personnes : une cuisinière et trois aides.",
            ["cinq personnes : une cuisinière et trois aides"],
        ),
        ("En moyenne, 41 voisins sont venus, pour un total de 130.", ["41"]),
        ("En moyenne, 43 voisins sont venus, pour un total de 129.", []),
        ("La moitié des 80 voisins inscrits, soit 35, ont cuisiné.", ["35"]),
        ("La moitié des 80 voisins inscrits, soit 40, ont cuisiné.", []),
    ],
)
def test_wholes(line: str, expected: list[str]) -> None:
    assert printed("count-whole", line) == expected


def test_rows_told_together_and_a_rise() -> None:
    table = "1.1 Pains\n\nSorte\t2022\t2023\nFroment\t40\t50\nSeigle\t20\t30\n\n"
    assert printed("count-whole", f"{table}Le froment et le seigle totalisent 85 pains.") == ["85"]
    assert printed("count-whole", f"{table}Le froment et le seigle totalisent 80 pains.") == []
    assert printed("count-whole", f"{table}Le seigle a augmenté de 10 pains, soit 40 %.") == ["40"]
    assert printed("count-whole", f"{table}Le seigle a augmenté de 10 pains, soit 50 %.") == []


def test_editions_and_ranks() -> None:
    cover = (
        "Rapport d’activités 2023\n\n{number}e édition\n\nNé en 2019, année de son premier rapport, le four va bien."
    )
    assert printed("count-edition", cover.format(number=6)) == ["6e édition"]
    assert printed("count-edition", cover.format(number=5)) == []
    ranks = "Trois fours se sont éteints.\n\nNous voulons ouvrir un {rank} four."
    assert printed("count-one-more", ranks.format(rank="cinquième")) == ["cinquième"]
    assert printed("count-one-more", ranks.format(rank="quatrième")) == []


def test_a_future_for_what_is_over() -> None:
    report = "Rapport d’activités\n\n{line}"
    assert printed("period-over", report.format(line="L’année 2023 sera belle.")) == ["2023 sera"]
    assert printed("period-over", report.format(line="L’année 2024 sera belle.")) == []
    assert printed("period-over", report.format(line="L’année 2023 aura été belle.")) == []
    held = "La fête a eu lieu le 4 mai 2023. La fête {verb} cent voisins."
    assert printed("period-over", report.format(line=held.format(verb="accueillera"))) == ["accueillera"]
    assert printed("period-over", report.format(line=held.format(verb="a accueilli"))) == []
    assert printed("period-over", "La fête aura lieu le 4 mai 2021.") == ["aura"]
    assert printed("period-over", "La fête aura lieu le 4 mai 2023.") == []


def test_names_in_two_spellings() -> None:
    text = "Le Four Banal des Prés est là. Le {name} est loin."
    assert printed("name-small-words", text.format(name="Four Banal Prés")) == ["Le Four Banal des Prés"]
    assert printed("name-small-words", text.format(name="Four Banal des Prés")) == []
    often = "Il y a le Comité de Jardin. Le {name} lit. Le Comité de Jardin dort. Le Comité de Jardin part."
    assert printed("name-capitals-of", often.format(name="Comité de jardin")) == ["Comité de jardin"]
    assert printed("name-capitals-of", often.format(name="Comité de Jardin")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("La maison de quartier, fort fréquentée, manque de lits.", []),
        ("La maison de quartier, très fréquenté, manque de lits.", ["fréquenté"]),
        ("La voisine s’est dit prête, les voisins se sont dits content.", ["dit", "content"]),
        ("On s’est senti accueillis, la voisine s’est dite prête.", []),
        ("Une marche à laquelle a pris part douze voisins.", ["a"]),
        ("Une marche à laquelle ont pris part douze voisins.", []),
        ("On salue les voisins, sans lesquelles rien ne va.", ["lesquelles"]),
        ("On salue les voisins, sans lesquels rien ne va.", []),
        ("Des rencontres régulier ont lieu ; une attention particulier est due.", ["régulier", "particulier"]),
        ("La voisine et sa chorale a cuisiné.", ["a"]),
        ("Il faut que les voisins soit là ; le nombre de pains ont doublé.", ["soit", "ont"]),
        ("Les langues française et anglaise se parlent.", []),
    ],
)
def test_agreement_from_farther(line: str, expected: list[str]) -> None:
    assert sorted(printed("language-agreement", line)) == sorted(expected)


def test_of_two_rules_on_language_one_speaks() -> None:
    assert printed("language-number", "Les deux partie ont dansé, 12 participant ont chanté.") == [
        "Les deux partie",
        "12 participant",
    ]
