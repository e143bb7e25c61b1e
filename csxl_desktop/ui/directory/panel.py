"""The ground of a record: its head, two columns of cards, one below the other where there is no room."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.badges import Pill
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.record_link import RecordLink
from csxl_desktop.ui.widgets.text import Card, Title, label

_NARROW = 760


class RecordHead(Card):
    """Title with its pills, a line of facts that may open another record, buttons on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Title()
        self._pills: list[Pill] = []
        self._pill_box = QHBoxLayout()
        self._pill_box.setSpacing(look().sizes.px(6))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look().sizes.inside)
        self.facts = label("", "secondary", wrap=True)
        self.parent_link = RecordLink("", lambda: None)
        top = QHBoxLayout()
        top.setSpacing(look().sizes.between)
        top.addWidget(self.title, 1)
        top.addLayout(self.buttons)
        top.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(look().sizes.inside)
        below.addLayout(self._pill_box)
        below.addWidget(self.parent_link)
        below.addWidget(self.facts, 1)
        below.setStretchFactor(self.parent_link, 0)
        self.box.addLayout(top)
        self.box.addLayout(below)

    def show_head(self, title: str, pills: Sequence[tuple[str, str]], facts: str, parent: str = "") -> None:
        self.title.setText(title)
        for old in self._pills:
            self._pill_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pills = [Pill(word, tone) for word, tone in pills]
        for pill in self._pills:
            self._pill_box.addWidget(pill)
        self.parent_link.setText(parent)
        self.parent_link.setVisible(bool(parent))
        self.facts.setText(facts)

    def pills(self) -> list[str]:
        return [pill.accessibleName() for pill in self._pills]

    def add_merge(self, clicked: Callable[[], object]) -> None:
        """A button before the last: with what is this record to be merged?"""
        self.buttons.addWidget(icon_button("merge", _("Merge with another record…"), clicked))

    def add_history(self, page: Page, key: Callable[[], UUID]) -> None:
        """A button before the last: what was done to the record."""
        self.buttons.addWidget(history_button(page, key))

    def add_trash(self, clicked: Callable[[], object]) -> None:
        """The last button: to the trash."""
        self.buttons.addWidget(icon_button("trash-2", _("Put in the trash"), clicked))


class RecordPanel(QWidget):
    """`main` and `side` hold the cards; `scroll_up` is called when another record comes."""

    def __init__(self, head: RecordHead, place: QWidget) -> None:
        super().__init__(place)
        sizes = look().sizes
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.main, self.side = (self._add_column(share) for share in (5, 4))
        self._columns.setSpacing(sizes.between)
        content = QWidget()
        below = self._below = QVBoxLayout(content)
        below.setContentsMargins(0, 0, sizes.px(4), 0)
        below.setSpacing(sizes.between)
        below.addLayout(self._columns)
        below.addStretch()
        self._area = scrolled(content, cards=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(head)
        box.addWidget(self._area, 1)
        self._box = box

    def _add_column(self, share: int) -> QVBoxLayout:
        """A column that keeps its share of the width whatever its cards would like."""
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().sizes.between)
        self._columns.addWidget(holder, share)
        return column

    def add_cards(self, main: Sequence[QWidget], side: Sequence[QWidget]) -> None:
        for column, cards in ((self.main, main), (self.side, side)):
            for card in cards:
                column.addWidget(card)
            column.addStretch()

    def add_above(self, widget: QWidget) -> None:
        """Over both columns, before the first card."""
        self._below.insertWidget(0, widget)

    def add_aside(self, aside: QWidget) -> None:
        """What stands in the place of the cards for a while, hidden at first."""
        self._box.addWidget(aside, 1)
        aside.hide()

    def show_aside(self, aside: QWidget, *, shown: bool) -> None:
        """Before the cards, or the cards again."""
        aside.setVisible(shown)
        self._area.setVisible(not shown)

    def scroll_up(self) -> None:
        self._area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look().sizes.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
