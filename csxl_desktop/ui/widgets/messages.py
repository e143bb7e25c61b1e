"""What the window says without a dialog: notices, the undo strip, toasts, empty lists that tell what to do first."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import pixmap
from csxl_desktop.ui.look import look
from csxl_desktop.ui.spoken import announce
from csxl_desktop.ui.widgets.buttons import button, icon_button, link_button, primary_button
from csxl_desktop.ui.widgets.text import Paragraphs, label, set_look

_ICONS = {"plain": "info", "good": "circle-check", "late": "circle-alert", "wrong": "triangle-alert"}
_LEAST_WORDS = 240  # pixels of a strip for its words, beside its button
_LONG = 90  # letters of a line that is broken
_A_LETTER = 65  # milliseconds: what goes away by itself is read to its end before, slowly
_INK = {"plain": "accent", "good": "good", "late": "late", "wrong": "wrong"}


class IconLabel(QLabel):
    """An icon that is not a button, in the colour of a token; it follows the theme."""

    def __init__(self, name: str, color: str = "secondary", size: int = 0) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.show_icon(name, color)

    def show_icon(self, name: str, color: str) -> None:
        self._name, self._color = name, color
        now = look()
        self.setPixmap(pixmap(name, getattr(now.tokens, color), self._size or now.sizes.icon))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.show_icon(self._name, self._color)
        super().changeEvent(event)


class Notice(QFrame):
    """A calm strip inside a page: tone plain, good, late or wrong; one action at most; closed by its cross."""

    closed = Signal()

    def __init__(
        self,
        text: str = "",
        tone: str = "plain",
        *,
        action: str = "",
        clicked: Callable[[], object] | None = None,
        closable: bool = True,
    ) -> None:
        super().__init__()
        self._icon = IconLabel(_ICONS[tone], _INK[tone])
        self._text = Paragraphs(text, wrap=True, selectable=True)
        self.clicked = clicked
        self.action = button(action, clicked=self._act)
        cross = icon_button("x", _("Close"), self.dismiss)
        self._box = box = QGridLayout(self)
        sizes = look().sizes
        box.setContentsMargins(sizes.between, sizes.inside, sizes.inside, sizes.inside)
        box.setSpacing(sizes.px(10))
        box.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self._text, 0, 1)
        box.addWidget(self.action, 0, 2)
        box.addWidget(cross, 0, 3)
        box.setColumnStretch(1, 1)
        self._cross, self._is_below = cross, False
        # Only now: what has no parent yet would show as a window of its own.
        self.action.setVisible(bool(action))
        cross.setVisible(closable)
        self.say(text, tone)

    def say(self, text: str, tone: str = "plain") -> None:
        """Show `text`; an empty one hides the strip."""
        self.tone = tone
        self._text.setText(text)
        self._icon.show_icon(_ICONS[tone], _INK[tone])
        set_look(self, f"strip-{tone}")
        self.setAccessibleName(text)
        if text and self.parentWidget() is None and not self.isVisible():
            # Not in a page yet: shown with it, and not as a window of its own.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
        else:
            self.setVisible(bool(text))
            announce(self, text)

    def offer(self, action: str, clicked: Callable[[], object] | None) -> None:
        """The one thing to do about it, instead of any before; none without `clicked`."""
        self.clicked = clicked
        self.action.setText(action)
        self.action.setVisible(clicked is not None)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """The button stands below the words where it would leave them too little of the line."""
        beside = (each for each in (self._icon, self.action, self._cross) if not each.isHidden())
        taken = sum(each.sizeHint().width() + self._box.spacing() for each in beside)
        is_below = not self.action.isHidden() and self.width() - taken < look().sizes.px(_LEAST_WORDS)
        if is_below != self._is_below:
            self._is_below = is_below
            self._box.removeWidget(self.action)
            if is_below:
                self._box.addWidget(self.action, 1, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
            else:
                self._box.addWidget(self.action, 0, 2)

    def say_as(self, other: "Notice") -> None:
        """What another strip says, with what it offers."""
        self.say(other.text(), other.tone)
        self.offer(other.action.text(), other.clicked)

    def text(self) -> str:
        return self._text.text()

    def _act(self) -> None:
        if self.clicked is not None:
            self.clicked()

    def dismiss(self) -> None:
        self.hide()
        self.closed.emit()


class _Floating(QFrame):
    """A strip that floats over the bottom of `host` and leaves by itself."""

    def __init__(self, host: QWidget, milliseconds: int) -> None:
        super().__init__(host)
        self._host = host
        self.setProperty("look", "strip-plain")
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self.leave)
        self.box = QHBoxLayout(self)
        sizes = look().sizes
        self.box.setContentsMargins(sizes.around, sizes.inside, sizes.inside, sizes.inside)
        self.box.setSpacing(sizes.between)
        host.installEventFilter(self)
        if isinstance(host, QStackedWidget):
            host.currentChanged.connect(self._raise_again)
        self.hide()

    def appear(self) -> None:
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def leave(self) -> None:
        self._timer.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _raise_again(self, _place: int) -> None:
        """A page that has just been built lies over what was there before it."""
        if self.isVisible():
            self.raise_()

    def _place(self) -> None:
        """Above the bar of buttons at the bottom of many pages; elsewhere where that covers what one presses."""
        host, margin = self._host, look().sizes.px(76)
        width = min(self.sizeHint().width(), host.width() - 2 * margin)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        height = max(height, self.sizeHint().height())
        free = QRect((host.width() - width) // 2, host.height() - height - margin, width, height)
        pressed = [
            QRect(each.mapTo(host, QPoint()), each.size())
            for each in host.findChildren(QAbstractButton)
            if each.isVisible() and not self.isAncestorOf(each)
        ]
        places = (free.translated(0, -up) for up in (0, *range(8 - margin, 0, 8), *range(8, free.top(), 8)))
        self.setGeometry(next((each for each in places if not any(map(each.intersects, pressed))), free))


class Toast(_Floating):
    """A short message that goes away by itself; a refusal stays longer than a confirmation."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, 4000)
        self._icon = IconLabel("info", "accent")
        self._text = Paragraphs()
        self.box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addWidget(self._text)
        self.box.addWidget(icon_button("x", _("Close"), self.leave))

    def say(self, text: str, tone: str = "plain") -> None:
        long = any(len(line) > _LONG for line in text.split("\n"))
        self._text.setText(text)
        self._text.set_wrap(wrap=long)
        self._text.setMinimumWidth(look().sizes.px(560) if long else 0)
        self._icon.show_icon(_ICONS[tone], _INK[tone])
        set_look(self, f"strip-{tone}")
        self.setAccessibleName(text)
        least = 4000 if tone in {"plain", "good"} else 9000
        self._timer.setInterval(max(least, _A_LETTER * len(text)))
        self.appear()
        announce(self, text, urgent=tone == "wrong")

    # Slots of the strip itself: Qt takes them off with it, and a window may close before its reads answer.

    @Slot(str)
    def say_refused(self, text: str) -> None:
        self.say(text, "late")

    @Slot(str)
    def say_failed(self, text: str) -> None:
        self.say(text, "wrong")

    def text(self) -> str:
        return self._text.text()


