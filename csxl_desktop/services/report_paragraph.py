"""The paragraph that the annual report tells of a meeting: taken from its minutes, then the office's own."""

from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.meeting_rows import ItemRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.report_paragraph import proposed_paragraph, source_digest
from csxl_desktop.i18n import N_
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, assign, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meeting_record import meeting_record


class NothingWrittenError(DomainError):
    template = N_("The minutes say nothing yet: there is nothing to take over.")


class ReportParagraphService:
    """Each public method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, meeting_id: UUID) -> Written:
        """The words of the minutes become the paragraph, whatever stood there."""
        with self._database.begin(N_("Paragraph taken from the minutes")) as session:
            items = _items(session, meeting_id)
            proposed = proposed_paragraph(items)
            if not proposed:
                raise NothingWrittenError
            values = {"report_paragraph": proposed, "report_source_sha256": source_digest(items)}
            assign(session, existing(session, Meeting, meeting_id), values)
            return written(self._database, session, meeting_id)

    def keep(self, meeting_id: UUID) -> Written:
        """The paragraph stays as it is: what the minutes say now was seen."""
        with self._database.begin(N_("Paragraph kept")) as session:
            values = {"report_source_sha256": source_digest(_items(session, meeting_id))}
            assign(session, existing(session, Meeting, meeting_id), values)
            return written(self._database, session, meeting_id)


def _items(session: Session, meeting_id: UUID) -> tuple[ItemRow, ...]:
    record = meeting_record(session, meeting_id, counting_rule(session))
    if record is None:
        raise RecordNotFoundError
    return record.items
