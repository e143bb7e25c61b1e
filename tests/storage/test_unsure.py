"""What the disk refused and kept is taken back before the next write; where it cannot be, writing goes on."""

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import unsure
from tests.factories import organisation


def test_what_stands_is_taken_back_once(workspace: Workspace) -> None:
    known = organisation(workspace, "Avant", member=False)
    refused = workspace.records.change(Organisation, known, {"name": "Après"}).transaction_id

    for _again in range(2):  # an attempt that was refused as well is asked again
        unsure.settle(workspace.database, refused)

    assert workspace.records.values(Organisation, known)["name"] == "Avant"
    labels = [line.label for line in workspace.history.of_record(known)]
    assert labels.count(unsure.TAKEN_BACK) == 1


def test_what_something_stands_on_stays_and_the_dossier_is_written_on(workspace: Workspace) -> None:
    known = organisation(workspace, "Avant", member=False)
    refused = workspace.records.change(Organisation, known, {"name": "Après"}).transaction_id
    workspace.records.change(Organisation, known, {"name": "Encore après"})

    unsure.settle(workspace.database, refused)

    assert workspace.records.values(Organisation, known)["name"] == "Encore après"
    workspace.records.change(Organisation, known, {"name": "Enfin"})
