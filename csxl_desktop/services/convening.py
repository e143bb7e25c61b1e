"""Convening: whom to invite by rule or choice, what they answer, who is still silent, what was sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.answers import Answer, read_answers
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import (
    AttendanceRole,
    AttendanceState,
    MailingPurpose,
    SendingChannel,
)
from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.recipients import Recipient, Recipients, Selection, SelectionKind
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.services.attendance import AttendanceService, add_line, people_on
from csxl_desktop.services.freezing import freeze
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.services.selection_reading import SelectionReading
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.attendance import attendance_rows

_ANSWERED = frozenset({AttendanceState.ANNOUNCED, AttendanceState.EXCUSED, AttendanceState.REPRESENTED})
_PURPOSES = (MailingPurpose.INVITATION, MailingPurpose.REMINDER, MailingPurpose.CANCELLATION)


@dataclass(frozen=True, slots=True)
class Sending:
    """What left the office for this meeting: “sent to N on D”."""

    id: UUID
    sent_on: date
    purpose: MailingPurpose
    recipients: int


@dataclass(frozen=True, slots=True)
class Stated:
    """An answer taken: this line of the list says that."""

    attendance_id: UUID
    state: AttendanceState
    note: str = ""


class ConveningService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    # Whom.

    def rule(self, meeting_id: UUID) -> Selection | None:
        """The saved search or the mailing list that this kind goes by; nothing where it tells itself."""
        with self._database() as session:
            return _rule(session, existing(session, Meeting, meeting_id))

    def set_rule(self, kind_id: UUID, selection: Selection | None) -> Written:
        """From now on meetings of the kind go by this saved search or mailing list; by none, as the house has it."""
        with self._database.begin(N_("Rule of the invitations changed")) as session:
            kind = existing(session, MeetingKind, kind_id)
            kind.saved_search_id = selection.search_id if selection is not None else None
            kind.mailing_list_id = selection.list_id if selection is not None else None
            return written(self._database, session, kind_id)

    def invite(self, meeting_id: UUID, selection: Selection | None = None) -> Written:
        """Put whom the rule (or the selection) names on the list; who is there already stays as they are."""
        wanted = selection or self.rule(meeting_id)
        if wanted is None:
            return AttendanceService(self._database).invite_expected(meeting_id)
        with self._database.begin(N_("People invited by selection")) as session:
            meeting = existing(session, Meeting, meeting_id)
            known = people_on(session, meeting_id)
            for each in SelectionReading(session, self._today()).recipients(wanted).people:
                if each.person_id is not None and each.person_id not in known:
                    known.add(each.person_id)
                    add_line(session, meeting, each.person_id, each.organisation_id)
            return written(self._database, session, meeting_id)

    def recipients(self, meeting_id: UUID, *, silent_only: bool = False) -> Recipients:
        """Everybody on the list with the way to reach them; with `silent_only`, those who have not answered."""
        with self._database() as session:
            found = SelectionReading(session, self._today()).recipients(
                Selection(SelectionKind.MEETING, (meeting_id,), "")
            )
            if not silent_only:
                return found
            silent = {(row.person_id, row.full_name) for row in attendance_rows(session, meeting_id) if is_silent(row)}
            people = {person for person, _name in silent if person is not None}
            names = {name for person, name in silent if person is None}
            kept = (each for each in found.people if each.person_id in people or _named(each, names))
            return replace(found, people=tuple(kept))

    # What they answer.

    def answer(self, attendance_id: UUID, state: AttendanceState, note: str | None = None) -> Written:
        """Note an answer with its day; back to *invited*, nothing was answered."""
        with self._database.begin(N_("Answer noted")) as session:
            self._answer(session, existing(session, Attendance, attendance_id), state, note)
            return written(self._database, session, attendance_id)

    def answer_all(self, meeting_id: UUID, answers: Sequence[Stated]) -> Written:
        """Several answers at once, as they were matched on screen."""
        with self._database.begin(N_("Answers noted")) as session:
            for each in answers:
                self._answer(session, existing(session, Attendance, each.attendance_id), each.state, each.note)
            return written(self._database, session, meeting_id)

    def send_whom(
        self, attendance_id: UUID, *, person_id: UUID | None = None, first_name: str = "", last_name: str = ""
    ) -> Written:
        """The person answers that somebody else comes, known or new: on the list for the same organisation."""
        if person_id is None and not (first_name.strip() or last_name.strip()):
            raise EmptyNameError
        with self._database.begin(N_("Stand-in noted")) as session:
            away = existing(session, Attendance, attendance_id)
            meeting = existing(session, Meeting, away.meeting_id)
            stands_in = self._on_list(session, away.meeting_id, person_id) if person_id is not None else None
            if stands_in is None and person_id is not None:
                stands_in = add_line(session, meeting, person_id, away.organisation_id)
            if stands_in is None:
                stands_in = Attendance(
                    meeting_id=meeting.id,
                    first_name=first_name.strip(),
                    last_name=last_name.strip(),
                    organisation_id=away.organisation_id,
                    organisation_name=away.organisation_name,
                    counted_as_id=away.counted_as_id,
                )
                session.add(stands_in)
            session.flush()
            self._answer(session, stands_in, AttendanceState.ANNOUNCED, None)
            self._answer(session, away, AttendanceState.REPRESENTED, None)
            away.represented_by_id = stands_in.id
            return written(self._database, session, stands_in.id)

    def read_answers(self, meeting_id: UUID, text: str, *, silent: AttendanceState) -> tuple[Answer, ...]:
        """A paste read against the list: nothing is written."""
        with self._database() as session:
            rows = [row for row in attendance_rows(session, meeting_id) if row.role is not AttendanceRole.STAFF]
            return read_answers(text, rows, silent=silent)

    # What was sent.

    def sendings(self, meeting_id: UUID) -> tuple[Sending, ...]:
        """What left the office for this meeting, oldest first."""
        with self._database() as session:
            found = session.scalars(
                select(Mailing)
                .where(Mailing.meeting_id == meeting_id, Mailing.trashed_at.is_(None))
                .where(Mailing.purpose.in_(_PURPOSES))
                .order_by(Mailing.sent_on, Mailing.id)
            )
            return tuple(Sending(each.id, each.sent_on, each.purpose, each.recipients) for each in found)

    def sent(self, meeting_id: UUID, purpose: MailingPurpose, recipients: int, title: str) -> Written:
        """Note that the invitation or a reminder left today."""
        with self._database.begin(N_("Sending noted")) as session:
            existing(session, Meeting, meeting_id)
            values = {
                "sent_on": self._today(),
                "title": title,
                "channel": SendingChannel.MAIL,
                "purpose": purpose,
                "recipients": recipients,
                "meeting_id": meeting_id,
            }
            return written(self._database, session, add(session, Mailing, values).id)

    # Within.

    def _answer(self, session: Session, line: Attendance, state: AttendanceState, note: str | None) -> None:
        rules.check_change(session, line, frozenset({"state"}))
        if line.state in {AttendanceState.INVITED, AttendanceState.ANNOUNCED}:
            freeze(session, line, existing(session, Meeting, line.meeting_id).first_on)
        line.state = state
        line.answered_on = self._today() if state in _ANSWERED else None
        if state is not AttendanceState.REPRESENTED:
            line.represented_by_id = None
        if note is not None:
            line.answer_note = note
        session.flush()
        rules.check(session, line, frozenset({"state"}))

    def _on_list(self, session: Session, meeting_id: UUID, person_id: UUID) -> Attendance | None:
        return session.scalars(
            select(Attendance)
            .where(Attendance.meeting_id == meeting_id, Attendance.person_id == person_id)
            .where(Attendance.trashed_at.is_(None))
        ).first()


def is_silent(row: AttendanceRow) -> bool:
    """Whether somebody on the list was asked and has not answered."""
    return row.state is AttendanceState.INVITED and row.role is not AttendanceRole.STAFF


def _named(each: Recipient, names: set[str]) -> bool:
    return each.person_id is None and each.bare_name in names


def _rule(session: Session, meeting: Meeting) -> Selection | None:
    if meeting.working_group_id is not None:
        return None
    kind = session.get_one(MeetingKind, meeting.kind_id)
    if kind.saved_search_id is not None:
        return Selection(SelectionKind.SEARCH, (kind.saved_search_id,))
    if kind.mailing_list_id is not None:
        return Selection(SelectionKind.LIST, (kind.mailing_list_id,))
    return None
