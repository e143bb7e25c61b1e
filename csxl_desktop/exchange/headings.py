"""What a heading of an office's table announces: a known word, several of them joined, or one that is qualified."""

import re
from functools import lru_cache

from csxl_desktop.exchange.heading_words import WORDS, Field
from csxl_desktop.i18n import fold

SEVERAL = frozenset({Field.EMAIL, Field.PHONE, Field.MOBILE, Field.WEBSITE, Field.CATEGORY})
_BY_WORD = {word: field for field, words in WORDS.items() for word in words.split("|")}
_FILLERS = re.compile(r"\b(?:de|du|des|la|le|les|l'|d'|van|het|of|the|a|au|aux)(?:\s+|(?<=')|$)")
_SIGNS = re.compile(r"[°º:*._?]|\s*\(.*?\)\s*$")
_BOTH_GENDERS = re.compile(r"(?<=[a-z])(?:[·•‧./(-])(?:e|ne|ere|euse|rice|trice)(?:[·•‧.-]?s)?\)?(?![\w-])")
_JOINTS = re.compile(r"\s*[/+&,;|]\s*|\s+-\s+|\s+(?:et|ou|en|of|and|or)\s+")
_LONGEST_JOINED = 60  # a longer heading is a sentence
_OF_A_STREET = frozenset({"boite", "bte", "bus", "box", "huisnummer"})
_QUALIFIERS = frozenset(
    (
        *("general", "generale", "principal", "principale", "direct", "directe", "prive", "privee", "personnel"),
        *("personnelle", "professionnel", "professionnelle", "pro", "bureau", "travail", "fixe", "social", "siege"),
        *("algemeen", "algemene", "prive", "werk", "kantoor", "vast", "rechtstreeks", "zetel"),
        *("main", "office", "work", "private", "personal"),
    )
)
_BODY, _PERSON = Field.ORGANISATION, Field.REPRESENTATIVE
_OF_A_PLACE = frozenset({Field.ADDRESS, Field.STREET, Field.POSTAL_CODE, Field.CITY, Field.CODE_AND_CITY})
_OF_A_PERSON = frozenset({Field.FUNCTION, Field.CIVILITY, Field.FIRST_NAME})
_OF_BOTH = frozenset({Field.EMAIL, Field.PHONE, Field.MOBILE, Field.WEBSITE})
_TOGETHER: tuple[tuple[frozenset[Field], Field], ...] = (  # the first that holds all that is joined
    (frozenset({Field.POSTAL_CODE, Field.CITY, Field.CODE_AND_CITY}), Field.CODE_AND_CITY),
    (frozenset({Field.STREET, Field.NUMBER}), Field.STREET),
    (_OF_A_PLACE | {Field.NUMBER}, Field.ADDRESS),
    (frozenset({Field.CIVILITY, Field.FIRST_NAME, Field.LAST_NAME, _PERSON}), _PERSON),
    (frozenset({Field.LAST_NAME, _BODY, Field.SHORT_NAME, Field.NAME_NL}), _BODY),
    (frozenset({Field.PHONE, Field.MOBILE}), Field.PHONE),
)


@lru_cache(4_096)
def header_field(header: str) -> Field | None:
    """What a header announces, if it is a known one."""
    folded = fold(header.replace("_", " "))
    if found := known_word(folded):
        return found
    if len(folded) > _LONGEST_JOINED:
        return None
    for_all = _BOTH_GENDERS.sub("", folded)
    return known_word(for_all) or _joined(for_all) or _qualified(_plain(for_all).split())


def known_word(header: str) -> Field | None:
    """What a header announces that is a word of the list itself."""
    folded = fold(header.replace("_", " "))
    for words in (folded, fold(_SIGNS.sub(" ", folded)), _plain(folded)):
        if found := _BY_WORD.get(words):
            return found
    return None


def _plain(folded: str) -> str:
    return fold(_FILLERS.sub(" ", _SIGNS.sub(" ", folded)))


def _joined(folded: str) -> Field | None:
    """“Asbl / Service”, “CP + commune”, “Nom et prénom”: every part must be known."""
    parts = [part for part in _JOINTS.split(folded) if part.strip()]
    if len(parts) < 2:
        return None
    told: list[Field] = []
    for part in parts:
        if _plain(part) in _OF_A_STREET:
            told.append(Field.NUMBER)
        elif found := known_word(part) or _qualified(_plain(part).split()):
            told.append(found)
        else:
            return None
    fields = frozenset(told)
    if len(fields) == 1:
        return told[0]
    whole = next((field for together, field in _TOGETHER if fields <= together), None)
    return whole or (Field.EMAIL if Field.EMAIL in fields else told[0])  # addresses are found among other words


def _qualified(words: list[str]) -> Field | None:
    """“E-mail contact”, “Courriel 1”, “Nom de la structure”: a known word, and whose it is or which."""
    number = words.pop() if words and words[-1].isdigit() else ""
    for at in range(len(words), 0, -1):
        for one, others in ((words[:at], words[at:]), (words[-at:], words[:-at])):
            field = _BY_WORD.get(" ".join(one))
            if field is None or (number not in {"", "1"} and field not in SEVERAL):
                continue
            if found := _said_of(field, others):
                return found
    return None


def _said_of(field: Field, others: list[str]) -> Field | None:
    """What `field` becomes by the words that stand beside it; None where they make something else of it."""
    whose = {_BY_WORD.get(word) for word in others if word not in _QUALIFIERS}
    if not whose:
        return field
    if field is Field.LAST_NAME and len(whose) == 1:
        return _BODY if _BODY in whose else _PERSON if _PERSON in whose else None
    if whose == {_PERSON}:
        return field if field in _OF_BOTH | _OF_A_PERSON else None
    return field if whose == {_BODY} and field is not Field.JOINED_ON else None
