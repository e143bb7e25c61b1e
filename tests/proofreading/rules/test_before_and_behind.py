"""Slips before and behind nouns and verbs, each beside what is right. Every sentence is invented."""

import pytest

from tests.proofreading.support import printed, proposed

_AGREEMENT = """
Les nouvelle brochures sont là.|nouvelle
Les nouvelles brochures sont là, les premier et deuxième tomes aussi.|
Le nouvelle équipe est prête.|nouvelle
Un petite fête clôt la saison.|petite
De nombreux associations y viennent.|nombreux
De nombreuses associations y viennent, de bon cœur et de nouveau.|
Ces dernier mois furent rudes.|dernier
Trois tomes sont parus : le premier porte sur la soupe, le second marche moins bien.|
Quel belle journée ce fut.|belle
Quelle belle journée ce fut, et quel est le suivant.|
La projet a commencé.|La projet
La page du salle de lecture manque.|du salle
Elle la projette, il le salue, on la visite du regard.|
Une soirée chaleureux a suivi.|chaleureux
La salle polyvalent sert à tous.|polyvalent
La salle polyvalente sert à tous, les demandes nécessitant un avis attendent.|
Les informations sont disponible au guichet.|disponible
Les informations sont disponibles, la porte est accessible.|
Ceux qui vient de loin dorment ici.|vient
Ceux qui viennent de loin dorment ici, celui qui reste veille.|
Chacun des services présentent ses missions.|présentent
Chacun des services présente ses missions.|
Les voisins qui ne compte pas leur temps sont rares.|compte
Les voisins qui ne comptent pas leur temps sont rares, l’avis qui convient aussi.|
C’est ici que se prépare nos repas.|prépare
C’est ici que se préparent nos repas, là que vit la plupart des gens.|
Nos voisins de la rue souhaite poursuivre.|souhaite
Nos voisins de la rue souhaitent poursuivre.|
Le club et la chorale organise une fête.|organise
Le club et la chorale organisent une fête.|
Nous lisons des histoires tel que la Belle.|tel que
Nous lisons des histoires telles que la Belle, un type de livre, dans un seul tome, tel que celui-ci.|
Le lait et la tarte, offertes par les voisins, attendent.|offertes
Le lait et la tarte, offerts par les voisins, attendent.|
La nappe et le banc ont été prêtées.|prêtées
La nappe et le banc ont été prêtés, la nappe et la table ont été prêtées.|
Deux chorales se sont succédées.|succédées
Deux chorales se sont succédé, elles se sont parlé.|
L’équipe mobile, formé en mars, sillonne la rue.|formé
L’équipe mobile, formée en mars, sillonne la rue.|
Composée de deux gardes, le service sillonne la rue.|Composée
Plusieurs sortes de jeux sont proposés, plusieurs centaines de colis ont été distribués.|
"""


def _cases(written: str) -> list[tuple[str, list[str]]]:
    lines = (line.split("|") for line in written.strip().splitlines())
    return [(line, [words] if words else []) for line, words in lines]


