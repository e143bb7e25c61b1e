"""In the reading process: the QR codes of a picture, or of the pictures on the pages of a PDF."""

import json
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageFilter

from csxl_desktop.domain.page_codes import sheet_of
from csxl_desktop.exchange.scan_pictures import ENOUGH, LARGE, pictures_of

_MOST_PAGES = 12
_SOFT = ImageFilter.GaussianBlur(0.8)
_LEAST = 300  # pixels of the shorter side of a scanned page; what is smaller is a logo


def codes_json(data: bytes, suffix: str) -> bytes:
    """What stands in the codes, as far as the first that is ours; nothing where the scan cannot be read."""
    codes = list[str]()
    try:
        for picture in _pdf(data) if suffix == ".pdf" else _frames(data):
            codes += _codes(picture)
            if any(map(sheet_of, codes)):
                break
    except BaseException:  # noqa: BLE001 - a damaged scan has no code; it is kept all the same
        codes = [code for code in codes if sheet_of(code)]
    return json.dumps({"codes": codes}).encode()


def _codes(picture: Image.Image) -> list[str]:
    import zxingcpp  # only where a scan is read

    if min(picture.size) < _LEAST:
        return []
    kind, grey = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), picture.convert("L")
    found = zxingcpp.read_barcodes(grey, kind)
    if not found:  # a scan in black and white alone is grained: made smaller or softer, its code is read
        softer = grey.reduce(2) if min(grey.size) >= LARGE else grey.filter(_SOFT)
        found = zxingcpp.read_barcodes(softer, kind)
    return [each.text for each in found]


def _frames(data: bytes) -> Iterator[Image.Image]:
    """The pages of a picture: a TIFF may have several."""
    with Image.open(BytesIO(data)) as picture:
        picture.draft("L", ENOUGH)
        for place in range(min(getattr(picture, "n_frames", 1), _MOST_PAGES)):
            picture.seek(place)
            yield picture


def _pdf(data: bytes) -> Iterator[Image.Image]:
    from pypdf import PdfReader  # heavy: only where a PDF is read

    for page in PdfReader(BytesIO(data)).pages[:_MOST_PAGES]:
        yield from pictures_of(page)
