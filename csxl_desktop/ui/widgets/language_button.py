"""Which language the window speaks; each is named in its own words, for those who read no other."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from csxl_desktop.i18n import _, current_language
from csxl_desktop.ui.widgets.buttons import MenuButton
from csxl_desktop.ui.widgets.text import set_tip

OWN_NAMES = {"fr": "Français", "nl": "Nederlands", "en": "English"}


class LanguageButton(MenuButton):
    """The language spoken, by its code (“FR”) or its whole name; its menu sends `chosen(code)`."""

    chosen = Signal(str)

    def __init__(self, *, whole: bool = False) -> None:
        spoken = current_language()
        super().__init__(OWN_NAMES[spoken] if whole else spoken.upper())
        self.setProperty("look", "status")
        set_tip(self, _("Language of the window"))
        self.setAccessibleName(_("Language of the window: {name}").format(name=OWN_NAMES[spoken]))
        menu, group = QMenu(self), QActionGroup(self)
        for code, name in OWN_NAMES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == spoken)
            group.addAction(action)
            action.triggered.connect(lambda _checked, code=code: self.chosen.emit(code))
        menu.aboutToShow.connect(lambda: self._mark_spoken(spoken))  # another one chosen may have been refused
        self.setMenu(menu)

    def _mark_spoken(self, code: str) -> None:
        for action, each in zip(self.menu().actions(), OWN_NAMES, strict=True):
            action.setChecked(each == code)
