"""An invented office and an invented assembly, for the documents about a meeting."""

from datetime import date, time
from io import BytesIO

from pypdf import PdfReader

from csxl_desktop.domain.content.meeting_facts import MeetingFacts, Venue
from csxl_desktop.domain.content.shared import OfficeIdentity, PersonName

OFFICE = OfficeIdentity(
    "Coordination Sociale de Sainte-Alix",
    host="CPAS de Sainte-Alix",
    address=("Rue du Marché 10", "1099 Sainte-Alix"),
    phones=("026415621",),
    emails=("coordination@exemple.be",),
    web="www.exemple.be",
)
ASSEMBLY = MeetingFacts(
    "Assemblée générale",
    "Sortir de l’isolement",
    3,
    date(2026, 4, 2),
    starts=time(9, 30),
    ends=time(12),
    venue=Venue("Maison des Tilleuls", ("Rue Haute 3", "1099 Sainte-Alix"), "Entrée par la cour"),
)
ODILE = PersonName("Mme", "Odile", "Verbeke")
FATOU = PersonName("Mme", "Fatou", "Keita")
YOUSSEF = PersonName("M.", "Youssef", "El Amrani")
NOUR = PersonName("", "Nour", "Haddad")


def pages(pdf: bytes) -> list[str]:
    """The text of each page, its spaces and line ends made single spaces."""
    reader = PdfReader(BytesIO(pdf))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def whole(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages(pdf))


def outline(pdf: bytes) -> list[str]:
    """The titles of the outermost bookmarks."""
    found = PdfReader(BytesIO(pdf)).outline
    return [str(entry.title) for entry in found if not isinstance(entry, list)]
