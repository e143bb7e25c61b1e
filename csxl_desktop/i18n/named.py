"""Names in a sentence: “d’AMO Grand Angle”, “du Clic” where the directory writes “(Le) Clic”, “de la Commune”."""

import re
import string
from collections.abc import Collection

from csxl_desktop.i18n.catalogue import current_language
from csxl_desktop.i18n.elision import begins_with_vowel
from csxl_desktop.i18n.first_nouns import article_before

_ASIDE = re.compile(r"\((les?|la|l['’]|de|het)\)\s*", re.IGNORECASE)  # the article that the directory sets aside
_ARTICLES = {"fr": ("le", "la", "les", "l’"), "nl": ("de", "het")}
_LEADING = re.compile(r"(les?) (?=\S)", re.IGNORECASE)
_BEFORE = re.compile(r"(?<!\w)(de|à|que|jusque) $", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?<!\w)(?:de|à|pour|par|avec|chez) $", re.IGNORECASE)
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_ELIDED = {"de": "d’", "que": "qu’", "jusque": "jusqu’"}


def named(message: str, *, bodies: Collection[str] = (), **values: object) -> str:
    """`message` with its places filled, what stands before a name said as the language says it there.

    `bodies` are the places that hold the name of an organisation: its own “Le” or “Les” joins “de” and “à” too,
    which that of a family does not; a common noun with which it begins takes its article there.
    """
    told = ""
    for before, place, _form, _conversion in string.Formatter().parse(message):
        told += before
        if place is not None:
            name = str(values[place])
            told = _joined(told, _spoken(name, begins=not told), body=place in bodies)
    return told


def _spoken(name: str, *, begins: bool) -> str:
    """`name` as it is said: “le Clic”, “l’Embellie”; “Le Clic” where it begins the sentence."""
    own = _ARTICLES.get(current_language(), ())

    def _article(found: re.Match[str]) -> str:
        article = found[1].replace("'", "’")
        small = article.lower() if article.lower() in own and (found.start() or not begins) else article
        return small if small.endswith("’") else f"{small} "

    return _ASIDE.sub(_article, name)


def _joined(told: str, name: str, *, body: bool) -> str:
    if body and current_language() == "fr" and _PREPOSITION.search(told):
        name = article_before(name) + name
    before = _BEFORE.search(told) if current_language() == "fr" else None
    if before is None:
        return told + name
    word, rest = before[1], told[: before.start()]
    article = _LEADING.match(name)
    if article and (body or article[1].islower()):
        joined = _CONTRACTED.get((word.lower(), article[1].lower()))
        if joined:
            return f"{rest}{_as_large(word, joined)} {name[article.end() :]}"
    if word.lower() in _ELIDED and begins_with_vowel(name):
        return rest + _as_large(word, _ELIDED[word.lower()]) + name
    return told + name


def _as_large(word: str, other: str) -> str:
    return other.capitalize() if word[:1].isupper() else other
