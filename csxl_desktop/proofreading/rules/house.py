"""The bodies of a coordination as rules look for them: in the words of the house and in the office’s own."""

import re
from functools import lru_cache

from csxl_desktop.proofreading.knowledge import KnownWord

_HOUSE = {
    "assembly": r"assemblées?(?: (?:générales?|plénières?))?|AG",
    "group": r"groupes? de travail|GT",
    "committee": r"comités?(?: d'accompagnement)?|copil",
    "coordination": r"coordination(?: sociale)?|CS[A-Z]*",
    "member": r"membres?|partenaires?",
}


@lru_cache
def said(words: tuple[KnownWord, ...], *terms: str) -> str:
    """A pattern of these terms, flat and whatever their case."""
    told = [_HOUSE[term] for term in terms]
    own = [form for each in words if each.term in terms for form in (each.plural, each.singular)]
    return "|".join([*(re.escape(form.replace("’", "'")) for form in own if form), *told])
