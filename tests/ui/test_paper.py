"""Documents onto paper where there is no printer, and what this computer remembers of printing."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from csxl_desktop.services.printing import Document
from csxl_desktop.ui import print_dialog
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.paper import PaperStrip
from csxl_desktop.ui.print_dialog import Sheets
from csxl_desktop.ui.print_memory import Habit, PrintMemory
from csxl_desktop.ui.window_state import WindowState


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    return WindowState(tmp_path / "window.json")


def test_without_a_printer_the_pdf_can_still_be_saved(
    qtbot: QtBot, jobs: Jobs, errors: Errors, state: WindowState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_dialog, "printers", list)  # this computer may have some
    strip = PaperStrip(state, jobs, errors)
    qtbot.addWidget(strip)

    strip.print_document(Document("minutes", None, "PV"), b"%PDF")

    assert strip.text().startswith("This computer knows no printer.")
    assert not strip.action.isHidden()
    with qtbot.waitSignal(strip.save_wanted):
        strip.action.click()


def test_each_kind_of_document_remembers_its_printer(state: WindowState, tmp_path: Path) -> None:
    memory = PrintMemory(state)
    memory.remember("labels", Habit("Étiqueteuse", "A4", "one-sided", gray=True))
    memory.remember("report", Habit("\\\\serveur\\Étage 2", "A3", "two-sided-long-edge"))
    state.sync()

    again = PrintMemory(WindowState(tmp_path / "window.json"))

    assert again.habit("labels") == Habit("Étiqueteuse", "A4", "one-sided", gray=True)
    assert again.habit("report") == Habit("\\\\serveur\\Étage 2", "A3", "two-sided-long-edge")
    assert again.habit("minutes") == Habit("\\\\serveur\\Étage 2")  # never printed: the printer of last time


def test_labels_fall_where_each_printer_needs_them(state: WindowState) -> None:
    memory = PrintMemory(state)
    memory.set_shift("Bureau", 1.5, -0.8)

    assert memory.shift("Bureau") == (1.5, -0.8)
    assert memory.shift("Autre") == (0.0, 0.0)


@pytest.mark.parametrize(
    "kept", ["", "[", "[1]", '{"labels": 3}', '{"Bureau": [1]}', '{"Bureau": [NaN, 0]}', '{"Bureau": ["x", 1]}']
)
def test_a_damaged_memory_means_no_memory(state: WindowState, kept: str) -> None:
    state.set_text("print/kinds", kept)
    state.set_text("print/shifts", kept)

    assert PrintMemory(state).habit("labels") == Habit()
    assert PrintMemory(state).shift("Bureau") == (0.0, 0.0)


def test_a_printer_that_is_gone_leaves_its_options(qtbot: QtBot) -> None:
    printer = print_dialog.prepared(Habit("Jetée", "A3", "two-sided-short-edge", gray=True), Sheets("PV", 3, wide=True))
    job = print_dialog.job_of(printer, Sheets("PV", 3, wide=True), true_size=False)

    assert printer.printerName() != "Jetée"
    assert (job.paper, job.gray, job.title) == ("A3", True, "PV")


def test_the_pages_chosen_are_those_in_view_a_range_or_all(qtbot: QtBot) -> None:
    printer, sheets = QPrinter(), Sheets("PV", 5, page=3)

    assert print_dialog.pages_of(printer, sheets) == ""
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert print_dialog.pages_of(printer, sheets) == "3"
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert print_dialog.pages_of(printer, sheets) == "2-4"
    printer.setFromTo(1, 5)
    assert print_dialog.pages_of(printer, sheets) == ""
    assert print_dialog.numbers("2-3,7", 5) == [2, 3]
