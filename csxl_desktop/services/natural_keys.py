"""How people name a record where no key is shown: “AG 2025-03-12”, “Anna Diop”, “Housing#2”, and the way back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from rapidfuzz import fuzz, process
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import (
    accepted_findings,
    attendance,
    categories,
    closed_days,
    contact_log,
    contacts,
    custom_fields,
    directory,
    duplicates,
    elections,
    enclosures,
    evaluation,
    follow_up,
    group_people,
    group_work,
    imports,
    mailing_lists,
    meetings,
    membership,
    minutes,
    minutes_versions,
    news,
    newsletters,
    office,
    office_texts,
    organisation_details,
    partnerships,
    preparation,
    privacy,
    programme,
    publication,
    report,
    report_archives,
    saved_searches,
    school_holidays,
    selections,
    sheets,
    team,
    verification,
    votes,
    wording,
    working_groups,
)
from csxl_desktop.domain.base import Base, Record
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _, fold, sort_key
from csxl_desktop.services import evaluation_keys
from csxl_desktop.storage.values import columns, record_classes

AnyRecord = TypeVar("AnyRecord", bound=Record)

_ORGANISATION, _MEETING, _GROUP = "organisation", "meeting", "working_group"

# What tells a record from the others of its table; a reference stands under its column's name without `_id`.
KEYS: Mapping[type[Record], tuple[str, ...]] = {
    office.Attachment: ("sha256",),
    office.Office: (),
    team.StaffMember: ("first_name", "last_name"),
    office.MeetingKind: ("code",),
    office.Venue: ("name",),
    closed_days.ClosedDay: ("closed_on", "name"),
    school_holidays.SchoolHoliday: ("community", "name", "first_on"),
    categories.OrganisationKind: ("label",),
    categories.Category: ("name",),
    directory.Organisation: ("name",),
    contacts.OrganisationAlias: (_ORGANISATION, "name"),
    categories.OrganisationCategory: (_ORGANISATION, "category"),
    directory.Person: ("first_name", "last_name"),
    contacts.ContactChannel: (_ORGANISATION, "person", "kind", "value"),
    contacts.Mandate: ("person", _ORGANISATION, "role", "from_on"),
    membership.Membership: (_ORGANISATION, "joined_on"),
    membership.Candidacy: (_ORGANISATION, _MEETING, "asked_on"),
    membership.Seat: (_ORGANISATION, "person", "elected_on"),
    mailing_lists.MailingList: ("name",),
    mailing_lists.Subscription: ("mailing_list", "person", _ORGANISATION, "address"),
    organisation_details.OrganisationAddress: (_ORGANISATION, "label", "street"),
    organisation_details.OpeningHours: (_ORGANISATION, "weekday", "opens_at", "from_on", "address"),
    organisation_details.OrganisationEnd: (_ORGANISATION, "ended_on"),
    organisation_details.Tag: ("name",),
    organisation_details.TagLink: ("tag", _ORGANISATION, "person"),
    custom_fields.CustomField: ("subject", "label"),
    custom_fields.CustomValue: ("custom_field", _ORGANISATION, "person"),
    elections.Election: (_MEETING, "called_on"),
    elections.ElectionCandidate: ("election", _ORGANISATION),
    office_texts.OfficeText: ("code", "language", "version", "title"),
    imports.ImportBatch: ("imported_at", "file_name"),
    imports.SetAsideLine: ("import_batch", "line"),
    saved_searches.SavedSearch: ("name",),
    selections.Mailing: ("sent_on", "title"),
    verification.VerificationRound: ("name",),
    verification.VerificationSlip: ("verification_round", "number"),
    privacy.Consent: ("person", "scope", "given_on"),
    contact_log.ContactEntry: ("contact_on", _ORGANISATION, "person", "professional", "theme"),
    publication.DirectoryPublication: ("published_on", "language"),
    duplicates.NotDuplicate: (_ORGANISATION, "other_organisation", "person", "other_person"),
    meetings.Meeting: ("kind", "first_on", _GROUP, "title"),
    programme.Involvement: (_MEETING, _ORGANISATION, "role"),
    programme.AgendaItem: (_MEETING, "position"),
    preparation.TemplateItem: ("meeting_kind", "position"),
    preparation.ChecklistItem: ("meeting_kind", "label"),
    preparation.MeetingTask: (_MEETING, "label", "speaker"),
    preparation.ParkedSubject: ("title", "parked_on"),
    preparation.ProgrammePart: (_MEETING, "position"),
    sheets.SheetPrint: (_MEETING, "number"),
    sheets.MeetingFile: (_MEETING, "attachment"),
    votes.Vote: (_MEETING, "question"),
    wording.TextBlock: ("name", "language"),
    wording.OfficeWord: ("word", "language"),
    programme.Speaker: (_MEETING, "person", "first_name", "last_name", _ORGANISATION, "organisation_name"),
    attendance.Attendance: (_MEETING, "first_name", "last_name", "organisation_name", "row"),
    attendance.AttendancePartner: ("attendance", _ORGANISATION),
    attendance.Headcount: (_MEETING, "public"),
    minutes.Minutes: (_MEETING, "kind", "version"),
    minutes_versions.MinutesVersion: ("minutes", "number"),
    minutes_versions.MinutesRemark: ("minutes", "received_on", "who", "text"),
    follow_up.Decision: ("year", "number"),
    follow_up.Action: (_MEETING, "text"),
    follow_up.ActionNote: ("action", "noted_on", "text"),
    enclosures.Annex: (_MEETING, "title"),
    enclosures.Picture: ("attachment", _MEETING, _GROUP, "partnership", "year"),
    enclosures.Link: ("url", _MEETING, _GROUP, "partnership"),
    partnerships.Partnership: ("title",),
    partnerships.PartnershipOrganiser: ("partnership", _ORGANISATION),
    partnerships.PartnershipYear: ("partnership", "year"),
    partnerships.PartnershipCount: ("partnership_year", "label"),
    news.NewsItem: ("title", "received_on"),
    newsletters.Newsletter: ("number",),
    newsletters.NewsletterItem: ("newsletter", "position"),
    news.NewsRelay: ("news_item", "channel", "relayed_on"),
    working_groups.WorkingGroup: ("name",),
    group_work.GroupAlias: (_GROUP, "name"),
    working_groups.Axis: (_GROUP, "number"),
    group_work.GroupYear: (_GROUP, "year"),
    group_people.GroupParticipant: (_GROUP, "person", "axis", "from_on"),
    group_work.PartnerCorrection: (_GROUP, "year", _ORGANISATION),
    group_work.ServiceMet: (_GROUP, "name", _ORGANISATION, "occasion", "year"),
    evaluation.Indicator: ("name",),
    evaluation.IndicatorValue: ("indicator", "year"),
    evaluation.Testimonial: ("year", "author", "author_name", _ORGANISATION, "organisation_name"),
    report.ReportSection: ("year", "code", "title"),
    report.ReportYear: ("year",),
    report_archives.ReportArchive: ("year", "version"),
    accepted_findings.AcceptedFinding: ("rule", "fingerprint", "year"),
    **evaluation_keys.KEYS,
}

# The names that a record answers to, shortest first; the first that no other bears is the one written.
_FORMS: Mapping[type[Record], tuple[tuple[str, ...], ...]] = {
    office.Attachment: (("sha256",), ("file_name",)),
    office.Office: (("name",),),
    meetings.Meeting: (
        ("kind", "first_on"),
        ("kind", "first_on", _GROUP),
        ("kind", "first_on", "title"),
        ("kind", "first_on", "theme"),
    ),
    news.NewsItem: (("title",), ("title", "received_on")),
    attendance.Attendance: (
        (_MEETING, "first_name", "last_name"),
        (_MEETING, "first_name", "last_name", "organisation_name"),
        (_MEETING, "row"),
    ),
}
_WITH_SPACES = frozenset({meetings.Meeting, directory.Person, team.StaffMember})
_OTHER_NAMES: tuple[tuple[type[Record], str, type[Record], str], ...] = (
    (contacts.OrganisationAlias, "organisation_id", directory.Organisation, "name"),
    (group_work.GroupAlias, "working_group_id", working_groups.WorkingGroup, "name"),
    (directory.Organisation, "id", directory.Organisation, "short_name"),
)
_NEAR, _SHOWN = 70, 3  # likeness (0–100) and number of the names proposed


class UnknownNameError(DomainError):
    template = N_("“{name}” is not known here.")


class MisspeltNameError(UnknownNameError):
    template = N_("“{name}” is not known here. Closest: {candidates}.")


class AmbiguousNameError(DomainError):
    template = N_("“{name}” may be one of several: {candidates}. Write one of these.")


@cache
def references(entity: type[Record]) -> Mapping[str, type[Record]]:
    """The records that `entity` points to, by the name of the column without its `_id`."""
    classes = record_classes()
    found = {}
    for key, column in columns(inspect(entity)).items():
        for foreign in column.foreign_keys:
            found[key.removesuffix("_id")] = classes[foreign.column.table.name]
    return found


def entities() -> list[type[Record]]:
    """Every kind of record, each after those that it points to."""
    classes = record_classes()
    return [classes[table.name] for table in Base.metadata.sorted_tables if table.name in classes]


def key_values(record: Record) -> tuple[Any, ...]:
    """What stands for the key of `record`: folded texts, plain values, keys of other records."""
    known = references(type(record))
    return tuple(_comparable(getattr(record, f"{part}_id" if part in known else part)) for part in KEYS[type(record)])


def comparable_key(entity: type[Record], values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The same for values that no record holds yet; `values` is by attribute."""
    known = references(entity)
    return tuple(_comparable(values.get(f"{part}_id" if part in known else part)) for part in KEYS[entity])


