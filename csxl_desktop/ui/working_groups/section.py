"""A card of the group: its title with its count and its buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label


class GroupCard(Card):
    """A card that shows a part of the group; a small action stands on the right of its title."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._top = QHBoxLayout()
        self._top.setSpacing(look().sizes.inside)
        self._count = label("", "small")
        self._top.addWidget(SectionLabel(title))
        self._top.addWidget(self._count)
        self._top.addStretch()
        self.box.addLayout(self._top)

    def add_action(self, text: str, icon: str, clicked: Callable[[], object]) -> QPushButton:
        made = link_button(text, clicked, icon)
        self._top.addWidget(made)
        return made

    def show_count(self, count: int) -> None:
        """How many lines the card holds, beside its title."""
        self._count.setText(str(count) if count else "")

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        raise NotImplementedError
