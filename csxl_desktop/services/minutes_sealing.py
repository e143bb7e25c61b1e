"""Minutes frozen as they stand: their content with its digest, and their pages among the annexes."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ApprovalRule, MinutesKind
from csxl_desktop.domain.content import minutes as minutes_content
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.rich_text import JsonObject, RichText
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.minutes_content import minutes_of
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.quoting import note_quoted, quoted_in, texts_of
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meeting_record import meeting_record

SEAL_SCHEMA = 1
LANGUAGE = "fr"  # the one that leaves the office and that an assembly approves


@dataclass(frozen=True, slots=True)
class Frozen:
    """The canonical content, its SHA-256, and the pages (an `Attachment`)."""

    content: JsonObject
    sha256: str
    pdf_id: UUID


def frozen(database: Database, session: Session, meeting: Meeting) -> Frozen:
    """The minutes of the meeting as they stand in the session."""
    with speaking(LANGUAGE):  # computed titles too, whatever the window speaks
        office = the_office(session)
        content = content_of(database, session, meeting.id)
        data, digest = sealed(content)
        name = _("Minutes of {date}").format(date=short_date(meeting.first_on))
        quoted, day = quoted_in(session, texts_of(content)), database.now().astimezone().date()
        note_quoted(session, quoted, name, day, meeting_id=meeting.id)
        pdf = render(Document("minutes", content, "", office.look))
        return Frozen(data, digest, keep_pages(database, session, pdf, "pv.pdf"))


def content_of(database: Database, session: Session, meeting_id: UUID) -> minutes_content.Minutes:
    """What the minutes of the meeting print as they stand in the session."""
    record = meeting_record(session, meeting_id, counting_rule(session))
    if record is None:
        raise RecordNotFoundError
    annexes = database.folder / "annexes"
    return minutes_of(session, the_office(session), record, annexes=annexes, language=LANGUAGE)


def keep_pages(database: Database, session: Session, pdf: bytes, file_name: str) -> UUID:
    """The pages among the annexes; the key of their record."""
    return kept_file(database, session, pdf, file_name, "application/pdf").id


def sealed(content: minutes_content.Minutes) -> tuple[dict[str, Any], str]:
    """The canonical JSON of the content (pictures and logo by their SHA-256) and the SHA-256 of its bytes."""
    return canonical("minutes", content)


def canonical(name: str, content: Any) -> tuple[dict[str, Any], str]:
    """The content of a document as JSON under `name`, files in it by their SHA-256, and the SHA-256 of its bytes."""
    data = {"schema": SEAL_SCHEMA, name: _plain(content)}
    return data, digest_of(data)


def digest_of(data: Any) -> str:
    """SHA-256 of the canonical JSON."""
    letters = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(unicodedata.normalize("NFC", letters).encode()).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case RichText():
            return value.to_json()
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case date() | time():
            return value.isoformat()
        case UUID():
            return value.hex
        case Decimal():
            return str(value)
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case tuple() | list():
            return [_plain(each) for each in value]
    if is_dataclass(value):
        kept = (field.name for field in fields(value) if field.metadata.get("sealed", True))
        return {name: _plain(getattr(value, name)) for name in kept}
    return value


def minutes_of_meeting(session: Session, meeting: Meeting) -> Minutes:
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
