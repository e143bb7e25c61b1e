"""What the tab of the working groups reads beside the groups themselves: raw fields, corrections, its page."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.advocacy_rows import AdvocacyRow
from csxl_desktop.domain.choices import BasicKind, MeetingState, ParticipantRole
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.group_rows import GroupRecord, GroupRow, GroupSummary, Newcomer, OutputRow, ServiceMetRow
from csxl_desktop.domain.group_work import PartnerCorrection
from csxl_desktop.domain.meeting_rows import MeetingRow, PictureRow
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.working_groups import Axis
from csxl_desktop.services.directory import DirectoryService
from csxl_desktop.services.group_pages import own_pictures
from csxl_desktop.services.office import OfficeService
from csxl_desktop.services.working_groups import WorkingGroupService
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import groups as query
from csxl_desktop.storage.queries.advocacy import files_of
from csxl_desktop.storage.queries.group_outputs import outputs_of
from csxl_desktop.storage.queries.group_people import invitation_list, newcomers, pilots_of
from csxl_desktop.storage.queries.meeting_record import pictures_of


@dataclass(frozen=True, slots=True)
class GroupList:
    """The groups of a year; apart, those that had ended before it or began after it."""

    groups: tuple[GroupSummary, ...] = ()
    others: tuple[GroupRow, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupChoices:
    """What the fields of a group offer; the kind that its sessions are of."""

    organisations: tuple[Option, ...] = ()
    people: tuple[Option, ...] = ()
    session_kind: UUID | None = None


@dataclass(frozen=True, slots=True)
class AxisLine:
    id: UUID
    number: int
    title: str
    closed_on: date | None
    aims: str = ""
    pilot_id: UUID | None = None
    opened_on: date | None = None
    held: int = 0  # sessions of the year


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """Somebody on the invitation list, at some day of the year."""

    id: UUID
    person_id: UUID
    person: str
    organisation_id: UUID | None
    organisation: str
    axis_id: UUID | None
    axis: str
    role: ParticipantRole
    from_on: date | None
    to_on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service met: an organisation of the directory, or a name; at a session of the group or elsewhere."""

    id: UUID
    organisation_id: UUID | None
    organisation: str
    name: str
    occasion: str
    met_on: date | None
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A partner added (`included`) or left out by hand; `id` is the correction's."""

    id: UUID
    organisation_id: UUID
    organisation: str
    included: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """A group whole as its page shows it; `text_before` is what the report said a year earlier.

    `in_report`: the group was open at some day of the year, so that the report tells of it. `visited` are the
    stops of its walks that nobody wrote down; `newcomers` came without being on the list.
    """

    record: GroupRecord
    axes: tuple[AxisLine, ...]
    participants: tuple[ParticipantLine, ...]
    services_met: tuple[ServiceLine, ...]
    corrections: tuple[Correction, ...]
    text_before: RichText
    in_report: bool
    pilot_id: UUID | None = None
    newcomers: tuple[Newcomer, ...] = ()
    visited: tuple[ServiceMetRow, ...] = ()
    pictures: tuple[PictureRow, ...] = ()
    outputs: tuple[OutputRow, ...] = ()
    advocacy: tuple[AdvocacyRow, ...] = ()


class GroupReads:
    """Each method reads in the database lane, where nothing is written between two of its transactions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._groups = WorkingGroupService(database)

    def listed(self, year: int) -> GroupList:
        """Every group; those of the year with the axes that were open in it."""
        summaries = self._groups.summaries(year)
        with self._database() as session:
            known = {summary.id for summary in summaries}
            return GroupList(
                tuple(summaries), tuple(group for group in query.all_groups(session) if group.id not in known)
            )

    def choices(self, on: date) -> GroupChoices:
        """Organisations and people to pick from on that day."""
        directory = DirectoryService(self._database, lambda: on)
        kinds = OfficeService(self._database).kinds()
        return GroupChoices(
            tuple(directory.organisation_options()),
            tuple(directory.person_options()),
            next((kind.id for kind in kinds if kind.behaviour is BasicKind.GROUP_SESSION), None),
        )

    def group(self, working_group_id: UUID, year: int) -> OpenGroup:
        """One group in a year."""
        record = self._groups.record(working_group_id, year)
        held = [row for row in record.sessions if row.state is MeetingState.HELD]
        today = self._database.now().astimezone().date()
        with self._database() as session:
            pilots = pilots_of(session, working_group_id, min(today, date(year, 12, 31)))
            noted = {met.organisation_id for met in record.services_met}
            return OpenGroup(
                record,
                _axes(session, working_group_id, held),
                _participants(session, working_group_id, year),
                _services_met(session, working_group_id, year),
                _corrections(session, working_group_id, year),
                query.text_of(session, working_group_id, year - 1).text,
                working_group_id in {group.id for group in query.groups_of_year(session, year)},
                pilots[0][0] if pilots else None,
                tuple(newcomers(session, working_group_id, year, today)),
                tuple(met for met in query.visited_by(session, held) if met.organisation_id not in noted),
                pictures_of(session, own_pictures(working_group_id, year)),
                tuple(outputs_of(session, working_group_id)),
                files_of(session, working_group_id),
            )


def _axes(session: Session, working_group_id: UUID, held: list[MeetingRow]) -> tuple[AxisLine, ...]:
    axes = session.scalars(
        select(Axis)
        .where(Axis.working_group_id == working_group_id, Axis.trashed_at.is_(None))
        .order_by(Axis.number, Axis.id)
    )
    worked = Counter(row.axis_number for row in held)
    return tuple(
        AxisLine(
            axis.id,
            axis.number,
            axis.title,
            axis.closed_on,
            axis.aims,
            axis.pilot_id,
            axis.opened_on,
            worked[axis.number],
        )
        for axis in axes
    )


def _participants(session: Session, working_group_id: UUID, year: int) -> tuple[ParticipantLine, ...]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return tuple(
        ParticipantLine(
            line.id,
            person.id,
            person.full_name,
            line.organisation_id,
            organisation,
            line.axis_id,
            axis,
            line.role,
            line.from_on,
            line.to_on,
            line.note,
        )
        for line, person, organisation, axis in invitation_list(session, working_group_id)
        if (line.from_on is None or line.from_on <= last) and (line.to_on is None or line.to_on >= first)
    )


def _services_met(session: Session, working_group_id: UUID, year: int) -> tuple[ServiceLine, ...]:
    return tuple(
        ServiceLine(met.id, met.organisation_id, organisation, met.name, met.occasion, met.met_on, met.meeting_id)
        for met, organisation in query.services_met(session, working_group_id, year)
    )


def _corrections(session: Session, working_group_id: UUID, year: int) -> tuple[Correction, ...]:
    rows = session.execute(
        select(PartnerCorrection, Organisation.name)
        .join(Organisation, Organisation.id == PartnerCorrection.organisation_id)
        .where(PartnerCorrection.working_group_id == working_group_id, PartnerCorrection.year == year)
        .where(PartnerCorrection.trashed_at.is_(None))
        .order_by(Organisation.sort_key, PartnerCorrection.id)
    )
    return tuple(Correction(each.id, each.organisation_id, name, each.included, each.note) for each, name in rows)
