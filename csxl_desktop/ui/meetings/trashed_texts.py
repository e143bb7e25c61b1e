"""What was typed in an item that is in the trash or gone by now: seen, copied, taken out of the trash, or left."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.room import LostPlace
from csxl_desktop.i18n import _
from csxl_desktop.services.records import Written
from csxl_desktop.system.draft_journal import Found
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.meetings.recovery import Recovery, Waiting
from csxl_desktop.ui.widgets.messages import Notice

_WIDE, _HIGH = 760, 300  # pixels


class TrashedRecovery(Recovery):
    """The card of what was typed, of items that are no longer in their meeting."""

    def __init__(self, context: Context, places: Sequence[LostPlace]) -> None:
        super().__init__(context)
        self._places = {each.item_id: each for each in places}

    def write(self, key: UUID, text: RichText) -> Written:
        return self._context.services.lost_texts.take_back(key, text)

    def told_of(self, waiting: Waiting) -> str:
        words = super().told_of(waiting)
        if self.meeting_of(waiting.key) is None:
            more = _("It is gone for good: copy the text from here, or take back the act in Home, “History and trash”.")
        else:
            more = _("It is in the trash.")
        return f"{words} {more}"

    def may_be_taken(self, waiting: Waiting) -> bool:
        return super().may_be_taken(waiting) and self.meeting_of(waiting.key) is not None

    def meeting_of(self, key: UUID) -> UUID | None:
        """None where the item is gone for good."""
        return self._places[key].meeting_id

    def _build(self) -> None:
        super()._build()
        self.take_button.setText(_("Take it out of the trash with what was typed"))


class TrashedTexts(QDialog):
    """One after the other; `taken(meeting, item)` for each that is in its meeting again. Closed, the rest waits."""

    taken = Signal(object, object)

    def __init__(self, context: Context, found: Sequence[tuple[LostPlace, Found]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Typed, and not saved"))
        self._waiting = [Waiting(place.item_id, place.title, place.text, each) for place, each in found]
        self.card = TrashedRecovery(context, [place for place, _found in found])
        self.notice = Notice()
        self.notice.hide()
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(*(sizes.around,) * 4)
        box.setSpacing(sizes.between)
        box.addWidget(self.notice)
        box.addWidget(self.card, 1)
        self.setMinimumSize(sizes.px(_WIDE), sizes.px(_HIGH))
        self.card.told.connect(partial(self.notice.say, tone="wrong"))
        self.card.decided.connect(self._decided)
        self.card.show_waiting(tuple(self._waiting))
        add_help_key(self, "meetings/write")

    def _decided(self, key: UUID, taken: bool) -> None:
        self.notice.dismiss()
        if taken:
            self.taken.emit(self.card.meeting_of(key), key)
        if self.card.isHidden():
            self.accept()
