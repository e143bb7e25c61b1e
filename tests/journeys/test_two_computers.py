"""A day of two people at two computers on one dossier, each at their window: both end equal, and nothing is lost.

Ana types the minutes of a meeting while Samir ticks who is there; both write in the directory besides; then they meet
in one text, and in one title.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.journeys.seats import NOW, Seat, in_turn, seated, share_between_two
from tests.ui import rich_text_keys

NAMES = (
    "Aline", "Bram", "Chloé", "Driss", "Élise", "Femke", "Gilles", "Hilde", "Inès", "Joris", "Karim", "Lotte",
)  # fmt: skip
TITLES = ("Relevé d’Ana", "Relevé de Samir")


@dataclass
class Day:
    """Two windows, one meeting of twelve people and three items."""

    ana: Seat
    samir: Seat
    body: UUID
    meeting: UUID
    items: list[UUID]

    @property
    def seats(self) -> tuple[Seat, Seat]:
        return self.ana, self.samir


@pytest.fixture
def day(tmp_path: Path, qtbot: QtBot) -> Iterator[Day]:
    def fill(made: Workspace) -> tuple[UUID, UUID, list[UUID]]:
        body = factories.organisation(made, "Le Canevas")
        for name in NAMES:
            factories.representative(made, factories.person(made, name, "Laval"), body)
        meeting = factories.meeting(made, on=NOW.date(), theme="Logement")
        made.attendance.invite_expected(meeting)
        items = [
            factories.make(made, AgendaItem, meeting_id=meeting, title=f"Point {number}", position=number)
            for number in range(10, 13)
        ]
        return body, meeting, items

    found = share_between_two(tmp_path, fill)
    with seated(qtbot, (tmp_path / "ana", "Ana"), (tmp_path / "samir", "Samir")) as (ana, samir):
        yield Day(ana, samir, *found)


def test_minutes_typed_on_one_and_presences_ticked_on_the_other_stand_on_both(day: Day) -> None:
    _one_types_while_the_other_ticks(day)
    _both_write_in_the_directory(day)
    _both_work_on_one_text_and_one_title(day)
    _one_decides(day)
    _both_end_equal(day)


def _one_types_while_the_other_ticks(day: Day) -> None:
    """Three items, three hours: an exchange falls in the middle of each text."""
    for hour, item in enumerate(day.items):
        typed = day.ana.writes(day.meeting, item)
        rich_text_keys.type_text(typed.editor, f"Le point {hour} est discuté.\nIl est ")
        day.samir.ticks(day.meeting, *(name[:3] for name in NAMES[hour * 4 : hour * 4 + 4]))
        in_turn(day.seats)
        day.ana.in_front()
        typed.editor.edit.setFocus()
        rich_text_keys.type_text(typed.editor, "adopté.")
        assert typed.editor.text().plain() == f"Le point {hour} est discuté.\nIl est adopté."


def _both_write_in_the_directory(day: Day) -> None:
    late = day.samir.writes_down("people", "Mme Zoé Nouvelle")
    day.ana.changes("organisation", day.body, street="Rue Neuve 7")
    in_turn(day.seats, 2)
    for each in day.seats:
        assert each.ask(lambda services: services.records.values(Person, late))["last_name"] == "Nouvelle"
        assert each.ask(lambda services: services.records.values(Organisation, day.body))["street"] == "Rue Neuve 7"
        assert [each.lines(item)[1] for item in day.items] == ["Il est adopté."] * 3


def _both_work_on_one_text_and_one_title(day: Day) -> None:
    item = day.items[0]
    day.ana.adds(day.meeting, item, " Il est reporté.", at_first_line=True)
    day.samir.adds(day.meeting, item, " À l’unanimité.")
    for each, title in zip(day.seats, TITLES, strict=True):
        each.retitles(day.meeting, item, title)
    in_turn(day.seats, 2)
    written = ["Le point 0 est discuté. Il est reporté.", "Il est adopté. À l’unanimité."]
    assert [each.lines(item) for each in day.seats] == [written] * 2  # other lines come together by themselves
    assert [each for each in day.seats if "1 thing to decide" not in each.told] == []


def _one_decides(day: Day) -> None:
    """The title is asked once, on both; what Ana decides by clicks is Samir's too."""
    asked = [each.questions() for each in day.seats]
    assert asked[0].model.rows() == asked[1].model.rows()
    (question,) = asked[0].model.rows()
    assert {question.ours.words, question.theirs.words} == set(TITLES)
    day.ana.answers(Choice.THEIRS)
    in_turn(day.seats, 2)
    titles = [
        each.ask(lambda services: services.records.values(AgendaItem, day.items[0]))["title"] for each in day.seats
    ]
    assert titles == [question.theirs.words] * 2
    assert [each.model.rows() for each in asked] == [[], []]


def _both_end_equal(day: Day) -> None:
    records = [each.ask(lambda services: services.meetings.record(day.meeting)) for each in day.seats]
    assert records[0] == records[1]
    assert [line.state for line in records[0].attendances] == [AttendanceState.PRESENT] * len(NAMES)
    assert [each.told.split(",")[0] for each in day.seats] == ["in step with Samir", "in step with Ana"]
    assert [each.said for each in day.seats] == [[], []]
    assert [each.is_whole() for each in day.seats] == [True, True]
