"""When two parts of merged records are one, and what the one that stays takes over (docs/decisions/0018)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import inspect

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.campaigns import CampaignRequest
from csxl_desktop.domain.categories import OrganisationCategory
from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.custom_fields import CustomValue
from csxl_desktop.domain.duplicates import NotDuplicate
from csxl_desktop.domain.elections import ElectionCandidate
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.group_work import PartnerCorrection, ServiceMet
from csxl_desktop.domain.mailing_lists import Subscription
from csxl_desktop.domain.membership import Candidacy, Membership, Seat
from csxl_desktop.domain.organisation_details import OpeningHours, OrganisationAddress, TagLink
from csxl_desktop.domain.partnerships import PartnershipOrganiser
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.programme import Involvement
from csxl_desktop.domain.verification import VerificationSlip
from csxl_desktop.i18n import fold
from csxl_desktop.i18n.phones import same_number
from csxl_desktop.storage.values import columns

_DAY = timedelta(days=1)
_APART = frozenset({"id", "trashed_at", "position", "folded"})


@dataclass(frozen=True, slots=True)
class Double:
    """Rows alike in `by` are one; with `span`, only where their days overlap or follow each other.

    `every` must be true on both to stay true (a leave to print), `ended` has no sense while the row has no end,
    `unless` may be empty on one but not differ.
    """

    by: tuple[str, ...]
    span: tuple[str, str] | None = None
    every: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    unless: str = ""


_OWNERS = ("organisation_id", "person_id")
DOUBLES: Mapping[type[Record], Double] = {
    OrganisationAlias: Double(("organisation_id", "name")),
    ContactChannel: Double((*_OWNERS, "kind", "value"), every=("printable",)),
    OrganisationCategory: Double(("organisation_id", "category_id")),
    TagLink: Double(("tag_id", *_OWNERS)),
    CustomValue: Double(("custom_field_id", *_OWNERS)),
    Subscription: Double(("mailing_list_id", *_OWNERS, "address")),
    OrganisationAddress: Double(("organisation_id", "street", "postal_code"), every=("printable",)),
    OpeningHours: Double(("organisation_id", "weekday", "opens_at", "closes_at", "from_on", "to_on", "address_id")),
    Mandate: Double(("person_id", "organisation_id", "role"), ("from_on", "to_on"), unless="function_title"),
    Membership: Double(
        ("organisation_id",),
        ("joined_on", "left_on"),
        ended=("left_meeting_id", "leaving_reason", "acknowledged_on"),
    ),
    Candidacy: Double(("organisation_id", "meeting_id", "asked_on")),
    Seat: Double(_OWNERS, ("elected_on", "ended_on")),
    GroupParticipant: Double(("working_group_id", "axis_id", *_OWNERS, "role"), ("from_on", "to_on")),
    Involvement: Double(("meeting_id", "organisation_id", "role")),
    PartnershipOrganiser: Double(("partnership_id", "organisation_id")),
    PartnerCorrection: Double(("working_group_id", "year", "organisation_id")),
    ServiceMet: Double(("working_group_id", "organisation_id", "name", "occasion", "year", "met_on")),
    VerificationSlip: Double(("verification_round_id", "organisation_id")),
    ElectionCandidate: Double(("election_id", *_OWNERS)),
    CampaignRequest: Double(("campaign_id", *_OWNERS, "name"), unless="outcome"),
    Consent: Double(("person_id", "scope", "given_on", "until_on", "withdrawn_on")),
    NotDuplicate: Double((*_OWNERS, "other_organisation_id", "other_person_id")),
}


def key_of(record: Record, rule: Double, standing: Callable[[Any], Any]) -> tuple[Any, ...]:
    """What makes `record` the same as another; `standing` gives the key of the kept record for the lost one's."""
    if isinstance(record, NotDuplicate):
        return tuple(sorted(str(standing(getattr(record, part))) for part in rule.by))
    if isinstance(record, ContactChannel) and record.kind in {ChannelKind.PHONE, ChannelKind.MOBILE}:
        owners = (standing(record.organisation_id), standing(record.person_id))
        return (*owners, "phone", same_number(record.value) or fold(record.value))
    return tuple(_plain(standing(getattr(record, part))) for part in rule.by)


def meets(one: Record, other: Record, rule: Double) -> bool:
    """Whether two rows alike are one: their days overlap or follow each other; an unknown bound is open."""
    if rule.unless and not _compatible(getattr(one, rule.unless), getattr(other, rule.unless)):
        return False
    if rule.span is None:
        return True
    first, second = sorted((_bounds(one, rule.span), _bounds(other, rule.span)))
    return first[1] == date.max or second[0] <= first[1] + _DAY


def join(kept: Record, dropped: Record, rule: Double) -> None:
    """Let `kept` stand for both: all days of either, and what only the other said."""
    if rule.span is not None:
        start, end = rule.span
        (from_one, to_one), (from_other, to_other) = _bounds(kept, rule.span), _bounds(dropped, rule.span)
        first, last = min(from_one, from_other), max(to_one, to_other)
        _set(kept, start, None if first == date.min else first)
        _set(kept, end, None if last == date.max else last)
    for key in rule.every:
        _set(kept, key, getattr(kept, key) and getattr(dropped, key))
    span = rule.span or ()
    for key in columns(inspect(type(kept))):
        if key in _APART or key in rule.by or key in span or key in rule.every:
            continue
        if getattr(kept, key) in (None, "", False):
            _set(kept, key, getattr(dropped, key))
    if rule.span is not None and getattr(kept, rule.span[1]) is None:
        kinds = columns(inspect(type(kept)))
        for key in rule.ended:
            _set(kept, key, None if kinds[key].nullable else "")


def was_counted(row: Record, today: date) -> bool:
    """Whether it is a membership that a year that is over counted: it stays, beside the one of the kept record."""
    return isinstance(row, Membership) and (row.joined_on is None or row.joined_on.year < today.year)


def stood_for(row: Record) -> bool:
    """Whether it is a membership of another organisation, merged before: nothing joins it any longer."""
    return isinstance(row, Membership) and row.counted_as_id is not None


def end_beside(kept: Sequence[Membership], counted: Membership, today: date) -> None:
    """Let a membership that past years counted end on the eve, where the other record is a member today too.

    What it said of the days to come passes over to the membership that stays.
    """
    staying = next((each for each in kept if each.holds_on(today)), None)
    if staying is None or not counted.holds_on(today):
        return
    if staying.left_on is not None and (counted.left_on is None or counted.left_on > staying.left_on):
        staying.left_on, staying.leaving_reason = counted.left_on, counted.leaving_reason
    counted.left_on, counted.leaving_reason = today - _DAY, ""


def _compatible(one: str, other: str) -> bool:
    return not one or not other or _plain(one) == _plain(other)


def _set(record: Record, key: str, value: Any) -> None:
    if getattr(record, key) != value:
        setattr(record, key, value)


def _bounds(record: Record, span: tuple[str, str]) -> tuple[date, date]:
    return getattr(record, span[0]) or date.min, getattr(record, span[1]) or date.max


def _plain(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return fold(" ".join(value.split()))
    return value
