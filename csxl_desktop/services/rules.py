"""Rules that need more than one record to judge, asked at every write."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import (
    directory,
    elections,
    meetings,
    office,
    organisation_details,
    report,
    selections,
    verification,
    working_groups,
)
from csxl_desktop.domain.base import Base, Record
from csxl_desktop.domain.errors import (
    AlreadyMemberError,
    DatesOutOfOrderError,
    EmptyNameError,
    InvalidChoiceError,
    MinutesSealedError,
    OwnParentError,
)

_SPANS = (
    *(("from_on", "to_on"), ("first_on", "last_on"), ("joined_on", "left_on"), ("opened_on", "closed_on")),
    *(("given_on", "until_on"), ("called_on", "closed_on"), ("started_on", "closed_on"), ("elected_on", "ended_on")),
)
_NAMED: dict[type[Record], str] = {
    working_groups.WorkingGroup: "name",
    working_groups.Axis: "title",
    office.Venue: "name",
    office.Office: "name",
    office.StaffMember: "last_name",
    office.MeetingKind: "label",
    directory.Category: "name",
    directory.MailingList: "name",
    meetings.Partnership: "title",
    meetings.NewsItem: "title",
    report.ReportSection: "title",
    organisation_details.Tag: "name",
    organisation_details.CustomField: "label",
    directory.OrganisationKind: "label",
    selections.SavedSearch: "name",
    selections.Mailing: "title",
    verification.VerificationRound: "name",
}
_COLOUR = re.compile(r"(?:#[0-9A-Fa-f]{6})?")
_SEALED_PARTS = (
    meetings.AgendaItem,
    meetings.Attendance,
    meetings.AttendancePartner,
    meetings.Headcount,
    meetings.Speaker,
    meetings.Decision,
    meetings.Annex,
)
_SEALED_FIELDS = frozenset(
    {
        *("kind_id", "first_on", "last_on", "precision", "starts_at", "ends_at", "title", "theme", "venue_id"),
        *("working_group_id", "axis_id", "state", "trashed_at"),
    }
)


def check(session: Session, record: Record, changed: frozenset[str]) -> None:
    """Refuse what cannot stand beside the other records; called after the fields are set."""
    _check_order(record)
    _check_name(record)
    if isinstance(record, office.Office) and not _COLOUR.fullmatch(record.accent_colour):
        raise InvalidChoiceError(value=record.accent_colour)
    if isinstance(record, directory.Membership):
        _check_membership(session, record)
    if isinstance(record, directory.Organisation) and "parent_id" in changed:
        _check_parent(session, record)
    if isinstance(record, _SEALED_PARTS):
        _require_unsealed(session, _meeting_of(session, record))


def check_change(session: Session, record: Record, changed: frozenset[str]) -> None:
    """Refuse to touch what is sealed; called before the fields are set."""
    if isinstance(record, _SEALED_PARTS):
        _require_unsealed(session, _meeting_of(session, record))
    if isinstance(record, meetings.Meeting) and changed & _SEALED_FIELDS:
        _require_unsealed(session, record)
    if isinstance(record, meetings.Minutes):
        _require_open(session, record)


def check_trash(session: Session, record: Record) -> None:
    """Refuse to trash what an approved document rests on."""
    if isinstance(record, _SEALED_PARTS):
        _require_unsealed(session, _meeting_of(session, record))
    if isinstance(record, meetings.Meeting):
        _require_unsealed(session, record)
    if isinstance(record, meetings.Minutes):
        _require_open(session, record)


def parts(session: Session, record: Record, *, trashed: bool = False) -> Iterable[Record]:
    """The records that have no sense without `record`: its contact details, its agenda items…"""
    for entity, key in _parts_of(type(record)):
        column = getattr(entity, key)
        rows = session.scalars(select(entity).where(column == record.id)).all()
        yield from (row for row in rows if (row.trashed_at is not None) is trashed)


def _parts_of(owner: type[Record]) -> Iterable[tuple[type[Record], str]]:
    for mapper in Base.registry.mappers:
        entity: Any = mapper.class_
        if not issubclass(entity, Record):
            continue
        for column in entity.__table__.columns:
            owned = (column.nullable is False or entity in _OWNED) and (entity, column.key) not in _NOT_PARTS
            for key in column.foreign_keys:
                if owned and key.target_fullname == f"{owner.__tablename__}.id":
                    yield entity, column.key


# Contact details, pictures and links stand on one of several owners: each key is optional, the owner is not.
_OWNED = (
    *(directory.ContactChannel, meetings.Picture, meetings.Link),
    *(organisation_details.TagLink, organisation_details.CustomValue),
)
# What names another record but belongs elsewhere: a meeting outlives its kind, past figures the organisations.
_NOT_PARTS: frozenset[tuple[type[Record], str]] = frozenset(
    {
        (meetings.Meeting, "kind_id"),
        (meetings.AttendancePartner, "organisation_id"),
        (meetings.Involvement, "organisation_id"),
        (meetings.PartnershipOrganiser, "organisation_id"),
        (working_groups.PartnerCorrection, "organisation_id"),
        (elections.ElectionCandidate, "organisation_id"),
        (verification.VerificationSlip, "organisation_id"),
    }
)


def meeting_name(meeting: meetings.Meeting) -> str:
    """How a refusal names a meeting."""
    return meeting.theme or meeting.title or meeting.first_on.strftime("%d/%m/%Y")


def _check_order(record: Record) -> None:
    for first, last in _SPANS:
        start, end = getattr(record, first, None), getattr(record, last, None)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            raise DatesOutOfOrderError(start=start.strftime("%d/%m/%Y"), end=end.strftime("%d/%m/%Y"))


def _check_name(record: Record) -> None:
    key = _NAMED.get(type(record))
    if key is not None and not getattr(record, key).strip():
        raise EmptyNameError
    if isinstance(record, directory.Person) and not record.full_name:
        raise EmptyNameError


def _check_membership(session: Session, membership: directory.Membership) -> None:
    if membership.trashed_at is not None:
        return
    others = session.scalars(
        select(directory.Membership)
        .where(directory.Membership.organisation_id == membership.organisation_id)
        .where(directory.Membership.id != membership.id)
        .where(directory.Membership.trashed_at.is_(None))
    )
    start, end = membership.joined_on or date.min, membership.left_on or date.max
    for other in others:
        if start <= (other.left_on or date.max) and (other.joined_on or date.min) <= end:
            organisation = session.get_one(directory.Organisation, membership.organisation_id)
            raise AlreadyMemberError(name=organisation.name)


def _check_parent(session: Session, organisation: directory.Organisation) -> None:
    above, passed = organisation.parent_id, {organisation.id}
    while above is not None:
        if above in passed:
            raise OwnParentError(name=organisation.name)
        passed.add(above)
        parent = session.get(directory.Organisation, above)
        above = parent.parent_id if parent else None


def _meeting_of(session: Session, record: Any) -> meetings.Meeting:
    if isinstance(record, meetings.AttendancePartner):
        record = session.get_one(meetings.Attendance, record.attendance_id)
    return session.get_one(meetings.Meeting, record.meeting_id)


def _require_open(session: Session, minutes: meetings.Minutes) -> None:
    if minutes.state is meetings.MinutesState.APPROVED and not minutes.approved_elsewhere:
        _require_unsealed(session, session.get_one(meetings.Meeting, minutes.meeting_id))


def _require_unsealed(session: Session, meeting: meetings.Meeting) -> None:
    sealed = session.scalar(
        select(meetings.Minutes.id)
        .where(meetings.Minutes.meeting_id == meeting.id)
        .where(meetings.Minutes.trashed_at.is_(None))
        .where(meetings.Minutes.state == meetings.MinutesState.APPROVED)
    )
    if sealed is not None:
        raise MinutesSealedError(title=meeting_name(meeting))
