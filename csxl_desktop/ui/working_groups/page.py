"""The tab of the working groups: the groups of the year on the left, one of them on the right."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import _
from csxl_desktop.services.group_reads import GroupList as Listed
from csxl_desktop.services.group_reads import GroupReads
from csxl_desktop.ui.binding import trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.entering import Entering
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.list_card import ListCard
from csxl_desktop.ui.working_groups.record import GROUP, REPORT, YEAR, GroupView
from csxl_desktop.ui.working_groups.standing import GroupsStanding


class WorkingGroupsPage(Page):
    """It opens records of kind `working_group`; a session opens in the Agenda."""

    def __init__(self, context: Context, place: QWidget | None = None) -> None:
        super().__init__(place)
        self._context, self.standing = context, GroupsStanding(self)
        self._before: list[UUID] = []
        self._entering = Entering(self._choose, self.edit_record)
        self.desk = GroupDesk(context, self)
        margin = look().sizes.around
        box = QVBoxLayout(self)
        box.setContentsMargins(margin, margin, margin, margin)
        box.addWidget(split := Splitter("groups", context.state))
        self.list_card = ListCard(self.desk)
        split.addWidget(self.list_card)  # Tab comes to it before the group
        self.right = Stack(split)
        self.empty = EmptyState(
            "users",
            _("No working group on screen"),
            _("Choose a group on the left, or create the first one."),
            action=_("New group"),
            clicked=self.new_record,
        )
        self.right.addWidget(self.empty)
        self.record = GroupView(self.desk, self.right)
        self.right.addWidget(self.record)
        split.hold(self.list_card, self.right, sizes=(316, 1004))
        self._add_keys()
        self.list_card.chosen.connect(self._choose)
        self.list_card.list.opened.connect(lambda row: self._entering.open(row.id))
        self.list_card.made.connect(self._made)
        self.desk.shown.connect(self._show_group)
        self.desk.cleared.connect(lambda: self.right.setCurrentWidget(self.empty))
        self.desk.written.connect(self._read_list)

    def _add_keys(self) -> None:
        for words, keys, act in (
            (_("New session"), "Ctrl+Shift+N", self._begin_session),
            (_("Publish the folder"), "Ctrl+Shift+P", self._publish),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    # The page.

    def show_year(self, year: int) -> None:
        self.record.report.flush()
        self.desk.year = year
        self.list_card.show_year(year)

    def reload(self) -> None:
        self.desk.read_choices()
        self._read_list()
        self.desk.reread()

    def open_record(self, kind: str, key: object) -> None:
        if kind == "working_group" and isinstance(key, UUID):
            self._choose(key)
            self.list_card.choose(key)

    def parts_of(self, field: str) -> Sequence[Callable[[], object]]:
        if field in {"sessions", "partners"}:
            return [self._begin_year]
        return [partial(self.record.show_view, view) for view in (REPORT, GROUP, YEAR)]

    def _begin_year(self) -> None:
        """A session may be missing there."""
        self.record.show_view(YEAR)
        self.record.new_session.setFocus()

    def topic(self) -> str:
        return f"groups/{self.record.switch.value()}"

    def new_record(self) -> None:
        self.list_card.begin_group()

    def edit_record(self) -> None:
        if self.desk.group is not None:
            self.record.edit()

    def trash_record(self) -> None:
        group = self.desk.group
        if group is not None:
            text = _("“{name}” moved to the trash").format(name=group.record.values["name"])
            trash(self._context, self, WorkingGroup, group.record.id, text, self._read_after_trash)

    def focus_filter(self) -> None:
        self.list_card.filter.setFocus()
        self.list_card.filter.selectAll()

    def print_current(self) -> None:
        if self.desk.group is not None:
            self.record.print_current()

    def go_back(self) -> None:
        if len(self._before) > 1:
            self._before.pop()
            self.open_record("working_group", self._before.pop())

    def escape(self) -> None:
        self.list_card.escape()

    # Within.

    def _begin_session(self) -> None:
        leave_focused_field()
        if self.desk.group is not None:
            self.record.begin_session()

    def _publish(self) -> None:
        leave_focused_field()
        if self.desk.group is not None:
            self.record.publish()

    def _read_list(self) -> None:
        context, year = self._context, self.desk.year
        context.jobs.ask(
            lambda: GroupReads(context.services.database).listed(year),
            self._show_list,
            context.errors.show,
            owner=self,
            latest="groups/list",
        )

    def _show_list(self, listed: Listed) -> None:
        self.list_card.show_listed(listed)
        self.summary_changed.emit(self.list_card.summary())
        wanted = self.desk.wanted
        if wanted is None:
            first = self.list_card.first()
            if first is not None:
                self._choose(first)
                self.list_card.choose(first)
        else:
            self.list_card.list.choose(wanted)

    def _choose(self, group_id: UUID) -> None:
        self.record.report.flush()
        if not self._before or self._before[-1] != group_id:
            self._before.append(group_id)
        self.desk.open(group_id)

    def _made(self, group_id: UUID) -> None:
        self._choose(group_id)
        self.list_card.list.choose(group_id)

    def _show_group(self, same: bool) -> None:
        if self.desk.group is not None:
            self.record.show_group(self.desk.group, same=same)
            self.right.setCurrentWidget(self.record)
            self._entering.came(self.desk.group.record.id)

    def _read_after_trash(self) -> None:
        """The group went to the trash, or came back from it."""
        self.desk.clear()
        self._read_list()
