"""How formatted text looks on screen: sizes, colours, list marks, quote bars, table lines; all from the theme.

Fonts and colours are laid over the text by a highlighter and painted beside it: they never enter the document, so
a change of theme touches neither the text nor its undo stack.
"""

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from csxl_desktop.domain.rich_text import Block
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.rich_text_format import (
    MAX_LEVEL,
    SHELL,
    URL,
    block_of,
    decode_block,
    is_text,
    known_alignment,
    marks_of,
    shell_of,
)
from csxl_desktop.ui.widgets.rich_text_from_qt import fragments, top_level

_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
_HEADING_SIZES = {1: 20, 2: 17, 3: 14}
_BULLETS = "•–•–"
_INDENT = 22
_GAP = 7  # below a paragraph
_CELL_PADDING = 6
_CAPTION = 24  # the line above a table
_LINE_HEIGHT = 112.0  # per cent of the font's own

Checker = Callable[[str], Iterable[tuple[int, int]]]


def block_format(block: Block | None) -> QTextBlockFormat:
    """The Qt format that carries `block`, with its margins; `None`: the empty line Qt wants beside a table."""
    result = QTextBlockFormat()
    if block is not None:
        result.setProperty(SHELL, shell_of(block))
    _lay_out(result, block)
    return result


def _lay_out(target: QTextBlockFormat, block: Block | None) -> None:
    """Give `target` the margins and the alignment that `block` asks for."""
    px = look().sizes.px
    left, top, bottom = 0, 0, px(_GAP)
    match block:
        case None:
            bottom = 0
        case Block(kind="h"):
            top, bottom = {1: (px(12), px(7)), 2: (px(10), px(5))}.get(block.level, (px(8), px(3)))
        case Block(kind="li"):
            left, bottom = px(_INDENT) * (min(max(block.level, 0), MAX_LEVEL) + 1), px(3)
        case Block(kind="quote"):
            left = px(16)
        case Block() if not is_text(block):
            top = px(4)
    target.setLeftMargin(left)
    target.setTopMargin(top)
    target.setBottomMargin(bottom)
    if block is not None and is_text(block):
        target.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        target.setAlignment(_ALIGNMENTS[known_alignment(block)])


def table_format(columns: int, caption: str) -> QTextTableFormat:
    """A table as wide as the text, its columns equal; its lines and its caption are painted by `paint_around`."""
    px = look().sizes.px
    result = QTextTableFormat()
    result.setBorder(0)
    result.setCellSpacing(0)
    result.setCellPadding(px(_CELL_PADDING))
    result.setTopMargin(room_above(caption))
    result.setBottomMargin(px(10))
    result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share_columns(result, columns)
    return result


def room_above(caption: str) -> int:
    """What stands empty above a table, or holds its caption."""
    px = look().sizes.px
    return px(4) + (px(_CAPTION) if caption else 0)


def share_columns(target: QTextTableFormat, columns: int) -> None:
    """Give every column the same part of the width."""
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    target.setColumnWidthConstraints([share] * columns)


