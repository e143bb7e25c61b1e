"""Names, fields and parts of two organisations that become one."""

from datetime import date, timedelta

import pytest

from csxl_desktop.domain import errors
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import (
    AliasNature,
    ChannelKind,
    MandateRole,
    OrganisationStatus,
)
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.duplicates import NotDuplicate
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.merge_rows import Choices, Fate, Side
from csxl_desktop.domain.organisation_details import OrganisationEnd, Tag, TagLink
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import (
    SPRING,
    make,
    organisation,
    person,
    representative,
)
from tests.services.merging_support import LATER, compare, fates, merge, rows, tables, two

# Names, fields, parts.


def test_other_names_are_kept_as_names(workspace: Workspace) -> None:
    keep, lose = two(workspace, short_name="PH", name_nl="De Vuurtoren")
    make(workspace, OrganisationAlias, organisation_id=lose, name="Le Vieux Phare", nature=AliasNature.FORMER)
    make(workspace, OrganisationAlias, organisation_id=keep, name="le vieux phare")
    former = Choices({"short_name": Side.LEFT}, AliasNature.FORMER, date(2025, 12, 31))

    merge(workspace, keep, lose, former)

    told = {(row.name, row.nature, row.to_on) for row in rows(workspace, OrganisationAlias, organisation_id=keep)}
    assert told == {
        ("le vieux phare", AliasNature.ALIAS, None),
        ("Phare asbl", AliasNature.FORMER, date(2025, 12, 31)),
        ("PH", AliasNature.ACRONYM, None),
    }
    record = workspace.directory.organisation(keep)
    assert (record.row.name, record.values["name_nl"], record.values["short_name"]) == ("Le Phare", "De Vuurtoren", "")


def test_kept_record_may_take_the_other_name(workspace: Workspace) -> None:
    keep, lose = two(workspace)

    merge(workspace, keep, lose, Choices({"name": Side.RIGHT}))

    assert workspace.directory.organisation(keep).row.name == "Phare asbl"
    assert [row.name for row in rows(workspace, OrganisationAlias)] == ["Le Phare"]


def test_proposed_is_the_filled_value_else_the_newer_verified(workspace: Workspace) -> None:
    keep = make(workspace, Organisation, name="Le Phare", street="Rue A 1", city="Ixelles", verified_on=SPRING)
    lose = make(
        workspace,
        Organisation,
        name="Phare asbl",
        street="Rue B 2",
        description="Accueil",
        verified_on=LATER,
        verified_by="Ana Test",
        note="Deux",
    )
    workspace.records.change(Organisation, keep, {"note": "Un"})

    told = {row.column: row for row in compare(workspace, keep, lose).fields}

    assert {key: row.proposed for key, row in told.items() if not row.equal} == {
        "name": Side.LEFT,
        "street": Side.RIGHT,
        "city": Side.LEFT,
        "description": Side.RIGHT,
        "note": Side.RIGHT,
        "verified_on": Side.RIGHT,
        "verified_by": Side.RIGHT,
    }
    assert [key for key, row in told.items() if row.both] == ["note"]
    merge(workspace, keep, lose, Choices({"note": Side.BOTH, "verified_on": Side.LEFT}))
    values = workspace.directory.organisation(keep).values
    assert (values["note"], values["verified_on"], values["verified_by"]) == ("Un\nDeux", SPRING, "")


