"""Hostile documents: Word and PDF that are bombs, loops, lies, or were cut off; texts that are none."""

import io
import random
import zlib
from collections.abc import Iterator
from functools import cache

import docx
from reportlab.pdfgen.canvas import Canvas

from tests.faults.corpus import EITHER, READ, REFUSED, Entry
from tests.faults.corpus_workbooks import packed, parts

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DOCUMENT = "word/document.xml"


@cache
def word() -> bytes:
    document = docx.Document()
    document.add_heading("Membres", 1)
    document.add_paragraph("La coordination compte cent membres.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def paper() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.drawString(100, 700, "La coordination compte cent membres.")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def with_part(name: str, content: str | bytes) -> bytes:
    return packed(parts(word()) | {name: content if isinstance(content, bytes) else content.encode()})


def _body(inside: str) -> bytes:
    return with_part(_DOCUMENT, f"<w:document {_W}><w:body>{inside}</w:body></w:document>")


def entries() -> Iterator[Entry]:
    yield from _words()
    yield from _papers()
    yield from _texts()


def _words() -> Iterator[Entry]:
    data, known = word(), parts(word())[_DOCUMENT].decode()
    asked = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    yield "plain Word", data, READ
    yield "Word cut in the middle", data[: len(data) // 2], REFUSED
    yield "Word without its text", packed({k: v for k, v in parts(data).items() if k != _DOCUMENT}), REFUSED
    yield "Word without its kinds", packed({k: v for k, v in parts(data).items() if "Content_Types" not in k}), REFUSED
    yield "Word of 150 MB", lambda: with_part(_DOCUMENT, b" " * 150_000_000), REFUSED
    yield "Word with 2 001 parts", lambda: packed(parts(data) | {f"word/x{n}": b"" for n in range(2_001)}), REFUSED
    yield "Word that asks for a file", with_part(_DOCUMENT, asked + known), REFUSED
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '" + "&a;" * 1000 + "'>]>"
    yield "Word whose words multiply", lambda: with_part(_DOCUMENT, laughs + known), REFUSED
    deep = "<w:tbl><w:tr><w:tc>" * 400 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 400
    yield "tables inside each other", lambda: _body(deep), EITHER
    yield "two hundred thousand paragraphs", lambda: _body("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 200_000), EITHER
    yield "a table without rows", _body("<w:tbl/><w:p><w:r><w:t>mot</w:t></w:r></w:p>"), EITHER
    yield (
        "changes that are tracked",
        _body(
            "<w:p><w:ins><w:r><w:t>mis</w:t></w:r></w:ins><w:del><w:r><w:delText>ôté</w:delText></w:r></w:del></w:p>"
        ),
        EITHER,
    )
    yield (
        "a cell across four billion columns",
        _body('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="4294967295"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'),
        EITHER,
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    picture = '<Relationship Id="a" Type="x/image" Target="http://srv/x.png" TargetMode="External"/>'
    relation = f'<Relationships xmlns="{space}">{picture}</Relationships>'
    yield "pictures elsewhere", with_part("word/_rels/document.xml.rels", relation), EITHER
    loop = relation.replace(' TargetMode="External"', "").replace("http://srv/x.png", "../_rels/.rels")
    yield "relations in a circle", with_part("word/_rels/document.xml.rels", loop), EITHER
    yield "a file from outside in it", _body('<w:altChunk r:id="a" xmlns:r="x"/>'), EITHER
    yield "Word in letters that are none", with_part(_DOCUMENT, known.encode().replace(b"cent", b"\xff\xfe")), REFUSED


def _pdf(*objects: str | bytes, root: int = 1) -> bytes:
    """A PDF of these objects, in their order, with a table that is right."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + (each if isinstance(each, bytes) else each.encode()) + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return bytes(out) + f"trailer\n<</Size {len(objects) + 1}/Root {root} 0 R>>\nstartxref\n{start}\n%%EOF".encode()


def _stream(content: bytes, more: str = "") -> bytes:
    return f"<</Length {len(content)}{more}>>stream\n".encode() + content + b"\nendstream"


_PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"
_CATALOGUE, _TREE = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def _papers() -> Iterator[Entry]:
    data = paper()
    yield "plain PDF", data, READ
    yield "PDF cut in the middle", data[: len(data) // 2], REFUSED
    yield "PDF without its end", data[:-200], EITHER
    yield "a head alone", b"%PDF-1.7\n", REFUSED
    yield "PDF of chance", lambda: b"%PDF-1.7\n" + random.Random(2).randbytes(30_000), REFUSED
    yield "pages in a circle", _pdf(_CATALOGUE, "<</Type/Pages/Kids[2 0 R]/Count 1>>"), REFUSED
    yield (
        "a million pages that are one",
        lambda: _pdf(_CATALOGUE, _TREE.replace("Count 1", "Count 1000000"), _PAGE, _stream(b"")),
        EITHER,
    )
    many = _TREE.replace("[3 0 R]", "[" + "3 0 R " * 50_000 + "]")
    yield "one page 50 000 times", lambda: _pdf(_CATALOGUE, many, _PAGE, _stream(b"BT ET")), EITHER
    yield (
        "page of 200 MB",
        lambda: _pdf(_CATALOGUE, _TREE, _PAGE, _stream(zlib.compress(bytes(200_000_000), 1), "/Filter/FlateDecode")),
        EITHER,
    )
    yield (
        "packed twice",
        lambda: _pdf(
            _CATALOGUE,
            _TREE,
            _PAGE,
            _stream(zlib.compress(zlib.compress(bytes(400_000_000), 1), 9), "/Filter[/FlateDecode/FlateDecode]"),
        ),
        EITHER,
    )
    yield from _circles()


def _circles() -> Iterator[Entry]:
    data = paper()
    yield "a filter that is none", _pdf(_CATALOGUE, _TREE, _PAGE, _stream(b"x", "/Filter/Nothing")), EITHER
    yield (
        "a length that points to itself",
        _pdf(_CATALOGUE, _TREE, _PAGE, b"<</Length 4 0 R>>stream\nx\nendstream"),
        EITHER,
    )
    yield "brackets without end", lambda: _pdf(_CATALOGUE, _TREE, _PAGE, _stream(b"[" * 500_000)), EITHER
    yield "root that is missing", _pdf(_CATALOGUE, root=99), REFUSED
    yield "tables in a circle", data.replace(b"trailer\n<<", b"trailer\n<</Prev 10"), EITHER
    yield (
        "a program in it",
        _pdf("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert)>>>>", _TREE, _PAGE, _stream(b"")),
        EITHER,
    )
    yield "locked PDF", data.replace(b"/Root", b"/Encrypt<</Filter/Standard/V 9>>/Root"), REFUSED
    yield (
        "letters through themselves",
        _pdf(
            _CATALOGUE,
            _TREE,
            _PAGE.replace("<<>>>>", "<</XObject<</a 5 0 R>>>>>>"),
            _stream(b"/a Do"),
            _stream(b"/a Do", "/Subtype/Form/Resources<</XObject<</a 5 0 R>>>>"),
        ),
        EITHER,
    )


def _texts() -> Iterator[Entry]:
    yield "no text", b"", REFUSED
    yield "blanks", b" \n" * 10_000, REFUSED
    yield "wide text", "Membres\n\nCent membres.".encode("utf-16"), READ
    yield "NUL in a text", b"Membres\0cent", REFUSED
    yield "a line of ten million letters", lambda: b"x" * 10_000_000, EITHER
    yield "a million headings", lambda: b"# x\n" * 1_000_000, EITHER
    yield "60 megabytes and more", lambda: b"x" * 60_000_001, REFUSED
    yield "half of a letter", "été".encode()[:-1], EITHER


def outlines() -> Iterator[Entry]:
    """For what is only looked at: nothing is refused, it has no outline."""
    for name, data, _fate in entries():
        yield name, data, READ
