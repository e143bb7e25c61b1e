"""Slips of language, each with what is right beside it. Every sentence is invented."""

import pytest

from tests.proofreading.support import printed, proposed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nous avons accueillis deux stagiaires.", ["avons accueillis"]),
        ("Nous avons accueilli deux stagiaires.", []),
        ("Les stagiaires que nous avons accueillis restent.", []),
        ("Nous les avons accueillis.", []),
        ("Elle nous a invités.", []),
        ("La directrice l’a présentée.", []),
        ("Ils ont été invités.", []),
        ("Le service a également participés au salon.", ["a également participés"]),
        ("L’asbl ayant intégrée le réseau, elle vote.", ["ayant intégrée"]),
        ("Vous avez reçus le courrier.", ["avez reçus"]),
        ("Combien de familles avez-vous aidées ?", []),
        ("Nous avons pris part au débat et permis un échange.", []),
        ("Quelles familles ont participées ?", []),
        ("Ils ont accès au service.", []),
        ("Les voisins ont chacun apportés un plat.", ["ont chacun apportés"]),
        ("Les voisins ont chacun apporté un plat, nous les avons tous accueillis.", []),
        ("L’aide les a réunis.", []),
        ("Les enquêtes qu’elle a menées, la dame qu’il a accompagnée, la fête qu’on a organisée", []),
        ("Elle a menées deux enquêtes, on a organisée la fête", ["a menées", "a organisée"]),
    ],
)
def test_participles_with_avoir(line: str, expected: list[str]) -> None:
    assert printed("language-avoir", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Il est proposé de travaillé ensemble.", ["de travailler"]),
        ("Il est proposé de travailler ensemble.", []),
        ("Un outil pour développé l’offre et d’organisé la suite", ["pour développer", "d'organiser"]),
        ("Le projet à participé au salon.", ["a participé"]),
        ("Le maçon à succédé au plombier.", ["a succédé"]),
        ("Le maçon a succédé au plombier, la clé reste à associés et relevé.", []),
        ("On promet de les relancés, de s’abritées.", ["relancer", "abriter"]),
        ("On promet de les relancer, elle vient de la relevée, pour les invités.", []),
        ("Rien de préparé, quelque chose de proposé", []),
        ("Une réunion de délégués, un lieu de santé", []),
        ("Le projet d’aide est à préparé par l’équipe", []),
        ("Une fiche pour être compléter par chacun", ["être complété"]),
        ("Une fiche pour être complétée par chacun", []),
        ("Il a été le premier à être entier", []),
        ("En 2023, l’équipe du Relais s’appuyer sur le réseau.", [""]),
        ("En 2023, l’équipe du Relais s’appuie sur le réseau.", []),
        ("L’équipe du Relais doit s’appuyer sur le réseau.", []),
        ("Le souhait de l’équipe est de s’appuyer sur le réseau.", []),
        ("Les écoles acceptent de se regrouper avec la crèche.", []),
        ("Le café cesse de se tenir dans la cour.", []),
        ("Une occasion de mieux se présenter aux voisins.", []),
        ("Les voisins viennent se présenter à la crèche.", []),
        ("Les voisins du parc se regrouper avec la crèche.", [""]),
        ("Il a été conseiller du bourgmestre ; durant l’été aider les voisins", []),
        ("Le plan a été présenter hier", ["été présenté"]),
    ],
)
def test_infinitives(line: str, expected: list[str]) -> None:
    assert proposed("language-infinitive", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("L’état des lieux du quartiers", ["du quartier"]),
        ("L’état des lieux du quartier", []),
        ("Vingt et une personnes, trente et un services", []),
        ("Chaque partenaires reçoit une invitation", ["Chaque partenaire"]),
        ("La 2e réunions", ["La 2e réunion"]),
        ("Le Services du coin", []),
        ("Avec d’autres partenaire et les membres", ["d’autres partenaires"]),
        ("Les usager·e·s, des bénéficiaire(s)", []),
        ("Les citoyen.ne.s, des participant.es, les usager.ère.s et les acteur.rice.s", []),
        ("Les familles ont été informé.e.s, elles sont invité·es", []),
        ("Les lundi 5 et jeudi 8 mai, les mardi 1er et mercredi 2 avril.", []),
        ("Les jeudi soir, le four chauffe.", ["Les jeudis"]),
        ("Leur pelles sont là.", ["Leurs pelles"]),
        ("Leurs pelles sont là, tu leur portes des fleurs.", []),
        ("Chère familles, chers partenaires,", ["Chères familles"]),
        ("Chers membre du jury,", ["Chers membres"]),
        ("Chers partenaires, un pain moins cher partenaires.", []),
        ("Les voisins et les citoyen.", ["les citoyens"]),
        ("Mille une personnes, deux cent un bénéficiaires, quarante et une réunions", []),
        ("Le parc et du quartiers", ["du quartier"]),
        ("Les participants et les bassins", []),
        ("Trois services membre du réseau", ["services membres"]),
        ("Trois services membres du réseau", []),
        ("Chacun d’être reconnus comme acteur", ["Chacun d’être reconnu"]),
        ("Chacun d’être reconnu comme acteur", []),
        ("Ils se sont parlé, des artisans se sont associé des voisins", []),
        ("On a été consultés, ils ont été délégué", []),
        ("Le projet a été présenté au comité.", []),
        ("Nous avions appris que le prêt avait été confirmé.", []),
        ("Chacun parle de leur difficultés.", ["leurs difficultés"]),
        ("Chacun parle de leurs difficultés ; on leur demande un avis.", []),
    ],
)
def test_singular_and_plural(line: str, expected: list[str]) -> None:
    assert [each.replace("'", "’") for each in proposed("language-number", line)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\tCentre psycho-médico-sociaux du Nord\tMme Anne Vidal", ["Centre psycho-médico-social"]),
        ("1\tCentres psycho-médico-sociaux du Nord\tMme Anne Vidal", []),
        ("Le service locales du Nord et le Service locales", ["service local", "Service local"]),
        ("Le service social", []),
    ],
)
def test_adjectives(text: str, expected: list[str]) -> None:
    assert proposed("language-adjective", text) == expected


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Pour se faire, le groupe a rédigé un guide.", "pour ce faire"),
        ("Une tâche difficile, voir impossible", "voire"),
        ("Elle aide, voir même accompagne", "voire"),
        ("On relève des besoins, voir des urgences.", "voire"),
        ("C’est lié à l’énergie, voir à l’emploi", "voire"),
        ("Comme par exemples le logement", "par exemple"),
        ("En terme de logement", "en termes d"),
        ("Quand à la suite, elle viendra", "quant"),
        ("Parmis les membres", "parmi"),
        ("Quelque soit le lieu", "quel que soit"),
        ("Les acteurs de premières lignes", "de première ligne"),
        ("Grâce a la commune", ""),
        ("La séance à été annulée", "a"),
        ("Dans la mesure ou le lieu convient", ""),
        ("Elle fait part du réseau", ""),
        ("Reliée à aux compétences", ""),
        ("Pour lieux comprendre le tissu local", "mieux"),
        ("Toute les familles", ""),
        ("Tous les organisations", ""),
        ("Ils ce sont réunis", "se sont"),
        ("L’équipe ce réunit chaque semaine", "se"),
        ("Ces un succès", "c'est"),
        ("Il a était décidé", "été"),
        ("Nous avons put avancer", ""),
        ("Le groupe s’est réunit", ""),
        ("La réunion c’est tenue ici", "s'est"),
        ("Le lieu leurs a plu", "leur"),
        ("Vous trouverez ci joint le PV", "ci-joint"),
        ("Un lieu lieu d’échange", "lieu"),
        ("Si ca vous convient", "ça"),
        ("Le procès verbal suivra", "procès-verbal"),
        ("Deux procès verbaux manquent", "procès-verbaux"),
        ("Le quartier demande d’avantage de bancs", "davantage"),
        ("Ca permet de souffler", "ça"),
        ("Tout les quinze jours", ""),
        ("On a vu toute les salles", ""),
        ("Le jour ou les voisins ont ouvert la salle", ""),
        ("Le jour ou nous avons emménagé", ""),
        ("Au moment ou la pluie cesse", ""),
        ("Quand à la commune, elle paie", "quant"),
        ("Quand aux bénévoles, ils restent", "quant"),
        ("De quoi nous lieux servir", "mieux"),
        ("Une travailleuse de premières lignes", "de première ligne"),
    ],
)
def test_words_taken_for_others(line: str, right: str) -> None:
    assert proposed("language-words", line) == [right]


