"""The board of actions: of all meetings, late ones first; who does it, what became of it, what to write to whom."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import ActionState
from csxl_desktop.domain.register_rows import ActionLine
from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.agenda_reads import AgendaReads, Choices
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.document_tool import DocumentTool
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.action_record import ActionRecord
from csxl_desktop.ui.meetings.columns import badge_color
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.tool import ToolHead, ToolTab
from csxl_desktop.ui.widgets.choices import SearchBox, SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField

_RECORD, _PAGES = "record", "pages"
_LAST = "9999"


class ActionsPage(DocumentTool, AgendaPlace):
    def __init__(self, context: Context, tab: ToolTab) -> None:
        super().__init__()
        self._context, self._tab = context, tab
        self._acts = PlaceActs(context, tab, self)
        self._lines: tuple[ActionLine, ...] = ()
        self.choices = Choices()
        self.head = ToolHead(
            _("Actions to follow"),
            _("What was agreed at every meeting, until it is done. Space: done or open again."),
            self,
        )
        self.owner = ChoiceField(_("Who"))
        self.over = CheckField(_("Done and dropped too"))
        self.filter = SearchBox(_("Filter the actions…"))
        self.side = SegmentedSwitch(_("What is shown"), [(_RECORD, _("Record")), (_PAGES, _("Pages"))], _RECORD)
        self.language = DocumentLanguage()
        self.model = RowTableModel(self._columns(), lambda row: row.id, lambda row: row.folded, folded=True)
        self.list = RowTable(
            self.model, _("Actions"), key="meetings/actions", state=context.state, empty=_("Nothing is open here.")
        )
        self.record = ActionRecord(self._acts, self)
        self.panel = DocumentPanel(context)
        self.right = Stack()
        self._build()
        self._connect()

    def _build(self) -> None:
        sizes = look().sizes
        self.head.buttons.addWidget(self.side)
        self.head.buttons.addWidget(self.language)
        narrow = QHBoxLayout()
        narrow.setSpacing(sizes.inside)
        narrow.addWidget(self.owner, 2)
        narrow.addWidget(self.over, 2, Qt.AlignmentFlag.AlignBottom)
        pages = on_card(self.panel)
        self.right.addWidget(
            EmptyState(
                "list-checks",
                _("Nothing is open here"),
                _("Actions are noted in the meetings, under the point where they were agreed."),
            )
        )
        self.right.addWidget(scrolled(self.record, cards=True))
        self.right.addWidget(pages)
        state = self._context.state
        self.arrange_beside("meetings/actions", state, (narrow, self.filter, self.list), self.right, sizes=(740, 580))

    def _connect(self) -> None:
        self.owner.committed.connect(lambda _owner: self._narrow())
        self.over.committed.connect(lambda _over: self.reload())
        self.filter.textChanged.connect(self.model.set_filter)
        self.side.changed.connect(lambda _side: self._show_side())
        self.language.changed.connect(lambda _language: self._print())
        self.list.row_chosen.connect(self._mark)
        self.list.row_opened.connect(lambda row: self._acts.open_meeting(row.meeting.id))
        done = QShortcut(QKeySequence(Qt.Key.Key_Space), self.list)
        done.setContext(Qt.ShortcutContext.WidgetShortcut)
        done.setWhatsThis(_("Done, or to be done again"))
        done.activated.connect(self.toggle)

    def _columns(self) -> tuple[Column[ActionLine], ...]:
        return (
            Column(
                N_("What"),
                lambda row: " ".join(row.text.split()),
                lambda row: fold(row.text),
                badge=lambda row: (row.meeting.badge, badge_color(row.meeting.colour)),
            ),
            Column(N_("Who"), lambda row: row.owner or "–", lambda row: fold(row.owner), width=150),
            Column(
                N_("For when"),
                lambda row: short_date(row.due_on) if row.due_on else "–",
                lambda row: row.due_on.isoformat() if row.due_on else _LAST,
                state=self._state,
                width=172,
            ),
        )

    def _state(self, row: ActionLine) -> tuple[str, str] | None:
        if row.is_late(self._context.today()):
            return _("overdue"), "late"
        words = {ActionState.DONE: (_("done"), "good"), ActionState.DROPPED: (_("dropped"), "neutral")}
        return words.get(row.state)

    def begin(self) -> None:
        context = self._context
        self._acts.ask(lambda: AgendaReads(context.services.database).choices(context.today()), self._offer, "choices")
        self.list.setFocus()
        self.reload()

    def reload(self) -> None:
        context, over = self._context, bool(self.over.value())
        self._acts.ask(lambda: context.services.registers.actions(done_too=over), self._show)

    def print_current(self) -> None:
        if self.side.value() == _PAGES:
            self.panel.print_document()
        else:
            self.side.set_value(_PAGES)
            self._show_side()

    def go_back(self) -> bool:
        if not self.filter.text():
            return False
        self.filter.clear()
        return True

    def toggle(self) -> None:
        """The marked action is done, or open again."""
        row = self.list.chosen_row()
        if row is not None:
            self.set_state(row, ActionState.OPEN if row.state is not ActionState.OPEN else ActionState.DONE)

    def set_state(self, row: ActionLine, state: ActionState) -> None:
        context = self._context
        said = {
            ActionState.DONE: _("“{what}” is done"),
            ActionState.DROPPED: _("“{what}” is dropped"),
            ActionState.OPEN: _("“{what}” is open again"),
        }[state].format(what=row.text[:60])
        self._acts.act(lambda: context.services.registers.set_state(row.id, state), said)

    # Within.

    def _offer(self, choices: Choices) -> None:
        self.choices = choices
        self.record.show_line(self.list.chosen_row())

    def _show(self, lines: tuple[ActionLine, ...]) -> None:
        self._lines = lines
        owners = sorted({line.owner for line in lines} - {""}, key=fold)
        self.owner.set_options([("", _("Everybody")), *((name, name) for name in owners)])
        self._narrow()

    def _narrow(self) -> None:
        owner = self.owner.value() or ""
        found = [line for line in self._lines if not owner or line.owner == owner]
        self.show_rows(found)
        self._mark(self.list.chosen_row())
        late = sum(line.is_late(self._context.today()) for line in found)
        words = ngettext("{count} action", "{count} actions", len(found)).format(count=len(found))
        if late:
            words = f"{words} · " + _("{count} overdue").format(count=late)
        self._tab.summary_changed.emit(words)
        self._show_side()

    def _mark(self, row: ActionLine | None) -> None:
        self.record.show_line(row)
        self._show_side(again=False)

    def _show_side(self, *, again: bool = True) -> None:
        pages = self.side.value() == _PAGES
        self.right.setCurrentIndex(2 if pages else int(self.list.chosen_row() is not None))
        if pages and again:
            self._print()

    def _print(self) -> None:
        context, owner, over = self._context, self.owner.value() or "", bool(self.over.value())
        language = self.language.value()

        def read() -> Document:
            return context.services.registers.action_board(owner, done_too=over, language=language)

        if self.side.value() == _PAGES:
            self.panel.show_document(read, (owner, over, language))
