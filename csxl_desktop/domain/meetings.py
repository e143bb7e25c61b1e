"""Every dated activity: what is planned, who came, what was said, what follows."""

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.rich_text import JsonObject, RichText


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNDATED = "undated"


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class ItemKind(StrEnum):
    APPROVAL = "P"
    NEW_MEMBERS = "N"
    DEPARTURES = "D"
    ACTIVITIES = "A"
    MEMBERS_NEWS = "M"
    THEME = "T"
    FREE = "free"


class AttendanceState(StrEnum):
    INVITED = "invited"
    ANNOUNCED = "announced"
    EXCUSED = "excused"
    PRESENT = "present"
    ABSENT = "absent"
    REPRESENTED = "represented"


class AttendanceRole(StrEnum):
    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    GUEST = "guest"
    EXPERT = "expert"
    STAFF = "staff"


class Public(StrEnum):
    """Whom a headcount counts; `ALL` stands instead of the names, the others beside them."""

    ALL = "all"
    PROFESSIONALS = "professionals"
    CITIZENS = "citizens"
    OLDER = "older"
    CHILDREN = "children"


class Quality(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"
    MORE_THAN = "more_than"
    UNKNOWN = "unknown"


class MinutesKind(StrEnum):
    MINUTES = "PV"
    REPORT = "CR"


class MinutesState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    APPROVED = "approved"
    CORRECTED = "corrected"


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class InvolvementRole(StrEnum):
    ORGANISER = "organiser"
    HOST = "host"
    STOP = "stop"  # visited on a walk


class PictureRight(StrEnum):
    AGREED = "agreed"  # on the sign-in sheet
    GENERAL_VIEW = "general_view"
    OWNER = "owner"  # poster or logo of its owner
    UNKNOWN = "unknown"


class OurRole(StrEnum):
    ORGANISES = "organises"
    CO_ORGANISES = "co_organises"
    TAKES_PART = "takes_part"
    RELAYS = "relays"
    COUNCIL = "council"


class Meeting(Record, kw_only=True):
    """One activity of the year, from the idea to its approved minutes.

    `first_on` is the day where `precision` is `day`, else the first day of the month, season or year meant.
    """

    __tablename__ = "meetings"

    kind_id: Mapped[UUID] = mapped_column(reference("meeting_kinds"), index=True)
    first_on: Mapped[date] = mapped_column(index=True)
    last_on: Mapped[date | None] = mapped_column(default=None)
    precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    starts_at: Mapped[time | None] = mapped_column(default=None)
    ends_at: Mapped[time | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    state_reason: Mapped[str] = mapped_column(String(TEXT), default="")
    stub: Mapped[bool] = mapped_column(default=False)  # known only by its date
    venue_id: Mapped[UUID | None] = mapped_column(reference("venues"), default=None)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None, index=True)
    edition: Mapped[int | None] = mapped_column(default=None)
    audience: Mapped[str] = mapped_column(default="")
    reply_by_on: Mapped[date | None] = mapped_column(default=None)
    fixed_number: Mapped[int | None] = mapped_column(default=None)  # kept from the first document sent
    report_paragraph: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    report_paragraph_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    private_notes: Mapped[str] = mapped_column(String(TEXT), default="")


class Involvement(Record, kw_only=True):
    """An organisation organises, hosts, or is visited at a meeting."""

    __tablename__ = "involvements"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    role: Mapped[InvolvementRole]
    position: Mapped[int] = mapped_column(default=0)


class AgendaItem(Record, kw_only=True):
    """A point of the ordre du jour, and what the minutes say of it. An empty title is computed."""

    __tablename__ = "agenda_items"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.FREE)
    title: Mapped[str] = mapped_column(String(600), default="")
    planned_minutes: Mapped[int | None] = mapped_column(default=None)
    approves_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")


