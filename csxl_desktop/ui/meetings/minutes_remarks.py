"""Remarks on minutes that were sent: from whom, on which item, what became of them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import RemarkOutcome
from csxl_desktop.domain.meeting_rows import ItemRow
from csxl_desktop.domain.minutes_versions import MinutesRemark
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.minutes_remarks import RemarkRow
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import SectionLabel
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField, TextField

_OUTCOMES = {
    RemarkOutcome.OPEN: N_("To be answered"),
    RemarkOutcome.TAKEN: N_("Taken over"),
    RemarkOutcome.REFUSED: N_("Not taken over"),
}


class RemarkEditor(RowEditor[RemarkRow]):
    """One remark."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        self.text = MultilineField("", lines=1).called(_("Remark"))
        self.who = TextField("", placeholder=_("From whom")).called(_("From whom"))
        self.item = ChoiceField("", _item_options(desk)).narrow().called(_("On which item"))
        self.outcome = ChoiceField("", [(key, _(words)) for key, words in _OUTCOMES.items()]).narrow()
        self.outcome.called(_("What became of it"))
        self.answer = TextField("", placeholder=_("Answer")).called(_("Answer"))
        for field, column in (
            (self.text, "text"),
            (self.who, "who"),
            (self.item, "agenda_item_id"),
            (self.outcome, "outcome"),
            (self.answer, "answer"),
        ):
            desk.save(field, column, MinutesRemark, lambda: row_id)
            self.watch(field.control)
        column_box = QVBoxLayout()
        column_box.setSpacing(look().sizes.px(4))
        column_box.addWidget(self.text)
        for pair in ((self.who, self.item), (self.outcome, self.answer)):
            line = QHBoxLayout()
            line.setSpacing(look().sizes.inside)
            for field in pair:
                line.addWidget(field, 1)
            column_box.addLayout(line)
        self.body.addWidget(IconLabel("message-square-quote", "accent"))
        self.body.addLayout(column_box, 1)
        self.setFocusProxy(self.who.control)
        self._desk = desk

    def show_row(self, row: RemarkRow, _place: int, *, same: bool) -> None:
        self.item.set_options(_item_options(self._desk))
        self.text.show_value(row.text, same=same)
        self.who.show_value(row.who, same=same)
        self.item.show_value(row.agenda_item_id, same=same)
        self.outcome.show_value(row.outcome, same=same)
        self.answer.show_value(row.answer, same=same)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        for field in (self.text, self.who, self.item, self.outcome, self.answer):
            field.setReadOnly(locked)


class RemarksPart(QWidget):
    """The remarks and the line that adds one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: RowStack[RemarkRow] = RowStack(lambda key: RemarkEditor(desk, key))
        self.new = Adder(_("New remark, then Enter"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(SectionLabel(_("Remarks received")))
        box.addWidget(self.rows)
        box.addWidget(self.new)
        self.new.entered.connect(self._add)
        self.rows.removed.connect(lambda row: desk.trash(MinutesRemark, row.id, _("Remark moved to the trash")))

    def show_rows(self, rows: Sequence[RemarkRow], *, locked: bool) -> None:
        self.rows.show_rows(rows, locked=locked)
        self.new.setVisible(not locked)

    def _add(self, text: str) -> None:
        self.rows.focus_next_new()
        context, meeting_id = self._desk.context, self._desk.id()
        self._desk.act(lambda: context.services.minutes_life.remark(meeting_id, text, on=context.today()))


def _item_options(desk: Desk) -> list[tuple[UUID | None, str]]:
    items: Sequence[ItemRow] = desk.meeting.record.items if desk.meeting is not None else ()
    numbered = [(item.id, f"{place}. {item.title}") for place, item in enumerate(items, start=1)]
    return [(None, _("On the whole")), *numbered]
