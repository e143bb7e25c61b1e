"""The outside of a field: its label above, its state beside, a hint or the reason of a refusal below."""

from typing import Self

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.text import label, literal, restyle, set_look, set_tip

PENDING = "…"  # the state of what is on its way


class FieldFrame(QWidget):
    """What is seen around the control of a field; `Field` gives it its sense.

    Without a name there is no line above the control: the state then stands at the end of the row.
    """

    def __init__(self, name: str, hint: str, *, required: bool) -> None:
        super().__init__()
        self._name, self._hint, self._hint_tone = name, hint, "small"
        self._labelled = bool(name)
        self._control: QWidget = self
        self._label = label(literal(f"{name} *" if required else name), "small")
        set_tip(self._label, name)  # a long one may have too little room
        self._state = label("", "small")
        self._note = label(hint, "small", wrap=True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().sizes.px(3))
        self._row = QHBoxLayout()
        self._row.setSpacing(look().sizes.inside)
        line = QHBoxLayout()
        line.setSpacing(look().sizes.px(4))
        line.addLayout(self._row, 1)
        if self._labelled:
            top = QHBoxLayout()
            top.addWidget(self._label)
            top.addStretch()
            top.addWidget(self._state)
            self._box.addLayout(top)
        else:
            self._label.setParent(self)
            self._label.hide()
            self._state.setFixedWidth(look().sizes.px(14))
            line.addWidget(self._state)
            self._state.hide()
        self._box.addLayout(line)
        self._box.addWidget(self._note)
        self._note.setVisible(bool(hint))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def called(self, name: str) -> Self:
        """What a screen reader says of a field that has no words above it."""
        self._name = name
        self.setAccessibleName(name)
        self._control.setAccessibleName(name)
        return self

    def is_labelled(self) -> bool:
        """Whether words stand above it."""
        return self._labelled

    def rename(self, name: str) -> None:
        """Other words above it, for another question."""
        self._label.setText(literal(name))
        set_tip(self._label, name)
        self.called(name)

    def control_top(self) -> int:
        """How far below its top the control begins: a button beside it stands level with it."""
        return self._label.sizeHint().height() + self._box.spacing() if self._labelled else 0

    def has_label(self) -> bool:
        """Whether words stand above the control."""
        return self._labelled

    def line_up(self, *, beside_labels: bool) -> None:
        """Stand as low as the controls of its neighbours where these have words above them."""
        if not self._labelled:
            height = self._label.sizeHint().height() + self._box.spacing() if beside_labels else 0
            self._box.setContentsMargins(0, height, 0, 0)

    @property
    def control(self) -> QWidget:
        return self._control

    def name(self) -> str:
        return self._name

    def refusal(self) -> str:
        """The reason on screen, empty where nothing is refused."""
        return self._note.text() if self.property("refused") else ""

    def is_pending(self) -> bool:
        """Whether what was sent is still on its way."""
        return self._state.text() == PENDING

    def set_hint(self, hint: str, tone: str = "small") -> None:
        """The line below the field (a clash, a public holiday); tone small, late or good."""
        self._hint, self._hint_tone = hint, tone
        if not self.property("refused"):
            self._note.setText(hint)
            set_look(self._note, tone)
            self._note.setVisible(bool(hint))

    def tell(self, reason: str) -> None:
        """Why what was pasted is not taken: below the field until the next letter."""
        hint, tone = self._hint, self._hint_tone
        self.set_hint(reason, "late")
        self._hint, self._hint_tone = hint, tone

    def _stop_telling(self) -> None:
        if not self.property("refused") and self._note.text() != self._hint:
            self.set_hint(self._hint, self._hint_tone)

    def _plain(self) -> None:
        self._say_state("", "small")
        self._mark(refused=False)
        self._note.setText(self._hint)
        set_look(self._note, self._hint_tone)
        self._note.setVisible(bool(self._hint))
        self._control.setAccessibleDescription("")

    def _mark(self, *, refused: bool) -> None:
        if bool(self.property("refused")) != refused:
            self.setProperty("refused", refused)
            self._control.setProperty("refused", refused)
            restyle(self._control)

    def _say_state(self, text: str, tone: str) -> None:
        self._state.setText(text)
        if not self._labelled:
            self._state.setVisible(bool(text))
        self._state.setAccessibleName({"✓": _("Saved"), PENDING: _("Saving")}.get(text, ""))
        set_look(self._state, tone)
