"""Charts as shapes: upright bars and lines over time, lying bars for long names, members by meetings."""

from collections.abc import Iterator

from csxl_desktop.domain.chart import Chart, Form, HeatMap, Mark, Picture, Place, mark_words, place_in_words, said
from csxl_desktop.domain.chart_shapes import (
    Anchor,
    Drawing,
    Frame,
    Line,
    Rect,
    Shape,
    Spot,
    Tone,
    Words,
    filled,
    legend,
    scale,
)

_LEAST_CELL = 6.0


def drawn(picture: Picture, frame: Frame) -> Drawing:
    """The shapes of a chart, and where each of its places is reached."""
    if isinstance(picture, HeatMap):
        return _heat_map(picture, frame)
    if picture.is_empty:
        return Drawing(frame.width, frame.height, ())
    return _lying(picture, frame) if picture.form is Form.ROWS else _upright(picture, frame)


def fitting_height(picture: Picture, size: float) -> float:
    """How high a chart of rows wants to be; nought where the room that there is will do."""
    if isinstance(picture, HeatMap):
        return size * 4 + len(picture.rows) * max(size * 1.25, _LEAST_CELL)
    if picture.form is Form.ROWS:
        return size * 1.8 + len(picture.places) * size * (1.1 * len(picture.series) + 0.9)
    return 0


# Over time.


def _upright(chart: Chart, frame: Frame) -> Drawing:
    size = frame.size
    step, top = scale(chart.highest)
    left = frame.measure(said(top), size) + size * 0.6
    head = size * (3.4 if len(chart.series) > 1 else 1.6)
    field = Rect(left, head, frame.width - left, frame.height - head - size * 1.7)
    shapes: list[Shape] = list(legend(chart.series, frame)) if len(chart.series) > 1 else []
    value = 0.0
    while value <= top:
        y = field.y + field.height * (1 - value / top)
        shapes.append(Line(field.x, y, frame.width, y, Tone.SECONDARY if not value else Tone.HAIRLINE, 0.7))
        shapes.append(Words(field.x - size * 0.5, y + size * 0.35, said(value), size, Tone.SECONDARY, Anchor.END))
        value += step
    slot = field.width / len(chart.places)
    shapes += _feet(chart.places, field, slot, frame)
    draw = _line if chart.form is Form.LINE else _bars
    shapes += draw(chart, field, top, frame)
    spots = [
        Spot(field.x + n * slot, field.y, slot, frame.height - field.y, place_in_words(chart, place), place.target)
        for n, place in enumerate(chart.places)
    ]
    return Drawing(frame.width, frame.height, tuple(shapes), tuple(spots))


