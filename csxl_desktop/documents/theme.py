"""The look of every printed page: colours, sizes and paragraph styles, in one frozen object."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from csxl_desktop.documents import fonts
from csxl_desktop.documents.typefaces import HOUSE_TYPEFACE, TYPEFACES, Typeface
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions

if TYPE_CHECKING:
    from csxl_desktop.documents.letter_paper import Background
    from csxl_desktop.domain.content.report import Look  # most documents do without

LEAST_CONTRAST = 4.5
BELOW_HEADER = 22 * mm  # where text begins at the earliest, under the running header
WHITE = "#FFFFFF"
# What the office chooses for a kind of meeting, as on screen.
KIND_COLOURS = {
    "teal": "#0B6B81", "accent": "#0B6B81", "indigo": "#4B57BE", "green": "#2B7A4B", "amber": "#9A5B00",
    "plum": "#8A3D78", "violet": "#8A3D78", "rose": "#8A3D78", "grey": "#5B6576", "slate": "#5B6576",
}  # fmt: skip


@dataclass(frozen=True)
class Theme:
    """Colours as `#RRGGBB`, sizes in points.

    `accent` may be any colour: where it writes, it is darkened until it can be read
    (contrast of 4.5:1 on white and on the soft box).
    """

    accent: str = "#0B6B81"
    ink: str = "#1D2433"
    secondary: str = "#5B6576"
    hairline: str = "#DDE2E9"
    text_size: float = 10.5
    leading: float = 15
    margin: float = 22 * mm
    page_size: tuple[float, float] = A4
    corner: float = 6
    logo: bytes | None = None
    typography: TypographyOptions = HOUSE
    typeface: Typeface = HOUSE_TYPEFACE
    letter_paper: "Background | None" = None  # what the document is printed on: it says already whose it is

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.page_size[0] - 2 * self.margin

    @property
    def top(self) -> float:
        """From the upper edge of a first page down to where its text begins."""
        return max(self.margin, BELOW_HEADER, self.letter_paper.top if self.letter_paper else 0)

    @property
    def grown(self) -> float:
        """What titles and leads have more, so that they stay above a larger text."""
        return max(self.typography.step, 0.0)

    @cached_property
    def soft(self) -> Color:
        """The background of the soft boxes: the accent, nearly white."""
        return mixed(HexColor(self.accent), HexColor(WHITE), 0.07)

    @cached_property
    def accent_ink(self) -> Color:
        """The accent, dark enough to be read on white and on a soft box."""
        colour = HexColor(self.accent)
        while contrast(colour, self.soft) < LEAST_CONTRAST:
            colour = mixed(HexColor("#000000"), colour, 0.08)
        return colour

    @cached_property
    def paper(self) -> Color:
        """What hides a line of a table."""
        return HexColor(WHITE)

    @cached_property
    def ink_colour(self) -> Color:
        return HexColor(self.ink)

    @cached_property
    def secondary_ink(self) -> Color:
        return HexColor(self.secondary)

    @cached_property
    def hairline_colour(self) -> Color:
        return HexColor(self.hairline)

    @property
    def grid_face(self) -> tuple[Any, ...]:
        """The command of every table: without it one asks for Helvetica, which no document embeds."""
        return ("FONTNAME", (0, 0), (-1, -1), self.typeface.titles.regular)

    @cached_property
    def styles(self) -> dict[str, ParagraphStyle]:
        """Every paragraph style by name; the faces are registered on the way."""
        fonts.register(self.typeface)
        return _styles(self)

    def style(self, name: str) -> ParagraphStyle:
        """The paragraph style `name`; `KeyError` for a name that the theme does not know."""
        return self.styles[name]


# The number of a footnote, raised before its words.
_HANGING: dict[str, Any] = {"leftIndent": 12, "bulletFontSize": 6, "bulletOffsetY": 2.5}
# Density of the report → text size, leading.
_DENSITIES = {"airy": (11.0, 16.5), "dense": (9.8, 13.2)}


def dressed(theme: Theme, look: "Look") -> Theme:
    """The theme in the typeface of the year, its lines as close together."""
    size, leading = _DENSITIES.get(look.density, (theme.text_size, theme.leading))
    return replace(lettered(theme, look.typeface), text_size=size, leading=leading)


def lettered(theme: Theme, typeface: str) -> Theme:
    """The theme in the typeface of that name, a `ReportTypeface`; one that nobody knows changes nothing."""
    return replace(theme, typeface=TYPEFACES.get(typeface, theme.typeface))


def mixed(colour: Color, other: Color, part: float) -> Color:
    """`part` of `colour` in `other`."""
    pairs = zip(colour.rgb(), other.rgb(), strict=True)
    red, green, blue = (part * a + (1 - part) * b for a, b in pairs)
    return Color(red, green, blue)


def contrast(one: Color, other: Color) -> float:
    """The WCAG contrast ratio, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.rgb()]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _styles(theme: Theme) -> dict[str, ParagraphStyle]:
    step, regular = theme.typography.step, theme.typeface.text.regular
    size, leading = theme.text_size + step, theme.leading * (1 + step / theme.text_size)
    body = ParagraphStyle(
        "body",
        fontName=regular,
        fontSize=size,
        leading=leading,
        textColor=theme.ink_colour,
        spaceAfter=0.5 * leading,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        alignment=TA_JUSTIFY if theme.typography.justified else TA_LEFT,
        bulletFontName=regular,
        bulletFontSize=size,
        typography=theme.typography,
        link_colour=theme.accent_ink,
    )
    styles = {"body": body}

    def add(name: str, parent: str = "body", **changes: Any) -> None:
        styles[name] = ParagraphStyle(name, parent=styles[parent], **changes)

    _text_styles(add, theme)
    _title_styles(add, theme)
    _cell_styles(add, theme)
    return styles


