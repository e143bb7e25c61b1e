"""Annexes of the minutes: any file, what it tells of itself, the item it belongs to, the sentence that tells it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.annex_sentence import addressed, annex_sentence, says
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.enclosures import Annex
from csxl_desktop.domain.meeting_rows import AnnexRow, ItemRow
from csxl_desktop.exchange.outline import Outline, read_outline
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.records import Written
from csxl_desktop.ui.file_opening import FileOpener, dropped_files, read_file
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.printing import documents_folder
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label, literal
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField


class AnnexEditor(RowEditor[AnnexRow]):
    """Title and author, points, the item, the file; under them the sentence with its button."""

    def __init__(self, annexes: "AnnexesEditor", row_id: UUID) -> None:
        super().__init__(row_id)
        self._annexes, desk = annexes, annexes.desk
        self.title = TextField("", placeholder=_("Title")).called(_("Title of the annex"))
        self.author = TextField("", placeholder=_("Author")).called(_("Author of the annex"))
        self.points = TextField("", placeholder=_("What it covers")).called(_("What the annex covers"))
        self.item = ChoiceField("").called(_("Item that the annex belongs to")).narrow()
        self.open_link = link_button("", lambda: annexes.open_annex(row_id, self.open_link), "file-text")
        self.sentence = label("", "small", wrap=True)
        self.put_button = link_button(
            _("Put in the text of the item"), lambda: annexes.put(row_id), "message-square-quote"
        )
        for field, name in (
            (self.title, "title"),
            (self.author, "author"),
            (self.points, "points"),
            (self.item, "agenda_item_id"),
        ):
            desk.save(field, name, Annex, lambda: row_id)
            self.watch(field.control)
        self._build()
        self.setFocusProxy(self.author.control)

    def _build(self) -> None:
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.title, 3)
        first.addWidget(self.author, 2)
        last.addWidget(self.item, 1)
        last.addWidget(self.open_link)
        column = QVBoxLayout()
        column.setSpacing(look().sizes.px(4))
        column.addLayout(first)
        column.addWidget(self.points)
        column.addLayout(last)
        column.addWidget(self.sentence)
        column.addWidget(self.put_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(IconLabel("paperclip"), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(column, 1)

    def show_row(self, row: AnnexRow, _place: int, *, same: bool) -> None:
        self.title.show_value(row.title, same=same)
        self.author.show_value(row.author, same=same)
        self.points.show_value(row.points, same=same)
        self.item.set_options(self._annexes.items())
        self.item.show_value(row.agenda_item_id, same=same)
        self.open_link.setText(literal(row.file_name))
        self.open_link.setAccessibleName(_("Open: {name}").format(name=row.file_name))
        self.open_link.setVisible(bool(row.file_name))
        words = self._annexes.sentence_of(row)
        item = self._annexes.item_of(row)
        told = item is not None and says(item.text, words)
        self.sentence.setText(_("In the text: {sentence}").format(sentence=words) if told else words)
        self.put_button.setVisible(item is not None and not told and bool(words))

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        for field in (self.title, self.author, self.points, self.item):
            field.setReadOnly(locked)
        self.sentence.setVisible(not locked)
        if locked:
            self.put_button.hide()


class AnnexesEditor(QWidget):
    """The list; a file is added by the button, by dropping it here, or a paper one by its title."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._meeting: OpenMeeting | None = None
        self.opener = FileOpener(desk.context)
        self.rows: RowStack[AnnexRow] = RowStack(
            lambda key: AnnexEditor(self, key), empty=_("Drop a presentation or any file here: it is annexed.")
        )
        self.new_annex = Adder(_("Title of a new annex, then Enter"))
        self.add_button = button(_("Annex files…"), "paperclip", self._choose)
        bottom = QHBoxLayout()
        bottom.setSpacing(look().sizes.inside)
        bottom.addWidget(self.new_annex, 1)
        bottom.addWidget(self.add_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(self.opener)
        box.addWidget(self.rows)
        box.addLayout(bottom)
        self.setAcceptDrops(True)
        self.new_annex.entered.connect(self._add)
        self.rows.removed.connect(
            lambda row: desk.trash(Annex, row.id, _("“{title}” moved to the trash").format(title=row.title))
        )
        self.rows.reordered.connect(lambda keys: desk.reorder(Annex, keys))

    def show_meeting(self, meeting: OpenMeeting) -> None:
        self._meeting = meeting
        sealed = self.desk.sealed
        self.rows.show_rows(meeting.record.annexes, locked=sealed)
        self.new_annex.setVisible(not sealed)
        self.add_button.setVisible(not sealed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.desk.sealed and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        annex_files(self.desk, dropped_files(event.mimeData()))
        event.acceptProposedAction()

    # What the rows ask.

    def items(self) -> list[tuple[Any, str]]:
        """The items that an annex may belong to."""
        found = self._meeting.record.items if self._meeting is not None else ()
        numbered = [(item.id, f"{place}. {item.title}") for place, item in enumerate(found, start=1)]
        return [(None, _("Of no item")), *numbered]

    def item_of(self, row: AnnexRow) -> ItemRow | None:
        found = self._meeting.record.items if self._meeting is not None else ()
        return next((item for item in found if item.id == row.agenda_item_id), None)

    def sentence_of(self, row: AnnexRow) -> str:
        """The sentence for minutes and report, whoever wrote the annex called as in the meeting."""
        if self._meeting is None:
            return ""
        record = self._meeting.record
        people = [
            *(PersonName(each.civility, each.first_name, each.last_name) for each in record.speakers),
            *(PersonName(each.civility, each.first_name, each.last_name) for each in record.attendances),
        ]
        return annex_sentence(addressed(row.author, people), row.title, row.points)

    def put(self, row_id: UUID) -> None:
        """The sentence at the end of the text of its item, with the offer to take it back."""
        row = self._row(row_id)
        item = self.item_of(row) if row is not None else None
        if row is None or item is None:
            return
        desk, words, item_id = self.desk, self.sentence_of(row), item.id
        services = desk.context.services

        def done(made: Written) -> None:
            text = _("Put in “{title}”").format(title=item.title)
            desk.page.undo_offered.emit(
                text, lambda: desk.act(lambda: services.history.undo_transaction(made.transaction_id))
            )

        desk.act(lambda: services.annexes.put_sentence(item_id, words), done)

    def open_annex(self, row_id: UUID, origin: QWidget | None = None) -> None:
        """Open the file of an annex; `origin` gets the keyboard back after a question."""
        row, services = self._row(row_id), self.desk.context.services
        if row is not None and row.file_name:
            self.opener.open_file(row.file_name, lambda: services.annexes.content(row_id), origin)

    # Within.

    def _row(self, row_id: UUID) -> AnnexRow | None:
        found = self._meeting.record.annexes if self._meeting is not None else ()
        return next((row for row in found if row.id == row_id), None)

    def _add(self, title: str) -> None:
        self.rows.focus_next_new()
        self.desk.add(Annex, {"title": title, "position": len(self.rows.keys()) + 1})

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(self, _("Annexes of the minutes"), str(documents_folder()))
        annex_files(self.desk, [Path(name) for name in chosen])


def annex_files(desk: Desk, paths: Sequence[Path]) -> None:
    """Join each file to the minutes of the meeting on the desk, with the title and points it tells of itself."""
    context, meeting_id = desk.context, desk.id()

    def keep(path: Path, found: tuple[bytes, Outline]) -> None:
        content, told = found
        desk.act(
            lambda: context.services.annexes.add(
                meeting_id,
                content,
                path.name,
                title=told.title,
                author=told.author,
                points=told.points,
            )
        )

    for path in paths:
        words = _("Keeping the files")
        context.jobs.compute(partial(_told, path), partial(keep, path), context.errors.show, owner=desk, label=words)
    if paths:
        said = ngettext("{n} file annexed to the minutes.", "{n} files annexed to the minutes.", len(paths))
        desk.page.said.emit(said.format(n=len(paths)))


def _told(path: Path) -> tuple[bytes, Outline]:
    content = read_file(path)
    return content, read_outline(content, path.name)
