"""The pieces that every document is made of; the only place where a ReportLab paragraph is built."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    LongTable,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.paraparser import ParaFrag

from csxl_desktop.documents import fonts
from csxl_desktop.documents.canvas import Entry, PageCanvas
from csxl_desktop.documents.tagging.calls import notes_of
from csxl_desktop.documents.tagging.paragraphs import TEXT, TaggedParagraph
from csxl_desktop.documents.tagging.tables import GroupTags, TableTags
from csxl_desktop.documents.theme import Theme
from csxl_desktop.i18n import current_language
from csxl_desktop.i18n.typography import DOT, HELD_DOT, HOUSE, french

LONGEST_PARAGRAPH = 5_000
_ROWS_TOGETHER = 3
_NEEDS_TYPOGRAPHY = re.compile(r"[;:!?«»'%€°]|\b(?:MM?\.|Mmes?|Mlles?|Drs?) ")
# Where a line may break: never at a no-break space, wide or narrow.
_BREAKABLE = re.compile("[\t\n\x0b\x0c\r\x1c-\x20\x85\u1680\u2000-\u2006\u2008-\u200b\u2028\u2029\u205f\u3000]+")
WEB = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_INTERNAL = re.compile(r"#[\w.-]+")

Content = str | Flowable | Sequence[Flowable]


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters with their marks; `url` (`https:`, `http:`, `mailto:` or `#key`) makes them a link.

    `counted` is what the number is one of, and the place that it is the number of; `parts` are the letters of a
    reference, each with what computes it: `number`, `page` or nothing; `note` is the footnote that it calls.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    superscript: bool = False
    url: str = ""
    counted: tuple[str, str] | None = None
    parts: tuple[tuple[str, str], ...] = ()
    note: Any = None


def text(string: str, style: ParagraphStyle, *, bullet: str = "") -> TaggedParagraph:
    """`string` as one paragraph, letter for letter; a line end in it is a line end on paper."""
    return rich((Piece(string),), style, bullet=bullet)


def texts(string: str, style: ParagraphStyle) -> list[Flowable]:
    """`string` as one paragraph a line, those beyond 5,000 characters cut between two words."""
    return [text(part, style) for line in string.splitlines() if line.strip() for part in _parts(line)]


def rich(pieces: Iterable[Piece], style: ParagraphStyle, *, bullet: str = "") -> TaggedParagraph:
    """The marked `pieces` as one paragraph; typography and fallback faces are taken care of."""
    told = tuple(pieces)
    frags = [frag for number, piece in enumerate(told) for frag in _frags(piece, style, number)]
    if len(frags) == 1 and "lineBreak" not in frags[0].__dict__:
        _keep_spaces(frags[0])
    else:
        frags = [part for frag in frags for part in _narrow_spaces(frag)]
    style = _with_bullet(style, bullet) if bullet else style
    made = TaggedParagraph("", style, bulletText=bullet or None, frags=frags or [_frag(style, "")])
    made.language, made.pieces = current_language(), told
    made.notes = [piece.note for piece in told if piece.note is not None]
    return made


def _with_bullet(style: ParagraphStyle, bullet: str) -> ParagraphStyle:
    """ReportLab draws bullets in one face: where the style's lacks the sign, in one that has it."""
    (face, _letters), *rest = fonts.runs(bullet, style.bulletFontName)
    return style if rest or face == style.bulletFontName else style.clone(style.name, bulletFontName=face)


def breakable(string: str) -> list[str]:
    """What a line may break between: a no-break space, wide or narrow, holds two words together."""
    return [word for word in _BREAKABLE.split(string) if word]


def set_in(string: str, style: ParagraphStyle) -> str:
    """`string` with the typography of the language spoken; a dot between two things goes with what follows."""
    string = string.replace(DOT, HELD_DOT)
    if current_language() == "fr" and _NEEDS_TYPOGRAPHY.search(string):
        return french(string, getattr(style, "typography", HOUSE))
    return string


def _parts(line: str) -> Iterator[str]:
    while len(line) > LONGEST_PARAGRAPH:
        cut = line.rfind(" ", 1, LONGEST_PARAGRAPH)
        cut = cut if cut > 0 else LONGEST_PARAGRAPH
        yield line[:cut]
        line = line[cut:]
    if line.strip():
        yield line


def _frag(style: ParagraphStyle, letters: str, **changes: Any) -> Any:
    values: dict[str, Any] = {
        "fontName": style.fontName,
        "fontSize": style.fontSize,
        "textColor": style.textColor,
        "bold": 0,
        "italic": 0,
        "rise": 0,
        "greek": 0,
        "link": [],
        "us_lines": [],
        "text": letters,
    }
    return ParaFrag(**(values | changes))


