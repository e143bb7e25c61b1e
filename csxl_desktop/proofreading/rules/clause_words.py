"""The small words that clauses are read by: auxiliaries, adverbs, pronouns, words with manners of their own."""

import re

from csxl_desktop.proofreading.rules.lexicon import Form

BEING = {
    "est": "s", "était": "s", "sera": "s", "serait": "s", "fut": "s", "reste": "s", "restait": "s", "semble": "s",
    "sont": "p", "étaient": "p", "seront": "p", "seraient": "p", "furent": "p", "restent": "p", "restaient": "p",
    "semblent": "p", "semblaient": "p", "demeurent": "p", "paraissent": "p", "deviennent": "p",
}  # fmt: skip
HAVING = {
    "a": "s", "avait": "s", "aura": "s", "aurait": "s", "ait": "s", "ont": "p", "avaient": "p", "auront": "p",
    "auraient": "p", "aient": "p",
}  # fmt: skip
_FIRST_WRITTEN = """
avons avez avions aviez ai as aurons aurez
"""
FIRST = frozenset(_FIRST_WRITTEN.split())
_ADVERBS_WRITTEN = """
pas plus jamais également aussi toujours très bien déjà donc ensuite enfin encore ainsi trop assez souvent parfois
notamment finalement particulièrement largement vivement vite surtout certes moins peu tant toutefois cependant
depuis
"""
ADVERBS = frozenset(_ADVERBS_WRITTEN.split())
_CLITICS_WRITTEN = """
ne n' y en leur lui nous vous m' t' me te
"""
CLITICS = frozenset(_CLITICS_WRITTEN.split())
_OPENERS_WRITTEN = """
que qu' où dont si car mais lorsque lorsqu' quand puisque puisqu' ; : (
"""
OPENERS = frozenset(_OPENERS_WRITTEN.split())
_RELATIVES_WRITTEN = """
qui que qu' dont où
"""
RELATIVES = frozenset(_RELATIVES_WRITTEN.split())
_LEADING_WRITTEN = """
en au à aux lors dans pendant durant grâce ensuite enfin depuis suite après avant pour par malgré ainsi
parallèlement cette ce dès sur selon vers outre chaque avec entre comme afin de d' du des hors sans
"""
LEADING = frozenset(_LEADING_WRITTEN.split())
_COLLECTIVES_WRITTEN = """
plupart majorité minorité partie moitié nombre totalité ensemble série dizaine douzaine vingtaine trentaine
quarantaine cinquantaine soixantaine centaine quinzaine foule quantité multitude poignée tiers quart infinité reste
millier
million double triple quarts échantillon panel proportion pourcentage fraction kyrielle flot succession
groupe couple paire équipe type sorte genre ensembles majeure peu beaucoup
"""
COLLECTIVES = frozenset(form for word in _COLLECTIVES_WRITTEN.split() for form in (word, f"{word}s"))
_TIMES_WRITTEN = """
semaine mois année an jour journée matin matinée soir soirée nuit fois printemps automne hiver trimestre semestre
veille lendemain moment lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin
juillet août septembre octobre novembre décembre heure saison période
"""
TIMES = frozenset(_TIMES_WRITTEN.split())
_UNVARIED_WRITTEN = """
fort haut bas plein court net droit tout tous toute toutes partie parti dû tel tels telle telles quel quels quelle
quelles autant mort maître prête part vis sis nouveau premier dernier vers lieu fin sur sûr bon mal mi demi bien
certains certaines divers diverses différents différentes nombreux nombreuses public un une uns unes même mêmes neuf
seul été
"""
UNVARIED = frozenset(_UNVARIED_WRITTEN.split())
# “elles se sont succédé”: what follows such a verb is no object of it, or its object is another.
_WITHOUT_OBJECT_WRITTEN = """
succédé parlé répondu plu téléphoné écrit demandé dit promis permis rappelé donné fixé posé réparti partagé attribué
offert assuré échangé imaginé proposé rendu menti suffi souri nui vu fait senti laissé mis imposé lavé procuré
acheté construit
"""
WITHOUT_OBJECT = frozenset(_WITHOUT_OBJECT_WRITTEN.split())
# “les robes que nous avons fait coudre”.
_WITHOUT_AGREEMENT_WRITTEN = """
fait laissé pu dû voulu cru su fallu coûté valu duré pensé eu permis osé vécu estimé entendu vu dit souhaité décidé
espéré promis jugé parlé préféré
"""
WITHOUT_AGREEMENT = frozenset(_WITHOUT_AGREEMENT_WRITTEN.split())
# With such a verb “que” joins a clause of its own: “montrent aux partenaires que la demande a augmenté”.
_ALONE_WRITTEN = """
augmenté diminué changé évolué grandi baissé progressé empiré doublé triplé commencé vieilli chuté explosé reculé cessé
avancé fonctionné participé collaboré continué débuté démarré réagi réussi abouti existé manqué fermé repris contribué
"""
ALONE = frozenset(_ALONE_WRITTEN.split())
_OBJECTS_WRITTEN = """
le la les l' un une ce cet cette ces son sa ses leur leurs notre nos plusieurs deux trois quatre cinq
"""
OBJECTS = frozenset(_OBJECTS_WRITTEN.split())  # what begins an object behind its verb
LAPSES = frozenset(("fois", "ans", "an", "mois"))  # “voilà deux ans que”
ONE_OF = frozenset(("celui", "celle", "un", "une", "chacun", "chacune", "aucun", "aucune", "lequel", "laquelle"))
TELLING = re.compile(r"(?:inform|averti|prévien|prévenu|rappel|assur|convain|persuad|avis|signal)")
_NO_RELATIVE_WRITTEN = """
c' plus moins autant tellement tant aussi même mêmes tel tels telle telles autres autre alors ce
"""
NO_RELATIVE = frozenset(_NO_RELATIVE_WRITTEN.split())
_TRANSITIVE_WRITTEN = """
invité écouté accueilli aidé soutenu rencontré accompagné informé reçu contacté guidé interpellé rejoint sollicité
convaincu encouragé remercié orienté surpris touché
"""
TRANSITIVE = frozenset(_TRANSITIVE_WRITTEN.split())
PRONOUNS: dict[str, Form] = {
    "elle": ("f", "s"), "elles": ("f", "p"), "ils": ("m", "p"), "il": ("m", "s"), "celle-ci": ("f", "s"),
    "celles-ci": ("f", "p"), "ceux-ci": ("m", "p"), "celui-ci": ("m", "s"),
}  # fmt: skip
LEQUEL: dict[str, Form] = {
    "lequel": ("m", "s"), "laquelle": ("f", "s"), "lesquels": ("m", "p"), "lesquelles": ("f", "p"),
}  # fmt: skip
TO_LEQUEL: dict[str, Form] = {
    "auquel": ("m", "s"), "auxquels": ("m", "p"), "auxquelles": ("f", "p"),
}  # fmt: skip
_FRONTED_NOT_WRITTEN = """
vu passé excepté compris mis attendu supposé donné né mort dit fait
"""
FRONTED_NOT = frozenset(_FRONTED_NOT_WRITTEN.split())
# Endings of participles and adjectives that nouns seldom have.
CLEAR = re.compile(r"(?:é|ée|és|ées|als?|ales?|aux|iers?|ières?|ifs?|ives?|euses?|els?|elles?|us?|ues?|is|ises?|ies?)$")
# “produit”, “permis” may be verbs in the present.
PRESENT_TOO = re.compile(r"(?:t|is)$")
INFINITIVE = re.compile(r"\w{2,}(?:er|ir|re|oir)$")
# How many tokens a verb may stand away.
FAR = 12
_CONTRACTED_WRITTEN = """
du au des aux
"""
CONTRACTED = frozenset(_CONTRACTED_WRITTEN.split())
OF_CONTRACTED = frozenset({"du", "des"})
_NOUNS_TOO_WRITTEN = """
local locaux matériel personnel professionnel professionnels collectif collectifs capital général journal social
central actuel objectif objectifs actif actifs nouvelle nouvelles commis avis individuel vu relatif total santé
"""
NOUNS_TOO = frozenset(_NOUNS_TOO_WRITTEN.split())
_LEADS_TO_RELATIVE_WRITTEN = """
dans sur pour par avec à durant pendant selon vers sans chez contre après
"""
LEADS_TO_RELATIVE = frozenset(_LEADS_TO_RELATIVE_WRITTEN.split())
_NO_SUBJECTS_WRITTEN = """
on nous vous c' ce ceci cela ça quel quelle s' se tel telle
"""
NO_SUBJECTS = frozenset(_NO_SUBJECTS_WRITTEN.split())
_QUANTITIES_WRITTEN = """
peu beaucoup trop tant nombre plupart
"""
QUANTITIES = frozenset(_QUANTITIES_WRITTEN.split())
SURE_DETERMINERS = {"un": "m", "une": "f", "ce": "m", "cet": "m", "cette": "f", "aucun": "m", "aucune": "f"}
# Pronouns at the head of a clause.
HEADS: dict[str, Form] = {
    "toutes": ("f", "p"), "tous": ("m", "p"), "chacune": ("f", "s"), "chacun": ("m", "s"), "certaines": ("f", "p"),
    "aucune": ("f", "s"), "celle-ci": ("f", "s"),
}  # fmt: skip
