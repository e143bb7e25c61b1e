"""The field for formatted text: a bar, the text, its state; saved when left, after a short rest, and while typed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from csxl_desktop.domain.rich_text import QR, Block, Mark, RichText, qr_links
from csxl_desktop.system.identifiers import new_id as fresh_id
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets import rich_text_commands as commands
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.rich_text_actions import MARK_COMMANDS, SHAPES, perform
from csxl_desktop.ui.widgets.rich_text_edit import RichTextEdit
from csxl_desktop.ui.widgets.rich_text_format import SHELL, block_of, decode_block
from csxl_desktop.ui.widgets.rich_text_from_qt import read
from csxl_desktop.ui.widgets.rich_text_objects import Attachments, FieldChoice
from csxl_desktop.ui.widgets.rich_text_settle import settle
from csxl_desktop.ui.widgets.rich_text_to_qt import fill
from csxl_desktop.ui.widgets.rich_text_toolbar import RichTextToolbar
from csxl_desktop.ui.widgets.sent_while_typed import SentWhileTyped

_REST = 2000  # milliseconds without a letter after which what was typed is sent


def _no_attachment(_attachment: str) -> bytes | None:
    return None


class RichTextEditor(Field):
    """A formatted text (`RichText`) with its bar. The protocol is that of every field.

    `attachments` answers the bytes of a picture from what the page has already read; where it answers `None` a
    frame stands in its place until `pictures_arrived`.
    """

    picture_wanted = Signal()  # the bar's picture button: answer with `insert_picture`
    block_wanted = Signal()  # the bar's text blocks: answer with `insert_text`
    note_wanted = Signal(object)  # a footnote: None for a new one, or the one that is marked
    reference_wanted = Signal(object)  # a reference to another part: None, or the one that is marked
    caption_wanted = Signal()  # the caption of the table that the cursor stands in
    link_opened = Signal(str)
    refused = Signal(str)  # a paste that was too long, in words for the user

    def __init__(
        self,
        name: str = "",
        *,
        hint: str = "",
        attachments: Attachments = _no_attachment,
        new_id: Callable[[], UUID] = fresh_id,
        rest: int = _REST,
        longest: int | None = None,
        pictures: bool = False,
    ) -> None:
        super().__init__(name, hint=hint)
        self._new_id = new_id
        self._extra: Any = {}
        self._kept: dict[str, tuple[Block, Block]] = {}
        self._wanted: dict[str, Callable[[], None]] = {
            "picture": self.picture_wanted.emit,
            "block": self.block_wanted.emit,
            "caption": self.caption_wanted.emit,
            "note": lambda: self.note_wanted.emit(None),
            "reference": lambda: self.reference_wanted.emit(None),
        }
        self.edit = RichTextEdit(new_id, attachments)
        self.toolbar = RichTextToolbar()
        self.toolbar.command_button("picture").setVisible(pictures)
        for command in ("field", "block"):
            self.toolbar.command_button(command).hide()
        self._use(self.edit)
        self._dress()
        self._sending = SentWhileTyped(self.edit.textChanged, self.flush, self, rest=rest, longest=longest)
        self.edit.textChanged.connect(self._stop_telling)
        self.edit.cursorPositionChanged.connect(self._show_state)
        self.edit.currentCharFormatChanged.connect(self._show_state)
        self.edit.command_wanted.connect(self.perform)
        self.edit.refused.connect(self._show_paste_refused)
        self.edit.link_opened.connect(self.link_opened)
        self.edit.object_opened.connect(self._open_object)
        self.toolbar.wanted.connect(self._perform_and_return)
        self.set_value(RichText())

    def _dress(self) -> None:
        frame = QFrame()
        box = QVBoxLayout(frame)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(3))
        top = QHBoxLayout()
        top.addWidget(self.toolbar, 1)
        if not self.has_label():  # its state stands in the line of the bar: the text keeps its width when it is saved
            top.addWidget(self._state)
        self._keep_room_for_state(wanted=not self.has_label())
        box.addLayout(top)
        box.addWidget(self.edit, 1)
        self._row.addWidget(frame, 1)
        self.edit.setMinimumHeight(look().sizes.px(120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # The text.

    def set_text(self, text: RichText) -> None:
        """The same as `set_value`."""
        self.set_value(text)

    def text(self) -> RichText:
        """What is on screen; what nobody touched comes back exactly as it came."""
        settle(self.edit.document(), self._new_id)
        blocks = (self._as_it_came(block) for block in read(self.edit.document()))
        return RichText(tuple(blocks), _with_qr(self._extra, self.edit.qr_links))

    def _as_it_came(self, block: Block) -> Block:
        original, shown = self._kept.get(block.id, (block, block))
        return original if block == shown else block

    def _shown(self) -> RichText:
        return self.text()

    def _show(self, value: Any) -> None:
        text = value if isinstance(value, RichText) else RichText()
        at = self.edit.textCursor().position()
        fill(self.edit.document(), text)
        self._extra = text.extra
        self.edit.qr_links = frozenset(qr_links(text.extra))
        # A later version's finesse (letters apart that could stand together) is not in Qt's form: kept beside it.
        shown = read(self.edit.document())
        self._kept = {a.id: (a, b) for a, b in zip(text.blocks, shown, strict=True) if a != b}
        cursor = self.edit.textCursor()
        cursor.setPosition(min(at, self.edit.document().characterCount() - 1))
        self.edit.setTextCursor(cursor)
        self._sending.stop()
        self._show_state()

    def _lock(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)
        self.toolbar.setVisible(not locked)
        self._keep_room_for_state(wanted=not locked and not self.has_label())

    def _keep_room_for_state(self, *, wanted: bool) -> None:
        (keep := self._state.sizePolicy()).setRetainSizeWhenHidden(wanted)
        self._state.setSizePolicy(keep)

    def flush(self) -> None:
        self._sending.stop()
        super().flush()

    # What pages set.

    def set_fields(self, fields: Iterable[FieldChoice]) -> None:
        """The live fields that `{` and the bar offer."""
        choices = tuple(fields)
        self.edit.set_fields(choices)
        self.toolbar.command_button("field").setVisible(bool(choices))

    def set_french_typography(self, *, on: bool) -> None:
        """Write ’ « » and the narrow spaces while typing."""
        self.edit.french_typography = on

    def pictures_arrived(self) -> None:
        """Ask `attachments` again for every picture."""
        self.edit.objects.forget_images()
        self.edit.lay_out_again()

    def insert_picture(self, attachment: str, *, caption: str = "", alt: str = "", width: float = 1.0) -> None:
        """Put a picture of the dossier at the cursor."""
        self.edit.insert(
            [Block(str(self._new_id()), "image", attachment=attachment, caption=caption, alt=alt, width=width)]
        )

    def insert_text(self, text: RichText) -> None:
        """Put a text at the cursor, in one step that Ctrl+Z takes back."""
        self.edit.insert(list(text.blocks))

    def perform(self, command: str) -> None:
        """Do what a key or a button of the bar says, to the selection or at the cursor."""
        if command in self._wanted:
            self._wanted[command]()
        else:
            perform(self.edit, command, self._new_id)
        self._show_state()

    def _open_object(self, found: object) -> None:
        if isinstance(found, Mark):
            (self.note_wanted if found.kind == "note" else self.reference_wanted).emit(found)

    def _perform_and_return(self, command: str) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.perform(command)

    def _show_paste_refused(self, reason: str) -> None:
        self.tell(reason)
        self.refused.emit(reason)

    def _show_state(self) -> None:
        cursor = self.edit.textCursor()
        shell = block_of(cursor.block())
        kind = shell.kind if shell else "p"
        shape = (kind, min(max(shell.level, 1), 3) if shell and kind == "h" else 0)
        names = {value: name for name, value in SHAPES.items()}
        on = {command: commands.has_mark(cursor, mark) for command, mark in MARK_COMMANDS.items()}
        if shell and kind == "li":
            on |= {"list": True, "numbers": shell.list_kind == "number", "bullets": shell.list_kind != "number"}
        on["link"] = bool(commands.link_at(cursor))
        table = cursor.currentTable()
        if table is not None:
            on["header"] = decode_block(table.format().stringProperty(SHELL)).header
        name = "" if kind == "li" else names.get(shape, "paragraph")
        self.toolbar.show_state(name, on, shell.align if shell else "left", in_table=table is not None)

    # The gestures.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # Elsewhere Esc takes the whole field back; nobody means that for half a page.
            return False
        return super().eventFilter(watched, event)

    def _lets_undo_pass(self, event: QKeyEvent) -> bool:
        undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if undo and not self.edit.document().isUndoAvailable():
            event.ignore()
            return True
        return False


def _with_qr(extra: Mapping[str, Any], wanted: frozenset[str]) -> Mapping[str, Any]:
    """What stands beside the blocks, with the links whose QR code is printed."""
    kept = qr_links(extra)
    if set(kept) == wanted:
        return extra
    listed = [*(url for url in kept if url in wanted), *sorted(wanted - set(kept))]
    others = {key: value for key, value in extra.items() if key != QR}
    return others | ({QR: listed} if listed else {})