def _feet(places: tuple[Place, ...], field: Rect, slot: float, frame: Frame) -> Iterator[Shape]:
    """The names of the places; where they do not fit, of every second, third… one."""
    widest = max(frame.measure(place.label, frame.size) for place in places) + frame.size * 0.6
    every = max(int(-(-widest // slot)), 1)
    for n, place in enumerate(places):
        if n % every == 0:
            x = field.x + (n + 0.5) * slot
            yield Words(
                x, field.y + field.height + frame.size * 1.35, place.label, frame.size, Tone.SECONDARY, Anchor.MIDDLE
            )


def _bars(chart: Chart, field: Rect, top: float, frame: Frame) -> Iterator[Shape]:
    size, count = frame.size, len(chart.series)
    slot = field.width / len(chart.places)
    thick = min(size * 2.4, slot * 0.74 / count)
    for n, place in enumerate(chart.places):
        x = field.x + (n + 0.5) * slot - thick * count / 2
        for series, value in enumerate(place.values):
            if value is None:
                continue
            tall = field.height * max(value, 0) / top
            y = field.y + field.height - tall
            yield from filled(series, (x + series * thick + thick * 0.06, y, thick * 0.88, tall), size)
            middle = x + (series + 0.5) * thick
            if frame.measure(said(value), size) <= max(thick * 1.15, slot / count):
                yield Words(middle, y - size * 0.35, said(value), size, Tone.INK, Anchor.MIDDLE)


def _line(chart: Chart, field: Rect, top: float, frame: Frame) -> Iterator[Shape]:
    size, slot = frame.size, field.width / len(chart.places)
    for series in range(len(chart.series)):
        before: tuple[float, float] | None = None
        for n, place in enumerate(chart.places):
            value = place.values[series]
            if value is None:
                before = None
                continue
            here = (field.x + (n + 0.5) * slot, field.y + field.height * (1 - max(value, 0) / top))
            if before is not None:
                yield Line(*before, *here, Tone.STRONG, 1.6)
            before = here
        for n, place in enumerate(chart.places):
            value = place.values[series]
            if value is not None:
                x, y = field.x + (n + 0.5) * slot, field.y + field.height * (1 - max(value, 0) / top)
                half = size * 0.3
                yield from filled(series * 2, (x - half, y - half, half * 2, half * 2), size)
                if frame.measure(said(value), size) <= slot:
                    yield Words(x, y - size * 0.65, said(value), size, Tone.INK, Anchor.MIDDLE)


# Long names.


def _lying(chart: Chart, frame: Frame) -> Drawing:
    size, count = frame.size, len(chart.series)
    shapes: list[Shape] = list(legend(chart.series, frame)) if count > 1 else []
    head = size * 1.8 if count > 1 else 0
    each = (frame.height - head) / len(chart.places)
    thick = min(size * 1.1, each * 0.8 / count)
    letters = min(max(frame.measure(place.label, size) for place in chart.places), frame.width * 0.42 - size)
    names = letters + size
    room = frame.width - names - frame.measure(said(chart.highest), size) - size
    spots = []
    for n, place in enumerate(chart.places):
        y = head + n * each
        middle = y + each / 2
        label = frame.cut(place.label, letters, size)
        shapes.append(Words(names - size * 0.6, middle + size * 0.35, label, size, Tone.INK, Anchor.END))
        for series, value in enumerate(place.values):
            if value is None:
                continue
            wide, bar = room * max(value, 0) / chart.highest, middle - thick * count / 2 + series * thick
            shapes += filled(series, (names, bar + thick * 0.06, wide, thick * 0.88), size)
            at = names + wide + size * 0.4
            shapes.append(Words(at, bar + thick / 2 + size * 0.36, said(value), size, Tone.SECONDARY))
        spots.append(Spot(0, y, frame.width, each, place_in_words(chart, place), place.target))
    shapes.append(Line(names, head, names, frame.height, Tone.SECONDARY, 0.7))
    return Drawing(frame.width, frame.height, tuple(shapes), tuple(spots))


# Members by meetings.


def _column_heads(chart: HeatMap, left: float, wide: float, frame: Frame) -> Iterator[Words]:
    """The label of each column; its number alone where they do not all fit; of every second, third… one at last."""
    size = frame.size
    heads = [each.label for each in chart.columns]
    if _across(heads, wide, frame) > 1:
        heads = [each.number for each in chart.columns]
    every = _across(heads, wide, frame)
    for n, head in enumerate(heads):
        if n % every == 0:
            yield Words(left + (n + 0.5) * wide, size * 3.2, head, size, Tone.SECONDARY, Anchor.MIDDLE)


def _across(heads: list[str], wide: float, frame: Frame) -> int:
    """How many columns the longest of the heads takes."""
    return max(int(-(-max(frame.measure(head, frame.size) + frame.size * 0.5 for head in heads) // wide)), 1)


def _heat_map(chart: HeatMap, frame: Frame) -> Drawing:
    words, size = mark_words(), frame.size
    shapes: list[Shape] = list(_key(words, frame))
    if chart.is_empty:
        return Drawing(frame.width, frame.height, ())
    longest = min(max(frame.measure(row.label, size) for row in chart.rows), frame.width * 0.38 - size)
    names = longest + size
    sums = frame.measure("00/00", size) + size * 0.6
    wide = max(min((frame.width - names - sums) / len(chart.columns), size * 4.5), 1.0)
    top = size * 4
    high = max((frame.height - top) / len(chart.rows), _LEAST_CELL)
    cell = (min(wide * 0.9, size * 2.6), high * 0.78)
    shapes += _column_heads(chart, names, wide, frame)
    spots = []
    for place, row in enumerate(chart.rows):
        y = top + place * high
        letters = min(size, high * 0.95)
        label = frame.cut(row.label, longest, letters)
        shapes.append(Words(names - size * 0.6, y + high * 0.72, label, letters, Tone.INK, Anchor.END))
        for n, (mark, column) in enumerate(zip(row.marks, chart.columns, strict=True)):
            x = names + (n + 0.5) * wide
            shapes += _mark(mark, (x - cell[0] / 2, y + (high - cell[1]) / 2, *cell))
            told = f"{row.label}, {column.name}: {words[mark]}"
            spots.append(Spot(names + n * wide, y, wide, high, told, column.target))
        at = names + len(chart.columns) * wide + size * 0.4
        shapes.append(Words(at, y + high * 0.72, f"{row.present}/{row.possible}", letters, Tone.SECONDARY))
        total = f"{row.label}: {row.present}/{row.possible}"
        spots.append(Spot(0, y, names, high, total, row.target))
    return Drawing(frame.width, top + high * len(chart.rows), tuple(shapes), tuple(spots))


def _key(words: dict[Mark, str], frame: Frame) -> Iterator[Shape]:
    x, size = 0.0, frame.size
    for mark, word in words.items():
        yield from _mark(mark, (x + 0.5, size * 0.15, size, size * 0.9))
        yield Words(x + size * 1.5, size * 0.95, word, size, Tone.SECONDARY)
        x += size * 3 + frame.measure(word, size)


def _mark(mark: Mark, box: tuple[float, float, float, float]) -> Iterator[Shape]:
    """Full, half, empty, a stroke, nothing but a point: read without colour."""
    x, y, width, height = box
    middle = y + height / 2
    match mark:
        case Mark.PRESENT:
            yield Rect(*box, fill=Tone.STRONG, edge=Tone.STRONG)
        case Mark.REPRESENTED:
            yield Rect(*box, fill=Tone.GROUND, edge=Tone.STRONG)
            yield Rect(x, middle, width, height / 2, fill=Tone.STRONG)
        case Mark.EXCUSED:
            yield Rect(*box, fill=Tone.GROUND, edge=Tone.STRONG)
        case Mark.AWAY:
            yield Line(x + width * 0.25, middle, x + width * 0.75, middle, Tone.SECONDARY, 1.0)
        case _:  # no member yet, or no longer
            yield Rect(x + width / 2 - 0.5, middle - 0.5, 1, 1, fill=Tone.HAIRLINE)
