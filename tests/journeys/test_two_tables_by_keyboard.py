"""The members' tables of two years, taken in by somebody who has a keyboard only, and one of them taken back later."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

from csxl_desktop.services.workspace import new_workspace
from tests.conftest import AUTHOR, NOW
from tests.journeys.conftest import Start
from tests.journeys.dossier_file import rows
from tests.journeys.hands import Hands

HEAD = "Organisation\tCivilité\tPrénom\tNom\tFonction\tE-mail\n"
FIRST = HEAD + (
    "Maison médicale du Puits\tMme\tAnna\tDiop\tCoordinatrice\tanna@puits.exemple\n"
    "AMO Grand Angle\tM.\tJean\tPetit\tDirecteur\tjean@amo.exemple\n"
    "Le Canevas\tMme\tRose\tLambert\t\trose@canevas.exemple\n"
    "L'Abri du Canal\tM.\tPaul\tMaes\tDirecteur\tpaul@abri.exemple\n"
)
SECOND = HEAD + (
    "Maison médicale du Puits\tMme\tMaud\tRenard\tCoordinatrice\tmaud@puits.exemple\n"
    "AMO Grand-Angle\tM.\tJean\tPetit\tDirecteur\tjean@amo.exemple\n"
    "(Le) Canevas\tMme\tRose\tLambert\t\trose@canevas.exemple\n"
    "École du Parc\tMme\tLise\tVerdun\tDirectrice\tlise@parc.exemple\n"
    "\tM.\tSimon\tAerts\tDirecteur\t\n"
    "\tMme\tAutre\tLigne\t\t\n"
)
LINES = "What the table would do"
AFTER = ["AMO Grand Angle", "Espace Couture", "Le Canevas", "Maison médicale du Puits", "École du Parc"]
OPEN = (
    "SELECT o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id"
    " WHERE m.left_on IS NULL AND m.trashed_at IS NULL AND o.trashed_at IS NULL"
)
SPEAKS = (
    "SELECT p.last_name FROM mandates m JOIN people p ON p.id = m.person_id JOIN organisations o ON o.id ="
    " m.organisation_id WHERE o.name = ? AND m.to_on IS NULL AND m.trashed_at IS NULL AND p.trashed_at IS NULL"
)


def test_two_tables_a_year_apart(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    new_workspace(folder, AUTHOR, lambda: NOW, office_name="Coordination Sociale").close()
    running = start()
    running.program.state.set_text("person", "Ana Test")
    running.program.start(folder)
    running.settle()
    hands = Hands(running)

    hands.key("Ctrl+2")
    hands.press("Import a table")
    QApplication.clipboard().setText(FIRST)
    hands.key("Ctrl+V")
    hands.fill("State of the membership on (optional)", "1/1/2025")
    hands.press("Import")

    hands.press("Import a table")
    QApplication.clipboard().setText(SECOND)
    hands.key("Ctrl+V")
    hands.fill("State of the membership on (optional)", "1/6/2025")
    _decide(hands)
    hands.press("Import")
    _changes_of_the_year(hands)
    assert members(folder) == AFTER
    hands.key("Escape")

    # Weeks later: somebody worked on what had come in, then the second table turns out to be wrong.
    hands.key("Ctrl+F")
    hands.type("parc", "Return")
    hands.fill("Street and number", "Rue du Parc 12")
    hands.choose("Tools", "Import a table")
    hands.go("Earlier imports")
    hands.key("Home", "Return")
    assert "École du Parc" in hands.read()  # what stays, and why
    hands.press("Undo this import")
    assert members(folder) == ["AMO Grand Angle", "Le Canevas", "L’Abri du Canal", "Maison médicale du Puits"]
    assert rows(folder, SPEAKS, "Maison médicale du Puits") == ["Diop"]
    assert rows(folder, "SELECT street FROM organisations WHERE name = 'École du Parc'") == ["Rue du Parc 12"]
    assert rows(folder, "SELECT name FROM set_aside_lines WHERE settled_on IS NULL") == ["Autre Ligne"]

    hands.key("Ctrl+Y")  # the table was right after all
    assert members(folder) == AFTER


def _decide(hands: Hands) -> None:
    """A refused line corrected, another set aside, the member that is missing said to have left."""
    hands.go(LINES)
    hands.key("Home", "Return")  # the first line that is refused: into its cells
    hands.type("Espace Couture", "Return")
    hands.go(LINES)
    hands.key("Home")
    hands.press("Set aside")
    hands.go(LINES)
    hands.key("4")


def _changes_of_the_year(hands: Hands) -> None:
    """What the second table changed, and nothing else, is printed."""
    hands.choose("Tools", "Changes of the year")
    hands.pick("Year", "2025")
    hands.press("FR")
    words = hands.page_in_front()
    assert re.search(r"2\s+arrivées\s+1\s+départ\s+1\s+nouveau mandataire", words)
    arrived, left, speaking = re.split(r"Départs|Nouveaux mandataires", words.split("Arrivées")[1])
    assert re.findall(r"^(?:École|Espace|AMO|Le|Maison).*$", arrived, re.MULTILINE) == [
        "École du Parc",
        "Espace Couture",
    ]
    assert "L’Abri du Canal" in left
    assert "31/05/2025" in left
    assert re.search(r"Maison médicale du Puits\s+Mme Maud Renard\s+Mme Anna Diop\s+01/06/2025", speaking)


def members(folder: Path) -> list[str]:
    return sorted(rows(folder, OPEN))
