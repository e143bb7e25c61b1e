"""The usual ordre du jour of a kind of meeting: every new one begins with it."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.preparation import TemplateItem
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_proposals import TemplateRow
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.words import ITEM_KINDS
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.badges import Badge, KindBadge
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import NumberField, TextField


class TemplateEditor(RowEditor[TemplateRow]):
    """Kind, title, minutes."""

    def __init__(self, card: "KindTemplate", row_id: UUID) -> None:
        super().__init__(row_id)
        context = card.desk.context
        self._kind = KindBadge("", "grey")
        self._kind.keep_room(kind.value for kind in ItemKind if kind is not ItemKind.FREE)
        self.title = TextField("").called(_("Title of the item"))
        self.minutes = NumberField("").called(_("Planned minutes"))
        self.minutes.setFixedWidth(look().sizes.px(58))
        save_to(context, self.title, TemplateItem, "title", lambda: row_id, card.reread)
        save_to(context, self.minutes, TemplateItem, "planned_minutes", lambda: row_id, card.reread)
        for widget, stretch in ((self._kind, 0), (self.title, 1), (self.minutes, 0), (label(_("min"), "small"), 0)):
            self.body.addWidget(widget, stretch)
        self.watch(self.title.control)
        self.watch(self.minutes.control)
        self.setFocusProxy(self.title.control)

    def show_row(self, row: TemplateRow, _place: int, *, same: bool) -> None:
        free = row.kind is ItemKind.FREE
        self._kind.set_badge(Badge(row.kind.value, "grey"))
        self._kind.setVisible(not free)
        self.title.edit.setPlaceholderText("" if free else _(ITEM_KINDS[row.kind]))
        self.title.show_value(row.title, same=same)
        self.minutes.show_value(row.planned_minutes, same=same)


class KindTemplate(QWidget):
    """The rows, the line that adds one, the link that takes those of the meeting on screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: RowStack[TemplateRow] = RowStack(
            lambda key: TemplateEditor(self, key),
            empty=_("New meetings of this kind begin with the usual automatic items."),
        )
        self.new_item = Adder(_("New item of the usual agenda, then Enter"))
        self.keep_link = link_button(_("Take the agenda of this meeting"), self.keep, "copy")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(label(_("Every new meeting of this kind begins with these items."), "small", wrap=True))
        for widget in (self.rows, self.new_item, self.keep_link):
            box.addWidget(widget)
        self.new_item.entered.connect(self._add)
        self.rows.removed.connect(self._remove)
        self.rows.reordered.connect(self._reorder)

    def _kind_id(self) -> UUID:
        if self.desk.meeting is None:
            raise LookupError("no meeting is shown")
        return self.desk.meeting.record.row.kind_id

    def reread(self) -> None:
        """Read the template of the kind on the desk again."""
        context, kind_id = self.desk.context, self._kind_id()
        context.jobs.ask(
            lambda: context.services.agenda_proposals.template(kind_id),
            lambda rows: self.rows.show_rows(rows),
            owner=self,
            latest="meetings/template",
        )

    def keep(self) -> None:
        """The items of this meeting become those of its kind."""
        context, page, meeting_id = self.desk.context, self.desk.page, self.desk.id()
        act(context, page, lambda: context.services.agenda_proposals.keep_as_template(meeting_id), self._again)

    def _add(self, text: str) -> None:
        context, page = self.desk.context, self.desk.page
        values = {"meeting_kind_id": self._kind_id(), "title": text, "position": len(self.rows.keys()) + 1}
        act(context, page, lambda: context.services.records.create(TemplateItem, values), self._again)

    def _remove(self, row: TemplateRow) -> None:
        words = _("“{title}” moved to the trash").format(title=row.title or row.kind.value)
        trash(self.desk.context, self.desk.page, TemplateItem, row.id, words, self.reread)

    def _reorder(self, keys: list[UUID]) -> None:
        context, page = self.desk.context, self.desk.page
        act(context, page, lambda: context.services.records.reorder(TemplateItem, keys), self._again)

    def _again(self, _written: object) -> None:
        self.reread()
