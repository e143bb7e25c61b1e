"""Minutes of a million letters: headings, paragraphs with bold words, lists and tables in every item."""

from datetime import date
from pathlib import Path

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.services.workspace import new_workspace
from csxl_desktop.system import clock
from tests import factories
from tests.benchmarks.material import AUTHOR

LETTERS = 1_000_000
_SENTENCE = "Les partenaires échangent sur l’accès au logement des familles de Sainte-Alix et conviennent d’un suivi. "


def long_minutes(folder: Path) -> str:
    """A dossier with one assembly that has so much to say; returns the meeting's id."""
    with new_workspace(folder, AUTHOR, clock.now_utc, office_name="Coordination Sociale") as workspace:
        meeting = factories.meeting(workspace, BasicKind.PLENARY, date(2026, 3, 12), theme="Se loger")
        items = workspace.meetings.record(meeting).items
        text = _text(LETTERS // len(items))
        for item in items:
            workspace.records.change(AgendaItem, item.id, {"text": text})
        assert len(text.plain()) * len(items) >= LETTERS
        return str(meeting)


def _text(letters: int) -> RichText:
    chapter = len(RichText(tuple(_chapter(0))).plain())
    return RichText(tuple(block for number in range(letters // chapter + 1) for block in _chapter(number)))


def _chapter(number: int) -> list[Block]:
    paragraph = (Span(_SENTENCE * 2), Span(_SENTENCE, "b"), Span(_SENTENCE * 3))
    row = tuple((Span(_SENTENCE[:40]),) for _column in range(3))
    return [
        Block(f"h{number}", "h", (Span(f"Chapitre {number}"),), level=2),
        *(Block(f"p{number}-{each}", "p", paragraph) for each in range(4)),
        *(Block(f"l{number}-{each}", "li", (Span(_SENTENCE),), list_kind="bullet") for each in range(6)),
        Block(f"t{number}", "table", rows=(row,) * 6, header=True),
    ]
