"""Labels that fall beside: measured on a page, kept for the printer, applied to labels alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.content.labels import L7160, LabelAlignment, Labels, PostalAddress
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.services.printing import Document, render
from csxl_desktop.ui import print_dialog
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.label_alignment import AlignmentDialog, shift_words
from csxl_desktop.ui.paper import PaperStrip
from csxl_desktop.ui.print_memory import PrintMemory
from csxl_desktop.ui.window_state import WindowState


@pytest.fixture
def context(jobs: Jobs, errors: Errors, tmp_path: Path) -> Context:
    return Context(Dossier(), jobs, errors, WindowState(tmp_path / "window.json"), lambda: date(2026, 3, 12))


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch) -> AlignmentDialog:
    monkeypatch.setattr(print_dialog, "printers", lambda: ["Accueil", "Bureau"])  # what the computer knows
    made = AlignmentDialog(context, L7160, None)
    qtbot.addWidget(made)
    return made


def _measure(dialog: AlignmentDialog, left: str, top: str) -> None:
    for field, text in ((dialog.left, left), (dialog.top, top)):
        field.edit.setText(text)
        field.flush()


def test_two_numbers_are_kept_for_the_printer_that_is_chosen(dialog: AlignmentDialog, context: Context) -> None:
    dialog.printer.combo.setCurrentIndex(1)
    dialog.printer.flush()
    _measure(dialog, "18,5", "20,8")

    memory = PrintMemory(context.state)
    assert memory.shift("Bureau") == (1.5, -0.8)
    assert memory.shift("Accueil") == (0.0, 0.0)
    assert dialog.told.text() == "On this printer labels are moved: 1.5 mm to the right, 0.8 mm up."
    assert dialog.check_button.isEnabled()

    dialog.printer.combo.setCurrentIndex(0)
    dialog.printer.flush()
    assert (str(dialog.left.value()), str(dialog.top.value())) == ("20.0", "20.0")
    assert dialog.told.text() == "Labels are not moved on this printer."
    dialog.printer.combo.setCurrentIndex(1)
    dialog.printer.flush()
    assert (str(dialog.left.value()), str(dialog.top.value())) == ("18.5", "20.8")


def test_what_no_printer_does_is_not_kept(dialog: AlignmentDialog, context: Context) -> None:
    _measure(dialog, "200", "20")

    assert "not further off" in dialog.told.text()
    assert PrintMemory(context.state).shift("Accueil") == (0.0, 0.0)


def test_twenty_and_twenty_take_it_back(dialog: AlignmentDialog, context: Context) -> None:
    _measure(dialog, "21", "19")
    assert PrintMemory(context.state).shift("Accueil") == (-1.0, 1.0)
    _measure(dialog, "20", "20")

    assert PrintMemory(context.state).shift("Accueil") == (0.0, 0.0)
    assert not dialog.check_button.isEnabled()


def test_each_way_is_said() -> None:
    assert shift_words(-2.0, 1.25) == "On this printer labels are moved: 2.0 mm to the left, 1.2 mm down."


Made = Callable[[Document], bytes]


@pytest.fixture
def made(qtbot: QtBot, context: Context) -> Made:
    """What goes to a printer on which labels are moved."""
    PrintMemory(context.state).set_shift("Bureau", 1.5, -0.8)
    strip = PaperStrip(context.state, context.jobs, context.errors)
    qtbot.addWidget(strip)
    return lambda document: strip._in_place(document, b"%PDF as shown", "Bureau")()


def test_only_labels_and_their_corrected_page_are_moved(made: Made, context: Context) -> None:
    labels = Labels(OfficeIdentity("Coordination"), (PostalAddress("Les Tilleuls"),))
    document = Document("labels", labels, "Étiquettes")
    moved = replace(document, content=replace(labels, shift=(1.5, -0.8)))
    page = Document("label-alignment", LabelAlignment(L7160, corrected=True), "Alignement")

    assert made(document) == render(moved)
    assert made(page) == render(replace(page, content=replace(page.content, shift=(1.5, -0.8))))
    assert made(replace(page, content=LabelAlignment(L7160))) == b"%PDF as shown"
    assert made(Document("minutes", None, "PV")) == b"%PDF as shown"
