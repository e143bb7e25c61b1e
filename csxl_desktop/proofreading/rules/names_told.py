"""Names that a heading or a definition gives, against how sentences say them: groups, acronyms, towns, titles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import listed, pointed
from csxl_desktop.proofreading.text import Block, Kind

_GROUP_HEADING = re.compile(
    r"^(?:[\dIVX]+(?:\.\d+)*\.? )?(?:GT|Groupe(?: de travail)?|GROUPE(?: DE TRAVAIL)?) (?:[«\"]\s*)?"
    r"(?P<name>[A-ZÀ-Þ][^«»\":()]{3,50}?)\s*[»\"]?$"
)
_GROUP_TOLD = re.compile(
    r"(?<![\w'-])(?:GT|[Gg]roupes? de travail|[Gg]roupes?) (?:[«\"]\s*)?(?P<name>[A-ZÀ-Þ][\w'-]*(?: [\w'-]+){0,5})"
)


def groups(reading: Reading) -> Iterator[Remark]:
    """“Le GT Aides alimentaires cherchera …”, for the group that its heading, or most of the text, calls otherwise."""
    text = reading.text
    names = {
        tuple(map(_stem, _words(found["name"]))): found["name"].strip()
        for block in text.blocks
        if block.kind in {Kind.HEADING, Kind.PARAGRAPH} and (found := _GROUP_HEADING.match(block.flat)) is not None
    }
    if len(names) < _FEWEST_GROUPS:
        return
    told: dict[tuple[str, ...], list[tuple[int, tuple[int, int], str]]] = defaultdict(list)
    for at, block in enumerate(text.blocks):
        for found in _GROUP_TOLD.finditer(block.flat) if "GT" in block.flat or "roupe" in block.lowered else ():
            words = found["name"].split()
            stems = tuple(_stem(fold(word)) for word in words)
            near = next((name for name in sorted(names, key=len, reverse=True) if stems[: len(name)] == name), None)
            if near is not None:
                printed = " ".join(words[: len(near)]).rstrip(".,;")
                told[near].append((at, (found.start(), found.start("name") + len(printed)), printed))
    for near, places in told.items():
        ways = Counter(fold(printed) for _at, _span, printed in places)
        usual = max(ways, key=lambda way: (ways[way], way == fold(names[near])))
        if len(ways) == 1 or ways[usual] < max(2, 2 * (sum(ways.values()) - ways[usual])):
            usual = fold(names[near])
        right = next((printed for _at, _span, printed in places if fold(printed) == usual), names[near])
        for at, span, printed in places:
            if fold(printed) != usual:
                why = _("The group is called “{name}”.").format(name=right)
                yield pointed(text, at, span, why, right)
    yield from _other_names(reading, names)


_FEWEST_GROUPS = 2
_GT_ALONE = re.compile(r"(?<![\w'-])GT (?P<name>[A-ZÀ-Þ][\w'-]+)(?![\w'-]| [a-zà-ÿ]{3}\w* [a-z])")


def _other_names(reading: Reading, names: Mapping[tuple[str, ...], str]) -> Iterator[Remark]:
    """“GT INFORMATIQUE” over a part, where tables say “GT Numérique”: one heading unnamed, one name unheaded."""
    text = reading.text
    told: dict[tuple[str, ...], str] = {}
    for block in text.blocks:
        if block.kind in {Kind.HEADING, Kind.ENTRY} or _GROUP_HEADING.match(block.flat):
            continue
        for found in _GT_ALONE.finditer(block.flat):
            told.setdefault((_stem(fold(found["name"])),), found["name"])
    firsts = {name[:1] for name in names}
    lost = [name for name in names if name[:1] not in told]
    unheaded = [name for name in told if name not in firsts]
    if len(lost) != 1 or len(unheaded) != 1 or len(names) <= _FEWEST_GROUPS:
        return
    for at, block in enumerate(text.blocks):
        heading = _GROUP_HEADING.match(block.flat) if block.kind in {Kind.HEADING, Kind.PARAGRAPH} else None
        if heading is not None and tuple(map(_stem, _words(heading["name"]))) == lost[0]:
            why = _("Elsewhere the text names a group “{name}”, and never this one.").format(name=told[unheaded[0]])
            yield pointed(text, at, (0, len(block.text)), why, told[unheaded[0]])


def _words(name: str) -> list[str]:
    return [fold(word) for word in name.split()]


def _stem(word: str) -> str:
    return f"{word[:-3]}al" if word.endswith("aux") else word.rstrip("sx")


_DEFINED = re.compile(r"(?P<words>(?:[^\W\d_][\w'-]*[ -]){2,9}[^\W\d_][\w'-]*) \((?P<letters>[A-ZÀ-Þ]{3,7})\)")
_CAPITALS = re.compile(r"(?<![\w@./'-])[A-ZÀ-Þ]{3,7}(?![\w@'-])")
_KEPT = 20_000  # paragraphs
_OFTEN, _SHORT_ACRONYM = 3, 3  # times; letters, two orders of which are often two bodies


def swapped_acronyms(reading: Reading) -> Iterator[Remark]:
    """“La charte du RMS”, where the text tells of the “Réseau social de Montbrisy (RSM)”."""
    text = reading.text
    defined: set[str] = set()
    where: dict[str, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for at, block in enumerate(text.blocks):
        if block.shouted or "|" in block.text:
            continue
        if "(" in block.flat:
            for found in _DEFINED.finditer(block.flat):
                if _spells(found["words"], found["letters"]):
                    defined.add(found["letters"])
        for letters, span in _capitals(block.flat):
            where[letters].append((at, span))
    known = defined | {each for each, places in where.items() if len(places) >= _OFTEN and len(each) > _SHORT_ACRONYM}
    by_letters: dict[str, list[str]] = defaultdict(list)
    for letters in known:
        by_letters["".join(sorted(letters))].append(letters)
    for letters, places in where.items():
        right = [each for each in by_letters["".join(sorted(letters))] if each != letters]
        if letters in known or len(places) > 1 or len(right) != 1 or OSA.distance(letters, right[0]) != 1:
            continue
        at, span = places[0]
        why = _("Elsewhere the text writes {acronym}: two letters changed places.").format(acronym=right[0])
        yield pointed(text, at, span, why, right[0])


@lru_cache(maxsize=_KEPT)
def _capitals(flat: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    return tuple((found[0], found.span()) for found in _CAPITALS.finditer(flat))


def _spells(words: str, letters: str) -> bool:
    """Whether the last words begin with these letters, in their order."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", fold(words)))
    at = len(initials)
    for letter in reversed(fold(letters)):
        at = initials.rfind(letter, 0, at)
        if at < 0:
            return False
    return True


