"""Pages wider than their place: what stands at their right edge is seen only by scrolling sideways, or not at all."""

from PySide6.QtWidgets import QScrollArea, QWidget


def sideways(window: QWidget) -> list[str]:
    """The pages of `window` that are too wide, one line each, and the pixels that do not stand in view."""
    areas = [each for each in window.findChildren(QScrollArea) if each.window() is window and each.isVisible()]
    found = ((area, area.horizontalScrollBar().maximum()) for area in areas)
    return [f"{_name(area)}: scrolls sideways by {hidden} pixels" for area, hidden in found if hidden > 0]


def _name(area: QScrollArea) -> str:
    holders, each = list[str](), area.parentWidget()
    while each is not None and len(holders) < 3:
        holders.append(type(each).__name__)
        each = each.parentWidget()
    return " < ".join([type(area.widget()).__name__, *holders])
