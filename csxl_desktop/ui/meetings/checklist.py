"""What is to be done for the meeting: ticked by a key, due from its day and moved with it; the list of its kind."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.preparation import ChecklistItem, MeetingTask
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.checklist import KindTask, TaskRow, Tasks
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import act, save_to
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label, set_tip
from csxl_desktop.ui.widgets.text_fields import CheckField, NumberField, TextField


class TaskEditor(RowEditor[TaskRow]):
    """Done, what, who, the day that it is due."""

    def __init__(self, card: "ChecklistCard", row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        px = look().sizes.px
        desk = card.desk
        self.done = CheckField("")
        self.done.called(_("Done"))
        save_when_left(self.done, desk.context.jobs, desk.context.errors, card.ticking(row_id), desk.changed)
        self.words = TextField("").called(_("Task"))
        self.who = TextField("", placeholder=_("Who")).called(_("Who"))
        self.who.setFixedWidth(px(110))
        self.due = Pill()
        desk.save(self.words, "label", MeetingTask, lambda: row_id)
        desk.save(self.who, "who", MeetingTask, lambda: row_id)
        for widget, stretch in ((self.done, 0), (self.words, 1), (self.who, 0), (self.due, 0)):
            self.body.addWidget(widget, stretch)
        self.setFocusProxy(self.done.control)

    def show_row(self, row: TaskRow, _place: int, *, same: bool) -> None:
        self.done.show_value(row.done_on is not None, same=same)
        self.done.called(_("Done: {task}").format(task=row.label))
        self.words.show_value(row.label, same=same)
        self.who.show_value(row.who, same=same)
        if row.done_on is not None:
            self.due.set_state(State(short_date(row.done_on), "good"))
            set_tip(self.due, _("Done by {name}").format(name=row.done_by) if row.done_by else "")
        elif row.due_on is not None:
            self.due.set_state(State(short_date(row.due_on), "wrong" if row.overdue else "neutral"))
        self.due.setVisible(row.done_on is not None or row.due_on is not None)


class KindTaskEditor(RowEditor[KindTask]):
    """A line of the kind's list: what, who, days before or after."""

    def __init__(self, card: "ChecklistCard", row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        px, context = look().sizes.px, card.desk.context
        self.words = TextField("").called(_("Task"))
        self.who = TextField("", placeholder=_("Who")).called(_("Who"))
        self.who.setFixedWidth(px(110))
        self.days = NumberField("").called(_("Days before (below 0) or after"))
        self.days.setFixedWidth(px(58))
        for field, column in ((self.words, "label"), (self.who, "who"), (self.days, "days")):
            save_to(context, field, ChecklistItem, column, lambda: row_id, card.reread_kind)
        for widget, stretch in ((self.words, 1), (self.who, 0), (self.days, 0), (label(_("days"), "small"), 0)):
            self.body.addWidget(widget, stretch)
        self.setFocusProxy(self.words.control)

    def show_row(self, row: KindTask, _place: int, *, same: bool) -> None:
        self.words.show_value(row.label, same=same)
        self.who.show_value(row.who, same=same)
        self.days.show_value(row.days, same=same)


class ChecklistCard(QWidget):
    """The tasks of the meeting; a link opens the list of its kind below them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.tasks: RowStack[TaskRow] = RowStack(lambda key: TaskEditor(self, key), empty=_("Nothing to do yet."))
        self.new_task = Adder(_("New task, then Enter"))
        self.take_button = button("", "list-checks", self.take)
        self.kind_link = link_button(_("List of this kind of meeting"), self._toggle_kind, "settings")
        self.kind_tasks: RowStack[KindTask] = RowStack(
            lambda key: KindTaskEditor(self, key), empty=_("This kind has no list yet.")
        )
        self.new_kind_task = Adder(_("New line of the list, then Enter"))
        self._kind = QWidget()
        self._build()
        self.new_task.entered.connect(
            lambda text: desk.add(MeetingTask, {"label": text, "position": len(self.tasks.keys()) + 1})
        )
        self.tasks.removed.connect(
            lambda row: desk.trash(MeetingTask, row.id, _("“{title}” moved to the trash").format(title=row.label))
        )
        self.new_kind_task.entered.connect(self._add_to_kind)
        self.kind_tasks.removed.connect(self._off_kind)

    def _build(self) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.px(4))
        tools = QHBoxLayout()
        tools.setSpacing(sizes.inside)
        tools.addWidget(self.new_task, 1)
        tools.addWidget(self.take_button)
        box.addWidget(self.tasks)
        box.addLayout(tools)
        link = QHBoxLayout()
        link.addWidget(self.kind_link)
        link.addStretch()
        box.addLayout(link)
        below = QVBoxLayout(self._kind)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(sizes.px(4))
        words = _("Every new meeting of this kind begins with these lines. Days count from its day, below 0 before it.")
        below.addWidget(label(words, "small", wrap=True))
        below.addWidget(self.kind_tasks)
        below.addWidget(self.new_kind_task)
        box.addWidget(self._kind)
        self._kind.hide()
        self.take_button.hide()

    def show_meeting(self, meeting: OpenMeeting) -> None:
        context, meeting_id = self.desk.context, meeting.record.row.id
        context.jobs.ask(
            lambda: context.services.checklist.tasks(meeting_id),
            self._show,
            owner=self,
            latest=f"meetings/tasks/{id(self)}",
        )
        if self._kind.isVisibleTo(self):
            self.reread_kind()

    def _show(self, tasks: Tasks) -> None:
        self.tasks.show_rows(tasks.rows)
        words = _("Take the usual list")
        if tasks.kind_has_list or tasks.rows:
            words = ngettext("Take {n} line of the list", "Take {n} lines of the list", tasks.missing)
            words = words.format(n=tasks.missing)
        self.take_button.setText(words)
        self.take_button.setVisible(bool(tasks.missing) or not tasks.kind_has_list)

    def take(self) -> None:
        """What the kind and the speakers ask for."""
        context, meeting_id = self.desk.context, self.desk.id()
        self.desk.act(lambda: context.services.checklist.take_list(meeting_id))

    def ticking(self, task_id: UUID) -> Callable[[Any], Callable[[], Written]]:
        """What writes that a task is done, or not after all."""
        context = self.desk.context

        def prepare(done: Any) -> Callable[[], Written]:
            return lambda: context.services.checklist.tick(task_id, done=bool(done))

        return prepare

    # The list of the kind.

    def _toggle_kind(self) -> None:
        shown = not self._kind.isVisibleTo(self)
        self._kind.setVisible(shown)
        if shown:
            self.reread_kind()

    def _kind_id(self) -> UUID:
        if self.desk.meeting is None:
            raise LookupError("no meeting is shown")
        return self.desk.meeting.record.row.kind_id

    def reread_kind(self) -> None:
        """Read the list of the kind again."""
        context, kind_id = self.desk.context, self._kind_id()
        context.jobs.ask(
            lambda: context.services.checklist.kind_items(kind_id),
            lambda rows: self.kind_tasks.show_rows(rows),
            owner=self,
            latest=f"meetings/kind-tasks/{id(self)}",
        )

    def _add_to_kind(self, text: str) -> None:
        context, page = self.desk.context, self.desk.page
        values = {"meeting_kind_id": self._kind_id(), "label": text, "position": len(self.kind_tasks.keys()) + 1}
        act(context, page, lambda: context.services.records.create(ChecklistItem, values), self._kind_changed)

    def _off_kind(self, row: KindTask) -> None:
        words = _("“{title}” moved to the trash").format(title=row.label)
        self.desk.trash(ChecklistItem, row.id, words)

    def _kind_changed(self, _written: object) -> None:
        self.reread_kind()
        self.desk.changed()
