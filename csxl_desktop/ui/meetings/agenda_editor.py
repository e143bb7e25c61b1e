"""The ordre du jour: items typed, moved, timed; titles that write themselves stand in grey until one types another."""

from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.meeting_rows import ItemRow
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.words import ITEM_KINDS
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.badges import Badge, KindBadge
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label, set_tip
from csxl_desktop.ui.widgets.text_fields import NumberField, TextField


class ItemEditor(RowEditor[ItemRow]):
    """Number, kind, title, planned minutes."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id)
        px = look().sizes.px
        self._number = label("", "accent")
        self._number.setFixedWidth(px(18))
        self._kind = KindBadge("", "grey")
        self._kind.keep_room(kind.value for kind in ItemKind if kind is not ItemKind.FREE)
        self.title = TextField("").called(_("Title of the item"))
        self.automatic = label(_("automatic"), "small")
        self.minutes = NumberField("").called(_("Planned minutes"))
        self.minutes.setFixedWidth(px(58))
        desk.save(self.title, "title", AgendaItem, lambda: row_id)
        desk.save(self.minutes, "planned_minutes", AgendaItem, lambda: row_id)
        self.body.addWidget(self._number)
        self.body.addWidget(self._kind)
        self.body.addWidget(self.title, 1)
        self.body.addWidget(self.automatic)
        self.body.addWidget(self.minutes)
        self.body.addWidget(label(_("min"), "small"))
        self.watch(self.title.control)
        self.watch(self.minutes.control)
        self.setFocusProxy(self.title.control)

    def show_row(self, row: ItemRow, place: int, *, same: bool) -> None:
        free = row.kind is ItemKind.FREE
        self._number.setText(str(place))
        self._kind.set_badge(Badge(row.kind.value, "grey"))
        self._kind.setVisible(not free)
        set_tip(self._kind, _(ITEM_KINDS[row.kind]))
        self.title.edit.setPlaceholderText(row.title if not row.typed_title else "")
        set_tip(self.title.edit, row.title)
        self.automatic.setVisible(not free and not row.typed_title)
        self.title.show_value(row.typed_title, same=same)
        self.minutes.show_value(row.planned_minutes, same=same)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        self.title.setReadOnly(locked)
        self.minutes.setReadOnly(locked)


class AgendaEditor(QWidget):
    """The items, the line that adds one, the time they take together."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.items: RowStack[ItemRow] = RowStack(
            lambda key: ItemEditor(desk, key), empty=_("No item yet: type the first one below.")
        )
        self.new_item = Adder(_("New item, then Enter"))
        self.kind_button = button(_("Automatic item"), "sparkles", self._show_kinds)
        self.total = label("", "secondary")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        bottom = QHBoxLayout()
        bottom.setSpacing(look().sizes.inside)
        bottom.addWidget(self.new_item, 1)
        bottom.addWidget(self.kind_button)
        bottom.addWidget(self.total)
        box.addWidget(self.items)
        box.addLayout(bottom)
        self.new_item.entered.connect(lambda text: self.add(ItemKind.FREE, text))
        self.items.removed.connect(
            lambda row: desk.trash(AgendaItem, row.id, _("“{title}” moved to the trash").format(title=row.title))
        )
        self.items.reordered.connect(lambda keys: desk.reorder(AgendaItem, keys))

    def show_meeting(self, meeting: OpenMeeting) -> None:
        sealed = self._desk.sealed
        self.items.show_rows(meeting.record.items, locked=sealed)
        minutes = sum(item.planned_minutes or 0 for item in meeting.record.items)
        self.total.setText(_("{hours} h {minutes:02} in all").format(hours=minutes // 60, minutes=minutes % 60))
        self.total.setVisible(minutes > 0)
        self.new_item.setVisible(not sealed)
        self.kind_button.setVisible(not sealed)

    def add(self, kind: ItemKind, title: str = "") -> None:
        """A further item; an automatic one writes its title itself."""
        context, meeting_id = self._desk.context, self._desk.id()
        self._desk.act(lambda: context.services.meetings.add_item(meeting_id, kind, title))

    def kind_menu(self) -> QMenu:
        """The kinds whose title writes itself."""
        menu = QMenu(self)
        for kind, words in ITEM_KINDS.items():
            if kind is not ItemKind.FREE:
                menu.addAction(_(words)).triggered.connect(lambda _checked, kind=kind: self.add(kind))
        return menu

    def _show_kinds(self) -> None:
        self.kind_menu().popup(self.kind_button.mapToGlobal(QPoint(0, self.kind_button.height() + 2)))
