"""Shift+F1: what the keys do here, on one sheet that can be printed."""

from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.key_sheet import Section
from csxl_desktop.ui.look import look
from csxl_desktop.ui.paper import PaperStrip
from csxl_desktop.ui.printing import save_pdf
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.text import SectionLabel, Title, label


class HelpPage(QDialog):
    """The keys of the window, of the page in front, of texts and of the meeting room."""

    def __init__(self, parent: QWidget | None, sections: list[Section], paper: PaperStrip) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys and help"))
        self._sections, self.paper = sections, paper
        paper.save_wanted.connect(self._save)
        paper.hide()
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.px(24), sizes.px(20), sizes.px(24), sizes.px(20))
        box.setSpacing(sizes.between)
        box.addWidget(Title(_("Keys")))
        box.addWidget(
            label(_("Everything is saved as you leave a field: there is no Save button."), "secondary", wrap=True)
        )
        box.addWidget(scrolled(_table(sections)), 1)
        box.addWidget(paper)
        self.print_button = button(_("Print"), "printer", self._print)
        close = primary_button(_("Close"), "", self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.print_button)
        foot.addWidget(close)
        box.addLayout(foot)
        self.setMinimumWidth(sizes.px(480))
        self.resize(sizes.px(560), sizes.px(620))

    def _print(self) -> None:
        self.paper.print_document(Document("keys", None, _("Keys")), sheet_pdf(self._sections))

    def _save(self) -> None:
        save_pdf(sheet_pdf(self._sections), _("Keys"), self)


def _table(sections: list[Section]) -> QWidget:
    result = QWidget()
    grid = QGridLayout(result)
    sizes = look().sizes
    grid.setContentsMargins(sizes.inside, 0, sizes.around, 0)
    grid.setHorizontalSpacing(sizes.px(24))
    for title, rows in sections:
        grid.addWidget(SectionLabel(title), grid.rowCount(), 0, 1, 2)
        for keys, words in rows:
            row = grid.rowCount()
            grid.addWidget(label(keys, "strong", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return result


def sheet_pdf(sections: list[Section]) -> bytes:
    """The sheet of keys on paper."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Keys"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 18, 20, 18), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml("".join([f"<h2>{escape(_('Keys'))}</h2>", *map(_html, sections)]))
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _html(section: Section) -> str:
    title, rows = section
    lines = "".join(
        f"<tr><td width='35%'><b>{escape(keys)}</b></td><td>{escape(words)}</td></tr>" for keys, words in rows
    )
    return f"<h4>{escape(title)}</h4><table width='100%' cellpadding='2'>{lines}</table>"