class UndoStrip(_Floating):
    """“… — Undo”, for ten seconds after an act."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, 10_000)
        self._take_back: Callable[[], object] | None = None
        self._text = label()
        self.undo_button = link_button(_("Undo"), self.take_back, "undo-2")
        self.box.addWidget(IconLabel("circle-check"))
        self.box.addWidget(self._text)
        self.box.addWidget(self.undo_button)
        self.box.addWidget(icon_button("x", _("Close"), self.leave))

    def offer(self, text: str, take_back: Callable[[], object]) -> None:
        """Show `text` with *Undo*; only the last offer can be taken back here."""
        self._text.setText(text)
        self._take_back = take_back
        self.setAccessibleName(text)
        self.appear()
        announce(self, f"{text} {self.undo_button.text()}")

    def take_back(self) -> None:
        take_back, self._take_back = self._take_back, None
        self.leave()
        if take_back is not None:
            take_back()

    def text(self) -> str:
        return self._text.text()


class EmptyState(QWidget):
    """An empty list: what it would hold, and the first thing to do."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        *,
        action: str = "",
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        sizes = look().sizes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = QVBoxLayout(self)
        box.setSpacing(sizes.inside)
        box.addStretch(2)
        box.addWidget(IconLabel(icon, "accent", sizes.px(36)), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = label(title, "strong", wrap=True)
        self._text = label(text, "secondary", wrap=True)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(words)
        self.action: QPushButton | None = None
        if action:
            self.action = primary_button(action, clicked=clicked)
            box.addSpacing(sizes.px(4))
            box.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def say(self, title: str, text: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
