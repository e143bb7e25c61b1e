"""Saved searches go on finding what they asked for, whatever it is called or merged into since."""

from typing import Any
from uuid import UUID

import pytest

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import FieldSubject
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.organisation_details import Tag, TagLink
from csxl_desktop.domain.saved_searches import SavedSearch
from csxl_desktop.domain.search_criteria import ORGANISATIONS, PEOPLE, SearchCriteria
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import search
from tests.factories import make, organisation, person
from tests.services.merging_support import merge, merge_people


def kept(workspace: Workspace, **asked: Any) -> UUID:
    return workspace.selections.keep_search("Recherche", SearchCriteria(ORGANISATIONS, **asked)).record_id


def criteria(workspace: Workspace, key: UUID) -> SearchCriteria:
    return SearchCriteria.from_json(workspace.records.values(SavedSearch, key)["criteria"])


@pytest.mark.parametrize(
    ("entity", "part", "column"),
    [
        (Category, "categories", "name"),
        (OrganisationKind, "kinds", "label"),
        (Tag, "tags", "name"),
        (WorkingGroup, "groups", "name"),
    ],
)
def test_a_search_follows_a_new_name(workspace: Workspace, entity: type[Record], part: str, column: str) -> None:
    made = make(workspace, entity, **{column: "Santé"})
    key = kept(workspace, **{part: ("sante", "Autre")})

    workspace.records.change(entity, made, {column: "Santé mentale"})
    assert getattr(criteria(workspace, key), part) == ("Santé mentale", "Autre")

    workspace.history.undo()
    assert getattr(criteria(workspace, key), part) == ("sante", "Autre")


def test_a_field_of_the_office_s_own_keeps_its_value(workspace: Workspace) -> None:
    field = make(workspace, CustomField, label="Zone", subject=FieldSubject.ORGANISATION)
    key = kept(workspace, own=(("Autre", "1"), ("Zone", "Nord")))

    workspace.records.change(CustomField, field, {"label": "Quartier"})

    assert criteria(workspace, key).own == (("Autre", "1"), ("Quartier", "Nord"))


def test_a_name_that_another_heading_still_bears_is_left(workspace: Workspace) -> None:
    made = make(workspace, Category, name="Santé")
    make(workspace, Category, name="SANTÉ")
    key = kept(workspace, categories=("Santé",))

    workspace.records.change(Category, made, {"name": "Santé mentale"})
    workspace.records.change(Category, made, {"name_nl": "Geestelijke gezondheid"})

    assert criteria(workspace, key).categories == ("Santé",)


def test_headings_joined_are_asked_for_once(workspace: Workspace) -> None:
    house = organisation(workspace, "L’Îlot")
    old, new = (make(workspace, Category, name=name) for name in ("Logis", "Logement"))
    make(workspace, OrganisationCategory, organisation_id=house, category_id=old)
    shelter, home = (make(workspace, OrganisationKind, label=label) for label in ("Abri", "Maison"))
    workspace.records.change(Organisation, house, {"kind_id": shelter})
    young, youth = (make(workspace, Tag, name=name) for name in ("jeunes", "jeunesse"))
    make(workspace, TagLink, organisation_id=house, tag_id=young)
    key = kept(workspace, categories=("Logement", "logis"), kinds=("Abri",), tags=("Jeunes",))

    workspace.directory_lists.remove_category(old, new)
    workspace.directory_lists.remove_kind(shelter, home)
    workspace.tags.merge(young, youth)

    found = criteria(workspace, key)
    assert (found.categories, found.kinds, found.tags) == (("Logement",), ("Maison",), ("jeunesse",))
    assert workspace.selections.found(key).ids == {house}


def test_a_heading_that_goes_without_another_stays_asked_for(workspace: Workspace) -> None:
    gone = make(workspace, Category, name="Logis")
    key = kept(workspace, categories=("Logis",))

    workspace.directory_lists.remove_category(gone)

    assert criteria(workspace, key).categories == ("Logis",)


def test_records_chosen_by_hand_follow_a_merge(workspace: Workspace) -> None:
    one, two, other = (organisation(workspace, name) for name in ("Îlot", "L’Îlot asbl", "Puits"))
    key = kept(workspace, ids=(other, two, one))

    merge(workspace, one, two)
    assert criteria(workspace, key).ids == (other, one)
    workspace.history.undo()
    assert criteria(workspace, key).ids == (other, two, one)


def test_a_person_is_found_by_the_name_of_whom_was_merged_into_them(workspace: Workspace) -> None:
    ana, anna, third = (person(workspace, first, last) for first, last in (
        ("Ana", "Diop"), ("Anna", "Diallo"), ("Annie", "Ndiaye")))  # fmt: skip
    chosen = workspace.selections.keep_search("Elles", SearchCriteria(PEOPLE, ids=(anna,))).record_id

    merge_people(workspace, anna, third)
    merge_people(workspace, ana, anna)

    for words in ("Diallo", "ndiaye"):
        (found,) = workspace.history.find(words)
        assert (found.record_id, found.title) == (ana, "Ana Diop")
    assert criteria(workspace, chosen).ids == (ana,)

    workspace.history.undo()
    assert [found.record_id for found in workspace.history.find("diallo")] == [anna]
    with workspace.database.begin("test") as session:
        before = index(session)
        search.rebuild(session)
        assert index(session) == before


def index(session: Any) -> list[tuple[Any, ...]]:
    rows = session.connection().exec_driver_sql("SELECT rowid, folded, title FROM search_index ORDER BY rowid")
    return [tuple(row) for row in rows]
