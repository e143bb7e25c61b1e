"""The sheets' rig: a sign-in sheet for every number of people from 1 to 400, printed and read back from its PDF.

Read by the places of the words on the page: under each "N°" the numbers, beside each number its person and nobody
else's words. One and two columns for every number; by name and by organisation, with e-mails, picture boxes and blank
rows in turns; every fifth person has a name of several lines.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from itertools import pairwise
from math import ceil
from typing import Any

from pypdf import PageObject, PdfReader
from reportlab.platypus import LongTable

from csxl_desktop import i18n
from csxl_desktop.documents import attendance_sheet, flowables
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.attendance_sheet import AttendanceSheet, ExpectedPerson
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.system import paths
from tests.documents.trial_meeting import ASSEMBLY, OFFICE

KNOWN_BAD = ("orphans", "no-header", "swapped")
_CODE = "ABC234"
_BAND = "Autres personnes présentes"
_LINES_UNDER_HEADER = 3  # on every page, the last one too; the title of the blank rows is one
_BLANKS_UNDER_TITLE = 3
_FAULTS_SHOWN = 5
_SAME = 2  # points


@dataclass
class SheetTally:
    """What a run of the rig saw."""

    sheets: int = 0
    pages: int = 0
    rows: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A number on paper and what stands in its row."""

    number: int
    y: float
    words: tuple[_Word, ...]

    def text(self) -> str:
        return _plain(" ".join(word.text for word in self.words))

    def low(self) -> float:
        return min(word.y for word in self.words) if self.words else self.y

    def high(self) -> float:
        return max(word.y for word in self.words) if self.words else self.y


@dataclass(frozen=True, slots=True)
class _Page:
    rows: tuple[_Row, ...]
    headers: int
    band: bool
    under_band: int
    words: tuple[_Word, ...]


def run(sizes: range, *, known_bad: str = "") -> SheetTally:
    """Each of these numbers of people; the sheets are shared out over the processors."""
    tally = SheetTally()
    with ProcessPoolExecutor(os.cpu_count(), initializer=_begin, initargs=(known_bad,)) as pool:
        for seen in pool.map(partial(_both, known_bad), sizes, chunksize=8):
            tally.sheets += seen.sheets
            tally.pages += seen.pages
            tally.rows += seen.rows
            tally.faults += seen.faults
            if len(tally.faults) >= (1 if known_bad else _FAULTS_SHOWN):
                pool.shutdown(cancel_futures=True)
                break
    return tally


def _begin(known_bad: str) -> None:
    """A process of the rig speaks French; a known fault is made in it alone."""
    i18n.load(paths.resources() / "locale", "fr")
    if known_bad == "orphans":
        flowables._ROWS_TOGETHER = 10**6
        attendance_sheet._LEAST_BLANKS = 0
    elif known_bad == "no-header":
        flowables.LongTable = _headless  # type: ignore[assignment, attr-defined]


def _headless(rows: list[list[Any]], **options: Any) -> LongTable:
    return LongTable(rows, **{**options, "repeatRows": 0})


def _both(known_bad: str, count: int) -> SheetTally:
    """The sheets of one number of people."""
    tally = SheetTally()
    for columns in (1, 2):
        sheet = _sheet(count, columns)
        printed = replace(sheet, people=(*sheet.people[1:2], *sheet.people[:1], *sheet.people[2:]), order="given")
        pdf = attendance_sheet.render(printed if known_bad == "swapped" else sheet, Theme())
        reader = PdfReader(BytesIO(pdf))
        pages = [_page(page) for page in reader.pages]
        where = f"{count} people, {columns} column(s), by {sheet.order}"
        tally.sheets += 1
        tally.pages += len(pages)
        tally.rows += sum(len(page.rows) for page in pages)
        tally.faults += [f"{where}: {fault}" for fault in (*_check_rows(sheet, pages), *_check_pages(sheet, pages))]
    return tally


def _sheet(count: int, columns: int) -> AttendanceSheet:
    return AttendanceSheet(
        OFFICE,
        ASSEMBLY,
        tuple(_person(number) for number in range(count)),
        walk_ins=(10, 0, 3, 25)[count % 4],
        order="name" if (count + columns) % 2 else "organisation",
        emails=count % 5 == 0,
        columns=columns,
        image_right=count % 3 == 0,
        code=_CODE,
        language="fr",
    )


def _person(number: int) -> ExpectedPerson:
    """Names and organisations whose orders differ, each told from all others by its number."""
    place = (number * 7 + 3) % 401
    last = f"Nom{place:03}"
    if number % 5 == 0:
        last += " van den Bossche de la Très Longue Maison Saint-Roch"
    house = f"Maison {(number * 11) % 45:02}"
    if number % 7 == 0:
        house += " – Service d’accompagnement des familles et des aînés"
    return ExpectedPerson(PersonName("Mme", "Ana", last), house, "responsable", f"nom{place:03}@maison.example")


