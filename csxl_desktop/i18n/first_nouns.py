"""Common nouns with which names of organisations begin, and the article that French puts before them.

Only those of which nobody doubts: “la Commune de Forest”, “le CPAS”, “l’Antenne”. A name that begins otherwise keeps
its silence (“de Bruxelles Laïque”): a wrong article is worse than none.
"""

import re

from csxl_desktop.i18n.elision import begins_with_vowel
from csxl_desktop.i18n.folding import fold

_FEMININE_WRITTEN = (
    "academie agence antenne asbl association bibliotheque cellule clinique commune coordination creche croix-rouge"
    " ecole equipe federation fondation ligue ludotheque maison mission mutualite plateforme province regie region"
    " union universite ville"
)
_MASCULINE_WRITTEN = (
    "athenee bureau centre collectif comite conseil cpas departement hopital institut observatoire service"
)
_FEMININE, _MASCULINE = frozenset(_FEMININE_WRITTEN.split()), frozenset(_MASCULINE_WRITTEN.split())
_ALONE = frozenset({"commune", "cpas", "croix-rouge"})  # said so without more: “du CPAS”, “de la Commune – Jeunesse”
_OF_A_PLACE = frozenset({"commune", "province", "region", "ville"})
_FIRST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)(?: ([^\W_][\w’']*|\S))?")
# “Ville et Forêt”, “École & Cie”: what follows makes a name of it that says no article.
_MAKES_A_NAME = frozenset({"et", "&", "ou", "sans", "pour", "+", "/", "contre", "avec", "en"})


def article_before(name: str) -> str:
    """“la ”, “le ” or “l’” where `name` begins with such a noun, else nothing."""
    found = _FIRST.match(name)
    if found is None:
        return ""
    noun, behind = fold(found[1]), fold(found[2] or "")
    if noun not in _FEMININE | _MASCULINE or not _is_described(noun, behind):
        return ""
    if begins_with_vowel(noun):
        return "l’"
    return "la " if noun in _FEMININE else "le "


def _is_described(noun: str, behind: str) -> bool:
    """Whether what stands behind the noun says which one it is."""
    if not behind or not behind[0].isalnum():
        return noun in _ALONE and behind not in _MAKES_A_NAME
    if noun in _OF_A_PLACE:
        return behind in {"de", "du", "des"} or behind.startswith(("d'", "d’"))
    return behind not in _MAKES_A_NAME
