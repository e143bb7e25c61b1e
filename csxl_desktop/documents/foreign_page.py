"""A page of another PDF as one object of ours: its lines and letters stay lines and letters."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject
from reportlab.pdfbase import pdfdoc

_MOST_OBJECTS = 20_000
_DEEPEST = 60


class ForeignPage:
    """The first page of `content`, a PDF of ours (`exchange.letterhead`); raises whatever pypdf does where it is none.

    Everything is written once to find out beforehand that it can be: a document must not fail for it at its end.
    """

    def __init__(self, content: bytes) -> None:
        page = PdfReader(BytesIO(content)).pages[0]
        box = page.mediabox
        self.box = float(box.left), float(box.bottom), float(box.width), float(box.height)
        if min(self.box[2:]) <= 0:
            raise ValueError("a page without room")
        contents = page.get_contents()
        self.code: bytes = contents.get_data() if contents is not None else b""
        self.resources: Any = page.get("/Resources", DictionaryObject()).get_object()
        self.group: Any = page.get("/Group", NullObject()).get_object()
        _Objects(None).bytes_of([self.resources, self.group])


class ForeignForm(pdfdoc.PDFObject):  # ReportLab has no types
    """The page as ReportLab asks for it: a form, with all that it uses."""

    __RefOnly__ = 1

    def __init__(self, page: ForeignPage) -> None:
        self._page = page

    def format(self, document: Any) -> bytes:
        page = self._page
        resources, group = _Objects(document).bytes_of([page.resources, page.group])
        left, foot, width, height = page.box
        form = pdfdoc.PDFStream(content=page.code, filters=[pdfdoc.PDFZCompress])
        words = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray([left, foot, left + width, foot + height]),
            "Resources": _Written(resources),
        }
        if page.group and not isinstance(page.group, NullObject):
            words["Group"] = _Written(group)
        for name, value in words.items():
            form.dictionary[name] = value
        data: bytes = form.format(document)
        return data


class _Written(pdfdoc.PDFObject):  # ReportLab has no types
    """An object whose bytes are known, at the latest when it is written."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, _document: Any) -> bytes:
        return self.data


class _Objects:
    """Objects of pypdf as bytes; what they refer to becomes objects of `document`, each once (None: only tried)."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._known: dict[tuple[int, int], bytes] = {}

    def bytes_of(self, objects: list[Any]) -> list[bytes]:
        return [self._bytes(each, 0) for each in objects]

    def _bytes(self, thing: Any, depth: int) -> bytes:
        if depth > _DEEPEST:
            raise ValueError("objects within objects without end")
        match thing:
            case IndirectObject():
                return self._reference(thing, depth)
            case StreamObject():
                raise ValueError("a stream that is no object of its own")
            case DictionaryObject():
                pairs = [_plain(NameObject(key)) + b" " + self._bytes(thing.raw_get(key), depth + 1) for key in thing]
                return b"<<" + b"\n".join(pairs) + b">>"
            case ArrayObject():
                return b"[" + b" ".join([self._bytes(each, depth + 1) for each in list.__iter__(thing)]) + b"]"
        return _plain(thing)

    def _reference(self, thing: IndirectObject, depth: int) -> bytes:
        key = thing.idnum, thing.generation
        if key not in self._known:
            if len(self._known) > _MOST_OBJECTS:
                raise ValueError("too many objects")
            made = _Written(b"")
            # Named before it is written: what it holds may lead back to it.
            self._known[key] = self._named(made)
            made.data = self._whole(thing.get_object(), depth + 1)
        return self._known[key]

    def _named(self, made: "_Written") -> bytes:
        if self._document is None:
            return b"0 0 R"
        reference: bytes = pdfdoc.format(self._document.Reference(made), self._document)
        return reference

    def _whole(self, thing: Any, depth: int) -> bytes:
        if not isinstance(thing, StreamObject):
            return self._bytes(thing, depth)
        data = thing._data  # noqa: SLF001 - as it stands in the file, still packed
        head = DictionaryObject({NameObject(key): thing.raw_get(key) for key in thing if key != "/Length"})
        packed = bytes(data) if isinstance(data, bytes | bytearray) else str(data).encode("latin-1")
        words = self._bytes(head, depth)[:-2] + b"/Length %d>>" % len(packed)
        return words + b"\nstream\n" + packed + b"\nendstream"


def _plain(thing: Any) -> bytes:
    out = BytesIO()
    thing.write_to_stream(out)
    return out.getvalue()
