"""The exchange workbook: what is refused, what is kept, what is told."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import BasicKind, MinutesKind, MinutesState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment, MeetingKind
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.exchange.annexes import write_annexes
from csxl_desktop.services.exchange import outgoing
from csxl_desktop.services.exchange.incoming import import_workbook
from csxl_desktop.services.exchange.outgoing import export_workbook
from csxl_desktop.services.exchange.report import Outcome
from csxl_desktop.services.natural_keys import NaturalKeys, entities
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from tests import factories
from tests.services.exchange_support import TODAY, Sheets, all_of, another, cells_of, outcomes, read, take


def test_approved_minutes_come_in_as_approved_elsewhere(workspace: Workspace) -> None:
    report = take(
        workspace,
        {
            "meetings": [{"kind": "AG", "first_on": TODAY}],
            "agenda_items": [{"meeting": f"AG {TODAY}", "position": 1, "title": "Accueil"}],
            "minutes": [{"meeting": f"AG {TODAY}", "kind": "PV", "state": "approved"}],
        },
    )

    assert report.written
    (minutes,) = all_of(workspace, Minutes)
    assert minutes.state is MinutesState.APPROVED
    assert minutes.approved_elsewhere
    assert minutes.seal_sha256 == ""


def test_parts_of_an_approved_meeting_are_refused(workspace: Workspace) -> None:
    kind = factories.kind(workspace, BasicKind.PLENARY)
    meeting = factories.make(workspace, Meeting, kind_id=kind, first_on=TODAY)
    factories.make(workspace, AgendaItem, meeting_id=meeting, position=1, title="Accueil")
    factories.make(workspace, Minutes, meeting_id=meeting, kind=MinutesKind.MINUTES, state=MinutesState.APPROVED)

    report = take(workspace, {"agenda_items": [{"meeting": f"AG {TODAY}", "position": 1, "title": "Autre"}]})

    assert "approved" in report.refused[0].reason
    assert [item.title for item in all_of(workspace, AgendaItem)] == ["Accueil"]


def test_a_file_that_is_not_beside_the_workbook_is_refused(
    workspace: Workspace, tmp_path: Path, open_it: Callable[[], Workspace]
) -> None:
    digest = attachments.store(workspace.folder / "annexes", b"picture")
    factories.make(workspace, Attachment, sha256=digest, file_name="a.jpg", media_type="image/jpeg", size=7)
    exported = export_workbook(workspace)

    with another(tmp_path / "two") as other:
        report = import_workbook(other, read(exported.content), beside=tmp_path / "export.xlsx")

        assert [line.kind for line in report.refused] == ["attachment"]
        write_annexes(tmp_path / "export.xlsx", [b"picture"])
        assert import_workbook(other, read(exported.content), beside=tmp_path / "export.xlsx").written
        assert attachments.read(other.folder / "annexes", digest) == b"picture"


def test_trash_is_not_carried_and_comes_back_by_its_key(workspace: Workspace, tmp_path: Path) -> None:
    bridge = factories.organisation(workspace, "Le Pont")
    exported = export_workbook(workspace)
    workspace.records.trash(Organisation, bridge)

    assert "Le Pont" not in cells_of(export_workbook(workspace).content, "Organisations")
    report = import_workbook(workspace, read(exported.content), beside=tmp_path / "mars.xlsx")

    assert report.counts[Outcome.CHANGED] == 2
    again = export_workbook(workspace).content
    assert cells_of(again, "Organisations") == cells_of(exported.content, "Organisations")

    (row,) = workspace.imports.imports()
    assert (row.file_name, row.counts[Outcome.CHANGED], row.undone_at) == ("mars.xlsx", 2, None)
    assert workspace.imports.undo(row.id).remaining == ()
    assert "Le Pont" not in cells_of(export_workbook(workspace).content, "Organisations")


def test_an_import_is_undone_in_one_step(workspace: Workspace) -> None:
    take(workspace, {"organisations": [{"name": "Le Pont"}, {"name": "La Rive"}]})

    workspace.history.undo()

    assert all_of(workspace, Organisation) == []


def test_the_template_is_an_empty_workbook_of_all_sheets() -> None:
    content = read(outgoing.template())

    assert set(content.sheets) == {entity.__tablename__ for entity in entities()}
    assert not any(content.sheets.values())


def test_a_name_is_found_by_key_in_braces(workspace: Workspace) -> None:
    made = factories.person(workspace, "Ana", "Diop")

    with workspace.database() as session:
        keys = NaturalKeys(session)

        assert keys.find(Person, f"Ana Diop {{{made}}}").id == made
        assert keys.name(keys.find(Person, "ana DIOP")) == "Ana Diop"
        assert isinstance(keys.find(Person, str(made)).id, UUID)


def test_a_change_tells_the_names_of_what_it_points_to(workspace: Workspace) -> None:
    rows: Sheets = {"organisations": [{"name": "Maison"}, {"name": "Service", "parent": None}]}
    take(workspace, rows)
    rows["organisations"][1]["parent"] = "Maison"

    (_maison, line) = take(workspace, rows).lines

    assert [str(change) for change in line.changes] == ["parent: — → Maison"]
    rows["organisations"][1]["parent"] = None
    assert outcomes(take(workspace, rows)) == ["unchanged", "changed"]
    assert {each.parent_id for each in all_of(workspace, Organisation)} == {None}


@pytest.mark.parametrize(
    ("sheets", "column"),
    [
        ({"organisations": [{"city": "Sainte-Alix"}]}, "Name"),
        ({"meetings": [{"kind": "AG", "title": "Sans date"}]}, "First day"),
        ({"organisations": [{"name": "Maison"}, {"name": "Service", "parent": "Château"}]}, "Part of"),
        ({"organisations": [{"name": "x" * 301}]}, "Name"),
        ({"organisations": [{"name": "Pont", "kind": "Navire"}]}, "Kind"),
    ],
)
def test_a_refusal_names_its_column(workspace: Workspace, sheets: Sheets, column: str) -> None:
    report = take(workspace, sheets)

    assert [line.column for line in report.refused] == [column]
    assert report.refused[0].reason
    assert all_of(workspace, Organisation) == []


def test_an_identifier_lets_a_record_be_renamed(workspace: Workspace) -> None:
    bridge = factories.organisation(workspace, "Le Pont", member=False)

    report = take(workspace, {"organisations": [{"id": bridge, "name": "La Passerelle"}]})

    assert outcomes(report) == ["changed"]
    assert [(each.id, each.name) for each in all_of(workspace, Organisation)] == [(bridge, "La Passerelle")]


def test_two_rows_cannot_mean_one_record(workspace: Workspace) -> None:
    bridge = factories.organisation(workspace, "Le Pont", member=False)

    report = take(workspace, {"organisations": [{"id": bridge, "name": "Le Pont"}, {"id": None, "name": "le pont"}]})

    assert outcomes(report) == ["unchanged", "refused"]
    assert "line 2" in report.refused[0].reason


def test_a_row_that_may_mean_several_is_refused(workspace: Workspace) -> None:
    factories.person(workspace, "Ana", "Diop")
    factories.person(workspace, "Ana", "Diop")

    report = take(workspace, {"people": [{"first_name": "Ana", "last_name": "Diop", "civility": "Mme"}]})

    assert "one of several" in report.refused[0].reason


def test_minutes_sealed_here_stay_as_they_are(workspace: Workspace) -> None:
    kind = factories.kind(workspace, BasicKind.PLENARY)
    meeting = factories.make(workspace, Meeting, kind_id=kind, first_on=TODAY)
    factories.make(
        workspace,
        Minutes,
        meeting_id=meeting,
        kind=MinutesKind.MINUTES,
        state=MinutesState.APPROVED,
        seal_sha256="0" * 64,
    )
    row = {"meeting": f"AG {TODAY}", "kind": "PV", "version": 1, "state": "approved"}

    same = take(workspace, {"minutes": [row]})
    other = take(workspace, {"minutes": [row | {"chair": "Ana"}]})

    assert outcomes(same) == ["unchanged"]
    assert outcomes(other) == ["refused"]


def test_a_dossier_in_use_keeps_its_kinds(workspace: Workspace, tmp_path: Path) -> None:
    exported = export_workbook(workspace)
    with another(tmp_path / "used") as other:
        factories.organisation(other, "Le Pont")
        before = [kind.id for kind in all_of(other, MeetingKind)]

        report = import_workbook(other, read(exported.content))

        assert report.refused == ()
        assert [kind.id for kind in all_of(other, MeetingKind)] == before
