"""What a record carries beside itself, and the lists that the office keeps: plain values."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from csxl_desktop.domain.choices import FieldKind, FieldSubject
from csxl_desktop.domain.opening_hours import HoursPeriod


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A further address of an organisation."""

    id: UUID
    label: str
    street: str
    street_nl: str
    postal_code: str
    city: str
    city_nl: str
    printable: bool


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag on a record; `link_id` is the record that puts it there."""

    link_id: UUID
    tag_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class OwnFieldRow:
    """A field of the office's own and what it holds for one record, as kept; `fits` where that is of its kind."""

    id: UUID
    label: str
    kind: FieldKind
    choices: tuple[str, ...]
    value: str
    fits: bool


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """All that an organisation carries; `known_tags` complete what is typed."""

    addresses: tuple[AddressRow, ...]
    hours: tuple[HoursPeriod, ...]
    minutes: int
    tags: tuple[TagRow, ...]
    known_tags: tuple[str, ...]
    fields: tuple[OwnFieldRow, ...]
    logo: bytes | None


@dataclass(frozen=True, slots=True)
class PersonDetails:
    tags: tuple[TagRow, ...]
    known_tags: tuple[str, ...]
    fields: tuple[OwnFieldRow, ...]


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A category in its tree, `depth` 0 at the top; `used` organisations stand under it."""

    id: UUID
    name: str
    name_nl: str
    parent_id: UUID | None
    depth: int
    used: int


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of organisation and how many are of it."""

    id: UUID
    label: str
    label_nl: str
    used: int


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag and on how many records it stands."""

    id: UUID
    name: str
    used: int


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that the office declared, and how many records hold a value."""

    id: UUID
    subject: FieldSubject
    label: str
    label_nl: str
    kind: FieldKind
    choices: str
    in_report: bool
    printable: bool
    used: int


@dataclass(frozen=True, slots=True)
class DirectoryLists:
    """The lists of the office, whole."""

    categories: tuple[CategoryLine, ...]
    kinds: tuple[KindLine, ...]
    tags: tuple[TagLine, ...]
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class ReportField:
    """A field of the office's own for the report: (record, printed value) in order, the sum of its numbers."""

    label: str
    label_nl: str
    subject: FieldSubject
    kind: FieldKind
    values: tuple[tuple[str, str], ...]
    total: Decimal | None
    counts: tuple[tuple[str, int], ...]
