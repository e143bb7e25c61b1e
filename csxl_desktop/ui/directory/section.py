"""A card of the record: its title with its buttons, its lines, the small form that adds to them."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.flow import TitleLayout
from csxl_desktop.ui.widgets.text import Card, SectionLabel


class Section(Card):
    """A card whose title line carries small actions on its right."""

    def __init__(self, title: str, *actions: tuple[str, str, Callable[[], object]]) -> None:
        super().__init__()
        self.links: dict[str, QPushButton] = {}
        top = TitleLayout()
        top.addWidget(SectionLabel(title))
        for icon, words, clicked in actions:
            made = link_button(words, clicked, icon)
            self.links[icon] = made
            top.addWidget(made)
        self.box.addLayout(top)
