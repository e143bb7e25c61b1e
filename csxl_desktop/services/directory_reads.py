"""What a record of the directory shows beside itself: its candidacies, its seats, the acts upon it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import ApprovalRule, CandidacyOutcome
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.history import ChangeKind, HistoryChange, HistoryTransaction
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy, Membership, Seat
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.organisation_details import OpeningHours, OrganisationAddress, OrganisationEnd, Tag, TagLink
from csxl_desktop.i18n import fold
from csxl_desktop.services.near_names import KnownName
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.undo import CREATION, DERIVED
from csxl_desktop.storage.values import record_classes

_PARTS: dict[type[Any], tuple[str, ...]] = {
    ContactChannel: ("organisation_id", "person_id"),
    Mandate: ("organisation_id", "person_id"),
    Membership: ("organisation_id",),
    Candidacy: ("organisation_id",),
    Seat: ("organisation_id", "person_id"),
    OrganisationAlias: ("organisation_id",),
    OrganisationCategory: ("organisation_id",),
    OrganisationAddress: ("organisation_id",),
    OpeningHours: ("organisation_id",),
    TagLink: ("organisation_id", "person_id"),
    CustomValue: ("organisation_id", "person_id"),
    OrganisationEnd: ("organisation_id",),
}
_NOT_SHOWN = DERIVED | {"id", "position"}


@dataclass(frozen=True, slots=True)
class CandidacyLine:
    """An organisation asks to join; `meeting` says in words the assembly it is put on."""

    id: UUID
    asked_on: date | None
    presented_by_id: UUID | None
    presented_by: str
    meeting_id: UUID | None
    meeting_on: date | None
    outcome: CandidacyOutcome
    charter_version: str
    charter_signed_on: date | None


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat that an organisation holds or held in the steering committee."""

    id: UUID
    person_id: UUID | None
    person: str
    elected_on: date | None
    term_end_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class EndLine:
    """An organisation ceased to be; its successor where it went into another one."""

    id: UUID
    ended_on: date
    successor_id: UUID | None
    successor: str
    note: str


@dataclass(frozen=True, slots=True)
class ActChange:
    """One field of one record: the name of its table and column, what it was and what it became."""

    table: str
    column: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class RecordAct:
    """One act upon a record or its parts; `label` is a msgid, `subject` names the part touched."""

    transaction_id: UUID
    at: datetime
    person: str
    workstation: str
    label: str
    kind: ChangeKind
    table: str
    changes: tuple[ActChange, ...]

    @property
    def can_be_undone(self) -> bool:
        """The act that made the dossier stands for ever."""
        return self.label != CREATION


class DirectoryReads:
    """Each public method reads in one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def candidacies(self, organisation_id: UUID) -> tuple[CandidacyLine, ...]:
        """The candidacies of an organisation, newest first."""
        with self._database() as session:
            found = session.execute(
                select(Candidacy, Meeting.first_on, Organisation.name)
                .outerjoin(Meeting, Meeting.id == Candidacy.meeting_id)
                .outerjoin(Organisation, Organisation.id == Candidacy.presented_by_id)
                .where(Candidacy.organisation_id == organisation_id, Candidacy.trashed_at.is_(None))
                .order_by(Candidacy.asked_on.desc(), Candidacy.id.desc())
            )
            return tuple(
                CandidacyLine(
                    each.id,
                    each.asked_on,
                    each.presented_by_id,
                    presented_by or "",
                    each.meeting_id,
                    meeting_on,
                    each.outcome,
                    each.charter_version,
                    each.charter_signed_on,
                )
                for each, meeting_on, presented_by in found
            )

    def seats(self, organisation_id: UUID) -> tuple[SeatLine, ...]:
        """The seats of an organisation in the steering committee, newest first."""
        with self._database() as session:
            found = session.execute(
                select(Seat, Person)
                .outerjoin(Person, Person.id == Seat.person_id)
                .where(Seat.organisation_id == organisation_id, Seat.trashed_at.is_(None))
                .order_by(Seat.elected_on.desc(), Seat.id.desc())
            )
            return tuple(
                SeatLine(
                    seat.id,
                    seat.person_id,
                    called(person.civility, person.full_name) if person else "",
                    seat.elected_on,
                    seat.term_end_on,
                    seat.ended_on,
                )
                for seat, person in found
            )

    def ends(self, organisation_id: UUID) -> tuple[EndLine, ...]:
        """How the organisation ended, if it did."""
        with self._database() as session:
            found = session.execute(
                select(OrganisationEnd, Organisation.name)
                .outerjoin(Organisation, Organisation.id == OrganisationEnd.successor_id)
                .where(OrganisationEnd.organisation_id == organisation_id, OrganisationEnd.trashed_at.is_(None))
                .order_by(OrganisationEnd.ended_on, OrganisationEnd.id)
            )
            return tuple(EndLine(end.id, end.ended_on, end.successor_id, name or "", end.note) for end, name in found)

    def assemblies(self, since: date) -> tuple[Option, ...]:
        """The assemblies that may answer a candidacy, by date; `label` is the day in ISO."""
        with self._database() as session:
            found = session.execute(
                select(Meeting.id, Meeting.first_on, Meeting.theme, Meeting.title)
                .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
                .where(MeetingKind.approval == ApprovalRule.NEXT_MEETING)
                .where(Meeting.trashed_at.is_(None), Meeting.first_on >= since)
                .order_by(Meeting.first_on, Meeting.id)
            )
            return tuple(Option(key, day.isoformat(), theme or title) for key, day, theme, title in found)

    def organisation_names(self) -> tuple[KnownName, ...]:
        """Every name that an organisation goes by: its own, the Dutch and short ones, the others."""
        with self._database() as session:
            found = session.execute(
                select(Organisation.id, Organisation.name, Organisation.name_nl, Organisation.short_name)
                .where(Organisation.trashed_at.is_(None))
                .order_by(Organisation.sort_key, Organisation.id)
            ).all()
            names = {key: name for key, name, _dutch, _short in found}
            others = [(key, other) for key, _name, *more in found for other in more if other]
            aliases = session.execute(
                select(OrganisationAlias.organisation_id, OrganisationAlias.name)
                .where(OrganisationAlias.trashed_at.is_(None))
                .order_by(OrganisationAlias.folded)
            )
            others += [(key, name) for key, name in aliases]
            own = [KnownName(key, name, fold(name)) for key, name in names.items()]
            return (*own, *(KnownName(key, names[key], fold(other), other) for key, other in others if key in names))

    def person_names(self) -> tuple[KnownName, ...]:
        """Everybody's name, first name first."""
        with self._database() as session:
            found = session.execute(
                select(Person.id, Person.first_name, Person.last_name, Person.folded)
                .where(Person.trashed_at.is_(None))
                .order_by(Person.sort_key, Person.id)
            )
            return tuple(KnownName(key, f"{first} {last}".strip(), folded) for key, first, last, folded in found)

    def trashed(self, record_id: UUID) -> bool:
        """Whether the organisation or person lies in the trash, or never was."""
        with self._database() as session:
            found = session.get(Organisation, record_id) or session.get(Person, record_id)
            return found is None or found.trashed_at is not None

    def acts(self, record_id: UUID, limit: int = 60) -> tuple[RecordAct, ...]:
        """What was done to a record and to its parts, newest first, references in words."""
        with self._database() as session:
            keys = [record_id, *_part_ids(session, record_id)]
            found = session.execute(
                select(HistoryChange, HistoryTransaction.label)
                .join(HistoryTransaction, HistoryTransaction.id == HistoryChange.transaction_id)
                .where(HistoryChange.record_id.in_(keys))
                .order_by(HistoryChange.at.desc(), HistoryChange.sequence.desc())
                .limit(limit)
            ).all()
            names = _names(session, [change for change, _label in found])
            return tuple(_acts(found, names, str(record_id)))


