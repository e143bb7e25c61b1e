"""The waves under doubtful words of a text being written: asked beside the window, kept line by line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor

_REST = 400  # milliseconds without a new line before the check is asked
_MOST_LINES = 4000  # kept; then begun anew

Places = tuple[tuple[int, int], ...]


class SpellingWaves(QObject):
    """Of one editor; the menu of a doubtful word offers what may be meant, and to take it for right."""

    def __init__(self, context: Context, editor: RichTextEditor) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor
        self._known: dict[str, Places] = {}
        self._wanted: dict[str, None] = {}
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._ask)
        editor.edit.look_over.set_checker(self._places)
        editor.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.edit.customContextMenuRequested.connect(self._menu_wanted)

    def _places(self, line: str) -> Iterable[tuple[int, int]]:
        found = self._known.get(line)
        if found is None and line.strip():
            self._wanted[line] = None
            self._timer.start()
        return found or ()

    def _ask(self) -> None:
        lines = tuple(self._wanted)
        self._wanted.clear()
        context = self._context
        context.jobs.ask(lambda: context.services.spelling.doubtful(lines), self._take, lambda _error: None, owner=self)

    def _take(self, found: Mapping[str, Places]) -> None:
        if len(self._known) > _MOST_LINES:
            self._known.clear()
        self._known |= found
        if any(found.values()):
            self._editor.edit.look_over.rehighlight()

    # The menu.

    def doubtful_word(self, cursor: QTextCursor) -> QTextCursor | None:
        """The doubtful word at the cursor, marked; nothing where the word is right."""
        block, at = cursor.block(), cursor.positionInBlock()
        for start, length in self._known.get(block.text(), ()):
            if start <= at <= start + length:
                marked = QTextCursor(block)
                marked.setPosition(block.position() + start)
                marked.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
                return marked
        return None

    def _menu_wanted(self, where: QPoint) -> None:
        edit = self._editor.edit
        marked = self.doubtful_word(edit.cursorForPosition(where)) or self.doubtful_word(edit.textCursor())
        at = edit.viewport().mapToGlobal(where)
        if marked is None or edit.isReadOnly():
            edit.createStandardContextMenu().popup(at)
            return
        context, word = self._context, marked.selectedText()
        context.jobs.ask(
            lambda: context.services.spelling.suggestions(word),
            lambda found: self.menu(marked, found).popup(at),
            context.errors.show,
            owner=self,
            latest="spelling/suggestions",
        )

    def menu(self, marked: QTextCursor, suggestions: Sequence[str]) -> QMenu:
        """What may be done with the marked word, above what every text offers."""
        menu = self._editor.edit.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        word = marked.selectedText()
        own = [self._action(menu, each, partial(marked.insertText, each)) for each in suggestions]
        told = _("Add “{word}” to the office's dictionary").format(word=word)
        own.append(self._action(menu, told, lambda: self.add_word(word)))
        first = menu.actions()[0]
        menu.insertActions(first, own)
        menu.insertSeparator(first)
        return menu

    def add_word(self, word: str) -> None:
        """The office writes it so: no wave under it from now on."""
        context = self._context
        context.jobs.save(
            lambda: context.services.spelling.add_word(word), lambda _made: self._begin_anew(), context.errors.show
        )

    def _begin_anew(self) -> None:
        self._known.clear()
        self._editor.edit.look_over.rehighlight()

    def _action(self, menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        made = QAction(words, menu)
        made.triggered.connect(lambda _checked=False: act())
        return made
