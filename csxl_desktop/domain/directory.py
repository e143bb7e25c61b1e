"""The directory: organisations, people, what binds them, and who is a member when."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, validates

from csxl_desktop.domain.base import LINE, TEXT, Record, overlaps, reference, sort_key_type
from csxl_desktop.domain.errors import DatesOutOfOrderError, EmptyNameError
from csxl_desktop.i18n import fold, sort_key
from csxl_desktop.i18n.dates import short_date


class OrganisationStatus(StrEnum):
    ACTIVE = "active"
    DORMANT = "dormant"
    DISSOLVED = "dissolved"


class AliasNature(StrEnum):
    ALIAS = "alias"
    FORMER = "former"
    ACRONYM = "acronym"


class ChannelKind(StrEnum):
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    WEB = "web"


class PreferredChannel(StrEnum):
    MAIL = "mail"
    PHONE = "phone"
    POST = "post"
    SMS = "sms"


class MandateRole(StrEnum):
    REPRESENTATIVE = "representative"  # the mandataire
    DEPUTY = "deputy"
    CONTACT = "contact"
    DIRECTOR = "director"
    OTHER = "other"


class CandidacyOutcome(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    POSTPONED = "postponed"
    REFUSED = "refused"


class OrganisationKind(Record, kw_only=True):
    """What an organisation is: service of the CPAS, association, school… the office's own list."""

    __tablename__ = "organisation_kinds"

    label: Mapped[str]
    label_nl: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Category(Record, kw_only=True):
    """A heading of the published directory; categories form a tree."""

    __tablename__ = "categories"

    name: Mapped[str]
    name_nl: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[UUID | None] = mapped_column(reference("categories"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class Organisation(Record, kw_only=True):
    """A body that the office works with, member or not."""

    __tablename__ = "organisations"

    name: Mapped[str]
    name_nl: Mapped[str] = mapped_column(default="")
    short_name: Mapped[str] = mapped_column(default="")
    legal_form: Mapped[str] = mapped_column(String(60), default="")
    kind_id: Mapped[UUID | None] = mapped_column(reference("organisation_kinds"), default=None)
    parent_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    counts_apart: Mapped[bool] = mapped_column(default=False)
    status: Mapped[OrganisationStatus] = mapped_column(default=OrganisationStatus.ACTIVE)
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(String(20), default="")
    city: Mapped[str] = mapped_column(default="")
    street_nl: Mapped[str] = mapped_column(default="")
    city_nl: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(String(TEXT), default="")
    description_nl: Mapped[str] = mapped_column(String(TEXT), default="")
    audience: Mapped[str] = mapped_column(String(TEXT), default="")
    audience_nl: Mapped[str] = mapped_column(String(TEXT), default="")
    opening_note: Mapped[str] = mapped_column(default="")  # “by appointment”, beside the hours
    languages: Mapped[str] = mapped_column(default="")
    enterprise_number: Mapped[str] = mapped_column(String(40), default="")
    social_brussels_number: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    verified_on: Mapped[date | None] = mapped_column(default=None)
    verified_by: Mapped[str] = mapped_column(default="")
    logo_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    printable: Mapped[bool] = mapped_column(default=True)  # in the published directory
    merged_into_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)  # the same, twice
    sort_key: Mapped[str] = mapped_column(sort_key_type(), init=False, default="", index=True)
    folded: Mapped[str] = mapped_column(String(LINE * 2), init=False, default="")

    @validates("name")
    def _keep_name(self, _key: str, value: str) -> str:
        name = value.strip()
        if not name:
            raise EmptyNameError
        self.sort_key, self.folded = sort_key(name), fold(name)
        return name


class OrganisationAlias(Record, kw_only=True):
    """Another name of an organisation: former, short, as others write it."""

    __tablename__ = "organisation_aliases"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    name: Mapped[str]
    nature: Mapped[AliasNature] = mapped_column(default=AliasNature.ALIAS)
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)  # that took note of it
    folded: Mapped[str] = mapped_column(String(LINE * 2), init=False, default="", index=True)

    @validates("name")
    def _keep_name(self, _key: str, value: str) -> str:
        name = value.strip()
        if not name:
            raise EmptyNameError
        self.folded = fold(name)
        return name


class OrganisationCategory(Record, kw_only=True):
    """An organisation stands under a category."""

    __tablename__ = "organisation_categories"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    category_id: Mapped[UUID] = mapped_column(reference("categories"), index=True)


