"""An earlier report opened beside: its sections taken over into the text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.exchange.old_report import OldBlock, OldSection
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.jobs import Jobs
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.rich_text_keys import CTRL, press
from tests.ui.typing_keys import press_key

REPORT = "Avant.\n\n# Membres\n\nSoixante membres.\n\n## Comité\n\n- dix sièges\n\n# Groupes\n\nDeux groupes.\n"


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def begun(trial: Trial) -> ReportPlace:
    trial.run(lambda services: services.report.begin_year(2026))
    return trial.go("report", ReportPlace)


def test_a_section_is_chosen_and_taken_over_and_the_report_stays_open(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = begun(trial)
    path = tmp_path / "rapport-2019.txt"
    path.write_text(REPORT, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))

    place.text.previous.old.click()
    trial.qtbot.waitUntil(lambda: place.old.isVisible())
    shown = [place.old.list.item(row).text() for row in range(place.old.list.count())]
    assert shown == ["(before the first heading)", "Membres", "    Comité", "Groupes"]
    press_key(place.old.list, Qt.Key.Key_Down)
    assert place.old.text.text().plain() == "Soixante membres.\nComité\n- dix sièges"
    before = place.text.text.text().plain()
    place.old.take_button.click()
    trial.settle()

    taken = place.text.text.text()
    assert taken.plain().startswith("Soixante membres.")
    assert [block.kind for block in taken.blocks][1:3] == ["h", "li"]
    assert trial.run(lambda services: services.report.sections(2026)[0].text) == taken
    assert place.old.isVisible()
    press(place.text.text, Qt.Key.Key_Z, CTRL)
    assert place.text.text.text().plain() == before

    place.show_look()
    assert not place.text.isVisible()
    place.old.take_button.click()
    trial.settle()
    assert place.text.isVisible(), "nobody sees what goes into a text that stands behind"
    assert place.text.text.text().plain() == taken.plain()
    place.old.closed.emit()
    assert place.panel.isVisible()


def test_what_cannot_be_read_says_why_and_what_is_endless_is_not_taken(trial: Trial, tmp_path: Path) -> None:
    place = begun(trial)
    before = place.text.text.text()
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"%PDF- broken")

    place.old.open_file(path)
    trial.qtbot.waitUntil(lambda: bool(trial.refusals))
    assert place.old.isHidden()
    table = OldBlock("table", rows=(("Quoi", "Qui"), ("Salle",)))
    long = OldSection("Longue", 1, (OldBlock("p", "x" * 200_000),))
    place.old.show_sections(
        "r.docx", [long, OldSection("Table", 1, (table, OldBlock("table"))), OldSection("Vide", 1, ())]
    )
    assert not place.old.take_button.isEnabled()
    place.old.take()
    assert place.old.note.text().startswith("This is too long")
    place.old.list.setCurrentRow(1)
    (kept, empty) = place.old.text.text().blocks
    assert ([len(row) for row in kept.rows], empty.kind) == ([2, 2], "p")
    place.old.list.setCurrentRow(2)
    place.old.take()
    place.old.list.clear()
    place.old.take()

    assert place.text.text.text() == before
