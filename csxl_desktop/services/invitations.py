"""The invitation as it leaves: its pages, its appointment, the mail around them, the list of those to call."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.content.call_list import Call, CallList
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.exchange.ics import calendar_file
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import date_range, long_date
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.calendar import appointment_of
from csxl_desktop.services.convening import ConveningService, is_silent
from csxl_desktop.services.documents import DocumentService
from csxl_desktop.services.office import the_office
from csxl_desktop.services.office_text_rows import text_in_force
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.attendance import attendance_rows
from csxl_desktop.storage.queries.meetings import meeting_row


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Everything that a mail draft is made of; the document is laid out on another thread."""

    subject: str
    body: str
    recipients: Recipients
    document: Document
    appointment: bytes


class InvitationService:
    """Each public method reads once and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def outgoing(self, meeting_id: UUID, *, reminder: bool = False, language: str = "fr") -> Outgoing:
        """The mail that invites everybody on the list, or reminds those who have not answered."""
        found = ConveningService(self._database, self._today).recipients(meeting_id, silent_only=reminder)
        document = DocumentService(self._database).invitation(meeting_id, language=language)
        with self._database() as session, speaking(language):
            meeting = session.get_one(Meeting, meeting_id)
            row = _row(session, meeting_id)
            code = OfficeTextCode.REMINDER if reminder else OfficeTextCode.INVITATION
            own = text_in_force(session, code, language, self._today())
            body = own.text.plain() if own is not None and own.text else _body(meeting, row, reminder=reminder)
            subject = (_("Reminder: {what}") if reminder else _("Invitation: {what}")).format(what=_what(row))
            appointment = calendar_file([appointment_of(session, row)])
            return Outgoing(subject, body, found, document, appointment)

    def call_list(self, meeting_id: UUID, *, language: str = "fr") -> Document:
        """Whom to ring: those on the list who have not answered, on paper with room to write."""
        found = ConveningService(self._database, self._today).recipients(meeting_id, silent_only=True)
        with self._database() as session, speaking(language):
            office, row = the_office(session), _row(session, meeting_id)
            count = sum(is_silent(line) for line in attendance_rows(session, meeting_id))
            calls = tuple(Call(each.organisation, each.full_name, each.phone) for each in found.people)
            title = _("Still to answer: {what}").format(what=_what(row))
            content = CallList(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                months=0,
                drawn_up_on=self._today(),
                calls=calls,
                about=title,
                language=language,
            )
            name = f"{_('Call list')} {row.badge} {row.first_on.isoformat()} ({count})"
            return Document("call-list", content, name, office.look)


def _row(session: Session, meeting_id: UUID) -> MeetingRow:
    row = meeting_row(session, meeting_id, rule=None)
    if row is None:
        raise RecordNotFoundError
    return row


def _what(row: MeetingRow) -> str:
    day = date_range(row.first_on, row.last_on, weekday=True)
    return ", ".join(part for part in (row.kind_label, row.subject, day) if part)


def _body(meeting: Meeting, row: MeetingRow, *, reminder: bool) -> str:
    """The mail in the house's words, where the office has none of its own."""
    lines = [_("Dear Sir or Madam,"), ""]
    if reminder:
        lines.append(_("We have not yet heard from you about this meeting: {what}.").format(what=_what(row)))
    else:
        lines.append(_("You will find enclosed the invitation to this meeting: {what}.").format(what=_what(row)))
        lines.append(_("The enclosed appointment can be opened with your calendar."))
    if meeting.reply_by_on is not None:
        lines.append(_("Please reply by {date}.").format(date=long_date(meeting.reply_by_on)))
    lines += ["", _("Kind regards,")]
    return "\n".join(lines)
