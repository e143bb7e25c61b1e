"""Minutes on their way: written, sent, approved and sealed."""

import hashlib
import json
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import SEALED, ApprovalRule, MeetingState, MinutesKind, MinutesState
from csxl_desktop.domain.content import minutes as minutes_content
from csxl_desktop.domain.errors import (
    DatesOutOfOrderError,
    MinutesNotSentError,
    MinutesSealedError,
    RecordNotFoundError,
)
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment, MeetingKind
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, speaking
from csxl_desktop.services import rules
from csxl_desktop.services.minutes_content import minutes_of
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meeting_record import meeting_record

SEAL_SCHEMA = 1
_LANGUAGE = "fr"  # the one that an assembly approves


class MinutesService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, meeting_id: UUID, on: date, to: str) -> Written:
        """The minutes left the office on that day, to whom `to` says; the meeting counts as held."""
        with self._database.begin(N_("Minutes sent")) as session:
            meeting = existing(session, Meeting, meeting_id)
            minutes = _of(session, meeting)
            if minutes.state in SEALED:
                raise MinutesSealedError(title=rules.meeting_name(meeting))
            minutes.state, minutes.sent_on, minutes.sent_to = MinutesState.SENT, on, to
            meeting.state = MeetingState.HELD
            return written(self._database, session, minutes.id)

    def approve(self, meeting_id: UUID, at_meeting_id: UUID, remarks: str = "") -> Written:
        """The assembly `at_meeting_id` approved them: sealed, they print as they are now for ever."""
        with self._database.begin(N_("Minutes approved")) as session:
            meeting = existing(session, Meeting, meeting_id)
            minutes = _of(session, meeting)
            if minutes.state in SEALED:
                raise MinutesSealedError(title=rules.meeting_name(meeting))
            if minutes.state is MinutesState.DRAFT:
                raise MinutesNotSentError(title=rules.meeting_name(meeting))
            approving = existing(session, Meeting, at_meeting_id)
            if approving.first_on < meeting.first_on:
                raise DatesOutOfOrderError(
                    start=meeting.first_on.strftime("%d/%m/%Y"), end=approving.first_on.strftime("%d/%m/%Y")
                )
            minutes.approved_meeting_id, minutes.approved_on = approving.id, approving.first_on
            minutes.remarks, minutes.state = remarks, MinutesState.APPROVED
            session.flush()
            self._seal(session, meeting, minutes)
            return written(self._database, session, minutes.id)

    def _seal(self, session: Session, meeting: Meeting, minutes: Minutes) -> None:
        with speaking(_LANGUAGE):  # computed titles too, whatever the window speaks
            self._seal_in_language(session, meeting, minutes)

    def _seal_in_language(self, session: Session, meeting: Meeting, minutes: Minutes) -> None:
        office = the_office(session)
        record = meeting_record(session, meeting.id, counting_rule(session))
        if record is None:
            raise RecordNotFoundError
        annexes = self._database.folder / "annexes"
        content = minutes_of(session, office, record, annexes=annexes, language=_LANGUAGE)
        minutes.seal_content, minutes.seal_sha256 = sealed(content)
        pdf = render(Document("minutes", content, "", office.accent_colour, office.narrow_spaces))
        file = Attachment(
            sha256=attachments.store(annexes, pdf), file_name="pv.pdf", media_type="application/pdf", size=len(pdf)
        )
        session.add(file)
        minutes.seal_pdf_id = file.id


def sealed(content: minutes_content.Minutes) -> tuple[dict[str, Any], str]:
    """The canonical JSON of the content (pictures and logo by their SHA-256) and the SHA-256 of its bytes."""
    data = {"schema": SEAL_SCHEMA, "minutes": _plain(content)}
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return data, hashlib.sha256(unicodedata.normalize("NFC", canonical).encode()).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case RichText():
            return value.to_json()
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case date() | time():
            return value.isoformat()
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case tuple() | list():
            return [_plain(each) for each in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _of(session: Session, meeting: Meeting) -> Minutes:
    """The minutes of the meeting, begun now where nobody did."""
    found = session.scalars(
        select(Minutes)
        .where(Minutes.meeting_id == meeting.id, Minutes.trashed_at.is_(None))
        .order_by(Minutes.version.desc(), Minutes.id.desc())
    ).first()
    if found is not None:
        return found
    approval = session.get_one(MeetingKind, meeting.kind_id).approval
    kind = MinutesKind.MINUTES if approval is ApprovalRule.NEXT_MEETING else MinutesKind.REPORT
    made = Minutes(meeting_id=meeting.id, kind=kind)
    session.add(made)
    return made
