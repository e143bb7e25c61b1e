"""One item of the minutes for one partner: what is in it, what is not, and where the whole stands."""

import io
from datetime import date

import docx
import pytest
from pypdf import PdfReader

from csxl_desktop.domain.choices import AttendanceState, BasicKind
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.extracts import NoRecipientError
from csxl_desktop.services.minutes_extract import NoSuchItemError
from csxl_desktop.services.printing import Document, render, render_word
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, meeting, paragraph, person

LATER = date(2026, 4, 9)


def pages(document: Document) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(render(document))).pages).split())


def word(document: Document) -> str:
    return " ".join(each.text for each in docx.Document(io.BytesIO(render_word(document))).paragraphs)


def test_an_extract_holds_its_item_and_nobody_who_was_there(workspace: Workspace) -> None:
    key = meeting(workspace, BasicKind.PLENARY, theme="Se loger")
    line = workspace.attendance.add_person(key, person(workspace, "Anna", "Diop")).record_id
    workspace.attendance.set_state(line, AttendanceState.PRESENT)
    first, second = workspace.meetings.record(key).items[:2]
    workspace.records.change(AgendaItem, first.id, {"text": paragraph("Rien à signaler.")})
    workspace.records.change(
        AgendaItem, second.id, {"text": paragraph("Le marché change de jour."), "private_notes": "À taire"}
    )
    workspace.records.change(Meeting, key, {"private_notes": "À taire aussi"})

    extract = workspace.documents.extract(key, [2], recipient="Le Puits")

    for told in (pages(extract), word(extract)):
        assert "Extrait du procès-verbal" in told
        assert "Le marché change de jour." in told
        assert "Le Puits" in told
        assert "Point 2 de la réunion." in told
        assert "pas encore approuvé" in told
        for hidden in ("Rien à signaler", "Diop", "taire"):
            assert hidden not in told
    assert extract.file_name.endswith(f"{SPRING.isoformat()} 2")


def test_an_extract_of_approved_minutes_is_of_what_was_approved(workspace: Workspace) -> None:
    key = meeting(workspace, BasicKind.PLENARY)
    item = workspace.meetings.record(key).items[0]
    workspace.records.change(AgendaItem, item.id, {"text": paragraph("Le loyer monte.")})
    workspace.meetings.mark_held(key)
    workspace.minutes.send(key, SPRING, "tous")
    workspace.minutes.approve(key, meeting(workspace, on=LATER))

    told = pages(workspace.documents.extract(key, [1]))
    assert "Le loyer monte." in told
    assert "pas encore" not in told


@pytest.mark.parametrize("number", [0, 99])
def test_an_item_that_is_not_there_is_refused(workspace: Workspace, number: int) -> None:
    with pytest.raises(NoSuchItemError):
        workspace.documents.extract(meeting(workspace), [1, number])


def test_several_items_stand_in_one_extract_in_the_order_of_the_minutes(workspace: Workspace) -> None:
    key = meeting(workspace, BasicKind.PLENARY, theme="Se loger")
    items = workspace.meetings.record(key).items
    for place, item in enumerate(items, start=1):
        workspace.records.change(AgendaItem, item.id, {"text": paragraph(f"Dit au point numéro {place}.")})

    extract = workspace.documents.extract(key, [3, 1, 3], recipient="Le Puits", language="en")

    for told in (pages(extract), word(extract)):
        assert told.index("numéro 1.") < told.index("numéro 3.")
        assert "numéro 2." not in told
        assert "Items 1 and 3 of the meeting." in told
        assert told.count("For a true extract") == 1
    assert extract.file_name.endswith(f"{SPRING.isoformat()} 1 3")


def test_an_extract_that_left_is_a_line_of_the_log_and_is_told_with_its_meeting(workspace: Workspace) -> None:
    key = meeting(workspace, BasicKind.PLENARY)

    made = workspace.extracts.note_sent(key, (1, 3), " Le Puits ")

    (sent,) = workspace.extracts.sent(key)
    assert (sent.id, sent.recipient) == (made.record_id, "Le Puits")
    assert sent.title == f"Extract of the minutes of {short_date(SPRING)}, items 1 and 3"
    (logged,) = workspace.selections.mailings()
    assert (logged.title, logged.recipients, logged.selection) == (sent.title, 1, "Le Puits")
    workspace.history.undo_transaction(made.transaction_id)
    assert workspace.extracts.sent(key) == ()
    with pytest.raises(NoRecipientError):
        workspace.extracts.note_sent(key, (1,), "  ")
