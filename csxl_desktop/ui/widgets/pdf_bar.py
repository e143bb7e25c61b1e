"""The bar above a document: where one is in it, its size on screen, full screen, saving, sending, printing."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.text import label, set_look, set_tip

SEND_KEYS = "Ctrl+Shift+E"


class PreviewBar(QWidget):
    """Its last three buttons carry words where there is room for them, else their icon alone.

    Without pages they rest, and say why. What is not to be `sent` by mail has no button for it.
    """

    def __init__(self, *, sent: bool = True) -> None:
        super().__init__()
        sizes = look().sizes
        self.pages = label("", "small")
        self.smaller = icon_button("zoom-out", _("Smaller"))
        self.larger = icon_button("zoom-in", _("Larger"))
        self.width_fit = icon_button("arrow-right-left", _("Fit the width"))
        self.full_screen = icon_button("maximize", _("Full screen"))
        self.save = button(_("Save"), "download", tip=_("Save"))
        self.send = button(_("Send…"), "mail")
        self.print = button(_("Print"), "printer", tip=_("Print"))
        self._words = {
            self.save: ("download", self.save.text()),
            self.send: ("mail", self.send.text()),
            self.print: ("printer", self.print.text()),
        }
        self._tips = {
            self.save: _("Save"),
            self.send: _("Mail draft with these pages ({keys})").format(keys=SEND_KEYS),
            self.print: _("Print"),
        }
        for each, (_icon, words) in self._words.items():
            each.setAccessibleName(words)
        if not sent:
            del self._words[self.send]
        self._tell()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(sizes.inside, sizes.px(4), sizes.inside, sizes.px(4))
        self._row.setSpacing(sizes.px(4))
        left: list[QWidget] = [self.pages, self.smaller, self.larger, self.width_fit]
        right: list[QWidget] = [self.full_screen, self.save, self.send, self.print]
        for widget in left:
            self._row.addWidget(widget)
        self._row.addStretch()
        for widget in right:
            self._row.addWidget(widget)
        self.send.setHidden(not sent)
        self._wide, self._narrow = self._row.minimumSize().width(), False

    def show_page(self, page: int, count: int) -> None:
        """Where one is; the room of the longest number is kept from the first page on."""
        words = _("{page} / {count}")
        self.pages.setText(words.format(page=count, count=count))
        before = self.pages.minimumWidth()
        self.pages.setMinimumWidth(self.pages.sizeHint().width())
        self.pages.setText(words.format(page=page, count=count))
        if self._narrow:
            self._wide += self.pages.minimumWidth() - before
        self._consider()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._tell()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the icons allow."""
        hint, px = super().minimumSizeHint(), look().sizes.px
        if self._narrow:
            return hint
        room = 2 * (px(12) - px(4))  # beside the words, and beside the icon alone (`style_sheet.py`)
        words = sum(each.fontMetrics().horizontalAdvance(each.text()) + room for each in self._words)
        return QSize(hint.width() - words, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._consider()

    def _consider(self) -> None:
        if not self._narrow:
            self._wide = self._row.minimumSize().width()
        narrow = self.width() < self._wide
        if narrow != self._narrow:
            self._narrow = narrow
            self._dress()

    def _tell(self) -> None:
        why = "" if self.isEnabled() else _("As soon as there are pages")
        for each, tip in self._tips.items():
            set_tip(each, why or tip)
            each.setAccessibleDescription(why or (tip if tip != each.accessibleName() else ""))

    def _dress(self) -> None:
        for each, (icon, words) in self._words.items():
            each.setText("" if self._narrow else words)
            set_icon(each, icon)
            set_look(each, "bare" if self._narrow else "")
