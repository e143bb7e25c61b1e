"""Numbers told of the office itself, members, arrivals, people who met, against what the dossier counted."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.knowledge import KnownMeeting, KnownWord
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.counts import PEOPLE, listed_after
from csxl_desktop.proofreading.rules.house import said
from csxl_desktop.proofreading.rules.kinds_named import kind_named
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import Block, Text

_FEWEST = 15  # members: a smaller number is that of a committee or of a group
_NETWORK = r"(?:la coordination(?: sociale)?(?: d(?:e |')[\w'-]+)?|la CS\w*)"


@lru_cache
def _members(words: tuple[KnownWord, ...]) -> re.Pattern[str]:
    """“La coordination compte 58 membres”, in the words of the office."""
    network = rf"(?:{_NETWORK}|(?:le |la |l'|notre )(?:{said(words, 'coordination')}))"
    return re.compile(
        _COUNTS.replace("NETWORK", network)
        .replace("ASSEMBLY", said(words, "assembly"))
        .replace("MEMBERS", said(words, "member")),
        re.IGNORECASE,
    )


_COUNTS = (
    r"(?<!\bde )(?<!\bà )(?<!\bpar )(?<!\bpour )(?<!\bavec )(?<!\bdans )"
    r"\b(?:NETWORK|(?:l'|la |le )(?:ASSEMBLY)(?: de NETWORK)?|elle)(?!\w),? "
    r"(?:(?:est|était|se|s'est|a été|désormais|actuellement|aujourd'hui) ){0,2}"
    r"(?:compos[ée]+s?|compte|comptait|comprend)\b[^.;:]{0,40}?(?P<number>" + NUMBER + r") (?P<noun>MEMBERS)"
)
_COUNTING = re.compile(r"\b(?:compos|compte|comptait|comprend)")
_MOVING = re.compile(r"\b(?:démission|départ|retrait|accueilli|adhésion|admis|rejoint)")
_COORDINATION = re.compile(rf"\b(?:{_NETWORK}|l'assemblée|l'AG|nous)\b", re.IGNORECASE)
_OTHER_BODY = re.compile(
    r"\b(?:groupes?|GT|comités?|copil|bureau|commissions?|axes?|ateliers?|plateformes?|sous-groupes?|asbl)\b",
    re.IGNORECASE,
)
_LEAVERS = re.compile(
    rf"(?:démissions?|départs?|retraits?) de (?P<number>{NUMBER}) (?:membres|partenaires|services|associations)",
    re.IGNORECASE,
)
_NEW_MEMBERS = re.compile(
    rf"(?:accueilli\w*|adhésion de|admis\w*|rejoint\w*)\s(?:par |de |la coordination )"
    rf"?(?P<number>{NUMBER}) (?:nouveaux|nouvelles) (?P<noun>membres|partenaires|services|associations|adhésions)",
    re.IGNORECASE,
)


def meeting_counts(reading: Reading) -> Iterator[Remark]:
    """“25 personnes représentant 19 partenaires” under a meeting for which the dossier counted otherwise."""
    text = reading.text
    for at, block in text.worded():
        heading = text.heading_of(at)
        meeting = _told_under(heading, text.year, reading.knowledge.meetings) if heading is not None else None
        found = PEOPLE.search(block.flat) if meeting is not None else None
        if meeting is None or found is None:
            continue
        told = value(found["persons"]), value(found["partners"])
        if told[0] != meeting.persons or (meeting.partners is not None and told[1] != meeting.partners):
            why = _("The dossier counted {persons} persons and {partners} partners that day.").format(
                persons=meeting.persons, partners="–" if meeting.partners is None else meeting.partners
            )
            yield pointed(text, at, found.span(), why)


def _told_under(heading: Block, year: int | None, meetings: Sequence[KnownMeeting]) -> KnownMeeting | None:
    """The meeting, counted, that a heading names by its day; none where several of one kind were held that day."""
    days = {each.on(year) for each in dates_in(heading.flat)}
    held = [each for each in meetings if each.day is not None and each.day in days] if days else []
    named = kind_named(heading.folded, meetings) if held else ""
    meant = [each for each in held if each.kind == named] if named else held
    return meant[0] if len(meant) == 1 and meant[0].persons is not None else None


def member_counts(reading: Reading) -> Iterator[Remark]:
    """“La coordination compte 99 membres” against the longest table of the text, or against the dossier."""
    text = reading.text
    tables = [
        len([at for at in rows if re.match(r"\d+\.?$", text.blocks[at].cells[0].strip())]) for rows in text.tables()
    ]
    longest = max(tables, default=0)
    known = len(reading.knowledge.members)
    pattern = _members(reading.knowledge.words)
    for at, block in text.worded(_COUNTING):
        for found in pattern.finditer(block.flat):
            number = value(found["number"])
            if number is None or number < _FEWEST or listed_after(text, at) == number:
                continue
            if not _is_of_network(block.flat[: found.end()], found[0]):
                continue
            if longest > _FEWEST and longest != number and abs(longest - number) < number / 2:
                why = _("{number} members are announced, and the table lists {count}.").format(
                    number=number, count=longest
                )
                yield pointed(text, at, found.span("number"), why, str(longest))
            elif known and known != number and reading.knowledge.year == text.year:
                why = _("The dossier counts {count} members at the end of the year, the text says {number}.").format(
                    count=known, number=number
                )
                yield pointed(text, at, found.span("number"), why, str(known))


def _is_of_network(before: str, told: str) -> bool:
    """“Elle” is the coordination where the same paragraph named it, and no other body."""
    if not told.lower().startswith("elle"):
        return True
    return _COORDINATION.search(before) is not None and _OTHER_BODY.search(before) is None


def acts(reading: Reading) -> Iterator[Remark]:
    """“nous avons accueilli six nouveaux partenaires”, while the dossier holds other numbers of acts."""
    known = reading.knowledge
    if known.year is None or known.year != reading.text.year or not known.organisations:
        return
    arrivals, departures = len(known.arrivals), len(known.departures)
    for at, start, sentence in _of_the_year(reading.text):
        for found in _NEW_MEMBERS.finditer(sentence):
            number = value(found["number"])
            if number is not None and number != arrivals:
                told = _(
                    "The text tells of {number} arrivals; the dossier holds {count} memberships that began in {year}."
                )
                why = told.format(number=number, count=arrivals, year=known.year)
                yield pointed(reading.text, at, (start + found.start(), start + found.end()), why)
        for found in _LEAVERS.finditer(sentence):
            number = value(found["number"])
            if number is not None and number != departures:
                told = _(
                    "The text tells of {number} leavings; the dossier holds {count} memberships that ended in {year}."
                )
                why = told.format(number=number, count=departures, year=known.year)
                yield pointed(reading.text, at, (start + found.start(), start + found.end()), why)


def _of_the_year(text: Text) -> Iterator[tuple[int, int, str]]:
    """The sentences on who came or left that tell of the coordination itself and the whole year, with their places."""
    for at, block in text.worded(_MOVING):
        heading = text.heading_of(at)
        above = heading.flat if heading is not None and heading is not block else ""
        if _OTHER_BODY.search(above) or dates_in(above):
            continue
        for start, sentence in block.sentences:
            if _COORDINATION.search(sentence) and not _OTHER_BODY.search(sentence) and not dates_in(sentence):
                yield at, start, sentence
