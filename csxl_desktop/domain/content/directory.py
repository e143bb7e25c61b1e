"""What the directory brochure and the member sheets print: of each organisation only what may be printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.opening_hours import minutes_of
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n.opening_hours import WeekSlot


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to reach somebody; `kind` is `phone`, `mobile`, `email` or `web`."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class EntryPerson:
    """Who speaks or works for an organisation; `reach` is empty where its print was not agreed to."""

    name: str
    role: str  # a stored role: `representative`, `deputy`, `director`, `contact`, `other`
    function: str = ""
    reach: tuple[Reach, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A further address; the lines are printed as given."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """One organisation in one language; `second_name` is its name in the other one.

    `second` is the whole entry in the other language, where both are printed side by side. `facts` are the office's
    own fields, each with its label.
    """

    key: str
    name: str
    second_name: str = ""
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    part_of: str = ""
    kind: str = ""
    address: tuple[str, ...] = ()
    sites: tuple[Site, ...] = ()
    reach: tuple[Reach, ...] = ()
    hours: tuple[WeekSlot, ...] = ()
    opening_note: str = ""
    people: tuple[EntryPerson, ...] = ()
    description: str = ""
    audience: str = ""
    languages: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    member: bool = False
    second: "DirectoryEntry | None" = None

    @property
    def week_minutes(self) -> int:
        """How long it is open in a week."""
        return sum(minutes_of(slot.opens_at, slot.closes_at) for slot in self.hours)


@dataclass(frozen=True, slots=True)
class SeeEntry:
    """An organisation that stands whole under another heading, `section`."""

    key: str
    name: str
    section: str
    second_name: str = ""
    second_section: str = ""


@dataclass(frozen=True, slots=True)
class DirectorySection:
    """A heading and what stands under it; level 0 is the outermost."""

    title: str
    second_title: str = ""
    level: int = 0
    entries: tuple[DirectoryEntry | SeeEntry, ...] = ()

    @property
    def whole_title(self) -> str:
        """In both languages where both are printed: “Logement – Huisvesting”."""
        return " – ".join(part for part in (self.title, self.second_title) if part)

    @property
    def whole_entries(self) -> tuple[DirectoryEntry, ...]:
        return tuple(each for each in self.entries if isinstance(each, DirectoryEntry))


@dataclass(frozen=True, slots=True)
class Foreword:
    """What the office says before the entries; `images` are the files of its pictures by their key."""

    title: str
    text: RichText
    language: str = "fr"
    images: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DirectoryBrochure:
    """The published directory on `on`, in the order printed; `second_language` where two stand side by side."""

    office: OfficeIdentity
    on: date
    sections: tuple[DirectorySection, ...] = ()
    language: str = "fr"
    second_language: str = ""
    forewords: tuple[Foreword, ...] = ()

    @property
    def entries(self) -> tuple[DirectoryEntry, ...]:
        """Every organisation once, in the order printed."""
        return tuple(entry for section in self.sections for entry in section.whole_entries)

    @property
    def titles(self) -> dict[str, tuple[str, ...]]:
        """The headings under which each organisation is named, by its key."""
        found: dict[str, list[str]] = {}
        for section in self.sections:
            for entry in section.entries:
                found.setdefault(entry.key, []).append(section.whole_title)
        return {key: tuple(dict.fromkeys(titles)) for key, titles in found.items()}


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """All that is printed of one organisation beside its entry."""

    entry: DirectoryEntry
    legal_form: str = ""
    enterprise_number: str = ""
    social_brussels_number: str = ""
    joined_on: date | None = None
    charter_signed_on: date | None = None
    committee_until: date | None = None
    on_committee: bool = False
    other_names: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class MemberSheets:
    """One page for each organisation, in the order printed."""

    office: OfficeIdentity
    on: date
    sheets: tuple[MemberSheet, ...] = ()
    language: str = "fr"
