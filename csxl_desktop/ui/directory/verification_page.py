"""The verification round: a slip to each organisation, its number typed when it is back, the progress in words."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.slip_rows import RoundRow, SlipAnswer, SlipRow, SlipSheet, typed_slip
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.section import AddForm
from csxl_desktop.ui.directory.slip_entry import SlipEntry
from csxl_desktop.ui.directory.slip_words import CHANNELS, columns, progress_words
from csxl_desktop.ui.directory.tool import ToolHead, ToolPage
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.choices import FilterChips
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage

_ALL, _STALE = "all", "stale"
_MISSING, _LATE, _BACK = "missing", "late", "back"


class VerificationPage(ToolPage):
    """The slips of a round on the left; on the right what they print, or the one that is being entered."""

    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context, self._page = context, page
        self._acts = ToolActs(context, page, self)
        self._rounds: list[RoundRow] = []
        self._typed: dict[UUID, dict[str, Any]] = {}
        self._printed: object = None
        self.head = ToolHead(
            _("Verification round"), _("A slip to each organisation; its number, then Enter, when it comes back."), self
        )
        self.round = ChoiceField(_("Round"))
        self.new_button = button(_("New round"), "plus", self.new_round)
        self.sent_button = button(_("Slips sent"), "send", self.slips_sent)
        self.close_button = button(_("Close the round"), "archive", self.close_round)
        self.form = self._new_form()
        self.sent_form = self._sent_form()
        self.bar, self.words = QProgressBar(), label("", "secondary", wrap=True)
        self.number = TextField(_("Number of the slip"), placeholder=_("12, then Enter"), limit=20)
        self.tick_button = primary_button(_("Nothing to change"), "check-check", self.tick_back)
        self.tick_button.setToolTip(_("Ctrl+Enter"))
        self.chips = FilterChips([(_MISSING, _("Missing")), (_LATE, _("To ask again")), (_BACK, _("Come back"))],
                                 exclusive=True)  # fmt: skip
        self.model: RowTableModel[SlipRow] = RowTableModel(columns(), lambda row: row.id)
        self.list = RowTable(self.model, _("Slips"), empty=_("No slip here."))
        self.panel = DocumentPanel(context)
        self.entry = SlipEntry(self._acts.screen(lambda: None))
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def _new_form(self) -> AddForm:
        screen = self._acts.screen(lambda: None)
        who = [(_ALL, _("Every member")), (_STALE, _("Members not verified for a year"))]
        fields = {
            "name": TextField(_("Name of the round")),
            "who": ChoiceField(_("Slips to"), who),
            "due_on": screen.day_field(_("Due on")),
        }
        form = AddForm(_("Start the round"), fields, 3)
        form.submitted.connect(self._start)
        return form

    def _sent_form(self) -> AddForm:
        ways = [(way.value, _(words)) for way, words in CHANNELS.items()]
        fields = {
            "channel": ChoiceField(_("Sent"), ways),
            "on": self._acts.screen(lambda: None).day_field(_("Sent on")),
        }
        form = AddForm(_("Every slip of the round is out"), fields, 2)
        form.submitted.connect(self._send_out)
        return form

    def _build(self) -> None:
        sizes = look().sizes
        for each in (self.round, self.sent_button, self.close_button, self.new_button):
            self.head.buttons.addWidget(each)
        self.round.combo.setMinimumWidth(sizes.px(190))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(sizes.px(8))
        self.bar.setAccessibleName(_("Slips that are back"))
        for below in (self.form, self.sent_form, self.bar, self.words):
            self.head.box.addWidget(below)
        listed = Card(padding=sizes.between)
        listed.box.addWidget(self.number)
        listed.box.addWidget(self.tick_button)
        listed.box.addWidget(self.chips)
        listed.box.addWidget(self.list, 1)
        pages = Card(padding=1)
        pages.box.addWidget(self.panel)
        self.stack.addWidget(pages)
        self.stack.addWidget(self.entry)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.between)
        box.setSpacing(sizes.between)
        box.addWidget(self.head)
        state = self._context.state
        box.addWidget(Splitter("directory/verification", state, listed, self.stack, sizes=(450, 870)), 1)

    def _connect(self) -> None:
        self.round.committed.connect(lambda _key: self._show_round())
        self.chips.changed.connect(lambda _keys: self._show_round())
        self.number.edit.returnPressed.connect(self.open_typed)
        self.list.row_opened.connect(self.open_slip)
        self.entry.returned.connect(self._enter)
        self.entry.left.connect(self._leave_entry)
        for widget in (self.number, self.list):
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                shortcut = QShortcut(QKeySequence(keys), widget, partial(self._tick_from, widget))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # The tool.

    def begin(self) -> None:
        for form in (self.form, self.sent_form):
            form.close_form()
        self.number.setFocus()
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

    def new_round(self) -> None:
        today = self._context.today()
        self.form.open_form(name=_("Round of {year}").format(year=today.year), who=_ALL)

    def slips_sent(self) -> None:
        self.sent_form.open_form(channel=SendingChannel.HAND.value, on=self._context.today())

    def close_round(self) -> None:
        held, context = self.held(), self._context
        if held is not None:
            said = _("“{name}” is closed").format(name=held.name)
            self._acts.act(lambda: context.services.verification.close(held.id), said)

    def open_typed(self) -> None:
        """Enter in the number."""
        slip = self._typed_slip()
        if slip is not None:
            self.open_slip(slip)

    def open_slip(self, slip: SlipRow) -> None:
        """Read again what the office holds, and show it as the slip does."""
        self._keep_typed()
        context = self._context

        def show(sheet: SlipSheet) -> None:
            self.entry.show_sheet(sheet, slip, context.today(), self._typed.get(slip.id, {}))
            self.stack.setCurrentIndex(1)
            self.entry.fields["name"].setFocus(Qt.FocusReason.TabFocusReason)

        context.jobs.ask(
            lambda: context.services.verification.sheet(slip.id), show, context.errors.show, owner=self, latest="slip"
        )

    def tick_back(self) -> None:
        """The slip whose number is typed came back with nothing to change."""
        slip = self._typed_slip()
        if slip is not None:
            self._tick(slip)

    # Within.

    def _tick_from(self, widget: QWidget) -> None:
        slip = self.list.chosen_row() if widget is self.list else self._typed_slip()
        if slip is not None:
            self._tick(slip)

    def _typed_slip(self) -> SlipRow | None:
        held = self.held()
        found = typed_slip(self.number.edit.text(), held) if held else None
        if found is None:
            self.number.show_refusal(_("No slip of this round has that number."))
        return found

    def _tick(self, slip: SlipRow) -> None:
        context = self._context
        self._write(slip, lambda: context.services.verification.tick_back(slip.id), self._refuse_number)

    def _enter(self, answer: SlipAnswer) -> None:
        slip, context = self.entry.row, self._context
        if slip is not None:
            self._write(slip, lambda: context.services.verification.enter(slip.id, answer), self._refuse_entry)

    def _write(self, slip: SlipRow, work: Callable[[], Written], refused: Callable[[Exception], object]) -> None:
        def done(_written: Written) -> None:
            self._typed.pop(slip.id, None)
            self.entry.sheet = None
            self.stack.setCurrentIndex(0)
            held = self.held()
            following = held.next_missing(slip.number) if held else None
            self._wait_for_number(following.number if following and following.id != slip.id else None)

        said = _("Slip {number} is back: {name}").format(number=slip.number, name=slip.organisation)
        self._acts.act(work, said, done, refused)

    def _wait_for_number(self, number: int | None) -> None:
        """The next number is proposed, ready to be typed over."""
        self.number.set_value("" if number is None else str(number))
        self.number.setFocus()
        self.number.edit.selectAll()

    def _refuse_number(self, error: Exception) -> None:
        self.number.show_refusal(sentence(error))
        self.number.setFocus()

    def _refuse_entry(self, error: Exception) -> None:
        name = getattr(error, "field", "returned_on")
        self.entry.refuse(name, sentence(error))

    def _leave_entry(self) -> None:
        self._keep_typed()
        self.entry.sheet = None
        self.stack.setCurrentIndex(0)
        self.number.setFocus()

    def _keep_typed(self) -> None:
        if self.entry.sheet is not None and self.entry.row is not None:
            self._typed[self.entry.row.id] = self.entry.typed()

    def _start(self, values: dict[str, Any]) -> None:
        context = self._context

        def start() -> Written:
            verification = context.services.verification
            wanted = None if values["who"] == _ALL else verification.not_verified()
            return verification.start(values["name"], wanted, due_on=values["due_on"])

        def started(written: Written) -> None:
            self.form.close_form()
            self.round.set_value(written.record_id)
            self._printed = None

        self._acts.act(start, _("“{name}” is started").format(name=values["name"]), started)

    def _send_out(self, values: dict[str, Any]) -> None:
        held, context = self.held(), self._context
        if held is None:
            return
        way = SendingChannel(values["channel"])
        said = _("Slips sent on {date}").format(date=short_date(values["on"] or context.today()))
        self._acts.act(
            lambda: context.services.verification.sent(held.id, way, values["on"]),
            said,
            lambda _written: self.sent_form.close_form(),
        )

    def _show(self, rounds: list[RoundRow]) -> None:
        self._rounds = rounds
        chosen = self.round.value()
        self.round.set_options([(each.id, each.name) for each in rounds])
        if rounds and chosen not in {each.id for each in rounds}:
            self.round.set_value(rounds[0].id)
        self._show_round()

    def _show_round(self) -> None:
        held = self.held()
        self.round.setVisible(held is not None)
        for each in (self.sent_button, self.close_button, self.bar, self.number, self.tick_button, self.chips):
            each.setVisible(held is not None)
        if held is None:
            self.words.setText(_("No round yet: “New round” makes a slip for each member."))
            self.model.set_rows([])
            return
        self.sent_button.setEnabled(any(slip.sent_on is None for slip in held.missing))
        self.close_button.setEnabled(held.closed_on is None)
        self.bar.setRange(0, max(len(held.slips), 1))
        self.bar.setValue(held.returned)
        self.words.setText(progress_words(held))
        self.model.set_rows([slip for slip in held.slips if self._is_wanted(slip)])
        self._print(held)

    def _is_wanted(self, slip: SlipRow) -> bool:
        wanted = self.chips.value()
        if _MISSING in wanted:
            return slip.returned_on is None
        if _LATE in wanted:
            return slip.late
        return _BACK not in wanted or slip.returned_on is not None

    def _print(self, held: RoundRow) -> None:
        """The slips of the round; with a filter on what is missing, only those."""
        missing, context = bool(self.chips.value() & {_MISSING, _LATE}), self._context
        wanted = (held.id, missing)
        if wanted == self._printed:
            return
        self._printed = wanted
        self.panel.show_document(
            lambda: context.services.slip_documents.slips(round_id=held.id, missing_only=missing), wanted
        )
