"""Who is expected, who came: the list of people of a meeting, each act its own transaction."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, MandateRole, OrganisationStatus
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.counting import Count
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import EmptyNameError, InvalidChoiceError, RecordNotFoundError
from csxl_desktop.domain.meeting_rows import SignedRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services import rules
from csxl_desktop.services.expected_people import expected
from csxl_desktop.services.freezing import counted_as_on, freeze, with_what_it_names
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meetings import meeting_row
from csxl_desktop.storage.queries.names import name_on


class AttendanceService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invite_expected(self, meeting_id: UUID) -> Written:
        """Put on the list whom the kind expects: the members' representatives, the group's participants, the seats."""
        with self._database.begin(N_("People expected put on the list")) as session:
            meeting = existing(session, Meeting, meeting_id)
            known = people_on(session, meeting_id)
            for person_id, organisation_id in expected(session, meeting):
                if person_id not in known:
                    known.add(person_id)
                    add_line(session, meeting, person_id, organisation_id)
            return written(self._database, session, meeting_id)

    def add_person(
        self,
        meeting_id: UUID,
        person_id: UUID,
        organisation_id: UUID | None = None,
        *,
        state: AttendanceState = AttendanceState.INVITED,
        role: AttendanceRole = AttendanceRole.PARTICIPANT,
        walk_in: bool = False,
        signed: SignedRow | None = None,
        stands_in_for: UUID | None = None,
    ) -> Written:
        """Put a known person on the list, with the row signed on paper; already there, set the state instead."""
        with self._database.begin(N_("Person put on the list")) as session:
            meeting = existing(session, Meeting, meeting_id)
            line = session.scalars(
                select(Attendance).where(
                    Attendance.meeting_id == meeting_id,
                    Attendance.person_id == person_id,
                    Attendance.trashed_at.is_(None),
                )
            ).first()
            if line is None:
                body = organisation_id or _main_organisation(session, person_id, meeting.first_on)
                line = add_line(session, meeting, person_id, body)
                line.role, line.walk_in = role, walk_in
            _set_state(session, line, state)
            _sign(line, signed)
            if stands_in_for is not None:
                session.flush()
                _stand_in(session, _line(session, stands_in_for), line)
            return _kept(self._database, session, line)

    def add_walk_in(
        self,
        meeting_id: UUID,
        *,
        first_name: str,
        last_name: str,
        organisation_id: UUID | None = None,
        organisation_name: str = "",
        civility: str = "",
        function_title: str = "",
        signed: SignedRow | None = None,
    ) -> Written:
        """Somebody who came without being expected and has no record: present from now on."""
        if not (first_name.strip() or last_name.strip()):
            raise EmptyNameError
        with self._database.begin(N_("Walk-in added")) as session:
            meeting = existing(session, Meeting, meeting_id)
            organisation = known_organisation(session, organisation_id, organisation_name)
            line = Attendance(
                meeting_id=meeting_id,
                civility=civility,
                first_name=first_name.strip(),
                last_name=last_name.strip(),
                function_title=function_title,
                organisation_id=organisation.id if organisation else None,
                organisation_name=(
                    name_on(session, organisation, meeting.first_on) if organisation else organisation_name.strip()
                ),
                counted_as_id=counted_as_on(session, organisation, meeting.first_on),
                state=AttendanceState.PRESENT,
                walk_in=True,
            )
            _sign(line, signed)
            session.add(line)
            return _kept(self._database, session, line)

    def set_state(self, attendance_id: UUID, state: AttendanceState) -> Written:
        """Tick a line; names, function and organisation freeze as they are now when the person is present."""
        with self._database.begin(N_("Attendance ticked")) as session:
            ticked = with_what_it_names(session, attendance_id)
            line = ticked.line
            rules.check_change(session, line, frozenset({"state"}))
            _set_state(session, line, state)
            return _changed(self._database, session, line)

    def represent(
        self, attendance_id: UUID, by_id: UUID | None, *, here: bool = False, signed: SignedRow | None = None
    ) -> Written:
        """The person is away and somebody on the list stands in; the organisation counts, the person does not.

        At the door whoever stands in is `here`, on the row signed: one act.
        """
        with self._database.begin(N_("Representation noted")) as session:
            line, by = with_what_it_names(session, attendance_id).line, _line(session, by_id) if by_id else None
            _stand_in(session, line, by)
            if by is not None and here:
                _set_state(session, by, AttendanceState.PRESENT)
                _sign(by, signed)
                _kept(self._database, session, by)
            return _changed(self._database, session, line)

    def represent_by_new(
        self,
        attendance_id: UUID,
        *,
        first_name: str,
        last_name: str,
        organisation_name: str = "",
        signed: SignedRow | None = None,
    ) -> Written:
        """The person is away; somebody who was not on the list stands in, for the same organisation unless said."""
        if not (first_name.strip() or last_name.strip()):
            raise EmptyNameError
        with self._database.begin(N_("Representation noted")) as session:
            line = _line(session, attendance_id)
            day = existing(session, Meeting, line.meeting_id).first_on
            body = known_organisation(session, None if organisation_name else line.organisation_id, organisation_name)
            by = Attendance(
                meeting_id=line.meeting_id,
                first_name=first_name.strip(),
                last_name=last_name.strip(),
                organisation_id=body.id if body else None,
                organisation_name=name_on(session, body, day) if body else organisation_name or line.organisation_name,
                counted_as_id=counted_as_on(session, body, day),
                state=AttendanceState.PRESENT,
                walk_in=True,
            )
            _sign(by, signed)
            session.add(by)
            _kept(self._database, session, by)
            _stand_in(session, line, by)
            return _changed(self._database, session, line)

    def link(self, attendance_id: UUID, person_id: UUID) -> Written:
        """Whoever came unexpected is somebody whom the directory knows; name and organisation stand as on the sheet."""
        with self._database.begin(N_("Walk-in linked to the directory")) as session:
            line = _line(session, attendance_id)
            rules.check_change(session, line, frozenset({"person_id"}))
            meeting, person = existing(session, Meeting, line.meeting_id), existing(session, Person, person_id)
            if person.id in people_on(session, meeting.id):
                raise InvalidChoiceError(value=person.full_name)
            line.person_id = person.id
            if line.organisation_id is None and not line.organisation_name:
                body = known_organisation(session, _main_organisation(session, person.id, meeting.first_on), "")
                if body is not None:
                    line.organisation_id, line.organisation_name = body.id, name_on(session, body, meeting.first_on)
                    line.counted_as_id = counted_as_on(session, body, meeting.first_on)
            return _changed(self._database, session, line)

    def stamp(
        self, attendance_id: UUID, *, arrived_item_id: UUID | None = None, left_item_id: UUID | None = None
    ) -> Written:
        """The person comes, or goes, at a point of the ordre du jour; whoever comes or goes is present."""
        with self._database.begin(N_("Arrival or departure noted")) as session:
            ticked = with_what_it_names(session, attendance_id)
            line = ticked.line
            rules.check_change(session, line, frozenset({"state"}))
            if line.state is not AttendanceState.PRESENT:
                _set_state(session, line, AttendanceState.PRESENT)
            if arrived_item_id is not None:
                line.arrived_item_id = arrived_item_id
            if left_item_id is not None:
                line.left_item_id = left_item_id
            return _changed(self._database, session, line)

    def add_partner(self, attendance_id: UUID, organisation_id: UUID) -> Written:
        """The same person was there for this organisation too: one person, a further partner."""
        with self._database.begin(N_("Further organisation noted")) as session:
            line = _line(session, attendance_id)
            rules.check_change(session, line, frozenset({"state"}))
            organisation = existing(session, Organisation, organisation_id)
            day = existing(session, Meeting, line.meeting_id).first_on
            session.add(
                AttendancePartner(
                    attendance_id=line.id,
                    organisation_id=organisation.id,
                    counted_as_id=counted_as_on(session, organisation, day),
                    organisation_name=name_on(session, organisation, day),
                )
            )
            return _kept(self._database, session, line)

    def count(self, meeting_id: UUID) -> Count:
        """The two live figures of a meeting."""
        with self._database() as session:
            row = meeting_row(session, meeting_id, counting_rule(session))
            if row is None:
                raise RecordNotFoundError
            return row.count


def _set_state(session: Session, line: Attendance, state: AttendanceState) -> None:
    if line.state in {AttendanceState.INVITED, AttendanceState.ANNOUNCED}:
        freeze(session, line, existing(session, Meeting, line.meeting_id).first_on)
    line.state = state
    if state is not AttendanceState.REPRESENTED:
        line.represented_by_id = None


def _sign(line: Attendance, signed: SignedRow | None) -> None:
    if signed is not None:
        line.row, line.image_agreed = signed.row, signed.image_agreed


def _stand_in(session: Session, line: Attendance, by: Attendance | None) -> None:
    """`line` is away; whoever stands in is on the list of the same meeting."""
    rules.check_change(session, line, frozenset({"state"}))
    if by is not None and (by.id == line.id or by.meeting_id != line.meeting_id):
        raise InvalidChoiceError(value=f"{by.first_name} {by.last_name}".strip())
    _set_state(session, line, AttendanceState.REPRESENTED)
    line.represented_by_id = by.id if by is not None else None


def _changed(database: Database, session: Session, line: Attendance) -> Written:
    """A line that stood before, allowed by `rules.check_change` in this transaction: nothing is left to ask."""
    session.flush()
    return written(database, session, line.id)


def _kept(database: Database, session: Session, line: Attendance) -> Written:
    session.flush()
    rules.check(session, line, frozenset())
    return written(database, session, line.id)


def _line(session: Session, attendance_id: UUID) -> Attendance:
    line = session.get(Attendance, attendance_id)
    if line is None or line.trashed_at is not None:
        raise RecordNotFoundError
    return line


def known_organisation(session: Session, organisation_id: UUID | None, name: str) -> Organisation | None:
    """The organisation of that key, else the only one that the directory knows by that name or alias."""
    if organisation_id is not None:
        return session.get(Organisation, organisation_id)
    folded = fold(name)
    if not folded:
        return None
    aliases = select(OrganisationAlias.organisation_id).where(
        OrganisationAlias.folded == folded, OrganisationAlias.trashed_at.is_(None)
    )
    found = session.scalars(
        select(Organisation)
        .where(Organisation.trashed_at.is_(None))
        .where((Organisation.folded == folded) | Organisation.id.in_(aliases))
    ).all()
    alive = [each for each in found if each.status is not OrganisationStatus.DISSOLVED] or found
    return alive[0] if len(alive) == 1 else None


def people_on(session: Session, meeting_id: UUID) -> set[UUID]:
    people = session.scalars(
        select(Attendance.person_id).where(Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None))
    )
    return {person for person in people if person is not None}


def add_line(session: Session, meeting: Meeting, person_id: UUID, organisation_id: UUID | None) -> Attendance:
    line = Attendance(meeting_id=meeting.id, person_id=person_id, organisation_id=organisation_id)
    freeze(session, line, meeting.first_on)
    session.add(line)
    return line


def _main_organisation(session: Session, person_id: UUID, day: date) -> UUID | None:
    mandates = session.scalars(
        select(Mandate).where(Mandate.person_id == person_id, Mandate.trashed_at.is_(None)).order_by(Mandate.id)
    ).all()
    held = [mandate for mandate in mandates if mandate.holds_on(day)]
    held.sort(key=lambda mandate: mandate.role is not MandateRole.REPRESENTATIVE)
    return held[0].organisation_id if held else None
