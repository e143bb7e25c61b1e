"""Who was there as four places say it, each read in its own way: the file, the screen, the pages, the Word file."""

import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import docx
from pypdf import PdfReader

from csxl_desktop.ui.meetings.people_card import PeopleTable
from csxl_desktop.ui.models.rows import CELL_ROLE

Told = dict[str, list[str]]  # present, represented, excused, absent, guests: the names, sorted

_NAMES = """
    SELECT CASE WHEN a.state = 'present' AND a.role IN ('guest', 'speaker') THEN 'guests'
                WHEN a.state IN ('invited', 'announced') THEN 'absent' ELSE a.state END,
           coalesce(nullif(trim(a.first_name || ' ' || a.last_name), ''), p.first_name || ' ' || p.last_name)
    FROM attendances a LEFT JOIN people p ON p.id = a.person_id
    WHERE a.meeting_id = ? AND a.trashed_at IS NULL
"""
_ON_SCREEN = {"present": "present", "represented": "represented", "excused": "excused", "invited": "absent"}
_ON_PAPER = {"présent": "present", "représenté": "represented", "excusé": "excused", "absent": "absent"}
_ON_PAPER["invité"] = "guests"
_TITLE = re.compile(rf"\b({'|'.join(_ON_PAPER)})(?:e|s|es)? \((\d+)\)", re.IGNORECASE)
_STANDS_IN = re.compile(r"\bpar [^,()]+(?=[,)])")


def in_file(dossier: Path, meeting: UUID) -> Told:
    """What SQLite says, asked by a query that shares nothing with the program."""
    with closing(sqlite3.connect(f"file:{dossier / 'csxl.db'}?mode=ro&immutable=1", uri=True)) as independent:
        return _sorted(independent.execute(_NAMES, (meeting.hex,)).fetchall())


def on_screen(table: PeopleTable) -> Told:
    """What the cells of the list of people paint: the name, its state, the role behind it."""
    rows, model = [], table.model()
    for row in range(model.rowCount()):
        cell = model.index(row, 0).data(CELL_ROLE)
        listed = _ON_SCREEN[cell.state[0]]
        rows.append(("guests" if "guest" in cell.secondary.split(" · ") else listed, cell.text))
    return _sorted(rows)


def in_pdf(pdf: bytes, names: set[str]) -> Told:
    """The lists of the printed minutes."""
    return _in_text(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages), names)


def in_word(file: bytes, names: set[str]) -> Told:
    """The lists of the minutes as a Word file."""
    return _in_text(" ".join(each.text for each in docx.Document(io.BytesIO(file)).paragraphs), names)


def _in_text(text: str, names: set[str]) -> Told:
    """Between one title and the next: how often each of the names stands there; the titles count them."""
    text = " ".join(text.split())
    titles = list(_TITLE.finditer(text))
    end = re.search(r"\b1\. ", text[titles[-1].end() :])
    assert end is not None, "no first item behind the lists"
    ends = [title.start() for title in titles[1:]] + [titles[-1].end() + end.start()]
    rows: list[tuple[str, str]] = []
    for title, stop in zip(titles, ends, strict=True):
        listed = _STANDS_IN.sub("", text[title.end() : stop])
        found = [name for name in names for _time in range(listed.count(name))]
        assert len(found) == int(title[2]), (title[0], len(found))
        rows += [(_ON_PAPER[title[1].lower()], name) for name in found]
    return _sorted(rows)


def _sorted(rows: list[tuple[str, str]]) -> Told:
    told: Told = {}
    for listed, name in sorted(rows):
        told.setdefault(listed, []).append(name)
    return told
