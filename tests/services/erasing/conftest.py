"""A dossier in which everything names one person, made once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from csxl_desktop.services.workspace import Workspace, open_workspace
from tests.conftest import AUTHOR, NOW
from tests.services.erasing.known import Known, known


@pytest.fixture(scope="session")
def known_once(empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Known]:
    """To be copied, never opened in place."""
    folder = Path(shutil.copytree(empty_dossier, tmp_path_factory.mktemp("known") / "dossier"))
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        made = known(workspace)
        workspace.backups.make()
    return folder, made


@pytest.fixture
def made(known_once: tuple[Path, Known]) -> Known:
    return known_once[1]


@pytest.fixture
def naming(known_once: tuple[Path, Known], tmp_path: Path) -> Iterator[Workspace]:
    """The test's own copy, open; one backup holds the same."""
    folder = Path(shutil.copytree(known_once[0], tmp_path / "naming"))
    workspace = open_workspace(folder, AUTHOR, lambda: NOW)
    yield workspace
    workspace.close()
