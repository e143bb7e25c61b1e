"""In the reading process: the pictures of a scanned PDF, in grey and no larger than a code needs, strip by strip."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from struct import pack
from typing import Any

from PIL import Image

ENOUGH = (2000, 2800)  # pixels of a page; a JPEG of more is decoded smaller
LARGE = 2000  # pixels of the shorter side: 250 of an inch
_MOST_PIXELS = 250_000_000
_STRIP = 240  # rows at a time: any small number divides it
_CHUNK = 16_384  # bytes inflated at a time: what they may become stays small too
_MODES = {1: "L", 3: "RGB"}
_PNG_COLOURS = {"L": 0, "RGB": 2}


def pictures_of(page: Any) -> Iterator[Image.Image]:
    """Those of a page of pypdf, whose own way makes each whole and writes it out again as a PNG."""
    drawn = page.get("/Resources", {}).get_object().get("/XObject", {}).get_object()
    for name in page.images.keys():  # noqa: SIM118 - a list of pypdf's own, not a mapping
        try:
            stream = drawn[name].get_object() if isinstance(name, str) and name in drawn else None
            picture = _grey(stream) if stream is not None else None
            yield page.images[name].image if picture is None else picture
        except Exception:  # noqa: BLE001, S112 - one picture of a kind that nobody reads; another may bear the code
            continue


def _grey(stream: Any) -> Image.Image | None:
    """A picture in one of the three forms that scanners write in grey and colour; None for any other."""
    filters, width, height = _listed(stream.get("/Filter")), int(stream["/Width"]), int(stream["/Height"])
    if filters == ["/DCTDecode"]:
        picture = Image.open(BytesIO(stream._data))  # noqa: SLF001 - the bytes as they stand in the file
        picture.draft("L", ENOUGH)
        return picture
    mode = _MODES.get(_components(stream.get("/ColorSpace")))
    if filters != ["/FlateDecode"] or stream.get("/BitsPerComponent") != 8 or mode is None:
        return _smaller_jpeg_2000(stream) if filters == ["/JPXDecode"] else None
    told = _listed(stream.get("/DecodeParms"))
    predictor = int(told[0].get_object().get("/Predictor", 1)) if told else 1
    if predictor == 2 or width * height > _MOST_PIXELS:
        return None
    strips = _rows(stream._data, width, mode, filtered=predictor > 1)  # noqa: SLF001
    return _put_together(strips, (width, height), max(1, min(width, height) // LARGE))


def _smaller_jpeg_2000(stream: Any) -> Image.Image | None:
    picture: Any = Image.open(BytesIO(stream._data))  # noqa: SLF001
    if picture.width * picture.height > _MOST_PIXELS:
        return None
    picture.reduce = max(0, (min(picture.size) // LARGE).bit_length() - 1)
    picture.load()
    return picture if isinstance(picture, Image.Image) else None


def _put_together(strips: Iterator[Image.Image], size: tuple[int, int], factor: int) -> Image.Image:
    page = Image.new("L", (-(-size[0] // factor), -(-size[1] // factor)), 255)
    for place, strip in enumerate(strips):
        grey = strip.convert("L")
        page.paste(grey.reduce(factor) if factor > 1 else grey, (0, place * _STRIP // factor))
    return page


def _rows(data: bytes, width: int, mode: str, *, filtered: bool) -> Iterator[Image.Image]:
    """The picture in strips; where its rows tell the difference to those above, the last row goes before the next."""
    length = width * len(mode)
    before = b"\0" * length
    for told in _inflated(data, (length + filtered) * _STRIP):
        count = len(told) // (length + filtered)
        if not filtered:
            yield Image.frombytes(mode, (width, count), told[: count * length])
            continue
        with Image.open(BytesIO(_png(b"\0" + before + told, (width, count + 1), mode))) as picture:
            strip = picture.crop((0, 1, width, count + 1))
        before = strip.crop((0, count - 1, width, count)).tobytes()
        yield strip


def _inflated(data: bytes, size: int) -> Iterator[bytes]:
    """What is packed in there, `size` bytes at a time; a file cut short gives what it has."""
    inflate, found = zlib.decompressobj(), bytearray()
    for start in range(0, len(data), _CHUNK):
        found += inflate.decompress(data[start : start + _CHUNK])
        while len(found) >= size:
            yield bytes(found[:size])
            del found[:size]
    if found:
        yield bytes(found)


def _png(rows: bytes, size: tuple[int, int], mode: str) -> bytes:
    """The rows as they are written in a PNG, in one."""
    head = pack(">IIBBBBB", *size, 8, _PNG_COLOURS[mode], 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    chunks = (pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body)) for kind, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _components(space: Any) -> int:
    """How many numbers a pixel has; 0 where they are no light."""
    named, *rest = [each.get_object() for each in _listed(space)] or [""]
    if named == "/ICCBased":
        return int(rest[0]["/N"])
    return {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3}.get(named, 0)


def _listed(told: Any) -> list[Any]:
    """One thing or several."""
    told = told.get_object() if told is not None else None
    return [] if told is None else list(told) if isinstance(told, list) else [told]
