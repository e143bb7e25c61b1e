"""The verification round: a slip to each organisation, its number typed when it is back, the progress in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar

from csxl_desktop.domain.slip_rows import RoundRow, SlipAnswer, SlipRow, SlipSheet, Spokesperson
from csxl_desktop.i18n import _
from csxl_desktop.services.acts.kinds import ChangeRepresentative, NewRepresentative
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.round_forms import NewRoundForm, SentForm
from csxl_desktop.ui.directory.slip_draft import SlipDrafts
from csxl_desktop.ui.directory.slip_entry import SlipEntry
from csxl_desktop.ui.directory.slip_list import SlipList
from csxl_desktop.ui.directory.slip_words import progress_words
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage


class VerificationPage(ToolPage):
    """The slips of a round on the left; on the right what they print, or the one that is being entered."""

    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context = context
        self._acts = ToolActs(context, page, self)
        self._rounds: list[RoundRow] = []
        self._drafts = SlipDrafts(context.drafts)
        self._printed: object = None
        self.head = ToolHead(
            _("Verification round"), _("A slip to each organisation; its number, then Enter, when it comes back."), self
        )
        self.round = ChoiceField(_("Round"))
        self.form, self.sent_form = NewRoundForm(self._acts), SentForm(self._acts)
        self.new_button = button(_("New round"), "plus", self.form.begin)
        self.sent_button = button(_("Slips sent"), "send", self.slips_sent)
        self.close_button = button(_("Close the round"), "archive", self.close_round)
        self.history = history_button(page, self._round_id, _("History of this round"))
        self.bar, self.words = QProgressBar(), label("", "secondary", wrap=True)
        self.slips = SlipList()
        self.panel = DocumentPanel(context)
        self.entry = SlipEntry(self._acts.screen(lambda: None))
        self.stack = Stack()
        self._build()
        self.round.committed.connect(lambda _key: self._show_round())
        self.slips.narrowed.connect(self._print)
        self.slips.opened.connect(self.open_slip)
        self.slips.ticked.connect(self._tick)
        self.entry.returned.connect(self._enter)
        self.entry.left.connect(self._leave_entry)
        self.entry.edited.connect(self._keep_typed)
        self.entry.represented.connect(self._ask_consequences)

    def _build(self) -> None:
        sizes = look().sizes
        for each in (self.round, self.history, self.sent_button, self.close_button, self.new_button):
            self.head.buttons.addWidget(each)
        self.round.combo.setMinimumWidth(sizes.px(190))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(sizes.px(8))
        self.bar.setAccessibleName(_("Slips that are back"))
        for below in (self.form, self.sent_form, self.bar, self.words):
            self.head.box.addWidget(below)
        pages = on_card(self.panel)
        self.stack.addWidget(pages)
        self.stack.addWidget(self.entry)
        state = self._context.state
        self.arrange(self.head, Splitter("directory/verification", state, self.slips, self.stack, sizes=(480, 840)))

    # The tool.

    def begin(self) -> None:
        for form in (self.form, self.sent_form):
            form.put_away()
        self.slips.number.setFocus()
        self.reload()

    def reload(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.verification.rounds(), self._show)

    def print_current(self) -> None:
        self.panel.print_document()

    def go_back(self) -> bool:
        """Esc leaves the slip that is being entered; what was typed there is kept."""
        if self.stack.currentIndex() == 0:
            return False
        self._leave_entry()
        return True

    def held(self) -> RoundRow | None:
        """The round on screen."""
        key = self.round.value()
        return next((each for each in self._rounds if each.id == key), None)

    def slips_sent(self) -> None:
        held = self.held()
        if held is not None:
            self.sent_form.begin(held.id)

    def close_round(self) -> None:
        held, context = self.held(), self._context
        if held is not None:
            said = _("“{name}” is closed").format(name=held.name)
            self._acts.act(lambda: context.services.verification.close(held.id), said)

    def open_slip(self, slip: SlipRow) -> None:
        """Read again what the office holds, and show it as the slip does."""
        self._keep_typed()
        context = self._context

        def show(sheet: SlipSheet) -> None:
            self.stack.setCurrentIndex(1)
            self.entry.show_sheet(sheet, slip, context.today(), self._drafts.kept(slip.id))
            self.entry.fields["name"].setFocus(Qt.FocusReason.TabFocusReason)

        context.jobs.ask(
            lambda: context.services.verification.sheet(slip.id), show, context.errors.show, owner=self, latest="slip"
        )

    # Within.

    def _round_id(self) -> UUID:
        if (held := self.held()) is None:
            raise LookupError("no round is shown")
        return held.id

    def _tick(self, slip: SlipRow) -> None:
        context = self._context
        self._write(slip, lambda: context.services.verification.tick_back(slip.id), self.slips.refuse)

    def _enter(self, answer: SlipAnswer) -> None:
        slip, context = self.entry.row, self._context
        if slip is not None:
            self._write(slip, lambda: context.services.verification.enter(slip.id, answer), self._refuse_entry)

    def _write(self, slip: SlipRow, work: Callable[[], Written], refused: Callable[[Exception], object]) -> None:
        def done(_written: Written) -> None:
            self._drafts.forget(slip.id)
            self.entry.sheet = None
            self.stack.setCurrentIndex(0)
            held = self.held()
            following = held.next_missing(slip.number) if held else None
            self.slips.wait_for(following.number if following and following.id != slip.id else None)

        said = _("Slip {number} is back: {name}").format(number=slip.number, name=slip.organisation)
        self._acts.act(work, said, done, refused)

    def _ask_consequences(self, person: Spokesperson | None) -> None:
        """What the slip will hand on to whoever represents the organisation from now on."""
        slip, context, day = self.entry.row, self._context, self.entry.returned_on.value()
        if slip is None or person is None:
            return
        new = NewRepresentative(day, person.person_id, person.civility, person.first_name, person.last_name)
        context.jobs.ask(
            lambda: context.services.acts.consequences(ChangeRepresentative(slip.organisation_id, new)),
            lambda found: self.entry.show_consequences([each.words for each in found if each.ticked]),
            owner=self,
            latest="slip.consequences",
        )

    def _refuse_entry(self, error: Exception) -> None:
        self.entry.refuse(getattr(error, "field", "returned_on"), sentence(error))

    def _leave_entry(self) -> None:
        self._keep_typed()
        self.entry.sheet = None
        self.stack.setCurrentIndex(0)
        self.slips.number.setFocus()

    def _keep_typed(self) -> None:
        if self.entry.sheet is not None and self.entry.row is not None:
            self._drafts.keep(self.entry.row.id, self.entry.typed())

    def _show(self, rounds: list[RoundRow]) -> None:
        before, self._rounds = {each.id for each in self._rounds}, rounds
        chosen = self.round.value()
        self.round.set_options([(each.id, each.name) for each in rounds])
        known = [each.id for each in rounds]
        begun = [key for key in known if before and key not in before]  # from a selection, meanwhile
        wanted = [key for key in (*begun, chosen, *known) if key in known]
        if wanted:
            self.round.set_value(wanted[0])
        self._show_round()

    def _show_round(self) -> None:
        held = self.held()
        for each in (self.round, self.history, self.sent_button, self.close_button, self.bar):
            each.setVisible(held is not None)
        self.slips.show_round(held)
        if held is None:
            self.words.setText(_("No round yet: “New round” makes a slip for each member."))
            return
        self.sent_button.setEnabled(any(slip.sent_on is None for slip in held.missing))
        self.close_button.setEnabled(held.closed_on is None)
        self.bar.setRange(0, max(len(held.slips), 1))
        self.bar.setValue(held.returned)
        self.words.setText(progress_words(held))
        self._print()

    def _print(self) -> None:
        """The slips of the round; with a filter on what is missing, only those."""
        held, missing, context = self.held(), self.slips.wants_missing(), self._context
        if held is None or self._printed == (held.id, missing):
            return
        self._printed = (held.id, missing)
        self.panel.show_document(
            lambda: context.services.slip_documents.slips(round_id=held.id, missing_only=missing), self._printed
        )
