"""An organisation that stands in everything an act may touch: mandates, seat, group, invitations, mailing list."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import BasicKind, MandateRole
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.acts.kinds import Act
from csxl_desktop.services.natural_keys import entities
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.values import columns, to_json
from tests.conftest import NOW
from tests.factories import make, meeting, organisation, person, representative

DAY = timedelta(days=1)
TODAY = NOW.date()
JUNE, DECEMBER = date(2026, 6, 30), date(2026, 12, 10)
TERM = date(2027, 12, 31)


@dataclass(frozen=True, slots=True)
class Rooted:
    """A member with roots everywhere, another member beside it."""

    house: UUID
    other: UUID
    anna: UUID
    bram: UUID
    seat: UUID
    group: UUID
    assembly: UUID
    committee: UUID


def rooted(workspace: Workspace) -> Rooted:
    """Anna represents the house, Bram directs it; both stand in its group; an assembly is to come."""
    house, other = organisation(workspace, "Maison", joined=date(2020, 1, 1)), organisation(workspace, "Refuge")
    anna, bram = person(workspace, "Anna", "Diop"), person(workspace, "Bram", "Peeters", "M.")
    representative(workspace, anna, house, function_title="Coordinatrice")
    representative(workspace, bram, house, role=MandateRole.DIRECTOR)
    representative(workspace, person(workspace, "Chloé", "Sow"), other)
    seat = make(workspace, Seat, organisation_id=house, person_id=anna, elected_on=date(2024, 12, 5), term_end_on=TERM)
    group = make(workspace, WorkingGroup, name="Logement")
    for each in (anna, bram):
        make(workspace, GroupParticipant, working_group_id=group, person_id=each, organisation_id=house)
    newsletter = make(workspace, MailingList, name="Infolettre")
    make(workspace, Subscription, mailing_list_id=newsletter, organisation_id=house)
    make(workspace, Subscription, mailing_list_id=newsletter, person_id=anna)
    make(workspace, ContactChannel, organisation_id=house, kind="email", value="info@maison.example")
    assembly = meeting(workspace, on=DECEMBER)
    committee = meeting(workspace, BasicKind.COMMITTEE, DECEMBER + DAY)
    for each in (assembly, committee):
        workspace.attendance.invite_expected(each)
    return Rooted(house, other, anna, bram, seat, group, assembly, committee)


def told(workspace: Workspace, act: Act) -> dict[str, str]:
    """What would follow from the act: its words by its key without ids."""
    return {each.key.split(":")[0]: each.words for each in workspace.acts.consequences(act)}


def expected(workspace: Workspace, meeting_id: UUID) -> list[tuple[str, str]]:
    """Who is on the list of a meeting, and for whom."""
    lines = workspace.meetings.record(meeting_id).attendances
    return [(f"{line.first_name} {line.last_name}", line.organisation) for line in lines]


def titles(workspace: Workspace, meeting_id: UUID) -> list[str]:
    return [item.title for item in workspace.meetings.record(meeting_id).items]


def rows(workspace: Workspace, entity: type[Record], **wanted: Any) -> list[dict[str, Any]]:
    """The records of a table that are not in the trash, as plain values."""
    columns_ = entity.__table__.columns
    with workspace.database() as session:
        statement = select(entity).where(columns_["trashed_at"].is_(None)).order_by(columns_["id"])
        for key, value in wanted.items():
            statement = statement.where(columns_[key] == value)
        names = columns(inspect(entity))
        return [{key: getattr(each, key) for key in names} for each in session.scalars(statement)]


def everything(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    """Every field of every record, in the trash too."""
    found: dict[str, list[dict[str, Any]]] = {}
    with workspace.database() as session:
        for entity in entities():
            names = columns(inspect(entity))
            statement = select(entity).order_by(entity.__table__.columns["id"])
            found[entity.__tablename__] = [
                {key: to_json(getattr(each, key)) for key in names} for each in session.scalars(statement)
            ]
    return found
