"""What the attacks share: the haunted dossier, made once, to be copied."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from tests.conftest import AUTHOR, NOW
from tests.faults import hostile
from tests.faults.haunted import haunted_demo
from tests.faults.watching import Bait

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its theme."""
    theme.apply(qapp, "light", resources())
    return qapp


@pytest.fixture(scope="session")
def bait(tmp_path_factory: pytest.TempPathFactory) -> Bait:
    return Bait(tmp_path_factory.mktemp("bait"))


@pytest.fixture(scope="session")
def haunted_folder(tmp_path_factory: pytest.TempPathFactory, bait: Bait) -> Path:
    """Not to be opened in place."""
    folder = tmp_path_factory.mktemp("haunted") / "dossier"
    haunted_demo(folder, [*bait.names(), *hostile.KEPT]).close()
    return folder


@pytest.fixture
def haunted(haunted_folder: Path, tmp_path: Path) -> Path:
    """A haunted dossier of the test's own."""
    return Path(shutil.copytree(haunted_folder, tmp_path / "haunted"))


@pytest.fixture
def haunted_workspace(haunted: Path) -> Iterator[Workspace]:
    with open_workspace(haunted, AUTHOR, lambda: NOW) as workspace:
        yield workspace
