"""The words of documents from outside: plain, Word, PDF; damaged ones are refused in a sentence."""

import io

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.exchange import document_text
from csxl_desktop.exchange.document_text import is_marked, read_document
from csxl_desktop.exchange.document_text_child import text_json
from csxl_desktop.exchange.errors import (
    DamagedDocumentError,
    DamagedFileError,
    EmptyFileError,
    LockedDocumentError,
    LongDocumentError,
    PicturesOnlyError,
    TooLargeError,
)


def saved(document: Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("Rapport", style="Title")
    document.add_heading("Membres", 2)
    document.add_paragraph("Un texte\tavec une tabulation").add_run().add_break()
    document.add_paragraph("un point", style="List Bullet")
    numbered = document.add_paragraph("deux")
    numbered._p.get_or_add_pPr().get_or_add_numPr()
    document.add_paragraph("")
    table = document.add_table(2, 2)
    for cell, words in zip((*table.rows[0].cells, *table.rows[1].cells), "ABCD", strict=True):
        cell.text = words
    table.add_row().cells[0].merge(table.rows[2].cells[1]).text = "E"
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Membres\t4", style="toc 1")
    call = OxmlElement("w:footnoteReference")
    call.set(qn("w:id"), "3")
    document.add_paragraph("Un appel").add_run()._r.append(call)
    return saved(document)


def pdf(*pages: str) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    for words in pages:
        canvas.drawString(100, 700, words)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def test_plain_text_in_any_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read_document("Été à l’école".encode(encoding)) == "Été à l’école"


def test_word_and_pdf_by_their_content() -> None:
    told = read_document(word())
    assert told.splitlines() == [
        *("# Rapport", "## Membres", "Un texte avec une tabulation", "- un point", "- deux", ""),
        *("A\tB", "C\tD", "E", "", "Membres\t4", "Un appel<sup>3</sup>"),
    ]
    assert is_marked(word())
    assert read_document(pdf("Premier", "Second")) == "Premier\fSecond"
    assert not is_marked(pdf("Premier"))


def test_the_child_by_itself() -> None:
    assert b"Membres" in text_json(word(), ".docx")
    assert b"Premier" in text_json(pdf("Premier"), ".pdf")
    with pytest.raises(DamagedFileError):  # the zip gate
        text_json(b"PK damaged", ".docx")


def test_footnotes_of_word() -> None:
    part = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="0"><w:p><w:r><w:t>trait</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="3"><w:p><w:r><w:t>Une </w:t></w:r><w:r><w:t>source</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    document = docx.Document()
    package = document.part.package
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    notes = Part(PackURI("/word/footnotes.xml"), kind, part.encode(), package)
    document.part.relate_to(notes, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    assert b"<sup>3</sup> Une source" in text_json(saved(document), ".docx")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b" \n", EmptyFileError),
        (b"PK\x03\x04 damaged", DamagedDocumentError),
        (b"%PDF-1.4 damaged", DamagedDocumentError),
        (b"MZ\x00\x01", DamagedDocumentError),
        (b"\xd0\xcf\x11\xe0 written before 2007", DamagedDocumentError),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), LockedDocumentError),
        (pdf(""), PicturesOnlyError),
        (saved(docx.Document()), EmptyFileError),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_document(data)


def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_text, "_MOST_BYTES", 10)
    with pytest.raises(TooLargeError):
        read_document(b"x" * 11)


def locked(data: bytes, password: str) -> bytes:
    """The PDF with a password to change it, and one (or none) to read it."""
    writer, made = PdfWriter(clone_from=io.BytesIO(data)), io.BytesIO()
    writer.encrypt(password, "to change it", algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


def test_a_password_is_told_from_damage() -> None:
    with pytest.raises(LockedDocumentError):
        read_document(locked(pdf("Premier"), "secret"))
    assert read_document(locked(pdf("Premier"), "")) == "Premier"


def test_a_cipher_that_we_do_not_carry_is_a_password_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_reader: PdfReader, _password: str) -> int:
        raise DependencyError("AES")

    monkeypatch.setattr(PdfReader, "decrypt", refuse)
    assert text_json(locked(pdf("Premier"), "secret"), ".pdf") == b'{"locked": true}'


def test_more_letters_than_any_report_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_text, "_MOST_LETTERS", 10)
    with pytest.raises(LongDocumentError):
        read_document(b"x" * 11)
