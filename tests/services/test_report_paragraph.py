"""The paragraph for the report: taken from the thematic item, kept, marked when the minutes changed."""

from datetime import date

import pytest

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.report_paragraph import minutes_changed, proposed_paragraph, source_digest
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.services.report_paragraph import NothingWrittenError
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import SPRING, meeting, paragraph


def told(workspace: Workspace, meeting_id: object) -> tuple[str, bool]:
    """What the paragraph says, and whether it is marked."""
    record = workspace.meetings.record(meeting_id)  # type: ignore[arg-type]
    values = workspace.records.values(Meeting, record.row.id)
    return record.report_paragraph.plain(), minutes_changed(record.items, values["report_source_sha256"])


def test_the_thematic_item_is_taken_and_a_later_change_is_marked_until_taken_or_kept(workspace: Workspace) -> None:
    planned = meeting(workspace, theme="Isolement")
    items = workspace.meetings.record(planned).items
    theme = next(item for item in items if item.kind is ItemKind.THEME)
    workspace.records.change(AgendaItem, items[0].id, {"text": paragraph("Le PV est approuvé.")})
    workspace.records.change(AgendaItem, theme.id, {"text": paragraph("Trois services parlent.")})

    workspace.report_paragraph.take(planned)
    assert told(workspace, planned) == ("Trois services parlent.", False)

    workspace.records.change(AgendaItem, items[0].id, {"text": paragraph("Le PV est approuvé sans remarque.")})
    assert told(workspace, planned)[1] is False, "only what is told counts"
    workspace.records.change(Meeting, planned, {"report_paragraph": paragraph("Trois services.")})
    workspace.records.change(AgendaItem, theme.id, {"text": paragraph("Quatre services parlent.")})
    assert told(workspace, planned) == ("Trois services.", True)

    workspace.report_paragraph.keep(planned)
    assert told(workspace, planned) == ("Trois services.", False)
    workspace.records.change(AgendaItem, theme.id, {"text": paragraph("Cinq services parlent.")})
    workspace.report_paragraph.take(planned)
    assert told(workspace, planned) == ("Cinq services parlent.", False)


def test_minutes_without_a_theme_propose_every_item_under_its_title(workspace: Workspace) -> None:
    planned = meeting(workspace, on=date(2026, 5, 4))
    items = workspace.meetings.record(planned).items
    assert source_digest(items) == ""
    text = RichText((Block("a", "p", (Span("Premier."),)), Block("b", "pagebreak"), Block("c", "p", (Span("Suite."),))))
    workspace.records.change(AgendaItem, items[0].id, {"text": text})
    assert proposed_paragraph(workspace.meetings.record(planned).items).plain() == "Premier.\nSuite."
    workspace.records.change(AgendaItem, items[1].id, {"text": paragraph("Deuxième.")})

    written = workspace.meetings.record(planned).items
    proposed = proposed_paragraph(written)

    titles = [item.title for item in written[:2]]
    assert proposed.plain().splitlines() == [titles[0], "Premier.", "Suite.", titles[1], "Deuxième."]
    assert len({block.id for block in proposed.blocks}) == len(proposed.blocks)


def test_nothing_written_is_nothing_to_take(workspace: Workspace) -> None:
    planned = meeting(workspace, on=SPRING)
    with pytest.raises(NothingWrittenError):
        workspace.report_paragraph.take(planned)
    with pytest.raises(RecordNotFoundError):
        workspace.report_paragraph.take(new_id())
