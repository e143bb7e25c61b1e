"""A new dossier, page by page: wherever nothing stands yet, a sentence says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.qt_language import speak
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.row_table import RowTable
from tests.screenshots import SIZE, Studio
from tests.shots.empty import EMPTY_SHOTS


@pytest.fixture
def studio(qapp: QApplication, dossier: Path, home: Path) -> Iterator[Studio]:
    assert home
    made = Studio(qapp, dossier, "light", "en", pictures=False)
    yield made
    made.close()
    theme.apply(qapp, "light", resources())
    speak(qapp, "en")


def bare(page: QWidget) -> list[str]:
    """The lists on screen that show nothing and say nothing."""
    tables: list[RowTable[Any]] = [each for each in page.findChildren(RowTable) if each.isVisible()]
    return [table.accessibleName() for table in tables if not table.model().rowCount() and not table.empty_words()]


def test_no_list_of_a_new_dossier_is_bare(studio: Studio) -> None:
    found = []
    for shot in EMPTY_SHOTS:
        with studio.placed(shot, SIZE) as window:
            found += [f"{shot.name}: {name}" for name in bare(window)]
    assert found == []


def test_empty_directory_offers_the_table(studio: Studio) -> None:
    directory = next(shot for shot in EMPTY_SHOTS if shot.name == "vide-repertoire")
    with studio.placed(directory, SIZE):
        page = studio.page()
        (front,) = [each for each in page.right.findChildren(EmptyState) if each.isVisible()]
        assert front is page.right.nobody
        named = [each for each in page.list.findChildren(QAbstractButton) if each.accessibleName() == "Import a table"]
        assert (len(named), front.action.text()) == (1, "Import a table")
        assert all(
            "“Import a table”" in each.empty_words() for each in (page.list.organisation_table, page.list.person_table)
        )
        front.action.click()
        studio.settle()
        assert page.tool_key() == "import"
        page.tool().read_text("Personne de contact\nAnna Diop\n")
        studio.settle()
        assert page.tool().head.nature.value() == "members"
