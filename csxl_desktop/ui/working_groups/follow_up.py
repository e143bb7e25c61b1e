"""Decisions and actions of all sessions of the year; what becomes of an action is changed here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from csxl_desktop.domain.choices import ActionState
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meeting_rows import ActionRow
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard
from csxl_desktop.ui.working_groups.words import ACTION_STATES


@dataclass(frozen=True, slots=True)
class DecisionLine:
    id: UUID
    label: str
    text: str


class FollowUpCard(GroupCard):
    """Actions first: they are what still moves."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Decisions and actions"))
        self._desk = desk
        self._sessions: set[UUID] = set()
        self.action_lines: Lines[ActionRow] = Lines(self._action, self._fields)
        self.decision_lines: Lines[DecisionLine] = Lines(self._decision)
        self._empty = label(
            _("Nothing yet: decisions and actions are noted in the meeting of each session."), "secondary", wrap=True
        )
        self.box.addWidget(self._empty)
        self.box.addWidget(self.action_lines)
        self.box.addWidget(self.decision_lines)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        del same
        record = group.record
        self._sessions = {row.id for row in record.sessions}
        self.show_count(len(record.actions) + len(record.decisions))
        self._empty.setVisible(not record.actions and not record.decisions)
        self.action_lines.show_rows(sorted(record.actions, key=lambda each: each.state is not ActionState.OPEN))
        self.decision_lines.show_rows([DecisionLine(each.id, each.label, each.text) for each in record.decisions])

    def _action(self, row: ActionRow) -> Shown:
        before = "" if row.meeting_id in self._sessions else _("of a former year")
        due = _("due on {day}").format(day=short_date(row.due_on)) if row.due_on else ""
        if row.state is ActionState.OPEN:
            tool = Tool("check", _("Done: {name}").format(name=row.text), partial(self._set, row, ActionState.DONE))
        else:
            again = _("Open again: {name}").format(name=row.text)
            tool = Tool("rotate-ccw", again, partial(self._set, row, ActionState.OPEN))
        return Shown(
            row.text,
            " · ".join(part for part in (row.who, due, before) if part),
            badge=(_("Action"), "amber" if row.state is ActionState.OPEN else "grey"),
            pills=(self._pill(row),),
            tools=(tool,),
        )

    def _pill(self, row: ActionRow) -> tuple[str, str]:
        if row.state is ActionState.OPEN and row.due_on is not None and row.due_on < self._desk.context.today():
            return _("Late"), "late"
        tones = {ActionState.OPEN: "accent", ActionState.DONE: "good", ActionState.DROPPED: "neutral"}
        return _(ACTION_STATES[row.state]), tones[row.state]

    def _decision(self, row: DecisionLine) -> Shown:
        return Shown(row.text, _("Decision {number}").format(number=row.label), badge=(_("Decision"), "teal"))

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        state = ChoiceField(_("State"), [(value, _(words)) for value, words in ACTION_STATES.items()])
        due = self._desk.day_field(_("Due on"))
        self._desk.save(due, "due_on", Action, key)
        # The state goes through the same door as the tick, which notes the day as well.
        state.committed.connect(lambda value: self._write(key(), value))
        return {"state": state, "due_on": due}

    def _set(self, row: ActionRow, state: ActionState) -> None:
        self._write(row.id, state)

    def _write(self, action_id: UUID, state: ActionState) -> None:
        done_on: date | None = self._desk.context.today() if state is ActionState.DONE else None
        self._desk.change(Action, action_id, {"state": state, "done_on": done_on}, N_("State of the action changed"))
