"""A small office of invented people, made through the real services: what most tests start from."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace

SPRING = date(2026, 3, 12)


def make(workspace: Workspace, entity: type[Record], **values: object) -> UUID:
    """A record by the service that the window uses."""
    return workspace.records.create(entity, values).record_id


def organisation(workspace: Workspace, name: str, *, joined: date | None = None, member: bool = True) -> UUID:
    """An organisation, a member from `joined` on (unknown: always) unless said otherwise."""
    made = make(workspace, Organisation, name=name)
    if member:
        make(workspace, Membership, organisation_id=made, joined_on=joined)
    return made


def person(workspace: Workspace, first: str, last: str, civility: str = "Mme") -> UUID:
    return make(workspace, Person, civility=civility, first_name=first, last_name=last)


def representative(workspace: Workspace, person_id: UUID, organisation_id: UUID, **values: object) -> UUID:
    """The person speaks for the organisation."""
    return make(workspace, Mandate, person_id=person_id, organisation_id=organisation_id, **values)


def staff(workspace: Workspace, first: str, last: str, **values: object) -> UUID:
    """A person of the directory who works for the office."""
    known = person(workspace, first, last)
    make(workspace, StaffMember, first_name=first, last_name=last, person_id=known, **values)
    return known


def kind(workspace: Workspace, behaviour: BasicKind) -> UUID:
    return next(row.id for row in workspace.office.kinds() if row.behaviour is behaviour)


def meeting(
    workspace: Workspace,
    behaviour: BasicKind = BasicKind.PLENARY,
    on: date = SPRING,
    *,
    theme: str = "",
    working_group_id: UUID | None = None,
) -> UUID:
    """A meeting planned as the window plans it."""
    new = NewMeeting(kind(workspace, behaviour), on, theme=theme, working_group_id=working_group_id)
    return workspace.meetings.plan(new).record_id


def paragraph(text: str, block_id: str = "b1") -> RichText:
    return RichText((Block(block_id, "p", (Span(text),)),))


@dataclass(frozen=True, slots=True)
class Assembly:
    """An assembly with two members expected, one of them twice in the directory's order."""

    meeting: UUID
    canevas: UUID
    espace: UUID
    odile: UUID
    samir: UUID
    odile_line: UUID
    samir_line: UUID


def assembly(workspace: Workspace) -> Assembly:
    """Two members, their representatives, and an assembly that expects them."""
    canevas, espace = organisation(workspace, "(Le) Canevas"), organisation(workspace, "Espace Rencontre")
    odile, samir = person(workspace, "Odile", "Verbeke"), person(workspace, "Samir", "Aït Lahcen", "M.")
    representative(workspace, odile, canevas, function_title="Directrice")
    representative(workspace, samir, espace)
    made = meeting(workspace, theme="Logement")
    workspace.attendance.invite_expected(made)
    lines = {line.person_id: line.id for line in workspace.meetings.record(made).attendances}
    return Assembly(made, canevas, espace, odile, samir, lines[odile], lines[samir])
