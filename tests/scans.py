"""A printed page as a scanner gives it back: rasterised, a little askew, greyed by its lamp."""

import zlib
from collections.abc import Iterator
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


def scanned_pdf(picture: Image.Image, form: str) -> bytes:
    """A PDF of that picture as scanners write them: `jpeg`, `jpeg2000`, `packed`, or `png` (rows as differences)."""
    width, height = picture.size
    words, data = _packed(picture, form)
    space = {"L": "/DeviceGray", "RGB": "[/ICCBased 5 0 R]", "P": "[/Indexed /DeviceRGB 0 5 0 R]"}[picture.mode]
    told = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace {space}{words}"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>>>",
        f"<<{told}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream",
        b"<</N 3/Length 3>>stream\nabc\nendstream",
    ]
    file, places = b"%PDF-1.5\n", list[int]()
    for number, body in enumerate(bodies, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"trailer<</Size {len(bodies) + 1}/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF"
    return file + f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def _packed(picture: Image.Image, form: str) -> tuple[str, bytes]:
    if form == "packed":
        return "/Filter/FlateDecode", zlib.compress(picture.tobytes(), 1)
    out = BytesIO()
    if form == "png":
        picture.save(out, "PNG", compress_level=1)
        colours = len(picture.getbands())
        parms = f"/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent 8/Columns {picture.width}>>"
        return f"/Filter[/FlateDecode]{parms}", b"".join(_png_parts(out.getvalue()))
    picture.save(out, "JPEG" if form == "jpeg" else "JPEG2000")
    return f"/Filter/{'DCTDecode' if form == 'jpeg' else 'JPXDecode'}", out.getvalue()


def _png_parts(file: bytes) -> Iterator[bytes]:
    place = 8
    while place < len(file):
        length, kind = int.from_bytes(file[place : place + 4], "big"), file[place + 4 : place + 8]
        if kind == b"IDAT":
            yield file[place + 8 : place + 8 + length]
        place += 12 + length