def _text_styles(add: Callable[..., None], theme: Theme) -> None:
    secondary, around = theme.secondary_ink, theme.typeface.titles.regular
    grown = theme.grown
    add("ragged", alignment=TA_LEFT)
    add("tight", "ragged", spaceAfter=0)
    add("small", "tight", fontName=around, bulletFontName=around, fontSize=9, leading=12.5)
    add("secondary", "small", textColor=secondary)
    add("secondary-after", "secondary", spaceAfter=7)
    add("signature", "secondary", alignment=TA_RIGHT, spaceBefore=2)
    add("caption", "secondary", fontSize=8.5, leading=11.5, spaceBefore=2, spaceAfter=6)
    add("picture-caption", "caption", role="Caption")
    add("table-caption", "caption", role="Caption", spaceBefore=6, spaceAfter=2)
    text = theme.typeface.text.regular
    add("note", "small", fontName=text, bulletFontName=text, fontSize=8.5, leading=11, spaceAfter=2, **_HANGING)
    add("contents", "ragged", fontName=around)
    add("link", "tight", fontName=around)
    add("right", "tight", alignment=TA_RIGHT)
    add("centre", "tight", alignment=TA_CENTER)
    for level in range(4):
        indents = {"leftIndent": 14 * (level + 1), "bulletIndent": 14 * level + 2}
        add(f"list-{level}", role="LI", depth=level, spaceAfter=2.5, **indents)
    add("lead", fontSize=11.5 + grown, leading=16.5 + grown, spaceAfter=9)
    add(
        "quote",
        "ragged",
        fontName=theme.typeface.text.italic,
        fontSize=11.5 + grown,
        leading=16.5 + grown,
        textColor=theme.accent_ink,
        spaceAfter=4,
    )
    add("furniture", "tight", fontName=around, fontSize=8.5, leading=11, textColor=secondary)


def _title_styles(add: Callable[..., None], theme: Theme) -> None:
    titles, accent, grown = theme.typeface.titles, theme.accent_ink, theme.grown
    semibold = titles.semibold
    add("label", "tight", fontName=semibold, fontSize=8.5, leading=11, textColor=accent, spaceAfter=3)
    add("numeral", "label", fontSize=14, leading=18, spaceAfter=0)
    add("title", "ragged", role="H1", fontName=semibold, fontSize=20, leading=25, spaceAfter=4)
    under = {"fontSize": 11 + grown, "leading": 15 + grown, "textColor": theme.secondary_ink, "spaceAfter": 10}
    add("subtitle", "ragged", fontName=titles.regular, **under)
    bold = {"parent": "ragged", "fontName": semibold}
    add("heading", **bold, role="H2", fontSize=14 + grown, leading=18 + grown, spaceBefore=12, spaceAfter=5)
    add("subheading", **bold, role="H3", fontSize=11.5 + grown, leading=15 + grown, spaceBefore=10, spaceAfter=4)
    add("figure", "tight", fontName=semibold, fontSize=24, leading=27, textColor=accent)
    add("figure-words", "figure", fontSize=13)
    add("figure-long", "heading", role="P")
    add("cover-title", "title", fontSize=38, leading=43, spaceAfter=2)
    add("cover-year", "cover-title", role="P", textColor=accent)
    add("cover-office", "lead", alignment=TA_LEFT, fontName=semibold, fontSize=15, leading=20, spaceAfter=2)


def _cell_styles(add: Callable[..., None], theme: Theme) -> None:
    titles, secondary = theme.typeface.titles, theme.secondary_ink
    semibold = titles.semibold
    add("cell", "tight", fontName=titles.regular, fontSize=9.5, leading=12.5)
    add("cell-bold", "cell", fontName=semibold)
    add("cell-right", "cell", alignment=TA_RIGHT)
    add("cell-bold-right", "cell-bold", alignment=TA_RIGHT)
    add("cell-secondary", "cell", textColor=secondary)
    add("cell-header", "cell", fontName=semibold, fontSize=9, leading=12, textColor=secondary)
    add("cell-header-right", "cell-header", alignment=TA_RIGHT)
