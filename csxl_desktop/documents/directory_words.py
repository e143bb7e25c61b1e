"""What the directory says, line by line, and its indexes: the same on paper, in Word and on the web."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csxl_desktop.documents.flowables import Piece
from csxl_desktop.documents.letterhead import phone_text
from csxl_desktop.domain.content.directory import (
    DirectoryBrochure,
    DirectoryEntry,
    DirectorySection,
    EntryPerson,
    Reach,
    SeeEntry,
)
from csxl_desktop.i18n import N_, _, fold, sort_key, speaking
from csxl_desktop.i18n.opening_hours import duration
from csxl_desktop.i18n.week_words import language_names, week_lines

ROLES = {
    "representative": N_("Representative"),
    "deputy": N_("Deputy"),
    "director": N_("Director"),
    "contact": N_("Contact person"),
    "other": "",
}
# What a line is, for its look.
OTHER_NAME, ABOUT, PLACE, REACH, HOURS, TEXT, FACT, PERSON = range(8)

_BETWEEN = " · "
_PHONES = frozenset({"phone", "mobile"})
_SCHEME = re.compile("^https?://", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://)?[^\s:/?#]+\.[^\s:/?#]+(?:[:/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a text of several, in marked pieces."""

    kind: int
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def entry_lines(entry: DirectoryEntry) -> Iterator[Line]:
    """All that is printed under the name, in the language spoken."""
    if entry.second_name and entry.second is None:
        yield _line(OTHER_NAME, entry.second_name)
    if entry.part_of:
        yield _line(ABOUT, _("Part of: {name}").format(name=entry.part_of))
    if entry.address:
        yield _line(PLACE, ", ".join(entry.address))
    for site in entry.sites:
        label = _("{label}: ").format(label=site.label) if site.label else ""
        yield Line(PLACE, (Piece(label, italic=True), Piece(", ".join(site.lines))))
    yield from reach_words(entry.reach)
    yield from _hours(entry)
    for text in entry.description.splitlines():
        if text.strip():
            yield _line(TEXT, text)
    for label, words in _facts(entry):
        yield Line(FACT, (Piece(_("{label}: ").format(label=label), bold=True), Piece(words)))
    for person in entry.people:
        yield from person_words(person)


def reach_words(reach: Iterable[Reach]) -> Iterator[Line]:
    """Phones on one line, then one line for each address on the net, which a click opens."""
    reach = list(reach)
    phones = [each for each in reach if each.kind in _PHONES]
    if phones:
        yield _line(REACH, _BETWEEN.join(_labelled(phone_text(each.value), each.label) for each in phones))
    for each in reach:
        if each.kind not in _PHONES:
            label = f" ({each.label})" if each.label else ""
            yield Line(REACH, (Piece(_SCHEME.sub("", each.value).rstrip("/"), url=link_of(each)), Piece(label)))


def link_of(reach: Reach) -> str:
    """Where a click leads; nowhere where the value is no plain address of mail or web."""
    if reach.kind == "email":
        return f"mailto:{reach.value}" if _MAIL.fullmatch(reach.value) else ""
    if not _WEB.fullmatch(reach.value):
        return ""
    return reach.value if _SCHEME.match(reach.value) else f"https://{reach.value}"


def person_words(person: EntryPerson) -> Iterator[Line]:
    """Name, what the person does there, and how to reach the person where that was agreed to."""
    does = person.function or (_(ROLES[person.role]) if ROLES.get(person.role) else "")
    yield Line(PERSON, (Piece(person.name, bold=True), Piece(f", {does}" if does else "")))
    yield from reach_words(person.reach)


def _hours(entry: DirectoryEntry) -> Iterator[Line]:
    for days, hours in week_lines(entry.hours):
        yield Line(HOURS, (Piece(_("{label}: ").format(label=days[:1].upper() + days[1:]), italic=True), Piece(hours)))
    if entry.hours:
        yield _line(HOURS, _("Open {duration} a week").format(duration=duration(entry.week_minutes)))
    if entry.opening_note:
        yield _line(HOURS, entry.opening_note)


def _facts(entry: DirectoryEntry) -> Iterator[tuple[str, str]]:
    if entry.audience:
        yield _("For whom"), entry.audience
    if entry.languages:
        yield _("Languages"), language_names(entry.languages)
    yield from entry.facts


def _line(kind: int, text: str) -> Line:
    return Line(kind, (Piece(text),))


def _labelled(value: str, label: str) -> str:
    return f"{value} ({label})" if label else value


def see_words(see: SeeEntry) -> str:
    """“Le Canevas: see Social aid”, in both languages where both are printed."""
    told = _("{name}: see {section}").format(name=see.name, section=see.section)
    if not see.second_section:
        return told
    return f"{told} – {see.second_name or see.name}: {see.second_section}"


# The indexes.


@dataclass(frozen=True, slots=True)
class IndexName:
    """A name to be looked for, and the organisation under it; `see` where it stands under another name."""

    name: str
    key: str
    see: str = ""

    @property
    def words(self) -> str:
        return _("{name}, see {other}").format(name=self.name, other=self.see) if self.see else self.name


def index_of_names(content: DirectoryBrochure) -> list[IndexName]:
    """Every name of every organisation, in the order of the office: whole names, then short, other and former ones."""
    found: dict[tuple[str, str], IndexName] = {}
    for entry in content.entries:
        for name in _indexed(entry):
            found.setdefault((fold(name.name), name.key), name)
    return sorted(found.values(), key=lambda each: (sort_key(each.name), each.name, each.key))


def _indexed(entry: DirectoryEntry) -> Iterator[IndexName]:
    second = entry.second.name if entry.second else entry.second_name
    whole = [name for name in (entry.name, second) if name]
    yield from (IndexName(name, entry.key) for name in whole)
    for other in (entry.short_name, *entry.aliases):
        # One that is filed beside the whole name helps nobody.
        if other and not any(sort_key(name).startswith(sort_key(other)) for name in whole):
            yield IndexName(other, entry.key, entry.name)


def index_of_kinds(content: DirectoryBrochure) -> list[tuple[str, list[DirectoryEntry]]]:
    """The kinds with their organisations, both as the office sorts; nothing without a kind."""
    kinds: dict[str, list[DirectoryEntry]] = {}
    for entry in content.entries:
        second = entry.second.kind if entry.second else ""
        kind = " – ".join(dict.fromkeys(part for part in (entry.kind, second) if part))
        if kind:
            kinds.setdefault(kind, []).append(entry)
    return [
        (kind, sorted(kinds[kind], key=lambda each: (sort_key(each.name), each.name)))
        for kind in sorted(kinds, key=sort_key)
    ]


def in_both(content: DirectoryBrochure, message: str) -> str:
    """A title of the house (marked with N_), in both languages where both are printed."""
    shown = [_(message)]
    if content.second_language:
        with speaking(content.second_language):
            shown.append(_(message))
    return " – ".join(dict.fromkeys(shown))


def section_key(number: int) -> str:
    return f"section-{number}"


def numbered(sections: Iterable[DirectorySection]) -> Iterator[tuple[str, DirectorySection]]:
    """The sections with their keys."""
    return ((section_key(number), section) for number, section in enumerate(sections))
