"""Hostile pictures, and scans that are none."""

import io
import struct
import zlib
from collections.abc import Iterator
from functools import cache

from PIL import Image

from tests.faults.corpus import EITHER, READ, REFUSED, Entry


@cache
def drawn(kind: str = "PNG", size: tuple[int, int] = (64, 48)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, kind)
    return out.getvalue()


def _png(width: int, height: int, packed: bytes) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def entries() -> Iterator[Entry]:
    png, jpeg = drawn(), drawn("JPEG")
    yield "plain PNG", png, READ
    yield "plain JPEG", jpeg, READ
    yield "no picture", b"", REFUSED
    yield "900 million points", _png(30_000, 30_000, zlib.compress(b"")), REFUSED
    yield "points without number", _png(2**31 - 1, 2**31 - 1, b""), REFUSED
    yield "no points", _png(0, 0, b""), REFUSED
    yield "79 million points", lambda: _png(8_900, 8_900, zlib.compress(bytes(8_900 * (8_900 * 3 + 1)), 1)), EITHER
    yield "fewer points than it says", _png(500, 500, zlib.compress(b"x" * 100)), REFUSED
    yield "PNG cut in the middle", png[: len(png) // 2], REFUSED
    yield "JPEG cut in the middle", jpeg[: len(jpeg) // 2], REFUSED
    yield "one byte turned", png[:60] + bytes([png[60] ^ 255]) + png[61:], EITHER
    yield (
        "drawing that asks for a file",
        b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg>&e;</svg>",
        REFUSED,
    )
    yield "drawing that loads", b"<svg><image href='http://srv/x.png'/></svg>", REFUSED
    yield "program behind a head", jpeg[:20] + b"<script>alert(1)</script>", REFUSED
    yield "archive behind a picture", png + b"PK\x03\x04" + bytes(500), READ
    yield "moving picture", drawn("GIF"), REFUSED
    yield "PDF for a picture", b"%PDF-1.7", REFUSED
    yield "a note of 100 MB", lambda: _with_note(png), EITHER
    exif = b"\xff\xe1\x00\x10Exif\0\0MM\0*\xff\xff\xff\xff"
    yield "camera data that point nowhere", jpeg[:2] + exif + jpeg[2:], EITHER


def _with_note(png: bytes) -> bytes:
    note = zlib.compress(bytes(100_000_000), 1)
    text = struct.pack(">I", len(note) + 3) + b"zTXtx\0\0" + note
    return png[:33] + text + struct.pack(">I", zlib.crc32(text[4:])) + png[33:]


def scans() -> Iterator[Entry]:
    """For what is only looked at for a code: nothing is refused, it has none."""
    for name, data, _fate in entries():
        yield name, data, READ
