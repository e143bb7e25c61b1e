"""Hostile names through the services, into lists and documents: shown as they are, and nothing is opened from them."""

import html
import io
import json
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from csxl_desktop.documents.fonts import clean
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.cli.conftest import Csxl
from tests.conftest import NOW
from tests.faults import hostile

PRINTED = [*hostile.MARKUP, *hostile.QUOTES, *hostile.CODE]
_opened: list[str] = []
_watched: list[bool] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watched and (event == "open" or event.startswith("socket.") or event == "subprocess.Popen"):
        _opened.append(f"{event} {arguments[0]}" if arguments else event)


sys.addaudithook(_watch)


@pytest.fixture
def csxl(capsys: pytest.CaptureFixture[str]) -> Csxl:
    return Csxl(capsys)


def _fill(workspace: Workspace) -> None:
    for name in hostile.KEPT:
        body = factories.organisation(workspace, name)
        factories.representative(workspace, factories.person(workspace, "", name), body)
    made = factories.meeting(workspace, theme="<b>{0}</b> & %s")
    workspace.attendance.invite_expected(made)


def test_hostile_names_are_printed_as_they_are_and_open_nothing(workspace: Workspace) -> None:
    _fill(workspace)
    _opened.clear()
    _watched.append(True)
    try:
        pdfs = [render(workspace.documents.members(NOW.date())), render(workspace.documents.report(2026))]
        pdfs += [
            render(make(row.id))
            for row in workspace.meetings.rows(factories.SPRING.year)
            for make in (
                workspace.documents.attendance_sheet, workspace.documents.invitation, workspace.documents.minutes,
            )
        ]  # fmt: skip
    finally:
        _watched.clear()
    strange = [each for each in _opened if "srv" in each or "hostname" in each or not each.startswith("open ")]

    assert not strange
    for pdf in (pdfs[0], pdfs[2]):  # the members, and those expected
        text = _text(pdf)
        assert not [name for name in PRINTED if _bare(name) not in text]


def test_documents_of_the_directory_say_hostile_names_as_they_are(workspace: Workspace) -> None:
    _fill(workspace)
    documents, today = workspace.directory_documents, NOW.date()
    _opened.clear()
    _watched.append(True)
    try:
        told = {
            "members": _text(render(workspace.documents.members(today))),
            "brochure": _text(render(documents.directory(bilingual=True))),
            "sheets": _text(render(documents.member_sheet())),
            "table names": _text(render(documents.table_names())),
            "changes": _text(render(documents.changes(today.year))),
        }
        page = render(workspace.publication.page("fr")).decode()
    finally:
        _watched.clear()

    assert not [each for each in _opened if "srv" in each or "hostname" in each or not each.startswith("open ")]
    for kind in ("members", "brochure", "sheets", "table names"):
        assert not [name for name in PRINTED if _bare(name) not in told[kind]], kind
    assert told["changes"]
    assert not [name for name in hostile.SHOWN if html.escape(clean(name)) not in page]


def _text(pdf: bytes) -> str:
    return _bare("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def _bare(text: str) -> str:
    """Without what a page sets otherwise: spaces where lines end, apostrophes as French has them."""
    return "".join(text.split()).replace("'", "’")


def test_hostile_names_are_listed_as_they_were_typed(csxl: Csxl, workspace: Workspace) -> None:
    _fill(workspace)
    stored = {row.name for row in workspace.directory.organisations(None)}
    folder: Path = workspace.folder
    workspace.close()

    listed = json.loads(csxl("list", folder, "organisations", "--json").out)

    assert {row["name"] for row in listed} == stored
    assert stored >= set(PRINTED)


@pytest.mark.parametrize("name", hostile.REFUSED, ids=lambda name: ascii(name[:9]))
def test_names_that_cannot_be_kept_are_refused_in_words(workspace: Workspace, name: str) -> None:

    kind: type[Record] = Organisation
    with pytest.raises(DomainError) as refused:
        workspace.records.create(kind, {"name": name})
    assert refused.value.user_message
