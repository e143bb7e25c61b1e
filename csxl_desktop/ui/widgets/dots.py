"""“jeu. 12 mars · 9 h 30 · Salle A” on several lines: the dot stands between two things, never at an end of a line."""

from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextLayout, QTextOption

DOT = "·"
_BLANKS = " \u00a0"


def broken_at_dots(text: str, font: QFont, width: int) -> str:
    """`text` as it is painted on lines of `width`: a dot with which one would end or begin becomes the break itself."""
    for _each in range(text.count(DOT)):
        at = next(_astray(text, font, width), None)
        if at is None:
            break
        text = f"{text[:at].rstrip(_BLANKS)}\n{text[at + 1 :].lstrip(_BLANKS)}"
    return text


def _astray(text: str, font: QFont, width: int) -> Iterator[int]:
    """Where the dots stand that end a line, or begin one."""
    start = 0
    for paragraph in text.split("\n"):
        lines = [paragraph[begin : begin + length] for begin, length in _lines(paragraph, font, width)]
        for place, line in enumerate(lines):
            words = line.strip(_BLANKS)
            if place + 1 < len(lines) and words.endswith(DOT):
                yield start + line.rindex(DOT)
            if place and words.startswith(DOT):
                yield start + line.index(DOT)
            start += len(line)
        start += 1


def _lines(paragraph: str, font: QFont, width: int) -> list[tuple[int, int]]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = list[tuple[int, int]]()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return found
