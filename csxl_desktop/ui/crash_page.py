"""The page of a failure: what happened, what is safe, a report without personal data, one button to go on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QWidget

from csxl_desktop.domain.errors import Told
from csxl_desktop.i18n import N_, _
from csxl_desktop.system.crash_report import told_of
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.text import Card, Title, label, set_look

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_STANDS = N_("What was saved stays saved. What you were typing still stands where you typed it.")
_SAVED = N_(
    "What was saved stays saved. Of a text that you were writing, its last five seconds may be missing; a form that "
    "was not written down yet is to be filled in again."
)
_THEN = N_("If it happens again, send the report to whoever looks after the program. It holds no name and no text.")
FAULT = Told(N_("What you asked last could not be done: the program met a fault of its own."), _STANDS, _THEN)
FALL = Told(N_("The program stopped by itself when it ran last. Your dossier was checked and is whole."), _SAVED, _THEN)
Keep = Callable[[str], Path]  # a report of what happened → where it was written


class CrashPage(QWidget):
    """Covers its parent until somebody goes on; `report` is the file, None where it could not be written."""

    def __init__(self, parent: QWidget, told: Told, report: Path | None) -> None:
        super().__init__(parent)
        self._report, self._before = report, parent.window().focusWidget()
        set_look(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sizes = look().sizes
        self.words = told.parts()
        card = Card(padding=sizes.px(28))
        card.box.setSpacing(sizes.between)
        card.box.addWidget(Title(_("Something went wrong")))
        for line in self.words:
            card.box.addWidget(label(line, wrap=True))
        if report is not None:
            card.box.addWidget(label(str(report), "secondary", wrap=True, selectable=True))
        self.go_on = primary_button(_("Go on"), "check", self.leave)
        self.show_report = button(_("See the report"), "file-text", self._open)
        self.show_report.setVisible(report is not None)
        card.box.addWidget(self.go_on)
        card.box.addWidget(self.show_report)
        card.setFixedWidth(sizes.px(560))
        box = QGridLayout(self)
        box.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(" ".join(self.words))
        self._behind = [each for each in parent.findChildren(QWidget, options=_DIRECT) if each is not self]
        self._behind = [each for each in self._behind if each.isEnabled() and not each.isWindow()]
        for each in self._behind:
            each.setEnabled(False)  # the keyboard stays on the page
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.go_on.setFocus()

    def leave(self) -> None:
        """Back to where it happened."""
        for each in self._behind:
            each.setEnabled(True)
        if self._before is not None:
            self._before.setFocus()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        if self._report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report)))


class Crashes(QObject):
    """Shows the page over `window` when something fails there that is no refusal; further failures wait behind it."""

    def __init__(self, window: QWidget, errors: Errors, keep: Keep) -> None:
        super().__init__(window)
        self._window, self._keep = window, keep
        self.page: CrashPage | None = None
        errors.has_page = True
        errors.broken.connect(self.tell)

    @Slot(object)
    def tell(self, error: BaseException) -> None:
        """What was asked could not be done; the window stands."""
        self._show(FAULT, told_of(error))

    def tell_fall(self, told: str) -> None:
        """The program itself fell when it ran last."""
        self._show(FALL, told)

    def _show(self, what: Told, told: str) -> None:
        if self.page is not None:
            return
        try:
            report: Path | None = self._keep(told)
        except OSError:
            report = None
        self.page = CrashPage(self._window, what, report)
        self.page.destroyed.connect(self._left)

    @Slot()
    def _left(self) -> None:
        self.page = None