class Person(Record, kw_only=True):
    """A professional, or an expert by experience who agreed to be listed."""

    __tablename__ = "people"

    civility: Mapped[str] = mapped_column(String(20), default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(2), default="fr")
    preferred_channel: Mapped[PreferredChannel] = mapped_column(default=PreferredChannel.MAIL)
    name_printable: Mapped[bool] = mapped_column(default=True)
    contact_printable: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    anonymised_on: Mapped[date | None] = mapped_column(default=None)
    merged_into_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)  # the same, twice
    sort_key: Mapped[str] = mapped_column(sort_key_type(), init=False, default="", index=True)
    folded: Mapped[str] = mapped_column(String(LINE * 2), init=False, default="")

    @validates("first_name", "last_name")
    def _keep_name(self, key: str, value: str) -> str:
        name = " ".join(value.split())
        first = name if key == "first_name" else (self.first_name or "")
        last = name if key == "last_name" else (self.last_name or "")
        # A family name keeps its particle: “Le Grand” is filed under L.
        self.sort_key = fold(f"{last} {first}").replace(" ", "").replace("'", "").replace("-", "")
        self.folded = fold(f"{first} {last}")
        return name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class ContactChannel(Record, kw_only=True):
    """A phone number, an e-mail address or a web site of an organisation or of a person."""

    __tablename__ = "contact_channels"

    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    kind: Mapped[ChannelKind]
    value: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    printable: Mapped[bool] = mapped_column(default=True)
    returned_on: Mapped[date | None] = mapped_column(default=None)  # a mail or letter came back: no longer right
    position: Mapped[int] = mapped_column(default=0)


class _Dated:
    """Two bounds in order."""

    from_on: Mapped[date | None]
    to_on: Mapped[date | None]

    def holds_on(self, day: date) -> bool:
        return overlaps(self.from_on, self.to_on, day)


class Mandate(Record, _Dated, kw_only=True):
    """A person speaks or works for an organisation from one day to another."""

    __tablename__ = "mandates"

    person_id: Mapped[UUID] = mapped_column(reference("people"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    role: Mapped[MandateRole] = mapped_column(default=MandateRole.REPRESENTATIVE)
    function_title: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)  # that took note of it


class Membership(Record, kw_only=True):
    """An organisation is a member; no joining date means since before the first record."""

    __tablename__ = "memberships"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    joined_on: Mapped[date | None] = mapped_column(default=None)
    joined_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    charter_signed_on: Mapped[date | None] = mapped_column(default=None)
    left_on: Mapped[date | None] = mapped_column(default=None)
    left_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    leaving_reason: Mapped[str] = mapped_column(String(TEXT), default="")
    charter_version: Mapped[str] = mapped_column(String(60), default="")
    charter_file_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    welcomed_on: Mapped[date | None] = mapped_column(default=None)  # the welcome letter went out
    acknowledged_on: Mapped[date | None] = mapped_column(default=None)  # so did the one that takes note of the leaving

    def leave(self, on: date) -> None:
        """Close the membership: `on` is its last day."""
        if self.joined_on is not None and on < self.joined_on:
            raise DatesOutOfOrderError(start=short_date(self.joined_on), end=short_date(on))
        self.left_on = on

    def holds_on(self, day: date) -> bool:
        return overlaps(self.joined_on, self.left_on, day)


class Candidacy(Record, kw_only=True):
    """An organisation asks to join; an assembly answers."""

    __tablename__ = "candidacies"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    asked_on: Mapped[date | None] = mapped_column(default=None)
    presented_by_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    outcome: Mapped[CandidacyOutcome] = mapped_column(default=CandidacyOutcome.PENDING)
    charter_version: Mapped[str] = mapped_column(String(60), default="")
    charter_signed_on: Mapped[date | None] = mapped_column(default=None)
    charter_file_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    reason: Mapped[str] = mapped_column(String(TEXT), default="")  # why put off or turned down


class Seat(Record, kw_only=True):
    """A seat of the local steering committee (Comité d'Accompagnement)."""

    __tablename__ = "seats"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    elected_on: Mapped[date | None] = mapped_column(default=None)
    elected_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    term_end_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    election_id: Mapped[UUID | None] = mapped_column(reference("elections"), default=None)
    position: Mapped[int] = mapped_column(default=0)

    def holds_on(self, day: date) -> bool:
        return overlaps(self.elected_on, self.ended_on, day)


class MailingList(Record, kw_only=True):
    __tablename__ = "mailing_lists"

    name: Mapped[str]
    description: Mapped[str] = mapped_column(String(TEXT), default="")
    position: Mapped[int] = mapped_column(default=0)


class Subscription(Record, kw_only=True):
    """A person, an organisation or a bare address on a mailing list."""

    __tablename__ = "subscriptions"

    mailing_list_id: Mapped[UUID] = mapped_column(reference("mailing_lists"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    address: Mapped[str] = mapped_column(default="")
    since_on: Mapped[date | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(default="")
    unsubscribed_on: Mapped[date | None] = mapped_column(default=None)
