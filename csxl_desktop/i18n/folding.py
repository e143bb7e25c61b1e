"""Accents, case and articles set aside: one way to search and one way to sort, on every system."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ĳ": "ij", "þ": "th"}
    | dict.fromkeys("’‘ʼ`´ʹ", "'")
    | dict.fromkeys("–—‑‐−", "-")
    | dict.fromkeys("«»“”„", '"')
)
_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"^\(?(?:les|le|la|l['’])\)?(?:\s+|(?<=['’)]))(?=\S)", re.IGNORECASE)
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """`text` without case or accents, its spaces single: “Équipe  Cœur” becomes “equipe coeur”."""
    if text.isascii():
        return " ".join(text.lower().split())
    lowered = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(char for char in lowered if not unicodedata.combining(char))
    return _SPACES.sub(" ", bare.translate(_LETTERS)).strip()


def sort_key(name: str) -> str:
    """The key that files “(Le) Canevas” under C: folded, without leading article, letters and digits only."""
    without_article = _ARTICLE.sub("", fold(name))
    return _NOT_ALPHANUMERIC.sub("", without_article)
