"""Two records that are one: compared side by side, then made one in a single act that can be undone."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import AliasNature, MandateRole, MeetingState, OrganisationStatus
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.custom_fields import CustomValue
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import AnonymousRecordError, MergedAwayError, SameRecordError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.merge_rows import Choices, Comparison, FieldRow, PartRow
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.i18n import fold
from csxl_desktop.services import merge_fields, merge_notes, rules
from csxl_desktop.services.merge_links import Links
from csxl_desktop.services.merge_undo import ORGANISATIONS_MERGED, PEOPLE_MERGED
from csxl_desktop.services.merge_words import record_name
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.services.search_following import follow_merged
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.counted_lists import among, counted_lists

_NAMES = ("name", "name_nl", "short_name")


class MergeService:
    """`entity` is Organisation or Person; the first of two keys is the record that stays."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def compare(self, entity: type[Record], keep_id: UUID, lose_id: UUID) -> Comparison:
        """Both side by side, with what merging them would do: it is done, and nothing of it is kept."""
        with self._database() as session, session.no_autoflush:
            merge = _Merge(session, self._database, entity, keep_id, lose_id)
            names = record_name(merge.keep), record_name(merge.lose)
            merge.run(Choices())
            found = Comparison(
                keep_id, names[0], lose_id, names[1], tuple(merge.fields), tuple(merge.parts), tuple(merge.notes())
            )
            session.rollback()
            return found

    def merge(self, entity: type[Record], keep_id: UUID, lose_id: UUID, choices: Choices) -> Written:
        """Make one of both: everything that points to the lost record points to the kept one from now on.

        A backup is made before.
        """
        label = ORGANISATIONS_MERGED if entity is Organisation else PEOPLE_MERGED
        with self._database.begin(label, after=Why.MASS) as session:
            merge = _Merge(session, self._database, entity, keep_id, lose_id)
            with session.no_autoflush:
                merge.run(choices)
            session.flush()
            merge.check()
            return written(self._database, session, keep_id)


