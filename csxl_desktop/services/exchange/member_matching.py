"""Which organisation of the dossier a line of a members' table means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rapidfuzz import fuzz, process

from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.name_index import NameIndex
from csxl_desktop.exchange.member_line import MemberLine
from csxl_desktop.i18n import fold, sort_key
from csxl_desktop.services.natural_keys import NaturalKeys

_ALIKE, _NEAR = 90, 80  # likeness of folded names, 0–100
_SHOWN = 3
_ARTICLES = frozenset({"l", "la", "le", "les"})
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Organisations whose name is near that of a line; `sure` where the first may well be it under a new name."""

    candidates: tuple[Organisation, ...] = ()
    sure: bool = False


class Directory:
    """The organisations, people and mandates of one session, as an import needs to look them up."""

    def __init__(self, keys: NaturalKeys) -> None:
        self.keys = keys
        self._by_key: dict[str, dict[UUID, Organisation]] = defaultdict(dict)
        self._mandates: dict[UUID, list[Mandate]] = defaultdict(list)
        self._memberships: dict[UUID, list[Membership]] = defaultdict(list)
        self._people: dict[str, list[Person]] = defaultdict(list)
        self._spoken_for: dict[UUID, set[UUID]] = defaultdict(set)  # organisations by who represents them
        self._names: NameIndex[UUID] | None = None
        for organisation in self.organisations():
            self._by_key[sort_key(organisation.name)][organisation.id] = organisation
        for alias in keys.records(OrganisationAlias).values():
            self.add_alias(alias)
        for person in keys.records(Person).values():
            self.add_person(person)
        for mandate in keys.records(Mandate).values():
            self.add_mandate(mandate)
        for membership in keys.records(Membership).values():
            self.add_membership(membership)

    def organisations(self) -> Iterable[Organisation]:
        return self.keys.records(Organisation).values()

    def organisation(self, key: UUID) -> Organisation | None:
        return self.keys.records(Organisation).get(key)

    def add_organisation(self, organisation: Organisation) -> None:
        self.keys.add(organisation)
        self._by_key[sort_key(organisation.name)][organisation.id] = organisation

    def add_alias(self, alias: OrganisationAlias) -> None:
        owner = self.organisation(alias.organisation_id)
        if owner is not None and not self._by_key.get(sort_key(alias.name)):
            self._by_key[sort_key(alias.name)][owner.id] = owner

    def add_person(self, person: Person) -> None:
        self._people[person_key(person.full_name)].append(person)

    def add_mandate(self, mandate: Mandate) -> None:
        self._mandates[mandate.organisation_id].append(mandate)
        self._spoken_for[mandate.person_id].add(mandate.organisation_id)

    def add_membership(self, membership: Membership) -> None:
        self._memberships[membership.organisation_id].append(membership)

    def named(self, name: str) -> list[Organisation]:
        """Those that bear this name, whatever its case, accents, article and signs; else this other name."""
        return list(self._by_key.get(sort_key(name), {}).values())

    def people(self, first_name: str, last_name: str) -> list[Person]:
        """Those of this name, whatever its case, accents, signs and the order of its words."""
        return self._people.get(person_key(f"{first_name} {last_name}"), [])

    def memberships(self, organisation: Organisation) -> list[Membership]:
        return self._memberships[organisation.id]

    def representatives(self, organisation: Organisation) -> list[Mandate]:
        """The mandates of those who represent it, still open."""
        return [mandate for mandate in self._mandates[organisation.id] if _speaks(mandate)]

    def mandates(self, organisation: Organisation, person: Person) -> list[Mandate]:
        return [mandate for mandate in self._mandates[organisation.id] if mandate.person_id == person.id]

    def members_on(self, day: date) -> list[Organisation]:
        return [
            organisation
            for organisation in self.organisations()
            if any(membership.holds_on(day) for membership in self._memberships[organisation.id])
        ]

    def bare_names(self, without: AbstractSet[UUID]) -> dict[UUID, str]:
        """Every organisation but some, by the words that tell it from others."""
        return {each.id: _bare(each.name) for each in self.organisations() if each.id not in without}

    def likeness(self, line: MemberLine, free: Mapping[UUID, str], members: AbstractSet[UUID]) -> Likeness:
        """What a name that is not known comes near to among `free`, the names that no line of the table means."""
        wanted = _bare(line.organisation.name)
        near = process.extract(wanted, free, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR, limit=None)
        spelled = {key: score for _name, score, key in near}
        for key in self._same_person(line) & free.keys():
            spelled.setdefault(key, fuzz.token_sort_ratio(wanted, free[key]))
        meant = dict(self._index(free).nearest(line.organisation.name, at_least=_NEAR))
        told = {key: max(spelled.get(key, 0), meant.get(key, 0)) for key in (*spelled, *meant) if key in free}
        scores = dict(sorted(told.items(), key=lambda each: -each[1]))
        found = [organisation for key in scores if (organisation := self.organisation(key)) is not None][:_SHOWN]
        if not found:
            return Likeness()
        first = found[0]
        alike = scores[first.id] >= _ALIKE or first.id in self._same_person(line)
        alone = len(found) == 1 or scores[found[1].id] < scores[first.id]
        return Likeness(tuple(found), sure=alike and alone and first.id in members)

    def _index(self, free: Mapping[UUID, str]) -> NameIndex[UUID]:
        """The full names of `free`, indexed once; whoever is taken meanwhile is left out by the caller."""
        if self._names is None:
            self._names = NameIndex((each.id, each.name) for each in self.organisations() if each.id in free)
        return self._names

    def _same_person(self, line: MemberLine) -> set[UUID]:
        """The organisations that the person of the line represents."""
        told = line.representative
        if told is None:
            return set()
        return {
            mandate.organisation_id
            for person in self.people(told.first_name, told.last_name)
            for key in self._spoken_for[person.id]
            for mandate in self._mandates[key]
            if mandate.person_id == person.id and _speaks(mandate)
        }


def person_key(name: str) -> str:
    """What two ways of writing a person's name share: “DUPONT Jean-Pierre” is “Jean Pierre Dupont”."""
    return folded_person_key(fold(name))


def folded_person_key(folded: str) -> str:
    """The same of a name that went through `fold`."""
    return " ".join(sorted(_SIGNS.sub(" ", folded).split()))


def _speaks(mandate: Mandate) -> bool:
    return mandate.role is MandateRole.REPRESENTATIVE and mandate.to_on is None


def _bare(name: str) -> str:
    """Its words alone, without the article in front."""
    words = _SIGNS.sub(" ", fold(name)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)
