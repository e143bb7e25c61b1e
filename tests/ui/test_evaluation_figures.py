"""The figures of the Évaluation: what they rest on, their charts, those kept by hand."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import BasicKind, MeetingState, Quality
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.i18n import speaking
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation import figure_table, over_years
from csxl_desktop.ui.evaluation.figures import FiguresPlace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.widgets.row_table import RowTable
from tests.factories import make, meeting
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def assembly(services: Workspace, on: date = date(2026, 4, 2)) -> UUID:
    made = meeting(services, BasicKind.PLENARY, on, theme="Logement")
    services.records.change(Meeting, made, {"state": MeetingState.HELD})
    return made


def test_a_figure_shows_what_it_rests_on_and_escape_brings_the_chart_back(trial: Trial) -> None:
    held = trial.run(assembly)
    place = trial.go("figures", FiguresPlace)
    tile = place.tiles["assemblies"]

    press_key(tile, Qt.Key.Key_Return)
    trial.settle()

    assert tile.accessibleName() == "1 assemblies"
    assert [row.label for row in place.behind.model.rows()] == ["I · Logement"]
    assert place.behind.sum.text() == "Lines: 1. Sum: 1."
    assert (tile.is_checked(), place.behind.isHidden()) == (True, False)
    press_key(place.behind.table, Qt.Key.Key_Return)
    assert trial.requested == [("meeting", held)]
    trial.page.escape()
    assert (tile.is_checked(), place.behind.isHidden()) == (False, True)


def test_contacts_stand_under_the_figures_where_there_are_any(trial: Trial) -> None:
    place = trial.go("figures", FiguresPlace)
    assert place.contacts.isHidden()

    values = {"contact_on": date(2026, 3, 2), "professional": "Inconnue", "theme": "Logement"}
    trial.run(lambda services: make(services, ContactEntry, **values))
    place.reload()
    trial.settle()

    assert not place.contacts.isHidden()
    (row,) = place.contacts.model.rows()
    assert (row.theme, row.months[2], row.total) == ("Logement", 1, 1)


def test_the_change_is_said_in_words(trial: Trial) -> None:
    trial.run(assembly)
    trial.run(lambda services: assembly(services, date(2025, 4, 2)))
    trial.run(lambda services: assembly(services, date(2025, 9, 2)))

    place = trial.go("figures", FiguresPlace)

    assert place.tiles["assemblies"].accessibleDescription().startswith("−1 (−50.0%), down from 2 in 2025")
    place.charts.show_chart("months")
    assert "April: 1 activity" in place.charts.view.accessibleDescription()


def test_a_place_of_a_chart_opens_its_records_by_keyboard(trial: Trial) -> None:
    trial.run(assembly)
    place = trial.go("figures", FiguresPlace)
    place.charts.show_chart("months")

    for _month in range(4):
        press_key(place.charts.view, Qt.Key.Key_Right)
    press_key(place.charts.view, Qt.Key.Key_Return)
    trial.settle()

    assert place.behind.title.text().casefold() == "activities held in april 2026"
    assert [row.label for row in place.behind.model.rows()] == ["I · Logement"]


def test_a_figure_of_the_table_says_what_it_counts_and_shows_its_records(trial: Trial) -> None:
    trial.run(assembly)
    place = trial.go("figures", FiguresPlace)

    place.table.table.choose("meetings")
    press_key(place.table.table, Qt.Key.Key_Return)
    trial.settle()

    assert place.table.definition.text() == "Activities of every kind held in the year. Source: Calendar of activities"
    assert [row.label for row in place.behind.model.rows()] == ["I · Logement"]


def test_only_the_page_scrolls_and_what_a_figure_rests_on_stands_beside_it(trial: Trial) -> None:
    for day in range(1, 13):
        trial.run(partial(assembly, on=date(2026, 4, day)))
    place = trial.go("figures", FiguresPlace)
    trial.page.resize(1100, 640)
    last = place.table.model.rows()[-1]

    place.table.table.selectRow(place.table.model.rowCount() - 1)
    press_key(place.table.table, Qt.Key.Key_Return)
    place.show_behind("assembly_persons")
    trial.settle()

    page = place.views.currentWidget()
    assert isinstance(page, QScrollArea)
    sheet = page.widget()
    assert sheet is not None
    inner = [each for each in page.findChildren(QAbstractScrollArea) if each.isVisible()]
    assert [each for each in inner if each.verticalScrollBar().maximum() > 0] == []
    assert page.verticalScrollBar().maximum() > 0
    table, behind = place.table.table, place.behind
    mark = table.viewport().mapTo(sheet, table.visualRect(table.currentIndex()).center()).y()
    top = behind.mapTo(sheet, behind.rect().topLeft()).y()
    assert table.chosen_row() == last
    assert top <= mark <= top + behind.height()


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_the_headings_over_the_figures_stand_whole(qtbot: QtBot, language: str) -> None:
    with speaking(language):
        for columns in (over_years._COLUMNS, figure_table._FIGURES):
            table = RowTable(RowTableModel[Any](columns, lambda row: row), "Figures", compact=True)
            table.setSortingEnabled(False)
            qtbot.addWidget(table)
            table.resize(600, 200)
            with qtbot.waitExposed(table):
                table.show()
            head = table.horizontalHeader()
            cut = [place for place in range(head.count()) if head.sectionSize(place) < head.sectionSizeHint(place)]
            assert cut == []


def test_the_figures_of_the_year_stand_on_paper(trial: Trial) -> None:
    trial.run(assembly)
    place = trial.go("figures", FiguresPlace)

    trial.page.print_current()
    trial.settle()

    assert place.views.currentWidget() is place.pages


def test_a_figure_kept_by_hand_takes_name_value_and_quality(trial: Trial) -> None:
    place = trial.go("figures", FiguresPlace)

    trial.page.new_record()
    trial.settle()
    indicators = place.indicators
    trial.enter(indicators.name.edit)
    indicators.name.edit.selectAll()
    type_text(indicators.name.edit, "Lettres envoyées")
    trial.enter(indicators.number.edit)
    type_text(indicators.number.edit, "950")
    trial.leave()
    indicators.quality.combo.setCurrentIndex(3)
    indicators.quality.flush()
    trial.settle()

    (row,) = trial.run(lambda services: services.evaluation.indicators(2026))
    assert (row.name, row.value, row.quality) == ("Lettres envoyées", Decimal(950), Quality.MORE_THAN)
    assert indicators.number.edit.text() == "950"


def test_a_figure_kept_by_hand_goes_to_the_trash_and_comes_back(trial: Trial) -> None:
    place = trial.go("figures", FiguresPlace)
    place.indicators.new_record()
    trial.settle()

    trial.page.trash_record()
    trial.settle()
    assert place.indicators.model.total() == 0
    trial.undo_offers[0]()
    trial.settle()

    assert place.indicators.model.total() == 1
