"""The office itself: identity, the kinds of meetings it holds, its venues, its files."""

from datetime import time
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, validates

from csxl_desktop.domain.base import TEXT, Record, reference, sort_key_type
from csxl_desktop.domain.choices import ApprovalRule, BasicKind, TextSize
from csxl_desktop.domain.document_look import DocumentLook
from csxl_desktop.domain.rich_text import JsonObject
from csxl_desktop.i18n import sort_key

DEMONSTRATION = UUID("5c9f0a52-7d0e-7a4e-9a43-d3a0c5e1f001")  # the office of the demonstration, in every copy of it


class Office(Record, kw_only=True):
    """The settings of the one office that a dossier belongs to; there is one row."""

    __tablename__ = "offices"

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    commune: Mapped[str] = mapped_column(default="")
    host: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(String(20), default="")
    city: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    mobile: Mapped[str] = mapped_column(String(60), default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    report_number_offset: Mapped[int] = mapped_column(default=0)  # the year before the first report; 0: not told
    report_number_printed: Mapped[bool] = mapped_column(default=True)
    committee_term_years: Mapped[int] = mapped_column(default=3)
    staff_counted: Mapped[bool] = mapped_column(default=False)
    represented_counted: Mapped[bool] = mapped_column(default=True)
    narrow_spaces: Mapped[bool] = mapped_column(default=True)
    accent_colour: Mapped[str] = mapped_column(String(9), default="")
    logo_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    cover_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    vocabulary: Mapped[JsonObject | None] = mapped_column(default=None)
    modules: Mapped[JsonObject | None] = mapped_column(default=None)
    letterhead_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    letterhead_use: Mapped[JsonObject | None] = mapped_column(default=None)
    cumulated_from_year: Mapped[int | None] = mapped_column(default=None)
    summary_recipients: Mapped[str] = mapped_column(String(TEXT), default="")
    narrow_guillemets: Mapped[bool] = mapped_column(default=False)
    text_justified: Mapped[bool] = mapped_column(default=False)
    text_size: Mapped[TextSize] = mapped_column(default=TextSize.NORMAL)

    def report_number(self, year: int) -> int | None:
        """Which report of the office that of `year` is, where it counts and prints them."""
        number = year - self.report_number_offset
        return number if self.report_number_printed and self.report_number_offset and number > 0 else None

    @property
    def look(self) -> DocumentLook:
        """What all its documents look like."""
        return DocumentLook(
            self.accent_colour, self.narrow_spaces, self.narrow_guillemets, self.text_justified, self.text_size
        )


class MeetingKind(Record, kw_only=True):
    """A kind of meeting of the office: its words, its colour, and the basic kind that it behaves like."""

    __tablename__ = "meeting_kinds"

    code: Mapped[str] = mapped_column(String(20))
    behaviour: Mapped[BasicKind]
    label: Mapped[str]
    label_plural: Mapped[str]
    badge: Mapped[str] = mapped_column(String(12))
    colour: Mapped[str] = mapped_column(String(20), default="teal")
    approval: Mapped[ApprovalRule] = mapped_column(default=ApprovalRule.NO_MINUTES)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    starts_at: Mapped[time | None] = mapped_column(default=None)  # proposed for each new one, as the three below
    ends_at: Mapped[time | None] = mapped_column(default=None)
    venue_id: Mapped[UUID | None] = mapped_column(reference("venues"), default=None)
    sheet_options: Mapped[JsonObject | None] = mapped_column(default=None)
    saved_search_id: Mapped[UUID | None] = mapped_column(reference("saved_searches"), default=None)  # whom to invite
    mailing_list_id: Mapped[UUID | None] = mapped_column(reference("mailing_lists"), default=None)
    remark_days: Mapped[int | None] = mapped_column(default=None)  # for remarks; then approved tacitly
    minutes_due_days: Mapped[int | None] = mapped_column(default=None)  # None: never late
    label_nl: Mapped[str] = mapped_column(default="")
    label_plural_nl: Mapped[str] = mapped_column(default="")
    badge_nl: Mapped[str] = mapped_column(String(12), default="")  # empty: as `badge`


class Venue(Record, kw_only=True):
    """A place where meetings are held."""

    __tablename__ = "venues"

    name: Mapped[str]
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(String(20), default="")
    city: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    sort_key: Mapped[str] = mapped_column(sort_key_type(), init=False, default="")

    @validates("name")
    def _sort_by_name(self, _key: str, value: str) -> str:
        self.sort_key = sort_key(value)
        return value

    @property
    def address(self) -> str:
        """“Rue du Marché 10, 1099 Sainte-Alix”, as much as is known."""
        town = f"{self.postal_code} {self.city}".strip()
        return ", ".join(part for part in (self.street, town) if part)


class Attachment(Record, kw_only=True):
    """A file of the dossier, stored once by its content (SHA-256 in hexadecimal)."""

    __tablename__ = "attachments"

    sha256: Mapped[str] = mapped_column(String(64), index=True)
    file_name: Mapped[str]
    media_type: Mapped[str] = mapped_column(String(120))
    size: Mapped[int]  # bytes
