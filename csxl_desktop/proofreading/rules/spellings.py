"""One thing under several spellings within one text: hyphens, capitals, accents, abbreviations of places."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import listed, pointed
from csxl_desktop.proofreading.text import Block, Kind
from csxl_desktop.proofreading.words import Words

Places = dict[str, list[tuple[int, tuple[int, int]]]]

_PAIR = re.compile(r"(?<![\w-])(?P<one>[A-ZÀ-Þ][\w']+)(?P<mark>[ -])(?P<two>[A-ZÀ-Þ][\w']+)(?![\w'-])")
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_][\w]*(?:'[^\W\d_]\w*)?(?![\w@])")
_CAPITALS = re.compile(r"(?<![\w@./-])[A-ZÀ-Þ]{4,}(?![\w@])")
_PERSON = re.compile(
    r"(?:(?P<civility>M\.|Mme|Mlle|Monsieur|Madame) )?(?<![\w-])(?P<first>[A-ZÀ-Þ][\w-]+) "
    r"(?P<last>[A-ZÀ-Þ][\w'-]+)(?![\w-])"
)
_OPENING = "Chez|Avec|Pour|Dans|Au|Aux|Des|Du|En|Par|Sur|Les?|La|Une?|Service|Via|Selon"
_LED = re.compile(rf"(?:^|[^\w'])(?!(?:{_OPENING}) )[A-ZÀ-Þ][\w']+ $")
_FOLLOWED = re.compile(r" [A-ZÀ-Þ]\w")
_LONGEST_WORD = 100  # letters, with what stands before it; a longer one is none
_HOMOGRAPHS_WRITTEN = (
    "repartir reparti repartis recreer relation presse pressent prescrire proces "
    "pecheur cote cotes tache taches colon"
    " mater foret forets grace rose jeune jeunes sale sales interne internes hale pale pates roder votre notre"
)
_HOMOGRAPHS = frozenset(_HOMOGRAPHS_WRITTEN.split())
_TOWNS = {"xl": "Ixelles", "bxl": "Bruxelles", "bx": "Bruxelles", "brux": "Bruxelles", "anderl": "Anderlecht"}
_AUTHORITY = re.compile(
    r"(?<![\w'-])(?P<authority>[Cc]ommune|[Aa]dministration communale|[Vv]ille|CPAS|[Cc]ommunale) "
    r"(?P<of>(?:d'|de )?)(?P<town>[A-ZÀ-Þ][\w-]+)(?!\w)"
)
_TOWN_SHORT = re.compile(r"(?<![\w@'./-])(?P<short>BXL|Bxl|bxl|Brux\.)(?![\w@])")
_TOWNISH = re.compile(r"\b(?:commune|administration|ville|cpas|communale|bxl|brux|bruxelles)$")
_MOST_SLIPS = 2  # letters of a title
_SHORTEST_ACCENTED = 4  # letters, and one more
_CIVIL = re.compile(r"\b(?:m|mme|mlle|monsieur|madame)$")
_DETERMINERS = frozenset({"le", "la", "un", "une", "du", "au", "ce", "cette", "les", "des", "aux", "ces"})
_PLURAL_ENDS = ("s", "x", "es", "en", "n", "'s")
_QUOTED = re.compile(r"«\s*(?P<title>[^«»]{4,80}?)\s*[.!]?\s*»|\"(?P<straight>[^\"]{4,80})\"")


def hyphens(reading: Reading) -> Iterator[Remark]:
    """Ixelles Prévention and Ixelles-Prévention."""
    found: dict[str, Places] = defaultdict(lambda: defaultdict(list))
    for at, block in enumerate(reading.text.blocks):
        if not block.shouted and block.kind is not Kind.ENTRY:
            for each in _pairs(block.flat):
                found[f"{each['one']} {each['two']}"][each["mark"]].append((at, each.span()))
    for name, ways in found.items():
        if len(ways) > 1 and not _is_person(reading, name):
            odd = min(ways, key=lambda mark: (_is_named(reading, ways[mark]), len(ways[mark])))
            at, span = ways[odd][0]
            why = _("The same name is written with a hyphen and without one.")
            other = max((mark for mark in ways if mark != odd), key=lambda mark: len(ways[mark]))
            yield pointed(reading.text, at, span, why, name.replace(" ", other, 1), about=f"hyphen {name}")


def _pairs(flat: str) -> Iterator[re.Match[str]]:
    """Two words with capitals side by side, that no longer name holds."""
    at = 0
    while (each := _PAIR.search(flat, at)) is not None:
        if not _within_longer(flat, each):
            yield each
        at = each.start("two")


def _within_longer(flat: str, pair: re.Match[str]) -> bool:
    """Whether the two words are part of a longer name: “Plan Social Santé Intégré”."""
    led = _LED.search(flat[max(0, pair.start() - _LONGEST_WORD) : pair.start()])
    return led is not None or _FOLLOWED.match(flat, pair.end()) is not None


def _is_named(reading: Reading, places: list[tuple[int, tuple[int, int]]]) -> bool:
    """Whether the dossier writes the name this way."""
    return any(reading.is_named(at, span[0]) for at, span in places)


def _is_person(reading: Reading, name: str) -> bool:
    return any(name in each.person for each in reading.attributions)


def acronyms(reading: Reading) -> Iterator[Remark]:
    """COCOM and Cocom; a word that is an ordinary one in small letters is none of them."""
    capitals: Places = defaultdict(list)
    words: Places = defaultdict(list)
    printed_small: set[str] = set()
    in_capitals = {fold(word) for word in reading.text.words if _CAPITALS.fullmatch(word)}
    by_letters = reading.text.words.by_letters
    doubtful = (ways for ways in map(by_letters.__getitem__, in_capitals) if not all(map(_CAPITALS.fullmatch, ways)))
    for at in reading.text.words.holding(word for ways in doubtful for word in ways):
        block = reading.text.blocks[at]
        for each in _WORD.finditer(block.flat):
            word = each[0]
            if word.islower():
                printed_small.add(word)
            elif len(word) > 3 and word[0].isupper() and word[1:].islower():
                words[fold(word)].append((at, each.span()))
        acronyms_of = list(_CAPITALS.finditer(block.flat))
        if acronyms_of and not block.shouted and block.kind is not Kind.HEADING and not _noisy(block):
            for each in acronyms_of:
                capitals[fold(each[0])].append((at, each.span()))
    small = set(map(fold, printed_small))
    for key, places in capitals.items():
        if key in words and key not in small and not _common(key):
            ways = (places, words[key])
            at, span = min(ways, key=len)[0]
            printed = [reading.text.blocks[each[0][0]].text[slice(*each[0][1])] for each in ways]
            why = _("The same name is written in two ways: {ways}.").format(ways=listed(printed))
            right = printed[0] if len(places) >= len(words[key]) else printed[1]
            yield pointed(reading.text, at, span, why, right, about=f"capitals {key}")


def _noisy(block: Block) -> bool:
    """A line of which much is in capitals: a poster read by a machine, a list of initials."""
    words: list[str] = _WORD.findall(block.flat)
    return sum(word.isupper() and len(word) > 2 for word in words) > max(2, len(words) // 5)


def _common(key: str) -> bool:
    return key in _ORDINARY


_ORDINARY_WRITTEN = (
    "janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre "
    "lundi mardi mercredi jeudi vendredi"
    " samedi dimanche rapport annexe objet lieu lieux date theme participants intervenants intervenante intervenantes"
    " ordre jour contact presents excuses absents"
)
_ORDINARY = frozenset(_ORDINARY_WRITTEN.split())


def accents(reading: Reading) -> Iterator[Remark]:
    """séniors and seniors, Crébis and Crebis, Bruss’help and Brusshelp."""
    found: dict[str, Places] = defaultdict(lambda: defaultdict(list))
    places: dict[str, list[tuple[int, tuple[int, int]]]] = {}  # of each word as it is printed
    for at in reading.text.words.holding(_accented_otherwise(reading.text.words)):
        block = reading.text.blocks[at]
        if block.kind in {Kind.ROW, Kind.ENTRY} or _noisy(block):
            continue
        for each in _WORD.finditer(block.flat):
            word = each[0]
            elided = word.lower().startswith("qu'")  # “Qu’elle” is no spelling of “Quelle”
            if (
                len(word) > _SHORTEST_ACCENTED
                and not word.isupper()
                and not elided
                and not reading.in_link(at, each.start())
            ):
                if word not in places:
                    places[word] = found[_bare(word)][_mark(word)]
                places[word].append((at, each.span()))
    for key, ways in found.items():
        if len(ways) < 2 or key in _HOMOGRAPHS or not _differs_inside(list(ways)):
            continue
        rarer = min(ways, key=lambda way: len(ways[way]))
        other = next(way for way in ways if way != rarer)
        at, span = ways[rarer][0]
        if reading.is_named(at, span[0]):
            continue
        printed = [
            reading.text.blocks[places[0][0]].text[slice(*places[0][1])] for places in (ways[rarer], ways[other])
        ]
        why = _("The same word is written in two ways: {ways}.").format(ways=listed(printed))
        right = printed[1].lower() if printed[0].islower() else printed[1]
        yield pointed(reading.text, at, span, why, right, about=f"accents {key}")


def _accented_otherwise(words: Words) -> Iterator[str]:
    """The words of which two spellings may be told apart by what `_differs_inside` looks at."""
    ways: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        if len(word) > _SHORTEST_ACCENTED and not word.isupper():
            ways[_bare(word)][_mark(word)].append(word)
    for marked in ways.values():
        if any(_differs_inside([*pair]) for pair in combinations(marked, 2)):
            yield from (word for printed in marked.values() for word in printed)


def _bare(word: str) -> str:
    return fold(word).replace("'", "") if word[0].isupper() else fold(word)


def _mark(word: str) -> str:
    """The word in small letters, but for the accent that its capital may have lost."""
    lower = word.lower()
    return fold(lower[0]) + lower[1:]


def _differs_inside(ways: list[str]) -> bool:
    """Whether two spellings differ before their ending: organise and organisé are two words."""
    one, other = ways[0], ways[1]
    if len(ways) > 2:
        return False
    bare = [way.replace("'", "") for way in (one, other)]
    if len(bare[0]) != len(bare[1]):
        return False
    if "'" in one + other:
        return bare[0] == bare[1]
    differing = [at for at, (first, second) in enumerate(zip(one, other, strict=True)) if first != second]
    return bool(differing) and all(0 < at < len(one) - 2 for at in differing)


def towns(reading: Reading) -> Iterator[Remark]:
    """Commune d’Ixelles and Commune XL; Bxl beside Bruxelles."""
    authorities: dict[str, Places] = defaultdict(lambda: defaultdict(list))
    shorts: Places = defaultdict(list)
    whole_name = False
    for at, block in reading.text.every(_TOWNISH):
        for each in _AUTHORITY.finditer(block.flat):
            town = _TOWNS.get(fold(each["town"]), each["town"])
            if town in _TOWNS.values():
                authorities[town][each["town"]].append((at, each.span()))
        for each in _TOWN_SHORT.finditer(block.flat):
            shorts[each["short"]].append((at, each.span()))
        whole_name = whole_name or bool(re.search(r"\bBruxelles\b", block.flat))
    for town, ways in authorities.items():
        forms = [way for way in ways if way != town]
        if forms and town in ways:
            at, span = ways[forms[0]][0]
            examples = [reading.text.blocks[places[0][0]].text[slice(*places[0][1])] for places in ways.values()]
            why = _("The same authority is written in {count} ways: {ways}.").format(
                count=len(ways), ways=listed(examples)
            )
            yield pointed(reading.text, at, span, why, about=f"authority {town}")
    if shorts and whole_name:
        short = min(shorts, key=lambda way: len(shorts[way]))
        at, span = shorts[short][0]
        why = _("The same town is written in several ways: {ways}.").format(ways=listed([*shorts, "Bruxelles"]))
        yield pointed(reading.text, at, span, why, "Bruxelles", about="town Bruxelles")


def titles(reading: Reading) -> Iterator[Remark]:
    """« La Voix est libre » and « La Voix est livre »: the title of one event, quoted in two ways."""
    found: Places = defaultdict(list)
    for at, block in enumerate(reading.text.blocks):
        for each in _QUOTED.finditer(block.flat):
            name = "title" if each["title"] else "straight"
            found[each[name].strip(" .")].append((at, each.span(name)))
    names = sorted(found, key=lambda name: (len(found[name]), name))
    told: set[str] = set()
    for pair in combinations(((name, fold(name)) for name in names), 2):
        if {name for name, _folded in pair} <= told or not _near(*pair):
            continue
        rarer, kept = sorted(
            (name for name, _folded in pair),
            key=lambda each: (len(found[each]), [-found[each][0][0], -found[each][0][1][0]]),
        )
        if rarer in told:
            continue
        told.add(rarer)
        at, span = found[rarer][0]
        why = _("The same title reads “{other}” elsewhere.").format(other=kept)
        yield pointed(reading.text, at, span, why, kept, about=f"titles {' | '.join(sorted((rarer, kept)))}")


def _near(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """A letter or a capital apart, and long enough not to be two words; each title with its folded letters."""
    (one, folded), (other, theirs) = first, second
    if abs(len(folded) - len(theirs)) > _MOST_SLIPS or len(one) < 6 or len(other) < 6 or one.isdigit():
        return False
    if folded == theirs:
        return one[1:] != other[1:] and not one.isupper() and not other.isupper()
    shortest = min(len(one), len(other))
    allowed = 1 if shortest < 14 else _MOST_SLIPS
    if OSA.distance(folded, theirs, score_cutoff=allowed) > allowed or _is_plural(folded, theirs):
        return False
    return not (re.sub(r"\D", "", one) != re.sub(r"\D", "", other) or (shortest < 10 and " " not in one))


def _is_plural(one: str, other: str) -> bool:
    """“Le voisin du parc” and “Les voisins du parc”, “buurt” and “buurten”: a singular and its plural are two words."""
    words, theirs = one.split(), other.split()
    if len(words) != len(theirs):
        return False
    for place, pair in enumerate(zip(words, theirs, strict=True)):
        single, plural = sorted(pair, key=len)
        if single == plural:
            continue
        if plural not in {f"{single}{end}" for end in _PLURAL_ENDS}:
            return False
        if place and words[place - 1] == theirs[place - 1] and words[place - 1] in _DETERMINERS:
            return False  # “le réseaux”: one of the two does not agree
    return True


def people(reading: Reading) -> Iterator[Remark]:
    """The same first name with a family name one letter longer or other: Duront and Durront."""
    known = {each.name for each in reading.knowledge.people}
    where = _mentions(reading, known)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted({*where, *known}):
        by_first[fold(name.split()[0])].append(name)
    for wrong, right in (pair for group in by_first.values() for pair in _slips_among(group, where, known)):
        at, start = where[wrong][0]
        why = _("The same person is written “{other}” elsewhere.").format(other=right)
        yield pointed(reading.text, at, (start, start + len(wrong)), why, right)


def _mentions(reading: Reading, known: set[str]) -> dict[str, list[tuple[int, int]]]:
    """Where people are printed: in tables and signatures, after a civility, or by a first name that is known."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    firsts = {name.split()[0] for name in (*known, *(each.person for each in reading.attributions)) if " " in name}
    firsts |= {
        pair["first"]
        for _at, block in reading.text.every(_CIVIL)
        if block.kind is not Kind.ROW
        for pair in _PERSON.finditer(block.flat)
        if pair["civility"]
    }
    for each in reading.attributions:
        found[each.person].append((each.block, max(0, reading.text.blocks[each.block].flat.find(each.person))))
    words = reading.text.words
    called = {at for first in firsts for part in re.findall(r"^\w+", first) for at in words.holding_part(part)}
    for at in sorted(called.union(words.with_any(_CIVIL))):
        block = reading.text.blocks[at]
        if block.kind is not Kind.ROW:
            for pair in _PERSON.finditer(block.flat):
                if pair["civility"] or pair["first"] in firsts:
                    found[f"{pair['first']} {pair['last']}"].append((at, pair.start("first")))
    return found


def _slips_among(
    names: list[str], where: dict[str, list[tuple[int, int]]], known: set[str]
) -> Iterator[tuple[str, str]]:
    """(wrong, right) of two names a letter apart: the dossier is right, then what is printed more often, then first."""

    def weight(name: str) -> tuple[bool, int, int]:
        places = where.get(name, [])
        return name in known, len(places), -places[0][0] if places else 0

    families = [fold(name.partition(" ")[2]) for name in names]
    strangers = [place for place, name in enumerate(names) if name not in known]  # of two known ones, both are right
    for place, one in enumerate(names):
        for at in strangers if one in known else range(place + 1, len(names)):
            if at > place and _one_letter(families[place], families[at]):
                wrong, right = sorted((one, names[at]), key=weight)
                yield wrong, right


def _one_letter(family: str, theirs: str) -> bool:
    return min(len(family), len(theirs)) > 4 and OSA.distance(family, theirs, score_cutoff=1) == 1
