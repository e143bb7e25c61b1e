"""A figure of the year: large number, its word, how it moved, its definition; a click shows what it rests on."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from csxl_desktop.domain.evaluation_rows import FigureRow
from csxl_desktop.domain.figures import change
from csxl_desktop.i18n import _
from csxl_desktop.ui.evaluation.words import change_words, figure_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.text import label


class FigureTile(QFrame):
    """`chosen(code)` by mouse, Enter or Space."""

    chosen = Signal(str)

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        self._checked = False
        sizes = look().sizes
        self._value = label("—", "figure")
        self._word = label("", "strong", wrap=True)
        self._icon = IconLabel("equal", "secondary", sizes.px(14))
        self._change = label("", "small")
        self._definition = label("", "small", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(sizes.inside)
        top.addWidget(self._value, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self._word, 1, Qt.AlignmentFlag.AlignBaseline)
        moved = QHBoxLayout()
        moved.setSpacing(sizes.px(5))
        moved.addWidget(self._icon)
        moved.addWidget(self._change, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.between, sizes.inside, sizes.between, sizes.px(10))
        box.setSpacing(sizes.px(2))
        box.addLayout(top)
        box.addLayout(moved)
        box.addWidget(self._definition, 1, Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.Button)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_figure(self, row: FigureRow, year: int) -> None:
        """The figure beside that of the year before `year`."""
        value, before = row.value.number, row.previous.number if row.previous else None
        part = change(row.value, row.previous)
        icon, moved = change_words(value, before, year - 1, part) if value is not None else ("", "")
        self._value.setText(figure_words(row.value, row.spec.unit))
        self._word.setText(row.label)
        self._icon.setVisible(bool(moved))
        if icon:
            self._icon.show_icon(icon, "secondary")
        self._change.setText(moved or _("no figure in {year}").format(year=year - 1))
        self._definition.setText(row.spec.definition)
        self.setAccessibleName(f"{self._value.text()} {row.label}")
        self.setAccessibleDescription(f"{self._change.text()}. {row.spec.definition}")

    def set_checked(self, *, checked: bool) -> None:
        """Whether what it rests on is shown."""
        self._checked = checked
        self.update()

    def is_checked(self) -> bool:
        return self._checked

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self.code)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = now.tokens.focus_width if self.hasFocus() else 1
        edge = "accent" if self._checked or self.hasFocus() else "line"
        ground = "accent_soft" if self._checked else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(now.color(edge), ring))
        painter.setBrush(now.color(ground))
        inside = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        painter.drawRoundedRect(inside, now.sizes.radius, now.sizes.radius)
        painter.end()
