"""How alike two names of organisations are, as people of the field write them: BXL SE, Commune XL, C.A.S.G., asbl."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from csxl_desktop.i18n import fold

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^\((?:les|le|la|l'|de|het)\)\s*")
_PART = re.compile(r"(\s-\s*|-\s|[,/():|;])")

_SMALL_WRITTEN = (
    "l la le les d de du des et a au aux en pour par sur dans chez qu the of and for het een van der den voor op te uit"
)
_SMALL = frozenset(_SMALL_WRITTEN.split())
_LEGAL_WRITTEN = "asbl aisbl vzw ivzw sprl srl bv bvba sa nv scrl cvba sc fondation foundation stichting ong ngo"
_LEGAL = frozenset(_LEGAL_WRITTEN.split())

# What is written in several ways, each word under the one that stands for it.
_SAME = {
    other: word
    for word, others in {
        "bruxelles": "bxl bru brussel brussels bruxellois bruxelloise bruxelloises",
        "ixelles": "xl elsene ixellois ixelloise ixelloises",
        "saint": "st ste sint sainte saints saintes sts",
        "commune": "communal communale communales communaux communes gemeente gemeentelijk gemeentelijke municipal",
        "cpas": "ocmw",
        "pse": "ims",
        "pms": "cpms",
        "service": "dienst diensten cellule departement equipe centre centrum center",
        "maison": "huis",
        "forest": "vorst",
        "uccle": "ukkel",
        "schaerbeek": "schaarbeek",
        "auderghem": "oudergem",
        "gilles": "gillis",
        "josse": "joost",
        "watermael": "watermaal",
        "boitsfort": "bosvoorde",
    }.items()
    for other in others.split()
}
# What is told in full or by initials.
_INITIALS = {
    "centre public d'action sociale": "cpas",
    "centre public d'aide sociale": "cpas",
    "openbaar centrum voor maatschappelijk welzijn": "cpas",
    "service de santé mentale": "ssm",
    "promotion de la santé à l'école": "pse",
    "inspection médicale scolaire": "pse",
    "psycho-médico-social": "pms",
    "aide en milieu ouvert": "amo",
    "action en milieu ouvert": "amo",
    "centre d'action sociale globale": "casg",
    "agence locale pour l'emploi": "ale",
    "agence locale de l'emploi": "ale",
    "service intégré de soins à domicile": "sisd",
    "office de la naissance et de l'enfance": "one",
    "cellule locale d'accompagnement scolaire": "clas",
    "coordination locale d'accompagnement scolaire": "clas",
    "centre de planning familial": "cpf",
    "planning familial": "cpf",
    "mission locale pour l'emploi": "mission",
    "mission locale": "mission",
    "société immobilière de service public": "sisp",
    "administration communale": "commune",
    "bruxelles capitale": "bruxelles",
    "sud est": "se",
    "nord est": "ne",
    "nord ouest": "no",
    "sud ouest": "so",
}

_PLACES_WRITTEN = (
    "anderlecht auderghem berchem bruxelles etterbeek evere forest ganshoren ixelles jette koekelberg molenbeek gilles"
    " josse schaerbeek uccle watermael boitsfort woluwe nord sud est ouest"
)
_COMMON_WRITTEN = (
    "service maison commune cpas social sociale local locale libre association federation aide accueil action"
    " administration espace quartier sante centre groupe projet public familial jeune personne affaires bureau antenne"
    " saint coordination belgique regional subregional fonds conseil amo ssm sisp cpf"
)

_COMMON_WEIGHT = 0.2
_SURE_HEAD = 94
_NEAR_HEAD = 90
_RUN_TOGETHER = 92  # “techno prévention” and “technoprévention”
_SURE_INITIALS = {2: 0, 3: 88}
_INITIALS_FROM = 4
_ELSEWHERE = 70  # two places, or two numbers: two organisations, however alike the rest
_TYPO = 0.9
_ONE_EDIT, _TWO_EDITS = 5, 9  # lengths from which so many slips are forgiven in a word
_SHORT, _LONG = 3, 8  # length of initials


@dataclass(frozen=True, slots=True)
class ComparableName:
    """A name reduced to what tells it from others."""

    words: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...] = ()  # names that it holds: before the dash, in parentheses
    initials: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    specific: tuple[str, ...] = ()  # the words that are neither a place nor one that half the field bears
    core: str = ""  # these, in alphabetical order
    numbers: frozenset[str] = frozenset()  # two that differ in these are two, however alike the rest
    whole: str = ""  # written without a space, the small words too
    runs: frozenset[str] = frozenset()  # this, all the words, and those alone that count


def likeness(one: str, other: str) -> int:
    """How alike two names are, 0 to 100; 100 where they say the same in other signs, order or abbreviations."""
    return likeness_of(comparable(one), comparable(other))


def likeness_of(one: ComparableName, other: ComparableName, common: AbstractSet[str] = frozenset()) -> int:
    """`likeness` of names already reduced; `common` are further words that many names share, and that weigh little."""
    score = _overlap(frozenset(one.words), frozenset(other.words), common)
    if score < _SURE_HEAD and (_holds(one, other) or _holds(other, one)):
        score = _SURE_HEAD
    if score < _RUN_TOGETHER and _run_together(one, other):
        score = _RUN_TOGETHER
    return max(score, _by_initials(one, other))


@lru_cache(maxsize=16384)
def comparable(name: str) -> ComparableName:
    """`name` reduced to the words that count, folded, each under one spelling."""
    text = _ARTICLE.sub("", _DOTTED.sub(lambda found: found[0].replace(".", ""), fold(name)))
    spelled = _spelled(text)
    own = _own_acronym(spelled)
    words = _canonical(word for word in spelled if word != own)
    heads = [tuple(_canonical(_spelled(part))) for part in _names_within(text)]
    told = tuple(dict.fromkeys(words))
    whole = _run(word for word in _WORD.findall(text) if word not in _LEGAL)
    specific = tuple(word for word in told if word not in _COMMON and word not in _PLACES)
    return ComparableName(
        told,
        tuple(head for head in heads if head and set(head) != set(told) and _specific(head)),
        _initials(word for word in spelled if word != own),
        frozenset({own} if own else ({spelled[0]} if len(spelled) == 1 else ())),
        specific,
        " ".join(sorted(specific)),
        frozenset(word for word in told if word.isdigit()),
        whole,
        frozenset(run for run in (whole, _run(spelled), _run(_telling(spelled))) if len(run) >= _ONE_EDIT),
    )


def _spelled(text: str) -> list[str]:
    """The words of a folded text that are no article and no legal form; all of them where nothing else is left."""
    every = _WORD.findall(text)
    return [word for word in every if word not in _SMALL and word not in _LEGAL] or every


def _run_together(one: ComparableName, other: ComparableName) -> bool:
    """Whether they differ in a space: “Promo for” and “Promofor”, “techno prévention” and “technoprévention”."""
    if len(one.whole) >= _ONE_EDIT and one.whole == other.whole:
        return True
    return len(one.specific) != len(other.specific) and bool(one.runs & other.runs)


def _stem(word: str) -> str:
    """Without the marks of gender and number."""
    if len(word) <= _SHORT or word.isdigit():
        return word
    bare = f"{word[:-3]}al" if word.endswith("aux") else re.sub(r"[sx]$", "", word)
    if len(bare) > _SHORT + 1:
        bare = re.sub(r"([nlts])\1$", r"\1", re.sub(r"s?e$|s$", "", bare))
    return bare


def _reduced(words: Iterable[str]) -> list[str]:
    return [_stem(_standing_for(word)) for word in words]


def _standing_for(word: str) -> str:
    return _SAME.get(word) or _SAME.get(word.removesuffix("s"), word)


def _canonical(words: Iterable[str]) -> list[str]:
    reduced = _reduced(words)
    for phrase, short in _PHRASES:
        at, size = 0, len(phrase)
        while at + size <= len(reduced):
            if tuple(reduced[at : at + size]) == phrase:
                reduced[at : at + size] = [short]
            at += 1
    return reduced


def _names_within(text: str) -> list[str]:
    """The parts of a name that are names themselves: what stands first, in parentheses, around a slash."""
    parts = _PART.split(text)
    if len(parts) == 1:
        return []
    return [parts[0], *(parts[at + 1] for at in range(1, len(parts) - 1, 2) if parts[at] in "/(")]


def _specific(words: Iterable[str]) -> bool:
    return any(word not in _COMMON and word not in _PLACES for word in words)


def _telling(spelled: Iterable[str]) -> list[str]:
    return [word for word in spelled if _specific(_reduced([word]))]


def _run(spelled: Iterable[str]) -> str:
    return _stem("".join(spelled))


def _initials(words: Iterable[str]) -> frozenset[str]:
    spelled = list(words)
    bare = [word for word in spelled if _stem(_standing_for(word)) not in _PLACES]
    found = {"".join(word[0] for word in kept) for kept in (spelled, bare)}
    return frozenset(letters for letters in found if _SHORT <= len(letters) <= _LONG)


def _own_acronym(words: list[str]) -> str:
    """The word that repeats the initials of the others: “Ligue des Jeux Anciens LJA”."""
    for at in {0, len(words) - 1} if len(words) > _SHORT else ():
        others = words[:at] + words[at + 1 :]
        if words[at] in _initials(others):
            return words[at]
    return ""


def _by_initials(one: ComparableName, other: ComparableName) -> int:
    shared = (one.acronyms & (other.initials | other.acronyms)) | (other.acronyms & one.initials)
    letters = max(map(len, shared), default=0)
    return 95 if letters >= _INITIALS_FROM else _SURE_INITIALS.get(letters, 0)


def _holds(whole: ComparableName, part: ComparableName) -> bool:
    """Whether `part` is a name within `whole`: letter for letter, or but for common words and slips."""
    words, telling = frozenset(part.words), frozenset(part.specific)
    return any(
        _run(head) == _run(part.words)
        or frozenset(head) in (words, telling)
        or _overlap(frozenset(head), words, frozenset()) >= _NEAR_HEAD
        for head in whole.heads
    )


def _weight(word: str, common: AbstractSet[str]) -> float:
    return _COMMON_WEIGHT if word in _COMMON or word in _PLACES or word in common else 1.0


def _overlap(one: frozenset[str], other: frozenset[str], common: AbstractSet[str]) -> int:
    if one == other:
        return 100
    shared = sum(_weight(word, common) for word in one & other)
    left, right = set(one - other), set(other - one)
    lost = 0.0
    for word in sorted(left):
        near = next((each for each in sorted(right) if one_slip(word, each)), None)
        if near is not None:
            weight = _weight(word, common)
            shared, lost = shared + _TYPO * weight, lost + 2 * (1 - _TYPO) * weight
            left.remove(word)
            right.remove(near)
    if not shared:
        return 0
    lost += sum(_cost(word, common) for word in left | right)
    conflict = min(sum(_weight(word, common) for word in side if word != _ANY_KIND) for side in (left, right))
    score = int(100 * 2 * shared / (2 * shared + lost + 3 * conflict))
    return min(score, _ELSEWHERE) if _apart(left, right) else min(score, 99)


def _cost(word: str, common: AbstractSet[str]) -> float:
    """What a word that only one name has takes away: a common one half its weight."""
    weight = _weight(word, common)
    return weight if weight == 1 else weight / 2


def _apart(left: set[str], right: set[str]) -> bool:
    return all(side & _PLACES for side in (left, right)) or any(word.isdigit() for word in left | right)


def one_slip(one: str, other: str) -> bool:
    """Whether two words may be one, mistyped."""
    length = min(len(one), len(other))
    if length < _ONE_EDIT or one in _PLACES or other in _PLACES:
        return False
    allowed = 2 if length >= _TWO_EDITS else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


_PLACES = frozenset(_reduced(_PLACES_WRITTEN.split())) | {"se", "ne", "no", "so"}
_ANY_KIND = _stem("service")
_COMMON = frozenset(_reduced(_COMMON_WRITTEN.split()))
_PHRASES = sorted(
    ((tuple(_reduced(_spelled(fold(full)))), _stem(short)) for full, short in _INITIALS.items()),
    key=lambda phrase: -len(phrase[0]),
)
