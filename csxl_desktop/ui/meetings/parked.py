"""Parked subjects: what somebody asked for and no meeting has treated yet; proposed when one is prepared."""

from uuid import UUID

from csxl_desktop.domain.preparation import ParkedSubject
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.agenda_proposals import ParkedRow
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.tool import ToolHead
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.form import column, scrolled
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import TextField


class ParkedEditor(RowEditor[ParkedRow]):
    """Title, who asked, a note or the answer given, and whether it still waits."""

    def __init__(self, page: "ParkedPage", row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        px = look().sizes.px
        self.title = TextField("").called(_("Subject"))
        self.asked_by = TextField("", placeholder=_("Asked by")).called(_("Asked by"))
        self.asked_by.setFixedWidth(px(190))
        self.answer = TextField("", placeholder=_("Answer given")).called(_("Answer given"))
        self.state = Pill()
        for field, name in ((self.title, "title"), (self.asked_by, "asked_by"), (self.answer, "answer")):
            save_to(page.context, field, ParkedSubject, name, lambda: row_id, page.reload)
        for widget, stretch in ((self.title, 3), (self.asked_by, 0), (self.answer, 2), (self.state, 0)):
            self.body.addWidget(widget, stretch)
        self.add_tool(history_button(page.page, lambda: row_id))
        self.setFocusProxy(self.title.control)

    def show_row(self, row: ParkedRow, _place: int, *, same: bool) -> None:
        self.title.show_value(row.title, same=same)
        self.asked_by.show_value(row.asked_by, same=same)
        self.answer.show_value(row.answer, same=same)
        if row.settled_on is None:
            self.state.set_state(State(_("since {date}").format(date=short_date(row.parked_on)), "accent"))
        else:
            self.state.set_state(State(_("settled on {date}").format(date=short_date(row.settled_on)), "good"))


class ParkedPage(AgendaPlace):
    """The subjects that wait, then those settled."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self.context, self.page = context, page
        words = _("What somebody asked for and no meeting has treated yet: proposed when a meeting is prepared.")
        self.new_subject = Adder(_("New subject, then Enter"))
        self.rows: RowStack[ParkedRow] = RowStack(lambda key: ParkedEditor(self, key), empty=_("No subject waits."))
        card = Card()
        card.box.addWidget(self.new_subject)
        card.box.addWidget(scrolled(column(self.rows, loose=True)), 1)
        self.arrange(ToolHead(_("Parked subjects"), words, self), card)
        self.new_subject.entered.connect(self._park)
        self.rows.removed.connect(self._remove)

    def begin(self) -> None:
        self.reload()
        self.new_subject.setFocus()

    def reload(self) -> None:
        context = self.context
        context.jobs.ask(
            lambda: context.services.agenda_proposals.parked(),
            lambda rows: self.rows.show_rows(rows),
            context.errors.show,
            owner=self,
            latest="meetings/parked",
        )

    def _park(self, text: str) -> None:
        context = self.context
        act(context, self.page, lambda: context.services.agenda_proposals.park(text), lambda _written: self.reload())

    def _remove(self, row: ParkedRow) -> None:
        words = _("“{title}” moved to the trash").format(title=row.title)
        trash(self.context, self.page, ParkedSubject, row.id, words, self.reload)
