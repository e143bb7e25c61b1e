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


def count(lines: Iterable[CountedLine], heads: Iterable[CountedHeads], rule: CountingRule) -> Count:
    """Persons are the lines present, staff apart; partners the distinct organisations on them.

    A represented organisation counts, its absent person does not. A headcount of all stands instead of the
    names; the other publics are added to them.
    """
    lines = tuple(lines)
    named = sum(_is_person(line, rule) for line in lines)
    return with_heads(named, len(partners_of(lines, rule)), heads)


def with_heads(named: int, own: int, heads: Iterable[CountedHeads]) -> Count:
    """The count of a meeting from `named` persons, the `own` partners on the list, and its headcounts."""
    heads = tuple(heads)
    if not heads:
        return Count(named, own) if named else Count()
    whole = next((head for head in heads if head.public is Public.ALL), None)
    beside = [head for head in heads if head.public is not Public.ALL]
    persons: int | None = None
    persons_to = partners_to = None
    if named or any(head.persons is not None for head in beside):
        persons = named + sum(head.persons or 0 for head in beside)
        persons_to = named + sum(head.persons_to or head.persons or 0 for head in beside)
    partners: int | None = None
    if named or any(head.partners is not None for head in beside):
        partners = own + sum(head.partners or 0 for head in beside)
        partners_to = own + sum(head.partners_to or head.partners or 0 for head in beside)
    persons_quality = worst(head.persons_quality for head in beside if head.persons is not None)
    partners_quality = worst(head.partners_quality for head in beside if head.partners is not None)
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


def counted_as(organisation: UUID, parent: UUID | None, *, is_member: bool, counts_apart: bool) -> UUID:
    """The organisation that a service counts for: itself when a member, when so chosen, or without a parent."""
    if parent is None or is_member or counts_apart:
        return organisation
    return parent


def _is_person(line: CountedLine, rule: CountingRule) -> bool:
    return line.state is AttendanceState.PRESENT and (rule.staff_counted or line.role is not AttendanceRole.STAFF)


FROM_BEST = (Quality.EXACT, Quality.ABOUT, Quality.RANGE, Quality.MORE_THAN, Quality.UNKNOWN)


def worst(qualities: Iterable[Quality]) -> Quality:
    return max(qualities, key=FROM_BEST.index, default=Quality.EXACT)
