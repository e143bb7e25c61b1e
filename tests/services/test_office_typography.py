"""How the office sets its documents: no-break spaces of French, lines that end together, the size of the text."""

import io
import re
import zipfile
from typing import Any
from uuid import UUID

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from csxl_desktop.documents.newsletter_mail import mail_body
from csxl_desktop.domain.choices import TextSize
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.i18n import french_spaces
from csxl_desktop.i18n.french_spaces import FrenchSpaces
from csxl_desktop.services.printing import Document, render, render_word, typography_of
from csxl_desktop.services.two_languages import BOTH, in_languages
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import raw_text, reader
from tests.factories import SPRING, assembly, make, paragraph

NARROW, WIDE = "\u202f", "\u00a0"
TYPED = "Se loger ? Un « toit » !"
LONG = f"{TYPED} {'Les logements manquent dans le quartier et chaque partenaire le dit autrement. ' * 6}"
RUNNING = ("minutes", "invitation", "report")
YEAR = 2026


@pytest.fixture
def planned(workspace: Workspace) -> UUID:
    """A meeting whose theme, agenda and letter hold what French sets, and a report that tells of it."""
    case = assembly(workspace)
    workspace.records.change(Meeting, case.meeting, {"theme": TYPED, "invitation_text": paragraph(LONG)})
    first, *_rest = workspace.meetings.record(case.meeting).items
    workspace.records.change(AgendaItem, first.id, {"text": paragraph(LONG)})
    make(workspace, ReportSection, year=YEAR, code="introduction", title="Avant", position=1, text=paragraph(LONG))
    return case.meeting


def choose(workspace: Workspace, **values: object) -> None:
    workspace.records.change(Office, workspace.office.office_id(), values)


def document(workspace: Workspace, kind: str, meeting: UUID, language: str = "fr") -> Document:
    if kind == "report":
        return workspace.documents.report(YEAR, language=language)
    made: Any = getattr(workspace.documents, kind)
    shown: Document = made(meeting, language=language)
    return shown


def word_text(made: Document) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(render_word(made))).paragraphs)


def sizes(pdf: bytes) -> set[float]:
    """Every size that letters are set in."""
    return {float(size) for size in re.findall(rb" ([\d.]+) Tf", _drawn(pdf))}


def is_spread(pdf: bytes) -> bool:
    """Whether the words of a line stand further apart than they would alone."""
    return any(float(width) > 0 for width in re.findall(rb"([-\d.]+) Tw", _drawn(pdf)))


def _drawn(pdf: bytes) -> bytes:
    return b"\n".join(page.get_contents().get_data() for page in reader(pdf).pages)  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["attendance_sheet", *RUNNING])
def test_each_document_has_the_spaces_that_the_office_chose(workspace: Workspace, planned: UUID, kind: str) -> None:
    def printed() -> str:
        return raw_text(render(document(workspace, kind, planned)))

    assert f"loger{NARROW}? Un « toit »{NARROW}!" in printed()

    choose(workspace, narrow_guillemets=True)
    assert f"Un «{NARROW}toit{NARROW}»{NARROW}!" in printed()

    choose(workspace, narrow_spaces=False, narrow_guillemets=False)
    assert NARROW not in printed()  # a wide one is read back as a space


def test_word_and_mail_have_the_same_spaces(workspace: Workspace, planned: UUID) -> None:
    issue = workspace.newsletters.begin().record_id
    workspace.records.change(Newsletter, issue, {"title": TYPED, "text": paragraph(TYPED)})
    choose(workspace, narrow_spaces=False, narrow_guillemets=True)
    wanted = f"Se loger{WIDE}? Un «{NARROW}toit{NARROW}»{WIDE}!"

    for kind in RUNNING:
        assert wanted in word_text(document(workspace, kind, planned)), kind
    letter = workspace.newsletters.document(issue)
    assert wanted in word_text(letter)
    body = mail_body(letter.content, letter.look.accent, typography_of(letter))
    assert body.html.count(wanted) == 2


def test_only_french_is_set_so(workspace: Workspace, planned: UUID) -> None:
    choose(workspace, narrow_guillemets=True)

    for language in ("nl", "en"):
        assert NARROW not in raw_text(render(document(workspace, "minutes", planned, language)))
        assert TYPED in word_text(document(workspace, "minutes", planned, language))
    both = in_languages(BOTH, lambda language: document(workspace, "invitation", planned, language))
    assert both.second is not None
    first, second = (raw_text(render(each)) for each in (Document(both.kind, both.content, "", both.look), both.second))
    assert (NARROW in first, NARROW in second) == (True, False)


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("kind", RUNNING)
def test_lines_end_together_where_the_office_wants_it(
    workspace: Workspace, planned: UUID, kind: str, language: str
) -> None:
    before = render(document(workspace, kind, planned, language))
    choose(workspace, text_justified=True)
    after = document(workspace, kind, planned, language)

    assert (is_spread(before), is_spread(render(after))) == (False, True)
    word = docx.Document(io.BytesIO(render_word(after)))
    (told, *_more) = [each for each in word.paragraphs if "Les logements manquent" in each.text]
    style: Any = told.style
    assert WD_ALIGN_PARAGRAPH.JUSTIFY in {told.alignment, style.paragraph_format.alignment}
    settings = zipfile.ZipFile(io.BytesIO(render_word(after))).read("word/settings.xml").decode()
    assert "doNotExpandShiftReturn" in settings


@pytest.mark.parametrize(
    ("size", "points"),
    [(TextSize.SMALL, 10), (TextSize.NORMAL, 10.5), (TextSize.LARGE, 11), (TextSize.LARGER, 12)],
)
def test_running_text_has_the_size_that_the_office_chose(
    workspace: Workspace, planned: UUID, size: TextSize, points: float
) -> None:
    choose(workspace, text_size=size)

    for kind in RUNNING:
        made = document(workspace, kind, planned)
        found = sizes(render(made))
        assert points in found, kind
        assert (10.5 in found) == (points == 10.5), kind
        normal: Any = docx.Document(io.BytesIO(render_word(made))).styles["Normal"]
        assert normal.font.size.pt == points, kind


def test_a_sheet_keeps_its_lines_whatever_is_chosen(workspace: Workspace, planned: UUID) -> None:
    before = sizes(render(document(workspace, "attendance_sheet", planned)))
    choose(workspace, text_size=TextSize.LARGER, text_justified=True)
    after = render(document(workspace, "attendance_sheet", planned))

    assert sizes(after) == before
    assert not is_spread(after)


def test_undo_brings_the_choice_back(workspace: Workspace) -> None:
    choose(workspace, text_size=TextSize.LARGER, text_justified=True)
    workspace.history.undo()

    look = workspace.documents.members(SPRING).look
    assert (look.text_size, look.text_justified) == (TextSize.NORMAL, False)


def test_what_is_typed_follows(workspace: Workspace) -> None:
    choose(workspace, narrow_spaces=False, narrow_guillemets=True)

    workspace.vocabulary.speak()

    assert french_spaces.in_use() == FrenchSpaces(narrow_marks=False, narrow_guillemets=True)
