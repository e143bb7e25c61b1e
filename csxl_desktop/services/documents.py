"""The content of the documents of one meeting and of the directory, ready to be rendered on any thread."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ItemKind, MeetingState, OfficeTextCode
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meeting_rows import ItemRow, MeetingRecord, MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.numbers import plural_list
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database

TITLES = {
    "minutes": N_("Minutes"),
    "minutes-extract": N_("Extract of the minutes"),
    "invitation": N_("Invitation"),
    "members": N_("Members"),
    "committee": N_("Steering committee"),
    "report": N_("Annual report"),
}


class DocumentService:
    """Each public method reads in one transaction and returns what `printing.render` turns into a PDF.

    What only some documents read is imported by these: a sheet does not map the tables of a report.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._annexes = database.folder / "annexes"

    def attendance_sheet(
        self, meeting_id: UUID, *, language: str = "fr", order: str = "", emails: bool = False
    ) -> Document:
        """The sheet as it stands now, without being remembered as paper (`SheetService.print_sheet` does that)."""
        from csxl_desktop.services.sheet_content import options_of  # this document alone
        from csxl_desktop.services.sheet_filling import filled_sheet, sheet_document

        with self._database() as session:
            wanted = options_of(session, meeting_id)
            wanted = replace(wanted, order=order or wanted.order, emails=emails or wanted.emails)
            office = the_office(session)
            sheet = filled_sheet(session, office, self._annexes, meeting_id, wanted, language=language)
            return sheet_document(session, sheet, language=language)

    def minutes(self, meeting_id: UUID, *, language: str = "fr") -> Document:
        from csxl_desktop.services.minutes_content import (  # only minutes pay for it
            corrigenda_of,
            minutes_of,
            sealed_content,
            sealed_pdf,
        )

        with self._database() as session, speaking(language):
            office, record = the_office(session), self._record(session, meeting_id)
            sealed = sealed_pdf(session, meeting_id, self._annexes)
            content = minutes_of(session, office, record, annexes=self._annexes, language=language)
            if sealed is None:
                return _document("minutes", content, office, record.row)
            content = sealed_content(session, meeting_id, self._annexes) or content
            behind = corrigenda_of(session, meeting_id, content)
            return replace(_document("minutes", content, office, record.row), sealed=sealed, corrigenda=behind)

    def extract(
        self, meeting_id: UUID, numbers: Sequence[int], *, recipient: str = "", language: str = "fr"
    ) -> Document:
        """Items of the minutes by their `numbers`, from 1, as approved or as they stand; `recipient`: made for whom."""
        from csxl_desktop.services.minutes_content import minutes_of, sealed_content  # only minutes pay for it
        from csxl_desktop.services.minutes_extract import extract_of  # nor do they for an extract

        with self._database() as session, speaking(language):
            office, record = the_office(session), self._record(session, meeting_id)
            whole = sealed_content(session, meeting_id, self._annexes)
            if whole is None:
                whole = minutes_of(session, office, record, annexes=self._annexes, language=language)
            content = extract_of(whole, numbers, recipient)
            made = _document("minutes-extract", content, office, record.row)
            return replace(made, file_name=" ".join([made.file_name, *map(str, content.numbers)]))

    def invitation(self, meeting_id: UUID, *, language: str = "fr") -> Document:
        from csxl_desktop.domain.content import invitation  # this document alone

        with self._database() as session, speaking(language):
            office, record = the_office(session), self._record(session, meeting_id)
            content = invitation.Invitation(
                office=parts.identity(session, office, self._annexes),
                meeting=parts.record_facts(record),
                items=tuple(
                    invitation.InvitationItem(item.title, item.planned_minutes, _with_speakers(item, record))
                    for item in record.items
                ),
                speakers=tuple(
                    invitation.InvitedSpeaker(
                        PersonName(speaker.civility, speaker.first_name, speaker.last_name),
                        organisation=speaker.organisation,
                    )
                    for speaker in record.speakers
                ),
                text=_invitation_text(session, meeting_id, language),
                reply_by=record.reply_by_on,
                contact=invitation.Contact(office.name, phone=office.phone, email=office.email),
                annexes=tuple(annex.title for annex in record.annexes)
                if record.row.state is MeetingState.PLANNED
                else (),
                language=language,
            )
            return _document("invitation", content, office, record.row)

    def members(self, on: date, *, language: str = "fr") -> Document:
        from csxl_desktop.domain.content import members  # this document alone
        from csxl_desktop.services.printable import name_may_be_printed  # maps the directory, as the next line
        from csxl_desktop.storage.queries import members as members_query

        with self._database() as session, speaking(language):
            office = the_office(session)
            arrivals, departures = members_query.changes_of_year(session, on.year)
            content = members.MemberTable(
                office=parts.identity(session, office, self._annexes),
                on=on,
                members=tuple(
                    members.MemberLine(row.number, row.organisation, row.representative, row.joined_on)
                    for row in members_query.members_on(session, on, name_may_be_printed)
                ),
                arrivals=len([change for change in arrivals if change.on and change.on <= on]),
                departures=len([change for change in departures if change.on and change.on <= on]),
                language=language,
            )
            return _document("members", content, office, on=on)

    def committee(self, on: date, *, language: str = "fr") -> Document:
        from csxl_desktop.domain.content import committee  # this document alone
        from csxl_desktop.services.printable import name_may_be_printed  # maps the directory, as the next line
        from csxl_desktop.storage.queries import members as members_query

        with self._database() as session, speaking(language):
            office = the_office(session)
            content = committee.CommitteeTable(
                office=parts.identity(session, office, self._annexes),
                on=on,
                seats=tuple(
                    committee.SeatLine(row.organisation, row.person, row.elected_on, row.term_end_on)
                    for row in members_query.seats_on(session, on, name_may_be_printed)
                ),
                language=language,
            )
            return _document("committee", content, office, on=on)

    def report(self, year: int, *, section: UUID | None = None, language: str = "") -> Document:
        """The report of the year, or one of its sections alone; without `language` in the one kept with the year."""
        from csxl_desktop.services.report_content import section_alone  # only the report pays for it
        from csxl_desktop.services.report_years import language_of  # as before

        with self._database() as session:
            language = language or language_of(session, year)
        with self._database() as session, speaking(language):
            made = report_document(session, self._database, year, language)
            return made if section is None else section_alone(session, made, section, self._annexes)

    def _record(self, session: Session, meeting_id: UUID) -> MeetingRecord:
        from csxl_desktop.storage.queries.meeting_record import meeting_record  # maps all that a meeting has

        record = meeting_record(session, meeting_id, counting_rule(session))
        if record is None:
            raise RecordNotFoundError
        return record


