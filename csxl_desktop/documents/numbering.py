"""What runs through the texts of one document: footnotes, figures, tables, sections, and what refers to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from reportlab.platypus import Flowable

from csxl_desktop.documents import notices
from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.flowables import Piece
from csxl_desktop.domain.live_names import form_of, place_of
from csxl_desktop.i18n import N_, _

SECTION, ANNEX, FIGURE, TABLE, HEADING = "Section", "Annex", "Figure", "Table", "Heading"
NUMBER, NUMBER_AND_PAGE, TITLE = "number", "number-page", "title"
_CAPTIONS = {
    FIGURE: (N_("Figure {number} – {title}"), N_("Figure {number}")),
    TABLE: (N_("Table {number} – {title}"), N_("Table {number}")),
}
_TITLES = {SECTION: N_("{number}. {title}"), ANNEX: N_("Annex {number} – {title}")}
_TOLD = {
    SECTION: N_("section {number}"),
    ANNEX: N_("annex {number}"),
    FIGURE: N_("figure {number}"),
    TABLE: N_("table {number}"),
}
_COMPUTED = {"\ufdd1": "number", "\ufdd2": "page"}  # noncharacters: no text holds them
_NUMBER, _PAGE = _COMPUTED


@dataclass(frozen=True, slots=True)
class Place:
    """What texts refer to: its kind, its title, and whether one of them names it by its number."""

    kind: str
    title: str
    by_number: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What an earlier layout found of the places printed: their numbers (0: none) and their pages."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)


class Numbering:
    """`places` are what the texts refer to, by their keys; `found` what an earlier layout knows of them.

    Figures and tables are counted where `counts`; sections where a text names one of them by its number. Footnotes
    stand below their text unless they stand `at_foot` of the page.
    """

    def __init__(
        self,
        places: Mapping[str, Place] | None = None,
        found: Found | None = None,
        *,
        counts: bool = False,
        at_foot: bool = False,
    ) -> None:
        self._places, self._found, self._counts, self.at_foot = places or {}, found, counts, at_foot
        self._counts_sections = any(place.kind == SECTION and place.by_number for place in self._places.values())
        self._last: dict[str, int] = {}
        self.last_note = 0
        self.numbers: dict[str, int] = {}  # of the places that stand in the story made

    def notes(self, names: Iterable[str]) -> dict[str, int]:
        """The numbers of the next footnotes, in their order."""
        found = {name: number for number, name in enumerate(names, start=self.last_note + 1)}
        self.last_note += len(found)
        return found

    def anchors(self, key: str) -> list[Flowable]:
        """Where a click on a reference leads, if there is one."""
        if key not in self._places:
            return []
        self.numbers.setdefault(key, 0)
        return [Anchor(key)]

    def title(self, words: str, key: str, *, annex: bool) -> tuple[Piece, ...]:
        """The title of a part: an annex is numbered, another one where the number of one is asked for."""
        self._stands(key, 0)
        if not annex and not self._counts_sections:
            return (Piece(words),)
        kind = ANNEX if annex else SECTION
        return self._counted(kind, _TITLES[kind], words, key)

    def caption(self, kind: str, words: str, key: str = "") -> tuple[Piece, ...]:
        """“Figure 3 – La colline”; nothing where there is neither a caption nor a reference to it."""
        wanted = key in self._places and self._places[key].by_number
        if not self._counts or not (words or wanted):
            return (Piece(words),) if words else ()
        titled, bare = _CAPTIONS[kind]
        return self._counted(kind, titled if words else bare, words, key)

    def _counted(self, kind: str, template: str, words: str, key: str) -> tuple[Piece, ...]:
        number = self._last[kind] = self._last.get(kind, 0) + 1
        self._stands(key, number)
        parts = _parts(_(template).format(number=_NUMBER, title=words), number, 0)
        return tuple(Piece(letters, counted=(kind, key) if what else None) for letters, what in parts)

    def _stands(self, key: str, number: int) -> None:
        if key in self._places:
            self.numbers[key] = number

    def told(self, target: str) -> Piece:
        """“page 12”, “figure 3, page 12”, “« Groupes », page 12”: a click goes there.

        What is not in the document is said aloud: in the text, and to whoever prints.
        """
        key, form = place_of(target), form_of(target)
        place = self._places.get(key)
        if place is None or (self._found is not None and key not in self._found.numbers):
            notices.tell(_("A reference leads to nothing that is printed: choose its part again."))
            return Piece(_("[reference to complete]"), bold=True)
        found = self._found or Found()
        page = found.pages.get(key, 0)
        words = _told(place, form)
        parts = tuple(_parts(words, found.numbers.get(key, 0), page))
        return Piece("".join(letters for letters, _what in parts), url=f"#{key}" if page else "", parts=parts)


def _told(place: Place, form: str) -> str:
    page = _("page {page}").format(page=_PAGE)
    if form == TITLE:
        return _("“{title}”, {page}").format(title=place.title, page=page)
    if form not in {NUMBER, NUMBER_AND_PAGE}:
        return page
    numbered = place.kind in _TOLD
    words = _(_TOLD[place.kind]).format(number=_NUMBER) if numbered else _("“{title}”").format(title=place.title)
    return _("{place}, {page}").format(place=words, page=page) if form == NUMBER_AND_PAGE else words


def _parts(words: str, number: int, page: int) -> Iterator[tuple[str, str]]:
    """The words between the computed ones, these with what they are."""
    said = {_NUMBER: str(number), _PAGE: f"{page:02}" if not page else str(page)}
    letters = ""
    for letter in words:
        if letter not in said:
            letters += letter
            continue
        if letters:
            yield letters, ""
        yield said[letter], _COMPUTED[letter]
        letters = ""
    if letters:
        yield letters, ""


class Anchor(Flowable):
    """A place that references lead to; nothing is seen of it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        cast("PageCanvas", self.canv).mark_place(self.key)
