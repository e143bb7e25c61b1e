"""Annexes: any file once by content, its sentence in an item, its line in the documents, nothing under the seal."""

import re
from datetime import date
from io import BytesIO
from uuid import UUID

import docx
import pytest
from pypdf import PdfReader

from csxl_desktop.domain.enclosures import Annex
from csxl_desktop.domain.errors import MinutesSealedError, RecordNotFoundError
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, assembly, make, meeting, paragraph


def first_item(workspace: Workspace, meeting: UUID) -> UUID:
    return workspace.meetings.record(meeting).items[0].id


def test_a_file_is_annexed_once_with_what_it_tells(workspace: Workspace) -> None:
    case = assembly(workspace)
    item = first_item(workspace, case.meeting)
    annexes = workspace.annexes

    first = annexes.add(
        case.meeting, b"PK slides", "bail.pptx", title="Le bail", author="F. Keita", points=("signer", "partir")
    )
    again = annexes.add(case.meeting, b"PK slides", "copie.pptx")
    annexes.add(case.meeting, b"#!/bin/sh", "outil.sh", item_id=item)

    rows = workspace.meetings.record(case.meeting).annexes
    assert again.record_id == first.record_id
    assert [(row.title, row.author, row.points, row.file_name, row.size, row.agenda_item_id) for row in rows] == [
        ("Le bail", "F. Keita", "signer, partir", "bail.pptx", 9, None),
        ("outil.sh", "", "", "outil.sh", 9, item),
    ]
    assert annexes.content(first.record_id) == b"PK slides"
    paper = make(workspace, Annex, meeting_id=case.meeting, title="Papier")
    with pytest.raises(RecordNotFoundError):
        annexes.content(paper)


def test_the_sentence_comes_into_the_item_once_and_is_taken_back(workspace: Workspace) -> None:
    case = assembly(workspace)
    item = first_item(workspace, case.meeting)
    workspace.records.change(AgendaItem, item, {"text": paragraph("Avant.")})

    made = workspace.annexes.put_sentence(item, "Mme Keita présente « Le bail ».")
    workspace.annexes.put_sentence(item, "Mme Keita présente « Le bail ».")

    assert workspace.meetings.record(case.meeting).items[0].text.plain() == "Avant.\nMme Keita présente « Le bail »."
    workspace.history.undo_transaction(made.transaction_id)
    assert workspace.meetings.record(case.meeting).items[0].text.plain() == "Avant."


def test_minutes_name_the_item_of_an_annex(workspace: Workspace) -> None:
    case = assembly(workspace)
    item = first_item(workspace, case.meeting)
    workspace.annexes.add(case.meeting, b"a", "a.pdf", title="A", points=("signer",), item_id=item)
    workspace.annexes.add(case.meeting, b"b", "b.pdf", title="B", item_id=item)
    workspace.annexes.add(case.meeting, b"c", "c.pdf", title="C", points=("lire",))

    content = workspace.documents.minutes(case.meeting, language="en").content

    assert [(each.title, each.items) for each in content.annexes] == [
        ("A", "item 1: signer"),
        ("B", "1"),
        ("C", "lire"),
    ]


def test_pages_and_word_end_with_the_same_list_of_annexes(workspace: Workspace) -> None:
    case = assembly(workspace)
    item = first_item(workspace, case.meeting)
    points, author = ("signer", "partir"), "Fatou Keita"
    workspace.annexes.add(case.meeting, b"a", "a.pdf", title="Lire un bail", author=author, points=points, item_id=item)
    workspace.annexes.add(case.meeting, b"b", "b.pdf", title="Carte")

    made = workspace.documents.minutes(case.meeting)
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(render(made))).pages)
    word = "\n".join(each.text for each in docx.Document(BytesIO(render_word(made))).paragraphs)

    for text in (pages, word):
        told = " ".join(text.split())
        assert re.search(r"1\. Lire un bail – Fatou Keita \(\w+ 1 : signer, partir\)", told)
        assert told.index("2. Carte") > told.index("1. Lire un bail")


def test_approved_minutes_take_no_annex(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.minutes.send(case.meeting, SPRING, "tous")
    workspace.minutes.approve(case.meeting, meeting(workspace, on=date(2026, 6, 4)))

    with pytest.raises(MinutesSealedError):
        workspace.annexes.add(case.meeting, b"late", "late.pdf")
    assert workspace.meetings.record(case.meeting).annexes == ()
