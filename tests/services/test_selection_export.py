"""The table and the cards of a selection: the columns chosen, raw days."""

from datetime import date

from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.mailing_lists import Subscription
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.services.selection_export import COLUMNS, USUAL
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, organisation, person, representative


def filled(workspace: Workspace) -> Selection:
    body = organisation(workspace, "Canevas", joined=date(2020, 1, 15))
    anna = person(workspace, "Anna", "Diop")
    representative(workspace, anna, body, function_title="Directrice")
    kind, category = make(workspace, OrganisationKind, label="Lycée"), make(workspace, Category, name="Santé")
    make(workspace, OrganisationCategory, organisation_id=body, category_id=category)
    values = {"short_name": "CNV", "street": "Rue X 1", "postal_code": "1099", "city": "Sainte-Alix", "kind_id": kind}
    workspace.records.change(Organisation, body, {**values, "verified_on": date(2026, 10, 1)})
    for kind_of, value in ((ChannelKind.WEB, "x.example"), (ChannelKind.PHONE, "026415621")):
        make(workspace, ContactChannel, organisation_id=body, kind=kind_of, value=value)
    make(workspace, ContactChannel, person_id=anna, kind=ChannelKind.EMAIL, value="anna@x.example")
    kept = workspace.mailing_lists.create("Lettre").record_id
    make(workspace, Subscription, mailing_list_id=kept, person_id=anna, organisation_id=body)
    make(workspace, Subscription, mailing_list_id=kept, address="bare@y.example")
    return Selection(SelectionKind.LIST, (kept,), "Lettre")


def test_every_column_says_what_the_dossier_holds(workspace: Workspace) -> None:
    table = workspace.selection_export.table(filled(workspace), list(COLUMNS))

    assert (table.title, table.headers) == ("Lettre", tuple(COLUMNS.values()))
    whole, bare = (dict(zip(COLUMNS, row, strict=True)) for row in table.rows)
    assert whole == {
        "organisation": "Canevas", "short_name": "CNV", "civility": "Ms", "first_name": "Anna", "last_name": "Diop",
        "function": "Directrice", "email": "anna@x.example", "phone": "02 641 56 21", "street": "Rue X 1",
        "postal_code": "1099", "city": "Sainte-Alix", "language": "FR", "channel": "mail", "kind": "Lycée",
        "categories": "Santé", "joined_on": date(2020, 1, 15), "verified_on": date(2026, 10, 1), "web": "x.example",
    }  # fmt: skip
    assert {key for key, value in bare.items() if value} == {"email", "language", "channel"}


def test_the_usual_columns_are_those_of_a_letter(workspace: Workspace) -> None:
    table = workspace.selection_export.table(Selection(SelectionKind.PEOPLE, ()))
    assert (table.title, len(table.headers), table.rows) == ("Selection", len(USUAL), ())


def test_a_card_keeps_its_identifier_from_one_export_to_the_next(workspace: Workspace) -> None:
    selection = filled(workspace)
    first, bare = workspace.selection_export.cards(selection)
    assert (first.last_name, first.organisation, first.title) == ("Diop", "Canevas", "Directrice")
    assert (first.phone, first.web, first.street, first.city) == ("02 641 56 21", "x.example", "Rue X 1", "Sainte-Alix")
    assert (bare.email, bare.web, bare.uid[:9]) == ("bare@y.example", "", "urn:uuid:")
    assert [card.uid for card in workspace.selection_export.cards(selection)] == [first.uid, bare.uid]
