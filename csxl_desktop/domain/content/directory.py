"""What the directory brochure and the member sheets print: of each organisation only what may be printed."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity


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
class DirectoryEntry:
    """One organisation; `second_name` is its name in the other language."""

    key: str
    name: str
    second_name: str = ""
    short_name: str = ""
    part_of: str = ""
    kind: str = ""
    address: tuple[str, ...] = ()
    reach: tuple[Reach, ...] = ()
    people: tuple[EntryPerson, ...] = ()
    description: str = ""
    audience: str = ""
    languages: str = ""
    member: bool = False


@dataclass(frozen=True, slots=True)
class DirectorySection:
    """A heading and what stands under it; level 0 is the outermost."""

    title: str
    second_title: str = ""
    level: int = 0
    entries: tuple[DirectoryEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectoryBrochure:
    """The published directory on `on`, in the order printed."""

    office: OfficeIdentity
    on: date
    sections: tuple[DirectorySection, ...] = ()
    language: str = "fr"


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
