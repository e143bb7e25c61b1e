"""`csxl print … --selection NAME`: labels, badges, table names and letters of whoever a name stands for."""

import io
from pathlib import Path

import docx
import pytest

from csxl_desktop.cli.printing import WrongSheetError, label_sheet
from csxl_desktop.domain.content.labels import L7159
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.domain.search_criteria import SearchCriteria
from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.documents.trial_meeting import whole
from tests.factories import assembly


@pytest.fixture
def filled(workspace: Workspace) -> Path:
    case = assembly(workspace)
    workspace.records.change(Organisation, case.canevas, {"street": "Rue X 1", "city": "Sainte-Alix"})
    workspace.selections.keep_search("Canevas", SearchCriteria(text="canevas"))
    text = RichText((Block("a", "p", (Span("Bonjour "), LiveField("organisation"))),))
    workspace.selection_documents.keep_letter_text("Vœux", text)
    workspace.close()
    return workspace.folder


@pytest.mark.parametrize(
    ("document", "words"),
    [("labels", "Rue X 1"), ("badges", "Odile Verbeke"), ("table-names", "(Le) Canevas"), ("slips", "Canevas")],
)
def test_documents_are_printed_for_a_selection(
    csxl: Csxl, filled: Path, tmp_path: Path, document: str, words: str
) -> None:
    path = tmp_path / "made.pdf"
    said = csxl("print", filled, document, "--selection", "canevas", "--sheet", "L7159", "--start", 2, "-o", path)
    assert (said.status, said.out) == (0, f"{path}\n")
    assert words in whole(path.read_bytes())
    assert "Espace Rencontre" not in whole(path.read_bytes())


def test_letters_come_as_pdf_and_as_word(csxl: Csxl, filled: Path, tmp_path: Path) -> None:
    pdf, word = tmp_path / "letters.pdf", tmp_path / "letters.docx"
    assert csxl("print", filled, "letters", "--selection", "Canevas", "-o", pdf).status == 0
    assert csxl("print", filled, "letters", "--selection", "Canevas", "--title", "voeux", "-o", word).status == 0
    assert "Bonjour (Le) Canevas" in whole(pdf.read_bytes())
    said = [each.text for each in docx.Document(io.BytesIO(word.read_bytes())).paragraphs]
    assert "Bonjour (Le) Canevas" in said


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("labels", "--selection", "Personne"), 2, "is called “Personne”"),
        (("labels", "--sheet", "A4"), 2, "is no sheet of labels"),
        (("labels", "--sheet", "9x9:63.5x38.1:7x15"), 1, "do not stand on an A4 sheet"),
        (("labels", "--selection", "Canevas", "--start", "22"), 1, "from 1 to 21"),
        (("letters", "--selection", "Canevas", "--title", "Rien"), 1, "No letter text is called “Rien”"),
    ],
)
def test_what_names_nobody_is_refused(
    csxl: Csxl, filled: Path, tmp_path: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    said = csxl("print", filled, *arguments, "-o", tmp_path / "made.pdf")
    assert (said.status, words in said.err) == (status, True)
    assert not (tmp_path / "made.pdf").exists()


def test_a_sheet_is_named_or_measured() -> None:
    assert label_sheet("l7159") == L7159
    free = label_sheet("2x5:90x50.5:10x10:2.5x0")
    assert (free.columns, free.rows, free.width, free.height) == (2, 5, 90.0, 50.5)
    assert (free.left, free.top, free.gap_x, free.gap_y) == (10.0, 10.0, 2.5, 0.0)
    with pytest.raises(WrongSheetError):
        label_sheet("2x5")
