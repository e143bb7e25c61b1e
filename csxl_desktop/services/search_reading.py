"""Who fits a search kept by name, on the day that it is asked."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.categories import Category, OrganisationKind
from csxl_desktop.domain.choices import OrganisationStatus
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory_rows import OrganisationRow
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.organisation_details import Tag
from csxl_desktop.domain.recipients import SelectionKind
from csxl_desktop.domain.search_criteria import (
    COMMITTEE,
    FORMER,
    MEMBERS,
    ORGANISATIONS,
    PEOPLE,
    SearchCriteria,
    a_year_before,
    spoken,
)
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import fold
from csxl_desktop.storage.queries.directory import organisation_rows, person_rows
from csxl_desktop.storage.queries.members import seats_on


class SearchReading:
    """What several searches of one moment share is read once."""

    def __init__(self, session: Session, today: date) -> None:
        self._session, self._today = session, today
        self._organisations: dict[date, list[OrganisationRow]] = {}

    def found(self, criteria: SearchCriteria) -> tuple[SelectionKind, tuple[UUID, ...]]:
        """What fits, in the order of the list that is searched."""
        if criteria.view == PEOPLE:
            return SelectionKind.PEOPLE, tuple(self._people(criteria))
        if criteria.view == COMMITTEE:
            return SelectionKind.SEATS, tuple(self._seats(criteria))
        return SelectionKind.ORGANISATIONS, tuple(self._fitting(criteria))

    def unknown(self, criteria: SearchCriteria) -> tuple[str, ...]:
        """The names that the office no longer uses: nothing fits them."""
        asked = (
            (criteria.categories, Category.name, Category),
            (criteria.kinds, OrganisationKind.label, OrganisationKind),
            (criteria.tags, Tag.name, Tag),
            (criteria.groups, WorkingGroup.name, WorkingGroup),
        )
        missing: list[str] = []
        for words, column, entity in asked:
            if words:
                known = set(map(fold, self._session.scalars(select(column).where(entity.trashed_at.is_(None)))))
                missing += [word for word in words if fold(word) not in known]
        return tuple(missing)

    # Organisations.

    def _fitting(self, criteria: SearchCriteria) -> Iterator[UUID]:
        rows = self._rows(criteria.on or self._today)
        if criteria.ids:
            there = {row.id for row in rows}
            yield from (key for key in criteria.ids if key in there)
            return
        yield from (row.id for row in rows if self._keeps(criteria, row) and _says(row.folded, criteria))

    def _rows(self, day: date) -> list[OrganisationRow]:
        if day not in self._organisations:
            self._organisations[day] = organisation_rows(self._session, day)
        return self._organisations[day]

    def _keeps(self, criteria: SearchCriteria, row: OrganisationRow) -> bool:
        if criteria.view == MEMBERS and not row.is_member:
            return False
        if criteria.view == FORMER and not (row.was_member and not row.is_member):
            return False
        if criteria.on is not None and criteria.view == ORGANISATIONS and row.status is OrganisationStatus.DISSOLVED:
            return False  # as the list shows them: those active on that day
        if criteria.unverified and row.verified_on and row.verified_on >= a_year_before(self._today):
            return False
        asked = (
            (criteria.categories, row.categories),
            (criteria.kinds, (row.kind,)),
            (criteria.tags, row.tags),
            (criteria.groups, row.groups),
            (criteria.languages, spoken(row.languages)),
        )
        return all(_meets(words, had) for words, had in asked) and _bears(row.own, criteria)

    # People and seats.

    def _people(self, criteria: SearchCriteria) -> Iterator[UUID]:
        day = criteria.on or self._today
        rows = person_rows(self._session, day)
        if criteria.ids:
            there = {row.id for row in rows}
            yield from (key for key in criteria.ids if key in there)
            return
        asked = (self._speaking_for(criteria, day), self._in_groups(criteria, day))
        narrowed = [keys for keys in asked if keys is not None]
        for row in rows:
            spoke = criteria.on is None or bool(row.organisations)  # on a chosen day: whoever spoke for somebody
            fits = spoke and _meets(criteria.tags, row.tags) and _meets(criteria.languages, (row.language,))
            fits = fits and _bears(row.own, criteria) and _says(row.folded, criteria)
            if fits and all(row.id in keys for keys in narrowed):
                yield row.id

    def _speaking_for(self, criteria: SearchCriteria, day: date) -> set[UUID] | None:
        """Who speaks for an organisation of those categories and kinds; `None` where none are asked for."""
        if not (criteria.categories or criteria.kinds):
            return None
        bodies = set(self._fitting(SearchCriteria("", on=day, categories=criteria.categories, kinds=criteria.kinds)))
        mandates = self._session.execute(
            select(Mandate.person_id, Mandate.organisation_id, Mandate.from_on, Mandate.to_on).where(
                Mandate.trashed_at.is_(None)
            )
        )
        return {person for person, body, start, end in mandates if body in bodies and overlaps(start, end, day)}

    def _seats(self, criteria: SearchCriteria) -> Iterator[UUID]:
        for seat in seats_on(self._session, criteria.on or self._today):
            if criteria.ids and seat.id not in criteria.ids:
                continue
            if _says(fold(f"{seat.organisation} {seat.person}"), criteria):
                yield seat.id

    def _in_groups(self, criteria: SearchCriteria, day: date) -> set[UUID] | None:
        """Who takes part in one of the groups; `None` where none is asked for."""
        if not criteria.groups:
            return None
        found = self._session.execute(
            select(GroupParticipant.person_id, WorkingGroup.name, GroupParticipant.from_on, GroupParticipant.to_on)
            .join(WorkingGroup, WorkingGroup.id == GroupParticipant.working_group_id)
            .where(GroupParticipant.trashed_at.is_(None), WorkingGroup.trashed_at.is_(None))
        )
        return {
            key for key, name, start, end in found if overlaps(start, end, day) and _meets(criteria.groups, (name,))
        }


def _says(folded: str, criteria: SearchCriteria) -> bool:
    return all(word in folded for word in fold(criteria.text).split())


def _meets(asked: Collection[str], had: Iterable[str]) -> bool:
    """Whether one of the words asked for is there; none asked for is met by all."""
    return not asked or not {fold(word) for word in asked}.isdisjoint(fold(word) for word in had)


def _bears(own: Mapping[str, str], criteria: SearchCriteria) -> bool:
    return all(own.get(label) == value for label, value in criteria.own)
