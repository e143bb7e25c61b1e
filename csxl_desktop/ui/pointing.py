"""From something said of a record to the very words: the record is opened, the part that holds them comes forward."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from csxl_desktop.proofreading.text import FLAT
from csxl_desktop.ui.binding import COLUMN
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.rich_text_edit import RichTextEdit
from csxl_desktop.ui.widgets.rich_text_find import mark_words


@dataclass(frozen=True, slots=True)
class Target:
    """A record, the field meant, and the words in it: `block` is the paragraph around them, `start` their place there.

    Without words the field itself is meant.
    """

    kind: str
    id: UUID
    field: str = ""
    words: str = ""
    block: str = ""
    start: int = 0


class Pointing(QObject):
    """Opens records from `page`, as its signal does; then looks, once all is read, in what came to the front."""

    def __init__(self, page: Page, jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._jobs = page, jobs
        self._target: Target | None = None
        self._ways: list[Callable[[], object]] | None = None
        self._tried = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._look)
        jobs.busy_changed.connect(self._idle)

    def go(self, target: Target) -> None:
        """Open the record; the words are marked, with the keyboard on them, as soon as they are on screen."""
        self._target, self._ways, self._tried = target, None, 0
        self._page.record_requested.emit(target.kind, target.id)
        self._timer.start()

    def _idle(self, busy: bool) -> None:
        if self._target is not None and not busy:
            self._timer.start()

    def _look(self) -> None:
        target, front = self._target, _front(self._page.window())
        if target is None or self._jobs.answering:
            return  # it comes again once all is read
        if front is None:
            self._target = None
            return
        if self._ways is None:
            self._ways = list(front.parts_of(target.field))
            if self._bring_next():
                return
        if show(front, target) or not self._bring_next():
            self._end(front, target)

    def _bring_next(self) -> bool:
        """The next part that may hold it comes forward; False where all did, and where only a field is meant."""
        ways = self._ways or []
        if self._tried >= len(ways) or (self._tried and self._target is not None and not self._target.words):
            return False
        ways[self._tried]()
        self._tried += 1
        self._timer.start()
        return True

    def _end(self, front: Page, target: Target) -> None:
        """Found; or else the likeliest part is shown, or the first field of the record."""
        ways, self._target, self._ways = self._ways or [], None, None
        if show(front, target):
            return
        if ways:
            ways[0]()
        elif not show_field(front, target.field):
            front.edit_record()


def show(root: QWidget, target: Target) -> bool:
    """Mark the words where they stand in `root`, or go to the field where none are meant."""
    if not target.words:
        return show_field(root, target.field)
    texts = [each for each in root.findChildren(RichTextEdit) if each.isVisible() and not each.isReadOnly()]
    # The paragraph or the line itself, wherever it stands; else the words alone, first in the field meant.
    for text in texts:
        if mark_words(text, target.words, target.block, target.start):
            return _reach(text)
    if _mark_line(root, target.words, target.block):
        return True
    for text in sorted(texts, key=lambda each: _column(each) != target.field):
        if mark_words(text, target.words):
            return _reach(text)
    return _mark_line(root, target.words)


def show_field(root: QWidget, column: str) -> bool:
    """The keyboard goes to the field that is saved in `column`."""
    for field in root.findChildren(Field):
        if column and field.property(COLUMN) == column and field.isVisible():
            return _reach(field)
    return False


def _mark_line(root: QWidget, words: str, whole: str = "") -> bool:
    """A title, a name: the first line that holds the words, or that says the `whole`."""
    wanted = words.translate(FLAT)
    for line in _lines(root):
        letters = _letters(line).translate(FLAT)
        at = letters.find(wanted)
        if at < 0 or (whole and letters.strip() != whole.translate(FLAT).strip()):
            continue
        if isinstance(line, QLineEdit):
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.setSelection(at, len(words))
        else:
            cursor = line.textCursor()
            cursor.setPosition(at)
            cursor.setPosition(at + len(words), cursor.MoveMode.KeepAnchor)
            line.setTextCursor(cursor)
        return _reach(line)
    return False


def _lines(root: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """What is typed in, and belongs to a record: the search boxes do not."""
    for field in root.findChildren(Field):
        if field.isVisible():
            yield from (each for each in field.findChildren(QLineEdit) if not each.isReadOnly())
            yield from (each for each in field.findChildren(QPlainTextEdit) if not each.isReadOnly())


def _letters(line: QLineEdit | QPlainTextEdit) -> str:
    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


def _column(text: QWidget) -> str:
    widget: QWidget | None = text
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return str(widget.property(COLUMN) or "") if widget is not None else ""


def _reach(widget: QWidget) -> bool:
    """The keyboard is there, and what scrolls shows it."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    return True


def _front(window: QWidget) -> Page | None:
    """The tab in front."""
    if isinstance(window, Page):
        return window
    return next((page for page in window.findChildren(Page) if page.isVisible()), None)
