"""The pictures of the window: a name, a tab, and what is done there before each is taken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.screenshots import Studio

HOME, DIRECTORY, MEETINGS, GROUPS, EVALUATION = range(5)


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the tab, and what is done there before it is taken."""

    name: str
    tab: int
    prepare: "Callable[[Studio], object]" = lambda _studio: None
    taken: "Callable[[Studio], QWidget]" = lambda studio: studio.window()
