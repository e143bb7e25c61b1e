"""People as tables name them: a civility, a first name, a last name, together or apart."""

import re
import unicodedata
from dataclasses import dataclass

from csxl_desktop.i18n import fold

MISTER, MADAM = "M.", "Mme"
_CIVILITIES = {
    "m": MISTER, "mr": MISTER, "monsieur": MISTER, "dhr": MISTER, "de heer": MISTER, "heer": MISTER,
    "mister": MISTER, "h": MISTER,
    "mme": MADAM, "mad": MADAM, "madame": MADAM, "mlle": MADAM, "mademoiselle": MADAM, "mevr": MADAM,
    "mevrouw": MADAM, "mw": MADAM, "mvr": MADAM, "mrs": MADAM, "ms": MADAM, "miss": MADAM,
    "f": MADAM, "v": MADAM,
}  # fmt: skip
_LETTERS_ALONE = frozenset({"h", "f", "v"})  # a sign in a column of civilities, never before a name
_PARTICLES = frozenset(
    (
        *("van", "von", "vanden", "vander", "den", "der", "de", "du", "des", "d", "la", "le", "el", "al", "ait"),
        *("ben", "bel", "bou", "da", "do", "dos", "di", "della", "ter", "ten", "abou", "abu", "ibn", "bin", "o"),
        *("mac", "mc", "st", "saint", "sainte"),
    )
)
_APOSTROPHES = str.maketrans(dict.fromkeys("'‘ʼ`´", "’"))


@dataclass(frozen=True, slots=True)
class ParsedPerson:
    """One person. `civility` is `M.`, `Mme` or empty; `function` is the title in the organisation."""

    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    function: str = ""

    def __bool__(self) -> bool:
        return bool(self.first_name or self.last_name)


def parsed_civility(text: str) -> str:
    """`M.` or `Mme` for any way of writing them; empty for what is neither."""
    return _CIVILITIES.get(fold(text).replace(".", "").strip(), "")


def tidy_person_name(text: str) -> str:
    """Single spaces and typographic apostrophes; capitals as typed."""
    return " ".join(unicodedata.normalize("NFC", text).split()).translate(_APOSTROPHES)


def parsed_person(text: str) -> ParsedPerson:
    """`M. Jean Dupont`, `DUPONT Jean`, `Dupont, Jean` or `Mevr. An Van den Broeck` taken apart."""
    words = tidy_person_name(text).split()
    civility, words = _taken_civility(words)
    if not words:
        return ParsedPerson(civility)
    joined = " ".join(words)
    if "," in joined:
        last, _comma, first = joined.partition(",")
        return ParsedPerson(civility, first.strip(), _recased(last.strip()))
    capitals = [word for word in words if _is_capitals(word)]
    if capitals and len(capitals) < len(words):
        return _by_capitals(civility, words)
    if len(words) == 1:
        return ParsedPerson(civility, "", _recased(words[0]))
    return ParsedPerson(civility, words[0], " ".join(words[1:]))


def _taken_civility(words: list[str]) -> tuple[str, list[str]]:
    for size in (2, 1):
        start = " ".join(words[:size])
        found = parsed_civility(start)
        if found and fold(start).strip(".") not in _LETTERS_ALONE:
            return found, words[size:]
    return "", words


def _by_capitals(civility: str, words: list[str]) -> ParsedPerson:
    """The capitals are the last name, with the particles before them."""
    last = [position for position, word in enumerate(words) if _is_capitals(word)]
    start, end = last[0], last[-1] + 1
    while start > 0 and fold(words[start - 1]).strip("’'") in _PARTICLES:
        start -= 1
    first = " ".join(words[:start] + words[end:])
    return ParsedPerson(civility, first, _recased(" ".join(words[start:end])))


def _is_capitals(word: str) -> bool:
    return len(word) > 2 and word.isupper()


def _recased(name: str) -> str:
    """A last name in capitals as one writes it in a sentence; anything else as typed."""
    if not name.isupper() or len(name) < 3:
        return " ".join(_capitalised(word) if _is_capitals(word) else word for word in name.split())
    return " ".join(_capitalised(word) for word in name.split())


def _capitalised(word: str) -> str:
    return re.sub(r"\w+", lambda found: found[0].capitalize(), word)
