"""The acts that an office records upon its organisations, and what each proposes to do besides."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import OrganisationStatus


@dataclass(frozen=True, slots=True)
class NewRepresentative:
    """Who will speak for an organisation: somebody known, or a new person."""

    from_on: date | None
    person_id: UUID | None = None
    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    function_title: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """The organisation is a member from `on` (unknown: since before the first record)."""

    organisation_id: UUID
    on: date | None
    meeting_id: UUID | None = None
    representative: NewRepresentative | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """`on` is the last day of the membership."""

    organisation_id: UUID
    on: date
    reason: str = ""
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """The organisation is called `name` from `on`; `former` where the record already bears the new name."""

    organisation_id: UUID
    on: date
    name: str
    meeting_id: UUID | None = None
    former: str = ""


@dataclass(frozen=True, slots=True)
class Fuse:
    """From `on` the organisation is part of another one, or both of a new one called `name`."""

    organisation_id: UUID
    with_id: UUID
    on: date
    name: str = ""
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Dissolve:
    """The organisation ceases to be; `on` is its last day."""

    organisation_id: UUID
    on: date
    reason: str = ""
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ChangeRepresentative:
    """Somebody else speaks for the organisation."""

    organisation_id: UUID
    new: NewRepresentative
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ChangeSeat:
    """Another person holds the seat from `on`; without a person it ends, `on` being its last day."""

    seat_id: UUID
    on: date
    person_id: UUID | None = None
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ChangeStatus:
    """The organisation sleeps, or is awake again (after its end too, which is then taken back)."""

    organisation_id: UUID
    status: OrganisationStatus


Act = Join | Leave | Rename | Fuse | Dissolve | ChangeRepresentative | ChangeSeat | ChangeStatus


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that would follow from an act: done if its key is among those chosen. `words` are translated."""

    key: str
    words: str
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class NearAssembly:
    """An assembly that may have taken note of an act."""

    id: UUID
    on: date
    badge: str
    subject: str
