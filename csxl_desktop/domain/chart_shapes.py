"""The shapes that a chart is drawn with, in any measure: y grows downwards, hatches are lines like all others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from csxl_desktop.domain.chart import Target


class Tone(StrEnum):
    """A colour, by what it is for: each painter has its own."""

    INK = "ink"
    SECONDARY = "secondary"
    HAIRLINE = "hairline"
    GROUND = "ground"
    STRONG = "strong"  # the first series
    SOFT = "soft"  # the ground of the hatched ones


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: Tone | None = None
    edge: Tone | None = None


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = Tone.INK
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """`y` is the base line; `size` of the letters in the measure of the drawing."""

    x: float
    y: float
    text: str
    size: float
    tone: Tone = Tone.INK
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a click, or the arrows, reach a place: what it says, and what it opens."""

    x: float
    y: float
    width: float
    height: float
    told: str
    target: Target | None = None

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


Shape = Rect | Line | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """How large to draw; `size` is that of the letters, `measure(text, size)` how wide they are."""

    width: float
    height: float
    size: float
    measure: Callable[[str, float], float]

    def cut(self, text: str, room: float, size: float) -> str:
        """`text`, its end left out where it is too wide."""
        if self.measure(text, size) <= room:
            return text
        while text and self.measure(text + "…", size) > room:
            text = text[:-1]
        return text.rstrip() + "…" if text else ""


def filled(series: int, box: tuple[float, float, float, float], size: float) -> Iterator[Shape]:
    """A bar of the series: full, hatched, empty, hatched the other way; told apart without any colour."""
    x, y, width, height = box
    if width <= 0 or height <= 0:
        return
    way = series % 4
    if way == 0:
        yield Rect(*box, fill=Tone.STRONG, edge=Tone.STRONG)
        return
    yield Rect(*box, fill=Tone.GROUND if way == 2 else Tone.SOFT, edge=Tone.STRONG)
    if way != 2:
        yield from _hatch(x, y, width, height, max(size * 0.42, 2), rising=way == 1)


def _hatch(x: float, y: float, width: float, height: float, step: float, *, rising: bool) -> Iterator[Line]:
    """Lines at 45 degrees, cut at the edges of the bar."""
    offset = step
    while offset < width + height:
        x1, y1 = (offset, 0.0) if offset <= width else (width, offset - width)
        x2, y2 = (0.0, offset) if offset <= height else (offset - height, height)
        if not rising:
            x1, x2 = width - x1, width - x2
        yield Line(x + x1, y + y1, x + x2, y + y2, Tone.STRONG, 0.8)
        offset += step


def legend(names: tuple[str, ...], frame: Frame) -> Iterator[Shape]:
    """What each series is, in one line at the top."""
    size, x = frame.size, 0.0
    for series, name in enumerate(names):
        yield from filled(series, (x + 0.5, size * 0.15, size, size * 0.9), size)
        yield Words(x + size * 1.5, size * 0.95, name, size, Tone.SECONDARY)
        x += size * 3.2 + frame.measure(name, size)


def scale(highest: float) -> tuple[float, float]:
    """The step of the grid and the value at its top: three to five lines of round numbers."""
    power = 1
    while highest > 50 * power:
        power *= 10
    step = next((each * power for each in (1, 2, 5, 10) if highest <= each * power * 5), 10 * power)
    return float(step), step * max(-(-highest // step), 1)
