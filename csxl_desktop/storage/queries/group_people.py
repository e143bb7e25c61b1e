"""The people of a working group: who pilots it."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ParticipantRole
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.storage.queries.groups import participants_of


def pilots_of(session: Session, working_group_id: UUID, day: date) -> list[str]:
    """Who pilots the group on a day: the list of its participants says it with its dates.

    A group whose list names no pilot at all has the one written on the group itself (as imported).
    """
    named = [row.person for row in participants_of(session, working_group_id, day) if row.role is ParticipantRole.PILOT]
    if named:
        return named
    group = session.get_one(WorkingGroup, working_group_id)
    person = session.get(Person, group.pilot_id) if group.pilot_id else None
    return [person.full_name] if person is not None and person.trashed_at is None else []