def _frags(piece: Piece, style: ParagraphStyle, number: int) -> Iterator[Any]:
    name = style.fontName
    if piece.bold or piece.italic:
        name = fonts.marked(name, bold=piece.bold, italic=piece.italic)
    changes = _marks(piece, style, number)
    lines = set_in(piece.text, style).splitlines() or [""]
    for position, line in enumerate(lines):
        if position:
            yield _frag(style, "", lineBreak=True)
        for run_face, letters in fonts.runs(line.replace("\t", " "), name):
            yield _frag(style, letters, fontName=run_face, **changes)


def _marks(piece: Piece, style: ParagraphStyle, number: int) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    lines = []
    if piece.url and (WEB.fullmatch(piece.url) or _INTERNAL.fullmatch(piece.url)):
        changes["link"] = [(number, piece.url)]
        changes["textColor"] = getattr(style, "link_colour", style.textColor)
        if piece.note is None:
            lines.append((2 * number, "underline", None, 0.5, "-0.14*F", 0, 1, 1))
    elif piece.underline:
        lines.append((2 * number, "underline", None, 0.6, "-0.14*F", 0, 1, 1))
    if piece.strike:
        lines.append((2 * number + 1, "strike", None, 0.6, "0.25*F", 0, 1, 1))
    if lines:
        changes["us_lines"] = lines
    if piece.superscript:
        changes |= {"fontSize": style.fontSize * 0.65, "rise": style.fontSize * 0.33}
    return changes


def _keep_spaces(frag: Any) -> None:
    # A frag of words instead of text is ReportLab's own form for what is already cut: its cutter would
    # take the narrow no-break space for a space.
    if "\u202f" in frag.text:
        frag.words = breakable(frag.text)
        del frag.text


def _narrow_spaces(frag: Any) -> Iterator[Any]:
    # Among several frags the narrow space is a no-break space set smaller, as wide as the real one.
    pieces = frag.text.split("\u202f")
    for position, letters in enumerate(pieces):
        if position:
            yield frag.clone(text="\u00a0", fontSize=frag.fontSize * fonts.NARROWED)
        if letters or len(pieces) == 1:
            yield frag.clone(text=letters)


class Heading(TaggedParagraph):
    """A title that readers can jump to."""

    entry: Entry | None = None

    def role(self) -> str:
        """Where the style names no level, that of the entry: below the title of the document."""
        role = super().role()
        return f"H{self.entry.level + 2}" if role == TEXT and self.entry is not None else role

    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        parts = super().split(avail_width, avail_height)
        if parts and isinstance(parts[0], Heading):
            parts[0].entry = self.entry
        return parts

    def draw(self) -> None:
        if self.entry is not None:
            cast("PageCanvas", self.canv).mark_heading(self.entry, self.height)
        super().draw()


def heading(told: str | Iterable[Piece], style: ParagraphStyle, entry: Entry | None = None) -> Heading:
    """A title; with `entry` it is bookmarked, and listed in the contents."""
    made = text(told, style) if isinstance(told, str) else rich(told, style)
    title = Heading("", style, frags=made.frags)
    title.language, title.pieces = current_language(), made.pieces
    title.entry = entry
    return title


def titled(title: Flowable, *, keep: float = 70) -> list[Flowable]:
    """A heading that never stands alone at the foot of a page: `keep` points follow it on the same one."""
    return [CondPageBreak(keep), title]


