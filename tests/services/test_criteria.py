"""The funder's criteria: in force or not, said year by year, warned of while nothing meets them."""

from datetime import date
from uuid import UUID

from csxl_desktop.domain.evaluation_choices import FunderAxis, MetState
from csxl_desktop.domain.funder import Criterion
from csxl_desktop.domain.record_links import RecordLink
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.criteria_due import criteria_to_warn
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make, meeting, paragraph


def criterion(workspace: Workspace, code: str, title: str, **values: object) -> UUID:
    return make(workspace, Criterion, code=code, title=title, **values)


def warned(workspace: Workspace, today: date, year: int = 2026) -> int:
    with workspace.database() as session:
        return criteria_to_warn(session, year, today)


def test_a_new_dossier_has_no_criterion(workspace: Workspace) -> None:
    assert workspace.criteria.rows(2026) == []
    assert "No criterion is written down" in whole_text(render(workspace.criteria.document(2026, language="en")))


def test_what_is_not_in_force_comes_last_and_is_not_printed(workspace: Workspace) -> None:
    criterion(workspace, "1°", "Old mission", to_on=date(2025, 12, 31), position=1)
    criterion(workspace, "2°", "New mission", from_on=date(2026, 12, 31), axis=FunderAxis.ANALYSIS, position=2)

    rows = workspace.criteria.rows(2026)
    printed = whole_text(render(workspace.criteria.document(2026, language="en")))

    assert [(row.code, row.in_force) for row in rows] == [("2°", True), ("1°", False)]
    assert "Analysing needs" in printed
    assert "New mission" in printed
    assert "Old mission" not in printed


def test_each_year_says_its_own(workspace: Workspace) -> None:
    key = criterion(workspace, "1°", "Network", text="Bring services together.", source="Order of 1 April, art. 2")
    workspace.criteria.say(key, 2026, "text", paragraph("Seven assemblies."))
    workspace.criteria.say(key, 2026, "met", MetState.MET)
    workspace.criteria.say(key, 2025, "met", MetState.NOT_MET)

    (now,), (before,) = workspace.criteria.rows(2026), workspace.criteria.rows(2025)
    printed = whole_text(render(workspace.criteria.document(2026, language="en")))

    assert (now.met, now.told_plain.strip(), now.is_warned) == (MetState.MET, "Seven assemblies.", False)
    assert (before.met, before.told_plain, before.is_warned) == (MetState.NOT_MET, "", True)
    for words in ("1 criterion, 1 of them met", "Bring services together.", "Order of 1 April, art. 2", "Seven"):
        assert words in printed


def test_no_mission_without_an_activity(workspace: Workspace) -> None:
    """Six missions: what nothing meets is told of from autumn on, what is said not to be met at once."""
    keys = [criterion(workspace, f"{number}°", "Mission", position=number) for number in range(1, 7)]
    held, before = meeting(workspace, on=date(2026, 3, 3)), meeting(workspace, on=date(2025, 3, 3))
    group = make(workspace, WorkingGroup, name="Digital")
    make(workspace, RecordLink, criterion_id=keys[0], meeting_id=held)
    make(workspace, RecordLink, criterion_id=keys[1], working_group_id=group)
    make(workspace, RecordLink, criterion_id=keys[2], meeting_id=before)
    make(workspace, RecordLink, criterion_id=keys[3], meeting_id=held, included=False)
    workspace.criteria.say(keys[4], 2026, "met", MetState.NOT_MET)
    workspace.criteria.say(keys[5], 2026, "text", paragraph("Advice given."))

    printed = whole_text(render(workspace.criteria.document(2026, language="en")))

    assert [row.code for row in workspace.criteria.rows(2026) if row.is_uncovered] == ["3°", "4°"]
    assert "Digital" in printed
    assert "2026" in workspace.criteria.rows(2026)[0].evidence[0]
    assert (warned(workspace, date(2026, 9, 30)), warned(workspace, date(2026, 10, 1))) == (1, 3)
