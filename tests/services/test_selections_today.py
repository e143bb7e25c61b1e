"""Who may be written to and found on a day: a newsletter goes to those who agree, a day finds who was active."""

from datetime import date

import pytest

from csxl_desktop.domain.choices import ConsentScope, OrganisationStatus
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.recipients import SelectionKind
from csxl_desktop.domain.search_criteria import ORGANISATIONS, PEOPLE, SearchCriteria
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, organisation, person, representative
from tests.services.test_selections import chosen, mail, titles


@pytest.mark.parametrize("name", ["Lettre d’information", "Newsletter 2026", "Nieuwsbrief"])
def test_a_newsletter_goes_to_those_who_agree_and_says_who_is_left_out(workspace: Workspace, name: str) -> None:
    letter = make(workspace, MailingList, name=name)
    house = organisation(workspace, "Canevas")
    for first, source, consent in (
        ("Signée", "feuille de présences", None),
        ("Muette", "", None),
        ("Retirée", "formulaire", {"withdrawn_on": date(2026, 1, 1)}),
        ("Accordée", "", {"given_on": date(2026, 1, 1)}),
        ("Échue", "formulaire", {"until_on": date(2025, 12, 31)}),
    ):
        key = person(workspace, first, "Diop")
        mail(workspace, f"p{len(source)}{first[:2].encode().hex()}@exemple.be", person_id=key)
        make(workspace, Subscription, mailing_list_id=letter, person_id=key, source=source)
        if consent is not None:
            make(workspace, Consent, person_id=key, scope=ConsentScope.NEWSLETTER, **consent)
    make(workspace, Subscription, mailing_list_id=letter, organisation_id=house)
    make(workspace, Subscription, mailing_list_id=letter, address="nu@exemple.be")

    found = chosen(workspace, SelectionKind.LIST, letter)

    assert titles(found.people) == ["Signée Diop", "Accordée Diop", "Canevas", "nu@exemple.be"]
    assert found.left_out == ("Muette Diop", "Retirée Diop", "Échue Diop")


def test_another_list_asks_for_no_agreement_to_a_newsletter(workspace: Workspace) -> None:
    members = make(workspace, MailingList, name="Membres")
    key = person(workspace, "Muette", "Diop")
    make(workspace, Subscription, mailing_list_id=members, person_id=key)
    make(workspace, Consent, person_id=key, scope=ConsentScope.NEWSLETTER, withdrawn_on=date(2026, 1, 1))

    found = chosen(workspace, SelectionKind.LIST, members)

    assert (titles(found.people), found.left_out) == (["Muette Diop"], ())


def test_a_search_of_a_day_finds_who_was_active_on_it(workspace: Workspace) -> None:
    gone, there = organisation(workspace, "Disparue"), organisation(workspace, "Canevas")
    workspace.records.change(Organisation, gone, {"status": OrganisationStatus.DISSOLVED})
    speaks, silent = person(workspace, "Anna", "Diop"), person(workspace, "Bram", "Peeters")
    representative(workspace, speaks, there)
    day = date(2026, 5, 1)

    found = {}
    for view, on in ((ORGANISATIONS, day), (PEOPLE, day), (ORGANISATIONS, None), (PEOPLE, None)):
        key = workspace.selections.keep_search(f"{view} {on}", SearchCriteria(view, on=on)).record_id
        found[view, on] = workspace.selections.found(key).ids

    assert found == {
        (ORGANISATIONS, day): {there},
        (PEOPLE, day): {speaks},
        (ORGANISATIONS, None): {gone, there},
        (PEOPLE, None): {speaks, silent},
    }
