"""The QR code of an address: whole, dark on light, as a telephone reads it."""

import pytest
import zxingcpp
from PIL import Image

from csxl_desktop.documents import qr

ADDRESS = "https://coordination-sociale.exemple.brussels/rencontre/2026/03"


@pytest.mark.parametrize("value", ["CSXL-7K2M-1", ADDRESS, ADDRESS * 4, f"{ADDRESS}?thème=logé"])
def test_what_is_drawn_is_read_again(value: str) -> None:
    rows = qr._modules(value)
    side = len(rows)
    picture = Image.new("L", (side + 8, side + 8), 255)  # four light squares around it, as the standard wants
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            picture.putpixel((across + 4, down + 4), 0 if dark else 255)

    (found,) = zxingcpp.read_barcodes(picture.resize((6 * side + 48, 6 * side + 48), Image.Resampling.NEAREST))

    assert {len(row) for row in rows} == {side}
    assert (found.text, found.ec_level) == (value, "M")
