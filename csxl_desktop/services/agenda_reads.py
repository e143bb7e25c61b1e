"""What the Agenda reads beside the meetings themselves: what may be chosen, and one meeting with its raw fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.choices import ApprovalRule, MeetingState
from csxl_desktop.domain.day_remarks import KnownDays
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meeting_rows import MeetingRecord, MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.school_holidays import SchoolLeave
from csxl_desktop.domain.vote_rows import MeetingElection, VoteDetail
from csxl_desktop.domain.votes import Vote
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services import known_days
from csxl_desktop.services.directory import DirectoryService
from csxl_desktop.services.document_parts import file_bytes
from csxl_desktop.services.election_votes import ballots, elections_of
from csxl_desktop.services.office import KindRow, OfficeService, VenueRow, counting_rule
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meeting_record import meeting_record
from csxl_desktop.storage.values import columns


@dataclass(frozen=True, slots=True)
class AxisChoice:
    """An axis of a working group, to choose from once the group is known."""

    id: UUID
    working_group_id: UUID
    label: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a meeting may point to, each list in the office's order."""

    kinds: tuple[KindRow, ...] = ()
    venues: tuple[VenueRow, ...] = ()
    groups: tuple[Option, ...] = ()
    axes: tuple[AxisChoice, ...] = ()
    partnerships: tuple[Option, ...] = ()
    organisations: tuple[Option, ...] = ()
    people: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembly:
    """An assembly at which minutes may be approved."""

    id: UUID
    first_on: date
    theme: str
    planned: bool


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting whole; `values` and `heads` are its own fields and those of its headcounts, by name.

    `item_notes` are the private ones: no row that a document or the projection reads has them.
    """

    record: MeetingRecord
    values: Mapping[str, Any]
    heads: Mapping[UUID, Mapping[str, Any]]
    approvers: tuple[Assembly, ...]
    approved_at_id: UUID | None
    votes: tuple[VoteDetail, ...] = ()
    elections: tuple[MeetingElection, ...] = ()
    item_notes: Mapping[UUID, str] = field(default_factory=dict)


class AgendaReads:
    """Each method is one reading; plain values come out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choices(self, on: date) -> Choices:
        """What the fields of a meeting offer on that day."""
        # One connection: each reading ends before the next begins.
        office, directory = OfficeService(self._database), DirectoryService(self._database, lambda: on)
        kinds, venues = tuple(office.kinds()), tuple(office.venues())
        organisations, people = tuple(directory.organisation_options()), tuple(directory.person_options())
        with self._database() as session:
            groups = session.scalars(
                select(WorkingGroup)
                .where(WorkingGroup.trashed_at.is_(None))
                .order_by(WorkingGroup.closed_on.is_not(None), WorkingGroup.position, WorkingGroup.name)
            ).all()
            axes = session.scalars(
                select(Axis).where(Axis.trashed_at.is_(None)).order_by(Axis.working_group_id, Axis.number)
            ).all()
            partnerships = session.scalars(
                select(Partnership).where(Partnership.trashed_at.is_(None)).order_by(Partnership.title)
            ).all()
            return Choices(
                kinds=kinds,
                venues=venues,
                groups=tuple(Option(group.id, group.name) for group in groups),
                axes=tuple(AxisChoice(axis.id, axis.working_group_id, f"{axis.number}. {axis.title}") for axis in axes),
                partnerships=tuple(Option(each.id, each.title) for each in partnerships),
                organisations=organisations,
                people=people,
            )

    def meeting(self, meeting_id: UUID) -> OpenMeeting:
        """One meeting as its page shows it."""
        with self._database() as session:
            record = meeting_record(session, meeting_id, counting_rule(session))
            if record is None:
                raise RecordNotFoundError
            heads = session.scalars(
                select(Headcount).where(Headcount.meeting_id == meeting_id, Headcount.trashed_at.is_(None))
            ).all()
            approved_at_id = session.scalar(
                select(Minutes.approved_meeting_id).where(
                    Minutes.meeting_id == meeting_id, Minutes.trashed_at.is_(None)
                )
            )
            elections = elections_of(session, meeting_id)
            return OpenMeeting(
                record,
                _values(session.get_one(Meeting, meeting_id)),
                {head.id: _values(head) for head in heads},
                _approvers(session, record.row) if record.row.approval is ApprovalRule.NEXT_MEETING else (),
                approved_at_id,
                _votes(session, meeting_id, elections),
                elections,
                _item_notes(session, meeting_id),
            )

    def school_leaves(self, year: int) -> tuple[SchoolLeave, ...]:
        """The school leaves of both communities that touch the year, by their first day."""
        with self._database() as session:
            return known_days.school_leaves(session, date(year, 1, 1), date(year, 12, 31))

    def known_days(self, year: int) -> KnownDays:
        """What a day of that year, the one before or the one after is judged by."""
        with self._database() as session:
            return known_days.known_days(session, year)

    def file(self, sha256: str) -> bytes | None:
        """An attached file, or nothing where it is missing."""
        return file_bytes(self._database.folder / "annexes", sha256)


def _votes(session: Session, meeting_id: UUID, elections: tuple[MeetingElection, ...]) -> tuple[VoteDetail, ...]:
    """A vote that serves an election of the meeting shows its ballots."""
    found = session.scalars(
        select(Vote).where(Vote.meeting_id == meeting_id, Vote.trashed_at.is_(None)).order_by(Vote.position, Vote.id)
    )
    names, known = [each.name for each in fields(VoteDetail)], {each.id: each for each in elections}
    rows = []
    for vote in found:
        voters, blank = ballots(vote, known)
        values = {name: getattr(vote, name) for name in names} | {"voters": voters, "blank": blank}
        if vote.election_id not in known:
            values["election_id"] = None  # it left the meeting, or is in the trash
        rows.append(VoteDetail(**values))
    return tuple(rows)


def _item_notes(session: Session, meeting_id: UUID) -> Mapping[UUID, str]:
    found = session.execute(
        select(AgendaItem.id, AgendaItem.private_notes)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.trashed_at.is_(None))
        .where(AgendaItem.private_notes != "")
    )
    return {row.id: row.private_notes for row in found}


def _values(record: Any) -> dict[str, Any]:
    return {key: getattr(record, key) for key in columns(inspect(type(record)))}


def _approvers(session: Session, row: MeetingRow) -> tuple[Assembly, ...]:
    """The meetings of the same kind after this one, nearest first."""
    found = session.scalars(
        select(Meeting)
        .where(Meeting.kind_id == row.kind_id, Meeting.first_on > row.first_on)
        .where(Meeting.trashed_at.is_(None), Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)))
        .order_by(Meeting.first_on, Meeting.id)
        .limit(12)
    )
    return tuple(
        Assembly(each.id, each.first_on, each.theme or each.title, each.state is MeetingState.PLANNED) for each in found
    )
