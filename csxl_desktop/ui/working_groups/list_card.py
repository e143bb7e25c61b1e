"""The left of the tab: the groups of the year, the others apart, a new one in one line."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.group_rows import GroupRow, GroupSummary
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.services.group_reads import GroupList as Listed
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.choices import SearchBox, SegmentedSwitch
from csxl_desktop.ui.widgets.text import Card, Title
from csxl_desktop.ui.widgets.text_fields import TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.group_list import GroupList, ListedGroup, group_model
from csxl_desktop.ui.working_groups.words import span

_OF_YEAR, _OTHERS = "year", "others"


class ListCard(Card):
    """`chosen(id)`: a group was marked; `made(id)`: a new one was written down."""

    chosen = Signal(object)
    made = Signal(object)

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(padding=1)
        self._desk = desk
        self._listed = Listed()
        self.title = Title()
        self.new_button = primary_button(_("New group"), "plus", self.begin_group)
        self.filter = SearchBox(_("Filter…"))
        self.switch = SegmentedSwitch(_("Which groups"), [(_OF_YEAR, _("Of the year")), (_OTHERS, _("Others"))])
        self.name = TextField(_("Name of the group"), required=True)
        self.form = AddForm(
            _("Add"), {"name": self.name, "opened_on": desk.day_field(_("Opened on"))}, columns=1
        ).keep_in(desk.context.drafts, "group")
        self.model = group_model()
        self.list = GroupList(self.model, _("Working groups"))
        self._build()
        self.form.submitted.connect(self._make)
        self.filter.textChanged.connect(self.model.set_filter)
        self.filter.down.connect(self._into_list)
        self.filter.chosen.connect(self.list.choose_first)
        self.switch.changed.connect(lambda _key: self._fill())
        self.list.chosen.connect(lambda row: self.chosen.emit(row.id))

    def _build(self) -> None:
        sizes = look().sizes
        self.box.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addStretch()
        top.addWidget(self.new_button)
        narrow = QHBoxLayout()
        narrow.setSpacing(sizes.inside)
        narrow.addWidget(self.filter, 1)
        narrow.addWidget(self.switch)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(sizes.px(14), sizes.between, sizes.px(14), sizes.px(10))
        column.setSpacing(sizes.px(10))
        column.addLayout(top)
        column.addLayout(narrow)
        column.addWidget(self.form)
        self.box.addWidget(head)
        self.box.addWidget(self.list, 1)

    # What the page calls.

    def show_year(self, year: int) -> None:
        self.title.setText(str(year))

    def show_listed(self, listed: Listed) -> None:
        """What was read; the mark, the filter and the switch stay."""
        self._listed = listed
        self.switch.setVisible(bool(listed.others))
        if not listed.others:
            self.switch.set_value(_OF_YEAR)
        self._fill()

    def first(self) -> UUID | None:
        """The group to show where none was chosen yet."""
        return self._listed.groups[0].id if self._listed.groups else None

    def choose(self, group_id: UUID) -> None:
        """Mark a group silently, in whichever list holds it."""
        if any(each.id == group_id for each in self._listed.others):
            self._turn(_OTHERS)
        elif any(each.id == group_id for each in self._listed.groups):
            self._turn(_OF_YEAR)
        self.list.choose(group_id)

    def begin_group(self) -> None:
        """The inline panel of a new group, its day in the year on screen."""
        today, year = self._desk.context.today(), self._desk.year
        self.form.open_form(opened_on=today if today.year == year else date(year, 1, 1))

    def escape(self) -> None:
        """Close the panel, show every group again."""
        self.form.hide()
        self.filter.clear()

    def summary(self) -> str:
        """“4 working groups · 22 sessions in 2026”."""
        groups = len(self._listed.groups)
        sessions = sum(each.sessions for each in self._listed.groups)
        return " · ".join(
            (
                ngettext("{count} working group", "{count} working groups", groups).format(count=groups),
                ngettext("{count} session", "{count} sessions", sessions).format(count=sessions),
            )
        )

    # Within.

    def _turn(self, view: str) -> None:
        if self.switch.value() != view:
            self.switch.set_value(view)
            self._fill()

    def _fill(self) -> None:
        others = self.switch.value() == _OTHERS
        rows = [_other(each) for each in self._listed.others] if others else list(map(_of_year, self._listed.groups))
        self.list.set_empty(
            ""
            if rows
            else _("No working group in {year} yet. Create the first one with Ctrl+N.").format(year=self._desk.year)
        )
        self.model.set_rows(rows)

    def _into_list(self) -> None:
        self.list.setFocus()
        self.list.choose_first()

    def _make(self, values: dict[str, Any]) -> None:
        if not values["name"]:
            self.form.refuse(_("Give the group a name."))
            return
        context = self._desk.context
        position = len(self._listed.groups) + len(self._listed.others) + 1
        whole = {**values, "position": position}
        self.form.hide()
        self._desk.act(
            lambda: context.services.records.create(WorkingGroup, whole, N_("Working group created")),
            lambda written: self.made.emit(written.record_id),
        )


def _of_year(group: GroupSummary) -> ListedGroup:
    held = ngettext("{held} of {count} session held", "{held} of {count} sessions held", group.sessions)
    with_whom = ngettext("{count} partner", "{count} partners", group.partners).format(count=group.partners)
    facts = f"{held.format(held=group.held, count=group.sessions)} · {with_whom}"
    if not group.sessions:
        facts = _("no session this year")
    axes = tuple((axis.number, axis.title) for axis in group.axes)
    ended = span(None, group.closed_on)
    return ListedGroup(group.id, group.name, facts, axes, ended, group.folded)


def _other(group: GroupRow) -> ListedGroup:
    return ListedGroup(group.id, group.name, span(group.opened_on, group.closed_on), (), "", fold(group.name))
