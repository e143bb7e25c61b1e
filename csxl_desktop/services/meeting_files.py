"""Files kept with a meeting: scanned sheets, presentations received; stored once by content, opened on demand."""

import mimetypes
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MeetingFileKind
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.sheets import MeetingFile, SheetPrint
from csxl_desktop.i18n import N_
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meetings import meeting_row

_PRESENTATIONS = {".pptx", ".ppt", ".odp", ".key", ".pps", ".ppsx"}
# What shows itself and does nothing else; whatever is not among these is asked about before it is opened.
_HARMLESS = {
    *(".pdf", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp", ".txt", ".csv", ".md"),
    *(".docx", ".xlsx", ".pptx", ".ppsx", ".odt", ".ods", ".odp", ".rtf", ".eml", ".ics", ".vcf"),
    *(".mp3", ".m4a", ".wav", ".ogg", ".mp4", ".mov", ".mkv", ".webm", ".avi"),
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a meeting; `risky` asks a question before it is opened."""

    id: UUID
    name: str
    title: str
    kind: MeetingFileKind
    size: int
    received_on: date | None
    risky: bool


class MeetingFileService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, meeting_id: UUID) -> tuple[FileRow, ...]:
        """The files of a meeting, in their order."""
        with self._database() as session:
            found = session.execute(
                select(MeetingFile, Attachment)
                .join(Attachment, Attachment.id == MeetingFile.attachment_id)
                .where(MeetingFile.meeting_id == meeting_id, MeetingFile.trashed_at.is_(None))
                .order_by(MeetingFile.position, MeetingFile.id)
            )
            return tuple(
                FileRow(
                    file.id,
                    kept.file_name,
                    file.title or kept.file_name,
                    file.kind,
                    kept.size,
                    file.received_on,
                    is_risky(kept.file_name),
                )
                for file, kept in found
            )

    def add(self, meeting_id: UUID, content: bytes, name: str, kind: MeetingFileKind, on: date) -> Written:
        """File something with a meeting; the same content again is filed once."""
        with self._database.begin(N_("File kept with the meeting")) as session:
            existing(session, Meeting, meeting_id)
            digest = attachments.store(self._database.folder / "annexes", content)
            known = self._known(session, meeting_id, digest)
            if known is not None:
                return written(self._database, session, known)
            media = mimetypes.guess_type(name)[0] or "application/octet-stream"
            kept = Attachment(sha256=digest, file_name=name, media_type=media, size=len(content))
            last = session.scalar(select(func.max(MeetingFile.position)).where(MeetingFile.meeting_id == meeting_id))
            file = MeetingFile(
                meeting_id=meeting_id, attachment_id=kept.id, kind=kind, received_on=on, position=(last or 0) + 1
            )
            session.add_all([kept, file])
            return written(self._database, session, file.id)

    def meeting_of(self, sheet_code: str) -> MeetingRow | None:
        """The meeting whose printed sheet bears that code."""
        with self._database() as session:
            key = session.scalar(
                select(SheetPrint.meeting_id)
                .where(SheetPrint.code == sheet_code, SheetPrint.trashed_at.is_(None))
                .order_by(SheetPrint.printed_at.desc())
                .limit(1)
            )
            return meeting_row(session, key, None) if key is not None else None

    def content(self, file_id: UUID) -> bytes:
        """The file as it came, verified."""
        with self._database() as session:
            kept = session.get_one(Attachment, existing(session, MeetingFile, file_id).attachment_id)
            return attachments.read(self._database.folder / "annexes", kept.sha256, kept.file_name)

    def _known(self, session: Session, meeting_id: UUID, digest: str) -> UUID | None:
        return session.scalar(
            select(MeetingFile.id)
            .join(Attachment, Attachment.id == MeetingFile.attachment_id)
            .where(MeetingFile.meeting_id == meeting_id, MeetingFile.trashed_at.is_(None))
            .where(Attachment.sha256 == digest)
            .limit(1)
        )


def guessed_kind(name: str) -> MeetingFileKind:
    """What a file dropped on a meeting most likely is: its scanned sheet, else a presentation."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _PRESENTATIONS:
        return MeetingFileKind.PRESENTATION
    scanned = suffix in {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic"}
    return MeetingFileKind.SCAN if scanned else MeetingFileKind.OTHER


def is_risky(name: str) -> bool:
    """Whether opening a file of that name could carry something out: a program, macros, an old Office file…"""
    return PurePath(name.strip()).suffix.lower() not in _HARMLESS
