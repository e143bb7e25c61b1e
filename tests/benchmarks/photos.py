"""Thirty photos of twelve megapixels for the report of a year, cleaned as the window does when they are attached."""

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.services.files import FileService, clean_picture
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.system import clock
from tests.benchmarks.material import AUTHOR

PHOTOS = 30
SIZE = 4_000, 3_000  # twelve megapixels
_TOLD = (BasicKind.PLENARY, BasicKind.THEMED, BasicKind.WALK, BasicKind.LUNCH)


def add_photos(folder: Path, year: int, count: int = PHOTOS) -> None:
    """Photos in turn to each meeting that the report of the year tells."""
    with open_workspace(folder, AUTHOR, clock.now_utc) as workspace:
        told = [row.id for row in workspace.meetings.rows(year) if row.behaviour in _TOLD]
        for number, data in enumerate(_photos(count)):
            name = f"photo-{number}.jpg"
            FileService(workspace.database).add_picture(clean_picture(data, name), meeting_id=told[number % len(told)])


def _photos(count: int) -> Iterator[bytes]:
    """As large and as hard to compress as those of a telephone: blurred noise over a coloured ground."""
    chance = random.Random(2024)
    rough = Image.frombytes("RGB", (500, 375), chance.randbytes(500 * 375 * 3)).filter(ImageFilter.GaussianBlur(1.2))
    ground = rough.resize(SIZE, Image.Resampling.BICUBIC)
    for number in range(count):
        colour = Image.new("RGB", SIZE, (chance.randrange(256), chance.randrange(256), number * 8 % 256))
        out = BytesIO()
        Image.blend(ground, colour, 0.35).save(out, "JPEG", quality=90)
        yield out.getvalue()