def _part_ids(session: Session, record_id: UUID) -> list[UUID]:
    """The parts of a record, in the trash or not."""
    return [
        key
        for entity, columns in _PARTS.items()
        for column in columns
        for key in session.scalars(select(entity.id).where(getattr(entity, column) == record_id))
    ]


def _names(session: Session, changes: Sequence[HistoryChange]) -> dict[str, str]:
    """The words of every record that the changes refer to, by key as JSON has it."""
    wanted = {
        UUID(value)
        for change in changes
        for values in (change.old or {}, change.new or {})
        for column, value in values.items()
        if column.endswith("_id") and isinstance(value, str)
    }
    names: dict[str, str] = {}
    entities: tuple[tuple[type[Any], str], ...] = (
        (Organisation, "name"),
        (Person, "full_name"),
        (OrganisationKind, "label"),
        (Category, "name"),
        (Tag, "name"),
        (CustomField, "label"),
        (Meeting, "first_on"),
    )
    for entity, attribute in entities:
        for each in session.scalars(select(entity).where(entity.id.in_(wanted))) if wanted else ():
            value = getattr(each, attribute)
            names[str(each.id)] = value if isinstance(value, str) else value.isoformat()
    return names | _further_names(session, changes, names)


def _further_names(session: Session, changes: Sequence[HistoryChange], known: Mapping[str, str]) -> dict[str, str]:
    """The words of the other records referred to, there or gone: a file, an election, an address."""
    unknown = {
        (change.table_name, column.removesuffix("_id"), value)
        for change in changes
        for column, value in [*(change.old or {}).items(), *(change.new or {}).items()]
        if column.endswith("_id") and isinstance(value, str) and value not in known
    }
    if not unknown:
        return {}
    from csxl_desktop.services.natural_keys import references  # maps every table: the directory opens without
    from csxl_desktop.services.office_history import called  # seldom asked for, and it loads much

    classes = record_classes()
    targets = {value: references(classes[table]).get(name) for table, name, value in unknown}
    return {key: called(session, target, UUID(key)) for key, target in targets.items() if target is not None}


def _acts(found: Iterable[Any], names: dict[str, str], shown: str) -> Iterable[RecordAct]:
    """The changes of one transaction together; an act is named after its first change."""
    together: defaultdict[UUID, list[tuple[HistoryChange, str]]] = defaultdict(list)
    for change, label in found:
        together[change.transaction_id].append((change, label))
    for key, changes in together.items():
        first, label = changes[-1]
        told = [line for change, _label in reversed(changes) for line in _changes(change, names, shown)]
        yield RecordAct(
            key, first.at, first.person, first.workstation, label, first.kind, first.table_name, tuple(told)
        )


def _changes(change: HistoryChange, names: dict[str, str], shown: str) -> Iterable[ActChange]:
    old, new = change.old or {}, change.new or {}
    for column in dict.fromkeys((*old, *new)):
        if column in _NOT_SHOWN or shown in {old.get(column), new.get(column)}:
            continue
        before, after = (_spoken(column, values.get(column), names) for values in (old, new))
        if (before or after) and before != after:
            yield ActChange(change.table_name, column, before, after)


def _spoken(column: str, value: Any, names: dict[str, str]) -> Any:
    return names.get(value, value) if column.endswith("_id") and isinstance(value, str) else value
