"""Accents, case and articles set aside: one way to search and one way to sort, on every system."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ĳ": "ij", "þ": "th"}
    | dict.fromkeys("’‘ʼ`´ʹ", "'")
    | dict.fromkeys("–—‑‐−", "-")
    | dict.fromkeys("«»“”„", '"')
)
_ARTICLE = re.compile(r"^\(?(?:les|le|la|l['’])\)?(?:\s+|(?<=['’)]))(?=\S)", re.IGNORECASE)
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


class _Bare(dict[int, str]):
    """What is left of a character, by its code point; worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold().translate(_LETTERS))
        bare = "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_LETTERS)
        self[code] = bare
        return bare


_BARE = _Bare()


def fold(text: str) -> str:
    """`text` without case or accents, its spaces single: “Équipe  Cœur” becomes “equipe coeur”."""
    bare = text.lower().replace("`", "'") if text.isascii() else text.translate(_BARE)
    return " ".join(bare.split())


def sort_key(name: str) -> str:
    """The key that files “(Le) Canevas” under C: folded, without leading article, letters and digits only."""
    without_article = _ARTICLE.sub("", fold(name))
    return _NOT_ALPHANUMERIC.sub("", without_article)
