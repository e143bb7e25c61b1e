"""Mailing lists: who is on them since when and by which way, who left."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.services.mailing_lists import ListNameTakenError, RefusedAddress
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, organisation, person, representative

TODAY = date(2026, 11, 21)


@pytest.fixture
def newsletter(workspace: Workspace) -> UUID:
    return workspace.mailing_lists.create("Lettre", "Six fois par an").record_id


def names(workspace: Workspace, list_id: UUID) -> list[str]:
    return [row.name for row in workspace.mailing_lists.subscriptions(list_id)]


def test_a_paste_puts_known_people_and_bare_addresses_on_the_list(workspace: Workspace, newsletter: UUID) -> None:
    body, anna = organisation(workspace, "Canevas"), person(workspace, "Anna", "Diop")
    make(workspace, ContactChannel, person_id=anna, kind=ChannelKind.EMAIL, value="anna@x.example")
    make(workspace, ContactChannel, organisation_id=body, kind=ChannelKind.EMAIL, value="info@c.example")

    done = workspace.mailing_lists.subscribe_addresses(
        newsletter, "Anna@X.example; info@c.example\nnew@y.example, NEW@y.example; faux; a@b", "formulaire"
    )

    assert (done.added, done.already, done.written is not None) == (3, 0, True)
    assert done.refused == (
        RefusedAddress("faux", "the @ is missing"),
        RefusedAddress("a@b", "what stands after the @ is no domain"),
    )
    rows = workspace.mailing_lists.subscriptions(newsletter)
    assert [(row.name, row.organisation, row.address) for row in rows] == [
        ("Canevas", "", ""),
        ("Diop Anna", "", ""),
        ("new@y.example", "", ""),
    ]
    assert {(row.since_on, row.source) for row in rows} == {(TODAY, "formulaire")}

    again = workspace.mailing_lists.subscribe_addresses(newsletter, "new@y.example", "")
    assert (again.added, again.already, again.written) == (0, 1, None)


def test_who_left_stays_away_until_they_come_back_by_themselves(workspace: Workspace, newsletter: UUID) -> None:
    lists = workspace.mailing_lists
    lists.subscribe_addresses(newsletter, "a@x.example b@x.example", "salon")
    first = lists.subscriptions(newsletter)[0]
    lists.unsubscribe(first.id)

    (row,) = lists.lists()
    assert (row.name, row.description, row.count, row.left) == ("Lettre", "Six fois par an", 1, 1)
    assert names(workspace, newsletter) == ["b@x.example", "a@x.example"]  # who left stands last
    refused = lists.subscribe_addresses(newsletter, "a@x.example", "")
    assert (refused.added, refused.unsubscribed) == (0, ("a@x.example",))
    by_list = Selection(SelectionKind.LIST, (newsletter,))
    assert workspace.selections.recipients(by_list).addresses() == ("b@x.example",)

    lists.subscribe_again(first.id)
    assert workspace.selections.recipients(by_list).addresses() == ("a@x.example", "b@x.example")


def test_a_day_of_leaving_may_be_given(workspace: Workspace, newsletter: UUID) -> None:
    line = make(workspace, Subscription, mailing_list_id=newsletter, address="a@x.example")
    workspace.mailing_lists.unsubscribe(line, date(2026, 12, 31))
    (row,) = workspace.mailing_lists.subscriptions(newsletter)
    assert row.unsubscribed_on == date(2026, 12, 31)


def test_a_selection_is_put_on_a_list_each_once(workspace: Workspace, newsletter: UUID) -> None:
    body, alone = organisation(workspace, "Canevas"), organisation(workspace, "Seule")
    anna = person(workspace, "Anna", "Diop")
    representative(workspace, anna, body)
    everybody = Selection(SelectionKind.ORGANISATIONS, (body, alone))

    done = workspace.mailing_lists.subscribe(newsletter, everybody, "adhésion")
    again = workspace.mailing_lists.subscribe(newsletter, everybody, "adhésion")
    made, new = workspace.mailing_lists.subscribe_to_new("Copie", Selection(SelectionKind.LIST, (newsletter,)), "")

    assert (done.added, again.added, again.already, new.added) == (2, 0, 2, 2)
    rows = workspace.mailing_lists.subscriptions(newsletter)
    assert [(row.name, row.organisation, row.source) for row in rows] == [
        ("Diop Anna", "Canevas", "adhésion"),
        ("Seule", "", "adhésion"),
    ]
    assert names(workspace, made) == ["Diop Anna", "Seule"]


def test_two_lists_bear_two_names(workspace: Workspace, newsletter: UUID) -> None:
    with pytest.raises(ListNameTakenError, match="LETTRE"):
        workspace.mailing_lists.create(" LETTRE ")
    workspace.records.trash(MailingList, newsletter)
    workspace.mailing_lists.create("Lettre")
    assert [row.name for row in workspace.mailing_lists.lists()] == ["Lettre"]
