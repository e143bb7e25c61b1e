"""Figures of a section against those that a table, a bracket or a heading gives for it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import WEEKDAY, dates_in
from csxl_desktop.proofreading.rules.day_series import row_at
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.rules.table_figures import Segment, cell_of, figure, segments
from csxl_desktop.proofreading.text import Kind, Section, Text

_LABEL = re.compile(
    rf"^(?P<noun>[A-ZÀ-Þ][^\W\d_]+)(?: cumulées?| totales?)? ?: (?P<told>{NUMBER})(?: [a-zà-ÿ]+(?: [a-zà-ÿ]+)?)?"
    rf"(?:,? (?:de |pour |représentant )?{NUMBER} [^.;:]{{3,40}})?\.?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:[\dIVX]+(?:\.\d+)*\.? )?(?:GT|Groupe(?: de travail)?|Atelier|Commission|Cellule)? ?(?:«\s*)?"
)
_MET = re.compile(r"\b(?:s'est réunie?|se sont réunie?s|réunions? :|séances? :|dates? :|rencontres? :)", re.IGNORECASE)
_SAME = {"personne": "participant", "presence": "participant", "present": "participant", "inscrit": "inscrit"}
_FEWEST_ROWS = 3


def of_sections(reading: Reading) -> Iterator[Remark]:
    """The row “22 avril, 39” where the part of that day says “Participants : 29 personnes”."""
    text = reading.text
    tables = [each for each in segments(text) if len(each.rows) >= _FEWEST_ROWS]
    if not tables:
        return
    by_day, by_name = _sections(text)
    for table in tables:
        head = table.rows[0]
        columns = {place: _noun(cell_of(text, head, place)) for place in range(1, len(text.blocks[head].cells))}
        for row in table.rows[1:]:
            section = _section_of(text, row, by_day, by_name)
            if section is None:
                continue
            told = _labels(text, section)
            for place, noun in columns.items():
                printed, wanted = figure(cell_of(text, row, place)), told.get(noun, set())
                if printed is None or len(wanted) != 1 or printed in wanted or "%" in cell_of(text, row, place):
                    continue
                why = _("The part of that name says {number}.").format(number=next(iter(wanted)))
                yield pointed(text, row, (0, len(text.blocks[row].text)), why, about=f"section {text.blocks[row].text}")


def _sections(text: Text) -> tuple[dict[date, Section], dict[str, Section]]:
    """The parts by the one day of their headings, and by their names; what two share is none's."""
    days: dict[date, list[Section]] = defaultdict(list)
    names: dict[str, list[Section]] = defaultdict(list)
    for section in _parts(text):
        flat = text.blocks[section.heading].flat
        told = [day for each in dates_in(flat) if (day := each.on(text.year)) is not None]
        told = told or _day_below(text, section)
        if len(told) == 1:
            days[told[0]].append(section)
        elif not told:
            names[fold(_NUMBERED.sub("", flat)).strip(" »")].append(section)
    return (
        {day: found[0] for day, found in days.items() if len(found) == 1},
        {name: found[0] for name, found in names.items() if len(found) == 1 and name},
    )


_DAY_LINE = re.compile(rf"^(?:Date ?: )?(?:le )?(?:{WEEKDAY} )?$", re.IGNORECASE)


def _day_below(text: Text, section: Section) -> list[date]:
    """“Date : mardi 14 juin 2022”, “Jeudi 20 mai 2025, de 9 h à 12 h” right under a heading."""
    for at in section.blocks[:1]:
        flat = text.blocks[at].flat
        days = dates_in(flat)
        if text.blocks[at].kind is Kind.PARAGRAPH and len(days) == 1 and _DAY_LINE.match(flat[: days[0].start]):
            day = days[0].on(text.year)
            return [day] if day is not None else []
    return []


def _parts(text: Text) -> Iterator[Section]:
    """Under headings, and under short lines that open with a word and end with a day."""
    opens = [
        at
        for at, block in enumerate(text.blocks)
        if block.kind is Kind.HEADING
        or (
            block.kind is Kind.PARAGRAPH
            and len(block.flat) < 90
            and block.flat[:1].isupper()
            and block.flat[-1:] not in ".:;,"
            and ":" not in block.flat
            and len(dates_in(block.flat)) == 1
        )
    ]
    for start, end in zip(opens, [*opens[1:], len(text.blocks)], strict=False):
        yield Section(start, range(start + 1, end))


def _section_of(text: Text, row: int, by_day: dict[date, Section], by_name: dict[str, Section]) -> Section | None:
    first = cell_of(text, row, 0)
    days = dates_in(first.lower())
    day = days[0].on(text.year) if len(days) == 1 else None
    return by_day.get(day) if day is not None else by_name.get(fold(_NUMBERED.sub("", first)).strip(" »"))


