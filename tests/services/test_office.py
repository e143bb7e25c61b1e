"""The office's settings, and what a new dossier starts with."""

from datetime import date, timedelta
from pathlib import Path

from csxl_desktop import i18n
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.office import MeetingKind, Office, Venue
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.seeds import seeds
from csxl_desktop.services.workspace import Workspace, new_workspace
from tests.conftest import AUTHOR, NOW
from tests.factories import SPRING, kind, make


def test_new_dossier_has_its_kinds_categories_and_office(workspace: Workspace) -> None:
    kinds = workspace.office.kinds()

    assert [row.behaviour for row in kinds] == list(BasicKind)
    assert [row.code for row in kinds] == [behaviour.value for behaviour in BasicKind]
    assert [row.badge for row in kinds][:4] == ["AG", "RT", "GT", "CA"]
    assert [row.has_minutes for row in kinds] == [True] * 4 + [False] * 5
    assert len(workspace.directory.category_options()) == 7
    assert workspace.office.name() == "Coordination Sociale de Sainte-Alix"


def test_new_dossier_speaks_the_language_of_its_maker() -> None:
    def labels(language: str) -> list[str]:
        with i18n.speaking(language):
            return [made.label for made in seeds("X") if isinstance(made, MeetingKind)]

    with i18n.speaking("fr"):
        expected = i18n._("General assembly")
    assert labels("fr")[0] == expected
    assert labels("en")[0] == "General assembly"
    assert all(isinstance(made, Record) for made in seeds("X"))


def test_kinds_no_longer_used_are_not_offered(workspace: Workspace) -> None:
    workspace.records.change(MeetingKind, kind(workspace, BasicKind.WALK), {"active": False})
    workspace.records.trash(MeetingKind, kind(workspace, BasicKind.LUNCH))

    assert {BasicKind.WALK, BasicKind.LUNCH}.isdisjoint(row.behaviour for row in workspace.office.kinds())


def test_venues_with_as_much_of_the_address_as_is_known(workspace: Workspace) -> None:
    make(workspace, Venue, name="La Salle", street="Rue X 1", postal_code="1099", city="Sainte-Alix")
    make(workspace, Venue, name="Ailleurs", city="Sainte-Alix")

    assert [(row.name, row.address) for row in workspace.office.venues()] == [
        ("Ailleurs", "Sainte-Alix"),
        ("La Salle", "Rue X 1, 1099 Sainte-Alix"),
    ]


def test_staff_on_a_day(workspace: Workspace) -> None:
    make(workspace, StaffMember, first_name="Ana", last_name="Test", position=2, role="assistante")
    make(workspace, StaffMember, last_name="Chef", position=1)
    make(workspace, StaffMember, first_name="Ex", last_name="Test", to_on=SPRING - timedelta(days=1))

    assert [row.full_name for row in workspace.office.staff(SPRING)] == ["Chef", "Ana Test"]


def test_counting_rule_is_the_office_s(workspace: Workspace) -> None:
    workspace.records.change(
        Office, workspace.office.office_id(), {"staff_counted": True, "represented_counted": False}
    )

    with workspace.database() as session:
        assert counting_rule(session) == CountingRule(staff_counted=True, represented_counted=False)


def test_dossier_without_office_row_still_opens(workspace: Workspace) -> None:
    workspace.records.trash(Office, workspace.office.office_id())

    with workspace.database() as session:
        assert the_office(session).name == ""
    assert workspace.documents.report(2026).content.office.name == ""


def test_workspace_knows_its_day_its_folder_and_who_works(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "d", AUTHOR, lambda: NOW, office_name="X") as workspace:
        assert workspace.today() == date(2026, 11, 21)
        assert workspace.folder == tmp_path / "d"
        workspace.work_as("Bea")
        made = workspace.records.create(Venue, {"name": "Salle"}).record_id

        (line,) = workspace.history.of_record(made)
        assert (line.person, line.workstation) == ("Bea", AUTHOR.workstation)
