"""A line of Accueil: what it is about, what is missing, and the place that it opens."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from csxl_desktop.i18n import ngettext
from csxl_desktop.ui.look import look
from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.badges import KindBadge, Pill
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import Card, SectionLabel, hairline, label


class Line(QFrame):
    """One thing that waits; a click, Enter or Space opens it."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        badge: tuple[str, str] | None = None,
        pills: Iterable[tuple[str, str]] = (),
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._clicked = clicked
        self.badge = KindBadge(*badge) if badge is not None else None
        sizes = look().sizes
        self.setProperty("look", "line")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(sizes.inside, sizes.px(6), sizes.inside, sizes.px(6))
        row.setSpacing(sizes.inside)
        if self.badge is not None:
            row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, wrap=True))
        if detail:
            words.addWidget(label(_whole_times(detail), "secondary", wrap=True))
        row.addLayout(words, 1)
        told = []
        for word, tone in pills:
            row.addWidget(Pill(word, tone), 0, Qt.AlignmentFlag.AlignVCenter)
            told.append(word)
        self.setAccessibleName(", ".join(part for part in (title, detail, *told) if part))
        if clicked is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            speak_as(self, QAccessible.Role.Button)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def line_up(self, widest: int) -> None:
        """Words begin where they begin beside the widest badge."""
        if self.badge is not None and (short := widest - self.badge.sizeHint().width()) > 0:
            self._row.insertSpacing(1, short)

    def open(self) -> None:
        if self._clicked is not None:
            self._clicked()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.open()
        else:
            super().keyPressEvent(event)


def _whole_times(text: str) -> str:
    """Qt breaks a line behind the dash of “9 h 30 – 12 h 00”."""
    return text.replace("–\u00a0", "–\u2060\u00a0")


class LinesCard(Card):
    """A card of lines under a section label; empty, it says that all is well; the first few unless asked for all."""

    def __init__(
        self, section: str, calm: str, *, most: int = 4, action: str = "", clicked: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._calm, self._most = calm, most
        self._all = False
        self._lines: list[Line] = []
        self.more = link_button("", self.show_all)
        self.more.hide()
        self.box.addWidget(SectionLabel(section))
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.box.addLayout(self._body)
        below = QHBoxLayout()
        below.setContentsMargins(look().sizes.px(4), 0, 0, 0)  # its words begin where those of the lines do
        below.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addLayout(below)
        self.action = button(action, "plus", clicked)  # what begins such a line, while there is none
        self.action.hide()
        self.box.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addStretch()

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these in the place of those before; the line that had the keyboard hands it to its successor."""
        focused = next((place for place, line in enumerate(self._lines) if line.hasFocus()), -1)
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = list(lines)
        widest = max((line.badge.sizeHint().width() for line in self._lines if line.badge is not None), default=0)
        for line in self._lines:
            line.line_up(widest)
        if not self._lines:
            self._body.addWidget(label(self._calm, "secondary", wrap=True))
        self.action.setVisible(bool(self.action.text()) and not self._lines)
        for place, line in enumerate(self._lines):
            if place:
                self._body.addWidget(hairline())
            self._body.addWidget(line)
        if not self._calm:
            self.setVisible(bool(self._lines))
        self._cut()
        if focused >= 0 and self._lines:
            self._lines[min(focused, len(self._lines) - 1)].setFocus()

    def set_apart(self, section: str) -> "LinesCard":
        """Lines of another kind below these, under their own heading; nothing stands there while there are none."""
        apart = LinesCard(section, "", most=self._most)
        apart.setProperty("look", "plain")
        apart.box.setContentsMargins(0, look().sizes.inside, 0, 0)
        apart.hide()
        self.box.insertWidget(self.box.count() - 1, apart)
        return apart

    def show_all(self) -> None:
        """Show what was cut."""
        self._all = True
        self._cut()

    def lines(self) -> list[Line]:
        """Every line, shown or cut."""
        return list(self._lines)

    def _cut(self) -> None:
        cut = 0 if self._all else max(0, len(self._lines) - self._most)
        if cut == 1:  # the line that would say so takes as much room
            cut = 0
        shown = len(self._lines) - cut
        for place in range(self._body.count()):
            item = self._body.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                widget.setVisible(not self._lines or place < 2 * shown - 1)
        self.more.setText(ngettext("{count} more", "{count} more", cut).format(count=cut))
        self.more.setVisible(cut > 0)
