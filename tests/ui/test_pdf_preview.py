"""The preview of a PDF, and documents onto paper and disk."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from csxl_desktop.ui import printing
from csxl_desktop.ui.painted_pages import PaintedPages
from csxl_desktop.ui.printing import other_name, safe_file_name, write_document
from csxl_desktop.ui.widgets.pdf_preview import PdfPreview, fitted_zoom

CTRL = Qt.KeyboardModifier.ControlModifier


def _pdf(pages: int, *, wide: bool = False) -> bytes:
    writer = PdfWriter()
    for _n in range(pages):
        writer.add_blank_page(842 if wide else 595, 595 if wide else 842)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    result = PdfPreview()
    qtbot.addWidget(result)
    result.resize(700, 600)
    with qtbot.waitExposed(result):
        result.show()
    return result


def test_pages_are_counted_and_shown(preview: PdfPreview) -> None:
    preview.show_pdf(_pdf(3))

    assert (preview.page(), preview.page_count(), preview.message()) == (1, 3, "")
    preview.go_to_page(3)
    assert preview.page() == 3
    assert preview.pdf().startswith(b"%PDF")


def test_the_place_is_kept_for_a_new_version_and_not_for_another_document(preview: PdfPreview) -> None:
    preview.show_pdf(_pdf(6), key="report")
    preview.go_to_page(4)
    before = preview._parts()[0].verticalScrollBar().value()

    preview.show_pdf(_pdf(7), key="report")
    after_refresh = (preview._parts()[0].verticalScrollBar().value(), preview.page())
    preview.show_pdf(_pdf(7), key="minutes")

    assert before > 0
    assert after_refresh == (before, 4)
    assert preview.page() == 1


def fitted(preview: PdfPreview) -> float:
    view, document = preview._parts()
    return fitted_zoom(view, document)


def test_control_and_the_wheel_change_the_size_and_fitting_brings_it_back(preview: PdfPreview) -> None:
    preview.show_pdf(_pdf(2))
    view = preview._parts()[0]
    for turn in (120, 120, -120):
        QApplication.sendEvent(view.viewport(), _wheel(turn))
    larger = preview.zoom()
    preview.zoom_out()

    assert larger == pytest.approx(fitted(preview) * 1.2)
    assert preview.zoom() == pytest.approx(fitted(preview))
    preview.fit_width()
    assert view.zoomMode() == view.ZoomMode.FitToWidth


def _wheel(turn: int) -> QWheelEvent:
    return QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_what_is_no_pdf_is_said_calmly(preview: PdfPreview) -> None:
    preview.show_pdf(_pdf(2))
    preview.show_pdf(b"not a document")

    assert preview.message() == "This document cannot be shown."
    assert preview.page_count() == 0


def test_a_busy_preview_keeps_the_old_pages(preview: PdfPreview) -> None:
    preview.show_pdf(_pdf(2))
    preview.set_busy()
    during = (preview.is_busy(), preview.page_count())
    preview.show_pdf(_pdf(3))

    assert during == (True, 2)
    assert (preview.is_busy(), preview.page_count()) == (False, 3)
    preview.clear()
    assert (preview.page_count(), preview.pdf()) == (0, b"")


def test_the_buttons_ask_the_page(preview: PdfPreview) -> None:
    asked: list[str] = []
    preview.print_requested.connect(lambda: asked.append("print"))
    preview.save_requested.connect(lambda: asked.append("save"))
    preview.full_screen_requested.connect(lambda: asked.append("full"))
    for push in preview.findChildren(QPushButton):
        push.click()
    preview.show_pdf(_pdf(1))
    for push in preview.findChildren(QPushButton):
        push.click()
    for tool in preview.findChildren(QToolButton):
        assert tool.accessibleName()
        if tool.accessibleName() == "Full screen":
            tool.click()

    assert sorted(asked) == ["full", "print", "save"]


# Files.


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PV AG 12/03/2026 : l’énergie ?.pdf", "PV AG 12-03-2026 - l’énergie -.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        ("  rapport . ", "rapport"),
        ("..", "document"),
        ("", "document"),
        ("facture\u202efdp.exe", "facture-fdp.exe"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
    ],
)
def test_file_names_suit_every_system(text: str, name: str) -> None:
    assert safe_file_name(text) == name


@given(st.text())
def test_any_text_makes_a_file_name(text: str) -> None:
    name = safe_file_name(text)

    assert name
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.rstrip(" .")
    assert len(name.encode()) <= 250
    assert safe_file_name(name) == name


def test_a_document_replaces_the_old_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "PV.pdf"
    target.write_bytes(b"old")

    write_document(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_read_only_document_stays_and_another_name_is_proposed(tmp_path: Path) -> None:
    target = tmp_path / "PV.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    (tmp_path / "PV (2).pdf").write_bytes(b"")

    with pytest.raises(PermissionError):
        write_document(target, b"new")

    assert target.read_bytes() == b"old"
    assert other_name(target) == tmp_path / "PV (3).pdf"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "PV.pdf"
    target.mkdir()

    with pytest.raises(OSError, match=r"PV\.pdf"):
        write_document(target, b"new")

    assert list(tmp_path.iterdir()) == [target]


def test_pages_are_painted_for_other_printers(qtbot: QtBot, tmp_path: Path) -> None:
    """The way taken on Windows, onto a PDF printer: as many pages, turned as the document is."""
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))

    assert PaintedPages(_pdf(4, wide=True)).paint(printer, "2,4", None)

    pages = PdfReader(tmp_path / "paper.pdf").pages
    assert len(pages) == 2
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape


def test_saving_over_a_read_only_file_asks_again_under_another_name(qtbot: QtBot, tmp_path: Path) -> None:
    taken = tmp_path / "PV.pdf"
    taken.write_bytes(b"old")
    taken.chmod(0o444)
    proposed: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            proposed.append(dialog.text())
            QTimer.singleShot(0, answer)
            dialog.accept()
        elif isinstance(dialog, QFileDialog):
            names = dialog.selectedFiles()
            proposed.append(Path(names[0]).name)
            if len(proposed) == 1:
                dialog.setDirectory(str(tmp_path))
                dialog.findChildren(QLineEdit)[0].setText(str(taken))
                QTimer.singleShot(0, answer)
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.accept()

    QTimer.singleShot(0, answer)
    saved = printing.save_pdf(b"%PDF new", "PV", None)

    assert proposed[0] == "PV.pdf"
    assert proposed[1].startswith("“PV.pdf” cannot be replaced")
    assert proposed[2] == "PV (2).pdf"
    assert saved == tmp_path / "PV (2).pdf"
    assert (taken.read_bytes(), saved.read_bytes()) == (b"old", b"%PDF new")
