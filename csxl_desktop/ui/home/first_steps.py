"""The first steps on Accueil: five of them beside each other, each with its state in words and one button."""

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.home.board import BoardStep
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import PushButton, button, link_button, primary_button
from csxl_desktop.ui.widgets.flow import EqualColumns
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label

Opener = Callable[[BoardStep], Callable[[], None] | None]


class Standing(Enum):
    """How it stands with a step: its icon, the colour of that, its word."""

    DONE = ("circle-check", "good", N_("done"))
    NEXT = ("circle-dot", "accent", N_("next"))
    TO_DO = ("circle", "secondary", N_("to do"))


class StepTile(QFrame):
    """One step; its button is the only thing in it that the keyboard stops at."""

    def __init__(self, number: int, step: BoardStep, standing: Standing, clicked: Callable[[], None] | None) -> None:
        super().__init__()
        sizes = look().sizes
        icon, colour, word = standing.value
        state = _("Step {number}: {state}").format(number=number, state=_(word))
        make = primary_button if standing is Standing.NEXT else button
        self.button: PushButton = make(step.action, clicked=clicked)
        self.button.setAccessibleDescription(f"{step.title}. {state}. {step.detail}")
        self.setAccessibleName(f"{step.title}. {state}. {step.detail}")
        head = QHBoxLayout()
        head.setSpacing(sizes.px(6))
        head.addWidget(IconLabel(icon, colour))
        head.addWidget(label(state, "small"), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.px(4))
        box.addLayout(head)
        box.addWidget(label(step.title, "strong", wrap=True))
        box.addWidget(label(step.detail, "secondary", wrap=True))
        box.addStretch()
        box.addSpacing(sizes.px(4))
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class FirstStepsCard(Card):
    """`put_away` where somebody wants it no more in sight."""

    put_away = Signal()

    def __init__(self, opener: Opener) -> None:
        super().__init__()
        self._opener = opener
        self._steps: tuple[BoardStep, ...] = ()
        self.tiles: list[StepTile] = []
        self._words = label("", "secondary", wrap=True)
        self.hide_button = link_button(_("Hide"), self.put_away.emit)
        self.hide_button.setAccessibleDescription(_("The settings of the office show the first steps again."))
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("First steps")), 1)
        head.addWidget(self.hide_button)
        self._row = EqualColumns(_NARROWEST)
        self.box.addLayout(head)
        self.box.addWidget(self._words)
        self.box.addSpacing(look().sizes.px(4))
        self.box.addLayout(self._row)

    def steps(self) -> tuple[BoardStep, ...]:
        """What is shown, or would be."""
        return self._steps

    def show_steps(self, steps: Sequence[BoardStep]) -> None:
        """The steps as they stand; the button that had the keyboard hands it to its successor."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        focused = next((place for place, tile in enumerate(self.tiles) if tile.button.hasFocus()), -1)
        for tile in self.tiles:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        following = next((place for place, step in enumerate(steps) if not step.done), -1)
        self.tiles = [
            StepTile(place + 1, step, _standing(step, place, following), self._opener(step))
            for place, step in enumerate(steps)
        ]
        for tile in self.tiles:
            self._row.addWidget(tile)
        if 0 <= focused < len(self.tiles):
            self.tiles[focused].button.setFocus()
        self._words.setText(_told(steps))


_NARROWEST = 200  # pixels of a step


def _standing(step: BoardStep, place: int, following: int) -> Standing:
    if step.done:
        return Standing.DONE
    return Standing.NEXT if place == following else Standing.TO_DO


def _told(steps: Sequence[BoardStep]) -> str:
    done = sum(step.done for step in steps)
    if done == len(steps):
        return _("All five are done: this is how every meeting goes.")
    return _("From your table of members to a printed attendance sheet: {done} of {all} done.").format(
        done=done, all=len(steps)
    )
