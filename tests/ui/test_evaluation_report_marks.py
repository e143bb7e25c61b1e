"""What the text of a section has from last year, laid over it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.rich_text_keys import put_cursor, type_text
from tests.ui.typing_keys import press_key
from tests.ui.typing_keys import type_text as type_into

TEXT = RichText(
    (
        Block("a", runs=(Span("😀 Les actions de 2025 ont porté, en "), LiveField("year"), Span("."))),
        Block("b", runs=(Span("La Coordination réunit les services."),)),
    )
)


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def carried_over(trial: Trial) -> ReportPlace:
    """Two years with the same introduction, taken over into 2026."""
    trial.run(lambda services: services.report.begin_year(2024))
    first = trial.run(lambda services: services.report.sections(2024)[0].id)
    trial.run(lambda services: services.records.change(ReportSection, first, {"text": TEXT}))
    trial.run(lambda services: services.report.begin_year(2025))
    trial.run(lambda services: services.report.begin_year(2026))
    place = trial.go("report", ReportPlace)
    trial.qtbot.waitUntil(lambda: bool(place.text.text.edit.side_marks))
    return place


def test_what_is_stale_is_highlighted_and_what_is_unchanged_says_since_when(trial: Trial) -> None:
    place = carried_over(trial)
    edit, marks = place.text.text.edit, place.text.main.marks

    (selection,) = edit.extraSelections()
    assert selection.cursor.selectedText() == "2025"
    assert edit.side_marks == {"a": "Unchanged since 2024.", "b": "Unchanged since 2024."}
    put_cursor(place.text.text, 1, 3)
    assert marks.told.text() == "Unchanged since 2024."
    marks.next_button.click()
    assert edit.textCursor().selectedText() == "2025"
    assert marks.told.text() == "Last year's report was about 2025."
    assert place.text.text.text() == TEXT  # nothing of it is in the text

    trial.enter(edit)
    with trial.qtbot.waitSignal(marks.counted):
        type_text(place.text.text, "2026")
    assert (marks.doubts, sorted(edit.side_marks)) == ((), ["b"])
    assert marks.told.text() == "1 passage as last year"
    marks.go_to_next()


def test_a_body_that_ends_meanwhile_is_marked(trial: Trial) -> None:
    body = trial.run(lambda services: make(services, Organisation, name="Les Tilleuls"))
    place = carried_over(trial)
    edit, marks = place.text.text.edit, place.text.main.marks
    trial.enter(edit)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    with trial.qtbot.waitSignal(marks.counted):
        type_text(place.text.text, " Les Tilleuls en sont.")
    trial.leave()
    before = len(marks.doubts)

    trial.run(lambda services: make(services, OrganisationEnd, organisation_id=body, ended_on=date(2026, 6, 30)))
    with trial.qtbot.waitSignal(marks.counted):
        trial.page.reload()
    trial.settle()

    assert len(marks.doubts) == before + 1
    assert marks.doubts[-1].why == "Ended on 30/06/2026."


def test_last_year_is_compared_word_by_word(trial: Trial) -> None:
    place = carried_over(trial)
    trial.enter(place.text.text.edit)
    put_cursor(place.text.text, 1, 3)
    type_text(place.text.text, "vraie ")

    place.text.previous.compare.click()

    shown = place.text.previous.changes
    assert shown.isVisible()
    assert shown.toPlainText().splitlines() == [
        "😀 Les actions de 2025 ont porté, en 2026.",
        "La vraie Coordination réunit les services.",
    ]
    trial.leave()
    assert place.text.previous.changes.isVisible()
    place.text.previous.compare.click()
    assert shown.isHidden()


def test_the_text_after_the_computed_part_is_written_too(trial: Trial) -> None:
    place = carried_over(trial)
    assert place.text.after_fold.isHidden()
    press_key(place.sections.list, Qt.Key.Key_Down)
    trial.settle()
    assert place.text.after.isHidden()

    place.text.after_fold.click()
    trial.enter(place.text.after.text.edit)
    type_into(place.text.after.text.edit, "Merci à tous.")
    trial.leave()

    row = trial.run(lambda services: services.report.sections(2026)[1])
    assert row.closing.plain() == "Merci à tous."
    assert place.text.after.isVisible()