class Speaker(Record, kw_only=True):
    """Who presents; a guest is named here without a record of his own."""

    __tablename__ = "speakers"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    civility: Mapped[str] = mapped_column(String(20), default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    organisation_name: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Attendance(Record, kw_only=True):
    """One line of a sheet: names, function and organisation frozen as they were that day.

    `counted_as_id` is the organisation that the line counts for as a partner, frozen too.
    """

    __tablename__ = "attendances"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    counted_as_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    civility: Mapped[str] = mapped_column(String(20), default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    function_title: Mapped[str] = mapped_column(default="")
    organisation_name: Mapped[str] = mapped_column(default="")
    state: Mapped[AttendanceState] = mapped_column(default=AttendanceState.INVITED)
    role: Mapped[AttendanceRole] = mapped_column(default=AttendanceRole.PARTICIPANT)
    represented_by_id: Mapped[UUID | None] = mapped_column(reference("attendances"), default=None)
    walk_in: Mapped[bool] = mapped_column(default=False)
    row: Mapped[int | None] = mapped_column(default=None)
    arrived_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    left_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)


class AttendancePartner(Record, kw_only=True):
    """A further organisation for which the same person was present."""

    __tablename__ = "attendance_partners"

    attendance_id: Mapped[UUID] = mapped_column(reference("attendances"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"))
    counted_as_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    organisation_name: Mapped[str] = mapped_column(default="")


class Headcount(Record, kw_only=True):
    """People counted without names, each figure with its quality (`*_to` ends a range)."""

    __tablename__ = "headcounts"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    public: Mapped[Public] = mapped_column(default=Public.ALL)
    persons: Mapped[int | None] = mapped_column(default=None)
    persons_to: Mapped[int | None] = mapped_column(default=None)
    persons_quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    partners: Mapped[int | None] = mapped_column(default=None)
    partners_to: Mapped[int | None] = mapped_column(default=None)
    partners_quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)


class Minutes(Record, kw_only=True):
    """The PV or compte-rendu of a meeting; approved, it carries its seal."""

    __tablename__ = "minutes"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    kind: Mapped[MinutesKind]
    state: Mapped[MinutesState] = mapped_column(default=MinutesState.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    chair: Mapped[str] = mapped_column(default="")
    secretary: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None] = mapped_column(default=None)
    sent_to: Mapped[str] = mapped_column(String(TEXT), default="")
    approved_on: Mapped[date | None] = mapped_column(default=None)
    approved_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    approved_elsewhere: Mapped[bool] = mapped_column(default=False)
    remarks: Mapped[str] = mapped_column(String(TEXT), default="")
    seal_content: Mapped[JsonObject | None] = mapped_column(default=None)
    seal_sha256: Mapped[str] = mapped_column(String(64), default="")
    seal_pdf_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)


class Decision(Record, kw_only=True):
    """Something decided; its number restarts each year."""

    __tablename__ = "decisions"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    year: Mapped[int]
    number: Mapped[int]
    text: Mapped[str] = mapped_column(String(TEXT))


class Action(Record, kw_only=True):
    """Something that somebody will do."""

    __tablename__ = "actions"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(reference("agenda_items"), default=None)
    text: Mapped[str] = mapped_column(String(TEXT))
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    who: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[ActionState] = mapped_column(default=ActionState.OPEN)
    done_on: Mapped[date | None] = mapped_column(default=None)


class Annex(Record, kw_only=True):
    """A document joined to the minutes."""

    __tablename__ = "annexes"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    title: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    points: Mapped[str] = mapped_column(String(TEXT), default="")
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class Picture(Record, kw_only=True):
    """A photograph of a meeting, a group or a partnership."""

    __tablename__ = "pictures"

    attachment_id: Mapped[UUID] = mapped_column(reference("attachments"))
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None, index=True)
    year: Mapped[int | None] = mapped_column(default=None)
    caption: Mapped[str] = mapped_column(String(600), default="")
    alt: Mapped[str] = mapped_column(String(600), default="")
    right: Mapped[PictureRight] = mapped_column(default=PictureRight.UNKNOWN)
    position: Mapped[int] = mapped_column(default=0)


class Link(Record, kw_only=True):
    """A labelled address, printed with its QR code."""

    __tablename__ = "links"

    label: Mapped[str]
    url: Mapped[str] = mapped_column(String(2000))
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    partnership_id: Mapped[UUID | None] = mapped_column(reference("partnerships"), default=None, index=True)
    position: Mapped[int] = mapped_column(default=0)


class Partnership(Record, kw_only=True):
    """Something that the office does with others, carried from year to year."""

    __tablename__ = "partnerships"

    title: Mapped[str]
    nature: Mapped[str] = mapped_column(default="")
    our_role: Mapped[OurRole] = mapped_column(default=OurRole.TAKES_PART)
    closed_on: Mapped[date | None] = mapped_column(default=None)


class PartnershipOrganiser(Record, kw_only=True):
    __tablename__ = "partnership_organisers"

    partnership_id: Mapped[UUID] = mapped_column(reference("partnerships"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"))
    position: Mapped[int] = mapped_column(default=0)


class PartnershipYear(Record, kw_only=True):
    """What is told of a partnership in the report of one year; its rank among the undated ones."""

    __tablename__ = "partnership_years"

    partnership_id: Mapped[UUID] = mapped_column(reference("partnerships"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    period: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    position: Mapped[int] = mapped_column(default=0)


class PartnershipCount(Record, kw_only=True):
    """A typed count of a partnership in a year: “3 ateliers”."""

    __tablename__ = "partnership_counts"

    partnership_year_id: Mapped[UUID] = mapped_column(reference("partnership_years"), index=True)
    label: Mapped[str]
    number: Mapped[int | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)


class NewsItem(Record, kw_only=True):
    """What an organisation asks to relay."""

    __tablename__ = "news_items"

    title: Mapped[str]
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    received_on: Mapped[date | None] = mapped_column(default=None, index=True)
    received_how: Mapped[str] = mapped_column(default="")
    event_on: Mapped[date | None] = mapped_column(default=None)
    valid_until_on: Mapped[date | None] = mapped_column(default=None)
    contact: Mapped[str] = mapped_column(default="")
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)


class NewsRelay(Record, kw_only=True):
    """Where a news item went, and when."""

    __tablename__ = "news_relays"

    news_item_id: Mapped[UUID] = mapped_column(reference("news_items"), index=True)
    channel: Mapped[str]
    relayed_on: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    note: Mapped[str] = mapped_column(default="")