def _comparable(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return fold(value)
    return value


class _Index:
    """The names of one kind of record."""

    def __init__(self) -> None:
        self.exact: dict[str, list[Record]] = defaultdict(list)
        self.folded: dict[str, list[Record]] = defaultdict(list)
        self.others: dict[str, list[Record]] = defaultdict(list)
        self.loose: dict[str, list[Record]] = defaultdict(list)  # organisations, without article and signs

    def add(self, record: Record, forms: Iterable[str]) -> None:
        for form in dict.fromkeys(forms):
            self.exact[form].append(record)
            self.folded[fold(form)].append(record)
            if isinstance(record, directory.Organisation):
                self.loose[sort_key(form)].append(record)


class NaturalKeys:
    """The names of the records of one session, those just made included. Records in the trash have none."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._indexes: dict[type[Record], _Index] = {}
        self._records: dict[type[Record], dict[UUID, Any]] = {}  # each of its kind

    def records(self, entity: type[AnyRecord]) -> dict[UUID, AnyRecord]:
        """The records of a kind by key, in the order of their keys."""
        if entity not in self._records:
            found = self._session.scalars(select(entity).where(entity.trashed_at.is_(None)).order_by(entity.id))
            self._records[entity] = {record.id: record for record in found}
        return self._records[entity]

    def add(self, record: Record) -> None:
        """Let a record that was just made (or renamed) be found."""
        entity = type(record)
        self.records(entity)[record.id] = record
        if entity in self._indexes:
            self._indexes[entity].add(record, self._forms(record))
        self._add_other_names(entity, [record])

    def forget(self, record: Record) -> None:
        """Let a record that goes be found no longer."""
        self.records(type(record)).pop(record.id, None)
        self._indexes.pop(type(record), None)

    def name(self, record: Record) -> str:
        """The shortest name that is this record's alone; where there is none, its key stands behind in braces."""
        index = self._index(type(record)).exact
        forms = self._forms(record)
        for form in forms:
            if form and index[form] == [record]:
                return form
        return f"{forms[0]} {{{record.id}}}".lstrip()

    def label(self, record: Record) -> str:
        """The shortest name, whoever else bears it: for people to read."""
        parts = [self._part(record, part) for part in KEYS[type(record)]]
        separator = " " if type(record) in _WITH_SPACES else " · "
        return separator.join(part for part in parts if part) or self._forms(record)[0]

    def find(self, entity: type[Record], name: str) -> Record:
        """The record that `name` means: as written, else whatever the case and accents, else by another name."""
        text = name.strip()
        if (record := self._by_id(entity, text)) is not None:
            return record
        index = self._index(entity)
        ways = (
            (index.exact, text),
            (index.folded, fold(text)),
            (index.others, fold(text)),
            (index.loose, sort_key(text)),
        )
        for names, key in ways:
            found = {record.id: record for record in names.get(key, ())}
            if len(found) == 1:
                return next(iter(found.values()))
            if found:
                raise AmbiguousNameError(name=text, candidates=self._told(found.values()))
        near = process.extract(fold(text), list(index.folded), scorer=fuzz.token_sort_ratio, limit=_SHOWN)
        candidates = [index.folded[form][0] for form, score, _ in near if score >= _NEAR]
        if candidates:
            raise MisspeltNameError(name=text, candidates=self._told(dict.fromkeys(candidates)))
        raise UnknownNameError(name=text)

    def _told(self, records: Iterable[Record]) -> str:
        return ", ".join(quoted(self.name(record)) for record in records)

    def _by_id(self, entity: type[Record], text: str) -> Record | None:
        raw = text[text.rfind("{") + 1 : -1] if text.endswith("}") and "{" in text else text
        try:
            return self.records(entity).get(UUID(raw))
        except ValueError:
            return None

    def _index(self, entity: type[Record]) -> _Index:
        if entity not in self._indexes:
            index = self._indexes[entity] = _Index()
            for record in self.records(entity).values():
                index.add(record, self._forms(record))
            for source, _key, target, _name in _OTHER_NAMES:
                if target is entity:
                    self._add_other_names(source, self.records(source).values())
        return self._indexes[entity]

    def _add_other_names(self, entity: type[Record], records: Iterable[Record]) -> None:
        for source, key, target, name in _OTHER_NAMES:
            if source is not entity or target not in self._indexes:
                continue
            for record in records:
                owner = self.records(target).get(getattr(record, key))
                if owner is not None and getattr(record, name):
                    self._indexes[target].others[fold(getattr(record, name))].append(owner)

    def _forms(self, record: Record) -> list[str]:
        entity = type(record)
        return [self._joined(record, parts) for parts in _FORMS.get(entity, (KEYS[entity],))]

    def _joined(self, record: Record, parts: tuple[str, ...]) -> str:
        if type(record) is attendance.Attendance:
            meeting, *names = [self._part(record, part) for part in parts]
            return f"{meeting}#{' '.join(name for name in names if name)}"
        separator = " " if type(record) in _WITH_SPACES else "#"
        return separator.join(part for part in self._parts(record, parts) if part)

    def _parts(self, record: Record, parts: tuple[str, ...]) -> Iterator[str]:
        for part in parts:
            yield self._part(record, part)

    def _part(self, record: Record, part: str) -> str:
        target = references(type(record)).get(part)
        if target is None:
            return _text(getattr(record, part))
        owner = self.records(target).get(getattr(record, f"{part}_id"))
        return "" if owner is None else self.name(owner)


def quoted(name: str) -> str:
    """A name between the quotation marks of the language spoken."""
    return _("“{name}”").format(name=name)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
