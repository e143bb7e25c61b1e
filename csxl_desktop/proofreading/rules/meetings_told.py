"""What is said of a meeting against its heading and its neighbours: its rank, its day, who speaks there, its places."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from csxl_desktop.i18n import _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import WEEKDAY, dates_in
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import RUNNING, Kind, Text

_OPENS = re.compile(
    r"^(?:[\dIVX]+(?:\.\d+)*\.? )?(?P<kind>assemblée|plénière|réunion|rencontre|séance|balade|dîner|repas|"
    r"visite|marche|atelier|"
    r"sortie|midi|conférence|journée|excursion|goûter|soirée)\b",
    re.IGNORECASE,
)
_MEETINGS = frozenset(("assemblee", "pleniere", "reunion", "rencontre", "seance"))
_RANKS_WRITTEN = "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
_RANKS = {word: rank for rank, word in enumerate(_RANKS_WRITTEN.split(), start=1)} | {
    "première": 1,
    "second": 2,
    "seconde": 2,
}
_RANKED = re.compile(
    rf"\b(?:la|cette|notre|le|ce) (?P<rank>{'|'.join(_RANKS)}) (?P<kind>assemblée|plénière|réunion|rencontre|séance)"
    r"(?: plénière| générale)?(?P<of> de l'année)?(?= (?:a|était|fut|leur|lui|portait|s'est|avait|de l'année|"
    r"du réseau)\b|,)",
    re.IGNORECASE,
)
_FEWEST, _LONGEST = 3, 110
_DAY_FIRST = re.compile(rf"^(?:Date ?: )?(?:{WEEKDAY} )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A line that opens a meeting, its kind and its day, and the blocks up to the next one."""

    at: int
    kind: str
    day: date
    blocks: range


def _meetings(text: Text) -> list[_Meeting]:
    opened: list[tuple[int, str, date]] = []
    ends: list[int] = []
    for at, block in enumerate(text.blocks):
        if block.kind is Kind.HEADING:
            ends.append(at)
        if block.kind not in {Kind.HEADING, Kind.PARAGRAPH} or len(block.flat) > _LONGEST or block.flat[-1:] in ".;":
            continue
        found = _OPENS.match(block.flat)
        days = dates_in(block.flat) if found else ()
        if found is not None and not days and block.kind is Kind.HEADING and at + 1 < len(text.blocks):
            below = text.blocks[at + 1].flat
            days = tuple(each for each in dates_in(below) if _DAY_FIRST.match(below[: each.start]))
        day = days[0].on(text.year) if len(days) == 1 else None
        if found is not None and day is not None:
            opened.append((at, fold(found["kind"]), day))
            ends.append(at)
    ends.append(len(text.blocks))
    return [_Meeting(at, kind, day, range(at + 1, min(end for end in ends if end > at))) for at, kind, day in opened]


def told(reading: Reading) -> Iterator[Remark]:
    """“La troisième assemblée” in the part of the second; “la balade du 27 mai”, held on the 26th by its heading."""
    text = reading.text
    meetings = _meetings(text)
    if not meetings:
        return
    yield from _ranks(text, meetings)
    yield from _days(text, meetings)


def _ranks(text: Text, meetings: Sequence[_Meeting]) -> Iterator[Remark]:
    by_kind: dict[str, list[_Meeting]] = defaultdict(list)
    for each in meetings:
        if each.kind in _MEETINGS:
            by_kind[each.kind].append(each)
    for run in by_kind.values():
        days = [each.day for each in run]
        if len(run) < _FEWEST or days != sorted(set(days)):
            continue
        for rank, each in enumerate(run, start=1):
            for at in each.blocks:
                for found in _RANKED.finditer(text.blocks[at].flat):
                    said = _RANKS[found["rank"].lower()]
                    sentence = next(w for s, w in reversed(text.blocks[at].sentences) if s <= found.start())
                    if said != rank and not re.search(
                        r"\b20\d\d\b|prochain|dès|depuis|lors|rappel", sentence, re.IGNORECASE
                    ):
                        why = _("By its place among the others this is number {rank}.").format(rank=rank)
                        yield pointed(text, at, (found.start("rank"), found.end("kind")), why)


_DAY_TOLD = re.compile(
    rf"\b(?:la |le |l'|cette |ce |du |de la |au |à la )(?P<kind>assemblée|plénière|rencontre|balade|dîner|"
    rf"repas|visite|marche|"
    rf"sortie|excursion|goûter|conférence)(?: plénière| générale)? du (?:{WEEKDAY} )?(?=\d)",
    re.IGNORECASE,
)


