"""Closed days and school leaves: noted, proposed, refused where they cannot be."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.proofreading.proofread import proofread_records
from csxl_desktop.services.days_off import NoDayError, NothingLeftError
from csxl_desktop.services.official_leaves import first_leaves, official_leaves
from csxl_desktop.services.workspace import Workspace, new_workspace
from tests import factories
from tests.conftest import AUTHOR, NOW


def test_what_touches_the_year_by_day(workspace: Workspace) -> None:
    days = workspace.days_off
    days.leave("FR", "Hiver", date(2026, 12, 21), date(2027, 1, 1))
    days.leave("NL", "Studiedag", date(2027, 1, 29), None)
    days.close(date(2027, 5, 7), "Pont")

    found = days.of_year(2027)

    assert [(each.community, each.name, each.last_on) for each in found.leaves] == [
        ("FR", "Hiver", date(2027, 1, 1)),
        ("NL", "Studiedag", date(2027, 1, 29)),
    ]
    assert [(each.name, each.first_on) for each in found.closed] == [("Pont", date(2027, 5, 7))]
    assert days.of_year(2026).closed == ()


def test_the_usual_days_are_noted_once_and_taken_back_together(workspace: Workspace) -> None:
    workspace.days_off.close(date(2027, 5, 8), "Iris et travaux")

    workspace.days_off.close_usual(2027)

    assert workspace.days_off.of_year(2027).closed[0].name == "Iris et travaux"
    assert len(workspace.days_off.of_year(2027).closed) == 4
    with pytest.raises(NothingLeftError):
        workspace.days_off.close_usual(2027)
    workspace.history.undo()
    assert len(workspace.days_off.of_year(2027).closed) == 1


def test_published_leaves_are_proposed_where_none_is_noted_and_are_the_offices_from_then_on(
    workspace: Workspace,
) -> None:
    days = workspace.days_off
    days.leave("FR", "Toussaint à nous", date(2026, 10, 19), date(2026, 10, 30))
    official = days.of_year(2026).official
    proposed = {(each.community, each.name): each for each in official if each.first_on.year == 2026}
    assert ("FR", "Congé d’automne") not in proposed
    assert proposed["NL", "Herfstvakantie"].first_on == date(2026, 11, 2)
    assert "Wallonie-Bruxelles" in days.of_year(2026).sources["FR"]

    days.take_official(2026)

    assert days.of_year(2026).official == ()
    noted = days.of_year(2026).leaves
    assert len(noted) == len(official) + 1
    with pytest.raises(NothingLeftError):
        days.take_official(2026)
    workspace.history.undo()
    assert len(days.of_year(2026).leaves) == 1
    assert days.of_year(2031).official == ()  # not published, or not confirmed


def test_a_new_dossier_knows_the_school_leaves_so_a_session_in_one_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with new_workspace(folder, AUTHOR, lambda: NOW, office_name="X", records=first_leaves()) as made:
        group = factories.meeting(made, BasicKind.GROUP_SESSION, on=date(2026, 10, 21), theme="Énergie")
        known = made.proofreading.knowledge(2026)
        assert [each.remark.jump.id for each in proofread_records(known) if each.code == "record-day-off"] == [
            group.hex
        ]
        assert made.days_off.of_year(2026).official == ()


def test_the_published_table_is_whole_and_follows_the_rules_of_each_community() -> None:
    table = official_leaves()
    by_community = {name: [each for each in table.leaves if each.community == name] for name in ("FR", "NL")}
    for leaves in by_community.values():
        assert all(one.last_on < other.first_on for one, other in pairwise(leaves))
        holidays = [each for each in leaves if each.first_on.month not in {6, 7}]
        assert {each.first_on.weekday() for each in holidays} == {0}  # a Monday
    assert all(each.last_on.weekday() == 6 for each in by_community["FR"])
    french = [each for each in by_community["FR"] if each.first_on.month not in {6, 7}]
    assert {(each.last_on - each.first_on).days for each in french} == {13}
    springs = {each.first_on.year: each for each in by_community["NL"] if each.name == "Paasvakantie"}
    for year in (2025, 2027, 2028):  # Easter late, in March, late
        easter_monday = next(day for day, name in public_holidays(year).items() if name == "Easter Monday")
        assert springs[year].first_on <= easter_monday <= springs[year].last_on


def test_without_a_day_or_with_days_out_of_order_nothing_is_noted(workspace: Workspace) -> None:
    with pytest.raises(NoDayError):
        workspace.days_off.close(None, "Pont")
    with pytest.raises(NoDayError):
        workspace.days_off.leave("FR", "Hiver", None, date(2027, 1, 1))
    with pytest.raises(DomainError):
        workspace.days_off.leave("FR", "Hiver", date(2027, 1, 2), date(2027, 1, 1))
    assert workspace.days_off.of_year(2027).leaves == ()
