"""Pages behind other pages, in one file whose first bytes are those of the first one; some pages of a file alone."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject, TextStringObject


def joined(first: bytes, behind: Iterable[bytes]) -> bytes:
    """`first` with the pages of the others appended: an incremental update, so that no byte of `first` moves."""
    writer = PdfWriter(io.BytesIO(first), incremental=True)
    for each in behind:
        reader = PdfReader(io.BytesIO(each))
        pages = [writer.add_page(page) for page in reader.pages]
        _join_trees(writer, reader, pages)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def some_pages(pdf: bytes, numbers: Sequence[int]) -> bytes:
    """The pages `numbers`, from 1, in that order."""
    writer = PdfWriter()
    writer.append(io.BytesIO(pdf), pages=[number - 1 for number in numbers], import_outline=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _join_trees(writer: PdfWriter, reader: PdfReader, pages: Iterable[Any]) -> None:
    """Let what is read aloud of the pages appended follow what is read of those before, where both files say it."""
    tree: Any = writer.root_object.get("/StructTreeRoot")
    other: Any = reader.root_object.get("/StructTreeRoot")
    if tree is None or other is None:  # minutes sealed before pages said what they are made of
        return
    tree, other = tree.get_object(), other.get_object()
    document = tree["/K"]
    part = other["/K"].clone(writer)
    part[NameObject("/S")] = NameObject("/Part")
    part[NameObject("/P")] = tree.raw_get("/K")
    if reader.root_object.get("/Lang") != writer.root_object.get("/Lang"):
        part[NameObject("/Lang")] = TextStringObject(reader.root_object["/Lang"])
    kids = document.raw_get("/K")
    document[NameObject("/K")] = ArrayObject(
        [*(kids if isinstance(kids, ArrayObject) else [kids]), part.indirect_reference]
    )
    start = int(tree["/ParentTreeNextKey"])
    owners, added = tree["/ParentTree"]["/Nums"], other["/ParentTree"]["/Nums"]
    for key, owner in zip(added[::2], added[1::2], strict=True):
        owners.extend([NumberObject(start + key), owner.clone(writer)])
    tree[NameObject("/ParentTreeNextKey")] = NumberObject(start + int(other["/ParentTreeNextKey"]))
    originals: Iterable[Any] = reader.pages
    for page, original in zip(pages, originals, strict=True):
        page[NameObject("/StructParents")] = NumberObject(start + original["/StructParents"])
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            link[NameObject("/StructParent")] = NumberObject(start + link["/StructParent"])
