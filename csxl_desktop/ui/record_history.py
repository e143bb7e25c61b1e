"""The way from a record to what was done to it: one button, the same on every record."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from csxl_desktop.i18n import _
from csxl_desktop.ui.page import HISTORY, Page
from csxl_desktop.ui.widgets.buttons import ToolButton, icon_button, link_button


def history_button(page: Page, key: Callable[[], UUID], name: str = "") -> ToolButton:
    """Opens the acts upon the record that `key` names, and upon its parts, in the history of the office.

    Where `key` raises `LookupError`, no record is shown and nothing opens. `name` says so of a part of a record.
    """
    return icon_button("history", name or _("History of this record"), partial(_show, page, key))


def history_link(page: Page, key: Callable[[], UUID]) -> QPushButton:
    """The same in words, where those beside it are words."""
    return link_button(_("History"), partial(_show, page, key), "history")


def _show(page: Page, key: Callable[[], UUID]) -> None:
    try:
        record_id = key()
    except LookupError:
        return
    page.record_requested.emit(HISTORY, record_id)
