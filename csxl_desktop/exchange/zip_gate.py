"""The gate before a spreadsheet is parsed: real sizes, no bomb, no entity, whatever the file declares."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from csxl_desktop.exchange.errors import (
    DamagedFileError,
    FalseSizesError,
    ForbiddenXmlError,
    PasswordProtectedError,
    TooManyPartsError,
    UnpackedTooLargeError,
)

MAX_PARTS = 2_000
MAX_UNPACKED = 100_000_000
MAX_RATIO = 100
_SMALL = 1_000_000  # below this a high ratio harms nobody
_CHUNK = 1_000_000
_LOCAL_HEADER = struct.Struct("<4s2xHH16xHH")
_LOCAL_SIZE = 30
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
_FORBIDDEN = tuple(word.encode(encoding) for word in _DECLARATIONS for encoding in ("ascii", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the archive, unpacked."""

    name: str
    content: bytes


def unpacked_parts(data: bytes, wanted: Callable[[str], bool] = lambda _name: True) -> Iterator[Part]:
    """Each wanted part with its real content, one at a time; raises at the first that is out of measure."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, UnicodeDecodeError) as error:
        raise DamagedFileError from error
    if len(entries) > MAX_PARTS:
        raise TooManyPartsError(count=len(entries), limit=MAX_PARTS)
    total = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise PasswordProtectedError
        if not wanted(entry.filename):
            continue
        content = _inflated(data, entry, MAX_UNPACKED - total)
        total += len(content)
        if len(content) > _SMALL and len(content) > MAX_RATIO * entry.compress_size:
            raise UnpackedTooLargeError(part=entry.filename)
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            _refuse_declarations(entry.filename, content)
        yield Part(entry.filename, content)


def _inflated(data: bytes, entry: zipfile.ZipInfo, left: int) -> bytes:
    """The real content of `entry`, at most `left` bytes of it, its declared size and checksum verified."""
    packed = _packed(data, entry)
    if entry.compress_type == zipfile.ZIP_STORED:
        content = packed
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        content = _inflate(packed, entry.filename, left)
    else:
        raise DamagedFileError
    if len(content) > left:
        raise UnpackedTooLargeError(part=entry.filename)
    if len(content) != entry.file_size:
        raise FalseSizesError(part=entry.filename)
    if zlib.crc32(content) != entry.CRC:
        raise DamagedFileError
    return content


def _packed(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The compressed bytes of `entry`, found through its local header."""
    header = data[entry.header_offset : entry.header_offset + _LOCAL_SIZE]
    if len(header) < _LOCAL_SIZE:
        raise DamagedFileError
    mark, _flags, _method, name_size, extra_size = _LOCAL_HEADER.unpack(header)
    if mark != b"PK\x03\x04":
        raise DamagedFileError
    start = entry.header_offset + _LOCAL_SIZE + name_size + extra_size
    packed = data[start : start + entry.compress_size]
    if len(packed) != entry.compress_size:
        raise DamagedFileError
    return packed


def _inflate(packed: bytes, name: str, left: int) -> bytes:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    limit = min(left, max(_SMALL, MAX_RATIO * len(packed)))
    pieces: list[bytes] = []
    size = 0
    source = packed
    try:
        while not engine.eof:
            piece = engine.decompress(source, _CHUNK)
            if not piece and not engine.unconsumed_tail:
                break
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise UnpackedTooLargeError(part=name)
            source = engine.unconsumed_tail
    except zlib.error as error:
        raise DamagedFileError from error
    return b"".join(pieces)


def _refuse_declarations(name: str, content: bytes) -> None:
    for word in _FORBIDDEN:
        if word in content:
            raise ForbiddenXmlError(part=name)
