"""The office turns parts of the application on and off."""

from csxl_desktop.domain.modules import WANTED_AT_FIRST, Module
from csxl_desktop.services.workspace import Workspace


def test_choices_are_kept_side_by_side_and_taken_back(workspace: Workspace) -> None:
    assert workspace.modules.wanted() == WANTED_AT_FIRST

    workspace.modules.choose(Module.SURVEYS, wanted=True)
    workspace.modules.choose(Module.SWOT, wanted=False)
    assert workspace.modules.wanted() == (WANTED_AT_FIRST | {Module.SURVEYS}) - {Module.SWOT}

    workspace.history.undo()
    assert workspace.modules.wanted() == WANTED_AT_FIRST | {Module.SURVEYS}
