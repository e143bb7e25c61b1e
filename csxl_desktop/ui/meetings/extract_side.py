"""Beside an extract of the minutes: which items, for whom, and what already left the office."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.meeting_rows import ItemRow
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.named import named
from csxl_desktop.services.extracts import ExtractSent
from csxl_desktop.services.records import Written
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.text import SectionLabel, label, set_tip
from csxl_desktop.ui.widgets.text_fields import CheckField, TextField

_WIDTH, _BOX = 250, 44  # of the whole; of the box and the scroll bar beside a title


class ExtractSide(QWidget):
    """`changed()`: other items, or another partner. One item stays ticked: an extract of nothing is no document."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: UUID | None = None
        self.ticks: list[CheckField] = []
        self.recipient = TextField(_("Made for…"), placeholder=_("Name of the partner"))
        self.recipient.committed.connect(lambda _value: self.changed.emit())
        self.sent_button = button(_("The extract was sent"), "send", self.note_sent)
        self.sent = label("", "secondary", wrap=True)
        content = QWidget()
        self._ticks = QVBoxLayout(content)
        self._ticks.setContentsMargins(0, 0, 0, 0)
        self._ticks.setSpacing(look().sizes.px(4))
        self._ticks.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(SectionLabel(_("Items")))
        box.addWidget(scrolled(content), 1)
        for widget in (self.recipient, self.sent_button, self.sent):
            box.addWidget(widget)
        self.setFixedWidth(look().sizes.px(_WIDTH))

    def numbers(self) -> tuple[int, ...]:
        """The items that are ticked, by their places."""
        return tuple(place for place, tick in enumerate(self.ticks, start=1) if tick.value())

    def show_meeting(self, meeting_id: UUID, items: Sequence[ItemRow]) -> None:
        """Its items: the first is ticked; what was ticked of the same meeting stays."""
        kept = self.numbers() if meeting_id == self._meeting else ()
        if meeting_id != self._meeting:
            self.recipient.set_value("")
        self._meeting = meeting_id
        for old in self.ticks:
            old.hide()
            old.deleteLater()
        self.ticks = [_tick(f"{place}. {item.title}") for place, item in enumerate(items, start=1)]
        for place, tick in enumerate(self.ticks, start=1):
            tick.set_value(place in (kept or (1,)))
            tick.committed.connect(lambda _value, tick=tick: self._ticked(tick))
            self._ticks.insertWidget(place - 1, tick)
        self._read_sent()

    def note_sent(self) -> None:
        """Note today's sending in the log of mailings; taken back in a click."""
        self.recipient.flush()
        desk, context, meeting_id = self._desk, self._desk.context, self._desk.id()
        numbers, recipient = self.numbers(), str(self.recipient.value() or "")

        def noted(written: Written) -> None:
            desk.page.undo_offered.emit(
                named(_("Noted: extract sent to {name}"), bodies=["name"], name=recipient),
                lambda: desk.act(
                    lambda: context.services.records.trash(Mailing, written.record_id), lambda _: self._read_sent()
                ),
            )
            self._read_sent()

        desk.act(lambda: context.services.extracts.note_sent(meeting_id, numbers, recipient), noted)

    # Within.

    def _ticked(self, tick: CheckField) -> None:
        if not self.numbers():
            tick.set_value(value=True)
            return
        self.changed.emit()

    def _read_sent(self) -> None:
        context, meeting_id = self._desk.context, self._meeting
        if meeting_id is not None:
            context.jobs.ask(
                lambda: context.services.extracts.sent(meeting_id),
                self._tell_sent,
                context.errors.show,
                owner=self,
                latest="meetings/extracts",
            )

    def _tell_sent(self, found: Sequence[ExtractSent]) -> None:
        words = _("{date}: {title}, to {name}")
        told = [
            named(words, bodies=["name"], date=short_date(each.sent_on), title=each.title, name=each.recipient)
            for each in found
        ]
        self.sent.setText("\n".join(told))
        self.sent.setVisible(bool(told))


def _tick(title: str) -> CheckField:
    """A title that is too long ends in “…”; the tip and whoever is read to have it whole."""
    tick = CheckField(title)
    metrics, room = tick.box.fontMetrics(), look().sizes.px(_WIDTH - _BOX)
    tick.box.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))
    set_tip(tick.box, title)
    return tick