def _days(text: Text, meetings: Sequence[_Meeting]) -> Iterator[Remark]:
    """A day that no meeting of the kind has, and that differs from one of them by its day or its month alone."""
    days: dict[str, set[date]] = defaultdict(set)
    for each in meetings:
        days[each.kind].add(each.day)
    opened = {each.at for each in meetings}
    for at, block in enumerate(text.blocks):
        if block.kind not in RUNNING or at in opened or " du " not in block.flat:
            continue
        for found in _DAY_TOLD.finditer(block.flat):
            printed = next((day for day in dates_in(block.flat) if day.start == found.end()), None)
            day = printed.on(text.year) if printed else None
            known = days.get(fold(found["kind"]), set())
            if printed is None or day is None or not known or day in known or day.year != text.year:
                continue
            near = [one for one in known if (one.month == day.month) != (one.day == day.day)]
            if len(near) == 1:
                why = _("The heading sets it on {date}.").format(date=short_date(near[0]))
                yield pointed(
                    text, at, (printed.start, printed.end), why, about=f"day of {found['kind']} {day.isoformat()}"
                )


_LABEL = re.compile(
    r"^(?:intervenant|orateur|oratrice|invité|conférencier|conférencière|animateur|animatrice)e?s?\s?: (?P<rest>.+)$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?:(?<![\w.])(?:M\.|Mme|Mlle|Dr) )?(?<![\w'-])(?P<first>[A-ZÀ-Þ][\w-]+) (?P<last>(?:(?:de|van|von|den|"
    r"der|el|le|la) )*[A-ZÀ-Þ][\w'-]+)"
)
_SPOKE = re.compile(
    r"^(?:(?:M\.|Mme|Mlle|Dr) (?P<alone>(?:(?:de|van|von|den|der|el|le|la) )*[A-ZÀ-Þ][\w'-]+)|"
    r"(?P<first>[A-ZÀ-Þ][\w-]+) (?P<last>[A-ZÀ-Þ][\w'-]+)) "
    r"(?:a|nous a) (?:d'abord |ensuite |enfin |aussi |également )?(?:présenté|expliqué|décrit|exposé|détaillé|"
    r"montré|raconté|commencé|"
    r"dressé|retracé|plaidé|insisté|rappelé|partagé|conclu|ouvert|animé|parlé|évoqué|introduit)\b"
)


def speakers(reading: Reading) -> Iterator[Remark]:
    """“Mme Graux a expliqué” in the part whose label names somebody else, and which names her next door."""
    text = reading.text
    own: dict[int, set[str]] = defaultdict(set)
    parts = _parts(text)
    for number, blocks in enumerate(parts):
        for at in blocks:
            label = _LABEL.match(text.blocks[at].flat)
            if label is not None:
                bare = re.sub(r"\([^()]*\)", "", label["rest"])
                own[number] |= {fold(found["last"]) for found in _SPEAKER.finditer(bare)}
    if len(own) < _FEWEST:
        return
    everybody = [name for names in own.values() for name in names]
    why = _("The label of this part names other people; this one speaks in another part.")
    for number, blocks in enumerate(parts):
        for at in blocks if own.get(number) else ():
            if text.blocks[at].kind is not Kind.PARAGRAPH:
                continue
            for name, span in _who_spoke(text, at):
                above = (text.blocks[place].folded for place in range(blocks.start - 1, at))
                if name not in own[number] and everybody.count(name) == 1 and not any(name in each for each in above):
                    yield pointed(text, at, span, why)


def _who_spoke(text: Text, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The family names that open sentences and have presented something, with their places."""
    for start, sentence in text.blocks[at].sentences:
        found = _SPOKE.match(sentence)
        if found is not None:
            group = "alone" if found["alone"] else "last"
            yield fold(found[group]), (start, start + found.end(group))


def _parts(text: Text) -> list[range]:
    """From each heading, or line that opens a meeting, to the next."""
    starts = sorted(
        {each.at for each in _meetings(text)} | {at for at, b in enumerate(text.blocks) if b.kind is Kind.HEADING}
    )
    return [range(start + 1, end) for start, end in zip(starts, [*starts[1:], len(text.blocks)], strict=False)]


_PLACES = re.compile(rf"\bdans (?P<told>{NUMBER}) (?P<what>lieux|endroits|salles) différent(?:e)?s\b", re.IGNORECASE)
_PLACE = re.compile(r"^Lieu\s?: (?P<where>.{3,120})$")


def places(reading: Reading) -> Iterator[Remark]:
    """“dans cinq lieux différents”, where two labels name the same one."""
    text = reading.text
    for at, block in text.running():
        found = _PLACES.search(block.flat) if "différent" in block.flat else None
        number = value(found["told"]) if found else None
        if found is None or number is None:
            continue
        named: list[tuple[int, str]] = []
        for place in range(at + 1, len(text.blocks)):
            label = _PLACE.match(text.blocks[place].flat)
            if label is not None:
                named.append((place, " ".join(re.findall(r"\w+", fold(label["where"])))))
            if len(named) == number:
                break
        twice = [place for order, (place, where) in enumerate(named) if where in [w for _p, w in named[:order]]]
        if len(named) == number and len(twice) == 1:
            why = _("The text tells of {count} different places: this one stands twice.").format(count=number)
            yield pointed(text, twice[0], (0, len(text.blocks[twice[0]].text)), why)
