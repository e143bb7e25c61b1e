"""Lists in two columns."""

from itertools import pairwise

from csxl_desktop.documents.flowables import text
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import TwoColumns
from tests.documents.trial_meeting import pages


def test_the_columns_are_balanced_and_read_downwards() -> None:
    theme = Theme()
    lines = [text(f"ligne {n:03}", theme.style("small")) for n in range(7)]
    columns = TwoColumns(lines)
    _width, height = columns.wrap(400, 800)
    assert height == 4 * theme.style("small").leading

    (page,) = pages(build([TwoColumns(lines)], theme=theme, title="x"))
    places = [page.index(f"ligne {n:03}") for n in range(7)]
    assert all(first < second for first, second in pairwise(places))


def test_a_page_is_filled_before_the_next_one() -> None:
    theme = Theme()
    lines = [text(f"ligne {n:03}", theme.style("small")) for n in range(150)]
    found = pages(build([text("titre", theme.style("title")), TwoColumns(lines)], theme=theme, title="x"))
    assert len(found) == 2
    assert "ligne 000" in found[0]
    assert "ligne 149" in found[1]
    assert sum(page.count("ligne") for page in found) == 150


def test_no_room_for_one_line_is_no_split() -> None:
    columns = TwoColumns([text("ligne", Theme().style("small"))])
    columns.wrap(400, 5)
    assert columns.split(400, 5) == []
