"""The look of a year's report, its approval, its archives printed again to the same bytes."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from csxl_desktop.domain.choices import BasicKind, MeetingState, ReportDensity, ReportTypeface, SectionState
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.services.files import CleanPicture
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import render
from csxl_desktop.services.report_archives import NotApprovedYetError
from csxl_desktop.services.report_years import printed_look
from csxl_desktop.services.workspace import Workspace, open_workspace
from tests.conftest import AUTHOR, NOW
from tests.factories import meeting, organisation

YEAR = 2026


def _words(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def _approved(workspace: Workspace) -> None:
    organisation(workspace, "Le Relais")
    workspace.report.begin_year(YEAR)
    key = meeting(workspace, BasicKind.PLENARY, date(YEAR + 1, 2, 11))
    workspace.report_years.approved_by(YEAR, key)


def test_nothing_said_follows_the_office(workspace: Workspace) -> None:
    look = workspace.report_years.look(YEAR)

    assert (look.title, look.density, look.approved_on) == ("", ReportDensity.NORMAL, None)
    assert look.typeface is ReportTypeface.SANS
    assert workspace.report_years.cover(YEAR) is None


def test_the_assembly_that_approved_gives_the_day_and_closes_the_report(workspace: Workspace) -> None:
    _approved(workspace)
    workspace.report_years.change(YEAR, "place", "Sainte-Alix")
    workspace.report_years.change(YEAR, "title", "Une année en réseau")
    workspace.report_years.change(YEAR, "density", ReportDensity.DENSE)
    words = _words(render(workspace.documents.report(YEAR)))

    assert workspace.report_years.look(YEAR).approved_on == date(YEAR + 1, 2, 11)
    assert [each.day for each in workspace.report_years.approvers(YEAR)] == [date(YEAR + 1, 2, 11)]
    assert "Une année en réseau" in words
    assert "Thursday 11 February 2027" in words
    assert "Sainte-Alix" in words


def test_what_the_report_is_set_in_lasts_from_one_year_to_the_next(workspace: Workspace) -> None:
    organisation(workspace, "Le Relais")
    before = render(workspace.documents.report(YEAR))
    workspace.report_years.change(YEAR, "typeface", ReportTypeface.SERIF_TEXT)
    after = workspace.documents.report(YEAR)

    assert workspace.report_years.look(YEAR + 1).typeface is ReportTypeface.SERIF_TEXT
    assert after.content.look.typeface == workspace.documents.report(YEAR + 1).content.look.typeface == "serif_text"
    assert b"SourceSerif" not in before
    assert b"SourceSerif" in render(after)
    workspace.report_years.change(YEAR + 1, "title", "Une autre année")
    assert workspace.documents.report(YEAR + 1).content.look.typeface == "serif_text"


def test_a_report_is_archived_once_approved_and_printed_again_to_the_same_bytes(workspace: Workspace) -> None:
    with pytest.raises(NotApprovedYetError):
        workspace.report_archives.archive(YEAR)
    _approved(workspace)
    workspace.report_archives.archive(YEAR, "premier tirage")
    (first,) = workspace.report_archives.archives(YEAR)
    before = render(workspace.report_archives.document(first.id))
    section = workspace.report.sections(YEAR)[0]
    workspace.records.change(ReportSection, section.id, {"title": "Avant-propos"})
    workspace.report_archives.archive(YEAR)

    assert [each.version for each in workspace.report_archives.archives(YEAR)] == [2, 1]
    assert render(workspace.report_archives.document(first.id)) == before
    assert "Avant-propos" not in _words(before)
    latest = workspace.report_archives.archives(YEAR)[0]
    assert "Avant-propos" in _words(render(workspace.report_archives.document(latest.id)))


def test_an_order_moves_the_sections_and_makes_annexes(workspace: Workspace) -> None:
    organisation(workspace, "Le Relais")
    workspace.report.begin_year(YEAR)
    workspace.report.add_section(YEAR, "Remerciements")
    workspace.report.apply_order(YEAR, "actions")
    rows = workspace.report.sections(YEAR)

    assert [row.code for row in rows][:3] == ["introduction", "team", "meetings"]
    assert [row.code for row in rows if row.annex] == ["committee", "members"]
    assert "Remerciements" in [row.title for row in rows if not row.annex]
    words = _words(render(workspace.documents.report(YEAR)))
    assert "Annex 1 – " in words.replace("\u00a0", " ")


def test_a_section_says_who_writes_it_and_carries_over(workspace: Workspace) -> None:
    workspace.report.begin_year(YEAR)
    first = workspace.report.sections(YEAR)[0]
    workspace.records.change(ReportSection, first.id, {"annex": True, "due_on": date(YEAR + 1, 1, 15)})
    workspace.report.set_state(first.id, SectionState.READ)
    workspace.report.begin_year(YEAR + 1)
    (read, *_others), (carried, *_rest) = workspace.report.sections(YEAR), workspace.report.sections(YEAR + 1)

    assert read.due_on == date(YEAR + 1, 1, 15)
    assert read.read_at is not None
    assert (carried.annex, carried.due_on, carried.read_at) == (True, None, None)


def test_an_order_leaves_the_titles_of_the_office_and_gives_the_house_s_back(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.report.apply_order(YEAR, "actions")
    workspace.report.begin_year(YEAR)
    (partnerships,) = [row for row in workspace.report.sections(YEAR) if row.code == "partnerships"]
    before = {row.code: row.title for row in workspace.report.sections(YEAR)}
    workspace.records.change(ReportSection, partnerships.id, {"title": "Nos fêtes partagées"})
    workspace.report.apply_order(YEAR, "actions")
    there = {row.code: row.title for row in workspace.report.sections(YEAR)}
    workspace.report.apply_order(YEAR, "house")
    back = {row.code: row.title for row in workspace.report.sections(YEAR)}

    assert there["partnerships"] == back["partnerships"] == "Nos fêtes partagées"
    assert there["introduction"] != before["introduction"] == back["introduction"]


def test_the_demonstration_is_archived_in_the_colour_of_its_year(demo: Path) -> None:
    with open_workspace(demo, AUTHOR, lambda: NOW) as workspace:
        workspace.report_years.change(YEAR, "approved_on", date(YEAR + 1, 3, 4))
        workspace.report_years.change(YEAR, "accent", "#C00000")
        workspace.report_archives.archive(YEAR)
        (kept,) = workspace.report_archives.archives(YEAR)

        assert render(workspace.report_archives.document(kept.id)) == render(workspace.documents.report(YEAR))


def test_a_section_in_the_trash_is_not_printed_alone(workspace: Workspace) -> None:
    workspace.report.begin_year(YEAR)
    first = workspace.report.sections(YEAR)[0]
    workspace.records.trash(ReportSection, first.id)

    with pytest.raises(RecordNotFoundError):
        workspace.documents.report(YEAR, section=first.id)


def test_a_postponed_assembly_is_no_appointment(workspace: Workspace) -> None:
    put_off = meeting(workspace, BasicKind.PLENARY, date(YEAR + 1, 2, 4))
    meeting(workspace, BasicKind.PLENARY, date(YEAR + 1, 3, 4))
    workspace.records.change(Meeting, put_off, {"state": MeetingState.POSTPONED})

    assert workspace.documents.report(YEAR).content.next_assembly == date(YEAR + 1, 3, 4)


def test_a_year_has_a_cover_of_its_own_or_that_of_the_office(workspace: Workspace) -> None:
    workspace.report_years.set_cover(YEAR, CleanPicture(b"a picture", "cover.png", "image/png"))
    assert workspace.report_years.cover(YEAR) == b"a picture"
    assert workspace.report_years.cover(YEAR + 1) is None

    workspace.report_years.set_cover(YEAR, None)

    assert workspace.report_years.cover(YEAR) is None


def test_an_assembly_in_the_trash_approves_nothing(workspace: Workspace) -> None:
    _approved(workspace)
    with workspace.database() as session:
        assert printed_look(session, the_office(session), YEAR).approved_by
    approving = workspace.report_years.look(YEAR).approved_meeting_id
    assert approving is not None
    workspace.records.trash(Meeting, approving)

    with workspace.database() as session:
        assert printed_look(session, the_office(session), YEAR).approved_by == ""
