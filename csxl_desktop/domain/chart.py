"""What a chart shows, whoever draws it: its places and numbers, the same as words and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import decimal, percent

# What a click opens: a kind of record with its key, or `figure` with a code, or `year`.
Target = tuple[str, object]
MOST = 60  # places or columns: beyond it nobody reads one


class Form(StrEnum):
    BARS = "bars"  # upright, in the order of time
    LINE = "line"
    ROWS = "rows"  # lying, for long names


class Mark(StrEnum):
    """What a member was at a meeting."""

    PRESENT = "present"
    REPRESENTED = "represented"
    EXCUSED = "excused"
    AWAY = "away"
    NO_MEMBER = "no_member"  # not yet, or no longer


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the axis: a value of each series, None where nobody counted; `told` is its name in full."""

    label: str
    values: tuple[float | None, ...]
    target: Target | None = None
    told: str = ""

    @property
    def name(self) -> str:
        return self.told or self.label

    @property
    def number(self) -> str:
        """“III” of “III · 14/05”."""
        return self.label.partition(" · ")[0]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars or lines; `axis` names what the places are, in the table beneath; texts name it by its `code`.

    `series` are named in the plural; `ones` are the same words for a value of one, where they are known.
    """

    title: str
    axis: str
    series: tuple[str, ...]
    places: tuple[Place, ...]
    form: Form = Form.BARS
    note: str = ""
    code: str = ""
    ones: tuple[str, ...] = ()

    @property
    def highest(self) -> float:
        return max((value for place in self.places for value in place.values if value is not None), default=0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see: no place, or nothing but noughts."""
        return self.highest <= 0


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A member over the meetings; `present` counts those at which it was seen."""

    label: str
    marks: tuple[Mark, ...]
    target: Target | None = None

    @property
    def present(self) -> int:
        return sum(mark in {Mark.PRESENT, Mark.REPRESENTED} for mark in self.marks)

    @property
    def possible(self) -> int:
        return sum(mark is not Mark.NO_MEMBER for mark in self.marks)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Members by meetings; `columns` carry the label of each meeting and what it opens."""

    title: str
    axis: str
    columns: tuple[Place, ...]
    rows: tuple[HeatRow, ...]
    note: str = ""
    code: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.columns or not self.rows


Picture = Chart | HeatMap


def mark_words() -> dict[Mark, str]:
    """The key of the heat map, in the language spoken."""
    return {
        Mark.PRESENT: _("present"),
        Mark.REPRESENTED: _("represented"),
        Mark.EXCUSED: _("excused"),
        Mark.AWAY: _("not seen"),
        Mark.NO_MEMBER: _("not a member"),
    }


def said(value: float | None) -> str:
    """A number of a chart; a dash where nobody counted."""
    return "–" if value is None else decimal(value)


def alternative(picture: Picture) -> str:
    """The whole chart in words, for whoever does not see it."""
    if picture.is_empty:
        return _("{title}: nothing to show").format(title=picture.title)
    return f"{picture.title}. {in_words(picture)}"


def in_words(picture: Picture) -> str:
    """Its places and their numbers."""
    if isinstance(picture, HeatMap):
        count = _("{name}: {count} of {total}")
        told = [count.format(name=row.label, count=row.present, total=row.possible) for row in picture.rows]
    else:
        told = [place_in_words(picture, place) for place in picture.places]
    return "; ".join(told)


def place_in_words(chart: Chart, place: Place) -> str:
    """“III · 14/05/2026: 34 persons, 21 partners”."""
    values = zip(chart.series, chart.ones or chart.series, place.values, strict=True)
    numbers = ", ".join(f"{said(value)} {one if value == 1 else many}" for many, one, value in values)
    return _("{name}: {numbers}").format(name=place.name, numbers=numbers)


def numbers(picture: Picture) -> tuple[list[str], list[list[str]]]:
    """The table beneath: its header and its rows."""
    if isinstance(picture, HeatMap):
        header = [picture.axis, _("Present or represented"), _("Meetings as a member"), _("Share")]
        return header, [
            [row.label, str(row.present), str(row.possible), _share(row.present, row.possible)] for row in picture.rows
        ]
    return [picture.axis, *picture.series], [
        [place.name, *(said(value) for value in place.values)] for place in picture.places
    ]


def latest(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places that can be told apart: the last ones where there are too many."""
    return tuple(places[-MOST:])


def _share(part: int, whole: int) -> str:
    return percent(part / whole) if whole else "–"
