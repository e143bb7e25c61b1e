"""Every colour and every size of the window: three palettes and one scale. Nowhere else is one written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one palette. A `*_soft` colour lies behind text of its name.

    Where colours are few, lines say the rest: `locked_line` frames what cannot be used, `link_line` is under a link.
    """

    background: str
    surface: str
    line: str
    line_strong: str
    hover: str
    text: str
    secondary: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    late: str
    late_soft: str
    wrong: str
    wrong_soft: str
    neutral_soft: str
    badge_teal: str
    badge_indigo: str
    badge_green: str
    badge_amber: str
    badge_plum: str
    badge_grey: str
    on_badge: str
    disabled: str
    chosen_line: str
    locked_line: str = "solid"
    link_line: str = "none"
    hairline: int = 1
    focus_width: int = 2


LIGHT = Tokens(
    background="#F6F7F9", surface="#FFFFFF", line="#E2E6EC", line_strong="#838C9B", hover="#F3F5F8",
    text="#1D2433", secondary="#5B6576",
    accent="#0B6B81", accent_strong="#095A6D", accent_soft="#E2F1F4", on_accent="#FFFFFF",
    good="#2B7A4B", good_soft="#E4F3EA", late="#9A5B00", late_soft="#FFF0D6",
    wrong="#B3261E", wrong_soft="#FCE9E7", neutral_soft="#F1F3F6",
    badge_teal="#0B6B81", badge_indigo="#4B57BE", badge_green="#2B7A4B", badge_amber="#9A5B00",
    badge_plum="#8A3D78", badge_grey="#5B6576", on_badge="#FFFFFF",
    disabled="#5B6576", chosen_line="#0B6B81",
)  # fmt: skip
DARK = Tokens(
    background="#14181F", surface="#1C222B", line="#2E3642", line_strong="#6C788C", hover="#222A35",
    text="#E6EAF0", secondary="#9BA6B5",
    accent="#5CC0D6", accent_strong="#7BD0E2", accent_soft="#17343C", on_accent="#0F1620",
    good="#6CC48D", good_soft="#1B3326", late="#E0A84A", late_soft="#3A2C12",
    wrong="#F2877F", wrong_soft="#3F2022", neutral_soft="#14181F",
    badge_teal="#0B6B81", badge_indigo="#4B57BE", badge_green="#2B7A4B", badge_amber="#9A5B00",
    badge_plum="#8A3D78", badge_grey="#5B6576", on_badge="#FFFFFF",
    disabled="#9BA6B5", chosen_line="#5CC0D6",
)  # fmt: skip
CONTRAST = Tokens(
    background="#000000", surface="#000000", line="#FFFFFF", line_strong="#FFFFFF", hover="#1F1F1F",
    text="#FFFFFF", secondary="#FFFFFF",
    accent="#FFE14D", accent_strong="#FFF0A0", accent_soft="#333000", on_accent="#000000",
    good="#7CF29C", good_soft="#000000", late="#FFC04D", late_soft="#000000",
    wrong="#FF9C94", wrong_soft="#000000", neutral_soft="#000000",
    badge_teal="#000000", badge_indigo="#000000", badge_green="#000000", badge_amber="#000000",
    badge_plum="#000000", badge_grey="#000000", on_badge="#FFFFFF",
    disabled="#B0B0B0", chosen_line="#FFE14D", locked_line="dashed", link_line="underline",
    focus_width=3,
)  # fmt: skip
TEXT_SIZES = (100, 125, 150, 175, 200)  # percent of the sizes below
PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels, already scaled: 1.0 is the size of the pictures, 2.0 twice as large."""

    scale: float = 1.0

    def px(self, pixels: float) -> int:
        """`pixels` of the design at this scale."""
        return max(1, round(pixels * self.scale))

    @property
    def body(self) -> int:
        return self.px(14)

    @property
    def small(self) -> int:
        return self.px(12)

    @property
    def section(self) -> int:
        return self.px(13)

    @property
    def title(self) -> int:
        return self.px(20)

    @property
    def figure(self) -> int:
        return self.px(28)

    @property
    def row(self) -> int:
        return self.px(42)

    @property
    def compact_row(self) -> int:
        return self.px(32)

    @property
    def icon(self) -> int:
        return self.px(18)

    @property
    def radius(self) -> int:
        return self.px(8)

    @property
    def control_height(self) -> int:
        return self.px(34)

    @property
    def inside(self) -> int:
        return self.px(8)

    @property
    def between(self) -> int:
        return self.px(12)

    @property
    def around(self) -> int:
        return self.px(16)
