"""The further reads of the working groups: other groups apart, axes of the year, corrections, the group's page."""

from datetime import date

from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.group_work import PartnerCorrection, ServiceMet
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.group_reads import GroupReads
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.ui.groups_support import fill


def test_groups_of_the_year_stand_apart_from_those_ended_or_not_begun(workspace: Workspace) -> None:
    ids = fill(workspace)
    later = factories.make(workspace, WorkingGroup, name="Later", opened_on=date(2027, 1, 1))

    listed = GroupReads(workspace.database).listed(2026)

    assert [group.name for group in listed.groups] == ["Housing", "Health"]
    assert {group.id for group in listed.others} == {ids["Closed"], later}
    assert (listed.groups[0].held, listed.groups[0].partners) == (1, 2)


def test_the_list_shows_the_axes_that_were_open_in_the_year(workspace: Workspace) -> None:
    ids = fill(workspace)
    workspace.records.change(Axis, ids["axis"], {"closed_on": date(2026, 5, 1)})
    reads = GroupReads(workspace.database)

    assert [axis.title for axis in reads.listed(2026).groups[0].axes] == ["Evictions"]
    assert reads.listed(2027).groups[0].axes == ()
    assert reads.group(ids["Housing"], 2027).axes[0].closed_on == date(2026, 5, 1)


def test_an_open_group_holds_its_invitation_list_and_the_services_of_the_year(workspace: Workspace) -> None:
    ids = fill(workspace)
    own = {"working_group_id": ids["Housing"]}
    stays = {"person_id": ids["Anna"], "organisation_id": ids["Tilleuls"], "axis_id": ids["axis"]}
    workspace.records.create(GroupParticipant, {**own, **stays})
    workspace.records.create(GroupParticipant, {**own, "person_id": ids["Bram"], "to_on": date(2025, 12, 31)})
    workspace.records.create(ServiceMet, {**own, "organisation_id": ids["Guest"], "year": 2026})
    workspace.records.create(ServiceMet, {**own, "name": "Elsewhere", "year": 2025})

    group = GroupReads(workspace.database).group(ids["Housing"], 2026)

    assert [(line.person, line.organisation, line.axis) for line in group.participants] == [
        ("Anna Diop", "Les Tilleuls", "1")
    ]
    assert [(line.organisation, line.name) for line in group.services_met] == [("Un Toit", "")]


def test_corrections_are_named_and_leave_with_the_trash(workspace: Workspace) -> None:
    ids = fill(workspace)
    groups, reads = workspace.working_groups, GroupReads(workspace.database)
    groups.correct_partner(ids["Housing"], 2026, ids["Guest"], included=False)
    groups.correct_partner(ids["Housing"], 2026, ids["Third"], included=True)

    group = reads.group(ids["Housing"], 2026)

    assert {(each.organisation, each.included) for each in group.corrections} == {
        ("Un Toit", False),
        ("Tiers Lieu", True),
    }
    for each in group.corrections:
        workspace.records.trash(PartnerCorrection, each.id)
    again = reads.group(ids["Housing"], 2026)
    assert again.corrections == ()
    assert [partner.organisation for partner in again.record.partners] == ["Les Tilleuls", "Un Toit"]


def test_last_year_s_text_stands_beside_this_year_s(workspace: Workspace) -> None:
    ids = fill(workspace)
    workspace.working_groups.set_text(ids["Housing"], 2025, factories.paragraph("Last year we met."))

    group = GroupReads(workspace.database).group(ids["Housing"], 2026)

    assert group.text_before.plain().strip() == "Last year we met."
    assert group.record.text.is_blank()


def test_a_group_that_had_ended_is_not_in_the_report(workspace: Workspace) -> None:
    ids = fill(workspace)
    reads = GroupReads(workspace.database)

    assert not reads.group(ids["Closed"], 2026).in_report
    assert reads.group(ids["Closed"], 2024).in_report


def test_sessions_are_of_the_office_s_own_kind(workspace: Workspace) -> None:
    fill(workspace)

    choices = GroupReads(workspace.database).choices(date(2026, 11, 21))

    kinds = {kind.id: kind.badge for kind in workspace.office.kinds()}
    assert choices.session_kind is not None
    assert kinds[choices.session_kind] == "GT"
    assert [option.label for option in choices.people] == ["Anna Diop", "Bram Peeters"]
