"""What the keyboard and the toolbar do to a text: kinds, marks, links, lists, insertions. One undo step each."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from csxl_desktop.domain.rich_text import Block, LiveField, Run, Span
from csxl_desktop.ui.widgets.rich_text_clean import LINE, OBJECT_CHAR
from csxl_desktop.ui.widgets.rich_text_format import (
    MARK_PROPERTIES,
    MAX_LEVEL,
    OBJECT,
    URL,
    block_of,
    decode_block,
    decode_run,
    is_block_object,
    is_text,
    marks_of,
    object_format,
)
from csxl_desktop.ui.widgets.rich_text_from_qt import fragments, read
from csxl_desktop.ui.widgets.rich_text_settle import NewId, set_shell, settle
from csxl_desktop.ui.widgets.rich_text_to_qt import write_blocks, write_runs


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Everything inside the block is undone at once."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def in_cell(cursor: QTextCursor) -> bool:
    return cursor.currentTable() is not None


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The paragraphs that the selection touches, or the one of the cursor; none in a table."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    end, found = cursor.selectionEnd(), list[QTextBlock]()
    while block.isValid() and (not found or block.position() < end):
        shell = block_of(block)
        if QTextCursor(block).currentTable() is None and (shell is None or is_text(shell)):
            found.append(block)
        elif block.position() >= end:
            break
        block = block.next()
    return found


def reshape(cursor: QTextCursor, new_id: NewId, kind: str, level: int = 0, list_kind: str = "") -> None:
    """Make the selected paragraphs headings, list lines, quotes or plain paragraphs; ids and alignment stay."""
    with one_step(cursor):
        for block in selected_blocks(cursor):
            shell = block_of(block) or Block(str(new_id()))
            set_shell(block, replace(shell, kind=kind, level=level, list_kind=list_kind))


def toggle_list(cursor: QTextCursor, new_id: NewId, list_kind: str) -> None:
    """Make the selected paragraphs a list, or plain paragraphs where they all are one of this kind."""
    shells = [block_of(block) for block in selected_blocks(cursor)]
    if shells and all(s is not None and (s.kind, s.list_kind) == ("li", list_kind) for s in shells):
        reshape(cursor, new_id, "p")
        return
    with one_step(cursor):
        for block in selected_blocks(cursor):
            shell = block_of(block) or Block(str(new_id()))
            level = shell.level if shell.kind == "li" else 0
            set_shell(block, replace(shell, kind="li", level=level, list_kind=list_kind))


def shift_level(cursor: QTextCursor, step: int) -> None:
    """Move the selected list lines in (+1) or out (-1)."""
    with one_step(cursor):
        for block in selected_blocks(cursor):
            shell = block_of(block)
            if shell is not None and shell.kind == "li":
                set_shell(block, replace(shell, level=min(max(shell.level + step, 0), MAX_LEVEL)))


def align(cursor: QTextCursor, new_id: NewId, alignment: str) -> None:
    with one_step(cursor):
        for block in selected_blocks(cursor):
            set_shell(block, replace(block_of(block) or Block(str(new_id())), align=alignment))


def has_mark(cursor: QTextCursor, mark: str) -> bool:
    """Whether the whole selection has `mark`, or what is typed next would."""
    if not cursor.hasSelection():
        return mark in marks_of(cursor.charFormat())
    styles = _selected_styles(cursor)
    return bool(styles) and all(mark in marks_of(style) for style in styles)


def toggle_mark(cursor: QTextCursor, mark: str) -> None:
    change = QTextCharFormat()
    change.setProperty(MARK_PROPERTIES[mark], not has_mark(cursor, mark))
    cursor.mergeCharFormat(change)


def clear_marks(cursor: QTextCursor) -> None:
    """Plain letters: no mark, no link."""
    change = QTextCharFormat()
    for key in MARK_PROPERTIES.values():
        change.setProperty(key, False)
    change.setProperty(URL, "")
    cursor.mergeCharFormat(change)


def link_at(cursor: QTextCursor) -> str:
    """The address under the cursor or at the start of the selection, or an empty string."""
    styles = _selected_styles(cursor) if cursor.hasSelection() else [cursor.charFormat()]
    return styles[0].stringProperty(URL) if styles else ""


def select_link(cursor: QTextCursor) -> None:
    """Widen an empty selection to the whole link under the cursor."""
    url = link_at(cursor)
    if cursor.hasSelection() or not url:
        return
    span = [f for f in fragments(cursor.block()) if f.charFormat().stringProperty(URL) == url]
    near = [f for f in span if f.position() <= cursor.position() <= f.position() + f.length()]
    if near:
        cursor.setPosition(near[0].position())
        cursor.setPosition(near[-1].position() + near[-1].length(), QTextCursor.MoveMode.KeepAnchor)


def set_link(cursor: QTextCursor, url: str, label: str = "") -> None:
    """Make the selection a link (an empty `url`: no longer one); without a selection insert `label`."""
    if cursor.hasSelection() and not label:
        change = QTextCharFormat()
        change.setProperty(URL, url)
        cursor.mergeCharFormat(change)
    else:
        marks = marks_of(cursor.charFormat())
        with one_step(cursor):
            cursor.removeSelectedText()
            write_runs(cursor, [Span(label or url, marks, url)])


def select_object(cursor: QTextCursor) -> Run | Block | None:
    """Mark the field, note, reference or picture behind the cursor or before it; what it is."""
    at = cursor.selectionStart() if cursor.hasSelection() else cursor.position()
    for place in (at, at - 1):
        found = QTextCursor(cursor)
        found.setPosition(max(place, 0))
        if not found.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor):
            continue
        data = found.charFormat().stringProperty(OBJECT)
        if data and found.selectedText() == OBJECT_CHAR:
            cursor.setPosition(found.anchor())
            cursor.setPosition(found.position(), QTextCursor.MoveMode.KeepAnchor)
            return decode_block(data) if is_block_object(data) else decode_run(data)
    return None


def replace_block_object(cursor: QTextCursor, block: Block) -> None:
    """Put another picture, or other words under it, in place of the one marked."""
    with one_step(cursor):
        cursor.setCharFormat(object_format(block))
        set_shell(cursor.block(), block)


def insert_run(cursor: QTextCursor, run: Run) -> None:
    """Put one run in place of the selection; a field takes the marks of the words around it."""
    marks = marks_of(cursor.charFormat())
    with one_step(cursor):
        cursor.removeSelectedText()
        write_runs(cursor, [replace(run, marks=marks) if isinstance(run, LiveField) else run])


def split(cursor: QTextCursor, new_id: NewId) -> None:
    """What Enter does: the rest of the line becomes a block of its own, with a new id."""
    if in_cell(cursor):
        cursor.insertText(LINE)
        return
    with one_step(cursor):
        cursor.removeSelectedText()
        shell, block = block_of(cursor.block()), cursor.block()
        if shell is not None and not is_text(shell):
            _leave_object(cursor, new_id)
        elif shell is not None and block.length() <= 1 and shell.kind in {"li", "quote"}:
            _leave_list(cursor, shell)
        elif shell is not None and cursor.atBlockStart() and block.length() > 1:
            cursor.insertBlock()
            above = cursor.block().previous()
            kind = "p" if shell.kind == "h" else shell.kind
            set_shell(above, replace(shell, id=str(new_id()), extra={}, kind=kind, level=_kept_level(shell, kind)))
        else:
            at_end = cursor.atBlockEnd()
            cursor.insertBlock()
            fresh = replace(shell, id=str(new_id()), extra={}) if shell else Block(str(new_id()))
            if at_end and fresh.kind == "h":
                fresh = replace(fresh, kind="p", level=0)
            set_shell(cursor.block(), fresh)
    settle(cursor.document(), new_id)


def _kept_level(shell: Block, kind: str) -> int:
    return shell.level if kind == shell.kind else 0


def leave_object(cursor: QTextCursor, new_id: NewId) -> None:
    """Step onto a paragraph of one's own where the cursor stands beside a picture: words need one."""
    shell = block_of(cursor.block())
    if shell is not None and not is_text(shell) and not in_cell(cursor):
        with one_step(cursor):
            _leave_object(cursor, new_id)


