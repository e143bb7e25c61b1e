"""What attestations of presence print: who came, to which held meetings, in the office's own words."""

from dataclasses import dataclass, field
from datetime import date, time

from csxl_desktop.domain.content.invitation import Contact
from csxl_desktop.domain.content.shared import OfficeIdentity, PersonName
from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class Attended:
    """One meeting; `organisation` is for whom the person was there, as the sheet says."""

    kind: str
    on: date
    title: str = ""
    last_on: date | None = None
    precision: str = "day"
    starts: time | None = None
    ends: time | None = None
    venue: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One person; of a whole `year` where one is given. `text` is the office's, still to be completed when empty."""

    person: PersonName
    meetings: tuple[Attended, ...]
    year: int | None = None
    text: RichText = field(default_factory=RichText)
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Certificates:
    """Attestations that are printed together, each from a page of its own."""

    office: OfficeIdentity
    written_on: date
    written_at: str = ""
    signatory: Contact | None = None
    certificates: tuple[Certificate, ...] = ()
    language: str = "fr"
