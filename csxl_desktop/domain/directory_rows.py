"""The directory as lists, pages and documents show it: plain values, nothing loaded later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from csxl_desktop.domain.choices import (
    AliasNature,
    AttendanceState,
    CandidacyOutcome,
    ChannelKind,
    MandateRole,
    OrganisationStatus,
)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member on a day, numbered in the office's order; `representative` with civility."""

    number: int
    organisation_id: UUID
    organisation: str
    representative: str
    joined_on: date | None


@dataclass(frozen=True, slots=True)
class SeatRow:
    id: UUID
    organisation_id: UUID
    organisation: str
    person: str
    elected_on: date | None
    term_end_on: date | None


@dataclass(frozen=True, slots=True)
class MemberChange:
    """An organisation joined or left."""

    organisation_id: UUID
    organisation: str
    on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of the directory; `folded` is what a filter looks in: names, aliases, representative, tags.

    `own` holds the chosen values of the office's own fields, by their label. `kind` and `categories` are as the office
    typed them, beside them their Dutch names: what is shown is said by `ui/directory/words`.
    """

    id: UUID
    name: str
    short_name: str
    kind: str
    parent: str
    status: OrganisationStatus
    is_member: bool
    was_member: bool
    representative: str
    categories: tuple[str, ...]
    city: str
    verified_on: date | None
    sort_key: str
    folded: str
    languages: str = ""
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    member_since: date | None = None
    minutes: int = 0  # open in a week
    own: Mapping[str, str] = field(default_factory=dict)
    kind_nl: str = ""
    categories_nl: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the directory with the organisations spoken for today; `own` as for organisations."""

    id: UUID
    civility: str
    first_name: str
    last_name: str
    organisations: str
    function_title: str
    sort_key: str
    folded: str
    language: str = ""
    tags: tuple[str, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    anonymised: bool = False

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class AliasRow:
    id: UUID
    name: str
    nature: AliasNature
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class ChannelRow:
    id: UUID
    kind: ChannelKind
    value: str
    label: str
    printable: bool
    returned_on: date | None = None


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A mandate with the names of both its ends."""

    id: UUID
    person_id: UUID
    person: str
    organisation_id: UUID
    organisation: str
    role: MandateRole
    function_title: str
    from_on: date | None
    to_on: date | None
    current: bool


@dataclass(frozen=True, slots=True)
class MembershipRow:
    id: UUID
    joined_on: date | None
    charter_signed_on: date | None
    left_on: date | None
    leaving_reason: str


@dataclass(frozen=True, slots=True)
class CandidacyRow:
    id: UUID
    asked_on: date | None
    outcome: CandidacyOutcome
    meeting: str


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category; `link_id` is the record that puts the organisation under it."""

    link_id: UUID
    category_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A meeting at which an organisation or a person was on the list."""

    meeting_id: UUID
    on: date
    badge: str
    colour: str
    subject: str
    state: AttendanceState
    person: str


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An organisation whole: its fields by name, and what stands around it."""

    row: OrganisationRow
    values: Mapping[str, Any]
    aliases: tuple[AliasRow, ...]
    channels: tuple[ChannelRow, ...]
    mandates: tuple[MandateRow, ...]
    memberships: tuple[MembershipRow, ...]
    candidacies: tuple[CandidacyRow, ...]
    categories: tuple[CategoryRow, ...]
    children: tuple[tuple[UUID, str], ...]
    groups: tuple[str, ...]
    seen: tuple[SeenRow, ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    row: PersonRow
    values: Mapping[str, Any]
    channels: tuple[ChannelRow, ...]
    mandates: tuple[MandateRow, ...]
    groups: tuple[str, ...]
    seen: tuple[SeenRow, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to pick in a reference field; `folded`, where it is known, begins with the label."""

    id: UUID
    label: str
    secondary: str = ""
    folded: str = ""