class Whole(KeepTogether):
    """Flowables that stay on one page; those too tall for a page begin on a new one and break as they would."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        self.parts = tuple(_plain_parts(parts))
        self._loose = list(parts)
        super().__init__(list(self.parts))

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        placed: list[Flowable] = super().split(avail_width, avail_height)
        frame, height = getattr(self, "_frame", None), getattr(self, "_H", 0.0)
        if frame is None or frame._height >= height:  # noqa: SLF001 - ReportLab tells it nowhere else
            return placed
        return [*placed[: -len(self.parts)], *self._loose]


def _plain_parts(parts: Sequence[Flowable]) -> Iterator[Flowable]:
    """The parts without what breaks pages on its own: ReportLab would take it for height."""
    for part in parts:
        if isinstance(part, KeepTogether):
            yield from _plain_parts(cast("Any", part)._content)  # noqa: SLF001 - ReportLab offers no other way in
        elif not isinstance(part, CondPageBreak):
            yield part


def label(string: str, theme: Theme) -> Paragraph:
    """A small heading in accent capitals."""
    return text(string.upper(), theme.style("label"))


def gap(points: float) -> Spacer:
    """Empty space."""
    return Spacer(0, points)


def soft_box(
    columns: Sequence[Sequence[Flowable]],
    widths: Sequence[float],
    theme: Theme,
    *,
    padding: float = 12,
    after: float = 12,
) -> Table:
    """Facts in a soft box, in columns; `widths` are parts of the text width and sum up to 1."""
    box = Table(
        [[list(column) or "" for column in columns]],
        colWidths=[theme.text_width * width for width in widths],
        splitInRow=1,
        spaceBefore=6,
        spaceAfter=after,
    )
    box.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("BACKGROUND", (0, 0), (-1, -1), theme.soft),
                ("ROUNDEDCORNERS", [theme.corner] * 4),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 12),
                ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                ("TOPPADDING", (0, 0), (-1, -1), padding),
                ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
            ]
        )
    )
    return box


def columns(cells: Sequence[Sequence[Flowable]], widths: Sequence[float], theme: Theme, *, gutter: float = 14) -> Table:
    """Flowables side by side, top-aligned; `widths` are parts of the text width and sum up to 1."""
    side_by_side = Table(
        [[list(cell) or "" for cell in cells]],
        colWidths=[theme.text_width * width for width in widths],
        splitInRow=1,
        hAlign="LEFT",
    )
    last = len(cells) - 1
    side_by_side.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (last, 0), gutter),
                ("RIGHTPADDING", (last, 0), (last, 0), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
    )
    return side_by_side


def table(
    header: Sequence[Content],
    rows: Sequence[Sequence[Content]],
    widths: Sequence[float],
    theme: Theme,
    *,
    right: Collection[int] = (),
    names: Collection[int] = (0,),
    row_height: float | None = None,
    extra: Sequence[tuple[Any, ...]] = (),
) -> LongTable:
    """A hairline table without vertical rules, its header repeated; `widths` are points.

    `right` are the columns of figures; strings become paragraphs of the `cell` style; `extra` are further
    ReportLab table commands. Where there is no header, the columns `names` say what the others of a row are.
    """
    alignments = {True: "-right", False: ""}
    body = [
        [
            text(cell, theme.style("cell" + alignments[n in right])) if isinstance(cell, str) else cell
            for n, cell in enumerate(row)
        ]
        for row in rows
    ]
    head = [
        text(cell, theme.style("cell-header" + alignments[n in right])) if isinstance(cell, str) else cell
        for n, cell in enumerate(header)
    ]
    heads = [head] if head else []
    noted = any(True for row in rows for cell in row if not isinstance(cell, str) for _note in notes_of(cell))
    # The stubs want a class of ReportLab's own here.
    tags: Any = TableTags(len(heads), () if heads else names, calls_notes=noted)
    made = LongTable(
        [*heads, *body],
        colWidths=list(widths),
        rowHeights=None if row_height is None else [*([None] * len(heads)), *([row_height] * len(body))],
        repeatRows=len(heads),
        renderCB=tags,
        spaceBefore=4,
        spaceAfter=12,
        hAlign="LEFT",
    )
    last = len(heads) + len(body) - 1
    # The last rows stay together: none is alone under the header of a new page.
    together = [("NOSPLIT", (0, last - 2), (-1, last))] if len(body) > _ROWS_TOGETHER else []
    # Rows of a height to write in hold their words in the middle; else the cells of a row begin on one line.
    middle = [] if row_height is None else [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    made.setStyle(TableStyle([*_hairlines(theme, has_header=bool(heads)), *middle, *together, *extra]))
    return made


def _hairlines(theme: Theme, *, has_header: bool) -> list[tuple[Any, ...]]:
    top: list[tuple[Any, ...]] = [] if has_header else [("LINEABOVE", (0, 0), (-1, 0), 0.6, theme.hairline_colour)]
    return [
        theme.grid_face,
        *top,
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, theme.hairline_colour),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
    ]


def pull_quote(content: Sequence[Flowable], theme: Theme) -> Table:
    """A quotation beside an accent rule."""
    tags: Any = GroupTags("BlockQuote")
    quote = Table(
        [[list(content)]],
        colWidths=[theme.text_width],
        splitInRow=1,
        renderCB=tags,
        spaceBefore=6,
        spaceAfter=10,
    )
    quote.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("LINEBEFORE", (0, 0), (0, -1), 2.2, theme.accent_ink),
                ("LEFTPADDING", (0, 0), (-1, -1), 14),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return quote
