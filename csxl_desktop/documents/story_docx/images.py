"""What is drawn on the pages, as pictures that Word takes."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from csxl_desktop.documents import fonts
from csxl_desktop.documents.charts import ChartFlowable
from csxl_desktop.documents.qr import QrCode
from csxl_desktop.domain.chart_shapes import Anchor, Line, Rect, Tone, Words

_DPI = 220
_SCALE = _DPI / 72
_FINER, _MARGIN = 4, 2  # times larger; pixels around letters
_MODULE = 8  # pixels of a square of a QR code


def chart_png(chart: ChartFlowable) -> bytes:
    """The chart, wrapped before, as PNG."""
    from PIL import Image, ImageDraw  # only a document with pictures in it pays for Pillow

    size = (max(1, round(chart.width * _SCALE)), max(1, round(chart.height * _SCALE)))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)

    def ink(tone: Tone | None) -> Any:
        return None if tone is None else tuple(round(255 * part) for part in chart.colour(tone).rgb())

    for shape in chart.drawing.shapes:
        match shape:
            case Rect(x, y, width, height, fill, edge):
                box = [x * _SCALE, y * _SCALE, (x + width) * _SCALE, (y + height) * _SCALE]
                pen.rectangle(box, fill=ink(fill), outline=ink(edge), width=2)
            case Line(x1, y1, x2, y2, tone, weight):
                ends = [x1 * _SCALE, y1 * _SCALE, x2 * _SCALE, y2 * _SCALE]
                pen.line(ends, fill=ink(tone), width=max(1, round(weight * _SCALE)))
            case Words():
                _write(image, shape, chart.face, ink(shape.tone))
    return _png(image.quantize(64))


def _write(image: Any, words: Words, face: str, ink: Any) -> None:
    """Each piece drawn larger and made smaller: at its own size, letters would stand on whole pixels, further apart."""
    pieces = [(_font(name, words.size), letters) for name, letters in fonts.runs(words.text, face)]
    wide = sum(font.getlength(letters) for font, letters in pieces) / _FINER
    x = words.x * _SCALE
    if words.anchor is not Anchor.START:
        x -= wide / 2 if words.anchor is Anchor.MIDDLE else wide
    for font, letters in pieces:
        drawn, above = _drawn(font, letters)
        image.paste(ink, (round(x) - _MARGIN, round(words.y * _SCALE) - above), drawn)
        x += font.getlength(letters) / _FINER


def _drawn(font: Any, letters: str) -> tuple[Any, int]:
    """The letters as a mask, a margin around them, and how much of it stands above their line."""
    from PIL import Image, ImageDraw  # as above

    margin, above = _MARGIN * _FINER, _FINER * round(1.2 * font.size / _FINER)
    mask = Image.new("L", (round(font.getlength(letters)) + 2 * margin, above + above // 2))
    ImageDraw.Draw(mask).text((margin, above), letters, font=font, fill=255, anchor="ls")
    return mask.reduce(_FINER), above // _FINER


def qr_png(code: QrCode) -> bytes:
    """The code as PNG; nothing where its address is too long for one."""
    modules = code.modules()
    if not modules:
        return b""
    from PIL import Image  # as above

    side = len(modules)
    image = Image.new("1", (side, side), 1)
    image.putdata([int(not dark) for row in modules for dark in row])
    return _png(image.resize((side * _MODULE, side * _MODULE), Image.Resampling.NEAREST))


@lru_cache(maxsize=64)
def _font(face: str, size: float) -> Any:
    from PIL import ImageFont  # as above

    return ImageFont.truetype(str(fonts.file(face)), size * _SCALE * _FINER, layout_engine=ImageFont.Layout.BASIC)


def _png(image: Any) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
