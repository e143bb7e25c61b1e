"""Anonymising a person: what goes and what stays, said before; then one act, which cannot be taken back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheetActor
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.campaigns import CampaignRequest
from csxl_desktop.domain.choices import PreferredChannel
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.custom_fields import CustomValue
from csxl_desktop.domain.cycles import CycleActor
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.duplicates import NotDuplicate
from csxl_desktop.domain.elections import ElectionCandidate
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.group_people import GroupParticipant, ParticipantRefusal
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.mailing_lists import Subscription
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.organisation_details import TagLink
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.trainings import Training
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services.identity import note_erased
from csxl_desktop.services.person_links import columns_to, lines_by_name, linked, same_people, sealed_meetings
from csxl_desktop.services.personal_data import HeldData, title_of
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage import attachments, history
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.schema import SNAPSHOT

ERASED_FOR = N_("Anonymised at the person’s request")  # what the ledger says
NAME = object()  # the placeholder stands there

# Records that are of no use without the person: they go.
ERASED = frozenset({ContactChannel, Consent, CustomValue, TagLink, Subscription, NotDuplicate, ParticipantRefusal})
# Records that stay, without what they say of the person themselves.
BLANKED: Mapping[type[Record], Mapping[str, Any]] = {
    Attendance: {"civility": "", "first_name": "", "last_name": NAME, "function_title": "", "answer_note": ""},
    Speaker: {
        "civility": "",
        "first_name": "",
        "last_name": NAME,
        "function_title": "",
        "service": "",
        "email": "",
    },
    Mandate: {"function_title": ""},
    Action: {"who": ""},
    StaffMember: {"civility": "", "first_name": "", "last_name": NAME, "email": "", "phone": ""},
    Testimonial: {"author_name": "", "function_title": "", "signature": "", "printed": False},
    ContactEntry: {"professional": "", "note": ""},
    CampaignRequest: {"name": "", "email": "", "note": ""},
    ActionSheetActor: {"name": ""},
    CycleActor: {"name": ""},
    Training: {"speaker": ""},
    EvaluationRecord: {"next_who": ""},
}
# Records that only point to the person: the placeholder is enough.
KEPT = frozenset({GroupParticipant, Seat, ElectionCandidate, WorkingGroup, Axis, Partnership})


class AlreadyAnonymisedError(DomainError):
    template = N_("This person has already been anonymised.")


class OtherNameTypedError(DomainError):
    template = N_("Type the whole name, “{name}”: this cannot be taken back.")


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A kind of record and how many of them."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class AnonymisePreview:
    """What goes, what stays and loses the name, what stays as it is, and where texts name the person."""

    person_id: UUID
    name: str
    placeholder: str
    erased: tuple[PreviewLine, ...]
    unnamed: tuple[PreviewLine, ...]
    sealed: int
    named_in: tuple[str, ...]


class AnonymisingService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def preview(self, person_id: UUID) -> AnonymisePreview:
        """What the act would do; nothing is written."""
        with self._database() as session:
            people = _people(session, person_id)
            sealed = sealed_meetings(session)
            erased: dict[str, int] = {}
            unnamed: dict[str, int] = {}
            kept = 0
            for record in records_of(session, people):
                if _is_sealed(record, sealed):
                    kept += 1
                    continue
                side = erased if type(record) in ERASED else unnamed
                title = title_of(type(record))
                side[title] = side.get(title, 0) + 1
            places = HeldData(session, people).named_in()
            return AnonymisePreview(
                person_id,
                people[0].full_name,
                placeholder(session),
                counted_lines(erased),
                counted_lines(unnamed),
                kept,
                tuple(dict.fromkeys(f"{each.kind} – {each.called}" for each in places)),
            )

    def anonymise(self, person_id: UUID, typed_name: str) -> Written:
        """Erase who the person is; every count stays. `typed_name` proves that the right one is meant."""
        with self._database.begin(N_("Person anonymised"), after=Why.ERASE) as session:
            people = _people(session, person_id)
            if fold(typed_name) != people[0].folded:
                raise OtherNameTypedError(name=people[0].full_name)
            files = unname(session, people, sealed_meetings(session), self._today(), ERASED_FOR)
            session.flush()
            gone = let_go(session, files)
            answer = written(self._database, session, person_id)
        for digest in gone:
            attachments.path_of(self._database.folder / "annexes", digest).unlink(missing_ok=True)
        (self._database.folder / SNAPSHOT).unlink(missing_ok=True)
        self._database.write_anew()
        return answer


def unname(
    session: Session, people: Sequence[Person], sealed: frozenset[UUID], today: date, reason: str, key: str = ""
) -> list[Attachment]:
    """Let nothing in the records that point to `people` say who they are; the papers that they signed.

    Lines of the meetings `sealed` stay as they are. `key` is that of the ledger, where the file has none of its own.
    """
    name = people[0].last_name if people[0].anonymised_on else placeholder(session)
    records = list(records_of(session, people))
    files = _papers(session, records)
    history.forget(session, _past_keys(session, people))
    history.forget(session, ((each.__tablename__, each.id) for each in (*people, *records) if _is_told(each)))
    erased = (each.id for each in (*people, *records) if isinstance(each, Person) or type(each) in ERASED)
    note_erased(session, erased, today, reason, key)
    for record in records:
        if not _is_sealed(record, sealed):
            _erase(session, record, name, today)
    for person in people:
        _empty(person, name, today)
    return files


def _papers(session: Session, records: Iterable[Record]) -> list[Attachment]:
    keys = [each.attachment_id for each in records if isinstance(each, Consent) and each.attachment_id]
    return list(session.scalars(select(Attachment).where(Attachment.id.in_(keys))))


def placeholder(session: Session) -> str:
    """What the next anonymised person is called."""
    known = session.scalar(
        select(func.count())
        .select_from(Person)
        .where(Person.anonymised_on.is_not(None), Person.merged_into_id.is_(None))
    )
    return _("Anonymised person no. {number}").format(number=(known or 0) + 1)


def _people(session: Session, person_id: UUID) -> list[Person]:
    person = existing(session, Person, person_id)
    if person.anonymised_on is not None:
        raise AlreadyAnonymisedError
    return same_people(session, person_id)


def records_of(session: Session, people: Sequence[Person]) -> Iterable[Record]:
    for _entity, rows in linked(session, people):
        yield from rows
    yield from lines_by_name(session, people)


def counted_lines(counted: Mapping[str, int]) -> tuple[PreviewLine, ...]:
    return tuple(PreviewLine(title, count) for title, count in counted.items())


def _is_sealed(record: Record, sealed: frozenset[UUID]) -> bool:
    return isinstance(record, Attendance | Speaker) and record.meeting_id in sealed


def _is_told(record: Record) -> bool:
    """Whether the history of the record says who the person is."""
    return isinstance(record, Person) or type(record) in ERASED or type(record) in BLANKED


def _erase(session: Session, record: Record, name: str, today: date) -> None:
    if type(record) in ERASED:
        session.delete(record)
        return
    for column, value in BLANKED.get(type(record), {}).items():
        setattr(record, column, name if value is NAME else value)
    if isinstance(record, Mandate) and record.holds_on(today):
        yesterday = today - timedelta(days=1)
        record.to_on = max(record.from_on or yesterday, yesterday)


def _empty(person: Person, name: str, today: date) -> None:
    person.civility, person.first_name, person.last_name, person.note = "", "", name, ""
    person.preferred_channel, person.language = PreferredChannel.MAIL, "fr"
    person.name_printable = person.contact_printable = False
    person.anonymised_on = person.anonymised_on or today


def _past_keys(session: Session, people: Sequence[Person]) -> list[tuple[str, UUID]]:
    """The records of which the history knows that they once spoke of the person, gone or given to another since."""
    keys = [str(each.id) for each in people]
    told = [entity.__tablename__ for entity in columns_to(Person) if entity in ERASED or entity in BLANKED]
    speaks = or_(
        *(
            func.json_extract(values, f"$.{column}").in_(keys)
            for values in (HistoryChange.old, HistoryChange.new)
            for column in {name for names in columns_to(Person).values() for name in names}
        )
    )
    rows = session.execute(
        select(HistoryChange.table_name, HistoryChange.record_id)
        .where(HistoryChange.table_name.in_(told), speaks)
        .distinct()
    )
    return [(table, key) for table, key in rows]


def let_go(session: Session, files: Iterable[Attachment]) -> list[str]:
    """Let go of the files that nothing else shows; the digests of those that may leave the disk."""
    gone = []
    for file in files:
        shown = any(
            session.scalar(select(entity.id).where(getattr(entity, column) == file.id).limit(1))
            for entity, names in columns_to(Attachment).items()
            for column in names
        )
        if not shown:
            history.forget(session, [(Attachment.__tablename__, file.id)])
            session.delete(file)
            session.flush()
            if session.scalar(select(Attachment.id).where(Attachment.sha256 == file.sha256).limit(1)) is None:
                gone.append(file.sha256)
    return gone
