"""What the report of a year has from earlier ones."""

from datetime import date

from csxl_desktop.domain.choices import AliasNature
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, organisation, person


def section(workspace: Workspace, year: int, *lines: tuple[str, str], closing: str = "") -> None:
    text = RichText(tuple(Block(key, runs=(Span(words),)) for key, words in lines))
    after = RichText((Block("after", runs=(Span(closing),)),)) if closing else RichText()
    make(workspace, ReportSection, year=year, code="members", title="Membres", position=1, text=text, closing=after)


def test_passages_are_followed_back_as_long_as_they_read_the_same(workspace: Workspace) -> None:
    section(workspace, 2022, ("a", "Toujours"), ("b", "Jadis"))
    section(workspace, 2023, ("z", "Toujours"), ("b", "Autrement"), closing="Merci.")
    section(workspace, 2024, ("a", "Toujours"), ("b", "Ainsi"), closing="Merci.")
    section(workspace, 2025, ("a", "Toujours"), ("b", "Ainsi"), ("c", "Neuf"), ("d", " "), closing="Merci.")

    past = workspace.report_past.past(2026)

    assert past.since == {"members": {"a": 2022, "b": 2024, "c": 2025, "after": 2023}}
    assert workspace.report_past.past(2030).since == {}


def test_names_that_are_no_longer_right(workspace: Workspace) -> None:
    renamed = organisation(workspace, "Maison neuve")
    for name, to_on in (("Maison ancienne", None), ("Maison future", date(2028, 1, 1)), ("Maison neuve", None)):
        make(workspace, OrganisationAlias, organisation_id=renamed, name=name, nature=AliasNature.FORMER, to_on=to_on)
    make(workspace, OrganisationAlias, organisation_id=renamed, name="MN", nature=AliasNature.ACRONYM)
    ended = organisation(workspace, "Escale")
    workspace.records.change(Organisation, ended, {"short_name": "ESC"})
    make(workspace, OrganisationEnd, organisation_id=ended, ended_on=date(2025, 6, 30))
    make(workspace, OrganisationEnd, organisation_id=organisation(workspace, "Havre"), ended_on=date(2024, 6, 30))
    make(workspace, OrganisationEnd, organisation_id=renamed, ended_on=date(2027, 6, 30))
    gone, moved, still = (
        person(workspace, *names) for names in (("Odile", "Verbeke"), ("Tom", "Claes"), ("Zoé", "Lund"))
    )
    for who, to_on in (
        (gone, date(2024, 1, 1)),
        (gone, date(2025, 3, 1)),
        (moved, date(2025, 3, 1)),
        (moved, None),
        (still, None),
    ):
        make(workspace, Mandate, person_id=who, organisation_id=renamed, to_on=to_on)
    make(workspace, StaffMember, first_name="Ines", last_name="Roy", to_on=date(2025, 9, 1))
    make(workspace, StaffMember, last_name="Seul", to_on=date(2025, 9, 1))

    found = {each.name: each.why for each in workspace.report_past.past(2026).gone}

    assert found == {
        "Maison ancienne": "Is called “Maison neuve” now.",
        "Escale": "Ended on 30/06/2025.",
        "ESC": "Ended on 30/06/2025.",
        "Havre": "Ended on 30/06/2024.",
        "Odile Verbeke": "Left on 01/03/2025.",
        "Ines Roy": "Left on 01/09/2025.",
    }
