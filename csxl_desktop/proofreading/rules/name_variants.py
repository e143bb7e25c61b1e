"""One body in two spellings within a text: a small word more or less, capitals that come and go."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import listed, pointed
from csxl_desktop.proofreading.text import Kind, Text

_CAPITALISED = re.compile(r"(?<![\w'-])[A-ZÀ-Þ][\w'-]*")
_SMALL_WRITTEN = "de du des d' la le les l' et pour en à au aux sur sous"
_SMALL = frozenset(_SMALL_WRITTEN.split())
_BETWEEN = r"(?:de la |de l'|de |du |des |d'|la |le |les |l'|et |pour |en |à la |à l'|à |au |aux |sur |sous )"
_WORD = r"[A-ZÀ-Þ][\w'-]*[\w]|[A-ZÀ-Þ]"
_NAME = re.compile(
    rf"(?<![\w'.-])(?:{_WORD})(?: (?:{_BETWEEN}{{0,2}}(?:{_WORD})|"
    rf"[a-zà-ÿ]+(?= {_BETWEEN}{{0,2}}[A-ZÀ-Þ]))){{1,6}}(?![\w-])"
)
_OPENINGS_WRITTEN = """
le la les l un une des du de au aux ce cette ces et en dans pour avec par sur à son sa ses notre nos chez
"""
_OPENINGS = frozenset(_OPENINGS_WRITTEN.split())
_ARTICLE = re.compile(r"^(?:Les?|La) (?=\w+ )")
_LEGAL = frozenset(("asbl", "vzw", "scrl", "aisbl"))
_FEWEST_WORDS = 3  # with a capital or many letters: two may be those of another body
_CIVILITIES = frozenset(("m", "mme", "mlle", "dr", "me", "madame", "monsieur"))

_OF_SOMETHING = re.compile(
    r"(?<![\w'-])(?P<one>[A-ZÀ-Þ][\w-]{2,})"
    r"(?=(?P<of> (?:de la |de l'|du |des |de |d'|aux? |à la ))(?P<other>[A-ZÀ-Þ][\w-]{2,})(?![\w'-]))"
)

Place = tuple[int, tuple[int, int], str]


def small_words(reading: Reading) -> Iterator[Remark]:
    """“Un Toit Demain” in a table, “Un Toit pour Demain” in a sentence."""
    ways: dict[tuple[str, ...], dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    signed = {each.organisation for each in reading.attributions if not each.table}
    for place in _names(reading.text):
        if place[2] in signed:
            continue  # the rules on who signs speak of it
        words = _bare(place[2])
        heart = tuple(word for word in words if word not in _SMALL)
        if len(heart) >= _FEWEST_WORDS and not _CIVILITIES & set(heart):
            ways[heart][" ".join(words)].append(place)
    for heart, told in ways.items():
        if len(told) != 2:
            continue
        rarer, kept = sorted(told, key=lambda way: (len(told[way]), -told[way][0][0]))
        at, span, printed = told[rarer][0]
        right = _ARTICLE.sub("", told[kept][0][2])
        why = _("The same name is written in two ways: {ways}.").format(ways=listed([printed, right]))
        yield pointed(reading.text, at, span, why, right, about=f"name {' '.join(heart)}")


def plurals(reading: Reading) -> Iterator[Remark]:
    """“Maison des Pins” two times and more, “Maison du Pin” once: one body in the singular and in the plural."""
    ways: dict[tuple[str, ...], dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for at, block in enumerate(reading.text.blocks):
        if block.kind in {Kind.HEADING, Kind.ENTRY} or block.shouted:
            continue
        for found in _OF_SOMETHING.finditer(block.flat):
            one, other = fold(found["one"]), fold(found["other"])
            printed = f"{found['one']}{found['of']}{found['other']}"
            span = (found.start(), found.end("other"))
            ways[one, _singular(other)][fold(printed)].append((at, span, printed))
    for heart, told in ways.items():
        if len(told) != 2 or len({re.split(r"[ ']", way)[-1] for way in told}) == 1:
            continue
        if any(re.search(r" d[e'] ?\w+$", way) for way in told):
            continue  # “Rapport d’activité”, “Rapport d’activités”: both are right
        rarer, kept = sorted(told, key=lambda way: len(told[way]))
        if len(told[rarer]) != 1 or len(told[kept]) < _FEWEST_PRINTED:
            continue
        at, span, printed = told[rarer][0]
        right = told[kept][0][2]
        why = _("The same name is written in two ways: {ways}.").format(ways=listed([printed, right]))
        yield pointed(reading.text, at, span, why, right, about=f"plural {' '.join(heart)}")


_FEWEST_PRINTED = 2


def _singular(word: str) -> str:
    return re.sub(r"aux$", "al", word).rstrip("sx")


def capitals(reading: Reading) -> Iterator[Remark]:
    """“Comité de Pilotage” once, “Comité de pilotage” elsewhere: one way is met much more often."""
    text = reading.text
    first: dict[str, Place] = {}
    for name, told in _printed(text, first).items():
        (kept, often), *others = told.most_common()
        for way, times in others:
            if often >= _MUCH_MORE * times:
                at, span, printed = first[way]
                why = _("The same name is written in two ways: {ways}.").format(ways=listed([printed, kept]))
                yield pointed(text, at, span, why, kept, about=f"capitals of {name}")


def _printed(text: Text, first: dict[str, Place]) -> dict[str, Counter[str]]:
    """Each name with the ways that it is printed; `first` takes where each way stands first."""
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    known: dict[str, set[str]] = defaultdict(set)
    for _at, _span, name in _names(text):
        if len(name) > _SHORT:
            known[fold(name.split()[0])].add(fold(name))
    letters = {part for name in known for part in re.findall(r"^\w+(?:'\w+)?", name)}
    words = (word for part in letters for word in text.words.by_letters.get(part, ()) if not word[0].islower())
    for at in text.words.holding(words):
        block = text.blocks[at]
        if block.kind in {Kind.HEADING, Kind.ENTRY} or block.shouted or len(block.folded) != len(block.flat):
            continue
        for word in _CAPITALISED.finditer(block.flat):
            for name in known.get(fold(word[0]), ()):
                end = word.start() + len(name)
                if block.folded.startswith(name, word.start()) and not block.flat[end : end + 1].isalnum():
                    printed = block.flat[word.start() : end]
                    ways[name][printed] += 1
                    first.setdefault(printed, (at, (word.start(), end), printed))
    return ways


_SHORT, _MUCH_MORE = 8, 3


def _names(text: Text) -> Iterator[Place]:
    for at, block in enumerate(text.blocks):
        if block.kind in {Kind.HEADING, Kind.ENTRY} or block.shouted:
            continue
        for found in _NAME.finditer(block.flat):
            yield at, found.span(), found[0]


def _bare(name: str) -> list[str]:
    words = [word for word in re.findall(r"\w+'?", fold(name)) if word not in _LEGAL]
    while words and words[0].rstrip("'") in _OPENINGS:
        words = words[1:]
    return words
