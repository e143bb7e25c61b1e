"""Language, on both sides of what a rule may say: a slip, and the true sentence beside it that it must let be."""

import pytest

from tests.proofreading.support import printed, proposed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # what is told between commas
        ("La maison de quartier, fréquentée et aimé, manque de lits.", []),
        ("La maison, très fréquenté, quel bonheur !", []),
        ("L’équipe, réunis au complet, a cuisiné.", []),
        ("La cour et la salle, souvent fréquentés, sont belles.", ["fréquentés"]),
        ("La cour et la salle, fréquenté, sont belles.", []),
        # behind a reflexive verb
        ("La voisine s’est toujours dit prête.", ["dit"]),
        ("La voisine s’est dite toujours content.", ["content"]),
        ("La voisine s’est dite vraiment contente.", []),
        ("Elles se sont souvent parlées.", ["parlées"]),
        # the verb before its subject
        ("Une marche à laquelle a déjà pris part douze voisins.", ["a"]),
        ("Une marche à laquelle a contribué douze voisins.", ["a"]),
        ("Le four dont a parlé les voisins est chaud.", []),
        # two subjects
        ("La semaine et sa chorale a cuisiné.", []),
        ("La voisine et sa chorale a déjà cuisiné.", ["a"]),
        # adjectives
        ("Des rencontres régulier et chaleureuses ont lieu.", []),
        ("Il y a la grand place.", []),
        ("On trouve la semaine plus longues que prévu.", []),
        ("On trouve le jeu plus très longs que prévu.", []),
        ("On ouvre pour une aide indispensables.", []),
        ("Une cour et une salle accessibles attendent.", []),
        ("Les guichets automatique et manuel sont fermés.", []),
        ("L’équipe accessibles est là.", []),
        ("Ils sont disponible toute la journée.", ["disponible"]),
        ("Ils sont disponible service.", []),
        ("Le four est petits pains.", ["petits"]),
        ("La salle est nombreux services.", []),
        ("Les salles (du four) fermé sont belles.", []),
        ("Les clés de la première salle sont perdus.", ["perdus"]),
        ("Les clés de la nouvelle", []),
        ("Nos plus belles batailles est gagnées.", ["est", "gagnées"]),
        ("Le trois voisins est venu.", []),
        ("Les voisins (du four et de la cour et de la rue et du parc et du puits et de la cave sont venu.", ["venu"]),
        # persons
        ("Le soir, nous ont dit les voisins, tout est calme.", []),
        ("Nous ont dit merci.", ["ont"]),
        ("Nous tiendront parole.", ["tiendront"]),
        # participles
        ("Le pain est mis et mangés.", []),
        ("L’équipe les a vraiment reçu.", ["reçu"]),
        ("L’équipe les a vraiment reçus.", []),
        ("Les voisins nous ont invité.", ["invité"]),
        ("Les voisins nous ont invité manger.", []),
        # such as
        ("La pluie, le vent et la neige tel que prévu.", []),
        ("Le pain nourrit les voisines tel que prévu.", []),
        # relatives
        ("La moitié qui sont venus ont chanté.", []),
        ("Les voisins qui, hier, ont chanté sont partis.", []),
        ("Les voisins qui ont chanté hier au four.", []),
        ("Les voisins qui ont chanté hier au four", []),
        ("Les pains de la ville reste chauds.", []),
    ],
)
def test_agreement(line: str, expected: list[str]) -> None:
    assert sorted(printed("language-agreement", line)) == sorted(expected)


