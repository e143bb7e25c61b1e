"""The working groups in a year: their sessions, their partners, what the report tells of them."""

from datetime import date
from uuid import UUID

from sqlalchemy import and_, inspect, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ActionState, MeetingState
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.follow_up import Action, Decision
from csxl_desktop.domain.group_rows import GroupRecord, GroupRow, GroupSummary
from csxl_desktop.domain.group_work import GroupYear, PartnerCorrection
from csxl_desktop.domain.meeting_rows import ActionRow, DecisionRow, MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.meetings import action_row
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import groups as query
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries.group_people import participants_of
from csxl_desktop.storage.values import columns


class WorkingGroupService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def groups(self) -> list[GroupRow]:
        """Every group, closed ones too, in the office's order."""
        with self._database() as session:
            return query.all_groups(session)

    def summaries(self, year: int) -> list[GroupSummary]:
        """The groups of a year with their sessions and partners counted."""
        with self._database() as session:
            rule = counting_rule(session)
            rows = meetings_query.meetings_of_year(session, year, rule)
            return [
                _summary(
                    session,
                    group,
                    year,
                    [row for row in rows if row.working_group_id == group.id],
                    len(query.partners_of_group(session, group.id, year, rule)),
                )
                for group in query.groups_of_year(session, year)
            ]

    def record(self, working_group_id: UUID, year: int) -> GroupRecord:
        """One group whole, in a year."""
        with self._database() as session:
            group = session.get(WorkingGroup, working_group_id)
            if group is None or group.trashed_at is not None:
                raise RecordNotFoundError
            rule = counting_rule(session)
            sessions = meetings_query.meetings_of_group(session, group.id, year, rule)
            decisions, actions = _follow_up(session, group.id, year, [row.id for row in sessions])
            return GroupRecord(
                id=group.id,
                values={key: getattr(group, key) for key in columns(inspect(WorkingGroup))},
                year=year,
                text=query.text_of(session, group.id, year).text,
                axes=tuple(query.axes_of(session, group.id, year)),
                sessions=tuple(sessions),
                partners=tuple(query.partners_of_group(session, group.id, year, rule)),
                services_met=tuple(query.services_met_by(session, group.id, year)),
                participants=tuple(participants_of(session, group.id, date(year, 12, 31))),
                links=tuple(query.links_of(session, group.id)),
                decisions=decisions,
                actions=actions,
            )

    def set_text(self, working_group_id: UUID, year: int, text: RichText) -> Written:
        """What the report of the year tells of the group."""
        with self._database.begin(N_("Text of the group changed")) as session:
            found = session.scalars(
                select(GroupYear)
                .where(GroupYear.working_group_id == working_group_id, GroupYear.year == year)
                .where(GroupYear.trashed_at.is_(None))
                .order_by(GroupYear.id)
            ).first()
            if found is None:
                found = GroupYear(working_group_id=working_group_id, year=year, text=text)
                session.add(found)
            found.text = text
            session.flush()
            return written(self._database, session, found.id)

    def correct_partner(self, working_group_id: UUID, year: int, organisation_id: UUID, *, included: bool) -> Written:
        """Add an organisation to the derived partners of a year, or leave it out, by hand."""
        with self._database.begin(N_("Partner of the group corrected")) as session:
            found = session.scalars(
                select(PartnerCorrection)
                .where(PartnerCorrection.working_group_id == working_group_id, PartnerCorrection.year == year)
                .where(PartnerCorrection.organisation_id == organisation_id, PartnerCorrection.trashed_at.is_(None))
            ).first()
            if found is None:
                found = PartnerCorrection(
                    working_group_id=working_group_id, year=year, organisation_id=organisation_id, included=included
                )
                session.add(found)
            found.included = included
            session.flush()
            return written(self._database, session, found.id)


def _summary(session: Session, group: GroupRow, year: int, rows: list[MeetingRow], partners: int) -> GroupSummary:
    axes = tuple(query.axes_of(session, group.id, year))
    kept = [row for row in rows if row.state in {MeetingState.PLANNED, MeetingState.HELD}]
    return GroupSummary(
        group.id,
        group.name,
        axes,
        len(kept),
        sum(row.state is MeetingState.HELD for row in kept),
        partners,
        group.closed_on,
        fold(" ".join((group.name, *(axis.title for axis in axes)))),
    )


def _follow_up(
    session: Session, working_group_id: UUID, year: int, meeting_ids: list[UUID]
) -> tuple[tuple[DecisionRow, ...], tuple[ActionRow, ...]]:
    """The decisions and actions of the year, and what former years left open."""
    decisions = session.scalars(
        select(Decision)
        .where(Decision.meeting_id.in_(meeting_ids), Decision.trashed_at.is_(None))
        .order_by(Decision.year, Decision.number)
    )
    left_open = and_(
        Meeting.working_group_id == working_group_id,
        Meeting.trashed_at.is_(None),
        Meeting.first_on < date(year, 1, 1),
        Action.state == ActionState.OPEN,
    )
    actions = session.scalars(
        select(Action)
        .join(Meeting, Meeting.id == Action.meeting_id)
        .where(or_(Action.meeting_id.in_(meeting_ids), left_open), Action.trashed_at.is_(None))
        .order_by(Action.due_on, Action.id)
    )
    return (
        tuple(DecisionRow(each.id, each.agenda_item_id, each.year, each.number, each.text) for each in decisions),
        tuple(action_row(session, each) for each in actions),
    )
