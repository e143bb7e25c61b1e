"""The right side: what the meeting is, where it stands, and the panel of the step one looks at."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import ApprovalRule, MeetingState
from csxl_desktop.domain.meeting_steps import Step, current_step, steps_of
from csxl_desktop.domain.report_paragraph import minutes_changed
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.document_panel import print_shown
from csxl_desktop.ui.file_opening import dropped_files
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.approve import ApprovePanel
from csxl_desktop.ui.meetings.calling_off import CallingOff
from csxl_desktop.ui.meetings.convene import ConvenePanel
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.document_view import DocumentView, documents_of
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.meetings.keeping import keep_files
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.meetings.prepare import PreparePanel
from csxl_desktop.ui.meetings.scan_strip import ScanStrip
from csxl_desktop.ui.meetings.send import SendPanel
from csxl_desktop.ui.meetings.step_fields import step_of
from csxl_desktop.ui.meetings.tell import TellPanel
from csxl_desktop.ui.meetings.words import STEPS, meeting_line, meeting_state_word, meeting_title
from csxl_desktop.ui.meetings.write import WritePanel
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.stepper import Stepper
from csxl_desktop.ui.widgets.text import Card, Title, label, set_tip
from csxl_desktop.ui.word_finding import Words

_PANELS: dict[Step, Callable[[Desk], StepPanel]] = {
    Step.PREPARE: PreparePanel,
    Step.CONVENE: ConvenePanel,
    Step.HOLD: HoldPanel,
    Step.WRITE: WritePanel,
    Step.SEND: SendPanel,
    Step.APPROVE: ApprovePanel,
    Step.TELL: TellPanel,
}
_DOCUMENT_OF = {Step.PREPARE: "invitation", Step.CONVENE: "invitation", Step.HOLD: "attendance-sheet"}


class RecordView(QWidget):
    """`new_wanted()`: asked from the empty place."""

    new_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._steps: tuple[Step, ...] = ()
        self._step: Step | None = None
        self._shown_id: UUID | None = None
        self.panels: dict[Step, StepPanel] = {}
        self.title = Title()
        self._line = label("", "secondary")
        self._pill = Pill()
        self.stepper = Stepper()
        self.print_button = button(_("Print"), "printer", self._show_menu)
        self.calling_off = CallingOff(desk)
        self.scan_strip = ScanStrip(desk)
        self.tell_button = button(_("For the report"), "message-square-quote", self.show_telling)
        self._build()
        self.stepper.step_chosen.connect(self._go_to)
        desk.shown.connect(self._show)
        desk.words_wanted.connect(partial(_go_to_words, self))
        self.setAcceptDrops(True)
        self._show()

    def _build(self) -> None:
        sizes = look().sizes
        self.head = Card()
        top = HeadLayout()
        top.addWidget(self.title)
        history = history_button(self._desk.page, partial(_shown_meeting, self._desk))
        for each in (self._pill, self.calling_off.button, self.tell_button, self.print_button, history):
            top.addWidget(each)
        self.head.box.addLayout(top)
        self.head.box.addWidget(self._line)
        self.head.box.addSpacing(sizes.px(4))
        self.head.box.addWidget(self.stepper)
        self.stack = Stack()
        self.empty = EmptyState(
            "calendar-days",
            _("No activity is chosen"),
            _("Choose a line on the left, or write down a new one."),
            action=_("New meeting"),
            clicked=self.new_wanted.emit,
        )
        self.document = DocumentView(self._desk, self.close_document)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.document)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(self.head)
        box.addWidget(self.calling_off)
        box.addWidget(self.scan_strip)
        box.addWidget(self.stack, 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file dropped anywhere on the meeting is kept with it; only on the list of annexes is it annexed."""
        if self._desk.meeting is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        keep_files(self._desk, dropped_files(event.mimeData()))
        event.acceptProposedAction()

    # What the page calls.

    def step(self) -> Step | None:
        """The step on screen."""
        return self._step

    def panel(self, step: Step) -> StepPanel:
        """The panel of a step, built when first shown."""
        if step not in self.panels:
            self.panels[step] = _PANELS[step](self._desk)
            self.stack.addWidget(self.panels[step])
        return self.panels[step]

    def topic(self) -> str:
        """What is in front, for the manual: a step, or a document."""
        return "document" if self.stack.currentWidget() is self.document else str(self._step or "")

    def show_step(self, step: Step) -> None:
        """Bring the panel of a step to the front."""
        if self._desk.meeting is None or step not in self._reached():
            return
        self._step = step
        self._mark_step()
        panel = self.panel(step)
        panel.refresh()
        self.stack.setCurrentWidget(panel)

    def show_telling(self) -> None:
        """The paragraph for the report; of most kinds it is no step: it is written when the year is told."""
        self.show_step(Step.TELL)
        self.panel(Step.TELL).refresh()
        self.begin()

    def _reached(self) -> tuple[Step, ...]:
        return self._steps if Step.TELL in self._steps else (*self._steps, Step.TELL)

    def _mark_step(self) -> None:
        """The step on screen in the line of steps; beside it, the last one stays marked."""
        if self._step in self._steps:
            self.stepper.show_step(self._steps.index(self._step))

    def _go_to(self, index: int) -> None:
        """A step chosen by hand: the keyboard goes where one begins, not to the nearest button."""
        self.show_step(self._steps[index])
        self.begin()

    def begin(self) -> None:
        """The keyboard goes where one begins in the step on screen; where it has no such place, to the steps."""
        self.close_document()
        field = self.panel(self._step).first_field() if self._step is not None else None
        (self.stepper if field is None or not field.isEnabled() else field).setFocus()

    def show_document(self, kind: str) -> None:
        """A document of the meeting over the whole place of its panels."""
        if self._desk.meeting is not None:
            self.document.show_document(kind)
            self.stack.setCurrentWidget(self.document)

    def print_current(self) -> None:
        """The document on screen, onto paper; where there is none, that of the step comes on screen first."""
        if self._desk.meeting is None or print_shown(self.stack):
            return
        has_minutes = self._desk.meeting.record.row.approval is not ApprovalRule.NO_MINUTES
        kind = _DOCUMENT_OF.get(self._step or Step.PREPARE, "minutes" if has_minutes else "attendance-sheet")
        self.show_document(kind)

    def close_document(self) -> bool:
        """Back to the panel; whether a document was open."""
        if self.stack.currentWidget() is not self.document or self._step is None:
            return False
        self.show_step(self._step)
        return True

    # Within.

    def _show(self) -> None:
        meeting = self._desk.meeting
        self.head.setVisible(meeting is not None)
        if meeting is None:
            self._shown_id, self._step = None, None
            self.stack.setCurrentWidget(self.empty)
            return
        same = meeting.record.row.id == self._shown_id
        self._shown_id = meeting.record.row.id
        self._show_head(meeting)
        if not same:
            self.calling_off.leave()
        if not same or self._step not in self._reached():
            now = _current(meeting)
            self.show_step(self._steps[-1] if now is None else now)
        elif self.stack.currentWidget() is self.document:
            self.document.panel.refresh()
        else:
            self.show_step(self._step)

    def _show_head(self, meeting: OpenMeeting) -> None:
        row = meeting.record.row
        self.title.setText(meeting_title(row))
        self._line.setText(meeting_line(row))
        self.calling_off.button.setVisible(row.state is not MeetingState.HELD)
        word = meeting_state_word(row)
        self._pill.setVisible(word is not None)
        if word is not None:
            self._pill.set_state(State(*word))
            set_tip(self._pill, meeting.record.state_reason)
        self._steps = steps_of(row.behaviour, row.approval)
        now = _current(meeting)
        at = len(self._steps) if now is None else self._steps.index(now)
        self.stepper.set_steps([_(STEPS[step]) for step in self._steps], at)
        self._mark_step()
        changed = bool(meeting.record.report_paragraph) and minutes_changed(
            meeting.record.items, str(meeting.values["report_source_sha256"] or "")
        )
        self.tell_button.setVisible(Step.TELL not in self._steps)
        set_icon(self.tell_button, *(("circle-alert", "late") if changed else ("message-square-quote",)))
        set_tip(self.tell_button, _("The minutes changed since the paragraph was taken.") if changed else "")

    def print_menu(self) -> QMenu:
        """The documents of this meeting."""
        menu = QMenu(self)
        for kind, words in documents_of(self._desk.meeting).items():
            menu.addAction(_(words)).triggered.connect(lambda _checked, kind=kind: self.show_document(kind))
        return menu

    def _show_menu(self) -> None:
        self.print_menu().popup(self.print_button.mapToGlobal(QPoint(0, self.print_button.height() + 2)))


def _shown_meeting(desk: Desk) -> UUID:
    if desk.meeting is None:
        raise LookupError("no meeting is shown")
    return desk.meeting.record.row.id


def _go_to_words(view: RecordView, words: Words) -> None:
    """Where something printed is typed: its step, its field, its letters."""
    step = step_of(words.jump)
    if step is not None:
        view.show_step(step)
        view.panel(step).show_words(words)


def _current(meeting: OpenMeeting) -> Step | None:
    record = meeting.record
    return current_step(
        record.row,
        invited=bool(record.attendances),
        written=any(item.text for item in record.items),
        told=bool(record.report_paragraph),
    )
