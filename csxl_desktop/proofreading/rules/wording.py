"""Wording over a whole text: amounts and hours in several styles, acronyms, names, ordinals, tenses."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.lexicon import finite
from csxl_desktop.proofreading.rules.pointing import listed, pointed
from csxl_desktop.proofreading.rules.tenses import is_report
from csxl_desktop.proofreading.text import FLAT, Kind, Text

Places = list[tuple[int, tuple[int, int], str]]

_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<figures>\d{1,3}(?:[. ]\d{3})+|\d{4,})(?:,\d\d)?(?P<space> ?)(?P<sign>€|EUR\b|euros?\b)"
)
_SMALL_AMOUNT = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d\d)?(?P<space> ?)(?P<sign>€|EUR\b)")
_HOUR = re.compile(r"(?<![\w.,:/])(?:[01]?\d|2[0-3])(?P<style>h|H| h | h|h |:)(?P<minutes>[0-5]\d)(?![\w:/]|[.,]\d)")
_HOURLY = re.compile(r"\b(?:[01]?\d|2[0-3])(?:h|$)")
_BARE_HOUR = re.compile(
    r"(?:\b(?:à|de|dès|vers|entre|et|-) ?)(?P<hour>(?:[01]?\d|2[0-3])(?P<style> ?h))(?![\w:/]| ?\d|[.,]\d)",
    re.IGNORECASE,
)
_MOSTLY = 3  # times the other style is met
_ACRONYM = re.compile(r"(?P<words>(?:[^\W\d_][\w'-]*[ -]){1,9}[^\W\d_][\w'-]*) \((?P<letters>[A-ZÀ-Þ]{3,8})\)")
_LETTERS = re.compile(r"[A-ZÀ-Þ]{3,8}")
_EMPTY_WORDS = frozenset(["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "a", "au", "aux", "pour"])
_CIVIL = re.compile(
    r"(?<![\w.])(?:M\.|Mme|Mlle|Monsieur|Madame|Dr|Me) "
    r"(?P<name>[A-ZÀ-Þ][\w-]+(?: (?:(?:de|van|von|den|der|el|le|la) )*[A-ZÀ-Þ][\w'-]+){1,2})"
)
_AHEAD = re.compile(r"perspective|projet|avenir|agenda|prochain|calendrier|a venir|previsions?|objectif")
_BODY = r"(?:ateliers?|commissions?|cellules?|chantiers?|cercles?|pôles?|plateformes?|groupes?(?: de travail)?)"
_QUOTED_SUBJECT = re.compile(
    rf"^(?:(?:Les?|La|Ce|Cette|L')? ?|(?:Les|Des|Plusieurs|Quelques|Deux|Trois) (?:membres|participante?s|"
    rf"réunions|séances) "
    rf"d[eu] (?:la |l')?)(?:{_BODY}) «\s*(?P<name>[^«»]{{3,50}}?)\s*» [a-zà-ÿ]",
    re.IGNORECASE,
)
_QUOTED_HEADING = re.compile(rf"^(?:[\dIVX.]+\s+)?{_BODY} «\s*(?P<name>[^«»]{{3,50}}?)\s*»$", re.IGNORECASE)
_GROUP_SUBJECT = re.compile(
    r"^(?:(?:En|Au|Cette|Depuis|Dès|Pour|Durant) [^,.;:]{1,30}, )?(?:(?:[Ll]e|[Cc]e)|(?:Les|Des|Plusieurs|"
    r"Quelques|Certaine?s|L'|La|Une?|Deux|Trois) ?(?:[^\W\d_]+s )?(?:membres?|"
    r"participant\w*|animat\w+|responsables?|bénévoles?|partenaires?|réunions?|séances?|rencontres?|travaux) d[ue]) "
    r"(?:groupe|GT)(?: de travail)? (?:«\s*)?(?P<name>[A-ZÀ-Þ][^«»,.;:()]{2,50})"
)
_GROUP_HEADING = re.compile(
    r"^(?:[\dIVX.]+\s+)?(?:groupe|GT)(?: de travail)? (?:«\s*)?(?P<name>[^«»:()]{3,50}?)(?:\s*»)?$", re.IGNORECASE
)
_LEFT_TO_BODIES = re.compile(r"^(?:GT|groupes? de travail)\b", re.IGNORECASE)  # headings that `bodies.groups` reads
_TOGETHER = re.compile(
    r"\b(?:avec (?:eux|elles|(?:le|ce|les) (?:groupes?|GT))|ensemble|commun|rejoint|fusionn\w+|conjoint\w*)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:l[ae]|une?) "
    r"(?P<ordinal>premi(?:er|ère)|deuxième|second|seconde|troisième|quatrième|cinquième|sixième|septième)\b"
    r"(?=,| (?:a|est|s'|se|avait|était|sera|portait|porte|concerne|consiste|le|au|en|sur)\b)",
    re.IGNORECASE,
)
_RANKS = {
    "premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4,
    "cinquième": 5, "sixième": 6, "septième": 7,
}  # fmt: skip
_LENGTHS = re.compile(
    r"\b\d+(?:,\d+)? (?P<one>km|m|kg|g) (?:et|ou|à|puis) (?:de )?\d+(?:,\d+)? (?P<other>km|m|kg|g)\b(?!²)"
)


def amounts(reading: Reading) -> Iterator[Remark]:
    """4.500 € and 4500 EUR in one text: the style that is met least."""
    signs: dict[str, Places] = defaultdict(list)
    figures: dict[str, Places] = defaultdict(list)
    for at, block in enumerate(reading.text.blocks):
        if "€" not in block.flat and "eur" not in block.flat.lower():
            continue
        for found in (*_AMOUNT.finditer(block.flat), *_SMALL_AMOUNT.finditer(block.flat)):
            signs["euros" if found["sign"].startswith("euro") else found["sign"]].append((at, found.span(), found[0]))
        for found in _AMOUNT.finditer(block.flat):
            told = found["figures"]
            figures["." if "." in told else " " if " " in told else ""].append((at, found.span(), found[0]))
    signs.pop("euros", None)
    yield from _rarest(reading.text, (signs, figures), _("Amounts are written in several ways: {ways}."))


def hours(reading: Reading) -> Iterator[Remark]:
    """9h30 and 9:00 in one text: the style that is met least."""
    styles: dict[str, Places] = defaultdict(list)
    bare: dict[str, Places] = defaultdict(list)
    for at, block in reading.text.every(_HOURLY):
        for found in _HOUR.finditer(block.flat):
            styles[found["style"]].append((at, found.span(), found[0]))
        for found in _BARE_HOUR.finditer(block.flat):
            style = found["style"].lower()
            bare[" h " if style == " h" else style].append((at, found.span("hour"), found["hour"]))
    for style, places in bare.items():
        if styles:
            styles[style] = sorted([*styles[style], *places])
    yield from _rarest(reading.text, (styles,), _("Hours are written in several ways: {ways}."))


def _rarest(text: Text, counted: Sequence[dict[str, Places]], why: str) -> Iterator[Remark]:
    told: set[tuple[int, tuple[int, int]]] = set()
    for styles in counted:
        if len(styles) < 2:
            continue
        main = max(styles, key=lambda style: len(styles[style]))
        for style, places in styles.items():
            at, span, printed = places[0]
            if style != main and len(styles[main]) >= _MOSTLY * len(places) and (at, span) not in told:
                told.add((at, span))
                ways = listed([printed, styles[main][0][2]])
                yield pointed(text, at, span, why.format(ways=ways), about=f"style {style} {main}")


def expansions(reading: Reading) -> Iterator[Remark]:
    """“Centre public d’action sociale (CPAS)” and “Centre public d’aide sociale (CPAS)”."""
    seen: dict[str, dict[str, tuple[int, tuple[int, int], str]]] = defaultdict(dict)
    for at, block in enumerate(reading.text.blocks):
        for found in _ACRONYM.finditer(block.flat) if "(" in block.flat else ():
            words = _expansion(found["words"], found["letters"])
            if words:
                place = (found.end("words") - len(words), found.end())
                key = " ".join(re.findall(r"\w+", fold(words)))
                seen[found["letters"]].setdefault(key, (at, place, words))
        if block.kind is Kind.ROW and len(block.cells) == 2 and _LETTERS.fullmatch(block.cells[0]):
            words = _expansion(block.cells[1].translate(FLAT), block.cells[0])
            if words and words == block.cells[1].translate(FLAT):
                key = " ".join(re.findall(r"\w+", fold(words)))
                place = (len(block.text) - len(block.cells[1]), len(block.text))
                seen[block.cells[0]].setdefault(key, (at, place, words))
    for letters, ways in seen.items():
        if len(ways) > 1 and len({_stems(way) for way in ways}) > 1:
            *_others, (at, span, _words) = ways.values()
            why = _("“{letters}” is told in several ways: {ways}.").format(
                letters=letters, ways=listed([words for _at, _span, words in ways.values()])
            )
            yield pointed(reading.text, at, span, why, about=f"acronym {letters}")


def _expansion(words: str, letters: str) -> str:
    """The end of `words` whose longer words begin with the letters of the acronym; empty where they do not."""
    own = list(re.finditer(r"[^\W_]+", words))
    for first in range(len(own) - 1, -1, -1):
        initials = "".join(fold(each[0])[:1] for each in own[first:] if fold(each[0]) not in _EMPTY_WORDS)
        if initials == fold(letters) and fold(own[first][0]) not in _EMPTY_WORDS:
            return words[own[first].start() :]
        if len(initials) >= len(letters):
            break
    return ""


def _stems(way: str) -> str:
    return " ".join(each.rstrip("sx") for each in way.split() if each not in _EMPTY_WORDS)


def people(reading: Reading) -> Iterator[Remark]:
    """“Mme Zoé Léon” in a table, “Mme Zoe Leon” in a sentence."""
    ways: dict[str, dict[str, Places]] = defaultdict(lambda: defaultdict(list))
    for at, block in enumerate(reading.text.blocks):
        for found in _CIVIL.finditer(block.flat):
            ways[fold(found["name"])][found["name"]].append((at, found.span("name"), found["name"]))
    for told in ways.values():
        if len(told) < 2 or len({each.lower() for each in told}) < 2:
            continue
        rows = {
            way for way, places in told.items() if all(reading.text.blocks[at].kind is Kind.ROW for at, *_ in places)
        }
        if not rows and len({each[1:] for each in told}) > 1:
            continue  # all in sentences, and an accent within: the rule on accents sees them
        rarer = min(told, key=lambda way: (len(told[way]), way in rows))
        at, span, _name = told[rarer][0]
        other = next(way for way in told if way != rarer)
        why = _("The same name is written in two ways: {ways}.").format(ways=listed([rarer, other]))
        yield pointed(reading.text, at, span, why, other)


def future(reading: Reading) -> Iterator[Remark]:
    """“se déroulera le 4 octobre 2023” in the report of 2023: it is over."""
    text = reading.text
    if text.year is None or not is_report(text):
        return
    for at, block in text.running():
        if str(text.year) not in block.flat or _is_ahead(text, at):
            continue
        for start, sentence in block.sentences:
            days = {each.on(None) for each in dates_in(sentence)}
            years = {int(each) for each in re.findall(r"\b20\d\d\b", sentence)}
            if not any(isinstance(day, date) and day.year == text.year for day in days) or max(years) > text.year:
                continue
            for found in re.finditer(r"[^\W\d_]+(?:ra|ront)(?!\w)", sentence):
                if finite(found[0].lower()) and not re.search(r"\b(?:qu'|que|si)\b", sentence[: found.start()]):
                    why = _("The day told is over at the end of {year}: the past is expected.").format(year=text.year)
                    yield pointed(text, at, (start + found.start(), start + found.end()), why)
                    break


def _is_ahead(text: Text, at: int) -> bool:
    heading = text.heading_of(at)
    return heading is not None and _AHEAD.search(heading.folded) is not None


def other_group(reading: Reading) -> Iterator[Remark]:
    """“Le groupe Logement a …” under the heading “Groupe Santé”."""
    text = reading.text
    named = {
        fold(found["name"]).strip(): found["name"].strip()
        for block in text.blocks
        if block.kind is Kind.HEADING
        and (found := _GROUP_HEADING.match(block.flat) or _QUOTED_HEADING.match(block.flat))
    }
    if len(named) < 2:
        return
    for at, block in text.running():
        heading = text.heading_of(at)
        own = _heads(heading.flat) if heading and not _LEFT_TO_BODIES.match(heading.flat) else None
        for start, sentence in block.sentences if own else ():
            found = _GROUP_SUBJECT.match(sentence) or _QUOTED_SUBJECT.match(sentence)
            other = _group_in(fold(found["name"]), named) if found else ""
            if found and own and other and other != fold(own["name"]).strip() and not _TOGETHER.search(sentence):
                why = _("This stands under the group “{own}” and names the group “{other}”.").format(
                    own=own["name"].strip(), other=named[other]
                )
                yield pointed(
                    text,
                    at,
                    (start + _opening(sentence), start + found.start("name") + len(other)),
                    why,
                    own["name"].strip(),
                )


def _opening(sentence: str) -> int:
    """The letters before the subject: “En 2025, ”."""
    found = re.match(r"(?:En|Au|Cette|Depuis|Dès|Pour|Durant) [^,.;:]{1,30}, ", sentence)
    return found.end() if found else 0


def _heads(flat: str) -> re.Match[str] | None:
    return _GROUP_HEADING.match(flat) or _QUOTED_HEADING.match(flat)


def _group_in(words: str, named: dict[str, str]) -> str:
    return next(
        (each for each in sorted(named, key=len, reverse=True) if words == each or words.startswith(f"{each} ")), ""
    )


def ordinals(reading: Reading) -> Iterator[Remark]:
    """“La première …, la deuxième …, la deuxième …” in one paragraph."""
    for at, block in reading.text.running():
        found = list(_ORDINAL.finditer(block.flat))
        ranks = [_RANKS[each["ordinal"].lower()] for each in found]
        if len(ranks) < 3 or ranks[0] != 1:
            continue
        for (before, after), each in zip(pairwise(ranks), found[1:], strict=True):
            if after not in {before + 1, 1}:
                why = _("Number {after} follows number {before}.").format(after=each["ordinal"], before=before)
                yield pointed(reading.text, at, each.span("ordinal"), why)
                break


def units(reading: Reading) -> Iterator[Remark]:
    """“de 2,5 km et de 3 m”."""
    for at, block in reading.text.worded():
        for found in _LENGTHS.finditer(block.flat):
            if found["one"] != found["other"]:
                yield pointed(reading.text, at, found.span(), _("Two measures side by side have two units."))
