"""Rules that need more than one record to judge, asked at every write."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category
from csxl_desktop.domain.choices import SEALED, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import (
    AlreadyMemberError,
    CategoryLoopError,
    DatesOutOfOrderError,
    EmptyNameError,
    InvalidChoiceError,
    MergedAwayError,
    MinutesSealedError,
    OwnParentError,
    TagKnownError,
)
from csxl_desktop.domain.mail_addresses import check_mail_address
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.opening_hours import check_week, meet
from csxl_desktop.domain.organisation_details import OpeningHours, Tag
from csxl_desktop.domain.record_links import LINK_TARGETS
from csxl_desktop.i18n import fold
from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.storage.values import record_classes

_SPANS = (
    *(("from_on", "to_on"), ("first_on", "last_on"), ("joined_on", "left_on"), ("opened_on", "closed_on")),
    *(("given_on", "until_on"), ("called_on", "closed_on"), ("started_on", "closed_on"), ("elected_on", "ended_on")),
)
# Tables are named, not imported: each write asks these rules, and most touch three of a hundred tables.
_NAMED_BY = {
    "name": (
        *("working_groups", "venues", "offices", "categories", "mailing_lists", "tags", "saved_searches"),
        *("verification_rounds", "text_blocks", "action_sheet_aliases", "campaigns"),
    ),
    "title": (
        *("axes", "partnerships", "news_items", "report_sections", "mailings", "parked_subjects"),
        *("programme_parts", "group_outputs", "advocacy_files", "threads", "action_sheets", "evaluation_cycles"),
        *("cycle_steps", "surveys", "criteria", "projects", "publications"),
    ),
    "label": (
        *("meeting_kinds", "custom_fields", "organisation_kinds", "checklist_items", "meeting_tasks"),
        *("indicator_categories", "subsidy_deadlines"),
    ),
    "text": ("swot_entries", "survey_questions"),
    "last_name": ("staff_members",),
    "question": ("votes",),
    "word": ("office_words",),
    "funder": ("subsidies",),
    "object": ("conventions",),
    "theme": ("trainings",),
}
_NAMED = {table: field for field, tables in _NAMED_BY.items() for table in tables}
_COLOUR = re.compile(r"(?:#[0-9A-Fa-f]{6})?")
_SEALED_PARTS = frozenset(
    ("agenda_items", "attendances", "attendance_partners", "headcounts", "speakers", "decisions", "annexes", "votes")
)
# What stays open under the seal: notes never printed, and what became of things afterwards.
_OPEN_FIELDS = {
    "agenda_items": frozenset({"private_notes", "outcome", "spent_minutes"}),
    "attendances": frozenset({"image_agreed", "answer_note"}),
}
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
    if isinstance(record, Office) and not _COLOUR.fullmatch(record.accent_colour):
        raise InvalidChoiceError(value=record.accent_colour)
    if isinstance(record, Membership):
        _check_membership(session, record)
    if isinstance(record, Organisation) and "parent_id" in changed:
        _check_parent(session, record)
    if record.trashed_at is None:
        _check_details(session, record, changed)
    if isinstance(record, Organisation | Person) and record.trashed_at is None and record.merged_into_id is not None:
        raise MergedAwayError(name=record.name if isinstance(record, Organisation) else record.full_name)
    if record.__tablename__ in _SEALED_PARTS and _touches_seal(record, changed):
        _require_unsealed(session, _meeting_id_of(session, record))


def check_change(session: Session, record: Record, changed: frozenset[str]) -> None:
    """Refuse to touch what is sealed; called before the fields are set."""
    if record.__tablename__ in _SEALED_PARTS and _touches_seal(record, changed):
        _require_unsealed(session, _meeting_id_of(session, record))
    if isinstance(record, Meeting) and changed & _SEALED_FIELDS:
        _require_unsealed(session, record.id)
    if isinstance(record, Minutes):
        _require_open(session, record)


def check_trash(session: Session, record: Record) -> None:
    """Refuse to trash what an approved document rests on."""
    if record.__tablename__ in _SEALED_PARTS:
        _require_unsealed(session, _meeting_id_of(session, record))
    if isinstance(record, Meeting):
        _require_unsealed(session, record.id)
    if isinstance(record, Minutes):
        _require_open(session, record)


def _touches_seal(record: Record, changed: frozenset[str]) -> bool:
    """Whether what changed is printed; a record that is new changes nothing and is printed."""
    return not changed or not changed <= _OPEN_FIELDS.get(record.__tablename__, frozenset())


def parts(session: Session, record: Record, *, trashed: bool = False) -> Iterable[Record]:
    """The records that have no sense without `record`: its contact details, its agenda items, and their parts."""
    for entity, key in parts_of(type(record)):
        column = getattr(entity, key)
        for row in session.scalars(select(entity).where(column == record.id)).all():
            if (row.trashed_at is not None) is trashed:
                yield row
                yield from parts(session, row, trashed=trashed)


def owners_of(entity: type[Record]) -> Iterable[tuple[str, type[Record]]]:
    """The columns of `entity` that name a record it is a part of, with the kind of that record."""
    classes = record_classes()
    table = entity.__tablename__
    for column in entity.__table__.columns:
        owned = (column.nullable is False or table in _OWNED) and (table, column.key) not in _NOT_PARTS
        for key in column.foreign_keys:
            target = key.target_fullname.partition(".")[0]
            if owned and target in classes:
                yield column.key, classes[target]


def parts_of(owner: type[Record]) -> Iterable[tuple[type[Record], str]]:
    """The kinds of records that are a part of `owner`, each with the column that names it."""
    for entity in record_classes().values():
        for key, target in owners_of(entity):
            if target is owner:
                yield entity, key


# Contact details, pictures and links stand on one of several owners: each key is optional, the owner is not.
_OWNED = frozenset(
    (
        *("contact_channels", "pictures", "links", "tag_links"),
        *("custom_values", "record_links", "evaluation_records"),
    )
)
# What names another record but belongs elsewhere: a meeting outlives its kind, past figures the organisations.
_NOT_PARTS = frozenset(
    {
        ("meetings", "kind_id"),
        ("attendance_partners", "organisation_id"),
        ("involvements", "organisation_id"),
        ("partnership_organisers", "organisation_id"),
        ("partner_corrections", "organisation_id"),
        ("election_candidates", "organisation_id"),
        ("verification_slips", "organisation_id"),
        ("meeting_files", "attachment_id"),
        ("evaluation_records", "next_person_id"),
        ("evaluation_records", "next_organisation_id"),
        *(("record_links", f"{target}_id") for target in LINK_TARGETS),
    }
)


def sealable_meeting(session: Session, record: Record) -> Meeting | None:
    """The meeting whose minutes print `record`, where they do."""
    return session.get_one(Meeting, _meeting_id_of(session, record)) if record.__tablename__ in _SEALED_PARTS else None


def meeting_name(meeting: Meeting) -> str:
    """How a refusal names a meeting."""
    return meeting.theme or meeting.title or meeting.first_on.strftime("%d/%m/%Y")


def _check_order(record: Record) -> None:
    for first, last in _SPANS:
        start, end = getattr(record, first, None), getattr(record, last, None)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            raise DatesOutOfOrderError(start=start.strftime("%d/%m/%Y"), end=end.strftime("%d/%m/%Y"))


def _check_name(record: Record) -> None:
    key = _NAMED.get(record.__tablename__)
    if key is not None and not getattr(record, key).strip():
        raise EmptyNameError
    if isinstance(record, Person) and not record.full_name:
        raise EmptyNameError


def _check_membership(session: Session, membership: Membership) -> None:
    if membership.trashed_at is not None or membership.counted_as_id is not None:
        return
    others = session.scalars(
        select(Membership)
        .where(Membership.organisation_id == membership.organisation_id)
        .where(Membership.id != membership.id)
        .where(Membership.trashed_at.is_(None), Membership.counted_as_id.is_(None))  # a merged one only counts
    )
    start, end = membership.joined_on or date.min, membership.left_on or date.max
    for other in others:
        if start <= (other.left_on or date.max) and (other.joined_on or date.min) <= end:
            organisation = session.get_one(Organisation, membership.organisation_id)
            raise AlreadyMemberError(name=organisation.name)


def _check_parent(session: Session, organisation: Organisation) -> None:
    above, passed = organisation.parent_id, {organisation.id}
    while above is not None:
        if above in passed:
            raise OwnParentError(name=organisation.name)
        passed.add(above)
        parent = session.get(Organisation, above)
        above = parent.parent_id if parent else None


def _check_details(session: Session, record: Record, changed: frozenset[str]) -> None:
    if isinstance(record, Category) and "parent_id" in changed:
        _check_branch(session, record)
    if isinstance(record, Tag) and "name" in changed:
        _check_tag(session, record)
    if isinstance(record, OpeningHours):
        _check_hours(session, record)
    if isinstance(record, ContactChannel) and record.kind is ChannelKind.EMAIL and changed & {"kind", "value"}:
        check_mail_address(record.value.strip())


def _check_branch(session: Session, category: Category) -> None:
    above, passed = category.parent_id, {category.id}
    while above is not None:
        if above in passed:
            raise CategoryLoopError(name=category.name)
        passed.add(above)
        parent = session.get(Category, above)
        above = parent.parent_id if parent else None


def _check_tag(session: Session, tag: Tag) -> None:
    others = session.scalars(select(Tag.name).where(Tag.id != tag.id, Tag.trashed_at.is_(None)))
    if fold(tag.name) in map(fold, others):
        raise TagKnownError(name=tag.name)


def _check_hours(session: Session, hours: OpeningHours) -> None:
    slot, span = WeekSlot(hours.weekday, hours.opens_at, hours.closes_at), (hours.from_on, hours.to_on)
    check_week([slot])
    others = session.scalars(
        select(OpeningHours)
        .where(OpeningHours.organisation_id == hours.organisation_id, OpeningHours.weekday == hours.weekday)
        .where(OpeningHours.id != hours.id, OpeningHours.trashed_at.is_(None))
    )
    for other in others:
        if other.address_id == hours.address_id and meet((other.from_on, other.to_on), span):
            check_week([slot, WeekSlot(other.weekday, other.opens_at, other.closes_at)])


def _meeting_id_of(session: Session, record: Any) -> UUID:
    if isinstance(record, AttendancePartner):
        record = session.get_one(Attendance, record.attendance_id)
    meeting_id: UUID = record.meeting_id
    return meeting_id


def _require_open(session: Session, minutes: Minutes) -> None:
    if minutes.state in SEALED and not minutes.approved_elsewhere:
        _require_unsealed(session, minutes.meeting_id)


def _require_unsealed(session: Session, meeting_id: UUID) -> None:
    """Asked at every tick: the meeting itself is read where it has to be named."""
    if session.scalar(_SEALING, {"meeting_id": meeting_id}) is not None:
        raise MinutesSealedError(title=meeting_name(session.get_one(Meeting, meeting_id)))


_SEALING = (
    select(Minutes.id)
    .where(Minutes.meeting_id == bindparam("meeting_id"))
    .where(Minutes.trashed_at.is_(None))
    .where(Minutes.state.in_(SEALED))
)
