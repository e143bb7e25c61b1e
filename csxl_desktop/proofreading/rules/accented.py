"""French words that begin with an accented capital, or carry accents that capitals often lose."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import combinations, product

from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.rules.lexicon import is_known

# Written as they are to be; in capitals and at the head of a sentence they lose their accents most often.
_INITIALS_WRITTEN = """
échevin échevine échevins échevinat église
écart échange échanges échéance échéances échelle école écoles économie économique économiques écoute écrire
écrit écrits éditer édition éditions éducateur éducateurs éducatrice éducatrices éducatif éducation éducative
égalité également élaboration élaborer élection élections élément éléments élève élèves élu élus élue élues
émergence émettre émission énergie énergies énoncé épanouissement épicerie épiceries épreuve époque équilibre
équipe équipes équipement équipements équité équivalent état états étape étapes été étranger étrangers étude
études étudiant étudiants étudiante étudiantes évaluation évaluations évaluer événement événements évènement
évènements évidemment évolution évolutions éventuel éventuelle éventuellement éviter être êtes âge âges âgé âgée
âgées âgés à
"""
_INITIALS = tuple(_INITIALS_WRITTEN.split())
_SHOUTED_WRITTEN = """
activité activités actualité actualités adhésion adhésions agréé agréée agrément agréments aînés année années
annexé approuvé approuvée arrêté arrêtés assemblée assemblées autorité autorités bénéficiaire bénéficiaires
bénévolat bénévole bénévoles bâtiment catégorie catégories célébration cérémonie chômage clé clés clôture
collectivité comité comités communauté communautés compétence compétences complémentaire compte-rendu comité
conférence conférences confédération conséquence créatif création créations crèche crèches critère critères date
décembre décision décisions déclaration décret décrets défi défis définition délégation délégué délégués
démarche démarches démission démissions département départements dépense dépenses désignation détail détails
développement développer différent différents difficulté difficultés diversité donnée données durée éducation
élaboration enquête entité fédération fédérations février février fête fêtes février général générale générales
généraux genèse gérer hébergement hôpital hôpitaux identité idée idées imprimé inégalité inégalités intérêt
intérêts intégration intégrée intergénérationnel itinéraire juridique lieux littératie mémoire médiation médical
médicale médicales médiateur médiatrice méthode méthodes méthodologie métier métiers mobilité modalité modalités
modèle modèles mutualité numérique numériques numéro objectif opérationnel parrainé pauvreté pénurie période
périodes personnalité phénomène pluridisciplinaire précarité précaire préface prélude préparation présence
présences présent présentation présentations présents président présidente prévention priorité priorités privé
problème problèmes problématique problématiques procédure procédures procès-verbal projet psychiatrie publié
publiée quantité quartier réalisation réalisations réalité recommandé réduction réduit réflexion réflexions
réforme région régionale régions règle règlement règlements régulier répertoire répertoires réseau réseaux
résident résidents résolution ressources résultat résultats résumé réunion réunions rôle rôles santé séance
séances secrétaire secrétariat sécurité sélection séminaire séminaires sénior sensibilité série solidarité
spécifique spécifiques stratégie stratégies subsidié supplémentaire sûreté synthèse synthèses système systèmes
téléphone témoignage témoignages thème thèmes thématique thématiques théâtre trésorier unité vérification été
évaluation évaluations événement événements équipe équipes état états étape étapes études étude école écoles
égalité édition élections émotions énergie échéancier
"""
_SHOUTED = tuple(_SHOUTED_WRITTEN.split())


_SHORTEST, _MOST_E, _KEPT = 5, 5, 20_000  # letters, letters, words


@cache
def _by_folded() -> tuple[dict[str, str], dict[str, str]]:
    initials = {fold(word): word for word in _INITIALS if fold(word) != word and len(word) > 1}
    shouted = {fold(word): word for word in (*_SHOUTED, *_INITIALS) if fold(word) != word and len(word) > 1}
    return initials, shouted


def _from_dictionary(word: str) -> str:
    """“arrivees” is no word and “arrivées” is one: the only way to set accents on one or two of its e."""
    if len(word) < _SHORTEST or is_known(word) or not 1 <= word.count("e") <= _MOST_E:
        return ""
    places = [at for at, letter in enumerate(word) if letter == "e"]
    found = {
        each
        for count in (1, 2)
        for chosen in combinations(places, count)
        for marks in product("éè", repeat=count)
        if is_known(each := _set(word, chosen, marks))
    }
    return found.pop() if len(found) == 1 else ""


def _set(word: str, places: Sequence[int], letters: Sequence[str]) -> str:
    kept = list(word)
    for at, letter in zip(places, letters, strict=True):
        kept[at] = letter
    return "".join(kept)


@lru_cache(maxsize=_KEPT)
def accented(word: str) -> str:
    """`word` with the accents that its capitals lost; empty where none is missing."""
    initials, shouted = _by_folded()
    if not word.isascii() or not word[:1].isupper():
        return ""
    if len(word) > 2 and word.isupper():
        right = shouted.get(word.lower(), "") or _from_dictionary(word.lower())
        return right.upper()
    if not word[1:].islower():
        return ""
    right = initials.get(word.lower(), "")
    return right.capitalize() if right and not right[0].isascii() else ""
