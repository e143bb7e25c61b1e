"""How many persons, how many partners: the rule printed under every figure (docs/decisions/0011)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, Public, Quality


@dataclass(frozen=True, slots=True)
class CountedLine:
    """What counting needs of one attendance line; `partners` are the organisations it counts for, as frozen."""

    state: AttendanceState
    role: AttendanceRole = AttendanceRole.PARTICIPANT
    person: UUID | None = None
    partners: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedHeads:
    """One headcount: figures may be unknown, each has its quality."""

    public: Public
    persons: int | None = None
    persons_quality: Quality = Quality.EXACT
    partners: int | None = None
    partners_quality: Quality = Quality.EXACT
    persons_to: int | None = None
    partners_to: int | None = None


@dataclass(frozen=True, slots=True)
class CountingRule:
    """The office's settings for counting."""

    staff_counted: bool = False
    represented_counted: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """The two figures of a meeting; `None` where nothing was ever counted."""

    persons: int | None = None
    partners: int | None = None
    persons_quality: Quality = Quality.EXACT
    partners_quality: Quality = Quality.EXACT
    persons_to: int | None = None  # the upper end of a range
    partners_to: int | None = None


@dataclass(frozen=True, slots=True)
class YearCount:
    """Participations summed over meetings, and different persons and partners where names were taken."""

    meetings: int = 0
    persons: int = 0
    partners: int = 0
    different_persons: int = 0
    different_partners: int = 0
    uncounted: int = 0  # held meetings without any figure


def count(lines: Iterable[CountedLine], heads: Iterable[CountedHeads], rule: CountingRule) -> Count:
    """Persons are the lines present, staff apart; partners the distinct organisations on them.

    A represented organisation counts, its absent person does not. A headcount of all stands instead of the
    names; the other publics are added to them.
    """
    lines, heads = tuple(lines), tuple(heads)
    whole = next((head for head in heads if head.public is Public.ALL), None)
    beside = [head for head in heads if head.public is not Public.ALL]
    named = [line for line in lines if _is_person(line, rule)]
    persons: int | None = None
    persons_to = partners_to = None
    if named or any(head.persons is not None for head in beside):
        persons = len(named) + sum(head.persons or 0 for head in beside)
        persons_to = len(named) + sum(head.persons_to or head.persons or 0 for head in beside)
    partners: int | None = None
    if named or any(head.partners is not None for head in beside):
        own = len(partners_of(lines, rule))
        partners = own + sum(head.partners or 0 for head in beside)
        partners_to = own + sum(head.partners_to or head.partners or 0 for head in beside)
    persons_quality = _worst(head.persons_quality for head in beside if head.persons is not None)
    partners_quality = _worst(head.partners_quality for head in beside if head.partners is not None)
    if whole is not None and whole.persons is not None:
        persons, persons_quality, persons_to = whole.persons, whole.persons_quality, whole.persons_to
    if whole is not None and whole.partners is not None:
        partners, partners_quality, partners_to = whole.partners, whole.partners_quality, whole.partners_to
    return Count(
        persons,
        partners,
        persons_quality,
        partners_quality,
        persons_to if persons_quality is Quality.RANGE else None,
        partners_to if partners_quality is Quality.RANGE else None,
    )


def partners_of(lines: Iterable[CountedLine], rule: CountingRule) -> frozenset[UUID]:
    """The distinct organisations that the lines count for."""
    return frozenset(
        partner
        for line in lines
        if _is_person(line, rule) or (rule.represented_counted and line.state is AttendanceState.REPRESENTED)
        for partner in line.partners
    )


def persons_of(lines: Iterable[CountedLine], rule: CountingRule) -> frozenset[UUID]:
    """The known persons among those counted."""
    return frozenset(line.person for line in lines if line.person is not None and _is_person(line, rule))


def counted_as(organisation: UUID, parent: UUID | None, *, is_member: bool, counts_apart: bool) -> UUID:
    """The organisation that a service counts for: itself when a member, when so chosen, or without a parent."""
    if parent is None or is_member or counts_apart:
        return organisation
    return parent


def _is_person(line: CountedLine, rule: CountingRule) -> bool:
    return line.state is AttendanceState.PRESENT and (rule.staff_counted or line.role is not AttendanceRole.STAFF)


_FROM_BEST = (Quality.EXACT, Quality.ABOUT, Quality.RANGE, Quality.MORE_THAN, Quality.UNKNOWN)


def _worst(qualities: Iterable[Quality]) -> Quality:
    return max(qualities, key=_FROM_BEST.index, default=Quality.EXACT)
