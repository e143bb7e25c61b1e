"""The choices of the sign-in sheet above its preview, and what paper of it exists."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.sheet_options import MOST_BLANKS, SheetOptions
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.sheet_printing import SheetState
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.choices import FilterChips, SegmentedSwitch
from csxl_desktop.ui.widgets.text import label, set_tip
from csxl_desktop.ui.widgets.text_fields import NumberField

_TWO, _EMAILS, _IMAGE, _TALLY = "two", "emails", "image", "tally"


class SheetStrip(QWidget):
    """Order, columns, what each row asks, blank rows; what was printed, and the page of those who came later."""

    def __init__(self, desk: Desk, panel: DocumentPanel) -> None:
        super().__init__()
        self._desk, self._panel = desk, panel
        self.state: SheetState | None = None
        self.order = SegmentedSwitch(
            _("Order of the lines"), [("organisation", _("By organisation")), ("name", _("By name"))]
        )
        self.chips = FilterChips(
            [(_TWO, _("2 columns")), (_EMAILS, _("E-mails")), (_IMAGE, _("Picture box")), (_TALLY, _("No names"))]
        )
        self.blanks = NumberField("").called(_("Blank rows"))
        self.blanks.setFixedWidth(look().sizes.px(48))
        self.blanks.edit.setPlaceholderText("…")
        set_tip(self.blanks.edit, _("Empty: as many as the page holds."))
        self.told = label("", "small", wrap=True)
        self.only_new = link_button(_("Print only the new lines"), self._print_new, "printer")
        self._build()
        self.order.changed.connect(lambda _key: self._choose())
        self.chips.changed.connect(lambda _keys: self._choose())
        self.blanks.committed.connect(lambda _number: self._choose())

    def _build(self) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.px(6))
        first = QHBoxLayout()
        first.setSpacing(sizes.inside)
        first.addWidget(self.order)
        first.addStretch()
        first.addWidget(self.blanks)
        first.addWidget(label(_("blank rows"), "small"))
        second = QHBoxLayout()
        second.addWidget(self.chips)
        second.addStretch()
        box.addLayout(first)
        box.addLayout(second)
        box.addWidget(self.told)
        third = QHBoxLayout()
        third.addWidget(self.only_new)
        third.addStretch()
        box.addLayout(third)
        self.told.hide()
        self.only_new.hide()

    def follow(self) -> None:
        """Read again what the meeting on the desk wants and what was printed."""
        context, meeting_id = self._desk.context, self._desk.id()
        context.jobs.ask(
            lambda: context.services.sheets.state(meeting_id),
            self._show,
            context.errors.show,
            owner=self,
            latest="meetings/sheet",
        )

    def _show(self, state: SheetState) -> None:
        self.state = state
        options = state.options
        self.order.set_value(options.order)
        self.order.setEnabled(not state.prints and not options.tally)
        on = {_TWO: options.columns == 2, _EMAILS: options.emails, _IMAGE: options.image_right, _TALLY: options.tally}
        self.chips.set_value({key for key, chosen in on.items() if chosen})
        self.blanks.show_value(options.blank_rows, same=True)
        self.told.setVisible(state.printed_at is not None)
        self.only_new.setVisible(bool(state.new))
        if state.printed_at is not None:
            words = _("Printed on {date}, code {code}: the numbers of the rows are fixed.").format(
                date=short_date(state.printed_at.astimezone().date()), code=state.code
            )
            later = ngettext("{n} person came on the list since.", "{n} people came on the list since.", state.new)
            self.told.setText(f"{words} {later.format(n=state.new)}" if state.new else words)

    def _choose(self) -> None:
        if self.state is None or self.blanks.refusal():
            return
        chosen, count = self.chips.value(), self.blanks.value()
        options = SheetOptions(
            order=self.order.value(),
            columns=2 if _TWO in chosen else 1,
            emails=_EMAILS in chosen,
            image_right=_IMAGE in chosen,
            blank_rows=None if count is None else min(max(count, 0), MOST_BLANKS),
            tally=_TALLY in chosen,
        )
        if options == self.state.options:
            return
        self.state = replace(self.state, options=options)
        context, meeting_id = self._desk.context, self._desk.id()
        self._desk.act(lambda: context.services.sheets.choose(meeting_id, options))

    def _print_new(self) -> None:
        context, meeting_id = self._desk.context, self._desk.id()
        key = ("attendance-sheet", meeting_id, "new")

        def shown() -> None:
            self._panel.shown.disconnect(shown)
            self._panel.print_document()

        self._panel.shown.connect(shown)
        self._panel.show_document(
            lambda: context.services.sheets.preview(meeting_id, only_new=True),
            key,
            for_paper=lambda: context.services.sheets.print_sheet(meeting_id, only_new=True),
        )
