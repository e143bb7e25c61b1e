"""The office's letter paper: chosen from a file, for the documents that it serves; what cannot be one is refused."""

import io
import json
from collections.abc import Callable
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.letterhead import SERVED_AT_FIRST, letterhead_use
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.services.letterhead import SERVED_NAMES, CleanPaper, LetterheadService, clean_paper, fills_the_page
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.printing import Document, render, render_told, render_word
from csxl_desktop.services.workspace import Workspace
from tests import factories

MARK = "Paper of the Quai"


def pdf(size: tuple[float, float] = A4, pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(1, pages + 1):
        canvas.drawString(60, size[1] - 60, f"{MARK} {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(size: tuple[int, int], mode: str = "L") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


def encrypted() -> bytes:
    writer, out = PdfWriter(io.BytesIO(pdf())), io.BytesIO()
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def meeting_of(workspace: Workspace) -> Meeting:
    kind = factories.kind(workspace, BasicKind.PLENARY)
    key = workspace.meetings.plan(NewMeeting(kind, date(2026, 3, 12))).record_id
    with workspace.database() as session:
        return session.get_one(Meeting, key)


@pytest.fixture
def service(workspace: Workspace) -> LetterheadService:
    return LetterheadService(workspace.database)


def words_of(document: Document) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(render(document))).pages)


def test_every_kind_served_has_a_name() -> None:
    assert list(SERVED_NAMES) == list(SERVED_AT_FIRST)


def test_serves_letters_at_first_and_what_is_ticked_later(workspace: Workspace, service: LetterheadService) -> None:
    meeting = meeting_of(workspace)
    service.choose(clean_paper(pdf(), "papier.pdf"))
    assert MARK in words_of(workspace.documents.invitation(meeting.id))
    assert MARK not in words_of(workspace.documents.minutes(meeting.id))

    service.serve("minutes", wanted=True)
    service.serve("invitation", wanted=False)

    assert MARK not in words_of(workspace.documents.invitation(meeting.id))
    assert MARK in words_of(workspace.documents.minutes(meeting.id))


@pytest.mark.parametrize("kind", ["members", "committee", "attendance-sheet", "minutes"])
def test_lists_and_sheets_are_printed_on_it_where_ticked(
    workspace: Workspace, service: LetterheadService, kind: str
) -> None:
    meeting, documents, on = meeting_of(workspace), workspace.documents, date(2026, 3, 1)
    service.choose(clean_paper(pdf(), "papier.pdf"))
    made: dict[str, Callable[[], Document]] = {
        "members": lambda: documents.members(on),
        "committee": lambda: documents.committee(on),
        "attendance-sheet": lambda: documents.attendance_sheet(meeting.id),
        "minutes": lambda: documents.minutes(meeting.id),
    }
    assert MARK not in words_of(made[kind]())

    service.serve(kind, wanted=True)

    assert MARK in words_of(made[kind]())


def test_is_undone_and_taken_away(workspace: Workspace, service: LetterheadService) -> None:
    service.choose(clean_paper(pdf(), "papier.pdf"))
    assert service.settings().file_name == "papier.pdf"

    service.choose(None)
    assert service.settings().file_name == ""
    assert MARK not in words_of(service.settings().sample)
    workspace.history.undo()
    assert MARK in words_of(service.settings().sample)


def test_the_sample_stands_on_it_whatever_it_serves_for(service: LetterheadService) -> None:
    service.choose(clean_paper(pdf(), "papier.pdf"))
    for kind in SERVED_NAMES:
        service.serve(kind, wanted=False)

    settings = service.settings()
    assert settings.use.kinds == frozenset()
    assert words_of(settings.sample).count(MARK) == 1
    service.change(every_page=True, top=80, bottom=40)
    assert words_of(service.settings().sample).count(MARK) == 2


def test_another_page_of_the_file_may_be_wanted() -> None:
    first, second = (clean_paper(pdf(pages=2), "papier.pdf", page) for page in (1, 2))

    assert (first.pages, second.pages) == (2, 2)
    assert [_words(each) for each in (first, second)] == [f"{MARK} 1", f"{MARK} 2"]


