"""How many a sentence tells of, against those that it goes on to name.

“Quatre ateliers … Le premier …, le deuxième …, le troisième …”; “15 membres composent le réseau” over a list of 14;
“Six assemblées se sont tenues” over five “Assemblée du …”; “les deux étapes” beside “Étapes : A, B et C”.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import MONTH, WEEKDAY
from csxl_desktop.proofreading.rules.lexicon import noun
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import RUNNING, Block, Kind, Text

_RANKS = {"premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4,
          "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10}  # fmt: skip
_RANK = re.compile(rf"\b(?:l[ae]|une?) (?P<rank>{'|'.join(_RANKS)})(?![\w-])", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:derni(?:er|ère)s?|suivante?s?|autres?|ensuite|restante?s?|enfin|ainsi de suite)\b", re.IGNORECASE
)
_COUNTED = re.compile(rf"(?P<number>{NUMBER}) (?P<noun>[^\W\d_][\w-]*[sx])\b", re.IGNORECASE)
_NOT_ALL = re.compile(
    rf"\b(?:dont|parmi|autres?|premi(?:er|ère)s|derni(?:er|ère)s|chacune?|chaque|par|environ|près de|plus de|"
    rf"moins de|"
    rf"encore|prévu\w*|prochain\w*|en (?:20\d\d|{MONTH})-)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:voici|liste|ci-dessous|ci-après|suivante?s?|par ordre|alphabétique|compos\w+|compt(?:e|ent|ait|"
    r"aient)|form(?:e|ent|"
    r"ait|aient)|rassembl\w+|regroup\w+|réuni\w+|constitu\w+|membres?)\b",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\b(?:ont eu lieu|se sont (?:tenue?s|déroulée?s|succédé|réunie?s)|ont été (?:organisée?s|tenue?s|"
    r"proposée?s|menée?s|"
    r"programmée?s)|ont (?:travaillé|réuni|rassemblé|rythmé|marqué|ponctué|permis|fonctionné|été)|"
    r"sont (?:actifs|actives)|"
    r"(?:a|avons|ont) (?:organisé|tenu|mené|proposé|vécu|convoqué|animé|mis sur pied))\b",
    re.IGNORECASE,
)
_DAY_OR_NAME = re.compile(rf" (?:du |de la |des |de |d'|n° ?|«|\d|- |: |{WEEKDAY}\b|\")", re.IGNORECASE)
_LABELLED = re.compile(r"^(?P<label>[A-ZÀ-Þ][^\W\d_]+s)(?: [^:]{0,25})? : (?P<list>[^;]{5,250}?)\.?$")
_DEFINITE = re.compile(
    rf"\b(?P<which>les|ces|nos|leurs|ses|des|aux) (?P<number>{NUMBER}) (?P<noun>[^\W\d_][\w-]*s)\b", re.IGNORECASE
)
_PEOPLE = {"orateur", "oratrice", "intervenant", "intervenante", "animateur", "animatrice", "invite", "invitee"}
_CIVILITY = re.compile(r"(?<![\w.])(?:M\.|Mme|Mlle|Monsieur|Madame|Dr) (?=[A-ZÀ-Þ])")
_IT_IS = re.compile(
    r"^(?:Il s'agit|Ce sont|En font partie|Y siègent|Ses membres sont|"
    r"Leurs noms ?:)[^:]{0,20}? ?(?P<list>(?:de |d')?[A-ZÀ-Þ].+)$"
)
_NAMING = ("Il s'agit", "Ce sont", "En font partie", "Y siègent", "Ses membres sont", "Leurs noms")
_BETWEEN = re.compile(r", (?:et )?(?:de |d')?(?=[A-ZÀ-Þ])| et (?:de |d')?(?=[A-ZÀ-Þ])")
_SO_MANY = re.compile(r"\b(?:donc|désormais|ainsi|aujourd'hui|à présent|au total|en tout)\b", re.IGNORECASE)
_SMALLEST, _GREATEST = 2, 300
_NEAR = 0.15
_FEWEST_NUMBERED = 3
_LOOKED_AHEAD = 2  # blocks between a sentence and its list


def enumerated(reading: Reading) -> Iterator[Remark]:
    """Numbers of sentences, against ranks, lists, headings and labels beside them."""
    text = reading.text
    for at, block in text.running():
        if " premi" in block.lowered:
            yield from _by_rank(text, at, block)
        if at + 1 < len(text.blocks):
            yield from _in_list(text, at, block)
        if any(each in block.flat for each in _NAMING):
            yield from _by_name(text, at, block)
    yield from _under_headings(text)
    yield from _beside_labels(text)


def _off(count: int, number: int) -> bool:
    """A slip, and not a count of something else."""
    return count != number and abs(count - number) <= max(2, _NEAR * number)


def _told(found: re.Match[str]) -> int:
    number = value(found["number"]) or 0
    return number if _SMALLEST <= number <= _GREATEST else 0


def _remark(text: Text, at: int, start: int, found: re.Match[str], number: int, count: int) -> Remark:
    why = _("{number} are announced, {count} follow.").format(number=number, count=count)
    return pointed(text, at, (start + found.start("number"), start + found.end("noun")), why, str(count))


def _by_rank(text: Text, at: int, block: Block) -> Iterator[Remark]:
    """“Le premier …, le deuxième …”: as many as announced in the sentence before, and no last one."""
    ranks = [(found.start(), _RANKS[found["rank"].lower()]) for found in _RANK.finditer(block.flat)]
    if len(ranks) < 2 or ranks[0][1] != 1 or [rank for _s, rank in ranks] != list(range(1, len(ranks) + 1)):
        return
    if _MORE.search(block.flat, ranks[0][0]):
        return
    before = [(start, words) for start, words in block.sentences if start + len(words) <= ranks[0][0] + 1]
    here = next((each for each in block.sentences if each[0] <= ranks[0][0] < each[0] + len(each[1])), None)
    colon = here is not None and " : " in here[1][: ranks[0][0] - here[0]]
    start, sentence = here if here is not None and colon else before[-1] if before else (0, "")
    told = list(_COUNTED.finditer(sentence[: ranks[0][0] - start] if colon else sentence))
    if len(told) != 1 or _NOT_ALL.search(sentence[: told[0].start()]):
        return
    number = _told(told[0])
    if number and _off(len(ranks), number) and len(ranks) >= _SMALLEST:
        yield _remark(text, at, start, told[0], number, len(ranks))


def _in_list(text: Text, at: int, block: Block) -> Iterator[Remark]:
    """A numbered list right under a sentence that tells how many."""
    if block.kind is not Kind.PARAGRAPH or block.flat.rstrip().endswith(":"):
        return
    first = next(
        (
            place
            for place in range(at + 1, min(len(text.blocks), at + 1 + _LOOKED_AHEAD))
            if text.blocks[place].kind in {Kind.ITEM, Kind.HEADING}
        ),
        None,
    )
    if first is None or text.blocks[first].kind is not Kind.ITEM or text.blocks[first].number != "1":
        return
    run = list(takewhile(lambda each: each.kind is Kind.ITEM and each.number.isdigit(), text.blocks[first:]))
    if len(run) < _FEWEST_NUMBERED or not _LISTS.search(block.flat):
        return
    told = [found for found in _COUNTED.finditer(block.flat) if _told(found)]
    last = block.sentences[-1][0] if block.sentences else 0
    if len(told) > 1 and _SO_MANY.search(block.flat, last):
        told = [found for found in told if found.start() >= last]  # “Nous voici donc 20 membres”
    if len(told) == 1 and _off(len(run), _told(told[0])) and not _NOT_ALL.search(block.flat[: told[0].start()]):
        yield _remark(text, at, 0, told[0], _told(told[0]), len(run))


def _by_name(text: Text, at: int, block: Block) -> Iterator[Remark]:
    """“Un bureau de quatre personnes … Il s’agit de A, de B et de C.”"""
    for (start, sentence), (_next, after) in zip(block.sentences, block.sentences[1:], strict=False):
        named = _IT_IS.match(after)
        told = list(_COUNTED.finditer(sentence)) if named else []
        if named is None or len(told) != 1 or _NOT_ALL.search(sentence):
            continue
        count = len(_BETWEEN.split(re.sub(r"\([^()]*\)", "", named["list"])))
        if count > 1 and _told(told[0]) and _off(count, _told(told[0])):
            yield _remark(text, at, start, told[0], _told(told[0]), count)


def _under_headings(text: Text) -> Iterator[Remark]:
    """“Six assemblées se sont tenues” over the headings or lines “Assemblée du …”."""
    for chapter in _chapters(text):
        opened: Counter[str] = Counter()
        for at in chapter:
            block = text.blocks[at]
            if block.kind in {Kind.HEADING, Kind.PARAGRAPH} and len(block.flat) < 120:
                words = re.match(r"(?:\d+(?:\.\d+)*\.? )?(?P<noun>[A-ZÀ-Þ][^\W\d_]+)", block.flat)
                if words and _DAY_OR_NAME.match(block.flat, words.end()) and block.flat.rstrip()[-1:] not in ".;:":
                    opened[fold(words["noun"])] += 1
        several = {each for each, count in opened.items() if count > 1}
        for at in chapter if several else ():
            block = text.blocks[at]
            if block.kind not in RUNNING or not _TOOK_PLACE.search(block.flat):
                continue
            for start, sentence in block.sentences:
                for found in _COUNTED.finditer(sentence) if _TOOK_PLACE.search(sentence) else ():
                    told = noun(found["noun"].lower())
                    count = opened.get(fold(told[0]), 0) if told else 0
                    if (
                        count > 1
                        and _told(found)
                        and _off(count, _told(found))
                        and not _NOT_ALL.search(sentence[: found.start()])
                    ):
                        yield _remark(text, at, start, found, _told(found), count)


def _chapters(text: Text) -> Iterator[range]:
    """From one heading of the first rank (“3. …”, “## …”) to the next: what stands under it."""
    tops = [
        at
        for at, block in enumerate(text.blocks)
        if block.kind is Kind.HEADING
        and not re.match(r"\d+\.\d|[IVX]+\.\d", block.flat)
        and block.level <= 2
        and (block.number or block.level or block.shouted)
    ]
    for start, end in zip([-1, *tops], [*tops, len(text.blocks)], strict=True):
        yield range(start + 1, end)


def _beside_labels(text: Text) -> Iterator[Remark]:
    """“Étapes : A, B et C” above “Les deux étapes …”: every label of the part names as many."""
    counts: dict[tuple[int, str], set[int]] = defaultdict(set)
    labelled: set[int] = set()
    for at, block in text.running():
        heading = id(text.heading_of(at))
        if (label := _LABELLED.match(block.flat)) is not None:
            told = noun(label["label"].lower())
            people = len(_CIVILITY.findall(label["list"]))
            count = people or _listed(label["list"])
            if told and count > 1:
                counts[heading, _bare(told[0])].add(count)
                labelled.add(heading)
            continue
        for found in _DEFINITE.finditer(block.flat) if heading in labelled else ():
            told = noun(found["noun"].lower())
            known = counts.get((heading, _bare(told[0])), set()) if told else set()
            number = _told(found)
            count = next(iter(known)) if len(known) == 1 else 0
            if count and number and _off(count, number):
                yield _remark(text, at, 0, found, number, count)


def _bare(singular: str) -> str:
    """One word for all who speak: “oratrice” and “intervenante” are the same people."""
    word = fold(singular)
    return "speaker" if word in _PEOPLE else word


def _listed(words: str) -> int:
    parts: Sequence[str] = re.split(r", | et ", words)
    return len(parts) if " et " in words and all(len(part.split()) <= 8 for part in parts) else 0
