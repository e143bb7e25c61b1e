"""How well two colours are told apart, as WCAG 2 reckons it: 4.5 for words, 3 for the edges of controls."""

WORDS, EDGES = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """Between two colours `#RRGGBB`: 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
