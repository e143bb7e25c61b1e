"""Threads of a group: an axis, the whole group or a subject chosen by hand, on one line of time across the years."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.thread_rows import ThreadChoice, ThreadEntry, ThreadKey, ThreadKind, ThreadView
from csxl_desktop.i18n import _
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.services.records import Written
from csxl_desktop.ui.look import look
from csxl_desktop.ui.pages_card import PagesCard
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.flow import SharedLines
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.thread_acts import ThreadActs
from csxl_desktop.ui.working_groups.thread_side import ThreadLinks, ThreadText
from csxl_desktop.ui.working_groups.thread_timeline import Timeline

LINE, LINKS, NOTE = "line", "links", "note"
_VIEWS = (LINE, LINKS, NOTE)


class ThreadPanel(QWidget):
    """It reads only while it is in front; the thread looked at last of each group comes back."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__()
        self._desk = desk
        self._group_id: UUID | None = None
        self._key: ThreadKey | None = None
        self._wanted: UUID | None = None
        self._chosen: dict[UUID, ThreadKey] = {}
        self._view: ThreadView | None = None
        self.choice = ChoiceField(_("The thread")).narrow()
        self.switch = SegmentedSwitch(
            _("View of the thread"),
            [(LINE, _("Timeline")), (LINKS, _("Linked by hand")), (NOTE, _("Two-page note"))],
        )
        self.new_button = link_button(_("New thread"), self.begin, "plus")
        self.form = AddForm(
            _("Begin the thread"), {"title": TextField(_("Subject of the thread"), required=True)}, 1
        ).keep_in(desk.context.drafts, "group-thread")
        self.timeline = Timeline(self.begin_linking, self.put_away)
        self.table = self.timeline.table
        self.links, self.text = ThreadLinks(self), ThreadText(self)
        self.pages = PagesCard(desk.context)
        self.document = self.pages.panel
        self.acts = ThreadActs(self)
        self.stack = Stack()
        self._build()
        self.choice.committed.connect(self.show_thread)
        self.switch.changed.connect(self._turn)
        self.pages.changed.connect(self._lay_out)
        self.form.submitted.connect(self._begin)
        self.table.row_opened.connect(self.open_entry)
        desk.context.jobs.saved.connect(self._refresh_note)

    def _build(self) -> None:
        sizes = look().sizes
        top = Card(padding=sizes.between)
        line = SharedLines()
        line.setSpacing(sizes.between)
        line.add(self.choice, 1)
        for each in (self.acts, self.new_button, self.switch):
            line.add(each, 0)
            line.setAlignment(each, Qt.AlignmentFlag.AlignBottom)
        top.box.addLayout(line)
        top.box.addWidget(self.form)
        state = self._desk.context.state
        self.stack.addWidget(self.timeline)
        self.stack.addWidget(self.links)
        self.stack.addWidget(Splitter("groups/thread/note", state, self.text, self.pages, sizes=(400, 570)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(top)
        box.addWidget(self.stack, 1)

    # What the view of the group calls.

    def show_group(self, group: OpenGroup) -> None:
        """The threads of this group, then the one looked at."""
        self.form.turn_to(group.record.id)
        if self._group_id != group.record.id:
            self._key = None
        self._group_id = group_id = group.record.id
        self._ask(lambda: self._desk.context.services.threads.choices(group_id), self._offer, "choices")

    def print_document(self) -> None:
        self.switch.set_value(NOTE)
        self._turn(NOTE)

    # What stands beside uses.

    @property
    def desk(self) -> GroupDesk:
        return self._desk

    def key(self) -> ThreadKey:
        """The thread on screen; only while there is one."""
        if self._key is None:
            raise LookupError("no thread is shown")
        return self._key

    def change(self, column: str, value: str | RichText) -> Callable[[], Written]:
        """The write of a column of the thread on screen."""
        context, key = self._desk.context, self.key()
        return lambda: context.services.threads.change(key, {column: value})

    def reread(self) -> None:
        """The choices and the thread, after something was written."""
        if self._desk.group is not None:
            self.show_group(self._desk.group)

    def act(self, work: Callable[[], Any], done: Callable[[Any], object] | None = None) -> None:
        """Write, then read the thread again."""
        self._desk.act(work, done)

    # Threads.

    def show_thread(self, key: ThreadKey) -> None:
        self._key = key
        if self._group_id is not None:
            self._chosen[self._group_id] = key
        self._ask(lambda: self._desk.context.services.threads.view(key), self._show, "view")

    def begin(self) -> None:
        """A thread made by hand: its subject first."""
        self.form.open_form(title="")

    def begin_linking(self) -> None:
        """An axis has its own record from the first thing done by hand on."""
        context, key = self._desk.context, self.key()
        self.switch.set_value(LINKS)
        self._turn(LINKS)
        self.act(lambda: context.services.threads.made(key), lambda _made: self.links.links.setFocus())

    def open_entry(self, entry: ThreadEntry) -> None:
        opens = entry.target.opens
        if opens is not None:
            self._desk.page.record_requested.emit(*opens)

    def put_away(self, entry: ThreadEntry) -> None:
        """What came in by itself is left out; what was linked by hand is unlinked. Both are taken back by the strip."""
        context, page = self._desk.context, self._desk.page
        if self._key is None or self._key.kind is ThreadKind.GROUP:
            return
        key, link_id = self._key, entry.link_id
        words = _("Left out: {title}") if link_id is None else _("Unlinked: {title}")

        def write() -> Written:
            if link_id is not None:
                return context.services.record_links.remove(link_id)
            return context.services.threads.leave_out(key, entry.target)

        def done(written: Written) -> None:
            def take_back() -> None:
                if link_id is not None:
                    self.act(lambda: context.services.record_links.restore(link_id))
                else:
                    self.act(lambda: context.services.record_links.remove(written.record_id))

            page.undo_offered.emit(words.format(title=entry.title), take_back)

        self.act(write, done)

    # Within.

    def _ask(self, work: Callable[[], Any], done: Callable[[Any], object], what: str) -> None:
        context = self._desk.context
        context.jobs.ask(work, done, context.errors.show, owner=self, latest=f"groups/thread/{what}")

    def _offer(self, choices: tuple[ThreadChoice, ...]) -> None:
        self.choice.set_options([(each.key, _called(each)) for each in choices])
        keys = [each.key for each in choices]
        begun = next((key for key in keys if key.id == self._wanted), None)
        known = self._chosen.get(self._group_id) if self._group_id is not None else None
        first = keys[1] if len(keys) > 1 else keys[0]  # an axis says more than the whole
        key = begun or (known if known in keys else first)
        self._wanted = None
        self.choice.set_value(key)
        self.show_thread(key)

    def _show(self, view: ThreadView) -> None:
        same = self._view is not None and self._view.key == view.key
        self._view = view
        self.timeline.show_view(view, same=same)
        self.acts.show_view(view)
        self.text.setVisible(view.key.kind is not ThreadKind.GROUP)
        self.links.show_view(view, self._desk.year)
        self.text.show_view(view, same=same)
        if self.switch.value() == NOTE:
            self._lay_out()

    def _turn(self, view: str) -> None:
        self.stack.setCurrentIndex(_VIEWS.index(view))
        if view == NOTE:
            self._lay_out()

    def _lay_out(self) -> None:
        if self._key is not None:
            service, key, language = self._desk.context.services.threads, self._key, self.pages.language.value()
            self.document.show_document(lambda: service.document(key, language=language), (key, language))

    def _refresh_note(self) -> None:
        if self.isVisible() and self.switch.value() == NOTE:
            self.document.refresh()

    def _begin(self, values: dict[str, Any]) -> None:
        title, group_id, context = str(values["title"] or ""), self._group_id, self._desk.context
        if not title:
            self.form.refuse(_("Say what the thread is about."))
            return
        self.form.hide()

        def begun(written: Written) -> None:
            self._wanted = written.record_id

        self.act(lambda: context.services.threads.begin(title, group_id), begun)


def _called(choice: ThreadChoice) -> str:
    """“Axe 1 · Se loger”, “Expulsions (clos)”."""
    match choice.key.kind:
        case ThreadKind.GROUP:
            return _("The whole group")
        case ThreadKind.AXIS:
            return _("Axis {number} · {title}").format(number=choice.number, title=choice.title)
        case ThreadKind.THREAD:
            return _("{title} (closed)").format(title=choice.title) if choice.closed_on else choice.title
