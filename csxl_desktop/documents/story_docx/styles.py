"""The styles of the pages as those of Word: its own names where it has them, ours for the others."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle

from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.typefaces import family_of
from csxl_desktop.documents.word import WordFile, dress_face

COVER = "cover-title"
LINK, TABLE = "Hyperlink", "Report Table"
_NAMES = {
    "body": "Normal",
    "title": "Heading 1",
    "heading": "Heading 2",
    "subheading": "Heading 3",
    COVER: "Title",
    "subtitle": "Subtitle",
    "caption": "Caption",
    "quote": "Quote",
}
# Besides titles: what never stands alone at the foot of a page, and a quotation above the name of who said it.
_WITH_NEXT = frozenset({"label", "label-apart", "numeral", "quote"})
_ALIGNMENTS: dict[Any, WD_ALIGN_PARAGRAPH] = {
    1: WD_ALIGN_PARAGRAPH.CENTER,
    2: WD_ALIGN_PARAGRAPH.RIGHT,
    4: WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def hexadecimal(colour: Color) -> str:
    """`RRGGBB`, as Word writes colours."""
    return "".join(f"{round(255 * part):02X}" for part in colour.rgb())


class Styles:
    """The Word style of each style of the pages, made when first wanted."""

    def __init__(self, word: WordFile, theme: Theme) -> None:
        self._styles: Any = word.document.styles
        self._made: dict[tuple[str, str], Any] = {}
        # Below a body whose lines end together, the others say that theirs do not.
        self._ragged = WD_ALIGN_PARAGRAPH.LEFT if theme.typography.justified else None
        hyperlink = self._styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
        hyperlink.font.underline, hyperlink.font.color.rgb = True, RGBColor.from_string(hexadecimal(theme.accent_ink))
        self._add_table_style(hexadecimal(theme.hairline_colour))
        self._titles = [theme.style(name) for name in ("title", "heading", "subheading")]

    def of(self, style: ParagraphStyle, name: str = "") -> Any:
        """The Word style for `style`, called `name` where another one than its own is wanted."""
        wanted = name or _NAMES.get(style.name) or _own_name(style)
        if (style.name, wanted) not in self._made:
            self._made[style.name, wanted] = self._dressed(wanted, style)
        return self._made[style.name, wanted]

    def title(self, level: int) -> Any:
        """The style of titles of that level, the outermost 1; one for all, whatever they are on the pages."""
        place = min(max(level, 1), len(self._titles)) - 1
        return self.of(self._titles[place], f"Heading {place + 1}")

    def _dressed(self, name: str, style: ParagraphStyle) -> Any:
        if name in {made for _style, made in self._made}:
            return self._styles[name]
        known = name in self._styles
        made = self._styles[name] if known else self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if not known:
            made.base_style = self._styles["Normal"]
        family = family_of(style.fontName)
        dress_face(made.element.get_or_add_rPr(), family)
        for apart in made.element.rPr.findall(qn("w:spacing")):
            made.element.rPr.remove(apart)
        font, frame = made.font, made.paragraph_format
        font.size, font.color.rgb = Pt(style.fontSize), RGBColor.from_string(hexadecimal(style.textColor))
        font.bold = style.fontName in {family.semibold, family.semibold_italic}
        font.italic = style.fontName in {family.italic, family.semibold_italic}
        frame.space_before, frame.space_after = Pt(style.spaceBefore), Pt(style.spaceAfter)
        frame.line_spacing_rule, frame.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(style.leading)
        frame.alignment = _ALIGNMENTS.get(style.alignment, self._ragged)
        frame.keep_with_next = name.startswith("Heading") or style.name in _WITH_NEXT
        if name == "Quote":
            ruled(made.element.get_or_add_pPr(), edge("left", hexadecimal(style.textColor), 18, 10))
            frame.left_indent = Pt(14)
        elif name == "Title":
            _without_rule(made.element.get_or_add_pPr())
        elif not name.startswith("List") and style.leftIndent:
            frame.left_indent = Pt(style.leftIndent)
        return made

    def _add_table_style(self, line: str) -> None:
        made = self._styles.add_style(TABLE, WD_STYLE_TYPE.TABLE).element
        properties = OxmlElement("w:tblPr")
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "bottom", "insideH"):
            borders.append(edge(side, line, 4))
        properties.append(borders)
        made.append(properties)


def _own_name(style: ParagraphStyle) -> str:
    return style.name.replace("-", " ").capitalize()


def edge(side: str, colour: str, size: int, space: int = 0) -> Any:
    """A line along one side; `size` in eighths of a point."""
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(size)), ("space", str(space)), ("color", colour)):
        edge.set(qn(f"w:{name}"), value)
    return edge


def ruled(properties: Any, line: Any) -> None:
    """A paragraph, or a style of paragraphs, with that `line` along it."""
    borders = OxmlElement("w:pBdr")
    borders.append(line)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _without_rule(properties: Any) -> None:
    for borders in properties.findall(qn("w:pBdr")):
        properties.remove(borders)
