"""The directory: who works with the office, who speaks for whom, who is a member when."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain import directory_rows as rows
from csxl_desktop.domain import house_words
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationKind
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.i18n import N_
from csxl_desktop.services.acts import bare
from csxl_desktop.services.acts.kinds import NewRepresentative
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import directory as query
from csxl_desktop.storage.queries import members as members_query
from csxl_desktop.storage.queries.directory_record import organisation_record, person_record, standing_key


class DirectoryService:
    """Each public method is one transaction and returns plain values; `today` says what holds now."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def organisations(self, on: date | None = None) -> list[rows.OrganisationRow]:
        """Every organisation, in the office's order."""
        with self._database() as session:
            return query.organisation_rows(session, on or self._today())

    def people(self, on: date | None = None) -> list[rows.PersonRow]:
        """Everybody, by family name."""
        with self._database() as session:
            return query.person_rows(session, on or self._today())

    def organisation(self, organisation_id: UUID) -> rows.OrganisationRecord:
        """The organisation, or the one that it was merged into."""
        with self._database() as session:
            found = organisation_record(session, standing_key(session, Organisation, organisation_id), self._today())
        if found is None:
            raise RecordNotFoundError
        return found

    def person(self, person_id: UUID) -> rows.PersonRecord:
        """The person, or the one that this record was merged into."""
        with self._database() as session:
            found = person_record(session, standing_key(session, Person, person_id), self._today())
        if found is None:
            raise RecordNotFoundError
        return found

    def standing(self, entity: type[Record], key: UUID) -> UUID:
        """The record that stands for `key` today: itself, or the one that it was merged into."""
        with self._database() as session:
            return standing_key(session, entity, key)

    def members(self, on: date) -> list[rows.MemberRow]:
        """Who is a member on a day, numbered."""
        with self._database() as session:
            return members_query.members_on(session, on)

    def committee(self, on: date) -> list[rows.SeatRow]:
        with self._database() as session:
            return members_query.seats_on(session, on)

    def changes(self, year: int) -> tuple[list[rows.MemberChange], list[rows.MemberChange]]:
        """Arrivals and departures of a year."""
        with self._database() as session:
            return members_query.changes_of_year(session, year)

    def organisation_options(self) -> list[rows.Option]:
        """Every organisation to pick from, its short name or parent beside it."""
        with self._database() as session:
            found = session.execute(
                select(Organisation.id, Organisation.name, Organisation.short_name)
                .where(Organisation.trashed_at.is_(None))
                .order_by(Organisation.sort_key, Organisation.id)
            )
            return [rows.Option(key, name, short) for key, name, short in found]

    def person_options(self) -> list[rows.Option]:
        """Everybody to pick from, with what they speak for today; nobody who was anonymised."""
        return [
            rows.Option(row.id, row.full_name, row.organisations, row.folded)
            for row in self.people()
            if not row.anonymised
        ]

    def category_options(self) -> list[rows.Option]:
        with self._database() as session:
            found = session.scalars(
                select(Category).where(Category.trashed_at.is_(None)).order_by(Category.position, Category.name)
            )
            return [_category_option(each) for each in found]

    def kind_options(self) -> list[rows.Option]:
        with self._database() as session:
            found = session.scalars(
                select(OrganisationKind)
                .where(OrganisationKind.trashed_at.is_(None))
                .order_by(OrganisationKind.position, OrganisationKind.label)
            )
            return [rows.Option(each.id, house_words.organisation_kind(each.label, each.label_nl)) for each in found]

    # The bare acts: `services/acts` records them with what they entail.

    def join(self, organisation_id: UUID, on: date | None, meeting_id: UUID | None = None) -> Written:
        """The organisation becomes a member on that day (unknown: since before the first record)."""
        with self._database.begin(N_("Member joined")) as session:
            return written(self._database, session, bare.join(session, organisation_id, on, meeting_id).id)

    def leave(self, organisation_id: UUID, on: date, reason: str = "", meeting_id: UUID | None = None) -> Written:
        """The member leaves; `on` is the last day of its membership."""
        with self._database.begin(N_("Member left")) as session:
            return written(self._database, session, bare.leave(session, organisation_id, on, reason, meeting_id).id)

    def replace_representative(self, organisation_id: UUID, new: NewRepresentative) -> Written:
        """Somebody else speaks for the organisation from now on: the mandate before is closed the day before."""
        with self._database.begin(N_("Representative replaced")) as session:
            made = bare.replace_representative(session, organisation_id, new, self._today())
            return written(self._database, session, made.id)


def _category_option(category: Category) -> rows.Option:
    """As the language spoken calls it, beside it the other name that the office knows it by."""
    said = house_words.category(category.name, category.name_nl)
    return rows.Option(category.id, said, category.name_nl if said == category.name else category.name)
