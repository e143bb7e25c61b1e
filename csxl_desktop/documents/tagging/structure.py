"""The tree of a document: headings, paragraphs, lists, tables, figures and links, in the order of reading."""

from collections.abc import Iterator, Sequence
from typing import Any

HEADING = "H"
_HOLDS_NOTES = {"TD", "TH", "LBody", "Sect", "BlockQuote"}
_DEEPEST = 6


class Element:
    """One node: its kids are other nodes, marked content as (page, number), and links as annotations."""

    __slots__ = ("attributes", "kids", "kind", "number", "parent")

    def __init__(self, kind: str, parent: "Element | None", attributes: str = "") -> None:
        self.kind, self.parent, self.attributes = kind, parent, attributes
        self.kids: list[Any] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def last(self) -> "Element | None":
        """The last kid, where it is a node."""
        kid = self.kids[-1] if self.kids else None
        return kid if isinstance(kid, Element) else None


class Annotation:
    """A link as a kid of its node: its page, and the number of its object."""

    __slots__ = ("number", "page")

    def __init__(self, page: int, number: int) -> None:
        self.page, self.number = page, number


class Structure:
    """The nodes of one document, and who owns what is marked on each page."""

    def __init__(self) -> None:
        self.root = Element("Document", None)
        self.elements = [self.root]
        self.owners: list[list[Element] | Element] = []  # by key: of a page by number, or of one annotation
        self._above: list[int] = []  # the levels wished for of the headings that the next one may stand under

    def add(self, kind: str, parent: Element, attributes: str = "") -> Element:
        made = Element(kind, parent, attributes)
        self.elements.append(made)
        return made

    def attach(self, node: Element, parent: Element) -> None:
        """Put a node made beforehand behind the other kids of `parent`."""
        node.parent = parent
        parent.kids.append(node)
        self.elements.append(node)

    def heading(self, level: int, parent: Element) -> Element:
        """A heading as deep as the headings that it stands under: no level is left out, whatever was wished for."""
        above = self._above
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        return self.add(f"{HEADING}{min(len(above), _DEEPEST)}", parent)

    def list_item(self, parent: Element, level: int, bullet: str) -> Element:
        """An item of the list that ends here, or of a new one; deeper ones stand within the item before them."""
        numbering = "Decimal" if bullet[:1].isdigit() else "Disc" if bullet else "None"
        for _depth in range(level):
            items = parent.last()
            body = _body_of_last_item(items)
            if body is None:
                break
            parent = body
        items = parent.last()
        wanted = f"/A<</O/List/ListNumbering/{numbering}>>"
        if items is None or items.kind != "L" or items.attributes != wanted or bullet == "1.":
            items = self.add("L", parent, wanted)
        return self.add("LI", items)

    def note(self, owner: Element, key: str) -> Element:
        """A footnote: within the cell, item or part that calls it, else right behind the paragraph that does."""
        parent = owner.parent
        attributes = f"/ID({key})"
        if parent is None or owner.kind in _HOLDS_NOTES:
            return self.add("Note", owner, attributes)
        made = self.add("Note", parent, attributes)
        parent.kids.insert(parent.kids.index(owner) + 1, parent.kids.pop())
        return made

    def contents_line(self, parent: Element, level: int) -> Element:
        """The link of a line of the contents; those of a lower level stand within the line before them."""
        for _depth in range(level):
            contents = parent.last()
            line = contents.last() if contents is not None and contents.kind == "TOC" else None
            if line is None:
                break
            parent = line
        contents = parent.last()
        if contents is None or contents.kind != "TOC":
            contents = self.add("TOC", parent)
        return self.add("Link", self.add("Reference", self.add("TOCI", contents)))

    def page(self, owned: list[Element]) -> int:
        """The key of a page whose marks belong to `owned`, in the order of their numbers."""
        self.owners.append(owned)
        return len(self.owners) - 1

    def annotation(self, node: Element, page: int, number: int) -> int:
        """Let `node` have the annotation whose object is `number`; the key under which that says so."""
        node.kids.append(Annotation(page, number))
        self.owners.append(node)
        return len(self.owners) - 1

    def written(self, root: int, pages: Sequence[int]) -> Iterator[str]:
        """The PDF objects numbered from `root` on: the root of the tree, who owns what, then every node.

        `pages` are the object numbers of the pages.
        """
        for number, element in enumerate(self.elements, start=root + 2):
            element.number = number
        yield (
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/ParentTree {root + 1} 0 R"
            f"/ParentTreeNextKey {len(self.owners)}>>"
        )
        yield f"<</Nums[{' '.join(self._owned())}]>>"
        for element in self.elements:
            parent = element.parent.number if element.parent is not None else root
            yield f"<</S/{element.kind}/P {parent} 0 R{element.attributes}{_kids(element.kids, pages)}>>"

    def _owned(self) -> Iterator[str]:
        for key, owner in enumerate(self.owners):
            if isinstance(owner, Element):
                yield f"{key} {owner.number} 0 R"
            else:
                yield f"{key}[{' '.join([f'{each.number} 0 R' for each in owner])}]"


def _body_of_last_item(items: Element | None) -> Element | None:
    if items is None or items.kind != "L":
        return None
    item = items.last()
    body = item.last() if item is not None else None
    return body if body is not None and body.kind == "LBody" else None


def _kids(kids: Sequence[Any], pages: Sequence[int]) -> str:
    if not kids:
        return ""
    if len(kids) == 1:
        kid = kids[0]
        if type(kid) is tuple:
            return f"/Pg {pages[kid[0]]} 0 R/K {kid[1]}"
        if type(kid) is Element:
            return f"/K {kid.number} 0 R"
    home = next((kid[0] for kid in kids if type(kid) is tuple), None)
    page = "" if home is None else f"/Pg {pages[home]} 0 R"
    return f"{page}/K[{' '.join([_kid(kid, home, pages) for kid in kids])}]"


def _kid(kid: Any, home: int | None, pages: Sequence[int]) -> str:
    if type(kid) is Element:
        return f"{kid.number} 0 R"
    if type(kid) is tuple:
        page, number = kid
        return str(number) if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>"
    return f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.number} 0 R>>"
