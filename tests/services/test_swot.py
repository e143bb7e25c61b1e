"""SWOT: year against year without touching the year before; evidence that may not be told is not printed."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.documents.swot import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.evaluation_choices import SwotQuadrant, SwotState
from csxl_desktop.domain.link_rows import LinkOwner, LinkTarget
from csxl_desktop.domain.swot import SwotEntry
from csxl_desktop.services.swot import NoSwotError
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import make, meeting, paragraph

YEAR = 2026
STRENGTH, THREAT = SwotQuadrant.STRENGTH, SwotQuadrant.THREAT


def note(workspace: Workspace, year: int, words: str, quadrant: SwotQuadrant = STRENGTH) -> UUID:
    return workspace.swot.note(year, quadrant, words).record_id


def test_points_stand_in_their_quadrant_in_their_order(workspace: Workspace) -> None:
    first, second = note(workspace, YEAR, "Un réseau"), note(workspace, YEAR, "Deux mains")
    note(workspace, YEAR, "Le subside", THREAT)
    workspace.records.reorder(SwotEntry, [second, first])

    told = workspace.swot.year(YEAR)

    assert [point.text for point in told.of(STRENGTH)] == ["Deux mains", "Un réseau"]
    assert [point.text for point in told.of(THREAT)] == ["Le subside"]
    assert told.before == ()


def test_carrying_over_leaves_the_year_before_as_it_was(workspace: Workspace) -> None:
    old, done = note(workspace, 2024, "Un réseau"), note(workspace, 2025, "Le local", THREAT)
    stands = workspace.swot.follow(old).record_id
    workspace.swot.follow(stands)
    workspace.swot.follow(done, SwotState.RESOLVED)

    told = workspace.swot.year(YEAR)

    assert [(each.text, each.state, each.since) for each in told.points] == [
        ("Un réseau", SwotState.STANDING, 2024),
        ("Le local", SwotState.RESOLVED, 2025),
    ]
    before = {each.text: (each.state, each.follows) for each in told.before}
    assert before["Un réseau"] == (SwotState.STANDING, SwotState.STANDING)
    assert before["Le local"] == (SwotState.STANDING, SwotState.RESOLVED)
    assert told.undecided == ()


def test_deciding_anew_changes_the_point_that_follows(workspace: Workspace) -> None:
    old = note(workspace, 2025, "Le local")
    first = workspace.swot.follow(old).record_id

    assert workspace.swot.follow(old, SwotState.DROPPED).record_id == first

    assert [each.state for each in workspace.swot.year(YEAR).points] == [SwotState.DROPPED]


def test_the_rest_is_carried_over_at_once(workspace: Workspace) -> None:
    for words in ("Un", "Deux", "Trois"):
        note(workspace, 2025, words)
    workspace.swot.follow(workspace.swot.year(2025).points[1].id, SwotState.DROPPED)

    assert workspace.swot.follow_all(YEAR) == 2
    assert workspace.swot.follow_all(YEAR) == 0

    assert [each.text for each in workspace.swot.year(YEAR).points] == ["Deux", "Un", "Trois"]


def test_the_page_prints_points_evidence_and_what_was_resolved(workspace: Workspace) -> None:
    point = LinkOwner("swot_entry", note(workspace, YEAR, "Un réseau"))
    links = workspace.record_links
    meeting(workspace, theme="Logement")
    (held,) = links.search("logement", YEAR)
    links.add(point, held, "quarante présents")
    links.add_note(point, "dit par l’échevin")
    workspace.swot.follow(note(workspace, 2025, "Le local", THREAT), SwotState.RESOLVED)
    hidden = note(workspace, YEAR, "Entre nous")
    workspace.records.change(SwotEntry, hidden, {"printed": False})

    document = workspace.swot.document(YEAR, language="en")

    strengths, *_rest, threats = document.content.quadrants
    assert [each.text for each in strengths.points] == ["Un réseau"]
    assert strengths.points[0].evidence == (
        "Activity – 12 March 2026: Logement (quarante présents)",
        "dit par l’échevin",
    )
    assert (threats.points, threats.resolved) == ((), ("Le local",))
    pages = page_texts(render(document.content, Theme()))
    assert len(pages) == 1
    assert "Resolved in the year" in pages[0]


def test_a_testimonial_is_told_as_evidence_only_where_it_may_be_printed(workspace: Workspace) -> None:
    point = LinkOwner("swot_entry", note(workspace, YEAR, "Un réseau"))
    said = make(workspace, Quote, year=YEAR, text=paragraph("Merci à tous"))
    workspace.record_links.add(point, LinkTarget("testimonial", said, ""))
    assert workspace.swot.document(YEAR).content.quadrants[0].points[0].evidence == ()

    workspace.records.change(Quote, said, {"consent_on": date(2026, 1, 12)})

    assert len(workspace.swot.document(YEAR).content.quadrants[0].points[0].evidence) == 1


def test_an_empty_year_prints_nothing(workspace: Workspace) -> None:
    workspace.records.change(SwotEntry, note(workspace, YEAR, "Entre nous"), {"printed": False})
    with pytest.raises(NoSwotError):
        workspace.swot.document(YEAR)


def test_a_year_that_overflows_is_set_smaller_on_its_page(workspace: Workspace) -> None:
    for number in range(40):
        note(workspace, YEAR, f"Point {number} " + "et ce qui le porte " * 6)

    assert len(page_texts(render(workspace.swot.document(YEAR).content, Theme()))) == 1
