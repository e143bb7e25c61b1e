"""What a document says of itself: its running foot, its letter of each month, years announced, its contents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from csxl_desktop.i18n import _, fold, sort_key
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import MONTH, dates_in
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed, whole
from csxl_desktop.proofreading.rules.table_figures import is_total
from csxl_desktop.proofreading.text import FLAT, Kind, Text

_FOOT = re.compile(
    r"^(?P<before>.{0,60}?\b(?:rapport|bilan)[^\d]{0,40})(?P<year>20\d\d)(?P<after>.{0,30}?)\d*$", re.IGNORECASE
)
_FEWEST_FEET = 4


def feet(reading: Reading) -> Iterator[Remark]:
    """“Rapport d’activité 2021 – page 5” at the foot of one page, 2022 at those of all the others."""
    text = reading.text
    found: dict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, block in enumerate(text.blocks):
        if len(block.flat) < 90 and (foot := _FOOT.match(block.flat)) is not None:
            found[f"{fold(foot['before'])}|{fold(foot['after'])}"].append((at, foot))
    for lines in found.values():
        counted = Counter(foot["year"] for _at, foot in lines)
        if len(lines) < _FEWEST_FEET or len(counted) != 2 or min(counted.values()) != 1:
            continue
        (usual, _often), (odd, _once) = counted.most_common()
        for at, foot in lines:
            if foot["year"] == odd:
                why = _("The other pages say {year}.").format(year=usual)
                yield pointed(text, at, foot.span("year"), why, usual)


_MONTHLY = re.compile(
    rf"\b(?:chaque mois|tous les mois|une fois par mois)\b,? (?:sauf|hormis|excepté) (?:en |au mois de |au "
    rf"mois d'|les mois de )?"
    rf"(?P<months>{MONTH}(?:(?:, | et )(?:en )?{MONTH})*)[^.;]{{0,50}}?(?P<told>{NUMBER}) "
    r"(?:numéros|éditions|lettres|parutions|envois|bulletins|rencontres|réunions|séances|permanences)\b",
    re.IGNORECASE,
)


def monthly(reading: Reading) -> Iterator[Remark]:
    """“chaque mois, sauf en juillet : 12 numéros”."""
    text = reading.text
    for at, block in text.running():
        for found in _MONTHLY.finditer(block.flat) if " mois" in block.flat else ():
            right = 12 - len(re.findall(MONTH, found["months"], re.IGNORECASE))
            if value(found["told"]) != right:
                why = _("Each month but those makes {count}.").format(count=right)
                yield pointed(text, at, (found.start("told"), found.end()), why, str(right))


_ANNOUNCED = re.compile(r"\b(?:de|en|pour) (?P<year>20\d\d)\b[^:]{0,60}:$")


def years_announced(reading: Reading) -> Iterator[Remark]:
    """“Les assemblées de 2022 sont fixées :” over days of 2023."""
    text = reading.text
    for at, block in text.running():
        found = _ANNOUNCED.search(block.flat.rstrip()) if "20" in block.flat else None
        if found is None:
            continue
        years = []
        for after in text.after(at):
            if after.kind is not Kind.ITEM:
                break
            years += [each.year for each in dates_in(after.flat)[:1]]
        if len(years) > 1 and len(set(years)) == 1 and years[0] is not None and years[0] != int(found["year"]):
            why = _("The days that follow are of {year}.").format(year=years[0])
            yield pointed(text, at, found.span("year"), why, str(years[0]))


def numbers_of_contents(reading: Reading) -> Iterator[Remark]:
    """“6. Évaluation” in the contents, “7. ÉVALUATION” over the part."""
    text = reading.text
    headings: dict[str, list[str]] = defaultdict(list)
    for block in text.blocks:
        if block.kind is Kind.HEADING and block.number:
            headings[_bare(block.title)].append(block.number)
    for at, block in enumerate(text.blocks):
        if block.kind is not Kind.ENTRY or not block.number.isdigit():
            continue
        numbers = headings.get(_bare(block.title), [])
        if len(numbers) == 1 and numbers[0].isdigit() and numbers[0] != block.number:
            why = _("The heading of this part has number {number}.").format(number=numbers[0])
            yield pointed(text, at, whole(text, at), why, f"{numbers[0]}. {block.title}")


def _bare(title: str) -> str:
    return " ".join(re.findall(r"\w+", fold(title)))


_SORTED_FROM = 10
_LEADING = re.compile(r"^\W*(?:les?|la|l')\b\W*", re.IGNORECASE)


def tables_of_names(reading: Reading) -> Iterator[Remark]:
    """A long table in the order of its names, but for one row; its first column holds no numbers."""
    text = reading.text
    for rows in text.tables():
        named = [at for at in rows if len(text.blocks[at].cells) > 1 and _is_name(text.blocks[at].cells[0])]
        if len(named) < max(_SORTED_FROM, len(rows) - 1):
            continue
        ways = []
        for body in (named, named[1:]):  # the first row may be that of the names of columns
            titles = [text.blocks[at].cells[0] for at in body]
            ways.append((_breaks(titles), body))
            ways.append((_breaks([_LEADING.sub("", each.translate(FLAT)) for each in titles]), body))
        breaks, body = min(ways, key=lambda way: len(way[0]))
        if len(breaks) == 1:
            first, second = (text.blocks[at].cells[0] for at in body[breaks[0] : breaks[0] + 2])
            why = _("“{first}” is filed after “{second}”.").format(first=first, second=second)
            yield pointed(text, body[breaks[0]], whole(text, body[breaks[0]]), why)


def _is_name(cell: str) -> bool:
    return len(cell) > 2 and cell[0].isupper() and not dates_in(cell)


def _breaks(titles: list[str]) -> list[int]:
    keys = [sort_key(re.sub(r"[-–—]", " ", each)) for each in titles]
    return [place for place, (one, other) in enumerate(pairwise(keys)) if one > other]


def dates_of_tables(reading: Reading) -> Iterator[Remark]:
    """“10/02/22” in a column whose other days are written out."""
    text = reading.text
    for rows in text.tables():
        days = [(at, found[0]) for at in rows if len(found := dates_in(text.blocks[at].cells[0].translate(FLAT))) == 1]
        odd = [(at, each) for at, each in days if each.style != "long"]
        if len(odd) == 1 and len(days) > 2:
            at, each = odd[0]
            why = _("The other days of this table are written out.")
            start = text.blocks[at].flat.find(each.printed)
            yield pointed(text, at, (start, start + len(each.printed)), why)


_SPACED = re.compile(r"\d (?P<sign>%|€)")
_GLUED = re.compile(r"(?P<number>\d[\d,]*)(?P<sign>%|€)")
_TIMES = 5


def signs(reading: Reading) -> Iterator[Remark]:
    """“57,5%” in a text that sets a space before every other %."""
    text = reading.text
    spaced: Counter[str] = Counter()
    glued: dict[str, list[tuple[int, tuple[int, int], str]]] = defaultdict(list)
    for at, block in enumerate(text.blocks):
        if "%" not in block.flat and "€" not in block.flat:
            continue
        spaced.update(found["sign"] for found in _SPACED.finditer(block.flat))
        for found in _GLUED.finditer(block.flat):
            if not reading.in_link(at, found.start()):
                glued[found["sign"]].append((at, found.span(), f"{found['number']} {found['sign']}"))
    for sign, places in glued.items():
        if spaced[sign] >= _TIMES * len(places):
            for at, span, right in places:
                why = _("A space stands before {sign} elsewhere in this text.").format(sign=sign)
                yield pointed(text, at, span, why, right)


def counts_of_members(reading: Reading) -> Iterator[Remark]:
    """“compte 25 membres” over a table of 24 bodies, each with who speaks for it."""
    text = reading.text
    rows = Counter(each.table for each in reading.attributions if each.table > 0)
    if not rows:
        return
    table, told = rows.most_common(1)[0]
    lines = [at for at in text.rows_of(table) if not is_total(text.blocks[at].cells)]
    head = bool(lines) and all(each.block != lines[0] for each in reading.attributions)
    count = len(lines) - head
    if told < count - _MOST_UNNAMED or count < _SORTED_FROM or not _of_members(text, table):
        return
    for at, block in text.running():
        for found in _MEMBERS.finditer(block.flat):
            number = value(found["told"])
            sentence = next(words for start, words in reversed(block.sentences) if start <= found.start())
            years = re.findall(r"\b20\d\d\b", sentence)
            if number is None or number == count or abs(number - count) > max(2, count // 20):
                continue
            if all(int(year) == text.year for year in years):
                why = _("{number} are announced, {count} follow.").format(number=number, count=count)
                yield pointed(text, at, (found.start("told"), found.end()), why, str(count))


_MOST_UNNAMED = 3  # rows without a civility

_MEMBERS = re.compile(
    rf"\b(?:compte|rassemble|réunit|regroupe|comprend)(?: aujourd'hui| désormais| actuellement)? "
    rf"(?P<told>{NUMBER}) (?:membres|organisations)\b",
    re.IGNORECASE,
)


def _of_members(text: Text, table: int) -> bool:
    rows = text.rows_of(table)
    heading = text.heading_of(rows[0]) if rows else None
    return heading is not None and "membre" in heading.folded
