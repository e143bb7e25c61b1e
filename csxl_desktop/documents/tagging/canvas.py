"""A canvas that knows which node of the document it is drawing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from csxl_desktop.documents.tagging import marks
from csxl_desktop.documents.tagging.structure import Element, Structure
from csxl_desktop.documents.tagging.writing import Link, TaggedDocument

Leaf = Callable[[], Element]  # says, each time letters are drawn, to which node they belong


class TaggedCanvas(Canvas):
    """Letters drawn within a `leaf` belong to its node, all others are decoration."""

    _code: list[str]
    _preamble: str
    _pageNumber: int
    _annotationrefs: list[Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        lang = str(options["lang"])
        self.structure = Structure()
        self.container: Element = self.structure.root
        self.leaf: Leaf | None = None
        self.cell: Element | None = None  # takes the letters of the only paragraph in it
        self.language = lang[:2]
        self.decorating = ""  # the mark of running heads and repeated headers: nothing of it belongs to a node
        self.called: list[Any] = []  # the footnotes called by what was drawn last
        self._inside = False  # a figure
        self.open_link: Element | None = None  # takes the annotations made now
        self._expected: list[tuple[str, Element]] = []  # links of the line drawn, without their annotation yet
        made: Any = self._doc
        self._doc: Any = TaggedDocument(
            self.structure, lang=lang, compression=made.compression, invariant=made.invariant
        )
        self._owners: list[Element] = []
        self._pages: list[tuple[Any, str, list[str]]] = []

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N803 - ReportLab's name
        leaf, links = self.leaf, getattr(aTextObject, "links", None)
        if links and leaf is not None:
            self._code.append(self._with_links(aTextObject, leaf(), links))
            return
        code = aTextObject.getCode()
        if self._inside:
            self._code.append(code)
        elif leaf is None or self.decorating or code.count("Tj") == code.count("() Tj"):  # nothing is written
            self._code.append(f"{self.decorating or marks.ARTIFACT} {code} {marks.END}")
        else:
            self._code.append(f"{self.mark(leaf())} {code} {marks.END}")

    def mark(self, owner: Element) -> str:
        """The beginning of a piece of this page that belongs to `owner`."""
        owners = self._owners
        number = len(owners)
        owners.append(owner)
        owner.kids.append((self._pageNumber - 1, number))
        return marks.begun(owner.kind, number)

    def expect_link(self, address: str, node: Element) -> None:
        """The next annotation that leads to `address` belongs to `node`."""
        self._expected.append((address, node))

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """All that is drawn belongs to nodes inside `element`."""
        outer, self.container = self.container, element
        try:
            yield
        finally:
            self.container = outer

    @contextmanager
    def decoration(self, mark: str = marks.ARTIFACT) -> Iterator[None]:
        """What is drawn is there to be seen only."""
        outer, self.decorating = self.decorating, mark
        try:
            yield
        finally:
            self.decorating = outer

    @contextmanager
    def letters(self, element: Element) -> Iterator[None]:
        """All letters that are drawn belong to `element` itself."""
        outer, self.leaf = self.leaf, lambda: element
        try:
            yield
        finally:
            self.leaf = outer

    @contextmanager
    def linked(self, link: Element) -> Iterator[None]:
        """All letters and annotations that are made belong to `link`; one paragraph at most."""
        self.open_link, self.cell = link, link
        try:
            with self.letters(link):
                yield
        finally:
            self.open_link = self.cell = None

    @contextmanager
    def figure(self, alternative: str) -> Iterator[None]:
        """A picture, said by the words `alternative`; decoration without any."""
        if self.decorating or self._inside or not alternative:
            yield
            return
        owner = self.structure.add("Figure", self.container, f"/Alt{marks.pdf_text(alternative)}")
        self._code.append(self.mark(owner))
        self._inside = True
        try:
            yield
        finally:
            self._inside = False
            self._code.append(marks.END)

    def _with_links(self, text: Any, owner: Element, links: list[tuple[int, int, Element]]) -> str:
        """The letters of a paragraph, those of its links each with its own node."""
        code = text._code  # noqa: SLF001 - ReportLab gives it as a whole only
        parts, done = [code[0]], 1
        for start, end, node in links:
            parts += self._marked(owner, code[done:start])
            if node.parent is None:
                self.structure.attach(node, owner)
            parts += self._marked(node, code[start:end])
            done = end
        parts += self._marked(owner, code[done:])
        return " ".join([*parts, "ET"])

    def _marked(self, owner: Element, code: list[str]) -> list[str]:
        if any("Tj" in piece for piece in code):
            return [self.mark(owner), *code, marks.END]
        return code

    def linkURL(self, url: str, rect: Any, relative: int = 0, *_look: Any, **_more: Any) -> None:
        self._annotate(url, rect, relative, url.removeprefix("mailto:"), marks.pdf_text(url))

    def linkRect(
        self,
        contents: str,
        destinationname: str,
        Rect: Any = None,  # noqa: N803 - ReportLab's name
        *_look: Any,
        relative: int = 1,
        **_more: Any,
    ) -> None:
        reportlab: Any = self
        target = reportlab._bookmarkReference(destinationname)  # noqa: SLF001 - its own
        self._annotate(f"#{destinationname}", Rect, relative, contents or destinationname, target)

    def _annotate(self, address: str, rect: Any, relative: int, words: str, target: Any) -> None:
        node = self.open_link or self._expected_node(address)
        document = self._doc
        page, number = self._pageNumber - 1, document.objectcounter + 1
        key = self.structure.annotation(node, page, number)
        reportlab: Any = self
        corners = reportlab._absRect(rect, relative)  # noqa: SLF001 - its own
        link = Link(corners, key, marks.pdf_text(words), target)
        self._annotationrefs.append(document.Reference(link, f"Annot.{number}"))

    def _expected_node(self, address: str) -> Element:
        for place, (wanted, node) in enumerate(self._expected):
            if wanted == address:
                del self._expected[place]
                return node
        return self.structure.add("Link", self.container)

    def showPage(self) -> None:
        code, preamble, owners = self._code, self._preamble, self._owners
        self._code = []  # ReportLab is given the page when it is whole
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self.structure.page(owners), "/S"
        self._pages.append((page, preamble, code))
        self._owners = []

    def save(self) -> None:
        if self._code:
            self.showPage()
        for page, preamble, code in self._pages:
            page.setStream([preamble, *marks.whole(code)])
        super().save()
