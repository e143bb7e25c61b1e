"""The assemblies that answer candidacies and elect: which come next, and what is put on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ApprovalRule, ItemKind, MeetingState
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n import N_


class NoAssemblyError(DomainError):
    template = N_("No assembly is planned: write down the next one in the Agenda first.")


class AssemblyNotHeldError(DomainError):
    template = N_("The assembly of {day} has not been held yet.")


@dataclass(frozen=True, slots=True)
class AssemblyRow:
    """An assembly to choose from."""

    id: UUID
    first_on: date
    theme: str
    is_open: bool  # still planned: something may be put on it


def assemblies(session: Session) -> list[AssemblyRow]:
    """Every assembly that was not called off, by date."""
    return [AssemblyRow(each.id, each.first_on, each.theme or each.title, _is_open(each)) for each in _held(session)]


def next_assembly(session: Session, after: date) -> Meeting | None:
    """The first one planned on `after` or later."""
    return next((each for each in _held(session) if _is_open(each) and each.first_on >= after), None)


def last_assembly_before(session: Session, day: date, *, since: date) -> Meeting | None:
    """The last one planned from `since` up to `day`."""
    found = [each for each in _held(session) if _is_open(each) and since <= each.first_on <= day]
    return found[-1] if found else None


def put_item(session: Session, meeting_id: UUID, kind: ItemKind, title: str = "") -> AgendaItem:
    """The item of that kind (of that title, for a free one) on the agenda: the one that stands there, else a new one.

    New members come after the approval of the minutes, anything else before the theme.
    """
    from csxl_desktop.services import rules  # Accueil only reads which come next: it needs no rule of writing

    items = list(
        session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting_id, AgendaItem.trashed_at.is_(None))
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )
    for item in items:
        if item.kind is kind and (kind is not ItemKind.FREE or item.title == title):
            return item
    if kind is ItemKind.NEW_MEMBERS:
        at = _after(items, {ItemKind.APPROVAL})
    else:
        at = next((place for place, item in enumerate(items) if item.kind is ItemKind.THEME), len(items))
    made = AgendaItem(meeting_id=meeting_id, position=at + 1, kind=kind, title=title)
    session.add(made)
    for position, item in enumerate([*items[:at], made, *items[at:]], start=1):
        item.position = position
    session.flush()
    rules.check(session, made, frozenset())
    return made


def _after(items: Iterable[AgendaItem], kinds: set[ItemKind]) -> int:
    return max((place for place, item in enumerate(items, start=1) if item.kind in kinds), default=0)


def _held(session: Session) -> list[Meeting]:
    return list(
        session.scalars(
            select(Meeting)
            .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
            .where(MeetingKind.approval == ApprovalRule.NEXT_MEETING, Meeting.trashed_at.is_(None))
            .where(Meeting.stub.is_(False), Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)))
            .order_by(Meeting.first_on, Meeting.id)
        )
    )


def _is_open(meeting: Meeting) -> bool:
    return meeting.state is MeetingState.PLANNED
