"""How the report of a year looks and who approved it: what is not said follows the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import BasicKind, MeetingState, ReportDensity, ReportTypeface
from csxl_desktop.domain.content.report import Look
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind, Office
from csxl_desktop.domain.report import ReportYear
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.document_parts import attachment_bytes
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.records import Written, add, assign, written
from csxl_desktop.storage.database import Database

if TYPE_CHECKING:
    from csxl_desktop.services.files import CleanPicture

_LASTING = ("accent", "density", "typeface", "language", "charts", "evolution_years")  # from one year to the next


@dataclass(frozen=True, slots=True)
class LookRow:
    """What the year says of its report; empty: as the office."""

    year: int
    title: str = ""
    subtitle: str = ""
    cover_photo_id: UUID | None = None
    accent: str = ""
    density: ReportDensity = ReportDensity.NORMAL
    approved_meeting_id: UUID | None = None
    approved_on: date | None = None
    place: str = ""
    typeface: ReportTypeface = ReportTypeface.SANS
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Approver:
    """An assembly that may have approved the report."""

    meeting_id: UUID
    day: date
    label: str


class ReportYearService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self, year: int) -> LookRow:
        with self._database() as session:
            found = of_year(session, year)
            if found is None:
                before = latest(session, year)
                if before is None:
                    return LookRow(year)
                lasting = {each: getattr(before, each) for each in ("accent", "density", "typeface", "language")}
                return LookRow(year, **lasting)
            return LookRow(
                year,
                found.title,
                found.subtitle,
                found.cover_photo_id,
                found.accent,
                found.density,
                found.approved_meeting_id,
                found.approved_on,
                found.place,
                found.typeface,
                found.language,
            )

    def change(self, year: int, column: str, value: Any) -> Written:
        """Set one field; the record of the year is made when the first is set."""
        with self._database.begin(N_("Look of the report changed")) as session:
            return written(self._database, session, keep(session, year, {column: value}))

    def approved_by(self, year: int, meeting_id: UUID | None) -> Written:
        """The assembly that approved the report: its day follows; none takes the approval back."""
        with self._database.begin(N_("Approval of the report changed")) as session:
            meeting = None if meeting_id is None else session.get_one(Meeting, meeting_id)
            values = {"approved_meeting_id": meeting_id, "approved_on": meeting.first_on if meeting else None}
            return written(self._database, session, keep(session, year, values))

    def set_cover(self, year: int, picture: "CleanPicture | None") -> Written:
        """The photo of the cover; none: that of the office."""
        with self._database.begin(N_("Cover photo changed")) as session:
            kept = None
            if picture is not None:
                kept = kept_file(self._database, session, picture.content, picture.name, picture.media_type).id
            return written(self._database, session, keep(session, year, {"cover_photo_id": kept}))

    def cover(self, year: int) -> bytes | None:
        """The photo chosen for the year, not the office's."""
        with self._database() as session:
            found = of_year(session, year)
            chosen = found.cover_photo_id if found is not None else None
            return attachment_bytes(session, chosen, self._database.folder / "annexes")

    def approvers(self, year: int) -> list[Approver]:
        """The assemblies of the year after, which may approve its report, the first ones first."""
        with self._database() as session:
            rows = session.execute(
                select(Meeting.id, Meeting.first_on, MeetingKind.label, MeetingKind.label_nl)
                .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
                .where(
                    Meeting.trashed_at.is_(None),
                    Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)),
                    MeetingKind.behaviour == BasicKind.PLENARY,
                    Meeting.first_on > date(year, 12, 31),
                    Meeting.first_on <= date(year + 1, 12, 31),
                )
                .order_by(Meeting.first_on, Meeting.id)
            )
            return [
                Approver(key, day, f"{house_words.meeting_kind(label, dutch)} – {long_date(day)}")
                for key, day, label, dutch in rows
                if day is not None
            ]


def of_year(session: Session, year: int) -> ReportYear | None:
    return session.scalar(
        select(ReportYear).where(ReportYear.year == year, ReportYear.trashed_at.is_(None)).order_by(ReportYear.id)
    )


def language_of(session: Session, year: int) -> str:
    """The language in which the report of the year is printed, else that of the latest year before it."""
    found = latest(session, year)
    return found.language if found is not None else "fr"


def printed_look(session: Session, office: Office, year: int) -> Look:
    """What the report prints of it."""
    found = of_year(session, year)
    if found is None:
        before = latest(session, year)
        if before is None:
            return Look(accent=office.accent_colour)
        return Look(accent=before.accent or office.accent_colour, density=before.density, typeface=before.typeface)
    meeting = None if found.approved_meeting_id is None else session.get(Meeting, found.approved_meeting_id)
    if meeting is not None and meeting.trashed_at is not None:
        meeting = None
    kind = None if meeting is None else session.get_one(MeetingKind, meeting.kind_id)
    return Look(
        title=found.title,
        subtitle=found.subtitle,
        accent=found.accent or office.accent_colour,
        density=found.density,
        approved_on=found.approved_on,
        approved_by=house_words.meeting_kind(kind.label, kind.label_nl) if kind else "",
        place=found.place,
        typeface=found.typeface,
    )


def latest(session: Session, year: int) -> ReportYear | None:
    """What the year says of its report, else the latest year before it."""
    return session.scalars(
        select(ReportYear)
        .where(ReportYear.trashed_at.is_(None), ReportYear.year <= year)
        .order_by(ReportYear.year.desc(), ReportYear.id)
    ).first()


def keep(session: Session, year: int, values: Mapping[str, Any]) -> UUID:
    """Set fields of the report of the year, which begins with what lasts of the one before; its key."""
    found = latest(session, year)
    if found is None or found.year != year:
        before = {column: getattr(found, column) for column in _LASTING} if found is not None else {}
        return add(session, ReportYear, {"year": year, **before, **values}).id
    assign(session, found, values)
    return found.id
