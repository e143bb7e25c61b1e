"""Whom a selection comes down to: each once, with the way to reach them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from csxl_desktop.domain import address_blocks
from csxl_desktop.domain.choices import PreferredChannel
from csxl_desktop.domain.civilities import called


class SelectionKind(StrEnum):
    """What the keys of a selection name."""

    ORGANISATIONS = "organisations"
    PEOPLE = "people"
    SEATS = "seats"  # of the steering committee
    SEARCH = "search"
    LIST = "list"
    GROUP = "group"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Selection:
    """Records chosen in a list (many keys), or by something that names them (one key). `name` is what it is called."""

    kind: SelectionKind
    ids: tuple[UUID, ...]
    name: str = ""

    @property
    def search_id(self) -> UUID | None:
        return self.ids[0] if self.kind is SelectionKind.SEARCH else None

    @property
    def list_id(self) -> UUID | None:
        return self.ids[0] if self.kind is SelectionKind.LIST else None

    @property
    def meeting_id(self) -> UUID | None:
        return self.ids[0] if self.kind is SelectionKind.MEETING else None


@dataclass(frozen=True, slots=True)
class Place:
    """A postal address."""

    street: str = ""
    postal_code: str = ""
    city: str = ""

    def __bool__(self) -> bool:
        return bool(self.street or self.town)

    @property
    def town(self) -> str:
        return f"{self.postal_code} {self.city}".strip()


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the selection, whoever speaks for it."""

    id: UUID
    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody at an organisation, an organisation without anybody, or a bare address.

    `email` is their own, else the organisation's (`shared_email`); one that came back is in `returned` instead.
    `also` are the further organisations that the same person stands for here.
    """

    person_id: UUID | None = None
    organisation_id: UUID | None = None
    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    function: str = ""
    organisation: str = ""
    short_name: str = ""
    also: tuple[str, ...] = ()
    email: str = ""
    shared_email: bool = False
    returned: str = ""
    phone: str = ""
    language: str = "fr"
    preferred: PreferredChannel = PreferredChannel.MAIL
    place: Place = Place()

    @property
    def full_name(self) -> str:
        """Civility, first and last name."""
        return called(self.civility, self.first_name, self.last_name)

    @property
    def bare_name(self) -> str:
        return " ".join(part for part in (self.first_name, self.last_name) if part)

    @property
    def title(self) -> str:
        """What the recipient is called in a line: the person, else the organisation, else the address."""
        return self.bare_name or self.organisation or self.email or self.returned

    @property
    def way(self) -> PreferredChannel | None:
        """How to reach them: as they prefer where that is possible, else by mail, by phone, by post."""
        possible = {
            PreferredChannel.MAIL: bool(self.email),
            PreferredChannel.PHONE: bool(self.phone),
            PreferredChannel.SMS: bool(self.phone),
            PreferredChannel.POST: bool(self.place),
        }
        order = (self.preferred, PreferredChannel.MAIL, PreferredChannel.PHONE, PreferredChannel.POST)
        return next((way for way in order if possible[way]), None)


@dataclass(frozen=True, slots=True)
class Recipients:
    """A selection resolved on one day; `unknown` are the words of a search that name nothing any more.

    `left_out` names those on the list of a newsletter to which they do not agree, or no longer.
    """

    selection: Selection
    people: tuple[Recipient, ...] = ()
    bodies: tuple[Body, ...] = ()
    unknown: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def addresses(self) -> tuple[str, ...]:
        """The mail addresses, each once."""
        return address_blocks.once(each.email for each in self.people if each.email)

    def unreachable(self) -> tuple[Recipient, ...]:
        """Those whom no mail reaches."""
        return tuple(each for each in self.people if not each.email)

    def rather_otherwise(self) -> tuple[Recipient, ...]:
        """Those whom mail reaches, but who prefer another way."""
        return tuple(each for each in self.people if each.email and each.way is not PreferredChannel.MAIL)
