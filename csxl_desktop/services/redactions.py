"""The minutes that were frozen anew without somebody who was erased: which, when, by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import VersionKind
from csxl_desktop.domain.history import ChangeKind, HistoryChange
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Redaction:
    """One version that took the place of sealed pages; `person` did it, empty where the history does not say."""

    version_id: UUID
    meeting_id: UUID
    on: date
    badge: str
    colour: str
    subject: str
    redacted_on: date
    person: str
    why: str


class RedactionService:
    """Each public method is one reading; plain values come out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self) -> tuple[Redaction, ...]:
        """The last one first; minutes that two people were erased from stand twice."""
        with self._database() as session:
            found = session.execute(
                select(MinutesVersion, Meeting, MeetingKind)
                .join(Minutes, Minutes.id == MinutesVersion.minutes_id)
                .join(Meeting, Meeting.id == Minutes.meeting_id)
                .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
                .where(is_redaction(), Minutes.trashed_at.is_(None), Meeting.trashed_at.is_(None))
                .order_by(MinutesVersion.made_on.desc(), MinutesVersion.id.desc())
            ).all()
            people = _authors(session, [version.id for version, _meeting, _kind in found])
            return tuple(
                Redaction(
                    version.id,
                    meeting.id,
                    meeting.first_on,
                    house_words.meeting_badge(kind.badge, kind.badge_nl),
                    kind.colour,
                    meeting.theme or meeting.title or house_words.meeting_kind(kind.label, kind.label_nl),
                    version.made_on,
                    people.get(version.id, ""),
                    version.reason,
                )
                for version, meeting, kind in found
            )


def is_redaction() -> ColumnElement[bool]:
    """A version that says why it is there and holds nothing itself: the seal does (`erasing.telling`)."""
    return (
        (MinutesVersion.kind == VersionKind.SNAPSHOT)
        & MinutesVersion.content.is_(None)
        & MinutesVersion.pdf_id.is_(None)
        & MinutesVersion.trashed_at.is_(None)
    )


def _authors(session: Session, versions: Iterable[UUID]) -> dict[UUID, str]:
    """Who made each, by the history; where another computer did, whoever it came from."""
    rows = session.execute(
        select(HistoryChange.record_id, HistoryChange.person)
        .where(HistoryChange.record_id.in_(versions), HistoryChange.kind == ChangeKind.INSERT)
        .order_by(HistoryChange.at.desc(), HistoryChange.id.desc())
    )
    return dict(rows.all())
