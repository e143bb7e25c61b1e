"""The office's own paper under the pages of a document: one picture, or one page of a PDF, stored once in the file."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from csxl_desktop.documents import notices
from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.tagging import marks
from csxl_desktop.domain.letterhead import LetterPaper
from csxl_desktop.i18n import _

PDF = "application/pdf"
_NAME = "letterhead"
_SAME = 0.02  # of the proportions: so near to those of the page, it fills the page
_MOST_BYTES = 30_000_000
Box = tuple[float, float, float, float]  # left, foot, width, height


class Background:
    """What is drawn under the pages; `top` and `bottom`, in points, are what no text stands on.

    `store(canvas)` puts it into the file and says under which name; `box` is what it covers there.
    """

    def __init__(self, paper: LetterPaper, size: Box, box: Box, store: Callable[[PageCanvas], str]) -> None:
        self.every_page = paper.use.every_page
        self._size, self._box, self._store = size[2:], box, store
        # The foot of a page that is lower than A4 stands higher on it; a strip has none.
        raised = placed(self._size, A4)[1] if self._size[1] > self._size[0] else 0
        self.top, self.bottom = paper.use.top * mm, paper.use.bottom * mm + raised
        self._stored: tuple[PageCanvas, str] | None = None

    def draw(self, canvas: PageCanvas, page: tuple[float, float]) -> None:
        """Decoration, which nobody hears."""
        if self._stored is None or self._stored[0] is not canvas:
            self._stored = canvas, self._store(canvas)
        name = self._stored[1]
        left, foot, width, height = placed(self._size, page)
        across, up = width / self._box[2], height / self._box[3]
        shift = f"{left - self._box[0] * across:.3f} {foot - self._box[1] * up:.3f}"
        drawn: Any = canvas
        drawn._code += [  # noqa: SLF001 - the marks stand around what ReportLab would draw unmarked
            f"/Artifact<</Type/Background/BBox[0 0 {page[0]:.2f} {page[1]:.2f}]>> BDC",
            f"q {across:.5f} 0 0 {up:.5f} {shift} cm /{drawn._doc.getXObjectName(name)} Do Q",  # noqa: SLF001
            marks.END,
        ]
        drawn._formsinuse.append(name)  # noqa: SLF001 - what `doForm` does

    def fills(self, page: tuple[float, float]) -> bool:
        """Whether it has the proportions of the page."""
        return placed(self._size, page) == (0, 0, *page)


def background(paper: LetterPaper) -> Background | None:
    """What the paper shows; None where its file is lost or cannot be read, and whoever prints is told."""
    try:
        return _page(paper) if paper.media_type == PDF else _picture(paper)
    except Exception:  # noqa: BLE001 - whatever is wrong in a file, the document itself is printed
        notices.tell(_("The letter paper is lost or cannot be read: this document is printed without it."))
        return None


def placed(size: tuple[float, float], page: tuple[float, float]) -> Box:
    """Where something of `size` stands on the page: as wide as the page, at its upper edge, never cut."""
    (width, height), (wide, tall) = size, page
    if abs(width / height / (wide / tall) - 1) < _SAME:
        return 0, 0, wide, tall
    scale = min(wide / width, tall / height)
    return (wide - width * scale) / 2, tall - height * scale, width * scale, height * scale


def _page(paper: LetterPaper) -> Background:
    from csxl_desktop.documents.foreign_page import ForeignForm, ForeignPage  # pypdf: only for paper that is a PDF

    page = ForeignPage(paper.content)

    def store(canvas: PageCanvas) -> str:
        document: Any = canvas._doc  # noqa: SLF001 - ReportLab knows no forms but its own
        document.addForm(_NAME, ForeignForm(page))
        return _NAME

    return Background(paper, page.box, page.box, store)


def _picture(paper: LetterPaper) -> Background:
    if not 0 < len(paper.content) <= _MOST_BYTES:
        raise ValueError("no picture")
    from PIL import Image  # only a document with pictures in it pays for Pillow

    with Image.open(BytesIO(paper.content), formats=("JPEG", "PNG")) as opened:
        size = (0.0, 0.0, float(opened.width), float(opened.height))
        opened.load()

    def store(canvas: PageCanvas) -> str:
        drawn: Any = canvas
        code = drawn._code  # noqa: SLF001 - ReportLab stores a picture only where it draws it
        before = len(code)
        drawn.drawImage(ImageReader(BytesIO(paper.content)), 0, 0, mask="auto")
        del code[before:]
        name: str = drawn._formsinuse[-1]  # noqa: SLF001
        return name

    return Background(paper, size, (0, 0, 1, 1), store)
