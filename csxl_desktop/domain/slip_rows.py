"""A verification round as its tool shows it, and what a slip says of an organisation, in the slip's own order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.civilities import called
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.opening_hours import WeekSlot

BETWEEN = "; "  # several numbers, addresses or categories of one line
_CODE = re.compile(r"(?:(\d{4})\s*-\s*)?0*(\d{1,6})")

# Field → its words, in the order in which they are printed and typed.
LABELS = {
    "name": N_("Name"),
    "name_nl": N_("Name in Dutch"),
    "street": N_("Street and number"),
    "postal_code": N_("Postal code"),
    "city": N_("Town"),
    "street_nl": N_("Street in Dutch"),
    "city_nl": N_("Town in Dutch"),
    "phone": N_("Phone"),
    "mobile": N_("Mobile"),
    "email": N_("E-mail"),
    "web": N_("Web site"),
    "representative": N_("Representative"),
    "function_title": N_("Function"),
    "direct_phone": N_("Direct line"),
    "direct_mobile": N_("Direct mobile"),
    "direct_email": N_("Direct e-mail"),
    "hours": N_("Opening hours"),
    "opening_note": N_("About the hours"),
    "audience": N_("Audience"),
    "audience_nl": N_("Audience in Dutch"),
    "languages": N_("Languages"),
    "categories": N_("Categories"),
}


@dataclass(frozen=True, slots=True)
class Spokesperson:
    """Who represents the organisation: somebody known (`person_id`), or a new name."""

    person_id: UUID | None = None
    civility: str = ""
    first_name: str = ""
    last_name: str = ""

    @property
    def full(self) -> str:
        return called(self.civility, self.first_name, self.last_name)


@dataclass(frozen=True, slots=True)
class SlipValues:
    """What the office holds; several values of a line stand together, “; ” between them."""

    name: str = ""
    name_nl: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    street_nl: str = ""
    city_nl: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    web: str = ""
    representative: Spokesperson | None = None
    function_title: str = ""
    direct_phone: str = ""
    direct_mobile: str = ""
    direct_email: str = ""
    hours: tuple[WeekSlot, ...] = ()
    opening_note: str = ""
    audience: str = ""
    audience_nl: str = ""
    languages: str = ""
    categories: str = ""

    def changed(self, before: "SlipValues") -> tuple[str, ...]:
        """The fields that differ, in the slip's order."""
        return tuple(name for name in LABELS if getattr(self, name) != getattr(before, name))


@dataclass(frozen=True, slots=True)
class SlipAnswer:
    """A slip that came back. Only what differs from `before` is written; a consent not answered is None."""

    before: SlipValues
    after: SlipValues
    returned_on: date
    signed: bool = True
    directory_consent: bool | None = None  # what stands on the slip may be printed
    contact_consent: bool | None = None  # so may the direct line and mail of the representative
    note: str = ""

    @property
    def changed(self) -> tuple[str, ...]:
        return self.after.changed(self.before)


@dataclass(frozen=True, slots=True)
class SlipRow:
    """The slip of one organisation; `late`: due, and not back."""

    id: UUID
    number: int
    code: str
    organisation_id: UUID
    organisation: str
    sent_on: date | None
    channel: SendingChannel
    returned_on: date | None
    signed: bool
    agreed: bool
    note: str
    changed: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with its slips, in the order of their numbers."""

    id: UUID
    name: str
    started_on: date
    due_on: date | None
    closed_on: date | None
    slips: tuple[SlipRow, ...] = field(default=())

    @property
    def sent(self) -> int:
        return sum(slip.sent_on is not None for slip in self.slips)

    @property
    def returned(self) -> int:
        return sum(slip.returned_on is not None for slip in self.slips)

    @property
    def changed(self) -> int:
        return sum(slip.changed for slip in self.slips)

    @property
    def missing(self) -> tuple[SlipRow, ...]:
        return tuple(slip for slip in self.slips if slip.returned_on is None)

    @property
    def reminders(self) -> tuple[SlipRow, ...]:
        """Those to be asked again: past the day on which they were due."""
        return tuple(slip for slip in self.slips if slip.late)

    @property
    def oldest(self) -> SlipRow | None:
        """The slip that has been out longest."""
        out = [slip for slip in self.missing if slip.sent_on is not None]
        return min(out, key=lambda slip: (slip.sent_on or date.max, slip.number), default=None)

    def next_missing(self, after: int) -> SlipRow | None:
        """The next slip to come back behind a number, from the first one again at the end."""
        missing = self.missing
        return next((slip for slip in missing if slip.number > after), missing[0] if missing else None)


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """A slip and what the office holds of its organisation; `others`: who represents it beside the first."""

    slip: SlipRow | None
    organisation_id: UUID
    values: SlipValues
    others: tuple[str, ...] = ()
    verified_on: date | None = None
    contact_printable: bool = False


def slip_code(started_on: date, number: int) -> str:
    """What is printed large on the slip: the month of its round and its number, “2611-012”."""
    return f"{started_on:%y%m}-{number:03}"


def typed_slip(text: str, held: RoundRow) -> SlipRow | None:
    """The slip of the round that “12” or “2611-012” names; None for any other."""
    read = _CODE.fullmatch(text.strip())
    if read is None or (read[1] and read[1] != f"{held.started_on:%y%m}"):
        return None
    return next((slip for slip in held.slips if slip.number == int(read[2])), None)


def parts_of(line: str) -> list[str]:
    """The values of a line, each once."""
    return list(dict.fromkeys(part.strip() for part in line.split(BETWEEN.strip()) if part.strip()))


def line_of(values: Sequence[str]) -> str:
    return BETWEEN.join(values)
