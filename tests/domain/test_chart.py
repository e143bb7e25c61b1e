"""Charts as shapes: what is drawn, what is said, and nothing that breaks on hostile numbers."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.domain.chart import Chart, Form, HeatMap, HeatRow, Mark, Place, alternative, numbers
from csxl_desktop.domain.chart_drawing import drawn, fitting_height
from csxl_desktop.domain.chart_shapes import Drawing, Frame, Line, Rect, Tone, Words, filled, scale

FRAME = Frame(400, 200, 8, lambda text, size: len(text) * size * 0.5)
BARS = Chart(
    "Participation",
    "Assembly",
    ("persons", "partners"),
    (
        Place("I", (34, 21), ("meeting", 1)),
        Place("II", (0, None), told="II · Logement"),
        Place("III", (7, 5)),
    ),
)


def test_a_value_of_one_is_said_in_the_singular() -> None:
    one = replace(BARS, places=(Place("I", (1, 0)), Place("II", (2, 1))), ones=("person", "partner"))

    assert alternative(one) == "Participation. I: 1 person, 0 partners; II: 2 persons, 1 partner"
    assert alternative(replace(one, ones=())).startswith("Participation. I: 1 persons")


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def bars(drawing: Drawing) -> list[Rect]:
    """But the two of the legend."""
    return [shape for shape in drawing.shapes if isinstance(shape, Rect)][2:]


def test_bars_are_as_high_as_their_numbers_and_what_nobody_counted_has_none() -> None:
    found = bars(drawn(BARS, FRAME))

    assert len(found) == 4  # nought has no bar either
    assert found[0].height / found[2].height == pytest.approx(34 / 7)
    assert {"34", "21", "7", "persons", "II"} <= set(words(drawn(BARS, FRAME)))


def test_series_are_told_apart_without_colour() -> None:
    def look(series: int) -> tuple[object, int, bool]:
        shapes = list(filled(series, (0, 0, 20, 60), 8))
        first = shapes[0]
        lines = [shape for shape in shapes if isinstance(shape, Line)]
        rising = bool(lines) and (lines[0].y2 > lines[0].y1) == (lines[0].x2 > lines[0].x1)
        return (first.fill if isinstance(first, Rect) else None, len(lines) > 0, rising)

    assert len({look(series) for series in range(4)}) == 4
    hatches = [shape for shape in filled(1, (0, 0, 20, 60), 8) if isinstance(shape, Line)]
    assert all(0 <= x <= 20 and 0 <= y <= 60 for line in hatches for x, y in ((line.x1, line.y1), (line.x2, line.y2)))


def test_every_place_is_reached_with_what_it_opens() -> None:
    spots = drawn(BARS, FRAME).spots

    assert [spot.target for spot in spots] == [("meeting", 1), None, None]
    assert spots[1].told == "II · Logement: 0 persons, – partners"
    assert spots[0].holds(spots[0].x, spots[0].y)
    assert not spots[0].holds(spots[1].x, spots[1].y)


def test_words_and_table_say_what_the_bars_do() -> None:
    assert alternative(BARS) == (
        "Participation. I: 34 persons, 21 partners; II · Logement: 0 persons, – partners; III: 7 persons, 5 partners"
    )
    assert numbers(BARS)[1] == [["I", "34", "21"], ["II · Logement", "0", "–"], ["III", "7", "5"]]


def test_heat_map_counts_what_was_possible() -> None:
    marks = (Mark.PRESENT, Mark.REPRESENTED, Mark.EXCUSED, Mark.AWAY, Mark.NO_MEMBER)
    heat = HeatMap("Presence", "Member", tuple(Place(str(n), ()) for n in range(5)), (HeatRow("Maison", marks),))

    assert numbers(heat)[1] == [["Maison", "2", "4", "50%"]]
    assert alternative(heat) == "Presence. Maison: 2 of 4"
    drawing = drawn(heat, FRAME)
    assert "2/4" in words(drawing)
    assert [spot.told for spot in drawing.spots][:2] == ["Maison, 0: present", "Maison, 1: represented"]


def test_heat_map_heads_every_column_by_its_number_where_days_do_not_fit() -> None:
    columns = tuple(Place(f"{number} · 1/5", ()) for number in ("I", "II", "V", "X"))
    heat = HeatMap("Presence", "Member", columns, (HeatRow("Maison de quartier", (Mark.PRESENT,) * 4),))

    def heads(width: float) -> list[str]:
        return [text for text in words(drawn(heat, replace(FRAME, width=width))) if text[0] in "IVX"]

    assert heads(900) == [place.label for place in columns]
    assert heads(180) == [place.number for place in columns]


def test_heat_map_of_a_hundred_members_keeps_cells_of_six_points() -> None:
    columns = tuple(Place(str(n), ()) for n in range(40))
    rows = tuple(HeatRow(f"Maison {n}", (Mark.PRESENT,) * 40) for n in range(100))

    drawing = drawn(HeatMap("Presence", "Member", columns, rows), FRAME)

    assert drawing.height >= 600
    assert fitting_height(HeatMap("Presence", "Member", columns, rows), 8) >= 600


@pytest.mark.parametrize("form", list(Form))
def test_nothing_to_show_draws_nothing_and_says_so(form: Form) -> None:
    for places in ((), (Place("I", (0,)),), (Place("I", (None,)),)):
        chart = Chart("Empty", "Year", ("members",), places, form)

        assert drawn(chart, FRAME).shapes == ()
        assert alternative(chart) == "Empty: nothing to show"
    assert drawn(HeatMap("Empty", "Member", (), ()), FRAME).shapes == ()


def test_lines_break_where_nobody_counted() -> None:
    places = tuple(Place(str(n), (value,)) for n, value in enumerate((3, None, 4, 5)))

    shapes = drawn(Chart("Members", "Year", ("members",), places, Form.LINE), FRAME).shapes

    assert sum(isinstance(each, Line) and each.tone is Tone.STRONG for each in shapes) == 1


def test_names_and_numbers_that_have_no_room_beside_each_other_are_left_out() -> None:
    places = tuple(Place(f"year {n}", (1000 + n,)) for n in range(40))
    line = Chart("Members", "Year", ("members",), places, Form.LINE)

    wide, narrow = (set(words(drawn(line, replace(FRAME, width=width)))) for width in (4000, 400))

    assert {"1,001", "year 1"} <= wide
    assert "year 0" in narrow
    assert not {"1,001", "year 1"} & narrow


def test_long_names_are_cut_and_their_bars_lie() -> None:
    places = (Place("x" * 200, (12,)), Place("y", (None,)))

    texts = words(drawn(Chart("By heading", "Heading", ("members",), places, Form.ROWS), FRAME))

    assert any(text.endswith("…") for text in texts)
    assert "12" in texts


@pytest.mark.parametrize("letter", [n / 100 for n in range(30, 70)])
def test_short_names_stand_whole_however_wide_their_letters(letter: float) -> None:
    places = (Place("yes", (6,)), Place("no", (3,)))
    frame = Frame(400, 80, 8, lambda text, size: len(text) * size * letter)

    texts = words(drawn(Chart("An answer", "Answer", ("sheets",), places, Form.ROWS), frame))

    assert {"yes", "no"} <= set(texts)


@given(
    values=st.lists(st.one_of(st.none(), st.integers(0, 10**9)), min_size=0, max_size=80),
    form=st.sampled_from(Form),
    width=st.floats(1, 2000),
    height=st.floats(1, 1000),
)
def test_no_number_breaks_a_chart(values: list[int | None], form: Form, width: float, height: float) -> None:
    places = tuple(Place(str(n), (value, value)) for n, value in enumerate(values))
    frame = Frame(width, height, 8, FRAME.measure)

    drawing = drawn(Chart("Any", "Year", ("a", "b"), places, form), frame)

    for shape in drawing.shapes:
        fields = [getattr(shape, name) for name in ("x", "y", "width", "height", "x1", "y1") if hasattr(shape, name)]
        assert all(math.isfinite(field) for field in fields)


@given(st.floats(0.001, 10**12))
def test_the_scale_holds_the_highest_and_has_few_lines(highest: float) -> None:
    step, top = scale(highest)

    assert top >= highest
    assert 1 <= top / step <= 6
