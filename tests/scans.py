"""A printed page as a scanner gives it back: rasterised, a little askew, greyed by its lamp."""

from io import BytesIO

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtPdf import QPdfDocument

A4 = (8.27, 11.69)  # inches


def scanned(pdf: bytes, *, dpi: int = 150, askew: float = 1.5, page: int = 0) -> Image.Image:
    """The page in grey, turned by `askew` degrees."""
    source, document = QBuffer(), QPdfDocument()
    source.setData(pdf)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(source)
    painted = document.render(page, QSize(*(round(side * dpi) for side in A4)))
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    painted.save(kept, "PNG")  # type: ignore[call-overload]  # the stubs know the name of a format as bytes alone
    document.close()
    with Image.open(BytesIO(bytes(kept.data().data()))) as picture:
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    grey = ground.convert("L").point(lambda level: 30 + level * 210 // 255)
    return grey.rotate(askew, expand=True, fillcolor=240, resample=Image.Resampling.BICUBIC)


def as_file(pictures: list[Image.Image], kind: str) -> bytes:
    """The pictures as one file of that kind: a JPEG or PNG of the first, a TIFF or PDF of all of them."""
    out = BytesIO()
    first, *rest = pictures
    if kind in {"TIFF", "PDF"}:
        first.save(out, kind, save_all=True, append_images=rest)
    else:
        first.save(out, kind)
    return out.getvalue()
