"""The calendar of a year: no title is cut, however many meetings a day has; pages are added only where they must be."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from csxl_desktop.documents import calendar
from csxl_desktop.documents.calendar_layout import wrapped
from csxl_desktop.documents.fonts import register
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.typefaces import SANS
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.content.year_calendar import CalendarLine, Paper, YearCalendar

TITLES = (
    "Interprètes en milieu social : enjeux et pratiques",
    "Visite de la maison de quartier et rencontre de l’équipe",
    "Wijkgezondheidscentrumsamenwerkingsovereenkomst",
    "Midi",
)


def printed(counts: dict[date, int], paper: Paper = Paper.A4) -> tuple[list[str], str]:
    """The titles of so many meetings on these days, and what stands on the pages without spaces."""
    told = [
        (day, f"{TITLES[number % len(TITLES)]} {day:%d%m}-{number:03}")
        for day, count in counts.items()
        for number in range(count)
    ]
    lines = tuple(CalendarLine(day, "AG", title, "teal") for day, title in told)
    content = YearCalendar(
        OfficeIdentity("Bureau"), 2026, lines, closed=((date(2026, 5, 14), "Ascension"),), paper=paper
    )
    pages = PdfReader(BytesIO(calendar.render(content, Theme()))).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    return [title for _day, title in told], f"{len(pages)} {text}"


@pytest.mark.parametrize(
    ("counts", "paper", "pages"),
    [
        ({}, Paper.A4, 1),
        ({date(2026, month, 5 + month): 1 for month in range(1, 13)}, Paper.A4, 1),
        ({date(2026, 3, 12): 6, date(2026, 5, 14): 1}, Paper.A4, 1),
        ({date(2026, 3, 12): 12}, Paper.A3, 1),
        ({date(2026, 3, 12): 12, date(2026, 10, 6): 12}, Paper.A4, 2),
        ({date(2026, 12, 31): 220}, Paper.A4, None),
    ],
)
def test_every_title_stands_whole_on_as_few_pages_as_hold_them(
    counts: dict[date, int], paper: Paper, pages: int | None
) -> None:
    titles, text = printed(counts, paper)

    assert [title for title in titles if "".join(title.split()) not in text] == []
    assert "Ascension" in text
    assert text.count("…") == 0
    assert pages is None or text.startswith(f"{pages} ")
    assert len([day for day in ("L12", "M31", "J31") if day in text]) == 3  # the other days are all there


def test_a_word_wider_than_its_line_goes_on_in_the_next() -> None:
    register()
    lines = wrapped("A Samenwerkingsovereenkomst B", SANS.regular, 6.0, 40.0)

    assert len(lines) > 2
    assert "".join(lines).replace(" ", "") == "ASamenwerkingsovereenkomstB"


def test_no_line_breaks_at_a_no_break_space() -> None:
    register()
    title = "AG Chômage limité dans le temps\u00a0: se préparer ensemble\u202f!"

    for room in range(40, 90):
        lines = wrapped(title, SANS.regular, 6.0, float(room))
        assert "temps\u00a0:" in "|".join(lines)
        assert "ensemble\u202f!" in "|".join(lines)


def test_what_is_held_together_and_is_wider_than_a_line_breaks_between_its_words() -> None:
    register()

    assert wrapped("17\u00a0novembre", SANS.regular, 6.0, 30.0) == ["17", "novembre"]


def test_a_title_typed_with_a_plain_space_is_set_as_french_asks() -> None:
    title = "Chômage limité dans le temps : se préparer ensemble"
    lines = tuple(CalendarLine(date(2026, month, 9), "AG", title, "teal") for month in range(1, 13))

    pdf = calendar.render(YearCalendar(OfficeIdentity("Bureau"), 2026, lines), Theme())

    told = [line.strip() for line in PdfReader(BytesIO(pdf)).pages[0].extract_text().splitlines()]
    assert [line for line in told if line.startswith(":")] == []
    assert any("temps" in line and ":" in line for line in told)
