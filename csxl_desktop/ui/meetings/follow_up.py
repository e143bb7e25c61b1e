"""What follows from an item: decisions with their number, actions with who and when."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.follow_up import Action, Decision
from csxl_desktop.domain.meeting_rows import ActionRow, DecisionRow
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.growing_field import GrowingField
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import TextField


class DecisionEditor(RowEditor[DecisionRow]):
    """“2026-07” and its text."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        self._number = label("", "accent")
        self.text = GrowingField("").called(_("Decision"))
        desk.save(self.text, "text", Decision, lambda: row_id)
        self.body.addWidget(IconLabel("gavel", "accent"))
        self.body.addWidget(self._number)
        self.body.addWidget(self.text, 1)
        self.setFocusProxy(self.text.control)

    def show_row(self, row: DecisionRow, _place: int, *, same: bool) -> None:
        self._number.setText(row.label)
        self.text.show_value(row.text, same=same)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        self.text.setReadOnly(locked)


class ActionEditor(RowEditor[ActionRow]):
    """What, who, for when; it stays open to changes after the seal: the follow-up is not part of it."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        today = desk.context.today
        self.text = TextField("", placeholder=_("What will be done")).called(_("Action"))
        self.who = TextField("", placeholder=_("Who")).called(_("Who"))
        self.due = DateField("", lambda text: _due(text, today())).called(_("For when"))
        self.due.edit.setPlaceholderText(_("For when"))
        for field, column in ((self.text, "text"), (self.who, "who"), (self.due, "due_on")):
            desk.save(field, column, Action, lambda: row_id)
        second = QHBoxLayout()
        second.setSpacing(look().sizes.inside)
        second.addWidget(self.who, 1)
        second.addWidget(self.due, 1)
        column_box = QVBoxLayout()
        column_box.setSpacing(look().sizes.px(4))
        column_box.addWidget(self.text)
        column_box.addLayout(second)
        self.body.addWidget(IconLabel("list-checks", "accent"))
        self.body.addLayout(column_box, 1)
        self.setFocusProxy(self.who.control)

    def show_row(self, row: ActionRow, _place: int, *, same: bool) -> None:
        self.text.show_value(row.text, same=same)
        self.who.show_value(row.who, same=same)
        self.due.show_value(row.due_on, same=same)


class FollowUp(QWidget):
    """Decisions and actions of one item (or of the meeting, without one)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item_id: UUID | None = None
        self.decisions: RowStack[DecisionRow] = RowStack(lambda key: DecisionEditor(desk, key))
        self.action_rows: RowStack[ActionRow] = RowStack(lambda key: ActionEditor(desk, key))
        self.new_decision = Adder(_("New decision, then Enter"))
        self.new_action = Adder(_("New action, then Enter"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(SectionLabel(_("Decisions")))
        box.addWidget(self.decisions)
        box.addWidget(self.new_decision)
        box.addSpacing(look().sizes.px(4))
        box.addWidget(SectionLabel(_("Actions")))
        box.addWidget(self.action_rows)
        box.addWidget(self.new_action)
        self.new_decision.entered.connect(self._decide)
        self.new_action.entered.connect(self._plan)
        self.decisions.removed.connect(
            lambda row: desk.trash(Decision, row.id, _("Decision {number} moved to the trash").format(number=row.label))
        )
        self.action_rows.removed.connect(lambda row: desk.trash(Action, row.id, _("Action moved to the trash")))

    def show_item(self, meeting: OpenMeeting, item_id: UUID | None, *, locked: bool) -> None:
        """What follows from the item."""
        self._item_id = item_id
        record = meeting.record
        self.decisions.show_rows([row for row in record.decisions if row.agenda_item_id == item_id], locked=locked)
        self.action_rows.show_rows([row for row in record.actions if row.agenda_item_id == item_id])
        self.new_decision.setVisible(not locked)

    def field_of(self, key: UUID) -> QWidget | None:
        """Where the words of a decision or an action of the item are typed."""
        for rows in (self.decisions, self.action_rows):
            if key in rows.keys():  # noqa: SIM118 - a list of rows is no mapping
                editor = rows.editor(key)
                return editor.text.control if isinstance(editor, DecisionEditor | ActionEditor) else None
        return None

    def _decide(self, text: str) -> None:
        context, meeting_id, item_id = self._desk.context, self._desk.id(), self._item_id
        self._desk.act(lambda: context.services.meetings.decide(meeting_id, text, item_id))

    def _plan(self, text: str) -> None:
        self.action_rows.focus_next_new()
        self._desk.add(Action, {"text": text, "agenda_item_id": self._item_id})


def _due(text: str, today: date) -> date | None:
    return parse_date(text, today)
