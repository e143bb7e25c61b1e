"""Baseline: the words and pictures of a report laid out by ReportLab alone, in the same four faces; nothing of ours."""

import json
import sys
from collections.abc import Sequence
from html import escape
from itertools import cycle
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES = ("Regular", "It", "Semibold", "SemiboldIt")
PICTURES_A_PAGE = 3


def write_pages(texts: Sequence[str], pictures: Sequence[str], path: Path) -> None:
    """One plain paragraph a text, faces in turn; the pictures drawn on the first pages."""
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(FONTS / f"SourceSans3-{face}.ttf")))
    styles = cycle([ParagraphStyle(face, fontName=face, fontSize=10.5, leading=15) for face in FACES])
    waiting = list(pictures)

    def draw(canvas: Canvas, _document: object) -> None:
        for place in range(min(PICTURES_A_PAGE, len(waiting))):
            canvas.drawImage(waiting.pop(), 60, 60 + 200 * place, 240, 160)

    document = SimpleDocTemplate(str(path), pagesize=A4)
    story: list[Flowable] = [Paragraph(escape(text), next(styles)) for text in texts]
    document.build(story, onFirstPage=draw, onLaterPages=draw)


def main() -> int:
    source, path = sys.argv[1:3]
    given = json.loads(Path(source).read_text(encoding="utf-8"))
    write_pages(given["texts"], given["pictures"], Path(path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