def _expected(sheet: AttendanceSheet) -> list[ExpectedPerson]:
    """The order, made without the one under trial: the names sort as plain letters."""
    if sheet.order == "name":
        return sorted(sheet.people, key=lambda person: person.name.last)
    return sorted(sheet.people, key=lambda person: (person.organisation.casefold(), person.name.last))


def _cell_text(person: ExpectedPerson, sheet: AttendanceSheet) -> str:
    cells = [person.name.full, person.organisation]
    if sheet.columns == 1:
        cells.append(person.function)
    if sheet.emails:
        cells.append(person.email)
    return " ".join(cells)


def _check_rows(sheet: AttendanceSheet, pages: list[_Page]) -> Iterator[str]:
    """Numbers in order, each once; beside each its person whole, and nobody beside a blank one."""
    rows = [row for page in pages for row in page.rows]
    wanted = len(sheet.people) + sheet.walk_ins
    numbers = [row.number for row in rows]
    if numbers != list(range(1, wanted + 1)):
        yield f"the numbers are not 1 to {wanted} in order: {numbers[:5]}…{numbers[-5:]}"
    people = _expected(sheet)
    for row in rows:
        words = _cell_text(people[row.number - 1], sheet) if row.number <= len(people) else ""
        if _tight(row.text()) != _tight(words):
            yield f"row {row.number} says {row.text()!r}, not {words!r}"
    for page in pages:
        for above, below in pairwise(page.rows[:: sheet.columns]):
            if above.low() <= below.high():
                yield f"rows {above.number} and {below.number} run into each other"


def _check_pages(sheet: AttendanceSheet, pages: list[_Page]) -> Iterator[str]:
    """Header, number and code on each page; nobody signs alone, and no title stands without its rows."""
    if sum(page.band for page in pages) != bool(sheet.walk_ins):
        yield "the title of the blank rows does not stand once"
    for number, page in enumerate(pages, 1):
        texts = [_plain(word.text) for word in page.words]
        if page.headers != sheet.columns:
            yield f"page {number} has {page.headers} headers"
        if texts.count(f"{number} / {len(pages)}") != 1:
            yield f"page {number} does not say {number} / {len(pages)}"
        if f"{_CODE} · {number}" not in texts:
            yield f"page {number} bears another code"
        lines = ceil(len(page.rows) / sheet.columns) + page.band
        if lines < min(_LINES_UNDER_HEADER, len(sheet.people) + sheet.walk_ins):
            yield f"page {number} of {len(pages)} has {len(page.rows)} rows: a lonely place to sign"
        if page.band and page.under_band < min(_BLANKS_UNDER_TITLE, sheet.walk_ins):
            yield f"page {number}: the title of the blank rows has {page.under_band} of them below it"
        foot = max(word.y for word in page.words if _plain(word.text).startswith(_CODE))
        if page.rows and min(row.low() for row in page.rows) < foot + 14:
            yield f"page {number}: a row runs into the foot"


def _page(page: PageObject) -> _Page:
    words: list[_Word] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            words.append(_Word(cm[4] + tm[4], cm[5] + tm[5], text.strip()))

    page.extract_text(visitor_text=note)
    heads = [word for word in words if word.text == "N°"]
    top = min((word.y for word in heads), default=0.0)
    table = [word for word in words if word.y < top - _SAME and not _is_foot(word)]
    band = next((word for word in table if word.text == _BAND), None)
    rows = tuple(_rows([word for word in table if word is not band], heads))
    under = sum(row.y < band.y for row in rows) if band is not None else 0
    return _Page(rows, len(heads), band is not None, under, tuple(words))


def _is_foot(word: _Word) -> bool:
    return word.text.startswith(_CODE) or " / " in word.text


def _rows(words: list[_Word], heads: list[_Word]) -> Iterator[_Row]:
    """In the order of the page's own drawing, row after row: a number under a head begins the next."""
    number: _Word | None = None
    held: list[_Word] = []
    for word in words:
        if word.text.isdecimal() and any(abs(word.x - head.x) < _SAME for head in heads):
            if number is not None:
                yield _Row(int(number.text), number.y, tuple(held))
            number, held = word, []
        else:
            held.append(word)
    if number is not None:
        yield _Row(int(number.text), number.y, tuple(held))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _tight(text: str) -> str:
    """Without spaces: where a line breaks is the page's own affair."""
    return "".join(text.split())