class RichTextLook(QSyntaxHighlighter):
    """Lays the theme's fonts and colours, and the waves of the spelling check, over a document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._checker: Checker | None = None

    def set_checker(self, checker: Checker | None) -> None:
        """Underline with a wave what `checker` answers: (start, length) of each doubtful word of a line."""
        self._checker = checker
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        base = _base_format(block)
        for fragment in fragments(block):
            style = _marked(base, fragment.charFormat())
            self.setFormat(fragment.position() - block.position(), fragment.length(), style)
        for start, length in self._checker(text) if self._checker else ():
            for at in range(start, start + length):
                wavy = QTextCharFormat(self.format(at))
                wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
                wavy.setUnderlineColor(look().color("wrong"))
                self.setFormat(at, 1, wavy)


def _base_format(block: QTextBlock) -> QTextCharFormat:
    now, shell = look(), block_of(block)
    size, weight, color = now.sizes.body, QFont.Weight.Normal, "text"
    match shell:
        case None:
            weight = QFont.Weight.DemiBold if _in_header_row(block) else weight
        case Block(kind="h"):
            size = now.sizes.px(_HEADING_SIZES.get(shell.level, 14))
            weight = QFont.Weight.DemiBold
            color = "accent" if shell.level == MAX_LEVEL else color
        case Block(kind="quote"):
            color = "secondary"
    result = QTextCharFormat()
    result.setFont(now.font(size, weight), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    result.setForeground(now.color(color))
    return result


def _marked(base: QTextCharFormat, style: QTextCharFormat) -> QTextCharFormat:
    marks, url = marks_of(style), style.stringProperty(URL)
    result = QTextCharFormat(base)
    if "b" in marks:
        result.setFontWeight(QFont.Weight.Bold.value)
    if "i" in marks:
        result.setFontItalic(True)
    if "u" in marks or url:
        result.setFontUnderline(True)
    if "s" in marks:
        result.setFontStrikeOut(True)
    if "^" in marks:
        result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    if url:
        result.setForeground(look().color("accent"))
    return result


def _in_header_row(block: QTextBlock) -> bool:
    table = QTextCursor(block).currentTable()
    return table is not None and _has_header(table) and table.cellAt(block.position()).row() == 0


def _has_header(table: QTextTable) -> bool:
    shell = table.format().stringProperty(SHELL)
    return bool(shell) and decode_block(shell).header


def paint_around(painter: QPainter, document: QTextDocument, offset: QPointF, visible: QRectF) -> None:
    """Paint what stands beside the words: list marks, quote bars, table lines. `visible` in viewport pixels."""
    layout, numbers = document.documentLayout(), _Numbers()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in top_level(document):
        if isinstance(item, QTextTable):
            numbers.restart()
            rect = layout.frameBoundingRect(item).translated(offset)
            if rect.top() > visible.bottom():
                return
            if rect.bottom() >= visible.top():
                _paint_table(painter, document, item, offset)
            continue
        shell = block_of(item)
        label = numbers.label(shell)
        rect = layout.blockBoundingRect(item).translated(offset)
        if rect.top() > visible.bottom():
            return
        if shell is not None and rect.bottom() >= visible.top():
            _paint_beside(painter, shell, label, item, rect)


def paint_side_marks(
    painter: QPainter, document: QTextDocument, offset: QPointF, visible: QRectF, marked: Collection[str]
) -> None:
    """A quiet bar at the edge, beside each of the `marked` blocks."""
    layout, px = document.documentLayout(), look().sizes.px
    for item in top_level(document):
        shell = None if isinstance(item, QTextTable) else block_of(item)
        if shell is None or shell.id not in marked or isinstance(item, QTextTable):
            continue
        rect = layout.blockBoundingRect(item).translated(offset)
        if rect.top() > visible.bottom():
            return
        if rect.bottom() >= visible.top():
            painter.fillRect(QRectF(px(1), rect.top(), px(2), rect.height()), look().color("line_strong"))


def _paint_beside(painter: QPainter, shell: Block, label: str, item: QTextBlock, rect: QRectF) -> None:
    now = look()
    px = now.sizes.px
    if shell.kind == "quote":
        following = block_of(item.next()) if item.next().isValid() else None
        gap = px(_GAP) if following is not None and following.kind == "quote" else 0
        bar = QRectF(rect.left() + px(2), rect.top(), px(3), rect.height() + gap)
        painter.fillRect(bar, now.color("accent"))
    elif shell.kind == "li" and item.layout().lineCount():
        line = item.layout().lineAt(0)
        left = item.blockFormat().leftMargin() + rect.left()
        where = QRectF(left - px(_INDENT * 2 + 6), rect.top() + line.y(), px(_INDENT * 2), line.height())
        painter.setFont(now.font(now.sizes.body, QFont.Weight.DemiBold))
        painter.setPen(now.color("accent"))
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, label)


def _paint_table(painter: QPainter, document: QTextDocument, table: QTextTable, offset: QPointF) -> None:
    # From the rectangles of the cells' blocks: Qt's own rectangle of a table counts the document's margin twice.
    now, layout = look(), document.documentLayout()
    padding = now.sizes.px(_CELL_PADDING)

    def place(row: int, column: int) -> QRectF:
        cell = table.cellAt(row, column)
        first = layout.blockBoundingRect(cell.firstCursorPosition().block())
        last = layout.blockBoundingRect(cell.lastCursorPosition().block())
        return first.united(last).translated(offset).adjusted(-padding, -padding, padding, padding)

    columns, last = range(table.columns()), table.rows() - 1
    tops = [place(row, 0).top() for row in range(table.rows())]
    tops.append(max(place(last, column).bottom() for column in columns))
    lefts = [place(0, column).left() for column in columns]
    right = lefts[0] + document.textWidth() - 2 * document.documentMargin()
    _paint_caption(painter, table, QPointF(lefts[0], tops[0]), right - lefts[0])
    if _has_header(table):
        painter.fillRect(QRectF(lefts[0], tops[0], right - lefts[0], tops[1] - tops[0]), now.color("accent_soft"))
    painter.setPen(now.color("line_strong"))
    for y in tops:
        painter.drawLine(QPointF(lefts[0], round(y) + 0.5), QPointF(right, round(y) + 0.5))
    painter.setPen(now.color("line"))
    for x in lefts[1:]:
        painter.drawLine(QPointF(round(x) + 0.5, tops[0]), QPointF(round(x) + 0.5, tops[-1]))


def _paint_caption(painter: QPainter, table: QTextTable, top_left: QPointF, width: float) -> None:
    shell = table.format().stringProperty(SHELL)
    caption = decode_block(shell).caption if shell else ""
    if not caption:
        return
    now, high = look(), look().sizes.px(_CAPTION)
    painter.setFont(now.font(now.sizes.small))
    painter.setPen(now.color("secondary"))
    words = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, int(width))
    where = QRectF(top_left.x(), top_left.y() - high, width, high)
    painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class _Numbers:
    """Counts numbered lines, each level for itself; anything but a list line starts anew."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def restart(self) -> None:
        self._counts.clear()

    def label(self, shell: Block | None) -> str:
        if shell is None or shell.kind != "li":
            self.restart()
            return ""
        level = min(max(shell.level, 0), MAX_LEVEL)
        self._counts = {deep: count for deep, count in self._counts.items() if deep <= level}
        if shell.list_kind != "number":
            self._counts.pop(level, None)
            return _BULLETS[level]
        self._counts[level] = self._counts.get(level, 0) + 1
        return f"{self._counts[level]}."
