"""The top of the window: the tabs, the search box, the year."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import ToolButton
from csxl_desktop.ui.widgets.result_box import ResultBox
from csxl_desktop.ui.widgets.search_popup import ResultGroup
from csxl_desktop.ui.widgets.text import set_tip


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
        self._tabs = list[ToolButton]()
        for place, (word, icon) in enumerate(tabs):
            self._tabs.append(self._tab(place, word, icon))
            box.addWidget(self._tabs[-1])
        self._widths = [tab.sizeHint().width() for tab in self._tabs]
        box.addStretch(1)
        self.year_button = self._year_button()
        box.addWidget(self.year_button)
        box.addSpacing(sizes.px(8))
        self.search = ResultBox(_("Search…  Ctrl+K"), _("Search everything"))
        self.search.setMinimumWidth(sizes.px(90))
        self.search.setMaximumWidth(sizes.px(260))
        self.search.textEdited.connect(self.search_text_changed)
        self.search.picked.connect(self.result_activated)
        box.addWidget(self.search, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it narrows by itself
        self._group.idClicked.connect(self.tab_chosen)

    def _tab(self, place: int, word: str, icon: str) -> ToolButton:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where large letters leave no room, the tab in front alone keeps its word beside its icon."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        wide = sum(self._widths) + self.year_button.sizeHint().width() + self.search.minimumWidth()
        short = wide + look().sizes.px(60) > self.width()
        for tab in self._tabs:
            alone = short and not tab.isChecked()
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if alone else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            tab.setToolButtonStyle(style)

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
            self._fit()

    def show_results(self, groups: Sequence[ResultGroup]) -> None:
        """Below the box, if something still stands in it."""
        self.search.show_results(groups)
