"""Annexes of minutes: any file, kept once by content, with what it tells of itself; its sentence put in an item."""

import mimetypes
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from csxl_desktop.domain.annex_sentence import joined_points, says, with_sentence
from csxl_desktop.domain.enclosures import Annex
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.services.records import Written, assign, existing, written
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database
from csxl_desktop.system.identifiers import new_id


class AnnexService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        meeting_id: UUID,
        content: bytes,
        name: str,
        *,
        title: str = "",
        author: str = "",
        points: Sequence[str] = (),
        item_id: UUID | None = None,
    ) -> Written:
        """Join a file to the minutes; the same content again is joined once."""
        with self._database.begin(N_("Annex added")) as session:
            existing(session, Meeting, meeting_id)
            digest = attachments.store(self._database.folder / "annexes", content)
            known = session.scalar(
                select(Annex.id)
                .join(Attachment, Attachment.id == Annex.attachment_id)
                .where(Annex.meeting_id == meeting_id, Annex.trashed_at.is_(None), Attachment.sha256 == digest)
            )
            if known is not None:
                return written(self._database, session, known)
            media = mimetypes.guess_type(name)[0] or "application/octet-stream"
            file = Attachment(sha256=digest, file_name=name, media_type=media, size=len(content))
            last = session.scalar(select(func.max(Annex.position)).where(Annex.meeting_id == meeting_id)) or 0
            made = Annex(
                meeting_id=meeting_id,
                title=title.strip() or name,
                author=author.strip(),
                points=joined_points(tuple(points)),
                attachment_id=file.id,
                agenda_item_id=item_id,
                position=last + 1,
            )
            rules.check(session, made, frozenset({"title"}))
            session.add_all([file, made])
            return written(self._database, session, made.id)

    def content(self, annex_id: UUID) -> bytes:
        """The file as it came, verified; raises where the annex is a title alone."""
        with self._database() as session:
            annex = existing(session, Annex, annex_id)
            if annex.attachment_id is None:
                raise RecordNotFoundError
            kept = session.get_one(Attachment, annex.attachment_id)
            return attachments.read(self._database.folder / "annexes", kept.sha256, kept.file_name)

    def put_sentence(self, item_id: UUID, sentence: str) -> Written:
        """Put what an annex covers, as it was shown, at the end of the text of an item; once."""
        with self._database.begin(N_("Sentence of an annex put in the minutes")) as session:
            item = existing(session, AgendaItem, item_id)
            text = item.text or RichText()
            if not says(text, sentence):
                assign(session, item, {"text": with_sentence(text, sentence, str(new_id()))})
            return written(self._database, session, item.id)
