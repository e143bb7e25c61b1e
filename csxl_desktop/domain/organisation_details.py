"""What an organisation or a person also carries: further addresses, opening hours, its end, tags."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, overlaps, reference


class OrganisationAddress(Record, kw_only=True):
    """A further address: a second site, a postal address."""

    __tablename__ = "organisation_addresses"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    label: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    street_nl: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(String(20), default="")
    city: Mapped[str] = mapped_column(default="")
    city_nl: Mapped[str] = mapped_column(default="")
    printable: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)


class OpeningHours(Record, kw_only=True):
    """One slot of the week, Monday being 0, that holds from one day to another."""

    __tablename__ = "opening_hours"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    weekday: Mapped[int]
    opens_at: Mapped[time]
    closes_at: Mapped[time]
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    address_id: Mapped[UUID | None] = mapped_column(
        reference("organisation_addresses"), default=None
    )  # empty: the main address

    def holds_on(self, day: date) -> bool:
        return overlaps(self.from_on, self.to_on, day)


class OrganisationEnd(Record, kw_only=True):
    """An organisation ceased to be: dissolved, or taken over by a successor."""

    __tablename__ = "organisation_ends"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    ended_on: Mapped[date]  # its last day
    successor_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)  # that took note of it
    note: Mapped[str] = mapped_column(String(TEXT), default="")


class Tag(Record, kw_only=True):
    """A free word that the office puts on organisations and people."""

    __tablename__ = "tags"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class TagLink(Record, kw_only=True):
    """A tag stands on an organisation or on a person."""

    __tablename__ = "tag_links"

    tag_id: Mapped[UUID] = mapped_column(reference("tags"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
