"""What may be printed, clause by clause."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from csxl_desktop.domain.choices import ChannelKind, ConsentScope, FieldSubject, OrganisationStatus
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.organisation_details import OpeningHours, OrganisationAddress, OrganisationEnd
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.services import printable
from csxl_desktop.system.identifiers import new_id

DAY, EVE, MORROW = date(2026, 11, 21), date(2026, 11, 20), date(2026, 11, 22)
THROWN: dict[str, Any] = {"trashed_at": datetime(2026, 1, 1, tzinfo=UTC)}
KEY = new_id()


@pytest.mark.parametrize(
    "values",
    [
        THROWN,
        {"printable": False},
        {"status": OrganisationStatus.DORMANT},
        {"status": OrganisationStatus.DISSOLVED},
        {"merged_into_id": KEY},
    ],
)
def test_an_organisation_is_published_unless_one_clause_says_no(values: dict[str, Any]) -> None:
    assert printable.organisation_may_be_published(Organisation(name="A"), (), DAY)
    assert not printable.organisation_may_be_published(Organisation(name="A", **values), (), DAY)


def test_an_organisation_is_published_until_its_last_day() -> None:
    known = Organisation(name="A")
    ended = [OrganisationEnd(organisation_id=KEY, ended_on=DAY)]
    assert printable.organisation_may_be_published(known, ended, DAY)
    assert not printable.organisation_may_be_published(known, ended, MORROW)
    ended[0].trashed_at = THROWN["trashed_at"]
    assert printable.organisation_may_be_published(known, ended, MORROW)


REFUSED: list[dict[str, Any]] = [
    THROWN,
    {"name_printable": False},
    {"merged_into_id": KEY},
    {"anonymised_on": DAY},
    {"first_name": "", "last_name": ""},
]


@pytest.mark.parametrize("values", REFUSED)
def test_a_person_is_named_unless_one_clause_says_no(values: dict[str, Any]) -> None:
    named: dict[str, Any] = {"first_name": "Odile", "contact_printable": True}
    assert printable.name_may_be_printed(Person(**named))
    person = Person(**(named | values))
    assert not printable.name_may_be_printed(person)
    assert not printable.contact_may_be_printed(person, (), DAY)


def test_ways_to_reach_a_person_need_the_agreement_and_no_consent_that_ran_out() -> None:
    agreed, silent = Person(first_name="Odile", contact_printable=True), Person(first_name="Odile")

    def consent(**values: Any) -> Consent:
        return Consent(person_id=KEY, **({"scope": ConsentScope.CONTACT_PRINTED} | values))

    allowed = printable.contact_may_be_printed
    assert allowed(agreed, (), DAY)
    assert not allowed(silent, (), DAY)
    assert not allowed(silent, [consent()], DAY)  # the record says no
    assert allowed(agreed, [consent(given_on=DAY)], DAY)
    assert not allowed(agreed, [consent(given_on=MORROW)], DAY)
    assert not allowed(agreed, [consent(until_on=EVE)], DAY)
    assert not allowed(agreed, [consent(withdrawn_on=DAY)], DAY)
    assert allowed(agreed, [consent(withdrawn_on=MORROW)], DAY)
    assert allowed(agreed, [consent(withdrawn_on=EVE), consent(given_on=DAY)], DAY)
    assert allowed(agreed, [consent(withdrawn_on=EVE, scope=ConsentScope.PHOTO)], DAY)
    assert allowed(agreed, [consent(withdrawn_on=EVE, **THROWN)], DAY)


@pytest.mark.parametrize("values", [THROWN, {"printable": False}, {"returned_on": DAY}, {"value": "  "}])
def test_a_channel_is_printed_unless_one_clause_says_no(values: dict[str, Any]) -> None:
    known: dict[str, Any] = {"kind": ChannelKind.EMAIL, "value": "a@exemple.be", "returned_on": MORROW}
    assert printable.channel_may_be_printed(ContactChannel(**known), DAY)
    assert not printable.channel_may_be_printed(ContactChannel(**(known | values)), DAY)


def test_what_has_days_is_printed_on_these() -> None:
    mandate: dict[str, Any] = {"person_id": KEY, "organisation_id": KEY}
    assert printable.mandate_may_be_printed(Mandate(**mandate), DAY)
    assert not printable.mandate_may_be_printed(Mandate(**mandate, to_on=EVE), DAY)
    assert not printable.mandate_may_be_printed(Mandate(**mandate, **THROWN), DAY)
    slot: dict[str, Any] = {"organisation_id": KEY, "weekday": 0, "opens_at": None, "closes_at": None}
    assert printable.hours_may_be_printed(OpeningHours(**slot), DAY)
    assert not printable.hours_may_be_printed(OpeningHours(**slot, from_on=MORROW), DAY)
    assert not printable.hours_may_be_printed(OpeningHours(**slot, **THROWN), DAY)


def test_addresses_and_own_fields_say_whether_they_are_printed() -> None:
    assert printable.address_may_be_printed(OrganisationAddress(organisation_id=KEY))
    assert not printable.address_may_be_printed(OrganisationAddress(organisation_id=KEY, printable=False))
    assert not printable.address_may_be_printed(OrganisationAddress(organisation_id=KEY, **THROWN))
    field: dict[str, Any] = {"subject": FieldSubject.ORGANISATION, "label": "Accès", "printable": True}
    assert printable.field_may_be_printed(CustomField(**field))
    for values in (THROWN, {"printable": False}, {"subject": FieldSubject.PERSON}):
        assert not printable.field_may_be_printed(CustomField(**(field | values)))
