"""Searches kept by name follow what they ask for: a heading renamed or joined with another, records made one."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationKind
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.organisation_details import Tag
from csxl_desktop.domain.saved_searches import SavedSearch
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import fold

_OWN = "own"
# What searches name by its words: the part of the criteria, the column of the words.
_NAMED: Mapping[type[Record], tuple[str, str]] = {
    Category: ("categories", "name"),
    OrganisationKind: ("kinds", "label"),
    Tag: ("tags", "name"),
    WorkingGroup: ("groups", "name"),
    CustomField: (_OWN, "label"),
}


def words_of(record: Record) -> str:
    """The words by which searches ask for the record; empty for what they do not ask for."""
    named = _NAMED.get(type(record))
    return getattr(record, named[1]) or "" if named else ""


def follow_name(session: Session, record: Record, before: str) -> None:
    """The record was called `before`; searches go on asking for it, unless another one still bears that name."""
    if before and before != words_of(record) and not _borne(session, record, before):
        _rename(session, _NAMED[type(record)][0], before, words_of(record))


def follow_joined(session: Session, gone: Record, into: Record) -> None:
    """What bore one heading bears the other: searches for the first ask for the second."""
    if not _borne(session, gone, words_of(gone)):
        _rename(session, _NAMED[type(gone)][0], words_of(gone), words_of(into))


def follow_merged(session: Session, lost: UUID, kept: UUID) -> None:
    """Where the lost record was chosen by hand, the kept one is."""
    for search, criteria in _searches(session):
        ids = criteria.get("ids")
        if isinstance(ids, list) and str(lost) in ids:
            told = dict.fromkeys(str(kept) if key == str(lost) else key for key in ids)
            search.criteria = {**criteria, "ids": list(told)}


def _rename(session: Session, part: str, before: str, now: str) -> None:
    for search, criteria in _searches(session):
        asked = criteria.get(part)
        if part == _OWN and isinstance(asked, dict) and before in asked:
            search.criteria = {**criteria, part: {now if key == before else key: asked[key] for key in asked}}
        elif isinstance(asked, list) and any(fold(str(word)) == fold(before) for word in asked):
            told = dict.fromkeys(now if fold(str(word)) == fold(before) else word for word in asked)
            search.criteria = {**criteria, part: list(told)}


def _searches(session: Session) -> Iterator[tuple[SavedSearch, dict[str, Any]]]:
    """Those in the trash too: they may come back."""
    for search in session.scalars(select(SavedSearch).order_by(SavedSearch.id)):
        yield search, dict(search.criteria or {})


def _borne(session: Session, record: Record, name: str) -> bool:
    """Whether another living record of its kind is called so."""
    kind: Any = type(record)
    column = getattr(kind, _NAMED[kind][1])
    others = session.scalars(select(column).where(kind.trashed_at.is_(None), kind.id != record.id))
    return any(fold(other) == fold(name) for other in others)
