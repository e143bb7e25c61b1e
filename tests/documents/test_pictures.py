"""Pictures from bytes, and what is drawn."""

from io import BytesIO

import pytest
from PIL import Image

from csxl_desktop.documents import layout, pictures
from csxl_desktop.documents.qr import QrCode
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import Picture
from tests.documents.reading import reader, whole_text
from tests.documents.report_sample import logo, photo

THEME = Theme()


def test_a_sensible_jpeg_goes_in_untouched() -> None:
    data = photo(400, 300)
    picture = pictures.picture(data, width=300, height=300)
    assert picture is not None

    pdf = layout.build([picture], theme=THEME, title="t")

    assert data in pdf


def test_a_large_one_is_resampled_and_keeps_its_shape() -> None:
    picture = pictures.picture(photo(3000, 1500), width=200, height=200)

    assert picture is not None
    assert (picture.width, picture.height) == (200, 100)
    pdf = layout.build([picture], theme=THEME, title="t")
    printed = reader(pdf).pages[0].images[0].image
    assert printed is not None
    assert printed.width <= 600


def test_a_large_one_is_made_once_and_a_turned_one_keeps_its_shape() -> None:
    turned = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.effect_noise((4000, 2000), 80).save(turned, "JPEG", quality=95, exif=exif)

    first, again = (pictures.picture(turned.getvalue(), width=200, height=200) for _time in range(2))

    assert first is not None
    assert again is not None
    assert (first.width, first.height) == (100, 200)
    assert first.file() is again.file()
    with Image.open(BytesIO(first.file())) as kept:
        assert kept.height == 2 * kept.width
        assert kept.height <= 200 / 72 * pictures.PRINTED_DPI + 1


def test_transparent_png_and_turned_photo_print() -> None:
    turned = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 100), "red").save(turned, "JPEG", exif=exif)

    for data in (logo(), turned.getvalue()):
        picture = pictures.picture(data, width=200, height=200)
        assert picture is not None
        assert len(reader(layout.build([picture], theme=THEME, title="t")).pages[0].images) == 1


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", photo()[:500], b"\xff\xd8\xff" + b"0" * 50])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert pictures.picture(data, width=100, height=100) is None


def test_a_picture_bomb_is_refused_before_it_is_decoded() -> None:
    bomb = BytesIO()
    Image.new("1", (9_000, 9_000)).save(bomb, "PNG")

    assert pictures.picture(bomb.getvalue(), width=100, height=100) is None


def test_an_unreadable_picture_leaves_a_line() -> None:
    story = pictures.captioned(Picture(b"x", "Le puits"), THEME, width=100, height=100)

    assert "Le puits" in whole_text(layout.build(story, theme=THEME, title="t"))


def test_qr_code_has_room_and_a_long_address_leaves_it_empty() -> None:
    short, long = (
        layout.build([QrCode("https://a.example/" + "x" * n, THEME, 60)], theme=THEME, title="t") for n in (5, 2_000)
    )

    assert len(short) > len(long)
