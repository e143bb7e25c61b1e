"""What presentations and PDF tell of themselves: titles, author, points; damaged and odd files tell their name."""

import io
import zipfile

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.exchange.outline import Outline, read_outline

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def zipped(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def slide(title: str, *, body: str = "Texte") -> str:
    return (
        f"<p:sld {_P} {_A}><p:sp><p:nvPr><p:ph type='title'/></p:nvPr><a:p><a:r><a:t>{title}</a:t></a:r></a:p></p:sp>"
        f"<p:sp><p:nvPr><p:ph type='body'/></p:nvPr><a:p><a:r><a:t>{body}</a:t></a:r></a:p></p:sp></p:sld>"
    )


def presentation(*titles: str, start: str = "", author: str = "Fatou Keita") -> bytes:
    """Slides whose files stand in the reverse of the order in which they are shown."""
    names = [f"slides/slide{len(titles) - place}.xml" for place in range(len(titles))]
    shown = "".join(f"<p:sldId r:id='r{place}'/>" for place in range(len(titles)))
    targets = "".join(f"<Relationship Id='r{place}' Target='{name}'/>" for place, name in enumerate(names))
    core = f"<c xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>{author}</dc:creator></c>"
    return zipped(
        **{
            "ppt/presentation.xml": f"{start}<p:presentation {_P} {_R}>{shown}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": f"<Relationships>{targets}</Relationships>",
            "docProps/core.xml": core,
            **{f"ppt/{name}": slide(title) for name, title in zip(names, titles, strict=True)},
        }
    )


def test_a_presentation_tells_the_titles_of_its_slides_as_shown() -> None:
    data = presentation("Lire un bail", "1. Signer", "2. Habiter", "Signer", "Partir", "Merci !")

    assert read_outline(data, "bail.pptx") == Outline("Lire un bail", "Fatou Keita", ("Signer", "Habiter", "Partir"))


def test_what_a_program_writes_for_an_author_is_nobody() -> None:
    names = ("Microsoft Office User", "Utilisateur Windows", "admin", "Adminata Diallo")

    told = [read_outline(presentation("Bail", author=name), "bail.pptx").author for name in names]

    assert told == ["", "", "", "Adminata Diallo"]


def test_a_presentation_of_libreoffice_too() -> None:
    names = (
        'xmlns:draw="d" xmlns:presentation="p" xmlns:text="t" xmlns:office="o" xmlns:meta="m" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    pages = "".join(
        f"<draw:page><draw:frame presentation:class='title'><text:p>{title}</text:p></draw:frame>"
        "<draw:frame presentation:class='outline'><text:p>du texte</text:p></draw:frame></draw:page>"
        for title in ("Énergie", "Compteurs", "Factures")
    )
    data = zipped(
        **{
            "content.xml": f"<office:doc {names}>{pages}</office:doc>",
            "meta.xml": f"<office:meta {names}><meta:initial-creator>Bram Peeters</meta:initial-creator></office:meta>",
        }
    )

    assert read_outline(data, "e.odp") == Outline("Énergie", "Bram Peeters", ("Compteurs", "Factures"))


def _pdf(*, title: str = "") -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    if title:
        canvas.setTitle(title)
        canvas.setAuthor("Hilde Fontaine")
    for heading in ("Estimation par quartier", "Méthode", "Cartes"):
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(60, 780, heading)
        canvas.setFont("Helvetica", 11)
        for line in range(8):
            canvas.drawString(60, 740 - 14 * line, "Une ligne de texte ordinaire, sans titre.")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def test_a_pdf_tells_its_large_headings_or_its_outline() -> None:
    assert read_outline(_pdf(title="Trois cartes"), "x.pdf") == Outline(
        "Trois cartes", "Hilde Fontaine", ("Estimation par quartier", "Méthode", "Cartes")
    )
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf(title="Trois cartes"))))
    parent = writer.add_outline_item(title="Première partie", page_number=0)
    writer.add_outline_item(title="Détail", page_number=1, parent=parent)
    writer.add_outline_item(title="Seconde partie", page_number=2)
    outlined = io.BytesIO()
    writer.write(outlined)

    assert read_outline(outlined.getvalue(), "x.pdf").points == ("Première partie", "Seconde partie")


def test_what_cannot_be_read_tells_the_name_of_its_file() -> None:
    named = Outline("rapport du quartier")
    bomb = presentation("A", start='<!DOCTYPE x [<!ENTITY a "b">]>')

    for data, suffix in ((b"PK damaged", "pptx"), (b"%PDF-1.4 no more", "pdf"), (b"bytes", "xyz"), (bomb, "pptx")):
        assert read_outline(data, f"rapport_du quartier.{suffix}") == named
