"""Hostile names through the services, into lists and documents: shown as they are, and nothing is opened from them."""

import io
import json
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.cli.conftest import Csxl
from tests.conftest import NOW

PRINTED = [
    "<b>gras</b>", "A & B", "<img src=//srv/x.png>", "<img src='file:///etc/hostname'/>", "{0}", "{name}", "%s %(x)s",
    "'; DROP TABLE organisations;--", "</para>", "<para>x", "${x} {{7*7}} {% x %}", "<a href='http://srv'>l</a>",
    "&lt;b&gt;", "&#65;", "]]>", "<!--", "<font name='none'>f", "<unknown/>", "<seq/>", "<super>x</super>", "=1+1",
    "--option", "../../etc/hostname", "NUL", "Łódź", "Ωmega Жук", "||", "%", "\\n", "`id`", "$(id)",
]  # fmt: skip
UNSEEN = [
    "\u202eabc\u202c",
    "\u2066iso\u2069",
    "a\u200bb",
    "😀👩‍👩‍👧",
    "e\u0301\u0302\u0303",
    "中文",
    "עברית",
    "X" * 300,
    "\ue000",
]
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
    for name in PRINTED + UNSEEN:
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
        text = "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)
        assert not [name for name in PRINTED if "".join(name.split()) not in text]


def test_hostile_names_are_listed_as_they_were_typed(csxl: Csxl, workspace: Workspace) -> None:
    _fill(workspace)
    stored = {row.name for row in workspace.directory.organisations(None)}
    folder: Path = workspace.folder
    workspace.close()

    listed = json.loads(csxl("list", folder, "organisations", "--json").out)

    assert {row["name"] for row in listed} == stored
    assert stored >= set(PRINTED)


@pytest.mark.parametrize("name", ["nul\x00", "bell\x07", "lone \ud800", "X" * 301])
def test_names_that_cannot_be_kept_are_refused_in_words(workspace: Workspace, name: str) -> None:

    kind: type[Record] = Organisation
    with pytest.raises(DomainError) as refused:
        workspace.records.create(kind, {"name": name})
    assert refused.value.user_message
