"""A selection taken elsewhere: a table with the columns chosen, address cards."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ChannelKind, PreferredChannel
from csxl_desktop.domain.civilities import spoken
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory_rows import OrganisationRow
from csxl_desktop.domain.recipients import Recipient, Selection
from csxl_desktop.exchange.address_cards import AddressCard
from csxl_desktop.exchange.contact_table import ContactTable, Value
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.selection_reading import SelectionReading
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.directory import organisation_rows
from csxl_desktop.storage.queries.members import members_on

_CARDS = UUID("3b0f6a52-8c11-5f1e-9a37-5d3c6f0e7a41")
CHANNELS: Mapping[PreferredChannel, str] = {
    PreferredChannel.MAIL: N_("mail"),
    PreferredChannel.PHONE: N_("phone"),
    PreferredChannel.POST: N_("post"),
    PreferredChannel.SMS: N_("SMS"),
}


@dataclass(frozen=True, slots=True)
class _Further:
    """What is known of the organisations beside the recipients."""

    rows: Mapping[UUID, OrganisationRow]
    joined: Mapping[UUID, date | None]
    webs: Mapping[UUID, str]


_Read: TypeAlias = Callable[[Recipient, OrganisationRow | None, _Further], Value]

# Key → header and value, in the order of the table.
_COLUMNS: Mapping[str, tuple[str, _Read]] = {
    "organisation": (N_("Organisation"), lambda r, _o, _f: r.organisation),
    "short_name": (N_("Short name"), lambda r, _o, _f: r.short_name),
    "civility": (N_("Civility"), lambda r, _o, _f: spoken(r.civility)),
    "first_name": (N_("First name"), lambda r, _o, _f: r.first_name),
    "last_name": (N_("Family name"), lambda r, _o, _f: r.last_name),
    "function": (N_("Function"), lambda r, _o, _f: r.function),
    "email": (N_("E-mail"), lambda r, _o, _f: r.email),
    "phone": (N_("Phone"), lambda r, _o, _f: r.phone),
    "street": (N_("Street"), lambda r, _o, _f: r.place.street),
    "postal_code": (N_("Postal code"), lambda r, _o, _f: r.place.postal_code),
    "city": (N_("Town"), lambda r, _o, _f: r.place.city),
    "language": (N_("Language"), lambda r, _o, _f: r.language.upper()),
    "channel": (N_("Preferred channel"), lambda r, _o, _f: _(CHANNELS[r.preferred])),
    "kind": (N_("Type"), lambda _r, o, _f: o.kind if o else ""),
    "categories": (N_("Categories"), lambda _r, o, _f: ", ".join(o.categories) if o else ""),
    "joined_on": (N_("Member since"), lambda _r, o, f: f.joined.get(o.id) if o else None),
    "verified_on": (N_("Verified on"), lambda _r, o, _f: o.verified_on if o else None),
    "web": (N_("Web site"), lambda _r, o, f: f.webs.get(o.id, "") if o else ""),
}
COLUMNS: Mapping[str, str] = {key: header for key, (header, _read) in _COLUMNS.items()}
USUAL = ("organisation", "civility", "first_name", "last_name", "function", "email", "phone", "street", "postal_code",
         "city")  # fmt: skip


class SelectionExport:
    """Each public method reads in one transaction and returns what `exchange` writes."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def table(self, selection: Selection, keys: Sequence[str] = USUAL) -> ContactTable:
        """A row for each recipient; `keys` are of `COLUMNS`."""
        with self._database() as session:
            people = SelectionReading(session, self._today()).recipients(selection).people
            further = self._further(session)
            rows = tuple(tuple(_value(key, each, further) for key in keys) for each in people)
            return ContactTable(selection.name or _("Selection"), tuple(_(COLUMNS[key]) for key in keys), rows)

    def cards(self, selection: Selection) -> list[AddressCard]:
        """A card for each recipient."""
        with self._database() as session:
            people = SelectionReading(session, self._today()).recipients(selection).people
            further = self._further(session)
            return list(_cards(people, further))

    def _further(self, session: Session) -> _Further:
        day = self._today()
        webs = session.execute(
            select(ContactChannel.organisation_id, ContactChannel.value)
            .where(ContactChannel.kind == ChannelKind.WEB, ContactChannel.trashed_at.is_(None))
            .where(ContactChannel.organisation_id.is_not(None))
            .order_by(ContactChannel.position.desc(), ContactChannel.id.desc())
        )
        return _Further(
            {row.id: row for row in organisation_rows(session, day)},
            {row.organisation_id: row.joined_on for row in members_on(session, day)},
            {key: value for key, value in webs if key is not None},
        )


def _value(key: str, recipient: Recipient, further: _Further) -> Value:
    row = further.rows.get(recipient.organisation_id) if recipient.organisation_id else None
    return _COLUMNS[key][1](recipient, row, further)


def _cards(people: Sequence[Recipient], further: _Further) -> Iterator[AddressCard]:
    for each in people:
        known = each.person_id or each.organisation_id or uuid5(_CARDS, each.email or each.title)
        yield AddressCard(
            f"urn:uuid:{known}",
            each.first_name,
            each.last_name,
            each.civility,
            each.organisation,
            each.function,
            each.phone,
            each.email,
            further.webs.get(each.organisation_id, "") if each.organisation_id else "",
            each.place.street,
            each.place.postal_code,
            each.place.city,
        )
