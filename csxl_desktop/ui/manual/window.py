"""The manual in a window beside the work: contents and search on the left, the chapter on the right."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStyle, QVBoxLayout, QWidget

from csxl_desktop.domain.manual import Manual
from csxl_desktop.i18n import _, current_language
from csxl_desktop.services.manual import ManualShelf
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.about import AboutSheet, notices_file
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.browser import ManualBrowser
from csxl_desktop.ui.manual.contents_list import ContentsList
from csxl_desktop.ui.paper import PaperStrip
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.clear_cross import ClearCross
from csxl_desktop.ui.widgets.text import Card

_SIZE, _LEFT = (920, 720), 250


class ManualWindow(QWidget):
    """Stays open beside the work. `keys_wanted`: the sheet of the keys is asked for."""

    keys_wanted = Signal()

    def __init__(
        self, shelf: ManualShelf, paper: PaperStrip, jobs: Jobs, errors: Errors, parent: QWidget | None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._shelf, self._jobs, self._errors = shelf, jobs, errors
        self.paper = paper
        self.manual = shelf.read(current_language())
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the manual…  Ctrl+F"))
        self.search.setAccessibleName(_("Search the manual"))
        own = self.style().standardIcon(QStyle.StandardPixmap.SP_LineEditClearButton)
        self.cross = ClearCross(self.search, self.search.clear, own)
        self.contents, self.browser = ContentsList(), ManualBrowser(shelf.picture)
        languages = [(each, each.upper()) for each in shelf.languages()]
        self.language = SegmentedSwitch(_("Language of the manual"), languages)
        self.browser.setAccessibleName(_("Chapter of the manual"))
        self.back_button = icon_button("arrow-left", _("Page before (Alt+Left)"), self.browser.backward)
        self.forward_button = icon_button("arrow-right", _("Page after (Alt+Right)"), self.browser.forward)
        self.keys_button = button(_("Keys"), "keyboard", self.keys_wanted.emit)
        self.print_button = button(_("Print the manual"), "printer", self.print_manual)
        self.save_button = button(_("Save as PDF"), "download", self.save_manual)
        self.paper.save_wanted.connect(self.save_manual)
        self.paper.hide()
        self._build()
        self._connect()
        self._take(self.manual)
        self._stand_beside()

    def _build(self) -> None:
        sizes = look().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.inside)
        head.addWidget(self.back_button)
        head.addWidget(self.forward_button)
        head.addWidget(self.language)
        head.addStretch()
        for each in (self.keys_button, self.print_button, self.save_button):
            head.addWidget(each)
        left = QVBoxLayout()
        left.setSpacing(sizes.inside)
        left.addWidget(self.search)
        list_card, page_card = Card(padding=sizes.px(6)), Card(padding=sizes.px(1))
        list_card.box.addWidget(self.contents)
        page_card.box.addWidget(self.browser)
        left.addWidget(list_card, 1)
        right = QVBoxLayout()
        right.setSpacing(sizes.inside)
        right.addLayout(head)
        right.addWidget(self.paper)
        right.addWidget(page_card, 1)
        list_card.setFixedWidth(sizes.px(_LEFT))
        self.search.setFixedWidth(sizes.px(_LEFT))
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
        row.setSpacing(sizes.between)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _stand_beside(self) -> None:
        """At the right of the screen, so that the left of the work stays in view."""
        room, sizes = self.screen().availableGeometry(), look().sizes
        width, height = min(sizes.px(_SIZE[0]), room.width()), min(sizes.px(_SIZE[1]), room.height())
        self.setGeometry(QRect(room.right() + 1 - width, room.top(), width, height))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.contents.choose_first)
        self.contents.wanted.connect(self._show_found)
        self.browser.chapter_shown.connect(self.contents.mark)
        self.browser.window_wanted.connect(self._show_of_program)
        self.browser.backwardAvailable.connect(self.back_button.setEnabled)
        self.browser.forwardAvailable.connect(self.forward_button.setEnabled)
        self.language.changed.connect(lambda language: self._take(self._shelf.read(language)))
        for each in (self.back_button, self.forward_button):
            each.setEnabled(False)
        for keys, slot in (
            ("Ctrl+F", self._begin_search),
            ("Ctrl+K", self._begin_search),
            ("Ctrl+P", self.print_manual),
            ("Alt+Left", self.browser.backward),
            ("Alt+Right", self.browser.forward),
            ("Esc", self.leave),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    # Reading.

    def _take(self, manual: Manual) -> None:
        """Another language: the same chapter in it."""
        shown = self.browser.chapter()
        self.manual = manual
        self.setWindowTitle(manual.title)
        self.language.set_value(manual.language)
        self.contents.show_manual(manual)
        self.browser.show_manual(manual)
        self._find(self.search.text())
        self.browser.show_chapter(shown)

    def show_chapter(self, key: str) -> None:
        """Bring the window forward with a chapter of it."""
        if self.search.text():
            self.search.clear()
        self.browser.show_chapter(key)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus()

    def _show_of_program(self, what: str) -> None:
        """What a chapter leads to beside the chapters: the sheet of the keys, or what the program is."""
        if what == "about":
            AboutSheet(self, notices_file()).open()
        else:
            self.keys_wanted.emit()

    def leave(self) -> None:
        """Esc: first what is searched goes, then the window."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _find(self, text: str) -> None:
        if text.strip():
            self.contents.show_hits(self.manual.find(text))
        else:
            self.contents.show_contents()
            self.browser.mark_words(())
        self.contents.mark(self.browser.chapter())

    def _show_found(self, key: str) -> None:
        if key != self.browser.chapter():
            self.browser.show_chapter(key)
        self.browser.mark_words(self.manual.words(self.search.text()))

    # On paper.

    def print_manual(self) -> None:
        """All chapters, on the printer that one chooses."""
        document = Document("manual", None, self.manual.title)
        self._lay_out(lambda pdf: self.paper.print_document(document, pdf))

    def save_manual(self) -> None:
        """All chapters, as a file."""
        from csxl_desktop.ui.printing import save_pdf  # loaded with the first one

        self._lay_out(lambda pdf: save_pdf(pdf, self.manual.title, self))

    def _lay_out(self, send: Callable[[bytes], object]) -> None:
        shelf, manual = self._shelf, self.manual
        self._jobs.compute(
            lambda: shelf.pdf(manual),
            send,
            self._errors.show,
            owner=self,
            label=_("Laying out the manual"),
            stoppable=True,
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._take(self.manual)
        super().changeEvent(event)
