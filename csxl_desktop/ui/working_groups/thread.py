"""Threads of a group: an axis, the whole group or a subject chosen by hand, on one line of time across the years."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.thread_rows import ThreadChoice, ThreadEntry, ThreadKey, ThreadKind, ThreadView
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.services.records import Written
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.thread_line import ThreadTable
from csxl_desktop.ui.working_groups.thread_side import ThreadSide

LINE, NOTE = "line", "note"


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
        self.switch = SegmentedSwitch([(LINE, _("Line of time")), (NOTE, _("Note of two pages"))])
        self.new_button = link_button(_("New thread"), self.begin, "plus")
        self.form = AddForm(_("Begin the thread"), {"title": TextField(_("Subject of the thread"), required=True)}, 1)
        self.table = ThreadTable()
        self.side = ThreadSide(self)
        self.about = label("", "small", wrap=True)
        self.document = DocumentPanel(desk.context)
        self.stack = QStackedWidget()
        self._build()
        self.choice.committed.connect(self.show_thread)
        self.switch.changed.connect(self._turn)
        self.form.submitted.connect(self._begin)
        self.table.row_opened.connect(self.open_entry)
        self.table.removal_asked.connect(self.put_away)
        desk.context.jobs.saved.connect(self._refresh_note)

    def _build(self) -> None:
        sizes = look().sizes
        top = Card(padding=sizes.between)
        line = QHBoxLayout()
        line.setSpacing(sizes.between)
        line.addWidget(self.choice, 1)
        line.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignBottom)
        top.box.addLayout(line)
        top.box.addWidget(self.form)
        entries, pages = Card(padding=1), Card(padding=1)
        foot = QHBoxLayout()
        foot.setContentsMargins(sizes.between, 0, sizes.between, sizes.px(6))
        self.away_button = link_button(_("Leave out"), self._put_chosen_away, "eye-off")
        foot.addWidget(self.about, 1)
        foot.addWidget(self.away_button)
        entries.box.addWidget(self.table)
        entries.box.addLayout(foot)
        pages.box.addWidget(self.document)
        state = self._desk.context.state
        self.stack.addWidget(Splitter("groups/thread", state, entries, self.side, sizes=(640, 330)))
        self.stack.addWidget(pages)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(top)
        box.addWidget(self.stack, 1)

    # What the view of the group calls.

    def show_group(self, group: OpenGroup) -> None:
        """The threads of this group, then the one looked at."""
        if self._group_id != group.record.id:
            self.form.hide()
            self._key = None
        self._group_id = group_id = group.record.id
        self._ask(lambda: self._desk.context.services.threads.choices(group_id), self._offer, "choices")

    def print_document(self) -> None:
        self.switch.set_value(NOTE)
        self._turn(NOTE)

    # What the side uses.

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
        words = {
            ThreadKind.GROUP: _("The whole group"),
            ThreadKind.AXIS: _("Axis {title}"),
            ThreadKind.THREAD: "{title}",
        }
        self.choice.set_options([(each.key, words[each.key.kind].format(title=each.title)) for each in choices])
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
        chosen = self.table.chosen_row()
        self.table.show_entries(view.entries)
        if same and chosen is not None:
            self.table.choose(chosen.key)
        whole = view.key.kind is ThreadKind.GROUP
        self.table.set_empty(
            _("Nothing stands here yet: link records by hand, on the right.")
            if not whole
            else _("Nothing stands here yet: sessions, productions and steps of the group come in by themselves.")
        )
        self.away_button.setVisible(not whole)
        self.about.setText(_told(view))
        self.side.setVisible(not whole)
        self.side.show_view(view, self._desk.year, same=same)
        if self.switch.value() == NOTE:
            self._lay_out()

    def _turn(self, view: str) -> None:
        self.stack.setCurrentIndex(1 if view == NOTE else 0)
        if view == NOTE:
            self._lay_out()

    def _lay_out(self) -> None:
        if self._key is not None:
            context, key = self._desk.context, self._key
            self.document.show_document(lambda: context.services.threads.document(key), key)

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

    def _put_chosen_away(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self.put_away(row)


def _told(view: ThreadView) -> str:
    """“24 entries, 2025–2026 · Enter opens one”."""
    count = len(view.entries)
    if not count:
        return ""
    words = ngettext("{count} entry", "{count} entries", count).format(count=count)
    years = view.years
    if years:
        words += f", {years[0]}–{years[-1]}" if years[0] != years[-1] else f", {years[0]}"
    return _("{entries} · Enter opens one").format(entries=words)
