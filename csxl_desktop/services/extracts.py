"""The extracts of minutes that left the office: lines of the log of mailings, told with their meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.choices import MailingPurpose
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import plural_list
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.storage.database import Database


class NoRecipientError(DomainError):
    template = N_("Say first whom the extract is made for.")


@dataclass(frozen=True, slots=True)
class ExtractSent:
    """An extract that left the office: what it was, to whom, when."""

    id: UUID
    sent_on: date
    title: str
    recipient: str


class ExtractService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def sent(self, meeting_id: UUID) -> tuple[ExtractSent, ...]:
        """The extracts of the minutes of a meeting that left the office, oldest first."""
        with self._database() as session:
            found = session.scalars(
                select(Mailing)
                .where(Mailing.meeting_id == meeting_id, Mailing.purpose == MailingPurpose.EXTRACT)
                .where(Mailing.trashed_at.is_(None))
                .order_by(Mailing.sent_on, Mailing.id)
            )
            return tuple(ExtractSent(each.id, each.sent_on, each.title, each.selection) for each in found)

    def note_sent(self, meeting_id: UUID, numbers: Sequence[int], recipient: str) -> Written:
        """An extract of these items left for a partner today: one line of the log of mailings."""
        if not recipient.strip():
            raise NoRecipientError
        with self._database.begin(N_("Sending noted")) as session:
            meeting = existing(session, Meeting, meeting_id)
            items = ngettext("item {numbers}", "items {numbers}", len(numbers)).format(
                numbers=plural_list(map(str, numbers))
            )
            words = _("Extract of the minutes of {date}, {items}")
            values = {
                "sent_on": self._today(),
                "title": words.format(date=short_date(meeting.first_on), items=items),
                "purpose": MailingPurpose.EXTRACT,
                "recipients": 1,
                "selection": recipient.strip(),
                "meeting_id": meeting_id,
            }
            return written(self._database, session, add(session, Mailing, values).id)
