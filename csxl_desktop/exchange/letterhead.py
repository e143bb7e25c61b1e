"""The office's own paper, a picture or a page of a PDF: read in a child process, kept as bare as it may be."""

from base64 import b64decode
from dataclasses import dataclass

from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.errors import EmptyFileError, LockedDocumentError, NoSuchPageError, TooLargeError
from csxl_desktop.exchange.pictures import bare_picture

PDF = "application/pdf"
_MOST_READ, _MOST_KEPT = 60_000_000, 5_000_000  # bytes; what is kept goes into each document printed on it
_LONGEST_SIDE = 3508  # pixels: A4 at 300 dpi


@dataclass(frozen=True, slots=True)
class BarePaper:
    """A JPEG, a PNG, or a PDF of one page without anything but what is seen; `pages`: of how many it was taken."""

    content: bytes
    media_type: str
    pages: int = 1


def bare_paper(data: bytes, page: int = 1) -> BarePaper:
    """The picture, or the page (from 1) of the PDF in `data`; raises an `ExchangeError` where there is none."""
    if not data:
        raise EmptyFileError
    _limit(len(data), _MOST_READ)
    if b"%PDF-" not in data[:1024]:
        picture = bare_picture(data, _LONGEST_SIDE)
        paper = BarePaper(picture.content, picture.media_type)
    else:
        told = told_by_child(data, "letterhead", str(page))
        if told.get("locked"):
            raise LockedDocumentError
        if "content" not in told:
            raise NoSuchPageError(page=page, pages=told["pages"])
        paper = BarePaper(b64decode(told["content"]), PDF, told["pages"])
    _limit(len(paper.content), _MOST_KEPT)
    return paper


def _limit(size: int, most: int) -> None:
    if size > most:
        raise TooLargeError(size=-(-size // 1_000_000), limit=most // 1_000_000)
