"""The people of a group: who pilots it, who came and is proposed for its list; the services that it met."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import ParticipantRole
from csxl_desktop.domain.group_people import GroupParticipant, ParticipantRefusal
from csxl_desktop.domain.group_rows import Newcomer
from csxl_desktop.domain.group_work import ServiceMet
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database


class GroupPeopleService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def welcome(self, working_group_id: UUID, newcomer: Newcomer) -> Written:
        """Put somebody who came on the list, from that day on."""
        with self._database.begin(N_("Participant added")) as session:
            values = {
                "working_group_id": working_group_id,
                "person_id": newcomer.person_id,
                "organisation_id": newcomer.organisation_id,
                "from_on": newcomer.first_on,
            }
            return written(self._database, session, add(session, GroupParticipant, values).id)

    def decline(self, working_group_id: UUID, person_id: UUID) -> Written:
        """Do not propose somebody again for the list of this group."""
        with self._database.begin(N_("Participant not wanted on the list")) as session:
            values = {"working_group_id": working_group_id, "person_id": person_id}
            return written(self._database, session, add(session, ParticipantRefusal, values).id)

    def set_pilot(self, working_group_id: UUID, person_id: UUID | None) -> Written:
        """Who pilots the group from today on; the list of participants remembers who did before, and until when."""
        with self._database.begin(N_("Pilot of the group changed")) as session:
            group, today = existing(session, WorkingGroup, working_group_id), self._today()
            lines = _lines(session, working_group_id)
            if group.pilot_id is not None and not any(line.role is ParticipantRole.PILOT for line in lines):
                _remember(session, working_group_id, group.pilot_id, today)
            now = [line for line in lines if overlaps(line.from_on, line.to_on, today)]
            for line in now:
                if line.role is ParticipantRole.PILOT and line.person_id != person_id:
                    _becomes(session, line, ParticipantRole.PROFESSIONAL, today)
            if person_id is not None:
                _make_pilot(session, working_group_id, person_id, now, today)
            assign(session, group, {"pilot_id": None})
            return written(self._database, session, working_group_id)

    def add_service(self, working_group_id: UUID, year: int, values: Mapping[str, Any]) -> Written:
        """A service met in the year, or in that of its day."""
        with self._database.begin(N_("Service met added")) as session:
            whole = {"working_group_id": working_group_id, "year": year, **values}
            for column in ("met_on", "meeting_id"):
                whole |= _follows(session, column, values.get(column))
            return written(self._database, session, add(session, ServiceMet, whole).id)

    def change_service(self, service_id: UUID, column: str, value: Any) -> Written:
        """A field of a service met: a name or an organisation, never both; its year is that of its day."""
        with self._database.begin(N_("Service met changed")) as session:
            service = existing(session, ServiceMet, service_id)
            assign(session, service, {column: value, **_follows(session, column, value)})
            return written(self._database, session, service_id)


def _follows(session: Session, column: str, value: Any) -> dict[str, Any]:
    """What else changes with a column."""
    match column:
        case "organisation_id" if value is not None:
            return {"name": ""}
        case "name" if value:
            return {"organisation_id": None}
        case "met_on" if value is not None:
            return {"year": value.year}
        case "meeting_id" if value is not None:
            day = existing(session, Meeting, value).first_on
            return {"met_on": day, "year": day.year}
        case _:
            return {}


def _lines(session: Session, working_group_id: UUID) -> list[GroupParticipant]:
    return list(
        session.scalars(
            select(GroupParticipant)
            .where(GroupParticipant.working_group_id == working_group_id, GroupParticipant.trashed_at.is_(None))
            .order_by(GroupParticipant.id)
        )
    )


def _make_pilot(
    session: Session, working_group_id: UUID, person_id: UUID, now: list[GroupParticipant], today: date
) -> None:
    own = [line for line in now if line.person_id == person_id]
    if any(line.role is ParticipantRole.PILOT for line in own):
        return
    if own:
        _becomes(session, own[0], ParticipantRole.PILOT, today)
        return
    values = {"working_group_id": working_group_id, "person_id": person_id}
    add(session, GroupParticipant, {**values, "role": ParticipantRole.PILOT, "from_on": today})


def _becomes(session: Session, line: GroupParticipant, role: ParticipantRole, today: date) -> None:
    """The line ends and goes on in another role; one that began today changes in its place."""
    if line.from_on == today:
        assign(session, line, {"role": role})
        return
    kept = ("working_group_id", "person_id", "organisation_id", "axis_id", "to_on", "note")
    values = {column: getattr(line, column) for column in kept}
    assign(session, line, {"to_on": today - timedelta(days=1)})
    add(session, GroupParticipant, {**values, "role": role, "from_on": today})


def _remember(session: Session, working_group_id: UUID, person_id: UUID, today: date) -> None:
    """A pilot written on the group alone, as imported, becomes a line that is over."""
    values = {"working_group_id": working_group_id, "person_id": person_id, "role": ParticipantRole.PILOT}
    add(session, GroupParticipant, {**values, "to_on": today - timedelta(days=1)})