def _leave_object(cursor: QTextCursor, new_id: NewId) -> None:
    before = cursor.atBlockStart()
    cursor.insertBlock()
    if before:
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    cursor.setBlockCharFormat(QTextCharFormat())
    cursor.setCharFormat(QTextCharFormat())
    set_shell(cursor.block(), Block(str(new_id())))


def _leave_list(cursor: QTextCursor, shell: Block) -> None:
    if shell.kind == "li" and shell.level > 0:
        set_shell(cursor.block(), replace(shell, level=shell.level - 1))
    else:
        set_shell(cursor.block(), replace(shell, kind="p", level=0, list_kind=""))


def soften(cursor: QTextCursor) -> bool:
    """What Backspace does first at the start of a list line, quote or heading: it becomes plainer."""
    shell = block_of(cursor.block())
    if cursor.hasSelection() or not cursor.atBlockStart() or shell is None:
        return False
    if shell.kind not in {"li", "quote", "h"}:
        return False
    _leave_list(cursor, shell)
    return True


def remove_neighbour_object(cursor: QTextCursor, *, before: bool) -> bool:
    """What Backspace and Delete do beside a picture or a page break: it goes whole, the words stay as they are."""
    if cursor.hasSelection() or in_cell(cursor):
        return False
    edge = cursor.atBlockStart() if before else cursor.atBlockEnd()
    neighbour = cursor.block().previous() if before else cursor.block().next()
    shell = block_of(neighbour) if edge and neighbour.isValid() else None
    if shell is None or is_text(shell):
        return False
    victim = QTextCursor(neighbour)
    victim.setPosition(neighbour.position())
    victim.setPosition(neighbour.position() + neighbour.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    with one_step(victim):
        victim.removeSelectedText()
        # The empty line goes with it, and never the words' own properties.
        kept = block_of(cursor.block())
        if before:
            victim.deleteChar()
        else:
            victim.deletePreviousChar()
        if kept is not None:
            set_shell(cursor.block(), kept)
    return True


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block], new_id: NewId) -> None:
    """Put `blocks` in place of the selection; ids that the text already has are given anew."""
    with one_step(cursor):
        cursor.removeSelectedText()
        if in_cell(cursor):
            write_runs(cursor, _flat(blocks))
        else:
            leave_object(cursor, new_id)
            _insert(cursor, _with_own_ids(cursor, blocks, new_id))
    settle(cursor.document(), new_id)


