"""An earlier report opened beside: its sections on the left, the words of one, and the button that takes them over."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem

from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.exchange.old_report import OldBlock, OldSection, read_old_report
from csxl_desktop.i18n import _
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.file_opening import read_file
from csxl_desktop.ui.jobs import Job
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.paste_limits import ENDLESS_WORD, too_long_words
from csxl_desktop.ui.widgets.rich_text_clipboard import MAX_CHARACTERS
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, label, literal


class OldReport(Card):
    """`taken(text)` when a section is taken over; the report stays open until `closed`."""

    taken = Signal(object)
    opened = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sections: tuple[OldSection, ...] = ()
        self._reading: Job | None = None
        self.title = label("", "strong")
        self.list = QListWidget()
        self.list.setSpacing(2)
        self.list.setAccessibleName(_("Sections of the earlier report"))
        self.text = RichTextEditor("")
        self.text.edit.setAccessibleName(_("Text of the section of the earlier report"))
        self.text.setReadOnly(True)
        self.take_button = button(_("Take over into the text"), "arrow-left", self.take)
        self.note = label("", "small", wrap=True)
        self._build()
        self.list.currentRowChanged.connect(self._show_section)
        self.list.itemActivated.connect(lambda _item: self.take())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("x", _("Close the earlier report"), self.closed.emit))
        self.box.addLayout(head)
        self.box.addWidget(self.list, 2)
        self.box.addWidget(self.text, 3)
        self.box.addWidget(self.note)
        self.box.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignLeft)

    def choose(self) -> None:
        """Ask for a file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Open an earlier report"), folder, _("Reports (*.docx *.pdf *.txt *.md)")
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read it beside the window; a file that cannot be read says why, and nothing changes. The last one counts."""

        def show(sections: tuple[OldSection, ...]) -> None:
            self.show_sections(path.name, sections)
            self.opened.emit()

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._context.jobs.compute(
            lambda: read_old_report(read_file(path)),
            show,
            self._context.errors.show,
            owner=self,
            label=_("Reading the report"),
            stoppable=True,
        )

    def show_sections(self, name: str, sections: Sequence[OldSection]) -> None:
        """The headings as they were recognised, smaller ones a little in."""
        self._sections = tuple(sections)
        self.title.setText(literal(name))
        self.list.clear()
        least = min((each.level for each in sections if each.title), default=1)
        for each in sections:
            indent = "    " * max(each.level - least, 0) if each.title else ""
            self.list.addItem(QListWidgetItem(f"{indent}{each.title or _('(before the first heading)')}"))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def take(self) -> None:
        """The words of the section go into the text; the earlier report stays open."""
        text = self._text()
        letters = text.plain()
        if len(letters) > MAX_CHARACTERS or ENDLESS_WORD.search(letters):
            self.note.setText(too_long_words(MAX_CHARACTERS))
        elif text:
            self.note.setText(_("Taken over into the text. Ctrl+Z there takes it back."))
            self.taken.emit(text)

    def _show_section(self, _row: int) -> None:
        self.note.setText("")
        text = self._text()
        letters = text.plain()
        too_long = len(letters) > MAX_CHARACTERS or ENDLESS_WORD.search(letters) is not None
        self.text.set_value(RichText() if too_long else text)
        if too_long:
            self.note.setText(too_long_words(MAX_CHARACTERS))
        self.take_button.setEnabled(bool(text) and not too_long)

    def _text(self) -> RichText:
        row = self.list.currentRow()
        if not 0 <= row < len(self._sections):
            return RichText()
        section = self._sections[row]
        make = _maker(section.level)
        return RichText(tuple(make(block) for block in section.blocks))


def _maker(level: int) -> Callable[[OldBlock], Block]:
    """Blocks of our own, headings counted from that of the section."""

    def make(block: OldBlock) -> Block:
        key, runs = str(new_id()), (Span(block.text),)
        match block.kind:
            case "h":
                return Block(key, "h", runs, level=min(max(block.level - level, 1), 3))
            case "li":
                return Block(key, "li", runs, list_kind="bullet")
            case "table":
                width = max((len(row) for row in block.rows), default=0)
                padded = (row + ("",) * (width - len(row)) for row in block.rows)
                rows = tuple(tuple((Span(cell),) if cell else () for cell in row) for row in padded)
                return Block(key, "table", rows=rows) if width else Block(key)
            case _:
                return Block(key, "p", runs)

    return make
