"""A table of which three lines in ten say somebody known in other letters: proposed, never doubled in silence (F8)."""

from collections.abc import Callable

import pytest

from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.i18n import fold
from csxl_desktop.services.duplicates import DuplicateService
from csxl_desktop.services.exchange.decisions import Choice, Decision
from csxl_desktop.services.exchange.report import ImportLine, Outcome
from csxl_desktop.services.members_import import preview_members
from csxl_desktop.services.people_import import preview_people
from csxl_desktop.services.workspace import Workspace
from tests.services.test_members_import import HEADER, LAST_DAY, all_of, take, transactions
from tests.services.test_members_import import table as members
from tests.services.test_people_import import HEADER as PEOPLE
from tests.services.test_people_import import table as people
from tests.services.test_people_import import take as take_people

_WHAT: tuple[str, ...] = (
    "Maison médicale",
    "Atelier créatif",
    "Planning familial",
    "École de devoirs",
    "Bibliothèque",
    "Halte-garderie",
)
_WHAT += ("Régie de quartier", "Espace jeunesse", "Restaurant social", "Ludothèque")
_WHERE: tuple[str, ...] = (
    "des Tilleuls",
    "du Grand Pont",
    "des Hirondelles",
    "du Vieux Moulin",
    "de la Fontaine",
    "des Trois Rivières",
)
_WHERE += ("du Rossignol", "de la Passerelle", "des Coquelicots", "du Belvédère")
NAMES = [f"{what} {where}" for what in _WHAT for where in _WHERE]
NEAR_FROM = 70  # of a hundred


def _without_a_letter(name: str) -> str:
    return name[:-3] + name[-2:]


def _with_a_letter_twice(name: str) -> str:
    return name[:4] + name[3] + name[4:]


def _with_two_exchanged(name: str) -> str:
    return name[:-4] + name[-3] + name[-4] + name[-2:]


MANNERS: tuple[Callable[[str], str], ...] = (
    _without_a_letter,
    _with_a_letter_twice,
    _with_two_exchanged,
    lambda name: f"{name} asbl",
    lambda name: fold(name).upper(),
    lambda name: name.replace(" de la ", " ").replace(" des ", " ").replace(" du ", " "),
)
NEAR = {MANNERS[place % len(MANNERS)](name): name for place, name in enumerate(NAMES) if place >= NEAR_FROM}
AGAIN = HEADER + "".join(f"{name};;;\n" for name in [*NAMES[:NEAR_FROM], *NEAR])


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """A hundred organisations that a first table made."""
    assert take(workspace, HEADER + "".join(f"{name};;;\n" for name in NAMES), LAST_DAY).written
    assert len(all_of(workspace, Organisation)) == len(NAMES) == len(set(NAMES))
    assert len(NEAR) == len(NAMES) - NEAR_FROM == 30
    return workspace


def _meant(line: ImportLine) -> str:
    """Whom a line of the second table means."""
    return [*NAMES[:NEAR_FROM], *NEAR.values()][line.line - 2]


def test_near_lines_of_the_table_of_a_day_are_proposed_and_nothing_is_written_before(office: Workspace) -> None:
    before = transactions(office)
    preview = preview_members(office, members(AGAIN), on=LAST_DAY)
    lines = [line for line in preview.report.lines if line.line]

    assert {line.outcome for line in lines[:NEAR_FROM]} == {Outcome.UNCHANGED}
    assert Outcome.CREATED not in preview.report.counts
    asked = [line for line in lines if line.open]
    assert len(asked) >= 20  # the others are the same name in other capitals
    assert [line.name for line in asked if _meant(line) not in [each.name for each in line.candidates]] == []
    assert not take(office, AGAIN, LAST_DAY).written
    assert transactions(office) == before

    same = [Decision(Choice.SAME, line.line, target=_meant(line)) for line in asked]
    assert take(office, AGAIN, LAST_DAY, *same).written
    assert len(all_of(office, Organisation)) == len(NAMES)
    settled = transactions(office)
    third = take(office, AGAIN, LAST_DAY)  # the other names are known from now on
    assert {line.outcome for line in third.lines} == {Outcome.UNCHANGED}
    assert not third.written
    assert transactions(office) == settled


def test_near_lines_of_a_table_without_a_day_say_whom_they_are_near_to_and_stay_proposed(office: Workspace) -> None:
    preview = preview_members(office, members(AGAIN), on=None)
    made = [line for line in preview.report.lines if line.outcome is Outcome.CREATED]

    assert len(made) >= 20
    assert [line.name for line in made if _meant(line) not in line.reason] == []
    assert take(office, AGAIN).written
    proposed = [{pair.first, pair.second} for pair in DuplicateService(office.database).pairs()]
    assert [line.name for line in made if {line.name, _meant(line)} not in proposed] == []


FIRST_NAMES = ("Ana", "Jan", "Zeynep", "Odile", "Samir", "Berthe", "Lucas", "Inès", "Tomasz", "Fatou")
LAST_NAMES: tuple[str, ...] = (
    "Vandenbroeck",
    "Öztürkmen",
    "Kowalczyk",
    "Delacroix",
    "Benhammou",
    "Mertensson",
    "Lefèvre",
    "Ndiaye-Sow",
)
LAST_NAMES += ("Castellani", "Verhoeven")
WHO = [(first, last) for last in LAST_NAMES for first in FIRST_NAMES]


def _list(who: list[tuple[str, str]], mails: list[str]) -> str:
    return PEOPLE + "".join(
        f"Maison du Tilleul;;{first};{last};;{mail};;\n" for (first, last), mail in zip(who, mails, strict=True)
    )


def test_near_people_of_a_list_are_asked_about_and_nobody_is_doubled(workspace: Workspace) -> None:
    """Typing errors in names with the mail address that is known, and the known name with another address."""
    mails = [f"{place}@tilleul.example" for place in range(len(WHO))]
    assert take_people(workspace, _list(WHO, mails)).written
    before, count = transactions(workspace), len(all_of(workspace, Person))
    assert count == len(WHO) == 100

    near = [(first, _without_a_letter(last)) if place % 2 else (first, last) for place, (first, last) in enumerate(WHO)]
    elsewhere = [mail if place % 2 else f"{place}@ailleurs.example" for place, mail in enumerate(mails)]
    again = _list([*WHO[:NEAR_FROM], *near[NEAR_FROM:]], [*mails[:NEAR_FROM], *elsewhere[NEAR_FROM:]])
    preview = preview_people(workspace, people(again))

    persons = [line for line in preview.report.lines if line.kind == "person"]
    assert {line.outcome for line in persons[:NEAR_FROM]} == {Outcome.UNCHANGED}
    assert [line.name for line in persons if line.outcome is Outcome.CREATED] == []
    asked = [line for line in persons if line.open]
    told = [f"{first} {last}" for first, last in WHO]
    assert [line.name for line in asked if told[line.line - 2] not in [each.name for each in line.candidates]] == []
    assert len(asked) >= 15
    assert not take_people(workspace, again).written
    assert transactions(workspace) == before

    same = [Decision(Choice.SAME, line.line, target=str(line.candidates[0].id)) for line in asked]
    assert take_people(workspace, again, *same).written
    assert len(all_of(workspace, Person)) == count
