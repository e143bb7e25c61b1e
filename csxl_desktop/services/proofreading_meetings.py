"""Relecture of one meeting: its invitation or its minutes as they stand, and what its record says against itself."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.content.invitation import Invitation
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.grammar import NOT_ASKED, GrammarRead
from csxl_desktop.domain.meeting_rows import MeetingRecord
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n import speaking
from csxl_desktop.proofreading.content_text import Jumps, from_invitation, from_minutes
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.proofreading.text import Jump
from csxl_desktop.services.documents import DocumentService
from csxl_desktop.services.grammar import GrammarReader
from csxl_desktop.services.minutes_content import minutes_of
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.proofreading import OF_RECORDS, Gathered, ProofreadingService, found
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meeting_record import meeting_record


def found_of_meeting(gathered: Gathered, meeting_id: UUID, grammar: GrammarRead = NOT_ASKED) -> tuple[Finding, ...]:
    """What is to be mended in the text, then what the records of the year hold wrong of this meeting; on any thread."""
    told = found(gathered, grammar)
    here = (each for each in told if each.code not in OF_RECORDS or each.remark.jump.id == meeting_id.hex)
    return tuple(sorted((each for each in here if not each.accepted), key=lambda each: each.severity))


class MeetingProofreading:
    """Each public method reads; the rules themselves (`found_of_meeting`) may run on any thread."""

    def __init__(self, database: Database, today: Callable[[], date], grammar: GrammarReader) -> None:
        self._database = database
        self._read = ProofreadingService(database, today, grammar)

    def minutes(self, meeting_id: UUID) -> Gathered:
        """The minutes as they stand, and what the dossier knows of the year."""
        with self._database() as session, speaking("fr"):
            record = meeting_record(session, meeting_id, counting_rule(session))
            if record is None:
                raise RecordNotFoundError
            office, annexes = the_office(session), self._database.folder / "annexes"
            content = minutes_of(session, office, record, annexes=annexes, language="fr")
        return self._read.of_text(from_minutes(content, _of_minutes(record)), record.row.first_on.year)

    def invitation(self, meeting_id: UUID) -> Gathered:
        """The invitation as it would leave; the words of the office's own text are mended with that text."""
        content = DocumentService(self._database).invitation(meeting_id).content
        assert isinstance(content, Invitation)
        with self._database() as session:
            meeting = session.get_one(Meeting, meeting_id)
            items = session.scalars(
                select(AgendaItem.id)
                .where(AgendaItem.meeting_id == meeting_id, AgendaItem.trashed_at.is_(None))
                .order_by(AgendaItem.position, AgendaItem.id)
            )
            jumps = {("item", str(at)): Jump("agenda_item", key.hex, "title") for at, key in enumerate(items)}
            if meeting.invitation_text:
                jumps["invitation", "text"] = Jump("meeting", meeting_id.hex, "invitation_text")
            year = meeting.first_on.year
        return self._read.of_text(from_invitation(content, jumps), year)


def _of_minutes(record: MeetingRecord) -> Jumps:
    """The records that the content of the minutes names by their place; what stands under no item is named by none."""
    jumps = {("minutes", "subject"): Jump("minutes", record.row.id.hex, "subject")}
    for at, item in enumerate(record.items):
        jumps["item", str(at)] = Jump("agenda_item", item.id.hex, "title")
        jumps["item_text", str(at)] = Jump("agenda_item", item.id.hex, "text")
        decisions = (each.id for each in record.decisions if each.agenda_item_id == item.id)
        actions = (each.id for each in record.actions if each.agenda_item_id == item.id)
        for kind, keys in (("decision", decisions), ("action", actions)):
            jumps |= {(kind, f"{at}.{place}"): Jump(kind, key.hex, "text") for place, key in enumerate(keys)}
    return jumps
