"""A piece of work that takes the whole tab: an import, a merge, the register of all minutes."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SearchBox, SegmentedSwitch
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.form import column
from csxl_desktop.ui.widgets.row_mark import RowPlace
from csxl_desktop.ui.widgets.row_return import RowReturn
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import StackLayout
from csxl_desktop.ui.widgets.text import Card, Title, label


@dataclass(frozen=True)
class ToolPlace:
    """What a tool shows: which of its views, what its lists look for, which rows are marked in them, where they stand,
    what it works on.
    """

    key: str
    views: tuple[str, ...]
    sought: tuple[str, ...]
    marked: tuple[Hashable, ...]
    several: tuple[tuple[Hashable, ...], ...]
    stand: tuple[RowPlace | None, ...]
    own: object = None


class ToolPage(QWidget):
    """Takes the place of list and record until `closed`. Override what applies."""

    closed = Signal()
    way_back = N_("Back to the directory")

    def begin(self) -> None:
        """It comes to the front: read what it shows, put the keyboard where one starts."""

    def begin_with(self, kind: str, key: UUID, name: str) -> None:
        """It was opened from a record, which is meant."""

    def begin_for(self, what: str) -> None:
        """It was opened for one part of its work, which is meant."""

    def begin_with_file(self, path: Path) -> None:
        """It was opened with a file, which is meant."""

    def reload(self) -> None:
        """The dossier changed under it."""

    def print_current(self) -> None:
        """Ctrl+P."""

    def whereabouts(self, key: str) -> ToolPlace:
        """What it shows, for a window that is built anew; `key` is its own."""
        return ToolPlace(
            key,
            tuple(each.value() for each in self.findChildren(SegmentedSwitch)),
            tuple(each.text() for each in self.findChildren(SearchBox)),
            tuple(each.marked_key() for each in self.findChildren(RowTable)),
            tuple(each.mark.several() for each in self.findChildren(RowTable)),
            tuple(each.place() for each in self.findChildren(RowTable)),
            self.own_work(),
        )

    def return_to(self, place: ToolPlace) -> None:
        """Show it again, in the tool just built and begun."""
        for switch, view in zip(self.findChildren(SegmentedSwitch), place.views, strict=False):
            switch.turn_to(view)
        for box, words in zip(self.findChildren(SearchBox), place.sought, strict=False):
            box.setText(words)
        tables, held = self.findChildren(RowTable), (place.marked, place.several, place.stand)
        for table, key, several, stand in zip(tables, *held, strict=False):
            if key is not None:
                RowReturn(table, key, stand, several)
            else:
                table.mark.stay(several)
                table.stand_at(stand)
        if place.own is not None:
            self.take_own_work(place.own)

    def own_work(self) -> object:
        """What it works on and the dossier does not hold yet, apart from its widgets; None where nothing is begun."""
        return None

    def take_own_work(self, work: Any) -> None:
        """Go on with it."""

    def go_back(self) -> bool:
        """Esc: one step back inside the tool; False where there is none and the tool is to be left."""
        return False

    def arrange(self, *parts: QWidget | QLayout) -> None:
        """Put `parts` below each other as in every tool; the last takes the room."""
        fill(_column(self), parts, parts[-1])


class ToolHead(Card):
    """Its title, a line that says what it is for, its buttons, the way back to the lists."""

    def __init__(self, title: str, words: str, tool: ToolPage) -> None:
        super().__init__()
        self.words = label(words, "secondary", wrap=True)
        self.buttons = _BeforeTheWayBack()
        self.buttons.addWidget(column(Title(title), self.words, spacing=0))
        self.buttons.addWidget(button(_(tool.way_back), "arrow-left", tool.closed.emit))
        self.box.addLayout(self.buttons)


class _BeforeTheWayBack(HeadLayout):
    """What is added after the title and the way back stands between them."""

    def addItem(self, item: QLayoutItem) -> None:
        super().addItem(item)
        if self.count() > 2:
            self._items[-2:] = self._items[:-3:-1]


@dataclass(frozen=True)
class ToolEntry:
    """A tool before it is built; `page` is the class in `module`."""

    key: str
    title: str
    icon: str
    module: str
    page: str


def _tool(entry: ToolEntry, context: Context, page: "ToolTab") -> ToolPage:
    """The tool, imported when it is first opened: the tab starts without them."""
    tool = getattr(import_module(entry.module), entry.page)(context, page)
    assert isinstance(tool, ToolPage)
    return tool


class ToolFront(StackLayout):
    """What stands in the tab: the lists with their record, or a tool in their place.

    `listed` is the list that takes the keyboard from a tool that leaves.
    """

    def __init__(
        self, page: "ToolTab", lists: QWidget, tools: Sequence[ToolEntry], listed: Callable[[], QWidget]
    ) -> None:
        super().__init__(page)
        self._page, self._tools, self._listed = page, tools, listed
        self._made: dict[str, ToolPage] = {}
        frame = QWidget()
        self.addWidget(frame)  # still empty: each holder that takes full ones in tells all of them their style anew
        _column(frame).addWidget(lists)

    def tool(self) -> ToolPage | None:
        """The tool in front, if there is one."""
        front = self.currentWidget()
        return front if isinstance(front, ToolPage) else None

    def open(self, context: Context, key: str) -> ToolPage:
        """Bring the tool to the front, made the first time."""
        leave_focused_field()
        if key not in self._made:
            entry = next(each for each in self._tools if each.key == key)
            made = self._made[key] = _tool(entry, context, self._page)
            made.closed.connect(self._page.close_tool)
            self.addWidget(made)
        self.setCurrentWidget(self._made[key])
        self._made[key].begin()
        return self._made[key]

    def key(self) -> str:
        """The key of the tool in front; nothing where the lists are."""
        return next((key for key, made in self._made.items() if made is self.currentWidget()), "")

    def close(self) -> bool:
        """Back to the lists; False where they were in front."""
        if self.tool() is None:
            return False
        leave_focused_field()
        held = QApplication.focusWidget()
        self.setCurrentIndex(0)
        if held is None or self._page.isAncestorOf(held):
            self._listed().setFocus()  # else Qt gives it to the first button above the list
        return True

    def step_back(self) -> bool:
        """Esc inside the tool; False where there is no step back, or no tool."""
        tool = self.tool()
        return tool is not None and tool.go_back()


class ToolTab(Page):
    """A tab whose lists and record make place for a tool; it makes `_front` and has `_context`."""

    _front: ToolFront
    _context: Context

    def tool(self) -> ToolPage | None:
        """The tool in front, if there is one."""
        return self._front.tool()

    def tool_key(self) -> str:
        """The key of the tool in front; nothing where the lists are."""
        return self._front.key()

    def tool_place(self) -> ToolPlace | None:
        """What the tool in front shows; None where the lists are."""
        tool = self.tool()
        return tool.whereabouts(self.tool_key()) if tool is not None else None

    def return_to_tool(self, place: ToolPlace | None) -> None:
        """The tool again, and in it what it showed."""
        if place is not None:
            self._front.open(self._context, place.key).return_to(place)

    def open_tool(self, key: str) -> None:
        """The tool of that key; after a “/” stands which part of its work is meant."""
        key, _slash, part = key.partition("/")
        tool = self._front.open(self._context, key)
        if part:
            tool.begin_for(part)

    def close_tool(self) -> None:
        if self._front.close():
            self.reload()


def fill(box: QBoxLayout, parts: Sequence[QWidget | QLayout], widest: QWidget | QLayout) -> None:
    """Add `parts` to `box`; `widest` takes the room that the others leave."""
    for part in parts:
        stretch = 1 if part is widest else 0
        if isinstance(part, QWidget):
            box.addWidget(part, stretch)
        else:
            box.addLayout(part, stretch)


def _column(frame: QWidget) -> QVBoxLayout:
    """The layout of what takes the whole tab."""
    sizes = look().sizes
    box = QVBoxLayout(frame)
    box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
    box.setSpacing(sizes.between)
    return box
