"""Bare sheets (labels, badges, cards) and lines that shrink until they stand in their place whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Self

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from csxl_desktop.documents import fonts
from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.flowables import text
from csxl_desktop.documents.layout import CREATOR, PDF_LANGUAGES
from csxl_desktop.documents.theme import Theme
from csxl_desktop.i18n import current_language

LEAST_SIZE = 5.0
_STEP = 0.5
_ENDLESS, _SLACK = 1e6, 0.5  # points


@dataclass(frozen=True, slots=True)
class Line:
    """A text and its style; `part` is its size compared with that of the first line, `leading` with its own size."""

    text: str
    style: ParagraphStyle
    part: float = 1.0
    leading: float = 1.2


@dataclass(frozen=True, slots=True)
class Block:
    """Lines set so that all of them stand in `width` × `height`; `size` is that of the first line in points."""

    paragraphs: tuple[Paragraph, ...]
    width: float
    height: float
    size: float
    scale: float = 1.0

    @classmethod
    def fitted(
        cls, lines: Sequence[Line], width: float, height: float, *, largest: float, smallest: float = LEAST_SIZE
    ) -> Self:
        """The largest size at which no line is cut and no word broken; what is longer still is drawn smaller."""
        size = largest
        block = cls._set(lines, width, size)
        while size > smallest and (block.height > height or not block.words_whole()):
            size = max(size - _STEP, smallest)
            block = cls._set(lines, width, size)
        scale = min(1.0, height / block.height) if block.height else 1.0
        return cls(block.paragraphs, width, block.height, size * scale, scale)

    @classmethod
    def unbroken(
        cls, lines: Sequence[Line], width: float, height: float, *, largest: float, smallest: float
    ) -> Self | None:
        """The largest size at which each line stands on one line; nothing where `smallest` is still too large."""
        wide = cls._set(lines, _ENDLESS, largest)
        longest = max((max(each.getActualLineWidths0(), default=0.0) for each in wide.paragraphs), default=0.0)
        needed = largest * min(1.0, (width - _SLACK) / (longest or 1.0), height / (wide.height or 1.0))
        size = _STEP * int(needed / _STEP)
        if size < smallest:
            return None
        block = cls._set(lines, width, size)
        return block if block.height <= height and block.line_count() == wide.line_count() else None

    @classmethod
    def _set(cls, lines: Sequence[Line], width: float, size: float) -> Self:
        made = [text(line.text, _sized(line, size)) for line in lines if line.text]
        return cls(tuple(made), width, sum(each.wrap(width, 1e6)[1] for each in made), size)

    def line_count(self) -> int:
        return sum(len(each.getActualLineWidths0()) for each in self.paragraphs)

    def words_whole(self) -> bool:
        """Whether every word stands on one line."""
        return all(each.minWidth() <= self.width for each in self.paragraphs)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        """Draw the lines in the middle of the `height` that begins at `top`."""
        canvas.saveState()
        # Where they had to be made smaller, they stay in the middle of their width.
        canvas.translate(x + self.width * (1 - self.scale) / 2, top - (height - self.height * self.scale) / 2)
        canvas.scale(self.scale, self.scale)
        y = 0.0
        for paragraph in self.paragraphs:
            y -= paragraph.height
            paragraph.drawOn(canvas, 0, y)
        canvas.restoreState()


def _sized(line: Line, size: float) -> ParagraphStyle:
    own = size * line.part
    sized = line.style.clone("fitted")
    sized.fontSize, sized.leading, sized.spaceAfter = own, own * line.leading, 0
    return sized


@dataclass(frozen=True, slots=True)
class BareSheets:
    """A PDF of pages without header nor number; the same bytes for the same content."""

    canvas: PageCanvas
    out: BytesIO

    @classmethod
    def of(cls, theme: Theme, title: str, author: str) -> Self:
        fonts.register(theme.typeface)
        out = BytesIO()
        face: Any = theme.typeface.text.regular  # the stubs want a number here
        canvas = PageCanvas(
            out,
            pagesize=theme.page_size,
            invariant=1,
            pageCompression=1,
            initialFontName=face,
            lang=PDF_LANGUAGES.get(current_language(), "fr-BE"),
        )
        canvas.setTitle(fonts.clean(title))
        canvas.setSubject(fonts.clean(title))
        canvas.setAuthor(fonts.clean(author))
        canvas.setCreator(CREATOR)
        canvas.setProducer(CREATOR)
        return cls(canvas, out)

    def bytes(self) -> bytes:
        """The file, the page begun last included, be it empty."""
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()
