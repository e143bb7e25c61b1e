"""Correcting approved minutes: a dated text whose pages stand behind the sealed ones."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _
from csxl_desktop.services.minutes_life import MinutesLife
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.sent_together import LeftBeside, SentTogether, put_back
from csxl_desktop.ui.widgets.text import SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import TextField


class CorrigendumPart(SentTogether, QWidget):
    """Shown under the seal alone; what is typed for another meeting waits with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.reason = TextField(_("Reason"))
        self.text = RichTextEditor(_("What is corrected"))
        self._left = LeftBeside(self)
        self._kept = KeptForm(desk.context.drafts, self, {"reason": self.reason, "text": self.text})
        self.add_button = button(_("Add the corrigendum"), "plus", self.correct)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(SectionLabel(_("Corrigendum")))
        box.addWidget(label(_("Its pages stand behind the approved ones, which do not change."), "small", wrap=True))
        for widget in (self.reason, self.text, self.add_button):
            box.addWidget(widget)

    def show_life(self, life: MinutesLife, *, sealed: bool) -> None:
        self.setVisible(life.sealed and sealed)

    def sent_fields(self) -> Iterable[Field]:
        return (self.reason, self.text)

    def kept_form(self) -> KeptForm:
        return self._kept

    def turn_to(self, meeting_id: object) -> None:
        """Another meeting is shown: with what was typed for it, or nothing."""
        self._kept.leave()
        typed = self._left.turn_to(meeting_id)
        self.clear()
        put_back(typed)
        self._kept.turn_to(f"corrigendum-{meeting_id}")

    def clear(self) -> None:
        """Nothing typed: the corrigendum was added."""
        self.reason.show_value("", same=False)
        self.text.show_value(RichText(), same=False)

    def correct(self) -> None:
        """Add it; the text stays where it is refused."""
        for field in (self.reason, self.text):
            field.flush()
        context, meeting_id = self._desk.context, self._desk.id()
        text, reason, on = self.text.value(), self.reason.value(), self._desk.context.today()
        self._desk.act(
            lambda: context.services.minutes_life.correct(meeting_id, text, on=on, reason=reason),
            lambda _written: self._corrected(),
        )

    def _corrected(self) -> None:
        self.clear()
        self._kept.forget()
        self._desk.page.said.emit(_("The corrigendum is added."))
