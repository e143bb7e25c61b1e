"""The organisations as the directory prints them: of channels and people only what may be printed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.content.directory import DirectoryEntry, DirectorySection, MemberSheet, SeeEntry
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import _, sort_key, speaking
from csxl_desktop.services.directory_particulars import address_lines, read_particulars
from csxl_desktop.services.printable import organisation_may_be_published


class DirectoryReading:
    """The directory on one day, read in a handful of statements whatever its size."""

    def __init__(self, session: Session, day: date, *, language: str) -> None:
        self._session, self._day = session, day
        self._dutch, self._third = language == "nl", language not in {"fr", "nl"}
        self.organisations = list(
            session.scalars(
                select(Organisation)
                .where(Organisation.trashed_at.is_(None))
                .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
            )
        )
        self._named = {each.id: each for each in self.organisations}
        self._kinds = {
            each.id: house_words.organisation_kind(self._both(each.label, each.label_nl)[0])
            for each in session.scalars(select(OrganisationKind))
        }
        self._memberships = self._held_memberships()
        self._ends: dict[UUID, list[OrganisationEnd]] = defaultdict(list)
        for end in session.scalars(select(OrganisationEnd)):
            self._ends[end.organisation_id].append(end)
        self._particulars = read_particulars(session, day, dutch=self._dutch)
        self._entries = {each.id: self._entry(each) for each in self.organisations}
        if self._dutch:  # as a Dutch reader looks for them
            self.organisations.sort(key=lambda each: sort_key(each.name_nl or each.name))

    def sections(self, second: "DirectoryReading | None" = None) -> tuple[DirectorySection, ...]:
        """The tree of categories with what may be published of each; members under none of them come last.

        An organisation of several categories stands whole under the first of them. `second` is the same directory in
        the other language: its entries go beside these.
        """
        published = [each for each in self.organisations if self.is_published(each)]
        under: dict[UUID, set[UUID]] = defaultdict(set)
        for link in self._links():
            under[link.category_id].add(link.organisation_id)
        stands: dict[UUID, tuple[str, str]] = {}
        made = []
        for category, level in self._tree():
            titles = self._category(category)
            shown = titles[0], titles[1] if second else ""
            wanted = [each for each in published if each.id in under[category.id]]
            entries = tuple(self._placed(each, stands, shown, second) for each in wanted)
            made.append(DirectorySection(*shown, level, entries))
        rest = [each for each in published if each.id not in stands and each.id in self._memberships]
        last = _("Other members"), second.others_title() if second else ""
        entries = tuple(self._placed(each, stands, last, second) for each in rest)
        return tuple(_without_empty([*made, DirectorySection(*last, 0, entries)]))

    def others_title(self) -> str:
        with speaking("nl" if self._dutch else "fr"):
            return _("Other members")

    def is_published(self, organisation: Organisation) -> bool:
        return organisation_may_be_published(organisation, self._ends[organisation.id], self._day)

    def entry(self, key: UUID) -> DirectoryEntry:
        return self._entries[key]

    def _placed(
        self,
        organisation: Organisation,
        stands: dict[UUID, tuple[str, str]],
        titles: tuple[str, str],
        second: "DirectoryReading | None",
    ) -> DirectoryEntry | SeeEntry:
        """Whole where it is met first, a reference to that place afterwards."""
        entry, other = self._entries[organisation.id], second.entry(organisation.id) if second else None
        if organisation.id in stands:
            section, second_section = stands[organisation.id]
            second_name = other.name if other and other.name != entry.name else ""
            return SeeEntry(entry.key, entry.name, section, second_name, second_section)
        stands[organisation.id] = titles
        return replace(entry, second=replace(other, second_name="") if other else None)

    def sheet(self, organisation: Organisation) -> MemberSheet:
        membership = self._memberships.get(organisation.id)
        seat = self._seats.get(organisation.id)
        entry = self._entries[organisation.id]
        return MemberSheet(
            entry=entry,
            legal_form=organisation.legal_form,
            enterprise_number=organisation.enterprise_number,
            social_brussels_number=organisation.social_brussels_number,
            joined_on=membership.joined_on if membership else None,
            charter_signed_on=membership.charter_signed_on if membership else None,
            on_committee=seat is not None,
            committee_until=seat.term_end_on if seat else None,
            other_names=tuple(
                name for name in self._entries[organisation.id].aliases if name != organisation.short_name
            ),
            categories=tuple(self._category_names[organisation.id]),
            services=tuple(each.name for each in self.organisations if each.parent_id == organisation.id),
            groups=tuple(self._groups[organisation.id]),
            verified_on=organisation.verified_on,
        )

    def members(self) -> list[Organisation]:
        return [each for each in self.organisations if each.id in self._memberships]

    def read_for_sheets(self) -> None:
        """What the sheets print and the brochure does not."""
        seats = self._session.scalars(select(Seat).where(Seat.trashed_at.is_(None)))
        self._seats = {each.organisation_id: each for each in seats if each.holds_on(self._day)}
        self._category_names: dict[UUID, list[str]] = defaultdict(list)
        under: dict[UUID, list[UUID]] = defaultdict(list)
        for link in self._links():
            under[link.category_id].append(link.organisation_id)
        for category, _level in self._tree():
            for key in under[category.id]:
                self._category_names[key].append(self._category(category)[0])
        self._groups: dict[UUID, list[str]] = defaultdict(list)
        rows = self._session.execute(
            select(GroupParticipant.organisation_id, WorkingGroup.name)
            .join(WorkingGroup, WorkingGroup.id == GroupParticipant.working_group_id)
            .where(GroupParticipant.trashed_at.is_(None), WorkingGroup.trashed_at.is_(None))
            .where(WorkingGroup.closed_on.is_(None), GroupParticipant.to_on.is_(None))
            .distinct()
            .order_by(WorkingGroup.name)
        )
        for participant, name in rows:
            if participant is not None:
                self._groups[participant].append(name)

    def _entry(self, organisation: Organisation) -> DirectoryEntry:
        particulars, key = self._particulars, organisation.id
        name, second = self._both(organisation.name, organisation.name_nl)
        parent = self._named.get(organisation.parent_id) if organisation.parent_id else None
        cities = organisation.city, organisation.city_nl
        return DirectoryEntry(
            key=key.hex,
            name=name,
            second_name=second,
            short_name=organisation.short_name,
            aliases=tuple(particulars.aliases[key]),
            part_of=self._both(parent.name, parent.name_nl)[0] if parent else "",
            kind=self._kinds.get(organisation.kind_id, "") if organisation.kind_id else "",
            address=address_lines(
                organisation.street, organisation.street_nl, organisation.postal_code, cities, dutch=self._dutch
            ),
            sites=tuple(particulars.sites[key]),
            reach=tuple(particulars.reach[key]),
            hours=tuple(particulars.hours[key]),
            opening_note=organisation.opening_note,
            people=tuple(particulars.people[key]),
            description=self._both(organisation.description, organisation.description_nl)[0],
            audience=self._both(organisation.audience, organisation.audience_nl)[0],
            languages=organisation.languages,
            facts=tuple(particulars.facts[key]),
            member=key in self._memberships,
        )

    def _category(self, category: Category) -> tuple[str, str]:
        """The same of a category; a third language says what it can of those of the house."""
        if not self._third:
            return self._both(category.name, category.name_nl)
        return self._both(house_words.category(category.name), category.name_nl)

    def _both(self, french: str, dutch: str) -> tuple[str, str]:
        """The words in the language of the document, and those of the other one where they differ."""
        first, second = (dutch or french, french) if self._dutch else (french, dutch)
        return first, second if second != first else ""

    def _held_memberships(self) -> dict[UUID, Membership]:
        rows = self._session.scalars(select(Membership).where(Membership.trashed_at.is_(None)))
        return {each.organisation_id: each for each in rows if each.holds_on(self._day)}

    def _links(self) -> Iterable[OrganisationCategory]:
        return self._session.scalars(select(OrganisationCategory).where(OrganisationCategory.trashed_at.is_(None)))

    def _tree(self) -> list[tuple[Category, int]]:
        """The categories, each followed by those under it; one whose parent is not there is outermost."""
        every = list(
            self._session.scalars(
                select(Category).where(Category.trashed_at.is_(None)).order_by(Category.position, Category.name)
            )
        )
        known = {each.id for each in every}
        below: dict[UUID | None, list[Category]] = defaultdict(list)
        for each in every:
            below[each.parent_id if each.parent_id in known else None].append(each)
        made: list[tuple[Category, int]] = []

        def walk(parent: UUID | None, level: int) -> None:
            for each in below[parent]:
                made.append((each, level))
                walk(each.id, level + 1)

        walk(None, 0)
        return made


def _without_empty(sections: list[DirectorySection]) -> list[DirectorySection]:
    """Those with an entry of their own or below them."""
    kept: list[DirectorySection] = []
    deepest = 0  # a section above this level has something below it
    for section in reversed(sections):
        if section.entries or section.level < deepest:
            kept.append(section)
            deepest = section.level
    return kept[::-1]
