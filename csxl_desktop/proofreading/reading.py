"""A text beside what the dossier knows, and what several rules draw from both."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.knowledge import Knowledge
from csxl_desktop.proofreading.text import FLAT, Kind, Text

_CIVILITY = r"(?:M\.|MM\.|Mme|Mmes|Mlle|Monsieur|Madame|Mr\.?|Dr\.?)"
_NAME = r"[A-ZÀ-Þ][\w'’-]*(?: (?:(?:de|du|des|van|von|den|der|ter|el|le|la|d'|ten|bin|ben) ?)*[A-ZÀ-Þ][\w'’.-]*){1,4}"
NAMED = re.compile(rf"\b(?P<civility>{_CIVILITY}) (?P<name>[A-ZÀ-Þ][^,;:()|\d]{{2,60}})")
SIGNED = re.compile(
    rf"^(?:{_CIVILITY} )?(?P<name>{_NAME})\s*(?:,| - | -|- |\()\s*(?P<organisation>[A-ZÀ-Þ(][^.!?]{{2,110}})$"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_BODIES_WRITTEN = """
commune service centre maison cpas asbl association federation ministere region ville cellule departement direction
observatoire mutualite bibliotheque ecole academie institut fondation comite conseil reseau coordination groupe pole
gemeente dienst huis
"""
_BODIES = frozenset(_BODIES_WRITTEN.split())
_LISTED = re.compile(
    rf"^(?:\d{{1,3}}[.)] )?(?P<organisation>[^:;|]{{3,100}}?) (?:-|:) (?P<civility>{_CIVILITY}) (?P<name>{_NAME})$"
)
_LONGEST_SIGNATURE = 170  # letters
_QUOTED_WITHIN = 10  # blocks
NOTHING_KNOWN = Knowledge()
_SHORTEST = 4  # letters of a name that is looked for


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody printed beside an organisation: in a table, under a quotation, among the speakers."""

    block: int
    person: str
    organisation: str
    civility: str = ""
    table: int = 0


@dataclass(frozen=True)
class Reading:
    """What a rule on texts is given."""

    text: Text
    knowledge: Knowledge = NOTHING_KNOWN

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        return tuple(_attributions(self.text))

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name of an organisation or a person that the text's tables or the dossier give, flat."""
        known = self.knowledge
        found = {known.office.name, *(each.title for each in known.partnerships), *(each.name for each in known.people)}
        for each in known.organisations:
            found |= {each.name, *each.others, *(name for name, _to in each.former)}
        for told in self.attributions:
            found |= {told.organisation, told.person}
        return frozenset(name.translate(FLAT) for name in found if len(name) >= _SHORTEST)

    @cached_property
    def _links(self) -> dict[int, tuple[tuple[int, int], ...]]:
        found = {}
        for at, block in enumerate(self.text.blocks):
            flat = block.flat
            if "@" not in flat and "://" not in flat and "www." not in flat:
                continue
            if spans := tuple(each.span() for each in _LINK.finditer(flat)):
                found[at] = spans
        return found

    def in_link(self, at: int, start: int) -> bool:
        """Whether a letter stands inside an address of the web or of e-mail."""
        return _holds(self._links.get(at, ()), start)

    @cached_property
    def _named(self) -> dict[int, tuple[tuple[int, int], ...]]:
        """The names in the blocks that were asked for: few are, and every name is looked for in them."""
        return {}

    def _name_spans(self, at: int) -> tuple[tuple[int, int], ...]:
        if at not in self._named:
            flat = self.text.blocks[at].flat
            found = ((start, start + len(name)) for name in self.names if (start := flat.find(name)) >= 0)
            self._named[at] = tuple(found)
        return self._named[at]

    def is_named(self, at: int, start: int) -> bool:
        """Whether a letter stands inside the name of somebody or something: what they call themselves is theirs."""
        return any(first <= start < last for first, last in self._name_spans(at))


def _holds(spans: tuple[tuple[int, int], ...], start: int) -> bool:
    """Whether a place lies in one of the spans, which follow each other."""
    before = bisect_right(spans, start, key=lambda span: span[0])
    return before > 0 and start < spans[before - 1][1]


def _attributions(text: Text) -> Iterator[Attribution]:
    """Lists are numbered downwards from -1: no number of a table is below nought."""
    of_list, last = 0, -2
    for at, block in enumerate(text.blocks):
        if block.kind is Kind.ROW:
            yield from _row(at, block.cells, block.table)
        elif block.kind is Kind.ITEM and (listed := _LISTED.match(block.flat)) is not None:
            of_list -= last != at - 1
            last = at
            yield Attribution(at, listed["name"], listed["organisation"], listed["civility"], of_list)
        elif block.kind is Kind.PARAGRAPH and len(block.flat) < _LONGEST_SIGNATURE and _follows_quotation(text, at):
            found = SIGNED.match(block.flat)
            if found and not block.flat.rstrip().endswith((":", ";", ",")) and not _is_body(found["name"]):
                yield Attribution(at, found["name"].strip(), found["organisation"].strip(" ()"))


def _follows_quotation(text: Text, at: int) -> bool:
    """Whether something quoted stands shortly above: what follows it is signed."""
    above = text.blocks[max(0, at - _QUOTED_WITHIN) : at]
    return any("«" in block.text or "»" in block.text or '"' in block.flat for block in above)


def _is_body(name: str) -> bool:
    """“Commune de Forest – Service Jeunesse” is no signature."""
    return bool(_BODIES & set(fold(name).split()))


def _row(at: int, cells: tuple[str, ...], table: int) -> Iterator[Attribution]:
    """A row that names somebody beside an organisation: the cell of the person tells itself by its civility."""
    named = [(column, NAMED.match(cell.translate(FLAT))) for column, cell in enumerate(cells)]
    people = [(column, found) for column, found in named if found is not None]
    others = [cell for column, cell in enumerate(cells) if cell and column not in {each for each, _ in people}]
    organisations = [cell for cell in others if sum(char.isalpha() for char in cell) > 2]
    if len(people) == 1 and organisations:
        found = people[0][1]
        yield Attribution(at, found["name"].strip(), organisations[0], found["civility"], table)
