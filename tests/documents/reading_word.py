"""Reading a Word file back: every letter of it, compared with the pages of a PDF."""

import io
import re
import unicodedata
import zipfile
from collections import Counter

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.documents.reading import page_texts
from tests.untraced import untraced

_LONG = 20
_FURNITURE = re.compile(r"\d+ / \d+")
_MARK = re.compile(r"[•–▪·]|\d+\.")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@untraced
def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


@untraced
def told(data: bytes) -> str:
    """Every letter of the file: cover, header, body, boxes and footer, a line for each paragraph."""
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = [
            name
            for name in parts.namelist()
            if re.fullmatch(r"word/(document|footnotes|header\d+|footer\d+)\.xml", name)
        ]
        for name in names:
            root = parse_xml(parts.read(name))
            for paragraph in root.iter(qn("w:p")):
                runs = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
                lines.append("".join(run.text or " " if run.tag == qn("w:t") else " " for run in runs))
    return "\n".join(lines)


def words(text: str) -> Counter[str]:
    """Its words, each as often as it stands; letters written from the right are read by eye alone in a PDF."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(word for word in plain.split() if not _RIGHT_TO_LEFT.search(word) and not _MARK.fullmatch(word))


@untraced
def repeated(data: bytes) -> set[str]:
    """The words that stand again on every page of a table."""
    rows = [row for row in opened(data).element.body.iter(qn("w:tr")) if row.findall(f".//{qn('w:tblHeader')}")]
    return {word for row in rows for text in row.iter(qn("w:t")) for word in words(text.text or "")}


@untraced
def missing(pdf: bytes, data: bytes) -> list[str]:
    """The words of the pages that the file has less often: marks of lists, page numbers and contents left aside."""
    pages = [page.split("\n") for page in page_texts(pdf)]
    head = next((line for line in range(2) if pages[-1][: line + 1] != pages[-2][: line + 1]), 2)
    body = [*pages[0], *(line for page in pages[2:] for line in page[head:] if not _FURNITURE.fullmatch(line))]
    on_pages, in_file, again = words("\n".join(body)), words(told(data)), repeated(data)
    short = {word: on_pages[word] - in_file[word] for word in on_pages if on_pages[word] > in_file[word]}
    long = [word for word in in_file if len(word) > _LONG]  # cut at the end of a line of the page
    told_so = {word for word in short if (word in again and in_file[word]) or any(word in each for each in long)}
    return sorted(set(short) - told_so)
