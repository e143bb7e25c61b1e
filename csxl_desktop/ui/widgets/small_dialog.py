"""A small dialog that asks for a few things: its parts below each other, OK and Cancel at the foot."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.text import label


def answered(dialog: QDialog, *parts: QWidget, wide: int) -> QPushButton:
    """Put `parts` below each other into a small dialog, and its answers at the foot; returns OK.

    OK stands out, as Enter presses it, and last, as in the forms of the pages.
    """
    answers = QDialogButtonBox.StandardButton
    foot = QDialogButtonBox(answers.Ok | answers.Cancel)
    ok, cancel = foot.button(answers.Ok), foot.button(answers.Cancel)
    ok.setProperty("look", "primary")
    foot.accepted.connect(dialog.accept)
    foot.rejected.connect(dialog.reject)
    sizes = look().sizes
    box = QVBoxLayout(dialog)
    box.setContentsMargins(*(sizes.around,) * 4)
    box.setSpacing(sizes.px(10))
    for part in parts:
        box.addWidget(part)
    box.addStretch()
    box.addSpacing(sizes.px(2))
    box.addWidget(foot)
    QWidget.setTabOrder(cancel, ok)
    dialog.setMinimumWidth(sizes.px(wide))
    return ok


def named(words: str, control: QWidget) -> QWidget:
    """A plain control with its words above it, as a field has them."""
    result = QWidget()
    above = label(words, "small")
    above.setBuddy(control)
    control.setAccessibleName(words)
    box = QVBoxLayout(result)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look().sizes.px(3))
    box.addWidget(above)
    box.addWidget(control)
    return result
