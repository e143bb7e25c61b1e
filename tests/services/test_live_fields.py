"""The fields that an office worker finds behind `{`: figures, dates, names, each group, editions, the team."""

from datetime import date

from csxl_desktop.domain.choices import BasicKind, Precision
from csxl_desktop.domain.content.report_fields import live_values
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.partnerships import Partnership, PartnershipYear
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, make, meeting
from tests.services.report_support import YEAR, group_of, held, report, session_of


def test_dates_groups_editions_and_the_team_are_fields(workspace: Workspace) -> None:
    group = group_of(workspace)
    session_of(workspace, group)
    held(workspace, BasicKind.PLENARY, SPRING)
    held(workspace, BasicKind.PLENARY, date(YEAR, 12, 1))
    meeting(workspace, BasicKind.PLENARY, date(YEAR + 1, 3, 4))
    fair = make(workspace, Partnership, title="Fête du parc")
    make(workspace, PartnershipYear, partnership_id=fair, year=YEAR)
    held(workspace, BasicKind.EVENT, date(YEAR, 6, 1), partnership_id=fair, edition=22)
    quiet = make(workspace, Partnership, title="Sans édition")
    make(workspace, PartnershipYear, partnership_id=quiet, year=YEAR)
    for name in ("Roy", "Lund"):
        make(workspace, StaffMember, civility="Mme", last_name=name)

    fields = {each.name: each for each in workspace.report.fields(YEAR)}

    def told(name: str) -> tuple[str, str]:
        return fields[name].label, fields[name].value

    assert told(f"group.{group.hex}") == ("Name of a group", "Jeunes")
    assert told(f"group.{group.hex}.sessions") == ("Number of sessions of “Jeunes”", "1")
    assert told(f"edition.{fair.hex}") == ("Edition of “Fête du parc” in the year", "22nd")
    assert told(f"next_edition.{fair.hex}") == ("Next edition of “Fête du parc”", "23rd")
    assert told(f"event.{fair.hex}") == ("Name of an event: “Fête du parc”", "Fête du parc")
    assert f"edition.{quiet.hex}" not in fields
    assert told("assembly.2") == ("Date of the assembly 2", "1 December 2026")
    assert told("assembly_dates")[1].endswith("and 1 December 2026")
    assert told("next_assembly") == ("Date of the next assembly", "4 March 2027")
    assert (fields["team"].counted, fields["team"].feminine) == (True, True)
    assert (fields["year"].counted, fields[f"edition.{fair.hex}"].counted, fields["office"].counted) == (
        False,
        False,
        False,
    )
    assert "team.feminine" not in fields


def test_a_date_known_by_its_month_alone_says_no_more(workspace: Workspace) -> None:
    assembly = held(workspace, BasicKind.PLENARY, SPRING)
    workspace.records.change(Meeting, assembly, {"precision": Precision.MONTH, "first_on": SPRING.replace(day=1)})
    make(workspace, StaffMember, civility="M.", last_name="Lund")

    values = live_values(report(workspace))

    assert values["assembly.1"] == values["assembly_dates"]
    assert not values["assembly.1"][0].isdigit()
    assert values["next_assembly"] == ""
    assert "team.feminine" not in values
