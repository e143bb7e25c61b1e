"""The bottom of the window: what was saved and where, who works here; counts, and the work under way."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QSizePolicy, QStyleOptionButton

from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import of_hundred
from csxl_desktop.ui.look import busy_range, look
from csxl_desktop.ui.tokens import TEXT_SIZES
from csxl_desktop.ui.widgets.buttons import MenuButton, PushButton, icon_button
from csxl_desktop.ui.widgets.language_button import LanguageButton
from csxl_desktop.ui.widgets.text import label, set_look, set_tip

_LEAST = 90  # pixels of a fact that gives way
_FIRST_TO_GO = "backup", "dossier"


class StatusStrip(QFrame):
    """Left: facts joined by dots, then two buttons: the other computer, who works here. Right: summary, progress."""

    shared_clicked = Signal()
    person_clicked = Signal()
    look_clicked = Signal()
    text_size_chosen = Signal(int)
    help_clicked = Signal()
    stop_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        sizes = look().sizes
        self.setProperty("look", "status")
        self.setFixedHeight(sizes.px(25))
        self._facts: dict[str, str] = {}
        self._left = label("", "small")
        self.shared = _LongWord(_("What the other computer did, and what waits: click to open"))
        self.shared.clicked.connect(lambda _checked: self.shared_clicked.emit())
        self.person = _Word(_("Who works on this computer: click to change"))
        self.person.clicked.connect(lambda _checked: self.person_clicked.emit())
        self._right = label("", "small")
        self._task = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(sizes.px(90), sizes.px(6))
        self.stop = icon_button("x", _("Stop"), self.stop_clicked.emit)
        for each in (self._task, self._bar, self.stop):
            each.hide()
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(sizes.around, 0, sizes.around, 0)
        box.setSpacing(sizes.inside)
        for words in (self._left, self._right):
            words.setMinimumWidth(1)  # what has no room is cut, and stands whole in its tip
        box.addWidget(self._left)
        box.addWidget(self.shared)
        box.addWidget(self.person)
        box.addStretch()
        looks = icon_button("contrast", _("Light, dark, high contrast (F9)"), self.look_clicked.emit)
        self.text_size = self._text_size_button()
        help_ = icon_button("circle-help", _("Manual (F1)"), self.help_clicked.emit)
        for small in (looks, help_, self.stop):
            small.setFixedSize(sizes.px(22), sizes.px(20))
            small.setIconSize(QSize(sizes.px(14), sizes.px(14)))
        self.language = LanguageButton()
        self.show_text_size(TEXT_SIZES[0])
        for widget in (self._task, self._bar, self.stop, self._right, self.text_size, self.language, looks, help_):
            box.addWidget(widget)

    def _text_size_button(self) -> MenuButton:
        result = MenuButton()
        result.setProperty("look", "status")
        self._text_size = TEXT_SIZES[0]
        menu = QMenu(result)
        for percent in TEXT_SIZES:
            action = menu.addAction(of_hundred(str(percent)), partial(self.text_size_chosen.emit, percent))
            action.setCheckable(True)
            action.setData(percent)
        result.setMenu(menu)
        return result

    def show_text_size(self, percent: int) -> None:
        """How large letters are, in percent."""
        self._text_size = percent
        words = of_hundred(str(percent))
        self.text_size.setText(words)
        self.text_size.setAccessibleName(_("Size of the letters: {size}").format(size=words))
        set_tip(self.text_size, _("Size of the letters (Shift+F9)"))
        for action in self.text_size.menu().actions():
            action.setChecked(action.data() == percent)

    def ask_next_text_size(self) -> None:
        """The next larger size, the first one after the last."""
        self.text_size_chosen.emit(TEXT_SIZES[(TEXT_SIZES.index(self._text_size) + 1) % len(TEXT_SIZES)])

    def set_fact(self, key: str, text: str, look: str = "small") -> None:
        """One of the facts on the left (`saved`, `backup`, `dossier`), in the order of their first coming."""
        self._facts[key] = text
        set_look(self._left, look)
        self._fit()

    def set_shared(self, text: str) -> None:
        """How it stands with the other computer; nothing where the dossier is not shared."""
        self.shared.setText(text)
        self.shared.setVisible(bool(text))
        self._fit()

    def set_person(self, name: str) -> None:
        self.person.setText(name)
        self.person.setAccessibleName(_("Working here: {name}").format(name=name))
        self.person.setVisible(bool(name))
        self._fit()

    def offer(self, text: str, clicked: Callable[[], object]) -> None:
        """A word beside the icons that is there to be clicked, once."""
        word = PushButton(text)
        word.setProperty("look", "status")
        word.clicked.connect(word.hide)
        word.clicked.connect(lambda _checked: clicked())
        self._box.insertWidget(self._box.count() - 2, word)

    def set_summary(self, text: str) -> None:
        self._right.setText(text)
        set_tip(self._right, text)
        self._fit()

    def set_progress(self, task: str, percent: int, *, stoppable: bool = False) -> None:
        """Work under way; 0 moves to and fro, 100 takes it away. `stoppable`: a button beside it asks for its end."""
        running = percent < 100
        self._task.setText(task)
        self._bar.setRange(*(busy_range() if percent <= 0 else (0, 100)))
        self._bar.setValue(percent)
        self._bar.setAccessibleName(task)
        self._task.setVisible(running)
        self._bar.setVisible(running)
        self.stop.setVisible(running and stoppable)
        self._fit()

    def shows_progress(self) -> bool:
        return not self._bar.isHidden()

    def left_text(self) -> str:
        return _joined(self._facts)

    def right_text(self) -> str:
        return self._right.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What is kept whole at this width holds no window open."""
        return QSize(look().sizes.px(_LEAST), super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Where not all has room, the summary stays whole; of the facts, those of every day go first, the saving last.

        What the other computer did gives way before them: it is cut, and stands whole in its tip.
        """
        flexible, least = (self._left, self.shared, self._right), look().sizes.px(_LEAST)
        items = [self._box.itemAt(place) for place in range(self._box.count())]
        widgets = [item.widget() for item in items if item is not None]
        shown = [each for each in widgets if each is not None and not each.isHidden()]
        rest = self.contentsRect().width() - 2 * look().sizes.around - self._box.spacing() * (len(shown) + 1)
        rest -= sum(each.sizeHint().width() for each in shown if each not in flexible)
        rest -= 0 if self.shared.isHidden() else least
        whole = self._right.fontMetrics().horizontalAdvance(self._right.text()) + 2
        right = min(whole, max(1, rest - least))
        self._right.setMinimumWidth(right)
        metrics, room = self._left.fontMetrics(), rest - right
        facts = dict(self._facts)
        for key in (*_FIRST_TO_GO, *self._facts):
            if metrics.horizontalAdvance(_joined(facts)) < room or len(facts) <= 1:
                break
            facts.pop(key, None)
        words = _joined(facts)
        self._left.setText(words)
        self._left.setMinimumWidth(max(1, min(metrics.horizontalAdvance(words) + 2, room)))
        set_tip(self._left, self.left_text())


def _joined(facts: Mapping[str, str]) -> str:
    return " · ".join(fact for fact in facts.values() if fact)


class _Word(PushButton):
    """A fact that is clicked."""

    def __init__(self, tip: str) -> None:
        super().__init__()
        self._tip = tip
        self.setProperty("look", "status")
        set_tip(self, tip)
        self.hide()


class _LongWord(_Word):
    """One that gives way, as the facts do: what has no room ends with “…”, and stands whole in its tip."""

    def __init__(self, tip: str) -> None:
        super().__init__(tip)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        set_tip(self, f"{text}\n{self._tip}")

    def minimumSizeHint(self) -> QSize:
        return QSize(look().sizes.px(_LEAST), super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        room = self.width() - 2 * look().sizes.px(4)  # of the style sheet; the hint would ask for this again
        option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room)
