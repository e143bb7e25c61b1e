"""A figure or a name changed in the records changes what carries it in the report, and nothing else."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csxl_desktop import i18n
from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.evaluation import IndicatorValue
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.partnerships import Partnership, PartnershipCount
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.system.paths import resources
from tests.conftest import AUTHOR, NOW
from tests.documents import tagged
from tests.factories import make
from tests.services.report_support import PRESENT, YEAR
from tests.services.report_year import Year, told_year

Said = tuple[str, str]  # the kind of a paragraph, heading, cell or item, and its words
Change = Callable[[Workspace, Year], object]


@pytest.fixture(scope="module")
def told(empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, Year, list[Said]]]:
    """The dossier, its year, and what its report says."""
    i18n.load(resources() / "locale", "en")
    folder = Path(shutil.copytree(empty_dossier, tmp_path_factory.mktemp("year") / "dossier"))
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        year = told_year(workspace)
        yield workspace, year, said(workspace)


def said(workspace: Workspace) -> list[Said]:
    """All that the pages of the report say, read back from its PDF."""
    return tagged.read(render(workspace.documents.report(YEAR, language="en"))).spoken()


def of(entity: type[Record], which: str, **values: object) -> Change:
    """Changes a record of the year."""
    return lambda workspace, year: workspace.records.change(entity, getattr(year, which), values)


# For each change: what no longer stands, and what stands instead; “…” is the rest of a long sentence. The figures of
# the year differ from each other, so that each can be told by its number.
CHANGES: dict[str, tuple[Change, list[Said], list[Said]]] = {
    "the count of an assembly": (
        of(Headcount, "headcount", persons=43),
        [
            ("P", "Participations: 65."),
            ("P", "…brought together 42 people and 18 partners…"),
            *[("TD", "41"), ("TD", "42")],  # in the list of the meetings, and its sum
            ("P", "41"),  # on its page
            ("P", "…add up to 65 attendances…"),
            ("P", "42"),  # among the figures of the year
            *[("Figure", "…Logement: 41 persons, 17 partners…"), ("TD", "41")],  # the chart, and its table
        ],
        [
            ("P", "Participations: 67."),
            ("P", "…brought together 44 people and 18 partners…"),
            *[("TD", "43"), ("TD", "44")],
            ("P", "43"),
            ("P", "…add up to 67 attendances…"),
            ("P", "44"),
            *[("Figure", "…Logement: 43 persons, 17 partners…"), ("TD", "43")],
        ],
    ),
    "somebody who was there": (
        lambda workspace, year: workspace.attendance.set_state(year.samir_line, PRESENT),
        [
            *[("P", "Participations: 65."), ("P", "Partners there: 29.")],
            ("P", "…brought together 42 people and 18 partners…"),
            *[("TD", "1"), ("TD", "1"), ("TD", "42"), ("TD", "18")],  # in the list of the meetings, and its sums
            *[("P", "1"), ("P", "person"), ("P", "1"), ("P", "partner")],  # on its page
            ("P", "…add up to 65 attendances…"),
            *[("P", "42"), ("P", "18"), ("P", "1"), ("P", "1")],  # among the figures: in all, and different ones
            *[("Figure", "…Budget: 1 person, 1 partner…"), ("TD", "1"), ("TD", "1")],
        ],
        [
            *[("P", "Participations: 66."), ("P", "Partners there: 30.")],
            ("P", "…brought together 43 people and 19 partners…"),
            *[("TD", "2"), ("TD", "2"), ("TD", "43"), ("TD", "19")],
            *[("P", "2"), ("P", "people"), ("P", "2"), ("P", "partners")],
            ("P", "…add up to 66 attendances…"),
            *[("P", "43"), ("P", "19"), ("P", "2"), ("P", "2")],
            *[("Figure", "…Budget: 2 persons, 2 partners…"), ("TD", "2"), ("TD", "2")],
        ],
    ),
    "the arrival of a member": (
        lambda workspace, year: make(workspace, Membership, organisation_id=year.newcomer, joined_on=date(YEAR, 4, 1)),
        [
            ("P", "Members: 2."),
            ("P", "Arrivals: zero."),
            ("P", "Came in: ."),
            ("P", "On 31 December 2026, the coordination has two (2) members."),
            ("P", "2"),
        ],
        [
            ("P", "Members: 3."),
            ("P", "Arrivals: one."),
            ("P", "Came in: Zénith."),
            ("P", "In 2026, we welcomed one new member: Zénith (01/04/2026)."),
            ("P", "On 31 December 2026, the coordination has three (3) members."),
            *[("TD", "3"), ("TD", "Zénith"), ("TD", "")],
            ("P", "3"),
        ],
    ),
    "a session of a group": (
        lambda workspace, year: workspace.meetings.mark_held(year.planned),
        [
            ("P", "Sessions: 2."),
            ("P", "Its sessions: 2."),
            ("P", "Its people: 14."),
            ("P", "In 2026, one working group met two times:"),
            *[("TD", "2"), ("TD", "14")],
            ("H2", "Planning: 2 sessions"),
            *[("P", "2"), ("P", "14")],
            ("Figure", "…October: 0 activities…"),
            ("TD", "0"),
        ],
        [
            ("P", "Sessions: 3."),
            ("P", "Its sessions: 3."),
            ("P", "Its people: 23."),
            ("P", "In 2026, one working group met three times:"),
            *[("TD", "3"), ("TD", "23")],
            ("H2", "Planning: 3 sessions"),
            *[("TD", "01/10/2026"), ("TD", "9"), ("TD", "3")],
            *[("P", "3"), ("P", "23")],
            ("Figure", "…October: 1 activity…"),
            ("TD", "1"),
        ],
    ),
    "a figure kept by hand": (
        of(IndicatorValue, "indicator_value", value=Decimal(439)),
        [("P", "437")],
        [("P", "439")],
    ),
    "a count typed for a partnership": (
        of(PartnershipCount, "workshops", number=37),
        [("P", "31 stalls")],
        [("P", "37 stalls")],
    ),
    "the name of a group": (
        of(WorkingGroup, "group", name="Petite enfance"),
        [("Link", "Jeunes 10"), ("P", "The group: Jeunes."), ("TD", "Jeunes"), ("H1", "Jeunes")],
        [
            ("Link", "Petite enfance 10"),
            ("P", "The group: Petite enfance."),
            ("TD", "Petite enfance"),
            ("H1", "Petite enfance"),
        ],
    ),
    "the name of somebody": (
        of(Person, "odile", last_name="Claes"),
        [*[("TD", "Ms Odile Verbeke")] * 2, ("P", "Ms Odile Verbeke")],
        [*[("TD", "Ms Odile Claes")] * 2, ("P", "Ms Odile Claes")],
    ),
    "the title of a partnership": (
        of(Partnership, "fair", title="Fête du quartier"),
        [("P", "The event: Fête du parc."), ("H2", "1. Fête du parc")],
        [("P", "The event: Fête du quartier."), ("H2", "1. Fête du quartier")],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_carries_it_changes_and_nothing_else(name: str, told: tuple[Workspace, Year, list[Said]]) -> None:
    workspace, year, before = told
    change, gone, come = CHANGES[name]

    change(workspace, year)
    after = said(workspace)
    workspace.history.undo()

    assert_said(Counter(before) - Counter(after), gone)
    assert_said(Counter(after) - Counter(before), come)
    assert said(workspace) == before


def assert_said(found: Counter[Said], expected: list[Said]) -> None:
    """Each thing expected was found, and nothing else."""
    left = list(found.elements())
    for kind, words in expected:
        meant = [each for each in left if each[0] == kind and is_meant(each[1], words)]
        assert meant, (kind, words)
        left.remove(meant[0])
    assert left == []


def is_meant(words: str, expected: str) -> bool:
    return expected.strip("…") in words if expected.startswith("…") else words == expected