@pytest.mark.parametrize(
    "line",
    [
        "Pour se faire connaître, le groupe a rédigé un guide.",
        "Le procès-verbal ne donne pas d’avantage de prix ; il en faut davantage.",
        "Elles se sont réunies, ils se sont réunis, d’autres se sont mobilisé·es ou se sont engagé.es.",
        "Une tâche difficile, voire impossible",
        "Aller au théâtre, voir des amis",
        "Il faut rencontrer des voisins, voir des lieux",
        "On passe par le parc, voir une amie",
        "En termes de logement, par exemple",
        "Quand à midi la salle ouvre",
        "Elle fait part du projet au réseau",
        "Elle fait part de sa décision",
        "Nous nous réunissons et vous vous joignez à nous",
        "Tout à fait, à part, à côté, à partir de",
        "À au moins trois reprises",
        "Des lieux à connaître, des lieux d’accueil",
        "Il permit, elle réunit, ce lieu se compose de salles ; ces locaux étaient là, ce qui est établi",
        "Leurs amis et leur accueil leur ont plu",
        "Là où le lieu convient, ou ailleurs",
        "Tous les services, toutes les associations",
        "Les travaux qui se sont tenus ici, ce sont des succès",
        "Le CA a voté le budget, le CA se tient en mars et un CA ne suffit pas",
        "Il faut avant tout les moyens, et malgré tout les délais tiennent ; tout les rapproche",
        "Ouvert le jour ou la nuit, le jour ou le lendemain du marché",
        "Quand à la fin du marché les stands ferment ; quand au soir on range",
        "Il faut faire faire des clés, et y penser en en parlant",
        "Le plan trace de premières lignes directrices ; il a de premières lignes à tenir",
        "Peu de lieux entre les deux parcs, des lieux pour souffler",
    ],
)
def test_what_is_right_is_left_alone(line: str) -> None:
    assert printed("language-words", line) == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Les voisins qui ce sont montrés patients", "se"),
        ("La fête c’est achevée tard", "s'est"),
        ("La raison a laquelle il pense", "à"),
        ("On lit ce quelle porte.", "qu'elle"),
        ("On lit ce quelles portent.", "qu'elles"),
        ("La fête a lieu en en mai.", "en"),
        ("Mr Petit reste ici.", "M."),
        ("Les haies sont a tailler.", "à"),
        ("Le four reste a tiédir.", "à"),
        ("Les bancs demandés on été peints", "ont"),
        ("Cela ont peut le dire", "on"),
        ("Il vient avec sont chien", "son"),
        ("Nous leurs souhaitons bon vent", "leur"),
        ("Ce sont eux-même qui chantent", "eux-mêmes"),
        ("La rue ou ils habitent", "où"),
        ("Il sera d’avantage présent", "davantage"),
        ("Elle fait parti du chœur", ""),
        ("On peu chanter", ""),
        ("Tous le monde chante", ""),
        ("Tout ces bals", ""),
        ("Ses derniers ont chanté", ""),
        ("S’est une belle fête", "c'est"),
        ("Il commence a présenter le bal", "à"),
        ("Ils ont participé a la fête", "à"),
        ("Ouvert a partir de midi", "à"),
        ("Le chœur à réuni la rue", "a"),
        ("Ils chantent au court de la fête", "au cours"),
    ],
)
def test_words_that_sound_alike(line: str, right: str) -> None:
    found = proposed("language-words", line)
    assert len(found) == 1
    assert found[0] in {"", right}


@pytest.mark.parametrize(
    "line",
    [
        "Ceux qui se sont montrés patients, la fête s’est achevée",
        "On a été reçus, ils ont été vus, l’on peut le dire",
        "Il n’y a pas d’avantage à cela",
        "Elles sont en fête, avec son chien, ce sont elles-mêmes",
        "Nous leur souhaitons leurs vœux, tout à fait réunis",
        "La rue ou la place, les jours où il pleut, l’un ou l’autre",
        "Ses derniers travaux, ces derniers ont chanté",
        "C’est une fête ; il s’est uni à eux ; a priori",
        "Tous les bals, tout le monde, toute la journée",
    ],
)
def test_words_that_sound_alike_where_they_belong(line: str) -> None:
    assert printed("language-words", line) == []
