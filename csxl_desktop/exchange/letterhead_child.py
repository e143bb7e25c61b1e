"""In the reading process: one page of a PDF alone, with what is seen of it and nothing else."""

import json
from base64 import b64encode
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, NameObject

_PAGE = {"/Type", "/MediaBox", "/CropBox", "/Resources", "/Contents", "/Group", "/Rotate", "/Parent"}
_RESOURCES = {"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"}
# What a page may carry besides what it shows, and what says to readers what it shows: on our pages it is decoration.
_UNSEEN = ("/Metadata", "/PieceInfo", "/StructParents", "/StructParent", "/OC", "/OPI", "/Properties", "/AF")
_MARKS = {b"BMC", b"BDC", b"EMC", b"MP", b"DP"}
_DEEPEST = 40


def page_json(data: bytes, page: int) -> bytes:
    """The page (from 1) under “content”, and how many “pages” there are; “locked” where a password keeps them."""
    reader = PdfReader(BytesIO(data))
    if _is_locked(reader):
        return json.dumps({"locked": True}).encode()
    pages = len(reader.pages)
    if not 1 <= page <= pages:
        return json.dumps({"pages": pages}).encode()
    content = b64encode(_alone(reader, page - 1)).decode()
    return json.dumps({"content": content, "pages": pages}).encode()


def _is_locked(reader: PdfReader) -> bool:
    try:
        return reader.is_encrypted and not reader.decrypt("")
    except DependencyError:  # a cipher that we do not carry
        return True


def _alone(reader: PdfReader, place: int) -> bytes:
    page: Any = reader.pages[place]
    for key in [key for key in page if key not in _PAGE]:
        del page[key]
    resources = page.get("/Resources")
    if resources is not None:
        resources = resources.get_object()
        for key in [key for key in resources if key not in _RESOURCES]:
            del resources[key]
        _strip(resources, 0, set())
    writer = PdfWriter()
    added: Any = writer.add_page(page)
    if added.rotation:
        added.transfer_rotation_to_content()
    added.mediabox = added.cropbox  # what a reader shows of it
    _unmark(added, writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _strip(thing: Any, depth: int, seen: set[tuple[int, int]]) -> None:
    """Take away what nobody sees, in all that the page uses."""
    if isinstance(thing, IndirectObject):
        key = thing.idnum, thing.generation
        if key in seen:
            return
        seen.add(key)
        thing = thing.get_object()
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(thing, DictionaryObject):
        for name in _UNSEEN:
            thing.pop(NameObject(name), None)
        for name in thing:
            _strip(thing.raw_get(name), depth + 1, seen)
    elif isinstance(thing, ArrayObject):
        for each in list.__iter__(thing):
            _strip(each, depth + 1, seen)


def _unmark(page: Any, writer: PdfWriter) -> None:
    """Whatever the page says of its structure; nodes within decoration are none."""
    contents = page.get_contents()
    if contents is None:
        return
    stream: Any = ContentStream(contents, writer)
    stream.operations = [(values, name) for values, name in stream.operations if name not in _MARKS]
    page.replace_contents(stream)
    page.compress_content_streams()