def _noun(words: str) -> str:
    """“Participants”, “Nombre de présences”, “Personnes présentes” count the same."""
    every = [word.rstrip("sx") for word in re.findall(r"[^\W\d_]+", fold(words))]
    bare = [word for word in every if word not in {"nombre", "de", "total", "d"}]
    return _SAME.get(bare[0], bare[0]) if bare else ""


def _labels(text: Text, section: Section) -> dict[str, set[int]]:
    """What the labels of a part count, and its meetings where one row of days is told."""
    found: dict[str, set[int]] = defaultdict(set)
    rows = []
    for at in section.blocks:
        block = text.blocks[at]
        if block.kind is Kind.ROW:
            break
        label = _LABEL.match(block.flat)
        if label is not None and (number := value(label["told"])) is not None:
            found[_noun(label["noun"])].add(number)
        rows += _rows_of_days(block.flat)
    told = {number for at in section.blocks for number in _people(text.blocks[at].flat)}
    if "participant" not in found and len(told) == 1:
        found["participant"] = told
    if len(rows) == 1:
        for noun in ("reunion", "seance", "rencontre"):
            found[noun].add(rows[0])
    return found


_PEOPLE = re.compile(
    rf"(?P<told>{NUMBER}) (?:personnes|participant\w*|convives|visiteurs|marcheurs|habitants|membres|bénévoles) "
    r"(?:ont|y ont|étaient|se sont)\b|\b(?:accueilli|réuni|rassemblé|attiré) (?P<gathered>"
    rf"{NUMBER}) (?:personnes|participant\w*|convives|visiteurs|habitants|membres)\b",
    re.IGNORECASE,
)


def _people(flat: str) -> Iterator[int]:
    for each in _PEOPLE.finditer(flat):
        yield value(each["told"] or each["gathered"]) or 0


def _rows_of_days(flat: str) -> list[int]:
    """How many days a line tells in one row behind “s’est réuni”, “Réunions :”."""
    met = _MET.search(flat)
    if met is None:
        return []
    first = re.compile(r"\d").search(flat, met.end())
    days = row_at(flat, first.start()) if first else ()
    every = dates_in(flat)
    return [len(days)] if len(days) > 1 and days[-1].end >= max(each.end for each in every) else []


_BRACKETED = re.compile(r"^[A-ZÀ-Þ][^().:]{2,60} \((?P<told>\d{1,3})(?: [a-zà-ÿ]+)?\)(?: ?:)?$")


def in_brackets(reading: Reading) -> Iterator[Remark]:
    """“Associations (13)” over a list of twelve."""
    text = reading.text
    for at, block in enumerate(text.blocks):
        found = _BRACKETED.match(block.flat) if block.kind in {Kind.PARAGRAPH, Kind.HEADING} else None
        if found is None:
            continue
        run = list(takewhile(lambda each: each.kind is Kind.ITEM, text.after(at)))
        run = [each for each in run if each.level == run[0].level]
        told = int(found["told"])
        if len(run) > 1 and told != len(run) and abs(told - len(run)) <= max(2, told * 0.15):
            why = _("{number} are announced, {count} follow.").format(number=told, count=len(run))
            yield pointed(text, at, (0, len(block.text)), why, str(len(run)))


_OF_WHICH = re.compile(
    rf"(?P<whole>{NUMBER}) (?P<noun>[^\W\d_]+s)\b[^.;:]{{0,60}}?,? dont (?P<told>{NUMBER}) "
    rf"(?P<how>[a-zà-ÿ][^.;:,\d]{{2,30}}?)(?=[.,;]|$)",
    re.IGNORECASE,
)


def of_which(reading: Reading) -> Iterator[Remark]:
    """“Cinq plénières, dont trois à distance”: two rows of the table of five say “à distance”."""
    text = reading.text
    told_of = [(at, block) for at, block in text.running() if " dont " in block.flat and _OF_WHICH.search(block.flat)]
    tables = [_counted_rows(text, each) for each in segments(text) if len(each.rows) >= _FEWEST_ROWS] if told_of else []
    for at, block in told_of:
        for found in _OF_WHICH.finditer(block.flat):
            whole, told, how = value(found["whole"]), value(found["told"]), fold(found["how"])
            for rows in tables:
                count = sum(how in cells for cells in rows)
                if len(rows) == whole and count and told is not None and count != told:
                    why = _("{count} rows of the table say so.").format(count=count)
                    yield pointed(text, at, (found.start("told"), found.end("how")), why, str(count))


def _counted_rows(text: Text, table: Segment) -> list[set[str]]:
    """The cells of each row that holds a figure."""
    rows = (text.blocks[row].cells for row in table.rows)
    return [{fold(cell).strip() for cell in cells} for cells in rows if any(figure(cell) is not None for cell in cells)]
