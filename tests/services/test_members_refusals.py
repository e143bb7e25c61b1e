"""Tables of members with a line that cannot be kept, or one that names nobody."""

from csxl_desktop.services.workspace import Workspace
from tests.services.test_members_import import by_name, take


def test_a_line_that_cannot_be_kept_is_told_and_keeps_the_table_out(workspace: Workspace) -> None:
    report = take(workspace, f"organisation;sigle\nLe Relais;{'R' * 301}\nL’Abri;ABR\n")

    (refused,) = report.refused
    assert (refused.line, "301" in refused.reason) == (2, True)
    assert by_name(workspace) == {}


def test_a_body_that_nobody_knows_has_no_parts(workspace: Workspace) -> None:
    take(workspace, "organisation;fait partie de\nL’Abri;Nulle Part\n")

    assert by_name(workspace)["L’Abri"].parent_id is None
