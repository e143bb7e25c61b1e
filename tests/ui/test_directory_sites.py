"""The opening hours of several sites, each with its own week."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.text_fields import ChoiceField
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.test_directory_details import fill_in


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def test_the_hours_of_a_site_stand_apart_and_add_up(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    details = rig.page.organisation.details
    card = details.hours
    site = card.add_form.fields["site"]
    assert site.isHidden()
    fill_in(details.addresses.add_form, street="Rue B 2", city="Sainte-Alix", label="Antenne")
    rig.wait()
    fill_in(card.add_form, hours="mo-fr 9-13")
    rig.wait()

    card.add_form.open_form()
    card.add_form.fields["hours"].control.setText("tu 9-13")  # type: ignore[attr-defined]
    assert isinstance(site, ChoiceField)
    site.combo.setCurrentIndex(1)
    card.add_form.submit()
    rig.wait()

    told = [words.replace("\N{NO-BREAK SPACE}", " ") for words in card.words()]
    assert told == ["Main address · Every week · 20 h a week", "Antenne · Every week · 4 h a week"]
    assert card.in_all.text().replace("\N{NO-BREAK SPACE}", " ") == "24 h a week over 2 sites"
    assert card._shown
    card.edit(card._shown[1])
    assert site.value() is not None
