"""The top of the window: the tabs, the search box, the year."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import ToolButton
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.search_popup import ResultGroup, SearchPopup
from csxl_desktop.ui.widgets.text import set_tip


class _WindowSearch(SearchBox):
    """The box of the whole window; its results hang below it."""

    def __init__(self) -> None:
        super().__init__(_("Search…  Ctrl+K"))
        self.setAccessibleName(_("Search everything"))
        self.popup: SearchPopup | None = None

    def wants_escape(self) -> bool:
        return super().wants_escape() or (self.popup is not None and self.popup.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup is not None and self.popup.isVisible():
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self.popup.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
                    return
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.popup.take_marked()
                    return
                case Qt.Key.Key_Escape:
                    self.popup.hide()
                    return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.popup is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup.hide()


class TopBar(QFrame):
    """Tabs with icon and word, an accent under the current one; search; the year."""

    tab_chosen = Signal(int)
    year_chosen = Signal(int)
    search_text_changed = Signal(str)
    result_activated = Signal(str, object)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        sizes = look().sizes
        self.setProperty("look", "bar")
        self.setFixedHeight(sizes.px(45))
        box = QHBoxLayout(self)
        box.setContentsMargins(sizes.px(12), 0, sizes.px(12), 0)
        box.setSpacing(sizes.px(2))
        self._group = QButtonGroup(self)
        for place, (word, icon) in enumerate(tabs):
            box.addWidget(self._tab(place, word, icon))
        box.addStretch(1)
        self.year_button = self._year_button()
        box.addWidget(self.year_button)
        box.addSpacing(sizes.px(8))
        self.search = _WindowSearch()
        self.search.setMinimumWidth(sizes.px(90))
        self.search.setMaximumWidth(sizes.px(260))
        self.search.textEdited.connect(self.search_text_changed)
        box.addWidget(self.search, 1)
        self._group.idClicked.connect(self.tab_chosen)

    def _tab(self, place: int, word: str, icon: str) -> QToolButton:
        tab = ToolButton()
        tab.setProperty("look", "tab")
        tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tab.setText(word)
        tab.setAccessibleName(word)
        set_tip(tab, f"{word} (Ctrl+{place + 1})")
        set_icon(tab, icon)
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._group.addButton(tab, place)
        return tab

    def _year_button(self) -> QToolButton:
        button = ToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, "chevron-down")
        return button

    def set_years(self, years: Sequence[int], year: int) -> None:
        """The years that may be chosen, newest first, and the current one."""
        menu = QMenu(self.year_button)
        for choice in years:
            action = menu.addAction(str(choice), partial(self.year_chosen.emit, choice))
            action.setCheckable(True)
            action.setChecked(choice == year)
        self.year_button.setMenu(menu)
        words = _("Year {year}").format(year=year)
        self.year_button.setText(words)
        self.year_button.setAccessibleName(words)

    def show_tab(self, place: int) -> None:
        """Mark the tab without sending `tab_chosen`."""
        button = self._group.button(place)
        if button is not None:
            button.setChecked(True)

    def show_results(self, groups: Sequence[ResultGroup]) -> None:
        """Below the box, if something still stands in it."""
        text = self.search.text().strip()
        if self.search.popup is None:
            self.search.popup = SearchPopup(self.search)
            self.search.popup.chosen.connect(self._open)
        if text:
            self.search.popup.offer(groups, text)
        else:
            self.search.popup.hide()

    def _open(self, kind: str, key: object) -> None:
        self.search.clear()
        self.result_activated.emit(kind, key)
