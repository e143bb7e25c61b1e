"""Every document and every file that leaves, from members with hostile names: said as they are, and harmless."""

import csv
import email
import html
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from email.policy import default
from typing import Any
from uuid import UUID

import docx
import openpyxl
import pytest
import vobject
from pypdf import PdfReader

from csxl_desktop.documents.fonts import clean
from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.content.personal_data import to_json
from csxl_desktop.domain.elections import Election, ElectionCandidate
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.exchange.address_cards import write_cards
from csxl_desktop.exchange.contact_table import write_csv
from csxl_desktop.exchange.contact_workbook import write_xlsx
from csxl_desktop.exchange.mail_draft import mail_draft
from csxl_desktop.services.exchange.outgoing import export_workbook
from csxl_desktop.services.printing import Document, render, render_word
from csxl_desktop.services.publication import table
from csxl_desktop.services.selection_export import COLUMNS
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.documents.reading_word import missing
from tests.faults import hostile
from tests.faults.haunted import name_members
from tests.faults.watching import Bait

PRINTED = [*hostile.MARKUP, *hostile.QUOTES, *hostile.CODE]
FORMULAS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Case:
    """An open dossier, its members by name, all of them as a selection."""

    workspace: Workspace
    bodies: dict[str, UUID]
    election: UUID
    everybody: Selection


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, bait: Bait) -> Iterator[Case]:
    """Read, never written; nothing that is made of it opens what its names name."""
    folder = tmp_path_factory.mktemp("named") / "dossier"
    with new_workspace(folder, AUTHOR, lambda: NOW, office_name="<b>Coordination</b> & {0} %s") as workspace:
        with workspace.database.begin("named") as session:
            bodies = name_members(session, [*bait.names(), *hostile.KEPT])
        election = _election(workspace, bodies)
        for code in OfficeTextCode:
            key = workspace.office_texts.new_version(code, "fr", date(2020, 1, 1), "<i>T</i> & {x}").record_id
            workspace.office_texts.write(key, factories.paragraph("<b>Texte</b> & {office} %s"))
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace, bait:
        name = "<img src=x> & '=1+1'\r\nBcc: y@y.example"
        yield Case(workspace, bodies, election, Selection(SelectionKind.ORGANISATIONS, tuple(bodies.values()), name))
    assert not bait.touched
    assert not bait.sockets


def _election(workspace: Workspace, bodies: dict[str, UUID]) -> UUID:
    made = factories.make(workspace, Election, seats=7)
    with workspace.database.begin("candidates") as session:
        for name, key in bodies.items():
            session.add(ElectionCandidate(election_id=made, organisation_id=key, sector=name[:40]))
            session.add(Seat(organisation_id=key))
    return made


