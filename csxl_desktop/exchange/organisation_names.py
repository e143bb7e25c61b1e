"""Names of organisations as offices type them: articles, dashes, acronyms, and what they say of a parent."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csxl_desktop.i18n import fold, sort_key

_SPACES = re.compile(r"\s+")
_APOSTROPHES = re.compile(r"(?<=\w)\s?['’‘ʼ`´](?=\w)|['‘ʼ`´]")
_WIDE_DASH = re.compile(r"\s*[–—−]\s*|\s+[-‑‐]+\s*|\s*[-‑‐]+\s+")
_SUSPENDED = re.compile(r"^(?:et|ou|en|of|and|or)\b", re.IGNORECASE)  # “pré- et postnatal” is no dash
_ARTICLE = r"les|le|la|l’|de|het|’t|the"
_ARTICLE_BEFORE = re.compile(rf"^\(\s*({_ARTICLE})\s*\)\s*(?=\S)", re.IGNORECASE)
_ARTICLE_AFTER = re.compile(rf"^(.*\S)\s*(?:,\s*|\(\s*)({_ARTICLE})\s*\)?$", re.IGNORECASE)
_BARE_ARTICLE = re.compile(r"^((?:les|le|la)(?=\s)|l’)\s*(?=\S)", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:(cpas|ocmw)|(commune|gemeente|ville|stad|administration communale|gemeentebestuur))\b"
    r"(?:\s+(?:de la |de l'|du |de |d'|van |te )?(.*))?$"
)
_WELFARE = re.compile(r"(?:cpas|ocmw|centre public d'action sociale|openbaar centrum voor maatschappelijk)\b")
_TOWN = re.compile(r"(?:commune|gemeente|ville|stad|administration communale|gemeentebestuur)\b")
_OF = re.compile(r"(?:\b(?:de la|du|de|van|te) |\b(?:de l|d)')")
_PARENTHESIS = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,8}|[A-ZÉÈ]{2,8}")
_NO_ACRONYM = frozenset({"ASBL", "VZW", "AISBL", "IVZW", "ETP", "XL", "BXL", "SC", "SCRL", "SA", "SPRL", "SRL"})


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name in its stored form and what it tells.

    `name` has typographic apostrophes, ` – ` between its parts, its article in front: `(Le) Canevas`.
    `own_name` is the part that is not the parent's; `parent_proposal` and `short_name` are proposals.
    """

    name: str
    article: str = ""
    own_name: str = ""
    short_name: str = ""
    parent_proposal: str = ""

    @property
    def key(self) -> str:
        """What two spellings of one name share."""
        return sort_key(self.name)


def tidy_name(text: str) -> str:
    """`text` with single spaces, typographic apostrophes and en dashes between parts."""
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    spaced = _APOSTROPHES.sub("’", spaced)
    return _WIDE_DASH.sub(lambda found: _dash(found, spaced), spaced).strip(" –")


def parsed_name(text: str) -> ParsedName:
    """The name alone, before the others of its table are known."""
    name = tidy_name(text)
    article = ""
    if found := _ARTICLE_BEFORE.match(name):
        article = _capital(found[1])
        name = _with_article(article, name[found.end() :])
    elif found := _ARTICLE_AFTER.match(name):
        article = _capital(found[2])
        name = _with_article(article, found[1])
    elif found := _BARE_ARTICLE.match(name):
        article = _capital(found[1])
    own_name, parent = _split(name)
    return ParsedName(name, article, own_name, _acronym(name), parent)


def with_parents(names: Iterable[ParsedName]) -> tuple[ParsedName, ...]:
    """The same names, parents found among each other: a body, or a row of the same table."""
    known = tuple(names)
    rows = {sort_key(name.name.split(" – ")[0]): name.name for name in known if " – " in name.name}
    rows |= {name.key: name.name for name in known}
    bodies = _bodies(known)
    return tuple(_with_parent(name, rows, bodies) for name in known)


def _dash(found: re.Match[str], whole: str) -> str:
    before_is_bound = not found[0][0].isspace() and found[0][0] in "-‑‐"
    if before_is_bound and _SUSPENDED.match(whole[found.end() :]):
        return found[0]
    return " – "


def _capital(article: str) -> str:
    return article[:1].upper() + article[1:].lower()


def _with_article(article: str, rest: str) -> str:
    return f"({article}){rest}" if article.endswith("’") else f"({article}) {rest}"


def _split(name: str) -> tuple[str, str]:
    """The own part and the likely parent, where the last part names one."""
    before, dash, last = name.rpartition(" – ")
    if dash:
        return before, last
    if found := _PARENTHESIS.match(name):
        return found[1], found[2]
    return name, ""


def _with_parent(name: ParsedName, rows: Mapping[str, str], bodies: Mapping[tuple[bool, str], str]) -> ParsedName:
    parent = ""
    if candidate := name.parent_proposal:
        if body := _BODY.match(fold(candidate)):
            parent = bodies.get((body[1] is not None, body[3] or ""), candidate)
        elif (row := rows.get(sort_key(candidate), "")) and row != name.name:
            parent = row
        elif name.name.endswith(")") and _BARE_ARTICLE.match(candidate):
            parent = candidate
    if not parent or parent == name.name:
        return ParsedName(name.name, name.article, name.name, name.short_name)
    return ParsedName(name.name, name.article, name.own_name, name.short_name, parent)


def _bodies(known: Iterable[ParsedName]) -> dict[tuple[bool, str], str]:
    """The rows that are a CPAS (true) or a Commune (false) themselves, by their place, under any long name."""
    found: dict[tuple[bool, str], str] = {}
    for name in known:
        folded = fold(name.name)
        welfare = _WELFARE.match(folded) is not None
        if (welfare or _TOWN.match(folded)) and not _BODY.match(fold(name.parent_proposal)):
            for place in ("", *(folded[cut.end() :] for cut in _OF.finditer(folded))):
                found.setdefault((welfare, place), name.name)
    return found


def _acronym(name: str) -> str:
    """`FMSB – Fédération …`, `Association … APEB`, `Centre … (CASG)`: a short name to propose."""
    first, dash, rest = name.partition(" – ")
    if dash and _is_acronym(first) and " " in rest:
        return first
    words = re.split(r"[\s/]+", name)
    last = words[-1].strip("()")
    return last if len(words) > 2 and _is_acronym(last) else ""


def _is_acronym(word: str) -> bool:
    return bool(_ACRONYM.fullmatch(word)) and word not in _NO_ACRONYM
