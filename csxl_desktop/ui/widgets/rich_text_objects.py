"""What stands in formatted text as one character: fields, notes, pictures, page breaks, unknown things."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from csxl_desktop.domain.live_names import FEMININE, IN_WORDS, form_of, parts, place_of, value_of
from csxl_desktop.domain.rich_text import Block, LiveField, Mark, RichText, Run
from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.rich_text_format import OBJECT, decode_block, decode_run, is_block_object

_LARGEST_SIDE = 1600
_TALLEST = 420
_UNBOUNDED_WIDTH = 480
_LONGEST_PLACE = 32

Attachments = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A live field that may be put into a text: its name, what it is called, what it says at present.

    `counted`: words may agree with its number; `feminine`: with the gender of whom it counts too.
    """

    name: str
    label: str
    value: str = ""
    counted: bool = False
    feminine: bool = False


def field_values(choices: Iterable[FieldChoice]) -> dict[str, str]:
    """What each field says, as `domain.live_names` asks for it."""
    values: dict[str, str] = {}
    for choice in choices:
        values[choice.name] = choice.value
        if choice.feminine:
            values[f"{choice.name}{FEMININE}"] = "1"
    return values


class RichTextObjects(QPyTextObject):
    """Measures and paints the object characters of one document."""

    def __init__(self, parent: QObject, attachments: Attachments) -> None:
        super().__init__(parent)
        self._attachments = attachments
        self._images: dict[str, QImage] = {}
        self.fields: Mapping[str, FieldChoice] = {}
        self.places: Mapping[str, str] = {}  # what references lead to, in words
        self._numbers: dict[str, int] = {}

    def named(self, name: str) -> FieldChoice | None:
        """The field of that name, if it is known here."""
        return self.fields.get(name)

    def number_notes(self, notes: Iterable[str]) -> bool:
        """The footnotes in their order, each by its key; whether a number changed."""
        keys = dict.fromkeys(run.target for data in notes if isinstance(run := decode_run(data), Mark))
        numbers = {key: number for number, key in enumerate(keys, start=1)}
        changed = numbers != self._numbers
        self._numbers = numbers
        return changed

    def forget_images(self) -> None:
        """Ask for every picture again."""
        self._images.clear()

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803 - Qt's own names
        del posInDocument
        data = format.stringProperty(OBJECT)
        if is_block_object(data):
            return self._block_size(decode_block(data), _text_width(doc))
        metrics = QFontMetricsF(_chip_font(format.toCharFormat()))
        padding = look().sizes.px(10)
        return QSizeF(metrics.horizontalAdvance(self._chip_text(decode_run(data))) + padding, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF,  # type: ignore[override]
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803
        format: QTextFormat,  # noqa: A002
    ) -> None:
        del doc, posInDocument
        data = format.stringProperty(OBJECT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_block_object(data):
            self._draw_block(painter, rect, decode_block(data))
        else:
            self._draw_chip(painter, rect, decode_run(data), format.toCharFormat())
        painter.restore()

    def description(self, run: Run) -> str:
        """What a chip is, in words: for its tooltip."""
        match run:
            case LiveField() if (choice := self._choice(run)) is not None:
                if parts(run.name)[1]:
                    return _("Agrees with: {label} (double click changes its words)").format(label=choice.label)
                return _("{label}: follows the figures by itself").format(label=choice.label)
            case LiveField():
                return _("The field “{name}” is not known here").format(name=run.name)
            case Mark(kind="note"):
                filled = RichText((Block("-", runs=run.note),)).with_fields(field_values(self.fields.values()))
                return filled.plain() or _("Footnote")
            case Mark() if place_of(run.target) in self.places:
                by_number = form_of(run.target).startswith("number")
                told = _("Number of: {place}") if by_number else _("Page of: {place}")
                return told.format(place=self.places[place_of(run.target)])
            case Mark():
                return _("What this refers to is no longer in the report")
            case _:
                return _("Made with a later version; kept as it is")

    def said(self, run: Run) -> str:
        """What a chip says in the text as it prints: nothing where it is a mark alone."""
        return self._chip_text(run) if isinstance(run, LiveField) else ""

    def _choice(self, run: LiveField) -> FieldChoice | None:
        """The field that `run` names, or with which it agrees."""
        head = parts(run.name)[0]
        return self.fields.get(head) or self.fields.get(head.removesuffix(IN_WORDS))

    def _chip_text(self, run: Run) -> str:
        match run:
            case LiveField():
                choice = self._choice(run)
                said = value_of(run.name, field_values((choice,))) if choice else None
                return said or (choice.label if choice else f"{{{run.name}}}")
            case Mark(kind="note"):
                return str(self._numbers.get(run.target, "✱"))
            case Mark():
                place = self.places.get(place_of(run.target), _("gone"))
                return f"→ {place if len(place) <= _LONGEST_PLACE else place[: _LONGEST_PLACE - 1] + '…'}"
            case _:
                return "…"

    def _draw_chip(self, painter: QPainter, rect: QRectF, run: Run, style: QTextCharFormat) -> None:
        now = look()
        known = self._is_known(run)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("accent_soft" if known else "late_soft"))
        painter.drawRoundedRect(rect.adjusted(1, 0, -1, 0), now.sizes.px(4), now.sizes.px(4))
        painter.setPen(now.color("accent" if known else "late"))
        painter.setFont(_chip_font(style))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._chip_text(run))

    def _is_known(self, run: Run) -> bool:
        if isinstance(run, LiveField):
            return self._choice(run) is not None
        return not isinstance(run, Mark) or run.kind != "ref" or place_of(run.target) in self.places

    def _block_size(self, block: Block, width: float) -> QSizeF:
        px = look().sizes.px
        if block.kind != "image":
            return QSizeF(width, px(22 if block.kind == "pagebreak" else 40))
        picture = self._picture_size(block, width)
        return QSizeF(picture.width(), picture.height() + (px(24) if block.caption else px(2)))

    def _picture_size(self, block: Block, width: float) -> QSizeF:
        px = look().sizes.px
        image = self._image(block.attachment)
        wanted = width * min(max(block.width, 0.1), 1.0)
        if image.isNull():
            return QSizeF(wanted, px(90))
        full = QSizeF(image.size())
        return full.scaled(min(wanted, full.width()), px(_TALLEST), Qt.AspectRatioMode.KeepAspectRatio)

    def _draw_block(self, painter: QPainter, rect: QRectF, block: Block) -> None:
        match block.kind:
            case "image":
                self._draw_picture(painter, rect, block)
            case "pagebreak":
                _draw_page_break(painter, rect)
            case "table":
                _draw_box(painter, rect, _("Empty table"))
            case _:
                _draw_box(painter, rect, _("Made with a later version; kept as it is"))

    def _draw_picture(self, painter: QPainter, rect: QRectF, block: Block) -> None:
        now = look()
        image = self._image(block.attachment)
        bottom = now.sizes.px(24) if block.caption else now.sizes.px(2)
        place = rect.adjusted(0, 0, 0, -bottom)
        if image.isNull():
            _draw_box(painter, place, block.alt or _("Picture not found"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
        if block.caption:
            painter.setFont(now.font(now.sizes.small))
            painter.setPen(now.color("secondary"))
            line = QRectF(rect.left(), place.bottom() + now.sizes.px(4), rect.width(), bottom)
            text = painter.fontMetrics().elidedText(block.caption, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)

    def _image(self, attachment: str) -> QImage:
        if attachment not in self._images:
            image = QImage.fromData(self._attachments(attachment) or b"")
            if max(image.width(), image.height()) > _LARGEST_SIDE:
                image = image.scaled(
                    _LARGEST_SIDE,
                    _LARGEST_SIDE,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            self._images[attachment] = image
        return self._images[attachment]


def _chip_font(style: QTextCharFormat) -> QFont:
    # The highlighter has laid the font of the line over the character; without it (a bare document) the window's.
    font = style.font()
    return font if font.pixelSize() > 0 else look().font(look().sizes.body)


def _text_width(document: QTextDocument) -> float:
    width = document.textWidth()
    return (width if width > 0 else _UNBOUNDED_WIDTH) - 2 * document.documentMargin() - 2


def _draw_page_break(painter: QPainter, rect: QRectF) -> None:
    now = look()
    painter.setFont(now.font(now.sizes.small))
    label = _("Page break")
    wide = painter.fontMetrics().horizontalAdvance(label) + now.sizes.px(16)
    middle = rect.center()
    painter.setPen(QPen(now.color("line_strong"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(middle.x() - wide / 2, middle.y()))
    painter.drawLine(QPointF(middle.x() + wide / 2, middle.y()), QPointF(rect.right(), middle.y()))
    painter.setPen(now.color("secondary"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, label)


def _draw_box(painter: QPainter, rect: QRectF, text: str) -> None:
    now = look()
    painter.setPen(QPen(now.color("line_strong"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(now.color("neutral_soft"))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), now.sizes.px(6), now.sizes.px(6))
    painter.setFont(now.font(now.sizes.small))
    painter.setPen(now.color("secondary"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
