"""Walks and events: stops with their hour, parts of a programme, the next edition of a yearly event."""

import io
from datetime import date, time

import pytest
from pypdf import PdfReader

from csxl_desktop.domain.choices import BasicKind, InvolvementRole, MeetingState
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.preparation import ProgrammePart
from csxl_desktop.domain.programme import Involvement
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.partnerships import PartnershipService
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import kind, make, meeting, organisation


def test_the_page_of_a_walk_has_its_stops_and_parts_and_says_what_is_cancelled(workspace: Workspace) -> None:
    walk = meeting(workspace, BasicKind.WALK, theme="Trois maisons")
    for position, (name, role, at) in enumerate(
        (("Le Canevas", InvolvementRole.STOP, time(10)), ("Élan", InvolvementRole.HOST, None),
         ("Espace Rencontre", InvolvementRole.ORGANISER, None)), start=1,
    ):  # fmt: skip
        body = organisation(workspace, name)
        make(
            workspace, Involvement, meeting_id=walk, organisation_id=body, role=role, starts_at=at,
            note="Sonnez deux fois" if at else "", position=position,
        )  # fmt: skip
    make(
        workspace, ProgrammePart, meeting_id=walk, position=1, title="Accueil", starts_at=time(9), ends_at=time(9, 30),
        format="café", room="Salle bleue", speakers="Odile Verbeke",
    )  # fmt: skip
    make(workspace, ProgrammePart, meeting_id=walk, position=2, title="Atelier", cancelled=True)
    workspace.records.change(Meeting, walk, {"edition": 4, "audience": "habitants"})

    document = workspace.programmes.programme(walk)
    text = " ".join(PdfReader(io.BytesIO(render(document))).pages[0].extract_text().split())

    for words in (
        "Trois maisons", "Le Canevas", "10", "Sonnez deux fois", "Élan", "Espace Rencontre", "Accueil",
        "café · Salle bleue · Odile Verbeke", "habitants", "4",
    ):  # fmt: skip
        assert words in text
    assert [each.cancelled for each in document.content.parts] == [False, True]
    assert text.index("Atelier") > text.index("Accueil")
    assert [row.title for row in workspace.programmes.parts(walk)] == ["Accueil", "Atelier"]
    bare = workspace.programmes.programme(meeting(workspace, BasicKind.EVENT, date(2026, 9, 9)))
    assert render(bare).startswith(b"%PDF")
    with pytest.raises(RecordNotFoundError):
        workspace.programmes.programme(new_id())


def test_an_event_of_the_same_name_is_the_next_edition(workspace: Workspace) -> None:
    event = kind(workspace, BasicKind.EVENT)

    def plan(on: date, title: str = "") -> dict[str, object]:
        made = workspace.meetings.plan(NewMeeting(event, on, title=title)).record_id
        return workspace.records.values(Meeting, made)

    first = workspace.meetings.plan(NewMeeting(event, date(2025, 6, 14), title="Fête du Parc")).record_id
    workspace.records.change(Meeting, first, {"edition": 11})

    again = plan(date(2026, 6, 13), "fête du parc")
    assert (again["edition"], again["previous_id"]) == (12, first)
    assert plan(date(2026, 9, 1), "Brocante")["edition"] is None
    assert plan(date(2026, 9, 2))["edition"] is None
    assert plan(date(2024, 6, 15), "Fête du Parc")["edition"] is None  # before the one that is known


def test_what_is_held_stands_beside_what_is_expected(workspace: Workspace) -> None:
    partnerships = PartnershipService(workspace.database)
    partnerships.start("Conseil consultatif", 2026)
    (row,) = partnerships.told(2026)
    workspace.records.change(Partnership, row.partnership_id, {"expected_a_year": 10})
    for on, state in ((date(2026, 2, 1), MeetingState.HELD), (date(2026, 11, 1), MeetingState.PLANNED)):
        sitting = meeting(workspace, BasicKind.OUTSIDE, on)
        workspace.records.change(Meeting, sitting, {"partnership_id": row.partnership_id, "state": state})

    (row,) = partnerships.told(2026)
    assert (row.held, row.expected) == (1, 10)
