"""The organisations as the directory prints them: of channels and people only what may be printed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import MandateRole, OrganisationStatus
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.content.directory import DirectoryEntry, DirectorySection, EntryPerson, MemberSheet, Reach
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.group_work import GroupParticipant
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import _

_ROLES = [
    MandateRole.DIRECTOR,
    MandateRole.REPRESENTATIVE,
    MandateRole.DEPUTY,
    MandateRole.CONTACT,
    MandateRole.OTHER,
]


class DirectoryReading:
    """The directory on one day, read in a handful of statements whatever its size."""

    def __init__(self, session: Session, day: date, *, language: str, bilingual: bool = False) -> None:
        self._session, self._day = session, day
        self._dutch, self._bilingual = language == "nl", bilingual
        self.organisations = list(
            session.scalars(
                select(Organisation)
                .where(Organisation.trashed_at.is_(None))
                .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
            )
        )
        self._named = {each.id: each for each in self.organisations}
        self._kinds = {each.id: each.label for each in session.scalars(select(OrganisationKind))}
        self._memberships = self._held_memberships()
        self._channels = self._printable_channels()
        self._people = self._people_by_organisation()
        self._entries = {each.id: self._entry(each) for each in self.organisations}

    def sections(self) -> tuple[DirectorySection, ...]:
        """The tree of categories with the active organisations of each; members under none of them come last."""
        active = [each for each in self.organisations if each.status is OrganisationStatus.ACTIVE]
        under: dict[UUID, set[UUID]] = defaultdict(set)
        for link in self._links():
            under[link.category_id].add(link.organisation_id)
        filed: set[UUID] = set()
        made = []
        for category, level in self._tree():
            wanted = under[category.id]
            filed |= wanted
            entries = tuple(self._entries[each.id] for each in active if each.id in wanted)
            title, second = self._both(category.name, category.name_nl)
            made.append(DirectorySection(title, second, level, entries))
        rest = tuple(self._entries[each.id] for each in active if each.id not in filed and each.id in self._memberships)
        return tuple(_without_empty([*made, DirectorySection(_("Other members"), "", 0, rest)]))

    def sheet(self, organisation: Organisation) -> MemberSheet:
        membership = self._memberships.get(organisation.id)
        seat = self._seats.get(organisation.id)
        return MemberSheet(
            entry=self._entries[organisation.id],
            legal_form=organisation.legal_form,
            enterprise_number=organisation.enterprise_number,
            social_brussels_number=organisation.social_brussels_number,
            joined_on=membership.joined_on if membership else None,
            charter_signed_on=membership.charter_signed_on if membership else None,
            on_committee=seat is not None,
            committee_until=seat.term_end_on if seat else None,
            other_names=tuple(name for name in self._aliases[organisation.id] if name != organisation.short_name),
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
        self._aliases: dict[UUID, list[str]] = defaultdict(list)
        for alias in self._session.scalars(
            select(OrganisationAlias).where(OrganisationAlias.trashed_at.is_(None)).order_by(OrganisationAlias.folded)
        ):
            self._aliases[alias.organisation_id].append(alias.name)
        self._category_names: dict[UUID, list[str]] = defaultdict(list)
        under: dict[UUID, list[UUID]] = defaultdict(list)
        for link in self._links():
            under[link.category_id].append(link.organisation_id)
        for category, _level in self._tree():
            for key in under[category.id]:
                self._category_names[key].append(self._both(category.name, category.name_nl)[0])
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
        name, second = self._both(organisation.name, organisation.name_nl)
        parent = self._named.get(organisation.parent_id) if organisation.parent_id else None
        town = f"{organisation.postal_code} {organisation.city}".strip()
        return DirectoryEntry(
            key=organisation.id.hex,
            name=name,
            second_name=second,
            short_name=organisation.short_name,
            part_of=self._both(parent.name, parent.name_nl)[0] if parent else "",
            kind=self._kinds.get(organisation.kind_id, "") if organisation.kind_id else "",
            address=tuple(line for line in (organisation.street, town) if line),
            reach=tuple(self._channels[organisation.id]),
            people=tuple(self._people[organisation.id]),
            description=organisation.description,
            audience=organisation.audience,
            languages=organisation.languages,
            member=organisation.id in self._memberships,
        )

    def _both(self, french: str, dutch: str) -> tuple[str, str]:
        """The name in the language of the document, and the other one where both are wanted."""
        first, second = (dutch or french, french) if self._dutch else (french, dutch)
        return first, second if self._bilingual and second != first else ""

    def _held_memberships(self) -> dict[UUID, Membership]:
        rows = self._session.scalars(select(Membership).where(Membership.trashed_at.is_(None)))
        return {each.organisation_id: each for each in rows if each.holds_on(self._day)}

    def _printable_channels(self) -> dict[UUID, list[Reach]]:
        """The channels that may be printed, by organisation or person; those of a person who did not agree are none."""
        rows = self._session.execute(
            select(ContactChannel, Person.contact_printable)
            .outerjoin(Person, Person.id == ContactChannel.person_id)
            .where(ContactChannel.trashed_at.is_(None), ContactChannel.printable.is_(True))
            .order_by(ContactChannel.position, ContactChannel.id)
        )
        found: dict[UUID, list[Reach]] = defaultdict(list)
        for channel, agreed in rows:
            reach = Reach(channel.kind.value, channel.value, channel.label)
            if channel.organisation_id is not None:
                found[channel.organisation_id].append(reach)
            elif channel.person_id is not None and agreed:
                found[channel.person_id].append(reach)
        return found

    def _people_by_organisation(self) -> dict[UUID, list[EntryPerson]]:
        rows = self._session.execute(
            select(Mandate, Person)
            .join(Person, Person.id == Mandate.person_id)
            .where(Mandate.trashed_at.is_(None), Person.trashed_at.is_(None))
            .order_by(Person.sort_key, Mandate.id)
        ).all()
        found: dict[UUID, list[EntryPerson]] = defaultdict(list)
        for mandate, person in sorted(rows, key=lambda row: _ROLES.index(row[0].role)):
            if mandate.holds_on(self._day):
                name = f"{person.civility} {person.full_name}".strip()
                reach = tuple(self._channels[person.id])
                found[mandate.organisation_id].append(
                    EntryPerson(name, mandate.role.value, mandate.function_title, reach)
                )
        return found

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
