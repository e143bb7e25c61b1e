"""What the text of a section has from last year, laid over it: what may hold no longer, what reads the same since when.

Nothing of it is in the text: marks are extra selections, the bar beside a passage is painted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.rich_text import Block, RichText
from csxl_desktop.domain.stale_text import Gone, StaleNames, stale_marks
from csxl_desktop.domain.text_diff import alignment, under_ids, words_of
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.report_past import ReportPast, Since
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_format import block_of
from csxl_desktop.ui.widgets.rich_text_from_qt import read
from csxl_desktop.ui.widgets.text import label

_REST = 350  # milliseconds without a letter before the text is looked through again


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the document, and what last year said in its place."""

    position: int
    text: str
    carried: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Letters of the document that may hold no longer."""

    start: int
    end: int
    why: str


class ReportMarks(QWidget):
    """The line under an editor that tells of its marks; `counted(doubts)` when they were looked for."""

    counted = Signal(int)

    def __init__(self, context: Context, editor: RichTextEditor) -> None:
        super().__init__()
        self._context, self._editor = context, editor
        self._previous: Mapping[str, str] = {}
        self._since: Since = {}
        self._names, self._year = StaleNames(()), 0
        self._gone: tuple[Gone, ...] = ()
        self._asked: object = None  # what was looked through last
        self.doubts: tuple[Doubt, ...] = ()
        self.told = label("", "small", wrap=True)
        self.next_button = link_button(_("Next to check"), self.go_to_next, "chevron-down")
        self.next_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.told, 1)
        row.addWidget(self.next_button)
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self.look)
        editor.edit.textChanged.connect(self._timer.start)
        editor.edit.cursorPositionChanged.connect(self._tell)

    def show_section(self, code: str, text: RichText, previous: RichText, past: ReportPast | None) -> None:
        """Another section, or what was read of the years before."""
        ids = alignment(previous, text)
        named = under_ids(previous, ids)
        self._previous = {block.id: words for block in named.blocks if (words := words_of(block)).strip()}
        if past is not None and (past.year, past.gone) != (self._year, self._gone):
            self._names, self._year, self._gone = StaleNames(past.gone), past.year, past.gone
        since = past.since.get(code, {}) if past is not None else {}
        self._since = {ids.get(key, key): year for key, year in since.items()}
        self.look()

    def look(self) -> None:
        """Look the text through, beside the window."""
        self._timer.stop()
        if not self._year:
            return
        lines, names, year = self._lines(), self._names, self._year
        if (asked := (lines, names, year, self._since)) == self._asked:
            return
        self._asked = asked
        revision = self._editor.edit.document().revision()
        self._context.jobs.compute(
            lambda: tuple(_doubts(lines, names, year)),
            lambda found: self._take(found, revision),
            self._context.errors.show,
            owner=self,
        )

    def go_to_next(self) -> None:
        """Mark the next doubtful words from the cursor on, and round."""
        if not self.doubts:
            return
        edit = self._editor.edit
        at = edit.textCursor().selectionEnd()
        doubt = next((each for each in self.doubts if each.start >= at), self.doubts[0])
        cursor = edit.textCursor()
        cursor.setPosition(doubt.start)
        cursor.setPosition(doubt.end, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        edit.setFocus()

    # Within.

    def _lines(self) -> list[_Line]:
        whole = "\n".join(self._previous.values())
        found, block = list[_Line](), self._editor.edit.document().begin()
        while block.isValid():
            if block.text().strip():
                shell = block_of(block)
                carried = whole if shell is None else self._previous.get(shell.id, "")
                found.append(_Line(block.position(), block.text(), carried))
            block = block.next()
        return found

    def _take(self, doubts: Sequence[Doubt], revision: int) -> None:
        edit = self._editor.edit
        if edit.document().revision() != revision:
            self._asked = None
            self._timer.start()
            return
        self.doubts = tuple(doubts)
        edit.show_doubts((doubt.start, doubt.end, doubt.why) for doubt in self.doubts)
        edit.show_side_marks(self._unchanged(read(edit.document())))
        self._tell()
        self.counted.emit(len(self.doubts))

    def _unchanged(self, blocks: Sequence[Block]) -> dict[str, str]:
        """Block → “Unchanged since 2024.”"""
        return {
            block.id: _("Unchanged since {year}.").format(year=self._since[block.id])
            for block in blocks
            if block.id in self._since and self._previous.get(block.id) == words_of(block)
        }

    def _tell(self) -> None:
        """Of the words or the passage at the cursor; else of the whole text."""
        edit = self._editor.edit
        at = edit.textCursor().position()
        doubt = next((each for each in self.doubts if each.start <= at <= each.end), None)
        shell = block_of(edit.textCursor().block())
        unchanged = edit.side_marks.get(shell.id, "") if shell is not None else ""
        self.next_button.setVisible(bool(self.doubts))
        self.told.setText(doubt.why if doubt else unchanged or self._summary())
        self.told.setVisible(bool(self.told.text()))

    def _summary(self) -> str:
        years = Counter(self._editor.edit.side_marks.values())
        count = len(self.doubts)
        parts = []
        if count:
            parts.append(ngettext("{count} place to check", "{count} places to check", count).format(count=count))
        if same := sum(years.values()):
            words = ngettext("{count} passage as last year", "{count} passages as last year", same)
            parts.append(words.format(count=same))
        return " · ".join(parts)


def _doubts(lines: Sequence[_Line], names: StaleNames, year: int) -> list[Doubt]:
    return [
        Doubt(
            line.position + _places(line.text, mark.start),
            line.position + _places(line.text, mark.start + mark.length),
            mark.why,
        )
        for line in lines
        for mark in stale_marks(line.text, line.carried, year, names)
    ]


def _places(text: str, letters: int) -> int:
    """Qt's count of the first letters of `text`: an emoji is two."""
    return len(text[:letters].encode("utf-16-le", "surrogatepass")) // 2