_AUTHORITY = re.compile(
    r"(?<![\w'-])(?P<body>[Cc]ommune|[Vv]ille|CPAS|[Aa]dministration communale) (?:de |"
    r"d')?(?P<town>[A-ZÀ-Þ][\w-]*)(?!\w)"
)
_AUTHORITIES = re.compile(r"\b(?:commune|ville|cpas|communale)$")
_LONGEST_SHORT = 4  # letters


def short_towns(reading: Reading) -> Iterator[Remark]:
    """“la Commune Lbk”, which is the “Commune de Lindebeke” elsewhere."""
    text = reading.text
    where: dict[str, list[tuple[int, tuple[int, int], str]]] = defaultdict(list)
    for at, block in text.every(_AUTHORITIES):
        if block.shouted:
            continue
        for found in _AUTHORITY.finditer(block.flat):
            where[found["town"]].append((at, found.span(), found[0]))
    towns = [town for town in where if len(town) > 2 * _LONGEST_SHORT - 2 and len(where[town]) > 1]
    for short, places in where.items():
        whole = [town for town in towns if _shortens(short, town)]
        if len(short) > _LONGEST_SHORT or len(whole) != 1:
            continue
        at, span, printed = places[0]
        why = _("The same authority is written in {count} ways: {ways}.").format(
            count=2, ways=listed([printed, where[whole[0]][0][2]])
        )
        yield pointed(text, at, span, why, about=f"authority {short}")


def _shortens(short: str, town: str) -> bool:
    """The first letter and others of the town in their order; no word of its own."""
    at = 0
    folded = fold(town)
    for letter in fold(short):
        at = folded.find(letter, at) + 1
        if not at:
            return False
    return fold(short)[0] == folded[0] and not folded.startswith(fold(short)[:3] if len(short) > 2 else "\0")


