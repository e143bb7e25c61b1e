"""Minutes that were replaced when somebody was erased: their place in the Agenda, and the ways there."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.redacted_page import RedactedPage
from csxl_desktop.ui.meetings.send import SendPanel
from csxl_desktop.ui.page import REDACTED
from tests.services.erasing.conftest import known_once
from tests.services.erasing.known import NAME, Known
from tests.ui.meetings_support import Trial, agenda

__all__ = ["known_once"]


@pytest.fixture
def known_trial(
    known_once: tuple[Path, Known], tmp_path: Path, qtbot: QtBot, jobs: Jobs, errors: Errors
) -> Iterator[tuple[Trial, Known]]:
    folder = Path(shutil.copytree(known_once[0], tmp_path / "naming"))
    with agenda(qtbot, folder, jobs, errors) as opened:
        yield opened, known_once[1]


def _place(trial: Trial) -> RedactedPage:
    trial.page.open_record("agenda_place", REDACTED)
    trial.settle()
    place = trial.page.tool()
    assert isinstance(place, RedactedPage)
    return place


def test_the_list_teaches_while_it_is_empty_then_shows_the_pages_that_stand_now(
    known_trial: tuple[Trial, Known],
) -> None:
    trial, known = known_trial
    place = _place(trial)
    assert place.model.rows() == []
    assert "will stand here" in place.list.empty_words()
    assert not place.panel.preview.pdf()

    trial.run(lambda services: services.erasing.erase(known.person, NAME))
    place.reload()
    trial.settle()
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()))

    (row,) = place.model.rows()
    assert (row.subject, bool(row.person)) == ("Logement", True)
    assert place.why.text() == row.why
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(place.panel.preview.pdf())).pages)
    assert "[personne effacée]" in words
    place.list.row_opened.emit(row)
    trial.settle()
    assert trial.page.desk.id() == known.sealed


def test_the_meeting_s_own_minutes_lead_there(known_trial: tuple[Trial, Known]) -> None:
    trial, known = known_trial
    trial.run(lambda services: services.erasing.erase(known.person, NAME))
    panel = trial.show(known.sealed, Step.SEND)
    assert isinstance(panel, SendPanel)
    versions = panel.versions
    asked: list[tuple[str, object]] = []
    trial.page.record_requested.connect(lambda kind, key: asked.append((kind, key)))

    life = trial.run(lambda services: services.minutes_life.life(known.sealed))
    versions.show_versions(life.versions)

    assert not versions.redacted_button.isHidden()
    assert versions.redacted_button.text() == "Replaced on 21 November 2026, without an erased person"
    versions.redacted_button.click()
    assert asked == [("agenda_place", REDACTED)]
    versions.show_versions([row for row in life.versions if not row.redacted])
    assert versions.redacted_button.isHidden()
