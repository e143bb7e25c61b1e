"""Pictures on the page, from their bytes alone: no path and no address is ever opened."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from hashlib import blake2b
from io import BytesIO
from threading import Lock
from typing import Any, cast

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from csxl_desktop.documents import flowables, notices
from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import Picture
from csxl_desktop.i18n import _

MOST_BYTES = 30_000_000
MOST_PIXELS = 60_000_000
PRINTED_DPI = 200
# A JPEG up to this size goes into the file as it is, however small it is printed: resampling costs time and sharpness.
KEPT_BYTES, KEPT_SIDE = 150_000, 2_400
_ORIENTATION, _SIDEWAYS = 0x0112, range(5, 9)
Captions = Callable[[str], Sequence[flowables.Piece]]  # how a caption is printed
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


class _Prepared:
    """The copies made last, by the picture and the size wanted: a document printed again does not make them again."""

    _most = 12_000_000  # bytes

    def __init__(self) -> None:
        self._copies: OrderedDict[tuple[bytes, tuple[float, float]], tuple[bytes, tuple[int, int]]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: tuple[bytes, tuple[float, float]]) -> tuple[bytes, tuple[int, int]] | None:
        with self._lock:
            if key in self._copies:
                self._copies.move_to_end(key)
            return self._copies.get(key)

    def keep(self, key: tuple[bytes, tuple[float, float]], made: tuple[bytes, tuple[int, int]]) -> None:
        with self._lock:
            if key not in self._copies:
                self._copies[key] = made
                self._bytes += len(made[0])
            while self._bytes > self._most:
                _oldest, (data, _size) = self._copies.popitem(last=False)
                self._bytes -= len(data)


_prepared = _Prepared()


class _Jpeg(ImageReader):
    """A JPEG that goes into the file as it is: ReportLab alone would decode it just to tell it from others."""

    _dataA = None

    def __init__(self, data: bytes, size: tuple[int, int]) -> None:
        self._bytes, self._size = data, size

    def getSize(self) -> tuple[int, int]:
        return self._size

    def getRGBData(self) -> bytes:
        return self._bytes

    def jpeg_fh(self) -> Any:
        return BytesIO(self._bytes)


class PictureFlowable(Flowable):
    """A picture at its printed size; `alternative` is said instead of it, decoration has none."""

    def __init__(self, reader: ImageReader, width: float, height: float, alternative: str) -> None:
        super().__init__()
        self._reader, self.alternative = reader, alternative
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def file(self) -> bytes:
        """The picture as it goes into the file: a JPEG, or a PNG where it has no JPEG's colours."""
        if isinstance(self._reader, _Jpeg):
            return self._reader.getRGBData()
        out = BytesIO()
        cast("Any", self._reader)._image.save(out, "PNG")  # noqa: SLF001 - ReportLab tells it nowhere else
        return out.getvalue()

    def draw(self) -> None:
        with cast("PageCanvas", self.canv).figure(self.alternative):
            self.canv.drawImage(self._reader, 0, 0, self.width, self.height, mask="auto")


def picture(data: bytes, *, width: float, height: float, alternative: str = "") -> PictureFlowable | None:
    """The picture, as large as fits in `width` × `height` points and never blurred beyond 96 dpi.

    Whoever has the page read aloud hears `alternative`, or that nobody described it.

    None when the bytes are no picture that can be printed (another format, damaged, or huge).
    """
    if not data or len(data) > MOST_BYTES:
        return None
    # Only a document with pictures in it pays for Pillow.
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    try:
        with Pillow.open(BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS or 0 in opened.size:
                return None
            upright = opened.size[::-1] if _lies(opened) else opened.size
            shown = _fitted(upright, width, height)
            reader = _printable(opened, data, shown)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Pillow.DecompressionBombError):
        return None
    return PictureFlowable(reader, *shown, alternative.strip() or _("Picture without a description"))


def said(caption: str) -> tuple[flowables.Piece, ...]:
    """A caption as it was typed."""
    return (flowables.Piece(caption),) if caption else ()


def pictures(
    items: Sequence[Picture],
    theme: Theme,
    *,
    width: float,
    height: float,
    across: int = 2,
    captions: Captions = said,
) -> list[Flowable]:
    """Pictures in rows of `across`, each with its caption below."""
    across = max(1, min(across, len(items)))
    gutter = 12.0
    each = (width - gutter * (across - 1)) / across
    shown: list[Flowable] = []
    cells = [captioned(item, theme, width=each, height=height, captions=captions) for item in items]
    part = (each + gutter) / theme.text_width
    for start in range(0, len(cells), across):
        row = cells[start : start + across]
        shown.append(flowables.columns(row, [part] * len(row), theme, gutter=gutter))
    return shown


def captioned(item: Picture, theme: Theme, *, width: float, height: float, captions: Captions = said) -> list[Flowable]:
    """A picture and its caption; an unreadable one leaves a visible line, never a hole."""
    caption = item.caption
    image = picture(item.data, width=width, height=height, alternative=item.alt or caption)
    if image is None:
        return [flowables.text(tell_unread(caption), theme.style("caption"))]
    words = captions(caption)
    return [image, flowables.rich(words, theme.style("picture-caption")) if words else flowables.gap(6)]


def tell_unread(caption: str) -> str:
    """Say, to whoever prints, that a picture is lost or damaged; the sentence."""
    told = _("Picture that could not be read: {caption}").format(caption=caption or "–")
    notices.tell(told)
    return told


def _lies(opened: Any) -> bool:
    """Whether the camera says that its picture is to be turned by a quarter."""
    return opened.getexif().get(_ORIENTATION, 1) in _SIDEWAYS


def _fitted(pixels: tuple[int, int], width: float, height: float) -> tuple[float, float]:
    scale = min(width / pixels[0], height / pixels[1], 72 / 96)
    return pixels[0] * scale, pixels[1] * scale


def _printable(opened: Any, data: bytes, shown: tuple[float, float]) -> ImageReader:
    """The bytes themselves when they are a JPEG of a sensible size; else a copy resampled for printing."""
    # Only a document with pictures in it pays for Pillow.
    from PIL import ImageOps

    most = (max(1.0, shown[0] / 72 * PRINTED_DPI), max(1.0, shown[1] / 72 * PRINTED_DPI))
    turned = opened.getexif().get(_ORIENTATION, 1) != 1
    size = opened.size
    small = size[0] <= most[0] * 1.5 or (len(data) <= KEPT_BYTES and max(size) <= KEPT_SIDE)
    if opened.format == "JPEG" and opened.mode in {"RGB", "L"} and not turned and small:
        # Decoded at an eighth, to know that it is whole.
        opened.draft(opened.mode, (size[0] // 8, size[1] // 8))
        opened.load()
        return _Jpeg(data, size)
    key = (blake2b(data).digest(), most)
    if (known := _prepared.get(key)) is not None:
        return _Jpeg(*known)
    opened.draft(
        opened.mode, most[::-1] if _lies(opened) else most
    )  # a JPEG much larger than wanted is not unpacked whole
    image = ImageOps.exif_transpose(opened)
    image.thumbnail(most)
    if opened.format in {"PNG", "GIF"} or "A" in image.getbands():
        return ImageReader(image.convert("RGBA"))
    out = BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=88)
    made = out.getvalue(), image.size
    _prepared.keep(key, made)
    return _Jpeg(*made)
