"""Attestations of presence: of one person for a meeting or a year, of everybody at a meeting, of a whole year."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, MeetingState, OfficeTextCode
from csxl_desktop.domain.content import certificate as content
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind, Venue
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_, _, sort_key, speaking
from csxl_desktop.i18n.numbers import plural_list
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.letters import signatory
from csxl_desktop.services.office import the_office
from csxl_desktop.services.office_text_rows import text_in_force
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.records import existing
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.counted import given

Line = Row[Attendance, Meeting, MeetingKind, str, str]
Lines = Sequence[Line]


class NobodyPresentError(DomainError):
    template = N_("There is nothing to attest: only who was present at a meeting that was held can be certified.")


class CertificateService:
    """Each public method reads in one transaction; `language` is everybody's own where it is not given."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def of_meeting(self, meeting_id: UUID, attendance_id: UUID | None = None, *, language: str = "") -> Document:
        """Everybody who was present at the meeting, or the one on that line of its list."""
        with self._database() as session:
            lines = [line for line in _lines(session, Meeting.id == meeting_id) if attendance_id in {None, line[0].id}]
            made = self._certificates(session, ([line] for line in lines), None, language)
            return self._document(session, made, language, existing(session, Meeting, meeting_id).first_on.isoformat())

    def of_person(
        self, person_id: UUID, *, year: int | None = None, meeting_id: UUID | None = None, language: str = ""
    ) -> Document:
        """One person: a whole year, or one meeting."""
        with self._database() as session:
            wanted = Meeting.id == meeting_id if meeting_id is not None else _within(year or self._today().year)
            lines = _lines(session, wanted, Attendance.person_id == person_id)
            shown = None if meeting_id is not None else year or self._today().year
            return self._document(
                session,
                self._certificates(session, [lines] if lines else [], shown, language),
                language,
                str(shown) if shown else lines[0][1].first_on.isoformat() if lines else "",
            )

    def of_year(self, year: int, *, language: str = "") -> Document:
        """Everybody of the directory who came in the year, by name, but the office's own staff."""
        with self._database() as session:
            found: defaultdict[UUID, list[Line]] = defaultdict(list)
            for line in _lines(session, _within(year), Attendance.role != AttendanceRole.STAFF):
                if line[0].person_id is not None:
                    found[line[0].person_id].append(line)
            return self._document(
                session, self._certificates(session, found.values(), year, language), language, str(year)
            )

    def years(self, person_id: UUID) -> tuple[int, ...]:
        """The years in which the person was present somewhere, the last first."""
        with self._database() as session:
            lines = _lines(session, Attendance.person_id == person_id)
            return tuple(sorted({line[1].first_on.year for line in lines}, reverse=True))

    # Within.

    def _certificates(
        self, session: Session, people: Iterable[Lines], year: int | None, language: str
    ) -> list[content.Certificate]:
        own = _OwnTexts(session, self._today())
        people = list(people)
        partners = _partners(session, [line[0].id for lines in people for line in lines])
        made = []
        for lines in people:
            person = session.get(Person, lines[0][0].person_id) if lines[0][0].person_id else None
            name = _name(lines[0][0], person if year is not None else None)
            if not name.bare:  # anonymised since: nobody is left to attest it to
                continue
            for spoken in (language or (person.language if person is not None else "fr")).split("-"):
                with speaking(spoken):
                    attended = tuple(_attended(line, partners) for line in lines)
                made.append(content.Certificate(name, attended, year, own.text(spoken), spoken))
        return sorted(made, key=lambda each: sort_key(f"{each.person.last} {each.person.first}"))

    def _document(self, session: Session, made: Sequence[content.Certificate], language: str, about: str) -> Document:
        if not made:
            raise NobodyPresentError
        alone = made[0].person == made[-1].person
        spoken = language[:2] or (made[0].language if alone else "fr")
        office, today = the_office(session), self._today()
        with speaking(spoken):
            printed = content.Certificates(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                written_on=today,
                written_at=office.city,
                signatory=signatory(session, self._database.author.person, today),
                certificates=tuple(made),
                language=spoken,
            )
            who = in_file_name(made[0].person.bare) if alone else ""
            both = language.upper() if len(language) > 2 else ""
            name = " ".join(part for part in (_("Certificate of attendance"), who, about, both) if part)
        return Document("certificate", printed, name, office.look)


class _OwnTexts:
    """What the office says on its attestations, read once for each language."""

    def __init__(self, session: Session, day: date) -> None:
        self._session, self._day = session, day
        self._read: dict[str, RichText] = {}

    def text(self, language: str) -> RichText:
        if language not in self._read:
            row = text_in_force(self._session, OfficeTextCode.CERTIFICATE, language, self._day)
            self._read[language] = row.text if row is not None else RichText()
        return self._read[language]


def _within(year: int) -> ColumnElement[bool]:
    return Meeting.first_on.between(date(year, 1, 1), date(year, 12, 31))


def _lines(session: Session, *wanted: ColumnElement[bool]) -> Lines:
    """Who was present where something was held, by date: planned, cancelled and postponed meetings attest nothing."""
    return session.execute(
        select(Attendance, Meeting, MeetingKind, Venue.name, WorkingGroup.name)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(Venue, Venue.id == Meeting.venue_id)
        .outerjoin(WorkingGroup, WorkingGroup.id == Meeting.working_group_id)
        .where(Attendance.state == AttendanceState.PRESENT, Attendance.trashed_at.is_(None))
        .where(Meeting.state == MeetingState.HELD, Meeting.trashed_at.is_(None), *wanted)
        .order_by(Meeting.first_on, Meeting.starts_at, Meeting.id, Attendance.id)
    ).all()


def _partners(session: Session, line_ids: Iterable[UUID]) -> Mapping[UUID, list[str]]:
    """The further organisations of each line."""
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    of_lines = AttendancePartner.attendance_id.in_(select(given(key.hex for key in line_ids).c.value))
    for line_id, name in session.execute(
        select(AttendancePartner.attendance_id, AttendancePartner.organisation_name)
        .where(of_lines, AttendancePartner.trashed_at.is_(None))
        .order_by(AttendancePartner.id)
    ):
        found[line_id].append(name)
    return found


def _attended(line: Line, partners: Mapping[UUID, list[str]]) -> content.Attended:
    attendance, meeting, kind, venue, group = line
    names = [attendance.organisation_name, *partners.get(attendance.id, [])]
    titles = (group or "", meeting.theme or meeting.title)
    return content.Attended(
        kind=house_words.meeting_kind(kind.label, kind.label_nl),
        on=meeting.first_on,
        title=" – ".join(title for title in titles if title),
        last_on=meeting.last_on,
        precision=meeting.precision.value,
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        venue=venue or "",
        organisation=plural_list([name for name in names if name]),
    )


def _name(line: Attendance, person: Person | None) -> PersonName:
    """Over a year as the person is called today; for one meeting as on its sheet."""
    called = person or line
    civility = called.civility or line.civility
    return PersonName(civility, called.first_name, called.last_name)