def test_of_participle_and_attribute_the_one_without_its_mark_is_wrong() -> None:
    assert proposed("language-agreement", "La voisine s’est dite content.") == ["contente"]
    assert proposed("language-agreement", "La voisine s’est dit contente.") == ["dite"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les familles à avoir reçu un pain ont souri.", []),
        ("Les familles à l’avoir essayé est nombreuses.", ["est"]),
        ("Les familles à y avoir participé est nombreuses.", ["est"]),
        ("Les familles à y avoir participé sont nombreuses.", []),
    ],
)
def test_an_infinitive_behind_a_noun_is_no_noun(line: str, expected: list[str]) -> None:
    assert printed("language-agreement", line) == expected


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("language-number", "Beaucoup de famille sont là.", ["famille"]),
        ("language-number", "Beaucoup de gens sont là.", []),
        ("language-pronoun", "La commune a prêté la salle de Marie ; il a aussi chanté.", ["il a aussi chanté"]),
        ("language-pronoun", "La commune a prêté la salle avec Paul ; il a aussi chanté.", []),
        ("language-pronoun", "La commune a prêté le banc ; il a aussi servi.", []),
        ("language-pronoun", "Les voisins ont prêté la salle ; il a aussi invité tout le monde.", []),
        ("language-beside", "Ils sont venus chanter la nuit et de dîner.", []),
        ("language-beside", "Nous avons marché au parc et pique-niquerons ensuite.", ["pique-niquerons"]),
        ("language-beside", "Nous avons marché au parc et pique-niqueront ensuite.", []),
        ("language-beside", "Nous avons marché avec ceux qui chantent et pique-niquerons ensuite.", []),
        ("language-beside", "Les voisins présentent le pain, puis discutèrent de la loi.", ["discutèrent"]),
        ("language-beside", "Les voisins présentent le pain, puis firent un tour.", ["firent"]),
        ("language-beside", "Le maire présente le pain, puis fit un tour.", ["fit"]),
        ("language-beside", "Le maire présente le pain, puis dit un mot.", []),
        ("language-elision", "On parle de autres.", ["de autres"]),
        ("language-elision", "On parle de uvwx ici.", []),
        ("language-elision", "On a dit « que il » vient.", []),
        ("language-numeral", "Il y a deux milles voisins.", ["milles"]),
        ("language-numeral", "Il y a deux mille voisins, et deux milles marins.", []),
        ("language-numeral", "Il y en a deux cent très gros.", []),
        ("language-infinitive", "On vient de les élevées.", ["de les élevées"]),
        ("language-infinitive", "Il tient à s’cafés.", []),
        ("language-infinitive", "On veut venir manger et joué ensemble.", ["joué"]),
        ("language-infinitive", "On veut manger et café.", []),
        ("language-preposition", "Nous avons décidé partir.", ["décidé partir"]),
        ("language-preposition", "Nous avons décidé dîner.", []),
        ("language-joints", "On demande à qu’elle fête aller.", []),
        ("language-joints", "Il parvient de chanter.", ["de "]),
        ("language-joints", "Le risque à courir est petit.", []),
        ("language-joints", "On cherche de kfger.", []),
        ("language-verb-form", "On doit marché.", ["doit marché"]),
        ("language-verb-form", "Nous devons cafés.", []),
        ("language-verb-form", "Ils peuvent mangèrent.", []),
        ("language-words", "On en a dîner.", []),
    ],
)
def test_words_and_forms(code: str, line: str, expected: list[str]) -> None:
    assert [each.strip() for each in printed(code, line)] == [each.strip() for each in expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Les voisines ce sont retrouvées.", ["se"]),
        ("Les voisins ce présent.", []),
        ("Les voisins ce sont amis.", []),
        ("Les voisins ce préparent.", ["se"]),
        ("Le jour ou finit la fête.", ["où"]),
        ("C’est la salle ou travaille le boulanger.", []),
        ("Nous avons du partir.", ["dû"]),
        ("Nous avons du dîner.", []),
        ("On salue ceux ont chanté.", ["ceux qui"]),
        ("Ce sont ceux ont chanté.", []),
        ("Les pains son chauds.", []),
        ("Les pains que nous avons besoin sont là.", ["dont"]),
        ("Il dit que nous avons besoin.", []),
        ("La fête que nous avons participé est finie.", [""]),
        ("Il dit que nous avons participé.", []),
        ("On garde le pain quelque que soient.", ["quel que"]),
        ("Le service et là de midi.", []),
        ("Le service et ouvert le mardi.", ["est"]),
        ("Le service et ouverts le mardi.", []),
    ],
)
def test_small_words(line: str, expected: list[str]) -> None:
    assert proposed("language-small-words", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Il arrrive ici.", ["arrive"]),
        ("Le gouter est là.", []),
        ("Le dévelopement est là.", ["développement"]),
        ("Le krzwtqx est là.", []),
        ("On parle de « dévelopement ».", []),
        ("Le dévelopement est là, le dévelopement dort, le dévelopement rit.", []),
    ],
)
def test_spelling(line: str, expected: list[str]) -> None:
    assert proposed("language-spelling", line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RELECTURE DES ARRIVEES\nOn lit.", ["ARRIVÉES"]),
        ("LES VOISINS SONT ARRIVES\nOn lit.", []),
        ("APPROUVE PAR LA COMMUNE\nOn lit.", []),
        ("APPROUVE PAR LA COMMUNE\nLe pain est approuvé par tous. Le pain approuvé.", ["APPROUVÉ"]),
    ],
)
def test_accents_that_capitals_lost(text: str, expected: list[str]) -> None:
    assert proposed("form-capital", text) == expected


def test_a_quotation_that_its_speaker_interrupts() -> None:
    closed = "Le soir, « la fête est belle{}, a rappelé Mme Diop du comité."
    assert printed("form-guillemets", closed.format("")) == ["« la fête est belle, a rappelé"]
    assert printed("form-guillemets", closed.format(" »")) == []


def test_apostrophes_of_addresses_are_theirs_and_many_are_told_once() -> None:
    text = "\n".join(["L’an, l’eau, d’or, l’air, l’art, l’île."] * 60)
    assert printed("form-apostrophe", f"{text}\nVoir https://four.example/l'eau.") == []
    assert printed("form-apostrophe", f"{text}\nC'est l'eau d'or. C'est l'air.") == ["C'est"]
