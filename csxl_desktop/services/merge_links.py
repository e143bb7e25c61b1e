"""Everything that points to a record, found in the model itself, and led to the record that it was merged into."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import SEALED, AttendanceState, MeetingState
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.duplicates import NotDuplicate
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.merge_rows import Fate, PartRow, Side
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.services import merge_rules
from csxl_desktop.services.merge_words import part_words
from csxl_desktop.services.natural_keys import entities, references

_COUNTING = frozenset({AttendanceState.PRESENT, AttendanceState.REPRESENTED})


def links_to(entity: type[Record]) -> list[tuple[type[Record], tuple[str, ...]]]:
    """Every kind of record that points to `entity`, with the columns by which it does."""
    found = []
    for kind in entities():
        keys = tuple(f"{name}_id" for name, target in references(kind).items() if target is entity)
        if keys:
            found.append((kind, keys))
    return found


@dataclass
class Links:
    """The rows that point to either of two records, and the moves made on them, each told in `told`."""

    session: Session
    keep: Record
    lose: Record
    at: datetime
    told: list[PartRow] = field(default_factory=list)
    _spanned: set[UUID] = field(default_factory=set)  # rows whose days another row took over

    def __post_init__(self) -> None:
        self.sealed = set(
            self.session.scalars(
                select(Minutes.meeting_id).where(Minutes.state.in_(SEALED), Minutes.trashed_at.is_(None))
            )
        )
        held = select(Meeting.id).where(Meeting.state == MeetingState.HELD)
        self.held = self.sealed | set(self.session.scalars(held))  # what they counted stays as it was
        self._rows = {kind: (keys, self._pointing(kind, keys)) for kind, keys in links_to(type(self.keep))}

    def follow(self, senseless: frozenset[UUID]) -> None:
        """Lead every row to the kept record, but for the `senseless`, which go to the trash.

        In the meetings held, what the lost one counts as stays as it was (docs/decisions/0020).
        """
        for kind, (keys, rows) in self._rows.items():
            before = {row.id: self._side(row, keys) for row in rows}
            words = {row.id: part_words(self.session, row, type(self.keep)) for row in rows if row.trashed_at is None}
            fates = self._senseless(kind, rows, senseless)
            self._frozen_counts(kind, rows, fates)
            if kind is Attendance and type(self.keep) is Person:
                self._one_line_each(rows, fates)
            self._doubles(kind, rows, before, fates)
            for row in rows:
                fate = fates.get(row.id)
                if fate is not Fate.DROPPED:
                    counted = _counted(row, self.lose.id, self.held)
                    moved = self._move(row, keys, frozen=fate is Fate.FROZEN)
                    for key, value in counted.items():
                        setattr(row, key, value)
                    fate = fate or (Fate.MOVED if moved else Fate.STAYS)
                if row.id in words and row not in (self.keep, self.lose):
                    told = Fate.JOINED if fate is Fate.DROPPED and row.id in self._spanned else fate
                    self.told.append(PartRow(kind.__name__, words[row.id], before[row.id], told))

    def rows(self, kind: type[Record]) -> Sequence[Any]:
        """The rows of a kind that point to either."""
        return self._rows[kind][1] if kind in self._rows else ()

    def standing(self, key: Any) -> Any:
        """The key of the kept record for the lost one's; any other value as it is."""
        return self.keep.id if key == self.lose.id else key

    def drop(self, row: Record) -> None:
        """Into the trash together with the lost record."""
        row.trashed_at = row.trashed_at or self.at

    # Within.

    def _pointing(self, kind: type[Record], keys: tuple[str, ...]) -> list[Any]:
        both = (self.keep.id, self.lose.id)
        wanted = or_(*(getattr(kind, key).in_(both) for key in keys))
        return list(self.session.scalars(select(kind).where(wanted).order_by(kind.id)))

    def _side(self, row: Record, keys: tuple[str, ...]) -> Side:
        return Side.RIGHT if any(getattr(row, key) == self.lose.id for key in keys) else Side.LEFT

    def _move(self, row: Record, keys: tuple[str, ...], *, frozen: bool) -> bool:
        """Lead the row to the kept record, unless it is one of the two; whether it pointed to the lost one."""
        moved = False
        for key in keys:
            if getattr(row, key) != self.lose.id or row is self.lose or (frozen and key == "counted_as_id"):
                continue
            target = None if row is self.keep else self.keep.id
            setattr(row, key, target)
            moved = True
        if isinstance(row, Candidacy) and row.presented_by_id == row.organisation_id:
            row.presented_by_id = None
        return moved

    def _frozen_counts(self, kind: type[Record], rows: Iterable[Any], fates: dict[UUID, Fate]) -> None:
        """Of a meeting held, the line of the lost one goes on counting as it did."""
        if kind not in {Attendance, AttendancePartner} or isinstance(self.keep, Person):
            return
        for row in rows:
            if self.meeting_of(row) not in self.held:
                continue
            if self.lose.id in {row.organisation_id, row.counted_as_id}:
                row.counted_as_id = row.counted_as_id or row.organisation_id
                fates[row.id] = Fate.FROZEN

    def meeting_of(self, row: Any) -> UUID:
        line = row if isinstance(row, Attendance) else self.session.get_one(Attendance, row.attendance_id)
        return line.meeting_id

    def _one_line_each(self, lines: Iterable[Attendance], fates: dict[UUID, Fate]) -> None:
        """A person stands once on a list: of two lines the one that counts for nobody goes; two that count stay."""
        of_meeting: defaultdict[UUID, list[Attendance]] = defaultdict(list)
        for line in lines:
            if line.trashed_at is None and line.meeting_id not in self.sealed:
                of_meeting[line.meeting_id].append(line)
        for both in of_meeting.values():
            idle = [line for line in both if line.state not in _COUNTING]
            idle.sort(key=lambda line: (line.state is AttendanceState.INVITED, line.person_id == self.lose.id))
            for line in idle if len(idle) < len(both) else idle[1:]:
                kept = next(each for each in both if each is not line and fates.get(each.id) is not Fate.DROPPED)
                self._lead_to(line, kept)
                fates[line.id] = Fate.DROPPED
                self.drop(line)

    def _lead_to(self, line: Attendance, kept: Attendance) -> None:
        for other in self.session.scalars(select(Attendance).where(Attendance.represented_by_id == line.id)):
            other.represented_by_id = None if other is kept else kept.id
        for partner in self.session.scalars(
            select(AttendancePartner).where(AttendancePartner.attendance_id == line.id)
        ):
            self.drop(partner)  # of a line that counted for nobody

    def _doubles(
        self, kind: type[Record], rows: Iterable[Any], before: dict[UUID, Side], fates: dict[UUID, Fate]
    ) -> None:
        if kind is AttendancePartner:
            self._doubled_partners(rows, fates)
        rule = merge_rules.DOUBLES.get(kind)
        if rule is None:
            return
        alike: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        for row in rows:
            if row.trashed_at is None:
                alike[merge_rules.key_of(row, rule, self.standing)].append(row)
        for group in alike.values():
            for row, fate in self._joined(group, rule, before):
                fates[row.id] = fate
                if fate is Fate.DROPPED:
                    self.drop(row)
                    self._spanned |= {row.id} if rule.span is not None else set()

    def _joined(
        self, group: list[Any], rule: merge_rules.Double, before: dict[UUID, Side]
    ) -> Iterator[tuple[Any, Fate]]:
        """Of rows that are one: which goes and which takes it over. Rows of the same record stay as they were."""
        staying, today = [row for row in group if before[row.id] is Side.LEFT], self.at.astimezone().date()
        for row in (row for row in group if before[row.id] is Side.RIGHT):
            met = [each for each in staying if merge_rules.meets(each, row, rule) and not merge_rules.stood_for(each)]
            if not met:
                staying.append(row)
                continue
            if merge_rules.was_counted(row, today):
                merge_rules.end_beside(met, row, today)
                continue
            merge_rules.join(met[0], row, rule)
            yield row, Fate.DROPPED
            if rule.span is not None:
                yield met[0], Fate.JOINED
            bridged = met[1:] if rule.span is not None else ()
            for further in (each for each in bridged if not merge_rules.was_counted(each, today)):
                merge_rules.join(met[0], further, rule)
                staying.remove(further)
                yield further, Fate.DROPPED

    def _senseless(self, kind: type[Record], rows: Iterable[Any], known: frozenset[UUID]) -> dict[UUID, Fate]:
        """What would bind the kept record to itself, and what the caller knows to have no sense any longer."""
        pairs = kind in {NotDuplicate, OrganisationEnd}
        gone = [row for row in rows if row.trashed_at is None]
        gone = [row for row in gone if row.id in known or (pairs and self._points_to_itself(row))]
        for row in gone:
            self.drop(row)
        return {row.id: Fate.DROPPED for row in gone}

    def _points_to_itself(self, row: Any) -> bool:
        pairs = (
            ("organisation_id", "other_organisation_id"),
            ("person_id", "other_person_id"),
            ("organisation_id", "successor_id"),
        )
        both = {self.keep.id, self.lose.id}
        return any({getattr(row, one, None), getattr(row, other, None)} == both for one, other in pairs)

    def _doubled_partners(self, partners: Iterable[AttendancePartner], fates: dict[UUID, Fate]) -> None:
        """A line counts once for an organisation, whatever stood beside it."""
        known: defaultdict[UUID, set[tuple[Any, Any]]] = defaultdict(set)
        for partner in partners:
            line = self.session.get_one(Attendance, partner.attendance_id)
            if partner.trashed_at is not None or line.meeting_id in self.held:
                continue
            known[line.id].add(self._counts(line))
            if (counts := self._counts(partner)) in known[line.id]:
                fates[partner.id] = Fate.DROPPED
                self.drop(partner)
            known[line.id].add(counts)

    def _counts(self, row: Any) -> tuple[Any, Any]:
        organisation = self.standing(row.organisation_id)
        return organisation, self.standing(row.counted_as_id) or organisation


def _counted(row: Any, lost: UUID, held: Container[UUID]) -> dict[str, UUID]:
    """Who stays counted whatever the row points to: the person of a line held, the member of a membership."""
    if isinstance(row, Attendance) and row.person_id == lost and row.meeting_id in held:
        return {"counted_person_id": row.counted_person_id or lost}
    if isinstance(row, Membership) and row.organisation_id == lost:
        return {"counted_as_id": row.counted_as_id or lost}
    return {}