@pytest.mark.parametrize(("line", "expected"), _cases(_AGREEMENT))
def test_agreement(line: str, expected: list[str]) -> None:
    assert printed("language-agreement", line) == expected


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("language-preposition", "Tout dépend surtout à la météo du jour.", ["dépend surtout à la"]),
        ("language-preposition", "Tout dépend de la météo, cela dépend au moins du vent.", []),
        ("language-preposition", "Elle a lieu en raison aux travaux.", ["en raison aux"]),
        ("language-preposition", "Grâce du jardin, on respire.", ["Grâce du"]),
        ("language-preposition", "Elle s’intéresse du jardin.", ["s’intéresse du"]),
        ("language-preposition", "Il dispose au marché d’un local, il rend grâce des dons reçus.", []),
        ("language-preposition", "La chorale a décidé chanter en mai.", ["décidé chanter"]),
        ("language-preposition", "La chorale a commencé répéter en mai.", ["commencé répéter"]),
        ("language-preposition", "La chorale a décidé de chanter, elle a su répéter.", []),
        ("language-elision", "On sait que il pleut, que elles rient.", ["que il", "que elles"]),
        ("language-elision", "Il lit de anciens contes.", ["de anciens"]),
        ("language-elision", "On dit que oui, le onze, la une, des mots tels que il ou elle.", []),
        ("language-numeral", "Elle range quatre-vingt livres et deux cent verres.", [
            "quatre-vingt livres", "deux cent verres",
        ]),
        ("language-numeral", "Il y a trois cents douze pages.", ["trois cents douze"]),
        ("language-numeral", "Quatre-vingts livres, quatre-vingt-deux verres, deux cents pages, cinq mille mots.", []),
        ("language-numeral", "Le jury s’est réuni six cette année.", ["s’est réuni six"]),
        ("language-numeral", "Le jury s’est réuni six fois cette année, en 2022.", []),
        ("language-beside", "On vient admirer la mer et de nager au large.", ["de nager"]),
        ("language-beside", "On vient d’admirer la mer et de nager, elle veut éviter de tomber et de couler.", []),
        ("language-beside", "Nous avons longé la mer et nagerons au large.", ["nagerons"]),
        ("language-beside", "Nous avons longé la mer, et demain nous nagerons ; on sait qui nagera.", []),
        ("language-beside", "Le guide montre son île puis répondit aux enfants.", ["répondit"]),
        ("language-beside", "Le guide montra son île puis répondit aux enfants.", []),
        ("language-pronoun", "La ville a offert la salle ; il a payé la sono.", ["il a payé"]),
        ("language-pronoun", "La ville a offert la salle ; il a fallu payer, le club rit ; il a payé.", []),
        ("language-pronoun", "Merci aux danseuses du soir. Ils ont tenu la scène.", ["Ils ont"]),
        ("language-pronoun", "Merci aux danseuses et aux pompiers. Ils ont tenu la scène.", []),
        ("language-verb-form", "Venez, n’hésiter pas à sonner.", ["n’hésiter pas"]),
        ("language-verb-form", "Venez, n’hésitez pas à sonner ; n’être pas seul compte.", []),
        ("language-verb-form", "Il faut que la ville prend sa part.", ["prend"]),
        ("language-verb-form", "Il faut que la ville prenne sa part, on espère que la ville prend sa part.", []),
        ("language-verb-form", "Si nous aurions le temps, on irait.", ["aurions"]),
        ("language-verb-form", "Si nous avions le temps, on irait.", []),
        ("language-infinitive", "Elle vient de terminé sa danse.", ["de terminé"]),
        ("language-infinitive", "Elle vient de terminer sa danse, rien de changé, un bouquet de blés.", []),
        ("language-infinitive", "On peut chanter et joué ensemble.", ["joué"]),
        ("language-small-words", "Il a du renoncer à la mer.", ["du"]),
        ("language-small-words", "Il a dû renoncer, il a du pain et du lait.", []),
        ("language-small-words", "Merci à tous ceux ont chanté.", ["tous ceux"]),
        ("language-small-words", "Merci à tous ceux qui ont chanté.", []),
        ("language-small-words", "Les danseuses étaient tous venues.", ["tous"]),
        ("language-small-words", "Les danseuses étaient toutes venues.", []),
        ("language-small-words", "La maison ou vivait la reine est vide.", ["ou"]),
        ("language-small-words", "La maison où vivait la reine est vide, la danse ou le chant.", []),
        ("language-small-words", "Nous en sommes tout sortis ravis.", ["tout"]),
        ("language-number", "Une trentaine de chaise suffit.", ["trentaine de chaise"]),
        ("language-number", "Une trentaine de chaises suffit, beaucoup de monde est venu.", []),
        ("language-words", "Les gens qui on faim mangent.", ["on"]),
        ("language-words", "Elle chante tous jours.", ["jours"]),
        ("language-words", "Elle chante tous les jours, et ceux à qui on parle aussi.", []),
    ],
)  # fmt: skip
def test_other_slips(code: str, line: str, expected: list[str]) -> None:
    assert printed(code, line) == expected


def test_what_is_proposed() -> None:
    assert proposed("language-agreement", "De nombreux associations y viennent.") == ["nombreuses"]
    assert proposed("language-elision", "On sait que il pleut.") == ["qu’il"]
    assert proposed("language-preposition", "La chorale a décidé organiser un bal.") == ["décidé d’organiser"]
