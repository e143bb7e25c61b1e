"""Shift+F1 opens the sheet of the keys; what gathers, draws and prints it is loaded then."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csxl_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from csxl_desktop.ui.paper import PaperStrip


def show_keys(beside: QWidget, window: QWidget, paper: "PaperStrip") -> None:
    """The sheet of the keys of `window` and of the page in front in it."""
    from csxl_desktop.ui.help_page import HelpPage  # a window at rest does without
    from csxl_desktop.ui.key_sheet import key_sections

    page = window.current_page() if isinstance(window, MainWindow) else window
    HelpPage(beside, key_sections(window, page), paper).open()