Make = Callable[[Case], Document]
DOCUMENTS: dict[str, Make] = {
    "slips": lambda case: case.workspace.slip_documents.slips([case.bodies[name] for name in hostile.MARKUP]),
    "letters": lambda case: case.workspace.selection_documents.letters(case.everybody),
    "call for candidates": lambda case: case.workspace.joining_documents.election_call(case.election),
    "ballot": lambda case: case.workspace.joining_documents.ballot(case.election),
    "call list": lambda case: case.workspace.silence.call_list(),
    "labels": lambda case: case.workspace.selection_documents.labels(case.everybody),
    "badges": lambda case: case.workspace.selection_documents.badges(case.everybody),
    "committee": lambda case: case.workspace.documents.committee(NOW.date()),
    "changes": lambda case: case.workspace.directory_documents.changes(NOW.year),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_pages_say_every_name_as_it_is(case: Case, kind: str) -> None:
    document = DOCUMENTS[kind](case)
    told = pdf_text(render(document))

    expected = hostile.MARKUP if kind == "slips" else PRINTED  # half a page each
    assert [name for name in expected if bare(name) not in told] == []
    assert not any(each in document.file_name for each in "\r\n/\\")


def test_a_form_a_sheet_and_the_data_of_each_name(case: Case) -> None:
    documents = case.workspace.joining_documents
    for name in PRINTED[::15]:
        key = case.bodies[name]
        assert bare(name) in pdf_text(render(documents.membership_form(key))), name
        person = person_of(case, key)
        held = case.workspace.privacy.everything(person)
        assert bare(name) in pdf_text(render(held)), name
        assert name in flat(json.loads(json.dumps(to_json(held.content))))


def test_the_report_for_word_says_what_its_pages_say(case: Case) -> None:
    document = case.workspace.documents.report(NOW.year)

    short = missing(render(document), render_word(document))

    # What no face of the pages has, or is written from the right, is read there by eye alone.
    assert [word for word in short if word.isalpha() and word.isascii()] == []


@pytest.mark.parametrize("kind", ["members", "directory", "letters"])
def test_word_says_every_name_as_it_is(case: Case, kind: str) -> None:
    documents: dict[str, Callable[[], Document]] = {
        "members": lambda: case.workspace.documents.members(NOW.date()),
        "directory": case.workspace.directory_documents.directory,
        "letters": lambda: case.workspace.selection_documents.letters(case.everybody),
    }
    data = render_word(documents[kind]())
    told = bare("".join(node.text or "" for node in docx.Document(io.BytesIO(data)).element.iter() if node.text))

    assert [name for name in PRINTED if bare(name) not in told] == []
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        links = [opened.read(each).decode() for each in opened.namelist() if each.endswith(".rels")]
    assert not [each for each in links if "srv" in each.replace("srv.example", "") or "file:" in each]


# What leaves as data.


def test_tables_keep_every_name_and_hold_no_formula(case: Case) -> None:
    table = case.workspace.selection_export.table(case.everybody, list(COLUMNS))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(table)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    rows = list(csv.reader(io.StringIO(write_csv(table).decode("utf-8-sig"), newline=""), delimiter=";"))
    names = {composed(name) for name in hostile.KEPT}

    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert names <= {unescaped(str(cell.value)) for cell in cells}
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULAS)]
    assert names <= {
        cell.removeprefix("'") if cell[:2].strip("'") != cell[:2] else cell for row in rows for cell in row
    }
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_the_workbook_of_everything_holds_no_formula(case: Case) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(case.workspace).content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert not [f"{cell.coordinate} {cell.value}" for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert {composed(name) for name in hostile.KEPT} <= {unescaped(str(cell.value)) for cell in cells}


def test_cards_hold_one_person_each_and_no_line_of_a_name(case: Case) -> None:
    cards = [*case.workspace.selection_export.cards(case.everybody)]
    data = write_cards(cards).decode()
    read = list(vobject.readComponents(data))

    assert len(read) == len(cards)
    assert [each.fn.value for each in read] == [card.last_name for card in cards]
    assert [each.org.value[0] for each in read] == [card.organisation for card in cards]
    assert {line.split(":")[0].split(";")[0] for line in data.splitlines() if line[:1].isalpha()} <= {
        "BEGIN", "VERSION", "N", "FN", "UID", "ORG", "TITLE", "TEL", "EMAIL", "URL", "ADR", "END",
    }  # fmt: skip


def test_a_draft_says_its_subject_and_nothing_more() -> None:
    for name in (*hostile.KEPT, "a\r\nBcc: y@y.example", "b\nX-Evil: 1", "c\u2028To: z", "nul\x00x"):
        read = email.message_from_bytes(mail_draft(name, f"{name}\r\n.\r\nFrom x", ["a@srv.example"]), policy=default)

        assert {key.lower() for key in read} == {
            "x-unsent", "subject", "bcc", "content-type", "content-transfer-encoding", "mime-version",
        }, name  # fmt: skip
        assert bare(read["Subject"]) == bare(name)
        assert bare(name) in bare(read.get_content())
        assert read["Bcc"] == "a@srv.example"


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_published_files_say_names_and_run_nothing(case: Case, language: str) -> None:
    page = next(each for each in case.workspace.publication.prepare().pages if each.brochure.language == language)
    told = render(case.workspace.publication.page(language)).decode()
    rows = list(csv.reader(io.StringIO(table(page.brochure).decode("utf-8-sig"), newline=""), delimiter=";"))

    assert not [name for name in hostile.SHOWN if html.escape(clean(composed(name))) not in told]
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULAS)]


def person_of(case: Case, organisation: UUID) -> UUID:
    record = case.workspace.directory.organisation(organisation)
    return record.mandates[0].person_id


def composed(text: str) -> str:
    """As the dossier keeps it."""
    return unicodedata.normalize("NFC", text)


def unescaped(cell: str) -> str:
    return cell.replace("_x005F_", "_")


def flat(value: Any) -> set[Any]:
    """Every value of a JSON document."""
    if isinstance(value, dict):
        return {each for inner in value.values() for each in flat(inner)}
    return {each for inner in value for each in flat(inner)} if isinstance(value, list) else {value}


def pdf_text(pdf: bytes) -> str:
    return bare("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def bare(text: str) -> str:
    """Without what a page sets otherwise: spaces where lines end, apostrophes as French has them."""
    return "".join(text.replace("\x00", "").split()).replace("'", "’")
