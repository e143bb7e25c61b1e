"""Proposals of organisations that may be one: by name, by phone, by mail; nothing is merged."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from csxl_desktop.domain.choices import AliasNature, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.duplicates import NotDuplicate
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.services.duplicates import DuplicateService, PairRow, Sign
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import make, organisation, person, representative


def pairs(workspace: Workspace) -> list[PairRow]:
    return DuplicateService(workspace.database).pairs()


def told(workspace: Workspace) -> list[tuple[set[str], tuple[Sign, ...]]]:
    return [({row.first, row.second}, row.signs) for row in pairs(workspace)]


def test_two_spellings_are_proposed_once_and_others_are_not(workspace: Workspace) -> None:
    for name in ("Service Voirie – Commune d’Ixelles", "Commune XL : service voirie", "Service Emploi – Commune XL"):
        organisation(workspace, name)

    (row,) = pairs(workspace)

    assert {row.first, row.second} == {"Service Voirie – Commune d’Ixelles", "Commune XL : service voirie"}
    assert (row.score, row.signs) == (100, (Sign.NAME,))
    assert row.first_id != row.second_id


def test_other_names_of_an_organisation_count(workspace: Workspace) -> None:
    old = organisation(workspace, "Le Phare")
    make(workspace, OrganisationAlias, organisation_id=old, name="Moulin Vert", nature=AliasNature.FORMER)
    organisation(workspace, "Moulin vert asbl")
    make(workspace, Organisation, name="Ligue des jeux", short_name="LUDO")
    organisation(workspace, "Ludo")

    assert [names for names, _signs in told(workspace)] == [
        {"Le Phare", "Moulin vert asbl"},
        {"Ligue des jeux", "Ludo"},
    ]


def test_same_number_or_address_is_a_sign_however_it_is_written(workspace: Workspace) -> None:
    one, other, third = (organisation(workspace, name) for name in ("Le Phare", "Moulin Vert", "Maison Blanche"))
    for body, kind, value in (
        (one, ChannelKind.PHONE, "02 641 56 21"),
        (other, ChannelKind.PHONE, "+32 (0)2/641.56.21"),
        (one, ChannelKind.EMAIL, "Info@phare.example"),
        (third, ChannelKind.EMAIL, "info@phare.example "),
        (other, ChannelKind.WEB, "phare.example"),
        (third, ChannelKind.WEB, "phare.example"),
    ):
        make(workspace, ContactChannel, organisation_id=body, kind=kind, value=value)

    assert told(workspace) == [
        ({"Le Phare", "Maison Blanche"}, (Sign.EMAIL,)),
        ({"Le Phare", "Moulin Vert"}, (Sign.PHONE,)),
    ]


def test_number_of_a_whole_house_is_no_sign(workspace: Workspace) -> None:
    for name in ("Le Phare", "Moulin Vert", "Maison Blanche", "Atelier Rouge"):
        body = organisation(workspace, name)
        make(workspace, ContactChannel, organisation_id=body, kind=ChannelKind.PHONE, value="02 641 56 21")

    assert pairs(workspace) == []


def test_service_and_its_body_are_two(workspace: Workspace) -> None:
    body = organisation(workspace, "Le Phare")
    make(workspace, Organisation, name="Le Phare - centre de jour", parent_id=body)

    assert pairs(workspace) == []


def test_what_is_in_the_bin_is_not_proposed(workspace: Workspace) -> None:
    organisation(workspace, "Le Phare")
    workspace.records.trash(Organisation, organisation(workspace, "Phare asbl"))

    assert pairs(workspace) == []


def test_different_is_said_once_for_all_and_may_be_taken_back(workspace: Workspace) -> None:
    one, other = organisation(workspace, "Le Phare"), organisation(workspace, "Phare asbl")
    duplicates = workspace.duplicates

    duplicates.say_different(Organisation, other, one)

    assert duplicates.pairs() == []
    (said,) = _said(workspace)
    assert (said.organisation_id, said.other_organisation_id, said.said_on) == (other, one, NOW.date())
    workspace.history.undo()
    assert len(duplicates.pairs()) == 1
    with pytest.raises(RecordNotFoundError):
        duplicates.say_different(Organisation, one, uuid4())


def test_what_was_said_to_be_different_is_listed_and_can_be_proposed_again(workspace: Workspace) -> None:
    one, other = organisation(workspace, "Le Phare"), organisation(workspace, "Phare asbl")
    anna, anne = person(workspace, "Anna", "Diop"), person(workspace, "Anne", "Diop")
    gone = organisation(workspace, "Phare vzw")
    workspace.duplicates.say_different(Organisation, gone, one)
    workspace.duplicates.say_different(Organisation, one, other)
    workspace.duplicates.say_different(Person, anna, anne)
    workspace.records.trash(Organisation, gone)

    (bodies,), (people,) = (workspace.duplicates.apart(entity) for entity in (Organisation, Person))
    assert (bodies.first, bodies.second, bodies.said_on) == ("Le Phare", "Phare asbl", NOW.date())
    assert (people.first, people.second) == ("Ms Anna Diop", "Ms Anne Diop")

    workspace.duplicates.propose_again(bodies.id)

    assert workspace.duplicates.apart(Organisation) == []
    assert [(row.first, row.second) for row in workspace.duplicates.pairs()] == [("Le Phare", "Phare asbl")]


def _said(workspace: Workspace) -> list[NotDuplicate]:
    with workspace.database() as session:
        return list(session.scalars(select(NotDuplicate)))


def people(workspace: Workspace) -> list[tuple[set[str], tuple[Sign, ...], int]]:
    return [({row.first, row.second}, row.signs, row.score) for row in workspace.duplicates.people()]


@pytest.mark.parametrize(
    ("one", "other", "sign", "score"),
    [
        (("Zoé", "Van Hove"), ("zoe", "VAN HOVE"), Sign.NAME, 100),
        (("Anna", "Diop"), ("Diop", "Anna"), Sign.SWAPPED, 95),
        (("Anna", "Diop"), ("Anna", "Diopp"), Sign.SLIP, 80),
        (("Bram", "Peeters"), ("Barm", "Peeters"), Sign.SLIP, 80),
    ],
)
def test_names_of_people_that_come_near_are_proposed(
    workspace: Workspace, one: tuple[str, str], other: tuple[str, str], sign: Sign, score: int
) -> None:
    person(workspace, *one)
    person(workspace, *other)
    person(workspace, "Chloé", "Sow")

    assert people(workspace) == [({" ".join(one), " ".join(other)}, (sign,), score)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Michel", "Dupont"), ("Michèle", "Dupont")),
        (("Ali", "Sow"), ("Alo", "Sow")),
        (("A.", "Diop"), ("Anna", "Diop")),
        (("", "Diop"), ("Anna", "Diop")),
        (("Anna", "Diop"), ("Bram", "Diop")),
    ],
)
def test_names_that_may_be_two_people_need_a_further_sign(
    workspace: Workspace, one: tuple[str, str], other: tuple[str, str]
) -> None:
    first, second = person(workspace, *one), person(workspace, *other)
    assert people(workspace) == []

    for key in (first, second):
        make(workspace, ContactChannel, person_id=key, kind=ChannelKind.EMAIL, value="a.diop@phare.example")

    ((_names, signs, score),) = people(workspace)
    assert Sign.EMAIL in signs
    assert score >= 75


def test_same_mobile_is_a_sign_and_the_phone_of_a_desk_is_not(workspace: Workspace) -> None:
    anna, bram, chloe = (
        person(workspace, first, last) for first, last in (("Anna", "D"), ("Bram", "P"), ("Chlo", "S"))
    )
    for key, kind, value in (
        (anna, ChannelKind.MOBILE, "0475 12 34 56"),
        (bram, ChannelKind.MOBILE, "+32 475/12.34.56"),
        (bram, ChannelKind.PHONE, "02 641 56 21"),
        (chloe, ChannelKind.PHONE, "02 641 56 21"),
    ):
        make(workspace, ContactChannel, person_id=key, kind=kind, value=value)

    assert people(workspace) == [({"Anna D", "Bram P"}, (Sign.PHONE,), 70)]


def test_same_organisation_adds_to_a_name(workspace: Workspace) -> None:
    body = organisation(workspace, "Le Phare")
    for first in ("A.", "Anna"):
        representative(workspace, person(workspace, first, "Diop"), body)

    (row,) = workspace.duplicates.people()

    assert (row.signs, row.score) == ((Sign.INITIAL, Sign.ORGANISATION), 75)
    assert (row.first_detail, row.second_detail) == ("Le Phare", "Le Phare")


def test_people_said_different_trashed_or_anonymous_are_not_proposed(workspace: Workspace) -> None:
    one, other, gone, hidden = (person(workspace, "Anna", "Diop") for _each in range(4))
    workspace.records.trash(Person, gone)
    workspace.records.change(Person, hidden, {"anonymised_on": NOW.date()})
    assert len(people(workspace)) == 1

    workspace.duplicates.say_different(Person, one, other)

    assert people(workspace) == []


def test_who_has_a_number_or_an_address_already(workspace: Workspace) -> None:
    body, anna = organisation(workspace, "Le Phare"), person(workspace, "Anna", "Diop")
    make(workspace, ContactChannel, organisation_id=body, kind=ChannelKind.PHONE, value="+32 2 641 56 21")
    make(workspace, ContactChannel, person_id=anna, kind=ChannelKind.MOBILE, value="02/641.56.21")
    make(workspace, ContactChannel, person_id=anna, kind=ChannelKind.EMAIL, value="Anna@Phare.example")

    def holders(value: str, but: UUID | None = None) -> list[tuple[str, str]]:
        return [(kind, near.name) for kind, near in workspace.duplicates.holders(value, but)]

    assert sorted(holders("026415621")) == [("organisation", "Le Phare"), ("person", "Anna Diop")]
    assert holders("0032 2 641 56 21", body) == [("person", "Anna Diop")]
    assert holders(" anna@phare.example ") == [("person", "Anna Diop")]
    for value in ("", "02 641", "anna@phare", "www.phare.example", "02 641 56 99"):
        assert holders(value) == [], value
    workspace.records.trash(Person, anna)
    assert holders("anna@phare.example") == []