def test_leave_to_print_stands_only_where_both_gave_it(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    workspace.records.change(Organisation, lose, {"printable": False})
    for owner, value, printable in ((keep, "02 641 56 21", True), (lose, "+32 2 641 56 21", False)):
        make(
            workspace,
            ContactChannel,
            organisation_id=owner,
            kind=ChannelKind.PHONE,
            value=value,
            printable=printable,
        )

    merge(workspace, keep, lose)

    (channel,) = rows(workspace, ContactChannel)
    assert (channel.organisation_id, channel.value, channel.printable) == (keep, "02 641 56 21", False)
    assert workspace.directory.organisation(keep).values["printable"] is False


def test_the_same_twice_is_kept_once_and_an_opting_out_wins(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    category, tag = make(workspace, Category, name="Santé"), make(workspace, Tag, name="abri")
    letter = make(workspace, MailingList, name="Lettre")
    for owner in (keep, lose):
        make(workspace, OrganisationCategory, organisation_id=owner, category_id=category)
        make(workspace, TagLink, organisation_id=owner, tag_id=tag)
        gone = SPRING if owner == lose else None
        make(
            workspace,
            Subscription,
            organisation_id=owner,
            mailing_list_id=letter,
            address="a@b.example",
            unsubscribed_on=gone,
        )
    make(workspace, ContactChannel, organisation_id=lose, kind=ChannelKind.EMAIL, value="info@phare.example")

    told = fates(compare(workspace, keep, lose))
    merge(workspace, keep, lose)

    for kind in (OrganisationCategory, TagLink, Subscription):
        assert told[kind.__name__, Side.RIGHT] == [Fate.DROPPED]
        assert [row.organisation_id for row in rows(workspace, kind)] == [keep]
    assert told["ContactChannel", Side.RIGHT] == [Fate.MOVED]
    assert rows(workspace, Subscription)[0].unsubscribed_on == SPRING


def test_own_field_that_both_have_is_chosen(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    field = make(workspace, CustomField, label="Clés", subject="organisation", kind="text")
    for owner, value in ((keep, "armoire"), (lose, "tiroir")):
        make(workspace, CustomValue, custom_field_id=field, organisation_id=owner, value=value)

    (row,) = (row for row in compare(workspace, keep, lose).fields if "Clés" in row.column)
    merge(workspace, keep, lose, Choices({row.column: Side.RIGHT}))

    assert (row.left, row.right, row.proposed) == ("armoire", "tiroir", Side.LEFT)
    assert [value.value for value in rows(workspace, CustomValue)] == ["tiroir"]


@pytest.mark.parametrize(
    ("mine", "other", "left"),
    [
        ((date(2026, 1, 1), None), (date(2026, 5, 1), date(2026, 6, 30)), [(date(2026, 1, 1), None)]),
        ((date(2026, 5, 1), date(2026, 6, 30)), (date(2026, 1, 9), None), [(date(2026, 1, 9), None)]),
        ((date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), None), [(date(2026, 1, 1), None)]),
        (
            (date(2026, 1, 1), date(2026, 2, 1)),
            (date(2026, 4, 1), None),
            [(date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 4, 1), None)],
        ),
    ],
)
def test_memberships_of_this_year_that_overlap_or_follow_are_joined(
    workspace: Workspace,
    mine: tuple[date | None, date | None],
    other: tuple[date | None, date | None],
    left: list[tuple[date | None, date | None]],
) -> None:
    keep, lose = two(workspace)
    for owner, (joined, gone) in ((keep, mine), (lose, other)):
        why = "parti" if gone else ""
        make(workspace, Membership, organisation_id=owner, joined_on=joined, left_on=gone, leaving_reason=why)

    told = fates(compare(workspace, keep, lose))
    merge(workspace, keep, lose)

    found = [(row.joined_on, row.left_on) for row in rows(workspace, Membership, organisation_id=keep)]
    assert sorted(found, key=str) == sorted(left, key=str)
    assert told["Membership", Side.RIGHT] == [Fate.JOINED if len(left) == 1 else Fate.MOVED]
    assert all(bool(row.leaving_reason) is bool(row.left_on) for row in rows(workspace, Membership))


def test_membership_that_bridges_two_makes_one_of_three(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    for owner, joined, gone in ((keep, 1, 3), (keep, 6, 9), (lose, 2, 7)):
        make(workspace, Membership, organisation_id=owner, joined_on=date(2026, joined, 1), left_on=date(2026, gone, 1))

    merge(workspace, keep, lose)

    (row,) = rows(workspace, Membership)
    assert (row.joined_on, row.left_on) == (date(2026, 1, 1), date(2026, 9, 1))


def test_members_of_a_year_that_is_over_stay_two_and_are_one_from_today_on(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    make(workspace, Membership, organisation_id=keep, joined_on=date(2020, 1, 1))
    make(workspace, Membership, organisation_id=lose)
    names = [row.organisation for row in workspace.directory.members(date(2025, 12, 31))]
    before = tables(workspace)

    act = merge(workspace, keep, lose)

    assert [row.organisation for row in workspace.directory.members(date(2025, 12, 31))] == names
    assert [row.organisation_id for row in workspace.directory.members(NOW.date())] == [keep]
    figures = {row.code: row.value.number for row in workspace.figures.page(2026).figures}
    assert (figures["members"], figures["departures"]) == (1, 0)
    assert workspace.figures.behind("departures", 2026) == ()
    workspace.history.undo_transaction(act)
    assert tables(workspace) == before


def test_end_of_the_merged_membership_passes_over_to_the_one_that_stays(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    values = {"left_on": date(2026, 12, 31), "leaving_reason": "fin annoncée"}
    make(workspace, Membership, organisation_id=keep, joined_on=date(2020, 1, 1), **values)
    make(workspace, Membership, organisation_id=lose)

    merge(workspace, keep, lose)

    found = {row.counted_as_id: (row.left_on, row.leaving_reason) for row in rows(workspace, Membership)}
    assert found == {None: (None, ""), lose: (NOW.date() - timedelta(days=1), "")}


def test_mandates_of_one_person_are_joined_and_two_voices_are_told(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    anna, bram = person(workspace, "Anna", "Diop"), person(workspace, "Bram", "Sow", "M.")
    representative(workspace, anna, keep, from_on=date(2020, 1, 1))
    representative(workspace, anna, lose, from_on=date(2018, 1, 1), to_on=date(2021, 1, 1), function_title="Juriste")
    representative(workspace, bram, lose)
    for owner, title in ((keep, "Directrice"), (lose, "Présidente")):
        make(
            workspace,
            Mandate,
            person_id=anna,
            organisation_id=owner,
            role=MandateRole.DIRECTOR,
            function_title=title,
        )

    told = compare(workspace, keep, lose)
    merge(workspace, keep, lose)

    assert [note for note in told.notes if "Ms Anna Diop, Mr Bram Sow" in note]
    found = [(row.person_id, row.function_title, row.from_on) for row in rows(workspace, Mandate, organisation_id=keep)]
    assert sorted(found, key=repr) == sorted(
        [
            (anna, "Juriste", date(2018, 1, 1)),
            (bram, "", None),
            (anna, "Directrice", None),
            (anna, "Présidente", None),
        ],
        key=repr,
    )


def test_body_and_its_service_become_one_without_being_part_of_itself(workspace: Workspace) -> None:
    whole = organisation(workspace, "Commune", member=False)
    body = make(workspace, Organisation, name="Le Phare", parent_id=whole)
    service = make(workspace, Organisation, name="Phare asbl", parent_id=body)
    child = make(workspace, Organisation, name="Atelier", parent_id=service)

    merge(workspace, service, body)

    values = workspace.directory.organisation(service).values
    assert (values["parent_id"], [key for key, _name in workspace.directory.organisation(service).children]) == (
        whole,
        [child],
    )


def test_a_circle_of_parents_is_refused_whole(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    middle = make(workspace, Organisation, name="Milieu", parent_id=lose)
    workspace.records.change(Organisation, keep, {"parent_id": middle})
    before = tables(workspace)

    with pytest.raises(errors.OwnParentError):
        merge(workspace, keep, lose)

    assert tables(workspace) == before


def test_what_binds_the_two_to_each_other_goes(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    make(workspace, NotDuplicate, organisation_id=keep, other_organisation_id=lose)
    make(workspace, OrganisationEnd, organisation_id=lose, successor_id=keep, ended_on=SPRING)
    make(workspace, Candidacy, organisation_id=lose, presented_by_id=keep)
    third = organisation(workspace, "Troisième", member=False)
    make(workspace, NotDuplicate, organisation_id=third, other_organisation_id=lose)
    make(workspace, NotDuplicate, organisation_id=keep, other_organisation_id=third)

    merge(workspace, keep, lose)

    assert [{row.organisation_id, row.other_organisation_id} for row in rows(workspace, NotDuplicate)] == [
        {keep, third}
    ]
    assert rows(workspace, OrganisationEnd) == []
    (candidacy,) = rows(workspace, Candidacy)
    assert (candidacy.organisation_id, candidacy.presented_by_id) == (keep, None)


@pytest.mark.parametrize(("status", "ends"), [(Side.LEFT, 0), (Side.RIGHT, 1)])
def test_end_of_an_organisation_goes_with_the_status_chosen(workspace: Workspace, status: Side, ends: int) -> None:
    keep, lose = two(workspace, status=OrganisationStatus.DISSOLVED)
    make(workspace, OrganisationEnd, organisation_id=lose, ended_on=SPRING)

    merge(workspace, keep, lose, Choices({"status": status}))

    assert len(rows(workspace, OrganisationEnd, organisation_id=keep)) == ends


def test_who_leaves_years_after_a_merging_has_left(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    make(workspace, Membership, organisation_id=lose, joined_on=date(2020, 1, 1))
    merge(workspace, keep, lose)
    (moved,) = rows(workspace, Membership)
    assert moved.organisation_id == keep

    workspace.records.change(Membership, moved.id, {"left_on": date(2028, 6, 30)})

    figures = {row.code: row.value.number for row in workspace.figures.page(2028).figures}
    assert figures["departures"] == 1
