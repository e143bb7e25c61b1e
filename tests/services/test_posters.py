"""The poster of a meeting: everything a passer-by needs on one page, whatever the length of its theme."""

from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from csxl_desktop.domain.choices import BasicKind, InvolvementRole
from csxl_desktop.domain.content.year_calendar import Paper
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Venue
from csxl_desktop.domain.programme import Involvement, Speaker
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.factories import make, meeting, organisation

LONG = "Sortir de l’isolement : habiter, se soigner et se déplacer quand tout est trop loin et trop cher " * 3


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 595), (Paper.A3, 842)])
@pytest.mark.parametrize("theme", ["Fête du Parc", LONG.strip()])
def test_one_page_with_all_that_a_passer_by_needs(workspace: Workspace, paper: Paper, width: int, theme: str) -> None:
    key = meeting(workspace, BasicKind.EVENT, date(2026, 6, 13), theme=theme)
    venue = make(workspace, Venue, name="Salle des Tilleuls", street="Rue du Marché 10", city="Sainte-Alix")
    hours = {"starts_at": time(10), "ends_at": time(18), "venue_id": venue, "edition": 5, "audience": "tout public"}
    workspace.records.change(Meeting, key, hours)
    host = organisation(workspace, "Bassin Sud")
    make(workspace, Involvement, meeting_id=key, organisation_id=host, role=InvolvementRole.HOST, position=1)
    make(workspace, Speaker, meeting_id=key, first_name="Aïcha", last_name="Carlier", position=1)
    make(workspace, Link, meeting_id=key, label="S’inscrire", url="https://exemple.brussels/fete", position=1)

    pages = PdfReader(BytesIO(render(workspace.posters.poster(key, paper=paper, language="en")))).pages

    assert [round(page.mediabox.width) for page in pages] == [width]
    told = " ".join(pages[0].extract_text().split())
    wanted = (
        *("13 June 2026", "Salle des Tilleuls", "Rue du Marché 10", "Edition 5", "Bassin Sud", "Aïcha Carlier"),
        *("tout public", "S’inscrire", theme),
    )
    assert [words for words in wanted if words not in told] == []


def test_of_no_meeting_there_is_none(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.posters.poster(new_id())
