"""What the invitation to a meeting prints, with its ordre du jour."""

from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity, PersonName
from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class InvitationItem:
    """One item of the agenda; `minutes` is the time planned for it, `note` a line under its title."""

    title: str
    minutes: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class InvitedSpeaker:
    name: PersonName
    function: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask or to answer."""

    name: str
    function: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The letter; `written_on` is the date at its head, `addressee` the lines of the window envelope."""

    office: OfficeIdentity
    meeting: MeetingFacts
    items: tuple[InvitationItem, ...] = ()
    speakers: tuple[InvitedSpeaker, ...] = ()
    text: RichText = field(default_factory=RichText)
    addressee: tuple[str, ...] = ()
    written_on: date | None = None
    written_at: str = ""
    reply_by: date | None = None
    contact: Contact | None = None
    signatories: tuple[Contact, ...] = ()
    annexes: tuple[str, ...] = ()
    language: str = "fr"
