"""What is read to show one record: the record and what its cards choose from, in one go."""

from dataclasses import dataclass, replace
from uuid import UUID

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.detail_rows import OrganisationDetails, PersonDetails
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.directory_rows import ChannelRow, Option, OrganisationRecord, PersonRecord
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.i18n.phones import phone
from csxl_desktop.services.contact_log import ContactRow
from csxl_desktop.services.directory_reads import CandidacyLine, EndLine, RecordAct, SeatLine
from csxl_desktop.services.privacy import Privacy
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.on_screen import reads

_PHONES = frozenset({ChannelKind.PHONE, ChannelKind.MOBILE})


@dataclass(frozen=True, slots=True)
class OrganisationSheet:
    record: OrganisationRecord
    candidacies: tuple[CandidacyLine, ...]
    seats: tuple[SeatLine, ...]
    ends: tuple[EndLine, ...]
    acts: tuple[RecordAct, ...]
    kinds: tuple[Option, ...]
    categories: tuple[Option, ...]
    assemblies: tuple[Option, ...]
    details: OrganisationDetails
    contacts: tuple[ContactRow, ...]


@dataclass(frozen=True, slots=True)
class PersonSheet:
    record: PersonRecord
    acts: tuple[RecordAct, ...]
    details: PersonDetails
    privacy: Privacy


def read_organisation(context: Context, key: UUID) -> OrganisationSheet:
    """In the database lane."""
    directory, further = context.services.directory, reads(context)
    key = directory.standing(Organisation, key)
    if further.trashed(key):
        raise RecordNotFoundError
    record = directory.organisation(key)
    today = context.today()
    return OrganisationSheet(
        replace(record, channels=_printed(record.channels)),
        further.candidacies(key),
        further.seats(key),
        further.ends(key),
        further.acts(key),
        tuple(directory.kind_options()),
        tuple(directory.category_options()),
        further.assemblies(today.replace(year=today.year - 1, month=1, day=1)),
        context.services.details.of_organisation(key),
        context.services.contact_log.of_organisation(key),
    )


def read_person(context: Context, key: UUID) -> PersonSheet:
    """In the database lane."""
    further = reads(context)
    key = context.services.directory.standing(Person, key)
    if further.trashed(key):
        raise RecordNotFoundError
    record = context.services.directory.person(key)
    details = context.services.details.of_person(key)
    channels, privacy = _printed(record.channels), context.services.privacy.of_person(key)
    return PersonSheet(replace(record, channels=channels), further.acts(key), details, privacy)


def _printed(channels: tuple[ChannelRow, ...]) -> tuple[ChannelRow, ...]:
    return tuple(replace(each, value=phone(each.value)) if each.kind in _PHONES else each for each in channels)


def read_sheet(context: Context, kind: str, key: UUID) -> OrganisationSheet | PersonSheet:
    """The record of a kind, whole; to be called in the database lane."""
    return read_organisation(context, key) if kind == "organisation" else read_person(context, key)
