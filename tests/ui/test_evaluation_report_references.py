"""References to another part of the report."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.category_tables import CategoryLine, CategoryTable
from csxl_desktop.domain.content.report_places import table_key
from csxl_desktop.domain.pasted_counts import CountTyped
from csxl_desktop.domain.rich_text import Mark
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.evaluation.report_captions import CaptionDialog
from csxl_desktop.ui.evaluation.report_references import ReferenceDialog, places
from csxl_desktop.ui.jobs import Jobs
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.rich_text_keys import ALT, press, put_cursor
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def asked(place: ReportPlace) -> ReferenceDialog:
    found = place.text.text.findChildren(ReferenceDialog)[-1]
    assert found.isVisible()
    return found


def test_a_table_takes_its_caption_and_is_referred_to_by_it(trial: Trial) -> None:
    trial.run(lambda services: services.report.begin_year(2026))
    place = trial.go("report", ReportPlace)
    editor = place.text.text
    trial.enter(editor.edit)
    put_cursor(editor, 0, 0)
    editor.perform("caption")  # in no table: nothing is asked
    assert not editor.findChildren(CaptionDialog)
    editor.perform("table")
    (action,) = [each for each in editor.toolbar.table.menu().actions() if each.data() == "caption"]
    assert action.isVisible()

    action.trigger()
    dialog = editor.findChildren(CaptionDialog)[-1]
    dialog.caption.set_value(" Qui fait quoi ")
    dialog.accept()
    trial.enter(editor.edit)
    trial.leave()

    rows = trial.run(lambda services: services.report.sections(2026))
    (table,) = [block for block in rows[0].text.blocks if block.kind == "table"]
    assert table.caption == "Qui fait quoi"
    counted = CategoryTable(new_id(), "Demandes", 2026, (CategoryLine(new_id(), "Logement", CountTyped(Decimal(3))),))
    options = places(rows, [counted, replace(counted, id=new_id(), title="Vide", lines=())])
    assert {"Qui fait quoi", "Demandes"} <= {option.label for option in options}
    assert "Vide" not in [option.label for option in options]
    assert table_key(counted) in [option.id for option in options]
    editor.perform("caption")
    assert editor.findChildren(CaptionDialog)[-1].words() == "Qui fait quoi"


def test_a_part_is_chosen_shown_by_its_title_and_changed(trial: Trial) -> None:
    trial.run(lambda services: services.report.begin_year(2026))
    place = trial.go("report", ReportPlace)
    editor = place.text.text
    trial.enter(editor.edit)
    put_cursor(editor, 0, 0)
    (action,) = [each for each in editor.toolbar.more.menu().actions() if each.data() == "reference"]
    assert action.isVisible()

    action.trigger()
    dialog = asked(place)
    dialog.accept()
    assert dialog.isVisible()
    type_text(dialog.place.edit, "team")
    press_key(dialog.place.edit, Qt.Key.Key_Return)
    dialog.accept()
    (run,) = [each for each in editor.text().blocks[0].runs if isinstance(each, Mark)]
    assert run == Mark("ref", "section-team")
    assert editor.edit.objects.description(run) == "Page of: Team"

    put_cursor(editor, 0, 0)
    press(editor, Qt.Key.Key_Return, ALT)
    dialog = asked(place)
    assert dialog.place.value() == "section-team"
    dialog.form.set_value("|title")
    dialog.accept()
    trial.enter(editor.edit)
    trial.leave()
    first = trial.run(lambda services: services.report.sections(2026)[0])
    assert first.text.references() == {"section-team|title"}
    assert editor.edit.objects.description(Mark("ref", "section-team|number")) == "Number of: Team"
    assert editor.edit.objects.description(Mark("ref", "gone")) == "What this refers to is no longer in the report"
