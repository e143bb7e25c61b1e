"""A year of the directory by somebody who has a keyboard only; the file is asked at the end, without the program."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import Start
from tests.journeys.dossier_file import rows
from tests.journeys.hands import Hands
from tests.journeys.running import Running

NEW, RENAMED, GONE = "Atelier Vélo du Canal", "Maison médicale de la Source", "AMO Grand Angle"


def opened(start: Start, demo: Path) -> Running:
    running = start()
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    return running


def find(hands: Hands, words: str) -> None:
    """The first organisation of the list that bears the words, its record beside it."""
    hands.key("Ctrl+F", "Ctrl+A")
    hands.type(words, "Return")


def test_a_year_of_directory_work(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    hands = Hands(running)
    day = running.ask(lambda services: services.today())
    today = f"{day:%d/%m/%Y}"
    hands.key("Ctrl+2")
    _somebody_new(hands, today)
    _what_changes(hands, today)
    _phone_slip_and_mail(hands)
    _on_paper(hands, day.year)
    hands.key("Ctrl+K")
    hands.type("maison medicale du puits")
    hands.key("Return")  # the former name still finds it
    assert running.page.organisation.head.title.text() == RENAMED
    _agree(demo, day.isoformat())
    hands.key("Escape", "Ctrl+Z")  # the last act: the slip; the others stand
    assert rows(demo, "SELECT count(*) FROM organisations WHERE name = ?", RENAMED) == [1]


def _somebody_new(hands: Hands, today: str) -> None:
    """A double is warned of, then the record is written down, the candidacy noted, the membership begun."""
    hands.key("Ctrl+N")
    hands.type("Maison medicale Puits")
    assert "Is it one of these?" in hands.read()
    assert "Maison médicale du Puits" in hands.read()
    hands.key("Ctrl+A")
    hands.type(NEW, "Return")
    hands.fill("Street and number", "Quai du Canal 8")
    hands.fill("Arrêt le plus proche", "Canal")
    hands.fill("Add a tag", "vélo", "Return")
    hands.choose("Tools", "Candidates")
    hands.press("New candidate")
    hands.type("Atelier Vélo", "Down", "Return")
    hands.press("Note the candidacy")
    assert NEW in hands.read()
    hands.key("Escape")
    find(hands, "atelier velo")
    hands.choose("Record an act", "It joins…")
    hands.fill("Member since", today)
    hands.press("Make a member")


def _what_changes(hands: Hands, today: str) -> None:
    """Another name, another representative, a departure with what follows from it."""
    find(hands, "maison medicale du puits")
    hands.choose("Record an act", "It takes another name…")
    hands.type(RENAMED, "Tab")
    hands.press("Record the new name")
    hands.choose("Record an act", "Its representative changes…")
    hands.type("Lise Verdun", "Return")  # nobody yet: she is written down
    hands.press("Record the change")
    find(hands, "grand angle")
    hands.choose("Record an act", "It leaves…")
    hands.type(today, "Tab")
    hands.press("Note the departure")


def _phone_slip_and_mail(hands: Hands) -> None:
    """The phone rings; a slip comes back; the members get a mail."""
    hands.choose("Tools", "Contact log")
    hands.type(f"{RENAMED} : logement", "Return")
    hands.key("Escape")
    hands.choose("Tools", "Verification round")
    hands.type("16")
    hands.press("Nothing to change")
    hands.key("Escape", "Escape")
    hands.key("Ctrl+F", "Ctrl+A", "Delete")
    hands.go("Organisations")
    hands.key("Ctrl+A")
    hands.choose("With the selection", "Copy the mail addresses")
    copied = QApplication.clipboard().text()
    assert 20 < copied.count("@") <= 99
    assert len(copied) < 1900
    hands.key("Escape")


def _on_paper(hands: Hands, year: int) -> None:
    """The changes of the year as they are printed."""
    hands.choose("Tools", "Changes of the year")
    hands.pick("Year", str(year))
    words = " ".join(hands.page_in_front().split())
    assert all(name in words for name in (NEW, RENAMED, GONE, "Lise Verdun"))
    hands.key("Escape")


def _agree(folder: Path, day: str) -> None:
    """What was done, as the file has it."""
    member = (
        "SELECT o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id"
        " WHERE m.joined_on = ? AND m.left_on IS NULL AND m.trashed_at IS NULL"
    )
    assert rows(folder, member, day) == [NEW]
    assert rows(folder, "SELECT street FROM organisations WHERE name = ?", NEW) == ["Quai du Canal 8"]
    tagged = (
        "SELECT t.name FROM tag_links l JOIN tags t ON t.id = l.tag_id JOIN organisations o ON o.id = l.organisation_id"
    )
    assert rows(folder, f"{tagged} WHERE o.name = ? AND l.trashed_at IS NULL", NEW) == ["vélo"]
    alias = (
        "SELECT a.name FROM organisation_aliases a JOIN organisations o ON o.id = a.organisation_id"
        " WHERE o.name = ? AND a.nature = 'former'"
    )
    assert rows(folder, alias, RENAMED) == ["Maison médicale du Puits"]
    speaks = (
        "SELECT p.first_name || ' ' || p.last_name FROM mandates m JOIN people p ON p.id = m.person_id"
        " JOIN organisations o ON o.id = m.organisation_id WHERE o.name = ? AND m.role = 'representative'"
        " AND m.to_on IS NULL AND m.trashed_at IS NULL"
    )
    assert rows(folder, speaks, RENAMED) == ["Lise Verdun"]
    assert rows(folder, speaks, GONE) == []
    seats = (
        "SELECT count(*) FROM seats s JOIN organisations o ON o.id = s.organisation_id"
        " WHERE o.name = ? AND (s.ended_on IS NULL OR s.ended_on > ?) AND s.trashed_at IS NULL"
    )
    assert rows(folder, seats, GONE, day) == [0]
    assert rows(folder, "SELECT theme FROM contact_log WHERE contact_on = ?", day) == ["logement"]
