"""What a text says against what the dossier knows: days of leave, places, consents, groups without sessions."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.i18n import _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.knowledge import KnownGroup, KnownMeeting, KnownTestimonial, KnownWord
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import WEEKDAY, DateInText, dates_in
from csxl_desktop.proofreading.rules.house import said
from csxl_desktop.proofreading.rules.kinds_named import kind_named
from csxl_desktop.proofreading.rules.pointing import pointed, whole
from csxl_desktop.proofreading.text import NOWHERE, Jump, Kind, Section


@lru_cache
def _meets(words: tuple[KnownWord, ...]) -> re.Pattern[str]:
    """What tells of a meeting shortly before its day."""
    bodies = said(words, "assembly", "committee", "group")
    return re.compile(
        rf"\b(?:{bodies}|CA|réuni(?:e?s?|ons?)|séances?|rencontres?|tables? rondes?|concertations?|plénières?|"
        rf"commissions?|PV)\b"
        r"[^.;!?]{0,45}$",
        re.IGNORECASE,
    )


_AROUND_LEAVES = re.compile(r"\b(?:vacances|congés?|stages?|plaines?|camps?)\b", re.IGNORECASE)
_OUTINGS = frozenset({"WALK", "LUNCH"})
_PERIOD = re.compile(r" (?:au|à) ")
_BETWEEN_DAYS = re.compile(rf"^(?: \([^()]{{1,25}}\))?(?:,| et|, et|, puis) (?:le )?(?:{WEEKDAY} )?$", re.IGNORECASE)
_BEFORE = 120  # letters before a day in which the meeting stands
_TELLING = 24  # letters of a quotation that may stand nowhere else by chance


def days_off(reading: Reading) -> Iterator[Remark]:
    """A meeting on a day of school leave or on a public holiday: “CA du 29/10/2024”."""
    text, known = reading.text, reading.knowledge
    if text.year is None:
        return
    holidays = public_holidays(text.year)
    told: set[date] = set()
    for at, block in text.worded():
        for each in dates_in(block.flat):
            day = each.on(text.year)
            if _PERIOD.match(block.flat, each.end) and block.flat[: each.start].endswith(("du ", "Du ")):
                continue
            first = _first_of_row(block.flat, each)
            before = block.flat[max(0, first - _BEFORE) : first]
            if day is None or day.year != text.year or day in told or not _meets(known.words).search(before):
                continue
            leave = next(
                (leave for leave in known.leaves if leave.first_on <= day <= leave.last_on and leave.community == "FR"),
                None,
            )
            why = ""
            if day in holidays:
                why = _("{date} is a day off ({name}).").format(date=short_date(day), name=holidays[day])
            elif leave is not None and not _AROUND_LEAVES.search(block.flat):
                why = _("{date} falls in the school holiday “{name}” ({first} – {last}).").format(
                    date=short_date(day),
                    name=leave.name,
                    first=short_date(leave.first_on),
                    last=short_date(leave.last_on),
                )
            if why:
                told.add(day)
                yield pointed(text, at, (each.start, each.end), why, about=f"day off {day.isoformat()}")


def _first_of_row(flat: str, day: DateInText) -> int:
    """Where the days begin that `day` is told with: “le mardi 17 janvier, le mardi 16 mai et le 1er novembre”."""
    first = day.start
    for each in reversed(dates_in(flat)):
        if each.end <= first:
            if _BETWEEN_DAYS.match(flat[each.end : first]) is None:
                break
            first = each.start
    return first


def unknown_meetings(reading: Reading) -> Iterator[Remark]:
    """“Assemblée générale du 9 avril 2024”, a day on which the dossier holds none."""
    text, known = reading.text, reading.knowledge
    held = [each for each in known.meetings if each.day is not None and each.day.year == text.year]
    for section in text.sections:
        block = text.blocks[section.heading]
        kind = kind_named(block.folded, held)
        days = [
            day for each in dates_in(block.flat) if (day := each.on(text.year)) is not None and day.year == text.year
        ]
        if kind and len(days) == 1 and not any(_on(each, days[0]) for each in held if each.kind == kind):
            why = _("The dossier holds no meeting “{kind}” on {date}.").format(kind=kind, date=short_date(days[0]))
            yield pointed(text, section.heading, whole(text, section.heading), why)


def _on(meeting: KnownMeeting, day: date) -> bool:
    return meeting.day is not None and meeting.day <= day <= (meeting.last_day or meeting.day)


def visited_elsewhere(reading: Reading) -> Iterator[Remark]:
    """A walk said to have led to a place where a lunch of the year was held, and no walk."""
    text = reading.text
    meetings = [each for each in reading.knowledge.meetings if each.visited and each.behaviour in _OUTINGS]
    for at, block in text.running():
        for kind in sorted({each.kind for each in meetings}):
            if fold(kind) not in block.folded:
                continue
            own = {_core(place) for each in meetings if each.kind == kind for place in each.visited}
            for other in meetings:
                if other.kind == kind or fold(other.kind) in block.folded:
                    continue
                for place in other.visited:
                    start = block.folded.find(_core(place))
                    if _core(place) in own or start < 0 or len(_core(place)) < 6:
                        continue
                    why = _("The dossier gives “{place}” for “{other}” ({date}), not for “{kind}”.").format(
                        place=place, other=other.kind, date=short_date(other.day) if other.day else "–", kind=kind
                    )
                    span = (
                        (start, start + len(_core(place))) if len(block.folded) == len(block.text) else whole(text, at)
                    )
                    yield pointed(text, at, span, why, jump=Jump("meeting", other.id, "involvements"))


def _core(name: str) -> str:
    """The name without article nor legal form, nor what follows a comma: “centre social protestant”."""
    bare = re.sub(r"\b(?:asbl|vzw)\b", "", fold(name).partition(",")[0])
    return re.sub(r"^\(?(?:le|la|les|l')\)?\s*", "", bare).strip()


def quotations(reading: Reading) -> Iterator[Remark]:
    """A testimonial in the text whose author has not agreed, as far as the dossier knows."""
    text = reading.text
    for known in reading.knowledge.testimonials:
        if known.agreed:
            continue
        at = _where_quoted(reading, known)
        if at is not None:
            why = _("The dossier holds no agreement of {author} to be quoted in the report.").format(
                author=known.author or "–"
            )
            yield pointed(
                text, at, whole(text, at), why, jump=Jump("testimonial", known.id, "consent_on"), about=known.author
            )


def _where_quoted(reading: Reading, known: KnownTestimonial) -> int | None:
    """The line signed with its author's name, else the paragraph that its words stand in."""
    signed = next(
        (each.block for each in reading.attributions if not each.table and fold(each.person) == fold(known.author)),
        None,
    )
    if signed is not None and known.author:
        return signed
    words = " ".join(fold(known.text).split())[: _TELLING * 2]
    if len(words) < _TELLING:
        return None
    return next((at for at, block in enumerate(reading.text.blocks) if words in block.folded), None)


