"""A QTextDocument read back as text format v1, whole or the part that is selected."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFragment, QTextTable

from csxl_desktop.domain.rich_text import Block, LiveField, Run, Span, merged
from csxl_desktop.ui.widgets.rich_text_clean import LINE, OBJECT_CHAR
from csxl_desktop.ui.widgets.rich_text_format import (
    OBJECT,
    SHELL,
    URL,
    block_of,
    decode_block,
    decode_run,
    is_block_object,
    is_note,
    is_text,
    marks_of,
)

_ALL = 1 << 30


def read(document: QTextDocument) -> tuple[Block, ...]:
    """Every block of the text, in order."""
    return tuple(_blocks(document, 0, _ALL))


def read_selection(cursor: QTextCursor) -> tuple[Block, ...]:
    """The selected part; a piece of one paragraph or of one cell comes as one plain paragraph."""
    document, lo, hi = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    table = cursor.currentTable()
    if table is not None and cursor.hasComplexSelection():
        return (_selected_cells(table, cursor),)
    first = document.findBlock(lo)
    if hi <= first.position() + first.length() - 1 and not _holds_block_object(first):
        whole = lo == first.position() and hi == first.position() + first.length() - 1
        shell = block_of(first) if whole else None
        return (replace(shell or Block("-"), runs=tuple(runs(first, lo, hi))),)
    if document.frameAt(lo) != document.rootFrame():
        return (Block("-", runs=tuple(_joined(first, document.findBlock(hi), lo, hi))),)
    return tuple(_blocks(document, lo, hi))


def runs(block: QTextBlock, lo: int = 0, hi: int = _ALL) -> tuple[Run, ...]:
    """The runs of one Qt block between two positions of the document."""
    return merged(run for fragment in fragments(block) for run in _fragment_runs(fragment, lo, hi))


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The pieces of equal format of a Qt block."""
    # PySide's iterator steps by `+=`; its own `for` protocol yields the iterator again and again.
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def top_level(document: QTextDocument, lo: int = 0, hi: int = _ALL) -> Iterator[QTextBlock | QTextTable]:
    """Blocks and tables between two positions, in order; what stands in cells is left to the table."""
    block = document.findBlock(lo)
    while block.isValid() and block.position() < hi:
        frame = document.frameAt(block.position())
        if isinstance(frame, QTextTable):
            yield frame
            block = document.findBlock(frame.lastPosition() + 1)
        else:
            yield block
            block = block.next()


def _blocks(document: QTextDocument, lo: int, hi: int) -> Iterator[Block]:
    for item in top_level(document, lo, hi):
        if isinstance(item, QTextTable):
            yield table_block(item)
        elif _holds_block_object(item):
            yield from _split(item, lo, hi)
        elif (shell := block_of(item)) is not None:
            found = runs(item, lo, hi)
            # The object's character was deleted: an empty paragraph is left until `settle` names it so.
            yield replace(shell, runs=found) if is_text(shell) else Block(shell.id, runs=found)
        elif item.length() > 1:
            yield Block(f"new-{item.position()}", runs=runs(item, lo, hi))


def table_block(table: QTextTable) -> Block:
    """A Qt table as a block."""
    shell = table.format().stringProperty(SHELL)
    rows = tuple(tuple(_cell(table, row, column) for column in range(table.columns())) for row in range(table.rows()))
    return replace(decode_block(shell) if shell else Block("-", "table"), rows=rows)


def _cell(table: QTextTable, row: int, column: int) -> tuple[Run, ...]:
    cell = table.cellAt(row, column)
    first = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block()
    return tuple(_joined(first, last, 0, _ALL))


def _joined(first: QTextBlock, last: QTextBlock, lo: int, hi: int) -> tuple[Run, ...]:
    """The runs of several Qt blocks as one piece, with line ends between them."""
    found = list(runs(first, lo, hi))
    while first != last and first.next().isValid():
        first = first.next()
        found += [Span(LINE), *runs(first, lo, hi)]
    return merged(found)


def _selected_cells(table: QTextTable, cursor: QTextCursor) -> Block:
    row, row_count, column, column_count = (int(n) for n in cursor.selectedTableCells())  # type: ignore[attr-defined]
    rows = table_block(table).rows[row : row + row_count]
    return Block("-", "table", rows=tuple(cells[column : column + column_count] for cells in rows))


def _fragment_runs(fragment: QTextFragment, lo: int, hi: int) -> Iterator[Run]:
    start, end = fragment.position(), fragment.position() + fragment.length()
    if end <= lo or start >= hi:
        return
    text = fragment.text()
    if lo > start or hi < end:
        text = _clipped(text, max(lo - start, 0), min(hi, end) - start)
    style = fragment.charFormat()
    marks, data = marks_of(style), style.stringProperty(OBJECT)
    pieces = text.split(OBJECT_CHAR)
    for n, piece in enumerate(pieces):
        if n and data and not is_block_object(data):
            run = decode_run(data)
            yield replace(run, marks=marks) if isinstance(run, LiveField) else run
        if piece:
            yield Span(piece, marks, style.stringProperty(URL))


def _clipped(text: str, lo: int, hi: int) -> str:
    """A part of `text` by Qt's positions, which count an emoji as two."""
    return text.encode("utf-16-le", "surrogatepass")[2 * lo : 2 * hi].decode("utf-16-le", "ignore")


def _holds_block_object(block: QTextBlock) -> bool:
    return OBJECT_CHAR in block.text() and any(
        is_block_object(fragment.charFormat().stringProperty(OBJECT)) and OBJECT_CHAR in fragment.text()
        for fragment in fragments(block)
    )


def block_objects(block: QTextBlock) -> Iterator[tuple[int, Block]]:
    """Where in the document the characters of `block` are that stand for whole blocks, and for which."""
    for fragment in fragments(block):
        data = fragment.charFormat().stringProperty(OBJECT)
        if not is_block_object(data):
            continue
        text = fragment.text()
        for n, character in enumerate(text):
            if character == OBJECT_CHAR:
                ahead = len(text[:n].encode("utf-16-le", "surrogatepass")) // 2
                yield fragment.position() + ahead, decode_block(data)


def note_objects(document: QTextDocument) -> Iterator[str]:
    """The data of each footnote, in the order of the text."""
    block = document.begin()
    while block.isValid():
        if OBJECT_CHAR in block.text():
            for fragment in fragments(block):
                data = fragment.charFormat().stringProperty(OBJECT)
                if data and is_note(data):
                    yield from [data] * fragment.text().count(OBJECT_CHAR)
        block = block.next()


def _split(item: QTextBlock, lo: int, hi: int) -> Iterator[Block]:
    """A Qt block that holds pictures and words, as the several blocks that it means."""
    at = item.position()
    for position, block in block_objects(item):
        if words := runs(item, max(lo, at), min(hi, position)):
            yield Block(f"new-{at}", runs=words)
        if lo <= position < hi:
            yield block
        at = position + 1
    if words := runs(item, max(lo, at), hi):
        yield Block(f"new-{at}", runs=words)