def test_nothing_but_what_is_seen_is_kept() -> None:
    writer = PdfWriter(io.BytesIO(pdf()))
    writer.root_object[NameObject("/OpenAction")] = NameObject("/Run")
    writer.pages[0][NameObject("/AA")] = writer.pages[0][NameObject("/Annots")] = NameObject("/More")
    writer.add_metadata({"/Author": "Somebody"})
    out = io.BytesIO()
    writer.write(out)

    kept = PdfReader(io.BytesIO(clean_paper(out.getvalue(), "papier.pdf").content))

    assert set(kept.root_object) == {"/Type", "/Pages"}
    assert "Somebody" not in str(kept.metadata)
    shown = {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group"}
    assert set(kept.pages[0]) <= shown


@pytest.mark.parametrize(
    ("data", "page", "said"),
    [
        (b"", 1, "This file is empty"),
        (b"%PDF-1.4 and nothing behind it", 1, "“papier” cannot be read as letter paper"),
        (pdf()[:400], 1, "“papier” cannot be read as letter paper"),
        (b"PK\x03\x04 a Word file", 1, "“papier” cannot be read as letter paper"),
        (encrypted(), 1, "This document is protected by a password"),
        (pdf(pages=2), 3, "This document has no page 3: its last one is page 2."),
        (picture((10_001, 10_000)), 1, "This picture is too large: 100 million points"),
        (b"%PDF-" + bytes(60_000_001), 1, "This file is too large: 61 MB, at most 60 MB."),
    ],
)
def test_what_cannot_be_one_is_refused_in_words(data: bytes, page: int, said: str) -> None:
    with pytest.raises(DomainError) as refused:
        clean_paper(data, "papier", page)

    assert refused.value.user_message.startswith(said)


def test_a_page_that_only_forbids_changes_is_taken() -> None:
    writer, out = PdfWriter(io.BytesIO(pdf())), io.BytesIO()
    writer.encrypt("", "owner", algorithm="AES-256")
    writer.write(out)

    assert _words(clean_paper(out.getvalue(), "papier.pdf")) == f"{MARK} 1"


def test_another_format_is_taken_and_known(service: LetterheadService) -> None:
    for data, fills in ((pdf(), True), (pdf(letter), False), (picture((827, 1170)), True), (picture((800, 90)), False)):
        service.choose(clean_paper(data, "papier"))
        paper = service.settings().sample.content.office.paper
        assert fills_the_page(paper) is fills


def test_a_page_that_lies_in_its_file_stands_upright(service: LetterheadService) -> None:
    writer, out = PdfWriter(io.BytesIO(pdf((A4[1], A4[0])))), io.BytesIO()
    writer.pages[0].rotate(90)
    writer.write(out)

    service.choose(clean_paper(out.getvalue(), "papier.pdf"))

    assert fills_the_page(service.settings().sample.content.office.paper)
    assert MARK in words_of(service.settings().sample)


def test_a_lost_file_is_said_and_the_document_printed(workspace: Workspace, service: LetterheadService) -> None:
    meeting = meeting_of(workspace)
    service.choose(clean_paper(pdf(), "papier.pdf"))
    for path in (workspace.folder / "annexes").glob("??/*"):
        path.unlink()

    data, told = render_told(workspace.documents.invitation(meeting.id))

    assert told == ("The letter paper is lost or cannot be read: this document is printed without it.",)
    assert workspace.office.name() in "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_word_keeps_the_plain_head(workspace: Workspace, service: LetterheadService) -> None:
    meeting = meeting_of(workspace)
    document = workspace.documents.invitation(meeting.id)
    service.choose(clean_paper(pdf(), "papier.pdf"))

    assert _parts(render_word(workspace.documents.invitation(meeting.id))) == _parts(render_word(document))


def test_what_is_sealed_says_nothing_of_paper(workspace: Workspace, service: LetterheadService) -> None:
    from csxl_desktop.services.minutes_sealing import canonical

    meeting = meeting_of(workspace)
    before = canonical("minutes", workspace.documents.minutes(meeting.id).content)
    service.choose(clean_paper(pdf(), "papier.pdf"))

    assert canonical("minutes", workspace.documents.minutes(meeting.id).content) == before
    assert "paper" not in json.dumps(before[0])


@pytest.mark.parametrize(
    "stored",
    [
        None,
        {},
        {"kinds": 4, "top": "much", "bottom": True, "every_page": "yes"},
        {"kinds": {"unknown": True, "letters": "yes", "invitation": 1}, "top": None},
    ],
)
def test_what_no_version_wrote_does_no_harm(stored: dict[str, object] | None) -> None:
    use = letterhead_use(stored)

    assert use.kinds <= set(SERVED_AT_FIRST)
    assert (use.every_page, use.top, use.bottom) == (False, 45, 25)


def test_margins_stay_on_the_page() -> None:
    use = letterhead_use({"top": 900, "bottom": -4})

    assert (use.top, use.bottom) == (120, 0)


def _words(paper: CleanPaper) -> str:
    return PdfReader(io.BytesIO(paper.content)).pages[0].extract_text().strip()


def _parts(docx: bytes) -> dict[str, bytes]:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}
