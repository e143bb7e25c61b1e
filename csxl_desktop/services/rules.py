"""Rules that need more than one record to judge, asked at every write."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheet, ActionSheetAlias
from csxl_desktop.domain.advocacy import AdvocacyFile
from csxl_desktop.domain.attendance import Attendance, AttendancePartner, Headcount
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.campaigns import Campaign
from csxl_desktop.domain.categories import Category, OrganisationKind
from csxl_desktop.domain.choices import SEALED, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.cycles import CycleStep, EvaluationCycle
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.elections import ElectionCandidate
from csxl_desktop.domain.enclosures import Annex, Link, Picture
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
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.domain.figures_kept import IndicatorCategory
from csxl_desktop.domain.follow_up import Decision
from csxl_desktop.domain.funder import Criterion, Subsidy, SubsidyDeadline
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.group_work import PartnerCorrection
from csxl_desktop.domain.library import Publication
from csxl_desktop.domain.mail_addresses import check_mail_address
from csxl_desktop.domain.mailing_lists import MailingList
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.office import MeetingKind, Office, Venue
from csxl_desktop.domain.opening_hours import check_week, meet
from csxl_desktop.domain.organisation_details import CustomField, CustomValue, OpeningHours, Tag, TagLink
from csxl_desktop.domain.partnerships import Partnership, PartnershipOrganiser
from csxl_desktop.domain.preparation import ChecklistItem, MeetingTask, ParkedSubject, ProgrammePart
from csxl_desktop.domain.programme import AgendaItem, Involvement, Speaker
from csxl_desktop.domain.projects import Project
from csxl_desktop.domain.record_links import LINK_TARGETS, RecordLink, Thread
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.selections import Mailing, SavedSearch
from csxl_desktop.domain.sheets import MeetingFile
from csxl_desktop.domain.surveys import Survey, SurveyQuestion
from csxl_desktop.domain.swot import SwotEntry
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.trainings import Training
from csxl_desktop.domain.verification import VerificationRound, VerificationSlip
from csxl_desktop.domain.votes import Vote
from csxl_desktop.domain.wording import OfficeWord, TextBlock
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import fold
from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.storage.values import record_classes

_SPANS = (
    *(("from_on", "to_on"), ("first_on", "last_on"), ("joined_on", "left_on"), ("opened_on", "closed_on")),
    *(("given_on", "until_on"), ("called_on", "closed_on"), ("started_on", "closed_on"), ("elected_on", "ended_on")),
)
_NAMED: dict[type[Record], str] = {
    WorkingGroup: "name",
    Axis: "title",
    Venue: "name",
    Office: "name",
    StaffMember: "last_name",
    MeetingKind: "label",
    Category: "name",
    MailingList: "name",
    Partnership: "title",
    NewsItem: "title",
    ReportSection: "title",
    Tag: "name",
    CustomField: "label",
    OrganisationKind: "label",
    SavedSearch: "name",
    Mailing: "title",
    VerificationRound: "name",
    ParkedSubject: "title",
    ProgrammePart: "title",
    ChecklistItem: "label",
    MeetingTask: "label",
    Vote: "question",
    TextBlock: "name",
    OfficeWord: "word",
    GroupOutput: "title",
    AdvocacyFile: "title",
    Thread: "title",
    ActionSheet: "title",
    ActionSheetAlias: "name",
    IndicatorCategory: "label",
    Campaign: "name",
    SwotEntry: "text",
    EvaluationCycle: "title",
    CycleStep: "title",
    Survey: "title",
    SurveyQuestion: "text",
    Criterion: "title",
    Subsidy: "funder",
    SubsidyDeadline: "label",
    Project: "title",
    Publication: "title",
    Convention: "object",
    Training: "theme",
}
_COLOUR = re.compile(r"(?:#[0-9A-Fa-f]{6})?")
_SEALED_PARTS = (
    AgendaItem,
    Attendance,
    AttendancePartner,
    Headcount,
    Speaker,
    Decision,
    Annex,
    Vote,
)
# What stays open under the seal: notes never printed, and what became of things afterwards.
_OPEN_FIELDS: dict[type[Record], frozenset[str]] = {
    AgendaItem: frozenset({"private_notes", "outcome", "spent_minutes"}),
    Attendance: frozenset({"image_agreed", "answer_note"}),
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
    if isinstance(record, _SEALED_PARTS) and _touches_seal(record, changed):
        _require_unsealed(session, _meeting_id_of(session, record))


def check_change(session: Session, record: Record, changed: frozenset[str]) -> None:
    """Refuse to touch what is sealed; called before the fields are set."""
    if isinstance(record, _SEALED_PARTS) and _touches_seal(record, changed):
        _require_unsealed(session, _meeting_id_of(session, record))
    if isinstance(record, Meeting) and changed & _SEALED_FIELDS:
        _require_unsealed(session, record.id)
    if isinstance(record, Minutes):
        _require_open(session, record)


def check_trash(session: Session, record: Record) -> None:
    """Refuse to trash what an approved document rests on."""
    if isinstance(record, _SEALED_PARTS):
        _require_unsealed(session, _meeting_id_of(session, record))
    if isinstance(record, Meeting):
        _require_unsealed(session, record.id)
    if isinstance(record, Minutes):
        _require_open(session, record)


def _touches_seal(record: Record, changed: frozenset[str]) -> bool:
    """Whether what changed is printed; a record that is new changes nothing and is printed."""
    return not changed or not changed <= _OPEN_FIELDS.get(type(record), frozenset())


def parts(session: Session, record: Record, *, trashed: bool = False) -> Iterable[Record]:
    """The records that have no sense without `record`: its contact details, its agenda items, and their parts."""
    for entity, key in _parts_of(type(record)):
        column = getattr(entity, key)
        for row in session.scalars(select(entity).where(column == record.id)).all():
            if (row.trashed_at is not None) is trashed:
                yield row
                yield from parts(session, row, trashed=trashed)


def owners_of(entity: type[Record]) -> Iterable[tuple[str, type[Record]]]:
    """The columns of `entity` that name a record it is a part of, with the kind of that record."""
    classes = record_classes()
    for column in entity.__table__.columns:
        owned = (column.nullable is False or entity in _OWNED) and (entity, column.key) not in _NOT_PARTS
        for key in column.foreign_keys:
            target = key.target_fullname.partition(".")[0]
            if owned and target in classes:
                yield column.key, classes[target]


def _parts_of(owner: type[Record]) -> Iterable[tuple[type[Record], str]]:
    for entity in record_classes().values():
        for key, target in owners_of(entity):
            if target is owner:
                yield entity, key


# Contact details, pictures and links stand on one of several owners: each key is optional, the owner is not.
_OWNED = (ContactChannel, Picture, Link, TagLink, CustomValue, RecordLink, EvaluationRecord)
# What names another record but belongs elsewhere: a meeting outlives its kind, past figures the organisations.
_NOT_PARTS: frozenset[tuple[type[Record], str]] = frozenset(
    {
        (Meeting, "kind_id"),
        (AttendancePartner, "organisation_id"),
        (Involvement, "organisation_id"),
        (PartnershipOrganiser, "organisation_id"),
        (PartnerCorrection, "organisation_id"),
        (ElectionCandidate, "organisation_id"),
        (VerificationSlip, "organisation_id"),
        (MeetingFile, "attachment_id"),
        (EvaluationRecord, "next_person_id"),
        (EvaluationRecord, "next_organisation_id"),
        *((RecordLink, f"{target}_id") for target in LINK_TARGETS),
    }
)


def sealable_meeting(session: Session, record: Record) -> Meeting | None:
    """The meeting whose minutes print `record`, where they do."""
    return session.get_one(Meeting, _meeting_id_of(session, record)) if isinstance(record, _SEALED_PARTS) else None


def meeting_name(meeting: Meeting) -> str:
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
