"""One organisation or one person whole, with what stands around it."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import directory_rows as rows
from csxl_desktop.domain import house_words
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.storage.queries.directory import organisation_rows, person_rows
from csxl_desktop.storage.values import columns

_YEARS_SHOWN = 3


def organisation_record(session: Session, organisation_id: UUID, on: date) -> rows.OrganisationRecord | None:
    row = next(iter(organisation_rows(session, on, organisation_id)), None)
    if row is None:
        return None
    return rows.OrganisationRecord(
        row=row,
        values=_values(session.get_one(Organisation, organisation_id)),
        aliases=_aliases(session, organisation_id),
        channels=_channels(session, ContactChannel.organisation_id == organisation_id),
        mandates=_mandates(session, Mandate.organisation_id == organisation_id, on),
        memberships=_memberships(session, organisation_id),
        candidacies=_candidacies(session, organisation_id),
        categories=_categories(session, organisation_id),
        children=_children(session, organisation_id),
        groups=_groups(session, GroupParticipant.organisation_id == organisation_id),
        seen=_seen(session, Attendance.organisation_id == organisation_id, on),
    )


def person_record(session: Session, person_id: UUID, on: date) -> rows.PersonRecord | None:
    row = next(iter(person_rows(session, on, person_id)), None)
    if row is None:
        return None
    return rows.PersonRecord(
        row=row,
        values=_values(session.get_one(Person, person_id)),
        channels=_channels(session, ContactChannel.person_id == person_id),
        mandates=_mandates(session, Mandate.person_id == person_id, on),
        groups=_groups(session, GroupParticipant.person_id == person_id),
        seen=_seen(session, Attendance.person_id == person_id, on),
    )


def standing_key(session: Session, entity: type[Record], key: UUID) -> UUID:
    """The key of the record that stands for `key` today, however often it was merged."""
    passed: set[UUID] = set()
    column: Any = entity.__table__.c["merged_into_id"]
    while key not in passed:
        passed.add(key)
        into = session.scalar(select(column).where(entity.id == key))
        if into is None:
            return key
        key = into
    return key


def _values(entity: Organisation | Person) -> dict[str, Any]:
    return {key: getattr(entity, key) for key in columns(inspect(type(entity)))}


def _aliases(session: Session, organisation_id: UUID) -> tuple[rows.AliasRow, ...]:
    found = session.scalars(
        select(OrganisationAlias)
        .where(OrganisationAlias.organisation_id == organisation_id, OrganisationAlias.trashed_at.is_(None))
        .order_by(OrganisationAlias.folded, OrganisationAlias.id)
    )
    return tuple(rows.AliasRow(each.id, each.name, each.nature, each.from_on, each.to_on) for each in found)


def _channels(session: Session, owned: ColumnElement[bool]) -> tuple[rows.ChannelRow, ...]:
    found = session.scalars(
        select(ContactChannel)
        .where(owned, ContactChannel.trashed_at.is_(None))
        .order_by(ContactChannel.position, ContactChannel.id)
    )
    return tuple(
        rows.ChannelRow(each.id, each.kind, each.value, each.label, each.printable, each.returned_on) for each in found
    )


def _mandates(session: Session, owned: ColumnElement[bool], on: date) -> tuple[rows.MandateRow, ...]:
    """Those that hold on `on` first, whoever speaks for the organisation before the others, then the newest."""
    found = session.execute(
        select(Mandate, Person, Organisation)
        .join(Person, Person.id == Mandate.person_id)
        .join(Organisation, Organisation.id == Mandate.organisation_id)
        .where(owned, Mandate.trashed_at.is_(None))
        .order_by(Mandate.from_on.desc(), Mandate.id.desc())
    )
    made = [
        rows.MandateRow(
            mandate.id,
            person.id,
            called(person.civility, person.full_name),
            organisation.id,
            organisation.name,
            mandate.role,
            mandate.function_title,
            mandate.from_on,
            mandate.to_on,
            mandate.holds_on(on),
        )
        for mandate, person, organisation in found
    ]
    roles = list(MandateRole)
    return tuple(sorted(made, key=lambda row: (not row.current, roles.index(row.role) if row.current else 0)))


def _memberships(session: Session, organisation_id: UUID) -> tuple[rows.MembershipRow, ...]:
    found = session.scalars(
        select(Membership)
        .where(Membership.organisation_id == organisation_id, Membership.trashed_at.is_(None))
        .order_by(Membership.joined_on.desc(), Membership.id.desc())
    )
    return tuple(
        rows.MembershipRow(each.id, each.joined_on, each.charter_signed_on, each.left_on, each.leaving_reason)
        for each in found
    )


def _candidacies(session: Session, organisation_id: UUID) -> tuple[rows.CandidacyRow, ...]:
    found = session.execute(
        select(Candidacy, Meeting.first_on)
        .outerjoin(Meeting, Meeting.id == Candidacy.meeting_id)
        .where(Candidacy.organisation_id == organisation_id, Candidacy.trashed_at.is_(None))
        .order_by(Candidacy.asked_on.desc(), Candidacy.id.desc())
    )
    return tuple(
        rows.CandidacyRow(each.id, each.asked_on, each.outcome, day.isoformat() if day else "") for each, day in found
    )


def _categories(session: Session, organisation_id: UUID) -> tuple[rows.CategoryRow, ...]:
    found = session.execute(
        select(OrganisationCategory.id, Category.id, Category.name)
        .join(Category, Category.id == OrganisationCategory.category_id)
        .where(OrganisationCategory.organisation_id == organisation_id, OrganisationCategory.trashed_at.is_(None))
        .order_by(Category.position, Category.name)
    )
    return tuple(rows.CategoryRow(link, category, name) for link, category, name in found)


def _children(session: Session, organisation_id: UUID) -> tuple[tuple[UUID, str], ...]:
    found = session.execute(
        select(Organisation.id, Organisation.name)
        .where(Organisation.parent_id == organisation_id, Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Organisation.id)
    )
    return tuple((key, name) for key, name in found)


def _groups(session: Session, owned: ColumnElement[bool]) -> tuple[str, ...]:
    found = session.scalars(
        select(WorkingGroup.name)
        .join(GroupParticipant, GroupParticipant.working_group_id == WorkingGroup.id)
        .where(owned, GroupParticipant.trashed_at.is_(None), WorkingGroup.trashed_at.is_(None))
        .order_by(WorkingGroup.position, WorkingGroup.name)
        .distinct()
    )
    return tuple(dict.fromkeys(found))


def _seen(session: Session, owned: ColumnElement[bool], on: date) -> tuple[rows.SeenRow, ...]:
    """The meetings of the last three years that the lines stand on, newest first."""
    found = session.execute(
        select(Attendance, Meeting, MeetingKind, WorkingGroup.name)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(WorkingGroup, WorkingGroup.id == Meeting.working_group_id)
        .where(owned, Attendance.trashed_at.is_(None), Meeting.trashed_at.is_(None))
        .where(Meeting.first_on >= date(on.year - _YEARS_SHOWN + 1, 1, 1))
        .order_by(Meeting.first_on.desc(), Attendance.id)
    )
    return tuple(
        rows.SeenRow(
            meeting.id,
            meeting.first_on,
            house_words.meeting_badge(kind.badge, kind.badge_nl),
            kind.colour,
            " · ".join(part for part in (group, meeting.theme or meeting.title) if part),
            line.state,
            f"{line.first_name} {line.last_name}".strip(),
        )
        for line, meeting, kind, group in found
    )
