"""The printed lists of the directory beside the list: members on a day, committee on a day."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.columns import COMMITTEE, MEMBERS
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.text import Card


class DocumentView(QWidget):
    """`closed` when the user goes back to the record."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.switch = SegmentedSwitch([(MEMBERS, _("Members")), (COMMITTEE, _("Committee"))])
        self.language = SegmentedSwitch([("fr", "FR"), ("nl", "NL")])
        self.day = DateField(_("On the day"), lambda text: parse_date(text, context.today()), write=short_date)
        self.day.weekday.hide()
        self.day.setMaximumWidth(look().sizes.px(150))
        self.panel = DocumentPanel(context)
        sizes = look().sizes
        top = Card(padding=sizes.between)
        row = QHBoxLayout()
        back = button(_("Back to the record"), "arrow-left", self.closed.emit)
        for widget in (self.switch, self.day, self.language):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignBottom)
        top.box.addLayout(row)
        card = Card(padding=1)
        card.box.addWidget(self.panel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(top)
        box.addWidget(card, 1)
        self.switch.changed.connect(lambda _key: self._ask())
        self.language.changed.connect(lambda _key: self._ask())
        self.day.committed.connect(lambda _day: self._ask())

    def show_list(self, which: str, on: date) -> None:
        """`which`: the committee, or else the members."""
        self.switch.set_value(COMMITTEE if which == COMMITTEE else MEMBERS)
        self.day.set_value(on)
        self._ask()

    def _ask(self) -> None:
        context, which, language = self._context, self.switch.value(), self.language.value()
        shown = self.day.value()
        on = shown if isinstance(shown, date) else context.today()

        def work() -> Document:
            documents = context.services.documents
            ask = documents.committee if which == COMMITTEE else documents.members
            return ask(on, language=language)

        self.panel.show_document(work, (which, on, language))
