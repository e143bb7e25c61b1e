"""The register of all minutes: which meetings it names, what is late, how long each step took."""

import io
from datetime import date, timedelta

from pypdf import PdfReader

from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.content.minutes_register import MinutesEntry
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.minutes_register import MinutesRegisterService
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, make, meeting, paragraph

TODAY = SPRING + timedelta(days=100)


def register(workspace: Workspace) -> MinutesRegisterService:
    return MinutesRegisterService(workspace.database, lambda: TODAY)


def by_subject(workspace: Workspace, year: int | None = None) -> dict[str, MinutesEntry]:
    return {entry.subject: entry for entry in register(workspace).entries(year)}


def several(workspace: Workspace) -> None:
    """An approved and corrected assembly, one sent, one late, a group meeting, one that is only planned."""
    first = meeting(workspace, theme="Un")
    second = meeting(workspace, on=SPRING + timedelta(days=30), theme="Deux")
    third = meeting(workspace, on=SPRING + timedelta(days=40), theme="Trois")
    meeting(workspace, on=SPRING + timedelta(days=50), theme="Quatre")
    group = meeting(
        workspace,
        BasicKind.GROUP_SESSION,
        SPRING,
        theme="Cinq",
        working_group_id=make(workspace, WorkingGroup, name="Logement"),
    )
    workspace.minutes.send(first, SPRING + timedelta(days=6), "tous")
    workspace.minutes_life.remark(first, "Une remarque", on=SPRING)
    workspace.minutes.approve(first, second)
    workspace.minutes_life.correct(first, paragraph("Lire mardi."), on=TODAY)
    workspace.minutes.send(second, SPRING + timedelta(days=33), "tous")
    for held in (third, group):
        workspace.records.change(Meeting, held, {"state": MeetingState.HELD})


def test_each_meeting_tells_how_long_its_minutes_took(workspace: Workspace) -> None:
    several(workspace)
    found = by_subject(workspace)

    assert "Quatre" not in found
    un, deux, trois = found["Un"], found["Deux"], found["Trois"]
    assert (un.state, un.days_to_send, un.days_to_approve, un.remarks, un.corrigenda) == ("corrected", 6, 30, 1, 1)
    assert deux.awaits_approval
    assert trois.is_late(TODAY)
    assert not trois.is_late(SPRING + timedelta(days=70))
    assert by_subject(workspace, 2025) == {}


def test_a_group_is_neither_late_nor_unapproved(workspace: Workspace) -> None:
    several(workspace)

    group = next(entry for subject, entry in by_subject(workspace).items() if "Cinq" in subject)

    assert not group.is_late(date(2030, 1, 1))
    assert not group.awaits_approval


def test_the_pages_say_the_same(workspace: Workspace) -> None:
    several(workspace)

    pdf = render(register(workspace).register(2026, language="en"))

    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
    for expected in (
        "Register of minutes 2026", "4 meetings · 1 set of minutes late · 1 to be approved", "6 days", "30 days late",
        "Corrected 1 remark 1 corrigendum", "To be approved",
    ):  # fmt: skip
        assert expected in text


def test_without_any_meeting_the_pages_say_so(workspace: Workspace) -> None:
    pdf = render(register(workspace).register(language="en"))

    assert "No meeting with minutes was held." in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
