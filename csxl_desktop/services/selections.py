"""Whom one writes to: selections resolved, searches kept by name, what was sent to how many."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MailingPurpose, SearchSubject, SendingChannel
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.mailing_lists import MailingList
from csxl_desktop.domain.recipients import Recipients, Selection, SelectionKind
from csxl_desktop.domain.saved_searches import SavedSearch
from csxl_desktop.domain.search_criteria import PEOPLE, SearchCriteria
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.records import Written, add, written
from csxl_desktop.services.search_reading import SearchReading
from csxl_desktop.services.selection_reading import SelectionReading
from csxl_desktop.storage.database import Database

_SHOWN = 8  # candidates named in a refusal


class NoSuchSelectionError(DomainError):
    template = N_("No saved search, mailing list or working group is called “{name}”.")


class SeveralSelectionsError(DomainError):
    template = N_("“{name}” may be one of several: {candidates}. Give the whole name.")


class SelectionNameTakenError(DomainError):
    template = N_("“{name}” is already the name of a saved search.")


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A search kept by name; `count` is how many fit today, `unknown` the words that name nothing any more."""

    id: UUID
    name: str
    subject: SearchSubject
    criteria: SearchCriteria
    count: int
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundRecords:
    """The records that a search finds today, for the list to show these alone."""

    view: str
    ids: frozenset[UUID]
    name: str


@dataclass(frozen=True, slots=True)
class MailingRow:
    """Something sent: when, what, how, to how many, chosen how."""

    id: UUID
    sent_on: date
    title: str
    channel: SendingChannel
    recipients: int
    selection: str
    note: str


@dataclass(frozen=True, slots=True)
class NewMailing:
    """What is about to be noted in the log; `sent_on` nothing is today."""

    selection: Selection
    channel: SendingChannel
    recipients: int
    title: str
    sent_on: date | None = None
    purpose: MailingPurpose = MailingPurpose.OTHER


class SelectionService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def recipients(self, selection: Selection) -> Recipients:
        """Who the selection is today."""
        with self._database() as session:
            return SelectionReading(session, self._today()).recipients(selection)

    def named(self, name: str) -> Selection:
        """The saved search, mailing list or group of that name; a part of a name where only one has it."""
        with self._database() as session:
            every = list(_selections(session))
        exact = [each for each in every if fold(each.name) == fold(name)]
        found = exact or [each for each in every if fold(name) and fold(name) in fold(each.name)]
        if not found:
            raise NoSuchSelectionError(name=name)
        if len(found) > 1 and not exact:
            raise SeveralSelectionsError(name=name, candidates="; ".join(each.name for each in found[:_SHOWN]))
        return found[0]  # searches come first: of a list and a search of one name, the search

    def every(self) -> list[Selection]:
        """All that may be chosen by name: searches, mailing lists, groups."""
        with self._database() as session:
            return list(_selections(session))

    # Searches kept by name.

    def searches(self) -> list[SearchRow]:
        """The saved searches in the office's order, each asked again."""
        with self._database() as session:
            reading = SearchReading(session, self._today())
            rows = []
            for each in session.scalars(_kept_searches()):
                criteria = SearchCriteria.from_json(each.criteria)
                count = len(reading.found(criteria)[1])
                rows.append(SearchRow(each.id, each.name, each.subject, criteria, count, reading.unknown(criteria)))
            return rows

    def keep_search(self, name: str, criteria: SearchCriteria) -> Written:
        """Keep a search under a name that no other bears."""
        with self._database.begin(N_("Search saved")) as session:
            kept = list(session.scalars(_kept_searches()))
            self._check_free(kept, name)
            subject = SearchSubject.PEOPLE if criteria.view == PEOPLE else SearchSubject.ORGANISATIONS
            position = max((each.position for each in kept), default=0) + 1
            values = {"name": name.strip(), "subject": subject, "criteria": criteria.to_json(), "position": position}
            made = add(session, SavedSearch, values)
            return written(self._database, session, made.id)

    def found(self, search_id: UUID) -> FoundRecords:
        """What a saved search finds today, for the list that it searches."""
        with self._database() as session:
            kept = session.get_one(SavedSearch, search_id)
            criteria = SearchCriteria.from_json(kept.criteria)
            _kind, ids = SearchReading(session, self._today()).found(criteria)
            return FoundRecords(criteria.view, frozenset(ids), kept.name)

    def _check_free(self, kept: Sequence[SavedSearch], name: str) -> None:
        if any(fold(each.name) == fold(name) for each in kept):
            raise SelectionNameTakenError(name=name.strip())

    # The log.

    def mailings(self) -> list[MailingRow]:
        """What was sent, newest first."""
        with self._database() as session:
            found = session.scalars(
                select(Mailing).where(Mailing.trashed_at.is_(None)).order_by(Mailing.sent_on.desc(), Mailing.id.desc())
            )
            return [
                MailingRow(each.id, each.sent_on, each.title, each.channel, each.recipients, each.selection, each.note)
                for each in found
            ]

    def log(self, mailing: NewMailing) -> Written:
        """Note that something was sent."""
        with self._database.begin(N_("Mailing noted")) as session:
            selection = mailing.selection
            values = {
                "sent_on": mailing.sent_on or self._today(),
                "title": mailing.title,
                "channel": mailing.channel,
                "purpose": mailing.purpose,
                "recipients": mailing.recipients,
                "selection": selection.name,
                "saved_search_id": selection.search_id,
                "mailing_list_id": selection.list_id,
                "meeting_id": selection.meeting_id,
            }
            made = add(session, Mailing, values)
            return written(self._database, session, made.id)


def _kept_searches() -> Select[Any]:
    return select(SavedSearch).where(SavedSearch.trashed_at.is_(None)).order_by(SavedSearch.position, SavedSearch.name)


def _selections(session: Session) -> Iterator[Selection]:
    for search in session.scalars(_kept_searches()):
        yield Selection(SelectionKind.SEARCH, (search.id,), search.name)
    lists = select(MailingList).where(MailingList.trashed_at.is_(None)).order_by(MailingList.position)
    for each in session.scalars(lists):
        yield Selection(SelectionKind.LIST, (each.id,), each.name)
    groups = select(WorkingGroup).where(WorkingGroup.trashed_at.is_(None)).order_by(WorkingGroup.position)
    for group in session.scalars(groups):
        yield Selection(SelectionKind.GROUP, (group.id,), group.name)
