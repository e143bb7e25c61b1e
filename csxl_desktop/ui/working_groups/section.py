"""A card of the group: its title with its count and its buttons."""

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.flow import TitleLayout
from csxl_desktop.ui.widgets.keyed_rows import Row
from csxl_desktop.ui.widgets.lines import Lines
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label


class GroupCard(Card):
    """A card that shows a part of the group; a small action stands on the right of its title."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._top = TitleLayout()
        self._count = label("", "small")
        words = QWidget()
        side_by_side = QHBoxLayout(words)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(look().sizes.inside)
        side_by_side.addWidget(SectionLabel(title))
        side_by_side.addWidget(self._count)
        self._top.addWidget(words)
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


class LinesCard(GroupCard, Generic[Row]):
    """Lines under the small form that adds to them."""

    form: AddForm
    lines: Lines[Row]

    def _hold(self, words: str, icon: str, begin: Callable[[], object]) -> None:
        """Put form and lines on the card; the button `words` opens the form."""
        self.add_action(words, icon, begin)
        self.form.submitted.connect(self._add)
        self.box.addWidget(self.form)
        self.box.addWidget(self.lines)

    def _add(self, values: dict[str, Any]) -> None:
        """What was typed in the form: write it, or say why not."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Row], group: OpenGroup) -> None:
        """The lines; a form that is half filled for another group waits with it."""
        self.form.turn_to(group.record.id)
        self.show_count(len(rows))
        self.lines.show_rows(rows)
