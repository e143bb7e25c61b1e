"""Proposals of organisations that may be one: by name, by phone, by mail; nothing is merged."""

from csxl_desktop.domain.choices import AliasNature, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.services.duplicates import DuplicateService, PairRow, Sign
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, organisation


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