_QUOTE = re.compile(r"^\s*«|»\s*$")


def unsigned_agreement(reading: Reading) -> Iterator[Remark]:
    """Named people quoted at length of whom the dossier holds no testimonial at all: no trace of their consent."""
    if reading.knowledge.year is None:
        return
    known = {fold(each.author) for each in reading.knowledge.testimonials}
    text = reading.text
    if not known and all(block.jump == NOWHERE for block in text.blocks):
        return  # a text from outside, and a dossier that keeps no testimonials: of none is anything known
    for each in reading.attributions:
        if each.table or not each.block or fold(each.person) in known:
            continue
        before = text.blocks[each.block - 1]
        if before.kind is Kind.PARAGRAPH and (
            before.flat.rstrip().endswith("»") or before.flat.lstrip().startswith("«")
        ):
            why = _("{person} is quoted, and the dossier holds no testimonial with an agreement.").format(
                person=each.person
            )
            yield pointed(text, each.block, whole(text, each.block), why, about=f"quoted {each.person}")


def groups_without_sessions(reading: Reading) -> Iterator[Remark]:
    """The part of a working group that prints neither a day nor a partner list."""
    text = reading.text
    for section in text.sections:
        block = text.blocks[section.heading]
        if block.jump.kind == "working_group":
            continue  # made from the records: `record-group` says it of the group itself
        group = _group(block.folded, reading.knowledge.groups)
        named = group is not None or _opens_group(reading, block.folded, r" (?:«|\"|[a-z0-9])")
        if not named or _tells_days(reading, section):
            continue
        if group is not None and group.sessions:
            why = _("The dossier holds {count} sessions of this group: the text prints none.").format(
                count=group.sessions
            )
        else:
            why = _("Neither the days of its sessions nor its partners are printed for this group.")
        jump = Jump("working_group", group.id, "sessions") if group else None
        yield pointed(text, section.heading, whole(text, section.heading), why, jump=jump)


def _opens_group(reading: Reading, folded: str, behind: str) -> bool:
    own = [fold(each.singular) for each in reading.knowledge.words if each.term == "group"]
    return re.match(rf"^(?:gt|groupe de travail|{'|'.join(map(re.escape, own)) or 'gt'}){behind}", folded) is not None


def _group(folded: str, groups: tuple[KnownGroup, ...]) -> KnownGroup | None:
    if not re.search(r"\b(?:gt|groupe)\b", folded):
        return None
    return next((each for each in groups if fold(each.name) in folded), None)


def _tells_days(reading: Reading, section: Section) -> bool:
    """Whether a day of the year stands in the part, or in those below it that open no other group."""
    text = reading.text
    level = text.blocks[section.heading].level
    for at in range(section.heading + 1, len(text.blocks)):
        block = text.blocks[at]
        if block.kind is Kind.HEADING and (block.level <= level or _opens_group(reading, block.folded, r"\b")):
            return False
        for each in dates_in(block.flat):
            day = each.on(text.year)
            if day is not None and day.year == text.year:
                return True
    return False
