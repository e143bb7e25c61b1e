"""Every key of the window of a meeting, in one table that the overlay shows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label, set_look

KEYS = {
    "F1": ("help", N_("These keys")),
    "Ctrl+F1": ("manual", N_("Manual: during the meeting")),
    "F2": ("people", N_("Who comes in: three letters, Enter; “Name, Organisation” for somebody new")),
    "F3": ("text", N_("Text of the item")),
    "F4": ("decision", N_("Decision")),
    "F5": ("action", N_("Action: what, @who, for when")),
    "F6": ("news", N_("News of a member: “Organisation: text”")),
    "F7": ("vote", N_("Vote: “Question 18-3-2”")),
    "F8": ("excused", N_("The person marked is excused")),
    "F9": ("replaced", N_("The person marked is represented by…")),
    "F10": ("arrives", N_("The person marked arrives now, at this item")),
    "Ctrl+D": ("leaves", N_("The person marked leaves now, at this item")),
    "F11": ("leave_room", N_("Leave the room, as it was entered")),
    "Ctrl+M": ("note", N_("Private note on the item, never printed")),
    "F12": ("projection", N_("Projection for the room, on or off")),
    "Ctrl+PgDown": ("next", N_("Item dealt with, the next one")),
    "Ctrl+Shift+PgDown": ("put_off", N_("Item put off, the next one")),
    "Ctrl+PgUp": ("previous", N_("The item before")),
    "Esc": ("escape", N_("Close the line; then leave the room")),
}

_AROUND = 110  # pixels above and below what scrolls: the title, the edges of the card


class KeysOverlay(QWidget):
    """All keys on one card over the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setAccessibleName(_("Keys"))
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        self._is_built = True
        card = Card()
        set_look(card, "strip-plain")  # it lies on cards: its edge must tell it from them
        self._keys = QWidget()
        grid = QGridLayout(self._keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look().sizes.around)
        grid.setVerticalSpacing(look().sizes.inside)
        for row, (keys, (_name, words)) in enumerate(KEYS.items()):
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(native, "strong"), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(_(words)), row, 1)
        card.box.addWidget(SectionLabel(_("Keys")))
        self._area = scrolled(self._keys)  # large letters make more lines than a small screen has
        card.box.addWidget(self._area)
        outer = QGridLayout(self)
        outer.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)

    def toggle(self) -> None:
        """On or off."""
        if not self._is_built:
            self._build()
        self.setGeometry(self._host.rect())
        room = self._host.height() - look().sizes.px(_AROUND)
        self._area.setFixedHeight(min(self._keys.sizeHint().height() + 2 * look().tokens.focus_width, room))
        self.setVisible(not self.isVisible())
        self.raise_()