def _with_speakers(item: ItemRow, record: MeetingRecord) -> str:
    """Who speaks, under the theme that writes itself."""
    if item.kind is not ItemKind.THEME or not record.speakers:
        return ""
    named = [f"{each.first_name} {each.last_name}".strip() or each.organisation for each in record.speakers]
    return _("With {names}").format(names=plural_list(named))


def _invitation_text(session: Session, meeting_id: UUID, language: str) -> RichText:
    """What the invitation says: the words of this meeting, else the office's, else (empty) the house's."""
    from csxl_desktop.services.office_text_rows import text_in_force  # maps a table that most documents do without

    meeting = session.get_one(Meeting, meeting_id)
    if meeting.invitation_text:
        return meeting.invitation_text
    own = text_in_force(session, OfficeTextCode.INVITATION, language, meeting.first_on)
    return own.text if own is not None else RichText()


def report_document(session: Session, database: Database, year: int, language: str) -> Document:
    """The report of the year as it stands in the session, in the colour of its year."""
    from csxl_desktop.services.report_content import report_content  # only the report pays for it

    office, today = the_office(session), database.now().astimezone().date()
    annexes = database.folder / "annexes"
    content = report_content(session, office, year, annexes=annexes, language=language, today=today)
    made = _document("report", content, office, year=year)
    return replace(made, look=replace(made.look, accent=content.look.accent))


def _document(
    kind: str,
    content: Any,
    office: Office,
    row: MeetingRow | None = None,
    *,
    on: date | None = None,
    year: int | None = None,
) -> Document:
    about = [_(TITLES[kind])]
    if row is not None:
        about += [row.badge, row.first_on.isoformat()]
    if on is not None:
        about.append(on.isoformat())
    if year is not None:
        about.append(str(year))
    return Document(kind, content, " ".join(about), office.look)
