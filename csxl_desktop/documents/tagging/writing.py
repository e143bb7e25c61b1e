"""The bytes of a tagged file: its pages as ReportLab writes them, the nodes packed close together."""

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from csxl_desktop.documents.tagging.structure import Structure

_TOGETHER = 100  # nodes packed in one stream: a reader unpacks all of them for the sake of one
_PACKED = ("Annot.", "Outline")
_FREE, _PLAIN, _IN_STREAM = 0, 1, 2
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Link(pdfdoc.PDFObject):
    """The place on a page that leads elsewhere."""

    def __init__(self, rect: Any, key: int, words: str, target: Any) -> None:
        self._rect, self._key, self._words, self._target = rect, key, words, target

    def format(self, document: Any) -> bytes:
        target = self._target
        if isinstance(target, str):
            way = f"/A<</S/URI/URI{target}>>".encode("latin-1")
        else:
            way = b"/Dest" + pdfdoc.format(target, document)
        corners = " ".join([f"{each:.2f}" for each in self._rect])
        said = f"/StructParent {self._key}/Contents{self._words}"
        words = f"<</Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]/F 4{said}"
        return words.encode("latin-1") + way + b">>"


class TaggedDocument(pdfdoc.PDFDocument):
    """ReportLab's document with the nodes of its pages; version 1.7, its table of places packed as well."""

    def __init__(self, structure: Structure, **options: Any) -> None:
        super().__init__(pdfVersion=(1, 7), **options)
        self._structure = structure

    def format(self) -> bytes:
        reportlab: Any = self
        catalog, info, reference = reportlab.Catalog, reportlab.info, reportlab.Reference
        metadata = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}),
            _XMP.format(title=_escaped(info.title)).encode(),
        )
        catalog.Metadata = reference(metadata)
        catalog.MarkInfo = "<</Marked true>>"
        catalog.ViewerPreferences = "<</DisplayDocTitle true>>"
        root = self.objectcounter = self.objectcounter + 1
        catalog.StructTreeRoot = f"{root} 0 R"
        self.objectcounter += 1 + len(self._structure.elements)
        reference(catalog)
        reference(info)
        pages = [self.idToObjectNumberAndVersion[f"Page{number}"][0] for number in range(1, self.pageCounter)]
        return _File().written(self, root, pages)


def _escaped(title: str) -> str:
    return title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _File:
    """The file as it grows."""

    def __init__(self) -> None:
        # The second line says to those who carry files about that this one is no text.
        self._pieces = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        self._length = len(self._pieces[0])
        self._places: dict[int, tuple[int, int, int]] = {}

    def written(self, document: Any, root: int, pages: list[int]) -> bytes:
        packed = self._plain(document)
        nodes = document._structure.written(root, pages)  # noqa: SLF001 - its own class
        packed += [(root + place, node.encode("latin-1")) for place, node in enumerate(nodes)]
        for start in range(0, len(packed), _TOGETHER):
            document.objectcounter += 1
            self._pack(document.objectcounter, packed[start : start + _TOGETHER])
        return self._ended(document)

    def _plain(self, document: Any) -> list[tuple[int, bytes]]:
        """Write ReportLab's own objects, some of which are made on the way; those left to be packed."""
        left, number = [], 0
        names, things = document.numberToId, document.idToObject
        while number < document.objectcounter:
            number += 1
            name = names.get(number)
            if name is None:
                continue
            data = pdfdoc.format(things[name], document, toplevel=1)
            if name.startswith(_PACKED):
                left.append((number, data))
            else:
                self._add(number, data)
        return left

    def _pack(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        offset, head = 0, []
        for place, (each, data) in enumerate(objects):
            head.append(f"{each} {offset}")
            offset += len(data) + 1
            self._places[each] = (_IN_STREAM, number, place)
        first = " ".join(head).encode() + b"\n"
        body = zlib.compress(first + b"\n".join([data for _number, data in objects]))
        head_words = f"<</Type/ObjStm/N {len(objects)}/First {len(first)}/Filter/FlateDecode/Length {len(body)}>>"
        self._add(number, head_words.encode() + b"\nstream\n" + body + b"\nendstream")

    def _add(self, number: int, data: bytes) -> None:
        self._places[number] = (_PLAIN, self._length, 0)
        whole = b"%d 0 obj\n%b%bendobj\n" % (number, data, b"" if data.endswith(b"\n") else b"\n")
        self._pieces.append(whole)
        self._length += len(whole)

    def _ended(self, document: Any) -> bytes:
        number = document.objectcounter + 1
        start = self._length
        self._places[number] = (_PLAIN, start, 0)
        places = (self._places.get(each, (_FREE, 0, 0)) for each in range(number + 1))
        table = zlib.compress(
            b"".join([b"%c%b%b" % (kind, where.to_bytes(4), place.to_bytes(2)) for kind, where, place in places])
        )
        digest = document.signature.hexdigest()
        catalog, info = (
            pdfdoc.format(document.Reference(each), document) for each in (document.Catalog, document.info)
        )
        words = (
            f"<</Type/XRef/Size {number + 1}/W[1 4 2]/Root {catalog.decode()}/Info {info.decode()}"
            f"/ID[<{digest}><{digest}>]/Filter/FlateDecode/Length {len(table)}>>"
        )
        self._add(number, words.encode() + b"\nstream\n" + table + b"\nendstream")
        return b"".join([*self._pieces, b"startxref\n%d\n%%%%EOF\n" % start])
