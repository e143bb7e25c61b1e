"""What a record rests on: links to other records, typed in a few letters, each with a note. One editor for all."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.link_rows import KIND_NAMES, NOTE, LinkOwner, LinkRow, LinkTarget
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.record_link import RecordLink
from csxl_desktop.ui.widgets.result_box import ResultBox
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.search_popup import Result, ResultGroup
from csxl_desktop.ui.widgets.text import label, set_tip
from csxl_desktop.ui.widgets.text_fields import TextField

ICONS = {
    "meeting": "calendar",
    "agenda_item": "list",
    "decision": "gavel",
    "action": "circle-check",
    "working_group": "users",
    "group_output": "files",
    "advocacy_step": "megaphone",
    "partnership": "handshake",
    "testimonial": "message-square-quote",
    "figure": "chart-column",
    "indicator": "trending-up",
    "action_sheet": "file-text",
    "project": "target",
    "survey": "list-checks",
    "publication": "book-user",
    "news_item": "mail",
    NOTE: "pencil",
}
_ONLY_NOTE = N_("Write this as a note, without a record")


class RecordLinks(QWidget):
    """The links of one owner. `changed()`: a link was added, removed, moved or its note written.

    `kind` says whose links these are (`LinkOwner.kind`); `show_owner` brings one of them, or none, into the editor.
    """

    changed = Signal()

    def __init__(self, context: Context, page: Page, kind: str, *, prompt: str = "", empty: str = "") -> None:
        super().__init__()
        self._context, self._page, self._kind = context, page, kind
        self._owner: LinkOwner | None = None
        self._year = context.today().year
        self._shown: tuple[LinkRow, ...] = ()
        self.rows: RowStack[LinkRow] = RowStack(partial(_LinkEditor, self), empty=empty)
        self.rows.removed.connect(self._remove)
        self.rows.reordered.connect(lambda keys: self.write(lambda: context.services.record_links.order(keys)))
        words = prompt or _("Link a record: an activity, a decision, a testimonial, a figure…")
        self.box = ResultBox(words, words)
        self.box.textEdited.connect(self._search)
        self.box.picked.connect(self._add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look().sizes.px(6))
        outer.addWidget(self.rows)
        outer.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.setEnabled(False)

    # What pages call.

    def show_owner(self, owner_id: UUID | None, year: int) -> None:
        """Show the links of this record; records of `year` are offered first."""
        if self._owner is None or self._owner.id != owner_id:
            self.box.clear()
            self.rows.show_rows([])
        self._owner = None if owner_id is None else LinkOwner(self._kind, owner_id)
        self._year = year
        self.setEnabled(owner_id is not None)
        self.reload()

    def reload(self) -> None:
        owner, context = self._owner, self._context
        if owner is not None:
            context.jobs.ask(
                lambda: context.services.record_links.links(owner),
                partial(self._show, owner),
                context.errors.show,
                owner=self,
                latest="record_links",
            )

    def lines(self) -> "list[_LinkEditor]":
        return [editor for editor in self.rows.editors() if isinstance(editor, _LinkEditor)]

    # What the lines use.

    def write(self, work: Any) -> None:
        """Do something to a link, then read them again."""
        act(self._context, self._page, work, lambda _written: self._written())

    def open(self, target: LinkTarget) -> None:
        if target.opens is not None:
            self._page.record_requested.emit(*target.opens)

    def save_note(self, field: TextField, link_id: UUID) -> None:
        context = self._context
        save_when_left(
            field,
            context.jobs,
            context.errors,
            lambda words: lambda: context.services.record_links.note(link_id, words),
            self._written,
        )

    # Within.

    def _show(self, owner: LinkOwner, rows: tuple[LinkRow, ...]) -> None:
        if owner == self._owner:
            self._shown = tuple(row for row in rows if row.included)
            self.rows.show_rows(self._shown)

    def _written(self) -> None:
        self.reload()
        self.changed.emit()

    def _search(self, words: str) -> None:
        context, year = self._context, self._year
        context.jobs.ask(
            lambda: context.services.record_links.search(words, year),
            lambda found: self._offer(words, found),
            context.errors.show,
            owner=self,
            latest="record_links/search",
        )

    def _offer(self, words: str, found: Sequence[LinkTarget]) -> None:
        there = {(row.target.kind, row.target.id, row.target.code, row.target.year) for row in self._shown}
        left = [each for each in found if (each.kind, each.id, each.code, each.year) not in there]
        groups = [
            ResultGroup(_(KIND_NAMES[kind]), ICONS[kind], tuple(_result(each) for each in each_kind))
            for kind, each_kind in groupby(left, key=lambda target: target.kind)
        ]
        note = Result(NOTE, LinkTarget(NOTE, None, words.strip()), _(_ONLY_NOTE), words.strip())
        self.box.show_results([*groups, ResultGroup(_(KIND_NAMES[NOTE]), ICONS[NOTE], (note,))])

    def _add(self, _kind: str, target: object) -> None:
        owner, context = self._owner, self._context
        if owner is None or not isinstance(target, LinkTarget):
            return
        if target.kind == NOTE:
            self.write(lambda: context.services.record_links.add_note(owner, target.title))
        else:
            self.write(lambda: context.services.record_links.add(owner, target))

    def _remove(self, row: LinkRow) -> None:
        context = self._context

        def take_back() -> None:
            self.write(lambda: context.services.record_links.restore(row.id))

        def removed(_answer: object) -> None:
            self._page.undo_offered.emit(_("Link removed: {title}").format(title=row.target.title), take_back)
            self._written()

        act(context, self._page, lambda: context.services.record_links.remove(row.id), removed)


class _LinkEditor(RowEditor[LinkRow]):
    """Icon, title that opens the record, its day; the note below."""

    def __init__(self, links: RecordLinks, row_id: UUID) -> None:
        super().__init__(row_id)
        self._links, self._target = links, LinkTarget(NOTE, None, "")
        self._icon: IconLabel | None = None
        self.title = RecordLink("", lambda: links.open(self._target))
        self.when = label("", "small")
        self.note = TextField("", placeholder=_("Note"))
        links.save_note(self.note, row_id)
        above = QHBoxLayout()
        above.addWidget(self.title)
        above.addStretch(1)
        above.addWidget(self.when)
        column = QVBoxLayout()
        column.setSpacing(look().sizes.px(2))
        column.addLayout(above)
        column.addWidget(self.note)
        self.body.addLayout(column, 1)
        self.watch(self.title)
        self.watch(self.note.edit)
        self.setFocusProxy(self.note)

    def show_row(self, row: LinkRow, _place: int, *, same: bool) -> None:
        self._target = target = row.target
        if self._icon is None:
            self._icon = IconLabel(ICONS[target.kind], "secondary")
            set_tip(self._icon, target.kind_name)
            self._icon.setAccessibleName(target.kind_name)
            self.body.insertWidget(0, self._icon)
        words_alone = target.kind == NOTE
        self.title.setText(target.title)
        self.title.setVisible(not words_alone)
        self.title.setEnabled(target.opens is not None)
        self.when.setText(target.when or target.beside)
        set_tip(self.when, target.beside)
        self.when.setVisible(bool(self.when.text()))
        self.note.called(_("Note") if words_alone else _("Note: {title}").format(title=target.title))
        self.note.show_value(row.note, same=same)


def _result(target: LinkTarget) -> Result:
    beside = " · ".join(part for part in (target.when, target.beside) if part)
    return Result(target.kind, target, target.title, beside)
