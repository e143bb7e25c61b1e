"""Every document of the demonstration, in French and in Dutch, read for the slips that a reader would notice."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

import pytest

from csxl_desktop import i18n
from csxl_desktop.services.demo import load_demo
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace, new_workspace
from csxl_desktop.system.paths import resources
from tests.conftest import AUTHOR, NOW
from tests.documents.reading import raw_text

YEAR = 2026
PRINTS: dict[str, Callable[[Workspace, str], Document]] = {
    "report": lambda w, language: w.documents.report(YEAR, language=language),
    "report of a closed year": lambda w, language: w.documents.report(YEAR - 1, language=language),
    "minutes": lambda w, language: w.documents.minutes(_assembly(w, "held"), language=language),
    "attendance sheet": lambda w, language: w.documents.attendance_sheet(_assembly(w, "held"), language=language),
    "invitation": lambda w, language: w.documents.invitation(_assembly(w, "planned"), language=language),
    "members": lambda w, language: w.documents.members(date(YEAR, 11, 21), language=language),
    "committee": lambda w, language: w.documents.committee(date(YEAR, 11, 21), language=language),
}
FRENCH_SLIPS = {
    "a straight apostrophe": r"\w'\w",
    # ReportLab writes a no-break space as a space: where a line ends tells them apart.
    "a line that begins with : ; ? ! »": r"(?m)^ ?[:;?!»]",
    "a line that ends with «": r"(?m)«\s*$",
    "no space before : ; ? !": r"[^\W\d_][;?!](?=\s)|[^\W\d_]:(?=\s)",
    "an ordinal with a space": r"\b1 er\b|\b\dième|\bième\b",
    "no elision": r"\b(?:de|le|la|que|jusque) (?:assemblée|organisation|année|association)\b",
    "a plural after one": r"(?<!et )\b(?:1|un|une) (?:personnes|partenaires|séances|membres|rencontres|sièges)\b",
    "a singular after several": r"\b(?![01]\b)\d+ (?:personne|partenaire|séance|membre)\b",
    "nought in a sentence": r"\b(?:zéro|0) (?:fois|séance|membre|partenariat|assemblée)",
}
SLIPS = {
    "Python's None": r"\bNone\b",
    "a field left open": r"[{}]",
    "two spaces": r"[^\s] {2,}[^\s]",
    "a doubled mark": r",,|(?<!\.)\.\.(?!\.)|,\.|\.,(?!\w)|::|;;",
    "a code of the program": r"\b(?:held|planned|sent|draft|exact|more_than|takes_part|sits_in_council)\b",
}
# Words of the code's own language that no French or Dutch sentence holds.
ENGLISH = (
    r"(?i)\b(?:the|and|with|these|those|brought|together|people|assembly|assemblies|year|everyone|before|each|"
    r"steering|counted|their|from|only|where|held|by|on paper|next meeting|sign-in|draft)\b"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demonstration dossier, only read."""
    i18n.load(resources() / "locale", "fr")
    folder = tmp_path_factory.mktemp("demo") / "dossier"
    with new_workspace(folder, AUTHOR, lambda: NOW, office_name="Coordination Sociale de Sainte-Alix") as workspace:
        load_demo(workspace, resources())
        yield workspace


@pytest.fixture(scope="module")
def printed(demo: Workspace) -> Callable[[str, str], str]:
    """The letters of a document, printed once."""
    kept: dict[tuple[str, str], str] = {}

    def text(name: str, language: str) -> str:
        i18n.load(resources() / "locale", language)
        if (name, language) not in kept:
            kept[name, language] = raw_text(render(PRINTS[name](demo, language)))
        return kept[name, language]

    return text


@pytest.mark.parametrize("name", PRINTS)
def test_a_french_document_has_no_slip(printed: Callable[[str, str], str], name: str) -> None:
    text = printed(name, "fr")

    assert len(text) > 200
    assert slips(text, SLIPS | FRENCH_SLIPS) == {}


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("name", PRINTS)
def test_a_document_speaks_one_language(printed: Callable[[str, str], str], name: str, language: str) -> None:
    # The office's own addresses are in the language of the web.
    text = re.sub(r"https?://\S+|\S+@\S+", "", printed(name, language))

    assert slips(text, SLIPS | {"an English word": ENGLISH}) == {}


def test_sums_of_the_report_stand_in_it(demo: Workspace, printed: Callable[[str, str], str]) -> None:
    assemblies = [row for row in demo.meetings.rows(YEAR) if row.number and row.state == "held"]
    persons = sum(row.count.persons or 0 for row in assemblies)
    partners = sum(row.count.partners or 0 for row in assemblies)
    text = " ".join(printed("report", "fr").split())

    assert f"ont réuni {persons} personnes et {partners} partenaires" in text
    assert "Personnes :" in text
    assert "Partenaires :" in text


@pytest.mark.parametrize(
    "slip",
    [
        *("l'office", "Ordre du jour\n:", "«\nThé", "mot: suite", "1 er mars", "2ième", "le assemblée"),
        *("1 personnes", "12 membre", "{year}", "None", "deux  mots", "fin..", "Vraiment?\n", "zéro fois", "held"),
    ],
)
def test_slips_are_found(slip: str) -> None:
    assert slips(f"Un texte, {slip} et la suite", SLIPS | FRENCH_SLIPS)


def slips(text: str, patterns: dict[str, str]) -> dict[str, list[str]]:
    """What each pattern found, with a few letters around it."""
    return {
        what: found
        for what, pattern in patterns.items()
        if (found := [text[max(0, m.start() - 25) : m.end() + 15] for m in re.finditer(pattern, text)])
    }


def _assembly(workspace: Workspace, state: str) -> UUID:
    return next(row.id for row in reversed(workspace.meetings.rows(YEAR)) if row.number and row.state == state)