def _insert(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    if not blocks:
        return
    empty = cursor.block().length() <= 1
    if blocks[0].kind == "p" and (len(blocks) == 1 or not empty):
        write_runs(cursor, blocks[0].runs)
        blocks, empty = blocks[1:], False
        if not blocks:
            return
    if empty and blocks[0].kind == "table" and _plain_before(cursor):
        cursor.deletePreviousChar()
        empty = False
    if not empty and not cursor.atBlockEnd():
        at_start = cursor.atBlockStart()
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        empty = at_start
    write_blocks(cursor, blocks, fresh=empty)


def _plain_before(cursor: QTextCursor) -> bool:
    before = cursor.block().previous()
    return before.isValid() and before.length() > 1 and QTextCursor(before).currentTable() is None


def _with_own_ids(cursor: QTextCursor, blocks: Iterable[Block], new_id: NewId) -> list[Block]:
    taken = {block.id for block in read(cursor.document())} | {"-"}
    result = []
    for block in blocks:
        named = replace(block, id=str(new_id())) if block.id in taken else block
        taken.add(named.id)
        result.append(named)
    return result


def _flat(blocks: Iterable[Block]) -> list[Run]:
    """Blocks as the runs of one cell: line ends between them, pictures left out."""
    lines: list[tuple[Run, ...]] = []
    for block in blocks:
        if is_text(block):
            lines.append(block.runs)
        lines += [cell for row in block.rows for cell in row if cell]
    runs: list[Run] = []
    for line in lines:
        runs += [Span(LINE), *line] if runs else line
    return runs


def _selected_styles(cursor: QTextCursor) -> list[QTextCharFormat]:
    lo, hi, document = cursor.selectionStart(), cursor.selectionEnd(), cursor.document()
    block, styles = document.findBlock(lo), list[QTextCharFormat]()
    while block.isValid() and block.position() < hi:
        styles += [
            fragment.charFormat()
            for fragment in fragments(block)
            if fragment.position() < hi and fragment.position() + fragment.length() > lo
        ]
        block = block.next()
    return styles
