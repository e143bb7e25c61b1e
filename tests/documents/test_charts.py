"""Charts on paper: their numbers in the bars and beneath, names in any script, never higher than the page."""

import pytest

from csxl_desktop.documents import layout
from csxl_desktop.documents.charts import chart, with_numbers
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.chart import Chart, Form, HeatMap, HeatRow, Mark, Place
from tests.documents.reading import reader, whole_text

THEME = Theme()
BARS = Chart(
    "Participation",
    "Assemblée",
    ("personnes", "partenaires"),
    (Place("I", (34, 21), told="I · Logement"), Place("II", (0, None)), Place("III", (7, 5))),
    note="Une note.",
)


def printed(picture: Chart | HeatMap) -> str:
    return whole_text(layout.build(with_numbers(picture, THEME), theme=THEME, title="t"))


def test_numbers_stand_above_the_bars_and_beneath() -> None:
    text = printed(BARS)

    assert text.count("34") == 2
    for words in ("personnes", "partenaires", "I · Logement", "–", "Une note."):
        assert words in text


def test_one_series_lies_in_one_row() -> None:
    text = printed(Chart("Mois", "Mois", ("activités",), tuple(Place(f"m{n}", (n,)) for n in range(12))))

    assert all(f"m{n}" in text for n in range(12))
    assert "activités" not in text


def test_names_in_another_script_are_written() -> None:
    text = printed(Chart("Noms", "Nom", ("membres",), (Place("مرحبا Canevas", (3,)),), Form.ROWS))

    assert "Canevas" in text


def test_a_hundred_members_stay_on_one_page() -> None:
    columns = tuple(Place(str(n), ()) for n in range(40))
    rows = tuple(HeatRow(f"Maison {n}", (Mark.PRESENT,) * 40) for n in range(100))

    pdf = layout.build([chart(HeatMap("Présence", "Membre", columns, rows), THEME)], theme=THEME, title="t")

    assert len(reader(pdf).pages) == 1
    assert "Maison 99" in whole_text(pdf)


@pytest.mark.parametrize("members", [100, 101, 500])
def test_members_go_over_as_many_pages_as_they_need(members: int) -> None:
    columns = tuple(Place(str(n), ()) for n in range(7))
    rows = tuple(HeatRow(f"Maison {n:03}", (Mark.PRESENT,) * 7) for n in range(members))
    story = with_numbers(HeatMap("Présence", "Membre", columns, rows), THEME)

    text = printed(HeatMap("Présence", "Membre", columns, rows))

    assert (len(story) == 1) == (members == 100)
    assert [each for each in range(members) if f"Maison {each:03}" not in text] == []
