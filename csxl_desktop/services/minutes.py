"""Minutes on their way: written, sent, approved and sealed."""

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import (
    SEALED,
    MailingPurpose,
    MeetingState,
    MinutesState,
    SendingChannel,
    VersionKind,
)
from csxl_desktop.domain.errors import (
    DatesOutOfOrderError,
    MinutesNotSentError,
    MinutesSealedError,
    RemarksMadeError,
    RemarksStillOpenError,
)
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesRemark, MinutesVersion
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.services.minutes_sealing import frozen, minutes_of_meeting
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meetings import meeting_row


class Mailed(NamedTuple):
    """A mail that left: its subject, and how many it went to."""

    title: str
    recipients: int

    def values(self, meeting_id: UUID, on: date) -> dict[str, Any]:
        """What the log of mailings keeps of it."""
        return {
            "sent_on": on,
            "title": self.title,
            "channel": SendingChannel.MAIL,
            "purpose": MailingPurpose.MINUTES,
            "recipients": self.recipients,
            "meeting_id": meeting_id,
        }


class MinutesService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, meeting_id: UUID, on: date, to: str, mailed: Mailed | None = None) -> Written:
        """The minutes left the office on that day, to whom `to` says; the meeting counts as held.

        What was sent is kept as a version; the number of the assembly stands from then on. What was `mailed` stands in
        the log of mailings too.
        """
        with self._database.begin(N_("Minutes sent")) as session:
            meeting, minutes = self._unsealed(session, meeting_id)
            minutes.state, minutes.sent_on, minutes.sent_to = MinutesState.SENT, on, to
            days = session.get_one(MeetingKind, meeting.kind_id).remark_days
            minutes.remarks_until_on = on + timedelta(days=days) if days is not None else None
            meeting.state = MeetingState.HELD
            session.flush()
            self._keep_number(session, meeting)
            self._keep_version(session, meeting, minutes, on)
            if mailed is not None:
                add(session, Mailing, mailed.values(meeting_id, on))
            return written(self._database, session, minutes.id)

    def send_sealed(self, meeting_id: UUID, on: date, mailed: Mailed) -> Written:
        """Sealed minutes left the office once more: they stay as they are, the log of mailings tells it."""
        with self._database.begin(N_("Sending noted")) as session:
            existing(session, Meeting, meeting_id)
            return written(self._database, session, add(session, Mailing, mailed.values(meeting_id, on)).id)

    def approve(self, meeting_id: UUID, at_meeting_id: UUID, remarks: str = "") -> Written:
        """The assembly `at_meeting_id` approved them: sealed, they print as they are now for ever."""
        with self._database.begin(N_("Minutes approved")) as session:
            meeting, minutes = self._sent(session, meeting_id)
            approving = existing(session, Meeting, at_meeting_id)
            if approving.first_on < meeting.first_on:
                raise DatesOutOfOrderError(
                    start=meeting.first_on.strftime("%d/%m/%Y"), end=approving.first_on.strftime("%d/%m/%Y")
                )
            minutes.approved_meeting_id, minutes.approved_on = approving.id, approving.first_on
            minutes.remarks = remarks
            self._seal(session, meeting, minutes)
            return written(self._database, session, minutes.id)

    def approve_tacitly(self, meeting_id: UUID, on: date) -> Written:
        """Nobody remarked within the days that the kind gives: approved on the last of them, and sealed."""
        with self._database.begin(N_("Minutes approved")) as session:
            meeting, minutes = self._sent(session, meeting_id)
            until = minutes.remarks_until_on
            if until is None or on <= until:
                raise RemarksStillOpenError(title=rules.meeting_name(meeting))
            remarked = session.scalar(
                select(func.count())
                .select_from(MinutesRemark)
                .where(MinutesRemark.minutes_id == minutes.id, MinutesRemark.trashed_at.is_(None))
            )
            if remarked or minutes.remarks.strip():
                raise RemarksMadeError(title=rules.meeting_name(meeting))
            minutes.approved_tacitly, minutes.approved_on = True, until
            self._seal(session, meeting, minutes)
            return written(self._database, session, minutes.id)

    def _unsealed(self, session: Session, meeting_id: UUID) -> tuple[Meeting, Minutes]:
        meeting = existing(session, Meeting, meeting_id)
        minutes = minutes_of_meeting(session, meeting)
        if minutes.state in SEALED:
            raise MinutesSealedError(title=rules.meeting_name(meeting))
        return meeting, minutes

    def _sent(self, session: Session, meeting_id: UUID) -> tuple[Meeting, Minutes]:
        meeting, minutes = self._unsealed(session, meeting_id)
        if minutes.state is MinutesState.DRAFT:
            raise MinutesNotSentError(title=rules.meeting_name(meeting))
        return meeting, minutes

    def _keep_number(self, session: Session, meeting: Meeting) -> None:
        row = meeting_row(session, meeting.id, counting_rule(session))
        if row is not None and meeting.fixed_number is None:
            meeting.fixed_number = row.number

    def _keep_version(self, session: Session, meeting: Meeting, minutes: Minutes, on: date) -> None:
        kept = frozen(self._database, session, meeting)
        session.add(
            MinutesVersion(
                minutes_id=minutes.id,
                number=next_version(session, minutes.id),
                made_on=on,
                kind=VersionKind.SENT,
                content=kept.content,
                sha256=kept.sha256,
                pdf_id=kept.pdf_id,
            )
        )

    def _seal(self, session: Session, meeting: Meeting, minutes: Minutes) -> None:
        minutes.state = MinutesState.APPROVED
        session.flush()
        kept = frozen(self._database, session, meeting)
        minutes.seal_content, minutes.seal_sha256, minutes.seal_pdf_id = kept.content, kept.sha256, kept.pdf_id


def next_version(session: Session, minutes_id: UUID) -> int:
    """The number of the next version of these minutes."""
    newest = session.scalar(select(func.max(MinutesVersion.number)).where(MinutesVersion.minutes_id == minutes_id))
    return (newest or 0) + 1
