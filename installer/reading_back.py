"""The report of the demonstration as it was printed by an installed program: read back."""

from pathlib import Path

from pypdf import PdfReader

from installer.steps import stop, tell

YEAR = "2025"
_PAGES = 30
_WORDS = ("Rapport d’activité", "Sainte-Alix", YEAR)


def check_report(path: Path) -> None:
    """All of its pages, with the words that only this report has."""
    if not path.exists():
        stop(f"The report was not printed: {path} is not there.")
    reader = PdfReader(path)
    text = "\n".join(page.extract_text() for page in reader.pages)
    missing = [word for word in _WORDS if word not in text]
    if missing or len(reader.pages) < _PAGES:
        stop(f"The report has {len(reader.pages)} pages and lacks {missing}.")
    tell(f"  report of {YEAR}: {len(reader.pages)} pages, {len(text)} letters, {path.stat().st_size / 1e6:.1f} MB")
