"""What is done once a year or once in years, by somebody who has a keyboard only; the file is asked at the end."""

import io
from pathlib import Path

from pypdf import PdfReader

from tests.journeys.conftest import Start
from tests.journeys.dossier_file import rows
from tests.journeys.hands import Hands, named
from tests.journeys.test_a_year_by_keyboard import find, opened

KEPT, LOST = "Maison médicale du Puits", "Maison médicale des Deux Moulins"
SEATED = (
    "SELECT o.name FROM seats s JOIN organisations o ON o.id = s.organisation_id"
    " WHERE s.ended_on IS NULL AND s.trashed_at IS NULL"
)


def test_the_committee_is_elected(start: Start, demo: Path) -> None:
    hands = Hands(opened(start, demo))
    before = sorted(rows(demo, SEATED))
    hands.key("Ctrl+2")
    hands.choose("Tools", "Elections")
    hands.press("New election")
    hands.go("Assembly")
    hands.key("End", "Tab")  # the assembly before the last one
    hands.fill("Call sent on", "1/1/2026")
    hands.fill("Seats", "2")
    hands.press("Add")
    for words in ("grand angle", "maison medicale du puits", "cpas de sainte-alix"):
        hands.type(words, "Return", "Return")  # the line of the list, then the form: it opens again, empty
    hands.key("Escape")
    assert named(hands.where()) == "Add"  # where one came from
    for name, votes in (("AMO Grand Angle", "31"), (KEPT, "27"), ("CPAS de Sainte-Alix", "12")):
        hands.fill(f"Votes for {name}", votes)
    assert "2 elected for 2 seats" in hands.read()
    assert "CPAS de Sainte-Alix" in hands.page_in_front()  # the ballot
    hands.press("Proclaim the result")
    assert sorted(rows(demo, SEATED)) == ["AMO Grand Angle", KEPT]
    assert "proclaimed on" in hands.read()
    hands.key("Ctrl+Z")
    assert sorted(rows(demo, SEATED)) == before


def test_two_organisations_become_one_and_two_again(start: Start, demo: Path) -> None:
    hands = Hands(opened(start, demo))
    standing = f"SELECT name FROM organisations WHERE trashed_at IS NULL AND name IN ('{KEPT}', '{LOST}')"
    hands.key("Ctrl+2")
    find(hands, KEPT)
    hands.press("Merge with another record…")
    hands.type("deux moulins", "Return")
    hands.press("Compare these two")
    assert f"“{LOST}” goes into “{KEPT}”" in hands.read()
    hands.key("Right")  # the name of the other
    hands.press("Merge")
    assert rows(demo, standing) == [LOST]
    hands.key("Ctrl+Z")
    assert sorted(rows(demo, standing)) == sorted((KEPT, LOST))
    hands.key("Escape")
    find(hands, KEPT)
    assert hands.running.page.organisation.head.title.text() == KEPT


def test_a_person_is_anonymised_after_all_was_saved(start: Start, demo: Path, tmp_path: Path) -> None:
    hands = Hands(opened(start, demo))
    hands.key("Ctrl+K")
    hands.type("solveig hendrikx", "Return")
    hands.choose("Personal data", "Anonymise…")
    assert "This cannot be taken back." in hands.read()
    hands.press("Everything we hold…", back=True)
    assert "Solveig Hendrikx" in hands.page_in_front()
    paper, machine = tmp_path / "tout.pdf", tmp_path / "tout.json"
    hands.save_as("Save", paper)
    hands.save_as("Save as JSON…", machine)
    assert "Solveig Hendrikx" in PdfReader(io.BytesIO(paper.read_bytes())).pages[0].extract_text()
    assert "Hendrikx" in machine.read_text(encoding="utf-8")
    hands.choose("Personal data", "Anonymise…")
    hands.type("solveig hendrikx")
    hands.press("Anonymise for good")
    assert hands.running.page.person.head.title.text() == "Anonymised person no. 1"
    assert rows(demo, "SELECT count(*) FROM people WHERE last_name = 'Hendrikx'") == [0]
    hands.key("Ctrl+F")
    hands.type("nobody")  # the keyboard was not lost on the way
    assert hands.running.page.list.search.text() == "nobody"
