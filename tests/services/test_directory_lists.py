"""The lists of the office: categories as a tree, kinds; nothing in use is silently lost."""

from uuid import UUID

import pytest

from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import CategoryLoopError, EmptyNameError
from csxl_desktop.services.directory_lists import CategoryInUseError, KindInUseError
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, organisation


@pytest.fixture
def tree(workspace: Workspace) -> dict[str, UUID]:
    """Santé with two headings, Logement with none; what a new dossier starts with is put away."""
    for line in workspace.directory_lists.lists().categories:
        workspace.records.trash(Category, line.id)
    made: dict[str, UUID] = {}
    for name, parent in (("Santé", ""), ("Logement", ""), ("Première ligne", "Santé"), ("Santé mentale", "Santé")):
        made[name] = workspace.directory_lists.add_category(name, made.get(parent)).record_id
    return made


def shown(workspace: Workspace) -> list[str]:
    return [f"{'· ' * line.depth}{line.name}" for line in workspace.directory_lists.lists().categories]


def file_under(workspace: Workspace, name: str, *categories: UUID) -> UUID:
    made = organisation(workspace, name)
    for category in categories:
        make(workspace, OrganisationCategory, organisation_id=made, category_id=category)
    return made


def filed(workspace: Workspace, key: UUID) -> list[str]:
    return [row.name for row in workspace.directory.organisation(key).categories]


WHOLE = ["Santé", "· Première ligne", "· Santé mentale", "Logement"]


def test_the_tree_is_shown_and_every_list_reads_in_its_order(workspace: Workspace, tree: dict[str, UUID]) -> None:
    assert shown(workspace) == WHOLE
    assert [option.label for option in workspace.directory.category_options()] == [
        "Santé", "Première ligne", "Santé mentale", "Logement",
    ]  # fmt: skip


def test_headings_step_past_their_neighbours_with_all_below(workspace: Workspace, tree: dict[str, UUID]) -> None:
    workspace.directory_lists.step_category(tree["Logement"], -1)
    workspace.directory_lists.step_category(tree["Première ligne"], 1)
    workspace.directory_lists.step_category(tree["Première ligne"], 1)

    assert shown(workspace) == ["Logement", "Santé", "· Santé mentale", "· Première ligne"]


def test_headings_dropped_elsewhere_keep_their_parent(workspace: Workspace, tree: dict[str, UUID]) -> None:
    order = [tree[name] for name in ("Logement", "Santé mentale", "Santé", "Première ligne")]

    workspace.directory_lists.order_categories(order)

    assert shown(workspace) == ["Logement", "Santé", "· Santé mentale", "· Première ligne"]


def test_a_heading_moves_below_another_but_never_below_itself(workspace: Workspace, tree: dict[str, UUID]) -> None:
    workspace.directory_lists.put_category(tree["Santé"], tree["Logement"])
    assert shown(workspace) == ["Logement", "· Santé", "· · Première ligne", "· · Santé mentale"]

    with pytest.raises(CategoryLoopError, match="Logement"):
        workspace.directory_lists.put_category(tree["Logement"], tree["Santé mentale"])

    workspace.directory_lists.put_category(tree["Santé"], None)
    assert shown(workspace) == ["Logement", "Santé", "· Première ligne", "· Santé mentale"]


def test_a_category_in_use_is_kept_until_it_is_said_where_its_organisations_go(
    workspace: Workspace, tree: dict[str, UUID]
) -> None:
    one = file_under(workspace, "Maison A", tree["Santé"])
    both = file_under(workspace, "Maison B", tree["Santé"], tree["Logement"])
    gone = file_under(workspace, "Maison C", tree["Santé"])
    workspace.records.trash(Organisation, gone)

    with pytest.raises(CategoryInUseError, match="2 organisations"):
        workspace.directory_lists.remove_category(tree["Santé"])
    assert shown(workspace) == WHOLE

    act = workspace.directory_lists.remove_category(tree["Santé"], tree["Logement"])
    assert shown(workspace) == ["Première ligne", "Santé mentale", "Logement"]
    assert [filed(workspace, key) for key in (one, both)] == [["Logement"], ["Logement"]]
    assert [line.used for line in workspace.directory_lists.lists().categories] == [0, 0, 2]

    workspace.history.undo_transaction(act.transaction_id)
    assert shown(workspace) == WHOLE
    assert [filed(workspace, key) for key in (one, both)] == [["Santé"], ["Santé", "Logement"]]


def test_an_unused_category_simply_goes(workspace: Workspace, tree: dict[str, UUID]) -> None:
    workspace.directory_lists.remove_category(tree["Santé mentale"])

    assert shown(workspace) == ["Santé", "· Première ligne", "Logement"]


def test_a_name_is_needed(workspace: Workspace) -> None:
    with pytest.raises(EmptyNameError):
        workspace.directory_lists.add_category(" ")
    with pytest.raises(EmptyNameError):
        workspace.directory_lists.add_kind(" ")


def test_a_kind_in_use_is_kept_until_it_is_said_what_its_organisations_become(workspace: Workspace) -> None:
    workspace.directory_lists.add_kind("Coopérative")
    kinds = {line.label: line for line in workspace.directory_lists.lists().kinds}
    cooperative, school = kinds["Coopérative"], kinds["School"]
    house = organisation(workspace, "Maison")
    workspace.records.change(Organisation, house, {"kind_id": cooperative.id})

    with pytest.raises(KindInUseError, match="Coopérative"):
        workspace.directory_lists.remove_kind(cooperative.id)
    workspace.directory_lists.remove_kind(cooperative.id, school.id)

    assert workspace.directory.organisation(house).row.kind == "School"
    after = {line.label: line.used for line in workspace.directory_lists.lists().kinds}
    assert (after["School"], "Coopérative" in after) == (1, False)
    workspace.directory_lists.remove_kind(kinds["Police"].id)
    assert workspace.records.values(OrganisationKind, kinds["Police"].id)["trashed_at"] is not None
