"""The directory: organisations and people."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, validates

from csxl_desktop.domain.base import LINE, TEXT, Record, reference, sort_key_type
from csxl_desktop.domain.choices import OrganisationStatus, PreferredChannel
from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.i18n import fold, sort_key


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
        self.sort_key, self.folded = person_keys(first, last)
        return name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


def person_keys(first_name: str, last_name: str) -> tuple[str, str]:
    """The keys that file and find a person. A family name keeps its particle: “Le Grand” is filed under L."""
    first, last = fold(first_name), fold(last_name)
    return f"{last}{first}".replace(" ", "").replace("'", "").replace("-", ""), f"{first} {last}".strip()