class _Merge:
    """One merging within a session."""

    def __init__(
        self, session: Session, database: Database, entity: type[Record], keep_id: UUID, lose_id: UUID
    ) -> None:
        if keep_id == lose_id:
            raise SameRecordError
        self.session, self._database = session, database
        self.keep: Any = _living(session, entity, keep_id)
        self.lose: Any = _living(session, entity, lose_id)
        self.links = Links(session, self.keep, self.lose, database.now())
        self.own = merge_fields.own_values(self.links.rows(CustomValue), self.keep)
        self.fields: list[FieldRow] = merge_fields.field_rows(session, self.keep, self.lose, self.own)
        self._together = self._counted_together()

    @property
    def parts(self) -> list[PartRow]:
        return self.links.told

    def run(self, choices: Choices) -> None:
        """Move, join and drop; the fields first, for what follows from them."""
        before = {key: getattr(self.keep, key, "") for key in _NAMES}
        self._lost_names = self._names_on_lists()
        merge_fields.apply_fields(self.keep, self.lose, self.fields, choices)
        merge_fields.apply_own(self.own, self.fields, choices)
        self.links.follow(self._ends())
        if isinstance(self.keep, Organisation):
            self._keep_names(before, choices)
        self._names_to_come()
        follow_merged(self.session, self.lose.id, self.keep.id)
        self.lose.merged_into_id = self.keep.id
        self.links.drop(self.lose)

    def check(self) -> None:
        """What the rules of the house say of the result."""
        rules.check(self.session, self.keep, frozenset({"parent_id"}))
        for row in self.links.rows(Membership):
            rules.check(self.session, row, frozenset())

    def notes(self) -> Iterator[str]:
        """What merging means beyond fields and parts, in sentences."""
        days = {
            key: self.session.get_one(Meeting, key).first_on for key in self._together if key not in self.links.held
        }
        yield from merge_notes.counted_once(list(days.values()))
        yield from merge_notes.counted_as_then(len(self._together) - len(days))
        if isinstance(self.keep, Person):
            yield from merge_notes.twice_on_a_list(self._twice_on_a_list())
        else:
            mandates = [row for row in self.links.rows(Mandate) if row.trashed_at is None]
            yield from merge_notes.several_voices(self._voices(mandates))

    # Within.

    def _counted_together(self) -> list[UUID]:
        """The meetings that count both as partners."""
        if not isinstance(self.keep, Organisation):
            return []
        lines = (*self.links.rows(Attendance), *self.links.rows(AttendancePartner))
        meetings = list(dict.fromkeys(self.links.meeting_of(row) for row in lines if row.trashed_at is None))
        both = {self.keep.id.hex, self.lose.id.hex}
        lists = counted_lists(self.session, among(meetings), counting_rule(self.session))
        return [key for key in meetings if both <= lists[key].partners]

    def _twice_on_a_list(self) -> list[date]:
        lines = [row for row in self.links.rows(Attendance) if row.trashed_at is None]
        meetings = [line.meeting_id for line in lines]
        twice = dict.fromkeys(key for key in meetings if meetings.count(key) > 1)
        return sorted(self.session.get_one(Meeting, key).first_on for key in twice)

    def _voices(self, mandates: list[Mandate]) -> list[str]:
        today = self._database.now().astimezone().date()
        speaking = [each for each in mandates if each.role is MandateRole.REPRESENTATIVE and each.holds_on(today)]
        people = dict.fromkeys(each.person_id for each in speaking)
        return [record_name(self.session.get_one(Person, key)) for key in people]

    def _ends(self) -> frozenset[UUID]:
        """That the lost one ceased to be goes with the status chosen."""
        if not isinstance(self.keep, Organisation) or self.keep.status is OrganisationStatus.DISSOLVED:
            return frozenset()
        return frozenset(row.id for row in self.links.rows(OrganisationEnd) if row.organisation_id == self.lose.id)

    def _keep_names(self, before: dict[str, str], choices: Choices) -> None:
        """Names that no field holds any longer become other names, unless one of them says so already."""
        known = {row.folded for row in self.links.rows(OrganisationAlias) if row.trashed_at is None}
        for key, name in merge_fields.other_names(self.keep, self.lose, before):
            if fold(name) in known:
                continue
            nature = {"name": choices.nature, "short_name": AliasNature.ACRONYM}.get(key, AliasNature.ALIAS)
            until = choices.until_on if key == "name" and nature is AliasNature.FORMER else None
            self.session.add(OrganisationAlias(organisation_id=self.keep.id, name=name, nature=nature, to_on=until))

    def _names_on_lists(self) -> tuple[str, ...]:
        if isinstance(self.lose, Organisation):
            return (self.lose.name,)
        return self.lose.civility, self.lose.first_name, self.lose.last_name

    def _names_to_come(self) -> None:
        """On the lists of meetings to come the kept name stands; what was held keeps the name it was held under."""
        organisation = isinstance(self.keep, Organisation)
        columns = ("organisation_name",) if organisation else ("civility", "first_name", "last_name")
        now = (self.keep.name,) if organisation else (self.keep.civility, self.keep.first_name, self.keep.last_name)
        for kind in (Attendance, AttendancePartner, Speaker):
            for row in self.links.rows(kind):
                if not self._is_to_come(kind, row):
                    continue
                if tuple(getattr(row, column) for column in columns) == self._lost_names:
                    for column, value in zip(columns, now, strict=True):
                        setattr(row, column, value)

    def _is_to_come(self, kind: type[Record], row: Any) -> bool:
        meeting_id = row.meeting_id if kind is Speaker else self.links.meeting_of(row)
        meeting = self.session.get_one(Meeting, meeting_id)
        return meeting.state is MeetingState.PLANNED and meeting.id not in self.links.sealed


def _living(session: Session, entity: type[Record], key: UUID) -> Any:
    found: Any = existing(session, entity, key)
    if found.merged_into_id is not None or found.trashed_at is not None:
        raise MergedAwayError(name=record_name(found))
    if getattr(found, "anonymised_on", None) is not None:
        raise AnonymousRecordError(name=record_name(found))
    return found
