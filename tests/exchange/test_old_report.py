"""The sections of an earlier report, out of Word, PDF and plain text; what is hostile is refused."""

import io
import zipfile

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.exchange.errors import DamagedDocumentError, EmptyFileError, TooLargeError, UnpackedTooLargeError
from csxl_desktop.exchange.old_report import OldBlock, OldSection, read_old_report
from csxl_desktop.exchange.old_report_child import sections_json


def outline(sections: tuple[OldSection, ...]) -> list[tuple[str, int, list[str]]]:
    return [(each.title, each.level, [block.text for block in each.blocks]) for each in sections]


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("Avant tout titre")
    document.add_heading("Introduction", 1)
    document.add_paragraph("Une phrase.")
    document.add_paragraph("un point", style="List Bullet")
    document.add_heading("Méthode", 2)
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("Quoi", "Qui"), ("Salle", "Odile")), strict=True):
        for cell, word_ in zip(row.cells, words, strict=True):
            cell.text = word_
    document.add_heading("Membres", 1)
    document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paper() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for page, (title, *lines) in enumerate(
        (
            ("1. Introduction", "La coordination réunit les ser-", "vices de la commune.", "Un autre paragraphe."),
            ("2. Membres", "• un membre", "• un autre", "Ils sont deux"),
            ("3. Fin", "Merci."),
        ),
        start=1,
    ):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 800, "Rapport d’activité")
        canvas.setFont("Helvetica", 18)
        canvas.drawString(60, 760, title)
        canvas.setFont("Helvetica", 11)
        for place, line in enumerate(lines):
            canvas.drawString(60, 720 - 16 * place, line)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(500, 30, f"page {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_word_headings_hold_what_stands_under_them() -> None:
    sections = read_old_report(word())

    assert outline(sections) == [
        ("", 9, ["Avant tout titre"]),
        ("Introduction", 1, ["Une phrase.", "un point", "Méthode", ""]),
        ("Méthode", 2, [""]),
        ("Membres", 1, []),
    ]
    assert [block.kind for block in sections[1].blocks] == ["p", "li", "h", "table"]
    assert sections[2].blocks == (OldBlock("table", rows=(("Quoi", "Qui"), ("Salle", "Odile"))),)


def test_large_letters_of_a_pdf_are_headings_and_running_lines_are_left_out() -> None:
    assert outline(read_old_report(paper())) == [
        ("1. Introduction", 1, ["La coordination réunit les services de la commune.", "Un autre paragraphe."]),
        ("2. Membres", 1, ["un membre", "un autre Ils sont deux"]),
        ("3. Fin", 1, ["Merci."]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_headings_of_plain_text(encoding: str) -> None:
    text = "# Été\n\nUne ligne\nqui continue.\nUne autre.\n\n1. Membres\n- un\n- deux\n1.1 Comité\nfin\n\nÉQUIPE\n\nUne"

    assert outline(read_old_report(text.encode(encoding))) == [
        ("Été", 1, ["Une ligne qui continue.", "Une autre."]),
        ("1. Membres", 1, ["un", "deux", "1.1 Comité", "fin"]),
        ("1.1 Comité", 2, ["fin"]),
        ("ÉQUIPE", 1, ["Une"]),
    ]


def test_what_looks_like_a_heading_and_is_none() -> None:
    text = "ONG\n\n#\n\n1. Une phrase entière.\n\n" + "MOT " * 60

    (section,) = read_old_report(text.encode())
    assert (section.title, [block.kind for block in section.blocks]) == ("", ["p"] * 4)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 150_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"  \n", EmptyFileError),
        (b"x" * 60_000_001, TooLargeError),
        (b"%PDF-1.7 broken", DamagedDocumentError),
        (b"PK\x03\x04 broken", DamagedDocumentError),
        (b"\x00\x01\x02\x03", DamagedDocumentError),
        (bomb(), UnpackedTooLargeError),
    ],
    ids=["empty", "huge", "pdf", "docx", "binary", "bomb"],
)
def test_what_cannot_be_read_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_old_report(data)


def test_an_endless_text_is_cut() -> None:
    told = sections_json(("# Titre\n" + ("mot " * 20 + "fin.\n") * 80_000).encode(), ".txt")

    assert len(told) < 5_000_000
