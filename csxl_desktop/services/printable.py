"""What may be printed of organisations and people: decided here, for every list, brochure, page and file that goes out.

A clause each: nothing of the trash, nothing that is the same record twice, nothing that somebody refused or withdrew.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from csxl_desktop.domain.choices import ConsentScope, FieldSubject, OrganisationStatus
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.privacy import Consent

if TYPE_CHECKING:  # the report quotes testimonials, and maps no hours and addresses for it
    from csxl_desktop.domain.organisation_details import OpeningHours, OrganisationAddress, OrganisationEnd

# The agreements that allow printing in the report, and elsewhere.
_COVERING: Mapping[ConsentCovers, frozenset[ConsentCovers]] = {
    ConsentCovers.REPORT: frozenset({ConsentCovers.REPORT, ConsentCovers.PUBLICATIONS}),
    ConsentCovers.PUBLICATIONS: frozenset({ConsentCovers.PUBLICATIONS}),
}


def organisation_may_be_published(organisation: Organisation, ends: Collection["OrganisationEnd"], day: date) -> bool:
    """Whether the published directory names it on `day`: active, not refused, not merged into another, not ended."""
    return (
        organisation.trashed_at is None
        and organisation.printable
        and organisation.status is OrganisationStatus.ACTIVE
        and organisation.merged_into_id is None
        and all(each.trashed_at is not None or day <= each.ended_on for each in ends)
    )


def name_may_be_printed(person: Person) -> bool:
    """Whether the person is named."""
    return (
        person.trashed_at is None
        and person.name_printable
        and person.merged_into_id is None
        and person.anonymised_on is None
        and bool(person.full_name)
    )


def contact_may_be_printed(person: Person, consents: Collection[Consent], day: date) -> bool:
    """Whether a named person's own phones and addresses are printed on `day`.

    The person's record must say so. Where consents are written down, one must be in force besides: withdrawing the
    last one takes the person off the next print, whatever the record says.
    """
    about = [each for each in consents if each.scope is ConsentScope.CONTACT_PRINTED and each.trashed_at is None]
    agreed = person.contact_printable and (not about or any(each.holds_on(day) for each in about))
    return agreed and name_may_be_printed(person)


def newsletter_may_go_to(consents: Collection[Consent], source: str, day: date) -> bool:
    """Whether a person on the list of a newsletter still gets it on `day`.

    Where agreements are written down, one must be in force; where none is, the list must say by which way they came.
    """
    about = [each for each in consents if each.scope is ConsentScope.NEWSLETTER and each.trashed_at is None]
    return any(each.holds_on(day) for each in about) if about else bool(source.strip())


def testimonial_may_be_printed(
    testimonial: Testimonial, consents: Collection[Consent], day: date, where: ConsentCovers
) -> bool:
    """Whether it is quoted on `day` in the report, or in other publications; `consents` are those of its author.

    Some agreement must be in force, on the testimonial or on the author's record, and none taken back.
    """
    agreed = testimonial_is_agreed_to(testimonial, day) or any(each.holds_on(day) for each in _quoting(consents))
    refused = testimonial_is_refused(testimonial, consents, day)
    return testimonial.trashed_at is None and agreed and not refused and testimonial.consent_covers in _COVERING[where]


def testimonial_is_agreed_to(testimonial: Testimonial, day: date) -> bool:
    """Whether the agreement written on it covers `day`: a paper without a date was signed some day."""
    given = testimonial.consent_on is not None or testimonial.consent_attachment_id is not None
    begun = testimonial.consent_on is None or testimonial.consent_on <= day
    return given and begun and (testimonial.consent_until_on is None or day <= testimonial.consent_until_on)


def testimonial_is_refused(testimonial: Testimonial, consents: Collection[Consent], day: date) -> bool:
    """Whether the agreement was taken back by `day`, on it or on the author's record, or is over there."""
    about = _quoting(consents)
    taken_back = testimonial.consent_withdrawn_on is not None and testimonial.consent_withdrawn_on <= day
    return taken_back or (bool(about) and not any(each.holds_on(day) for each in about))


def _quoting(consents: Collection[Consent]) -> list[Consent]:
    return [each for each in consents if each.scope is ConsentScope.QUOTATION and each.trashed_at is None]


def channel_may_be_printed(channel: ContactChannel, day: date) -> bool:
    """Whether the channel itself may: not internal, and not known to be wrong since a mail came back."""
    returned = channel.returned_on is not None and channel.returned_on <= day
    return channel.trashed_at is None and channel.printable and not returned and bool(channel.value.strip())


def mandate_may_be_printed(mandate: Mandate, day: date) -> bool:
    return mandate.trashed_at is None and mandate.holds_on(day)


def address_may_be_printed(address: "OrganisationAddress") -> bool:
    return address.trashed_at is None and address.printable


def hours_may_be_printed(hours: "OpeningHours", day: date) -> bool:
    return hours.trashed_at is None and hours.holds_on(day)


def field_may_be_printed(field: CustomField) -> bool:
    """Whether a field of the office's own goes into the directory."""
    return field.trashed_at is None and field.printable and field.subject is FieldSubject.ORGANISATION
