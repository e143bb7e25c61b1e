"""The first hour: from the first page and the office's own table to the PDF of a sign-in sheet, in forty actions."""

import io
from pathlib import Path

from openpyxl import Workbook
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from csxl_desktop.system.clock import today
from csxl_desktop.ui.manual.window import ManualWindow
from csxl_desktop.ui.start_page import StartPage
from tests.journeys.conftest import Start
from tests.journeys.counted import CountedHands
from tests.journeys.dossier_file import rows
from tests.journeys.running import Running

MOST = 40
OFFICE_SCREEN = QSize(1366, 768)  # offscreen there would be less
OFFICE = "Coordination Sociale de Sainte-Alix"
HEAD = ("N°", "Asbl / Service", "Civilité", "Prénom", "Nom du mandataire", "CP + commune", "Tél/GSM")
PLACE, PLACES = "1099 – Sainte-Alix", "SELECT DISTINCT postal_code || '|' || city FROM organisations"
# Invented; the same columns, and the same oddities of names, as the table of a real office.
MEMBERS = (
    ("Abri du Canal, Centre d'accueil", "M.", "Paul", "Maes"),
    ("AMO Grand Angle", "M.", "Jean", "Petit"),
    ("Antenne Logement", "Mme", "Salma", "Bennani"),
    ("Atelier Vélo", "Mme", "Ingrid", "De Smet"),
    ("Bibliothèque du Parc", "Mme", "Anne-Lise", "Vander Elst"),
    ("(Le) Canevas", "Mme", "Rose", "Lambert"),
    ("Centre de Planning Les Deux Rives", "Mme", "Chloé", "N'Diaye"),
    ("Centre d'Aide aux Familles - CAF", "M.", "Karim", "El Amrani"),
    ("Club des Aînés « La Marelle »", "M.", "Willy", "Goossens"),
    ("École de Devoirs L'Encrier", "Mme", "Fatou", "Sow"),
    ("Entraide & Partage", "M.", "Luc", "Dubois"),
    ("Épicerie sociale Le Panier", "Mme", "Nora", "Haddad"),
    ("Espace Couture", "Mme", "Zeynep", "Yildiz"),
    ("Habitat pour Tous asbl", "M.", "Tom", "Janssens"),
    ("L'Escale", "Mme", "Élodie", "Müller"),
    ("La Ruche", "M.", "Noé", "Lefèvre"),
    ("Maison de Quartier des Tilleuls", "Mme", "Maud", "Renard"),
    ("Maison médicale du Puits", "Mme", "Anna", "Diop"),
    ("Mission locale de Sainte-Alix", "M.", "Bram", "Peeters"),
    ("Régie de Quartier", "M.", "Igor", "Kowalski"),
    ("Service Prévention", "Mme", "Odile", "Verbeke"),
    ("Service Social du CPAS", "Mme", "Lina", "Ferreira da Silva"),
    ("Tiers Lieu Le 27", "M.", "Simon", "Aerts"),
    ("Un Toit à Soi", "Mme", "Hélène", "Charlier"),
    ("Vie Féminine Sainte-Alix", "Mme", "Jeanne", "Öztürk"),
)


def table(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    for number, member in enumerate(MEMBERS, start=1):
        sheet.append((number, *member, PLACE, f"0470 12 34 {number:02}"))
    sheet.append((None, f"TOTAL : {len(MEMBERS)}"))
    book.save(path)
    return path


def logo(path: Path) -> Path:
    picture = QImage(QSize(320, 160), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    assert picture.save(str(path))
    return path


def begun(start: Start) -> Running:
    """The first page, as it stands after the installation."""
    running = start()
    running.program.start()
    page = running.program.window
    assert isinstance(page, StartPage)
    page.activateWindow()
    running.settle()
    return running


def lines_told(running: Running) -> str:
    """What the lines of the table in front are taken for, and what the page says of them."""
    importing = running.page.tool()
    return f"{importing.head.nature.value()}: {importing.source.text()}"


def test_from_the_table_to_the_sheet(start: Start, tmp_path: Path) -> None:
    saved = tmp_path / "presences.pdf"
    running = begun(start)
    hands = CountedHands(running)

    hands.type(OFFICE, "Name of your office")
    hands.click_for_file("Begin from Excel…", table(tmp_path / "membres.xlsx"))
    running.window.resize(OFFICE_SCREEN)
    assert lines_told(running) == f"members: membres.xlsx · {len(MEMBERS)} lines · 1 line of totals passed over"
    hands.click("Import")
    hands.click("Close")  # the strip that says so, which would go by itself
    hands.click("Home")

    hands.click("Introduce it")
    for text, field in (("Rue du Puits 4", "Street and number"), ("1099", "Postal code"), ("Sainte-Alix", "Town")):
        hands.type(text, field)
        hands.key("Tab")
    hands.click_for_file("Choose a logo…", logo(tmp_path / "logo.png"))
    hands.click("Back to Home")

    hands.click("Name the team")
    hands.type("Ana Test", "Add to the team")
    hands.key("Return")
    hands.click("Back to Home")
    assert running.program.state.text("person") == "Ana Test"  # the first of the team works here from now on

    day = today()
    hands.click("Write it down")
    hands.key("Tab")  # the kind is right
    hands.type(f"{day.day}/{day.month}/{day.year}", "Date")
    hands.key("Return")
    hands.click("Home")

    hands.click("Prepare the sheet")
    hands.click("Invite those expected")
    hands.click_for_file("Save", saved)

    words = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(saved.read_bytes())).pages).split())
    people = [f"{first} {last}".replace("'", "’") for _name, _civility, first, last in MEMBERS]
    assert [name for name in people if name not in words] == []
    assert OFFICE in words
    assert len(hands.actions) <= MOST, hands.actions
    assert running.said == []
    hands.click("Home")
    assert [step.done for step in running.page.guide.steps.steps()] == [True] * 5
    assert rows(running.remembered(), "SELECT count(*) FROM memberships WHERE trashed_at IS NULL") == [len(MEMBERS)]
    assert rows(running.remembered(), PLACES) == ["1099|Sainte-Alix"]


def test_demonstration_goes_by_one_click_and_comes_back(start: Start, home: Path) -> None:
    running = begun(start)
    hands = CountedHands(running)
    hands.click("Look at the demonstration")
    demonstration = running.remembered()
    assert (demonstration / "csxl.db").exists()
    hands.actions.clear()

    hands.click("Remove the demonstration")

    assert len(hands.actions) == 1
    page = running.program.window
    assert isinstance(page, StartPage)
    assert page.notice.text() == "The demonstration is removed. What was typed in it is kept for 30 days."
    assert not demonstration.exists()
    assert running.program.state.text("dossier") == ""

    hands.click("Undo")
    assert running.remembered() == demonstration
    assert running.ask(lambda services: len(services.meetings.years())) > 1

    hands.click("Begin your own dossier…")
    assert isinstance(running.program.window, StartPage)
    assert not running.program.dossier.is_open
    hands.type(OFFICE, "Name of your office")
    hands.key("Return")
    assert running.window.windowTitle() == f"CSXL – {OFFICE}"
    assert running.said == []


def test_first_page_opens_the_manual_at_its_chapter(start: Start) -> None:
    running = begun(start)
    CountedHands(running).click("Manual (F1)")
    page = running.program.window
    assert page is not None
    (manual,) = page.findChildren(ManualWindow)
    running.until(manual.isVisible)
    assert manual.browser.chapter() == "first-hour"
