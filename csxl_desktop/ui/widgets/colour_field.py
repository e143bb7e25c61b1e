"""A colour of documents: chosen among those shown, or typed as web pages write it."""

import re
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.text_fields import TextField

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class ColourField(TextField):
    """`#RRGGBB`; empty is what stands above it: the program's own, or the office's. The button shows the colour."""

    def __init__(self, name: str, *, hint: str = "", placeholder: str = "") -> None:
        super().__init__(name, hint=hint, placeholder=placeholder)
        self.swatch = icon_button("pencil", _("Choose the colour…"), self._ask)
        self._row.addWidget(self.swatch)
        self.edit.textChanged.connect(lambda _text: self._paint())
        self._paint()

    def choose(self, colour: QColor) -> None:
        """Take the colour as if it had been typed."""
        self.edit.setText(colour.name().upper())
        self.flush()

    def _ask(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.edit.text()), self, self._name)
        if chosen.isValid():
            self.choose(chosen)

    def _shown(self) -> Any:
        text = str(super()._shown())
        if text and not _COLOUR.fullmatch(text):
            raise ValueError(_("Write the colour like #0B6B81."))
        return text

    def _lock(self, locked: bool) -> None:
        super()._lock(locked)
        self.swatch.setEnabled(not locked)

    def _paint(self) -> None:
        """The colour in a frame; a pencil where there is none."""
        text = self.edit.text().strip()
        if not _COLOUR.fullmatch(text):
            set_icon(self.swatch, "pencil", "secondary")
            return
        now, side = look(), look().sizes.px(18)
        ratio = self.devicePixelRatioF()
        square = QPixmap(round(side * ratio), round(side * ratio))
        square.setDevicePixelRatio(ratio)
        square.fill(QColor(text))
        painter = QPainter(square)
        painter.setPen(QPen(now.color("line_strong"), 1.5))
        painter.drawRect(QRectF(0, 0, side, side).adjusted(0.75, 0.75, -0.75, -0.75))
        painter.end()
        self.swatch.setIcon(QIcon(square))
