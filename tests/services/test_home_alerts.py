"""What Accueil warns of in the funder's file, on 21 November 2026."""

from datetime import date, timedelta

from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.evaluation_choices import ConventionState
from csxl_desktop.domain.funder import Criterion, Subsidy, SubsidyDeadline
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.home_alerts import FunderAlerts
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import make, organisation

TODAY, DAY = NOW.date(), timedelta(days=1)


def test_a_new_dossier_is_warned_of_nothing(workspace: Workspace) -> None:
    assert workspace.home_alerts.alerts(2026) == FunderAlerts()


def test_criteria_are_told_while_their_module_is_wanted(workspace: Workspace) -> None:
    make(workspace, Criterion, title="Network")

    assert workspace.home_alerts.alerts(2026).criteria == 1
    workspace.modules.choose(Module.CRITERIA, wanted=False)
    assert workspace.home_alerts.alerts(2026).criteria == 0


def test_days_of_the_calendar_that_come_or_went_by(workspace: Workspace) -> None:
    subsidy = make(workspace, Subsidy, year=2026, funder="The Region")
    for label, days, done in (("Report", -5, None), ("Claim", 30, None), ("Later", 31, None), ("Sent", 3, TODAY)):
        due = TODAY + days * DAY
        make(workspace, SubsidyDeadline, subsidy_id=subsidy, label=label, due_on=due, done_on=done)

    found = workspace.home_alerts.alerts(2026).deadlines

    assert [(each.id, each.title, each.detail, each.on) for each in found] == [
        (subsidy, "Report", "The Region 2026", TODAY - 5 * DAY),
        (subsidy, "Claim", "The Region 2026", TODAY + 30 * DAY),
    ]


def test_agreements_are_told_their_own_days_before_they_end(workspace: Workspace) -> None:
    workspace.modules.choose(Module.CONVENTIONS, wanted=True)
    house = organisation(workspace, "The House")
    near = make(workspace, Convention, object="Rooms", organisation_id=house, to_on=TODAY + 90 * DAY)
    make(workspace, Convention, object="Too far", to_on=TODAY + 91 * DAY)
    early = make(workspace, Convention, object="Food", name="Shop", to_on=TODAY + 5 * DAY, alert_days=10)
    make(workspace, Convention, object="Short notice", to_on=TODAY + 5 * DAY, alert_days=4)
    make(workspace, Convention, object="Over", to_on=TODAY - DAY, state=ConventionState.ENDED)
    old = make(workspace, Convention, object="Renewed", to_on=TODAY + DAY)
    make(workspace, Convention, object="New", renews_id=old, to_on=date(2029, 12, 31))

    found = workspace.home_alerts.alerts(2026).conventions

    assert [(each.id, each.title, each.detail) for each in found] == [
        (early, "Food", "Shop"),
        (near, "Rooms", "The House"),
    ]
    workspace.modules.choose(Module.CONVENTIONS, wanted=False)
    assert workspace.home_alerts.alerts(2026).conventions == ()