_TOLD_TITLE = re.compile(
    r"\b(?:assemblée|plénière|rencontre|journée|atelier|conférence|exposition|formation|séance|midi|matinée|soirée|colloque|"
    r"débat|table ronde|visite|spectacle|film|campagne)(?: plénière| générale| thématique)? "
    r"«\s*(?P<title>[^«»]{8,80}?)\s*»",
    re.IGNORECASE,
)
_OPENED_TITLE = re.compile(r"«\s*(?P<title>[^«»]{8,80}?)\s*»")
_LABEL = re.compile(r"^(?:thème|titre|sujet|intitulé)\s?:", re.IGNORECASE)
_FEWEST_SHARED, _MOST_SHARED = 3, 0.6


def titles_of_headings(reading: Reading) -> Iterator[Remark]:
    """“l’assemblée « Se loger sans se ruiner »”, announced by its heading as « Se loger sans se perdre »."""
    text = reading.text
    opened = {found["title"]: None for block in text.blocks if _opens(block) for found in _titles(block)}
    folded = {fold(title) for title in opened}
    for at, block in text.running() if opened else ():
        if _opens(block):
            continue
        for found in _TOLD_TITLE.finditer(block.flat) if "«" in block.flat else ():
            title = found["title"]
            if fold(title) in folded:
                continue
            near = [each for each in opened if _mostly_same(title, each)]
            if len(near) == 1:
                why = _("The same title reads “{other}” elsewhere.").format(other=near[0])
                yield pointed(text, at, found.span("title"), why, near[0])


def _opens(block: Block) -> bool:
    return block.kind is Kind.HEADING or (block.kind is Kind.PARAGRAPH and _LABEL.match(block.flat) is not None)


def _titles(block: Block) -> Iterator[re.Match[str]]:
    return _OPENED_TITLE.finditer(block.flat)


def _mostly_same(one: str, other: str) -> bool:
    """The same words in their order, but for one or two."""
    words, theirs = fold(one).split(), fold(other).split()
    if len(words) != len(theirs):
        return False
    same = sum(a == b for a, b in zip(words, theirs, strict=True))
    return same >= _FEWEST_SHARED and same / len(words) > _MOST_SHARED


_EVENT = (
    r"(?P<head>Journée|Semaine|Soirée|Matinée|Fête|Bourse|Marché|Forum|Salon|Festival|Foire|Nuit|Mois|Quinzaine|Bal|Banquet|"
    r"Repas|Balade|Marche|Parcours|Rallye|Tournoi|Concert|Carnaval|Après-midi) (?P<of>des |du |de la |de l'|de |d')"
    r"(?P<what>[\w-]+)"
)
_EVENT_TOLD = re.compile(rf"(?<![\w'-]){_EVENT}(?![\w'-])")
_LIKE = 0.5  # of the letters


def events_of_headings(reading: Reading) -> Iterator[Remark]:
    """“la Journée du bien-être”, which its heading calls “Journée du mieux-être”."""
    text = reading.text
    opened: dict[tuple[str, str], set[str]] = defaultdict(set)
    for block in text.blocks:
        if _is_title(block):
            for found in _EVENT_TOLD.finditer(block.flat[:60]):
                opened[found["head"], found["of"]].add(found["what"])
    if not opened:
        return
    every: Counter[str] = Counter(
        found[0] for _at, block in text.worded() for found in _EVENT_TOLD.finditer(block.flat)
    )
    for at, block in text.running():
        if _is_title(block):
            continue
        for found in _EVENT_TOLD.finditer(block.flat):
            known = opened.get((found["head"], found["of"]), set())
            right = next(iter(known)) if len(known) == 1 else ""
            if not right or fold(found["what"]) == fold(right) or every[found[0]] > 1:
                continue
            if _alike(fold(found["what"]), fold(right)):
                why = _("The heading names it “{name}”.").format(name=f"{found['head']} {found['of']}{right}")
                yield pointed(text, at, found.span(), why, f"{found['head']} {found['of']}{right}")


def _is_title(block: Block) -> bool:
    return block.kind is Kind.HEADING or (
        block.kind in {Kind.PARAGRAPH, Kind.ITEM}
        and re.match(r"^(?:\d+(?:\.\d+)*\.? )?[A-ZÀ-Þ][^.]{5,60}\([^()]*\d", block.flat) is not None
    )


def _alike(one: str, other: str) -> bool:
    """Half of a compound, or nearly the same letters."""
    shared = set(one.split("-")) & set(other.split("-")) if "-" in one and "-" in other else set()
    return bool(shared) or OSA.normalized_similarity(one, other) > 1 - _LIKE / 2
