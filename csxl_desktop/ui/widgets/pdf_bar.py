"""The bar above a document: where one is in it, its size on screen, full screen, saving, printing."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.text import label


class PreviewBar(QWidget):
    """Its last two buttons carry words where there is room for them, else their icon alone."""

    def __init__(self) -> None:
        super().__init__()
        sizes = look().sizes
        self.pages = label("", "small")
        self.smaller = icon_button("zoom-out", _("Smaller"))
        self.larger = icon_button("zoom-in", _("Larger"))
        self.width_fit = icon_button("arrow-right-left", _("Fit the width"))
        self.full_screen = icon_button("maximize", _("Full screen"))
        self.save = button(_("Save"), "download", tip=_("Save"))
        self.print = button(_("Print"), "printer", tip=_("Print"))
        self._words = {self.save: ("download", self.save.text()), self.print: ("printer", self.print.text())}
        for each, (_icon, words) in self._words.items():
            each.setAccessibleName(words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(sizes.inside, sizes.px(4), sizes.inside, sizes.px(4))
        self._row.setSpacing(sizes.px(4))
        left: list[QWidget] = [self.pages, self.smaller, self.larger, self.width_fit]
        right: list[QWidget] = [self.full_screen, self.save, self.print]
        for widget in left:
            self._row.addWidget(widget)
        self._row.addStretch()
        for widget in right:
            self._row.addWidget(widget)
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

    def minimumSizeHint(self) -> QSize:
        """As narrow as the icons allow."""
        words = 0 if self._narrow else sum(each.fontMetrics().horizontalAdvance(each.text()) for each in self._words)
        hint = super().minimumSizeHint()
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

    def _dress(self) -> None:
        for each, (icon, words) in self._words.items():
            each.setText("" if self._narrow else words)
            set_icon(each, icon)
