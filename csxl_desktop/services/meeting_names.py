"""Which meeting is meant: a day or a key, and how the meeting is called. Loads nothing of what writes meetings."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from csxl_desktop.domain import house_words
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class MeetingName:
    """Just enough to tell a meeting from its neighbours."""

    id: UUID
    badge: str
    first_on: date
    subject: str


class MeetingNameService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def on_day(self, day: date) -> list[MeetingName]:
        """The meetings of a day, those of several days too."""
        last = func.coalesce(Meeting.last_on, Meeting.first_on)
        return self._names((Meeting.first_on <= day) & (last >= day))

    def named(self, meeting_id: UUID) -> list[MeetingName]:
        """The meeting of that key, or none."""
        return self._names(Meeting.id == meeting_id)

    def _names(self, wanted: ColumnElement[bool]) -> list[MeetingName]:
        with self._database() as session:
            found = session.execute(
                select(
                    Meeting.id,
                    MeetingKind.badge,
                    MeetingKind.badge_nl,
                    Meeting.first_on,
                    Meeting.theme,
                    Meeting.title,
                )
                .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
                .where(wanted, Meeting.trashed_at.is_(None), Meeting.stub.is_(False))
                .order_by(Meeting.first_on, Meeting.starts_at, Meeting.id)
            )
            return [
                MeetingName(key, house_words.meeting_badge(badge, dutch), day, theme or title)
                for key, badge, dutch, day, theme, title in found
            ]
