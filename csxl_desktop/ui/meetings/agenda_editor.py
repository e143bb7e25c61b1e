"""The ordre du jour: items typed, moved, timed; titles that write themselves stand in grey until one types another."""

from collections.abc import Sequence
from datetime import time
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.meeting_rows import ItemRow
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.agenda_proposals import Earlier
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.kind_template import KindTemplate
from csxl_desktop.ui.meetings.private_note import PrivateNote
from csxl_desktop.ui.meetings.proposals import Proposals
from csxl_desktop.ui.meetings.words import ITEM_KINDS
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.badges import Badge, KindBadge
from csxl_desktop.ui.widgets.buttons import button, icon_button, link_button
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label, literal, set_look, set_tip
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField

# Where the title of an automatic item comes from, beside it.
_WRITES_ITSELF = {
    ItemKind.APPROVAL: N_("automatic: the last of this kind"),
    ItemKind.NEW_MEMBERS: N_("automatic: the candidates of the day"),
    ItemKind.DEPARTURES: N_("automatic: who leaves that day"),
    ItemKind.ACTIVITIES: N_("automatic"),
    ItemKind.MEMBERS_NEWS: N_("automatic"),
    ItemKind.THEME: N_("automatic: theme and speakers"),
}


class ItemEditor(RowEditor[ItemRow]):
    """Number, kind, title, planned minutes."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id)
        px = look().sizes.px
        self._desk = desk
        self._approves: UUID | None = None
        self.note: PrivateNote | None = None
        self._number = label("", "accent")
        self._number.setFixedWidth(px(18))
        self._kind = KindBadge("", "grey")
        self._kind.keep_room(kind.value for kind in ItemKind if kind is not ItemKind.FREE)
        self._awaits: list[tuple[Any, str]] = []
        self.title = TextField("").called(_("Title of the item"))
        self.automatic = label("", "small", wrap=True)
        self.approves = ChoiceField("").called(_("Minutes to approve"))
        self.approves.setFixedWidth(px(170))
        desk.save(self.approves, "approves_meeting_id", AgendaItem, lambda: row_id)
        self.minutes = NumberField("").called(_("Planned minutes"))
        self.minutes.setFixedWidth(px(58))
        desk.save(self.title, "title", AgendaItem, lambda: row_id)
        desk.save(self.minutes, "planned_minutes", AgendaItem, lambda: row_id)
        self.body.addWidget(self._number)
        self.body.addWidget(self._kind)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.title)
        told.addWidget(self.automatic)
        self._told = told
        self.body.addLayout(told, 1)
        self.body.addWidget(self.approves)
        self.body.addWidget(self.minutes)
        self.body.addWidget(label(_("min"), "small"))
        self.note_button = icon_button("eye-off", _("Private note on this item (never printed)"), self.begin_note)
        self.body.addWidget(self.note_button)
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
        self.automatic.setText(_(_WRITES_ITSELF[row.kind]) if not free else "")
        self.automatic.setVisible(not free and not row.typed_title)
        self.approves.setVisible(row.kind is ItemKind.APPROVAL)
        self._approves = row.approves_meeting_id
        self.approves.show_value(row.approves_meeting_id, same=same)
        self.title.show_value(row.typed_title, same=same)
        self.minutes.show_value(row.planned_minutes, same=same)
        meeting = self._desk.meeting
        note = meeting.item_notes.get(row.id, "") if meeting is not None else ""
        if note or self.note is not None:
            self._note().sent.read_again()  # its item was read just now
            self._note().show_note(row.id, note)

    def begin_note(self) -> None:
        """The place of the private note, with the keys."""
        note = self._note()
        note.show()
        note.edit.setFocus()

    def _note(self) -> PrivateNote:
        """Built where a note stands, or is wanted: most items have none."""
        if self.note is None:
            self.note = PrivateNote(self._desk.context, self._desk.changed, lines=1)
            self.note.show_note(self.row_id, "")
            self._told.addSpacing(look().sizes.px(4))
            self._told.addWidget(self.note)
        return self.note

    def offer_minutes(self, earlier: Sequence[Earlier]) -> None:
        """The meetings whose minutes item P may approve; those that wait are said to."""
        options: list[tuple[Any, str]] = [(None, _("the last one"))]
        for each in earlier:
            words = _("{date}, sent") if each.waits else "{date}"
            options.append((each.id, words.format(date=short_date(each.first_on))))
        if options != self._awaits:
            self._awaits = options
            self.approves.set_options(options)
            self.approves.set_value(self._approves)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        self.approves.setReadOnly(locked)
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
        self.copy_button = button(_("Copy from…"), "copy", self._ask_earlier)
        self.usual_link = link_button(_("Usual agenda of this kind of meeting"), self._toggle_usual, "settings")
        self.usual = KindTemplate(desk)
        self.proposals = Proposals(desk)
        self._earlier: tuple[Earlier, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        bottom = QHBoxLayout()
        bottom.setSpacing(look().sizes.inside)
        bottom.addWidget(self.new_item, 1)
        bottom.addWidget(self.kind_button)
        bottom.addWidget(self.copy_button)
        box.addWidget(self.items)
        box.addWidget(self.total)
        box.addLayout(bottom)
        box.addWidget(self.proposals)
        box.addWidget(self.usual_link, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.usual)
        self.usual.hide()
        self.new_item.entered.connect(lambda text: self.add(ItemKind.FREE, text))
        self.items.removed.connect(
            lambda row: desk.trash(AgendaItem, row.id, _("“{title}” moved to the trash").format(title=row.title))
        )
        self.items.reordered.connect(lambda keys: desk.reorder(AgendaItem, keys))

    def show_meeting(self, meeting: OpenMeeting) -> None:
        sealed = self._desk.sealed
        self.items.show_rows(meeting.record.items, locked=sealed)
        self._show_total(meeting)
        for tool in (self.new_item, self.kind_button, self.copy_button, self.usual_link):
            tool.setVisible(not sealed)
        self.proposals.show_meeting(meeting)
        context, meeting_id = self._desk.context, meeting.record.row.id
        context.jobs.ask(
            lambda: context.services.agenda_proposals.earlier(meeting_id),
            self._take_earlier,
            owner=self,
            latest="meetings/earlier",
        )
        if self.usual.isVisibleTo(self):
            self.usual.reread()

    def field_of(self, key: UUID) -> QWidget | None:
        """Where the title of an item is typed."""
        editor = self.items.editor(key) if key in self.items.keys() else None  # noqa: SIM118 - rows are no mapping
        return editor.title.edit if isinstance(editor, ItemEditor) else None

    def _show_total(self, meeting: OpenMeeting) -> None:
        """The sum of the minutes, and how far it goes beyond the hours of the meeting."""
        row = meeting.record.row
        minutes = sum(item.planned_minutes or 0 for item in meeting.record.items)
        words = _("{hours} h {minutes:02} in all").format(hours=minutes // 60, minutes=minutes % 60)
        over = minutes - _length(row.starts_at, row.ends_at) if row.starts_at and row.ends_at else 0
        if over > 0:
            long = ngettext("{n} minute more than the meeting lasts", "{n} minutes more than the meeting lasts", over)
            words = f"{words} · {long.format(n=over)}"
        set_look(self.total, "wrong" if over > 0 else "secondary")
        self.total.setText(words)
        self.total.setVisible(minutes > 0)

    def _take_earlier(self, earlier: tuple[Earlier, ...]) -> None:
        self._earlier = earlier
        for editor in self.items.editors():
            if isinstance(editor, ItemEditor):
                editor.offer_minutes(earlier)

    def copy_menu(self) -> QMenu:
        """The meetings of the same kind whose items may be copied."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        context, meeting_id = self._desk.context, self._desk.id()
        for each in self._earlier:
            words = " – ".join(part for part in (short_date(each.first_on), each.title) if part)
            menu.addAction(literal(words)).triggered.connect(
                lambda _checked, key=each.id: self._desk.act(
                    lambda: context.services.agenda_proposals.copy_from(meeting_id, key)
                )
            )
        if not self._earlier:
            menu.addAction(_("No earlier meeting of this kind")).setEnabled(False)
        return menu

    def _ask_earlier(self) -> None:
        self.copy_menu().popup(self.copy_button.mapToGlobal(QPoint(0, self.copy_button.height() + 2)))

    def _toggle_usual(self) -> None:
        shown = not self.usual.isVisibleTo(self)
        self.usual.setVisible(shown)
        if shown:
            self.usual.reread()

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


def _length(start: time, end: time) -> int:
    """Minutes between two hours of one day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute
