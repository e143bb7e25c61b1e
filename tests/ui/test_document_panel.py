"""A document beside the record: laid out, refreshed, over the whole screen and back."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.content.shared import OfficeIdentity, Picture
from csxl_desktop.domain.errors import ActionEmptyError
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.errors import Errors, sentence
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.paper import PaperStrip
from csxl_desktop.ui.widgets.full_screen import FullScreen
from csxl_desktop.ui.window_state import WindowState


def _document(pages: int) -> Document:
    writer = PdfWriter()
    for _n in range(pages):
        writer.add_blank_page(595, 842)
    stream = io.BytesIO()
    writer.write(stream)
    return Document("minutes", None, "PV.pdf", sealed=stream.getvalue())


@pytest.fixture
def panel(qtbot: QtBot, jobs: Jobs, errors: Errors, tmp_path: Path) -> Iterator[DocumentPanel]:
    state = WindowState(tmp_path / "window.json")
    result = DocumentPanel(Context(Dossier(), jobs, errors, state, lambda: date(2026, 3, 12)))
    qtbot.addWidget(result)
    result.resize(500, 600)
    with qtbot.waitExposed(result):
        result.show()
    yield result
    qtbot.waitUntil(lambda: not jobs.busy)


def _show(qtbot: QtBot, panel: DocumentPanel, pages: int) -> None:
    with qtbot.waitSignal(panel.shown):
        panel.show_document(lambda: _document(pages), "minutes")


def test_what_was_typed_since_goes_on_paper_and_the_same_pages_go_as_they_are(
    qtbot: QtBot, panel: DocumentPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(PaperStrip, "print_document", lambda _strip, _document, pdf, _page: sent.append(pdf))
    pages, typed = [1], [1]
    panel.before_paper(lambda: pages.append(typed[-1]))  # a text on its way, saved when asked
    with qtbot.waitSignal(panel.shown):
        panel.show_document(lambda: _document(pages[-1]), "minutes")

    panel.print_document()
    qtbot.waitUntil(lambda: len(sent) == 1)
    assert sent[0] is panel.preview.pdf()

    typed.append(3)
    panel.print_document()
    qtbot.waitUntil(lambda: len(sent) == 2)
    assert len(PdfReader(io.BytesIO(sent[1])).pages) == 3
    qtbot.waitUntil(lambda: panel.preview.page_count() == 3)


def test_what_is_printed_twice_in_a_row_goes_on_paper_once(
    qtbot: QtBot, panel: DocumentPanel, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(PaperStrip, "print_document", lambda _strip, _document, pdf, _page: sent.append(pdf))
    _show(qtbot, panel, 1)
    gate = Event()
    jobs.ask(gate.wait, lambda _done: None)

    panel.print_document()
    panel.print_document()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert len(sent) == 1

    panel.print_document()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert len(sent) == 2


def _open(qtbot: QtBot, panel: DocumentPanel) -> FullScreen:
    (button,) = (each for each in panel.findChildren(QToolButton) if each.accessibleName() == "Full screen")
    button.click()
    whole = panel.full_screen()
    assert whole is not None
    qtbot.waitUntil(whole.isVisible)
    return whole


def test_the_document_fills_the_screen_at_the_page_where_one_was(qtbot: QtBot, panel: DocumentPanel) -> None:
    _show(qtbot, panel, 5)
    panel.preview.go_to_page(3)
    whole = _open(qtbot, panel)

    assert whole.isFullScreen()
    assert (whole.preview.page(), whole.preview.page_count()) == (3, 5)
    assert whole.windowTitle() == "PV.pdf"


def test_escape_comes_back_to_the_page_that_was_read(qtbot: QtBot, panel: DocumentPanel) -> None:
    _show(qtbot, panel, 5)
    whole = _open(qtbot, panel)
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    whole.preview.go_to_page(4)

    QTest.keyClick(whole, Qt.Key.Key_Escape)

    assert panel.full_screen() is None
    assert not whole.isVisible()
    assert panel.preview.page() == 4


def test_a_change_is_seen_over_the_whole_screen_too(qtbot: QtBot, panel: DocumentPanel) -> None:
    _show(qtbot, panel, 2)
    whole = _open(qtbot, panel)
    _show(qtbot, panel, 3)

    assert whole.preview.page_count() == 3
    whole.close()


def test_without_a_document_there_is_nothing_to_fill_the_screen(panel: DocumentPanel) -> None:
    before = set(QApplication.topLevelWidgets())
    panel.show_full_screen()

    assert panel.full_screen() is None
    assert set(QApplication.topLevelWidgets()) == before


def test_what_is_lost_is_said_above_the_pages(qtbot: QtBot, panel: DocumentPanel) -> None:
    office = OfficeIdentity("Coordination Sociale")
    lost = Document("report", Report(2026, office, language="en", cover_photo=Picture(b"", "Le marché")), "R")
    with qtbot.waitSignal(panel.shown):
        panel.show_document(lambda: lost, "report")

    assert panel.notice.isVisible()
    assert panel.notice.text().splitlines() == [
        "The dossier holds no activity of 2026: the report shows its texts and its members alone.",
        "Picture that could not be read: Le marché",
    ]

    _show(qtbot, panel, 1)
    assert not panel.notice.isVisible()


def test_refusal_stands_once_where_the_pages_would(qtbot: QtBot, panel: DocumentPanel, errors: Errors) -> None:
    said: list[str] = []
    errors.refused.connect(said.append)

    def refuse() -> Document:
        raise ActionEmptyError

    panel.show_document(refuse, "minutes")
    qtbot.waitUntil(lambda: sentence(ActionEmptyError()) in [each.text() for each in panel.findChildren(QLabel)])

    assert said == []
