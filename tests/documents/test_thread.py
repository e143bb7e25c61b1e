"""The note on a subject: never more than two pages, the newest kept, the others counted."""

from datetime import date

import pytest

from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.thread import MOST_PAGES, render
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.content.thread import ThreadLine, ThreadNote
from csxl_desktop.domain.rich_text import Block, RichText, Span
from tests.documents.reading import page_texts, whole_text

OFFICE = OfficeIdentity("Coordination")


def line(number: int, **values: object) -> ThreadLine:
    known: dict[str, object] = {"kind": "meeting", "kind_name": "Activity", "when": f"day {number}", "year": 2020}
    known |= {"title": f"Séance numéro {number}.", "text": "Ce qui fut dit. " * 6} | values
    return ThreadLine(**known)  # type: ignore[arg-type]


def note(*lines: ThreadLine, **values: object) -> ThreadNote:
    return ThreadNote(OFFICE, date(2026, 11, 28), "Parler", language="en", lines=lines, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [1, 30, 300])
def test_however_much_there_is_the_note_has_two_pages_and_ends_with_the_newest(count: int) -> None:
    pdf = render(note(*(line(number, year=2000 + number // 12) for number in range(count))), Theme())

    pages = page_texts(pdf)
    assert len(pages) <= MOST_PAGES
    assert f"Séance numéro {count - 1}." in pages[-1]
    told = " ".join(whole_text(pdf).split())
    left = sum(f"Séance numéro {number}." not in told for number in range(count))
    assert (f"and {left} others, earlier" in told) == (left > 1)
    assert (left > 0) == (count == 300)


def test_a_hostile_note_still_holds() -> None:
    words = "mot " * 4_000
    text = RichText(tuple(Block(f"b{number}", "p", (Span("Long " * 800),)) for number in range(30)))
    lines = [line(number, title=words, text=words, note=words, beside=words[:300]) for number in range(40)]

    pages = page_texts(render(note(*lines, text=text, question=words), Theme()))

    assert len(pages) == MOST_PAGES


def test_what_was_said_at_a_meeting_says_no_day_unless_its_meeting_was_left_off() -> None:
    within = line(
        2, kind="decision", kind_name="Decision", title="On écrit", within=True, beside="Assembly", state="done"
    )
    told = whole_text(render(note(line(1), within), Theme()))
    assert "day 2" not in told
    assert "Decision · On écrit" in told
    assert "done" in told

    alone = [line(number, within=True, year=2020) for number in range(200)]
    assert "day " in whole_text(render(note(*alone), Theme()))


def test_years_head_the_lines_and_what_has_none_says_so() -> None:
    told = whole_text(render(note(line(1, year=2019), line(2, year=2020), line(3, year=None, when="")), Theme()))
    assert told.index("2019") < told.index("2020") < told.index("Without a date")


def test_an_empty_thread_says_so() -> None:
    told = whole_text(render(note(question="Comment ?", group="Seniors"), Theme()))
    assert "Nothing stands on this subject yet." in told
    assert "Comment ?" in told
    assert "Seniors" in told
