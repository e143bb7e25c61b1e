"""The register of all minutes: of every meeting that was held and has some."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import ApprovalRule, MeetingState, VersionKind
from csxl_desktop.domain.content.minutes_register import MinutesEntry, MinutesRegister
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesRemark, MinutesVersion
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database


class MinutesRegisterService:
    """Each public method is one reading; plain values come out."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def entries(self, year: int | None = None) -> tuple[MinutesEntry, ...]:
        """Every meeting that was held and whose kind has minutes, by date."""
        with self._database() as session:
            return _entries(session, year)

    def register(self, year: int | None = None, *, language: str = "fr") -> Document:
        """The pages of the register."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            content = MinutesRegister(
                parts.identity(session, office, self._database.folder / "annexes"),
                self._today(),
                _entries(session, year),
                year,
                language,
            )
            name = " ".join([_("Register of minutes"), *([str(year)] if year else [])])
            return Document("minutes-register", content, name, office.look)


def _entries(session: Session, year: int | None) -> tuple[MinutesEntry, ...]:
    statement = (
        select(Meeting, MeetingKind, Minutes, WorkingGroup.name)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(Minutes, (Minutes.meeting_id == Meeting.id) & Minutes.trashed_at.is_(None))
        .outerjoin(WorkingGroup, WorkingGroup.id == Meeting.working_group_id)
        .where(Meeting.trashed_at.is_(None), Meeting.stub.is_(False), Meeting.state == MeetingState.HELD)
        .where((MeetingKind.approval != ApprovalRule.NO_MINUTES) | Minutes.id.is_not(None))
        .order_by(Meeting.first_on, Meeting.id)
    )
    if year is not None:
        statement = statement.where(Meeting.first_on >= date(year, 1, 1), Meeting.first_on <= date(year, 12, 31))
    remarks, corrigenda = _remarks(session), _corrigenda(session)
    return tuple(
        MinutesEntry(
            meeting.id,
            meeting.first_on,
            house_words.meeting_badge(kind.badge, kind.badge_nl),
            kind.colour,
            " · ".join(part for part in (group, meeting.theme or meeting.title) if part)
            or house_words.meeting_kind(kind.label, kind.label_nl),
            minutes.state.value if minutes else "",
            kind.minutes_due_days,
            kind.approval is ApprovalRule.NEXT_MEETING,
            minutes.sent_on if minutes else None,
            minutes.approved_on if minutes else None,
            minutes.approved_tacitly if minutes else False,
            remarks.get(minutes.id, 0) if minutes else 0,
            corrigenda.get(minutes.id, 0) if minutes else 0,
        )
        for meeting, kind, minutes, group in session.execute(statement)
    )


def _remarks(session: Session) -> Mapping[UUID, int]:
    found = session.execute(
        select(MinutesRemark.minutes_id, func.count())
        .where(MinutesRemark.trashed_at.is_(None))
        .group_by(MinutesRemark.minutes_id)
    )
    return dict(found.all())


def _corrigenda(session: Session) -> Mapping[UUID, int]:
    found = session.execute(
        select(MinutesVersion.minutes_id, func.count())
        .where(MinutesVersion.trashed_at.is_(None), MinutesVersion.kind == VersionKind.CORRIGENDUM)
        .group_by(MinutesVersion.minutes_id)
    )
    return dict(found.all())
