"""Ten minutes of two people in the minutes of one meeting, each at their window, over a shared folder.

Ana types what is said, Samir ticks who comes in and writes another item; then both write in one line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.journeys.seats import NOW, Seat, in_turn, seated, share_between_two
from tests.ui.typing_keys import type_text

NAMES = ("Odile", "Bram", "Hilde", "Zoé")
LAST = (" À l’unanimité.", " Avec une abstention.")  # written by both at the end of one line


@dataclass
class Room:
    """Two windows, one meeting."""

    ana: Seat
    samir: Seat
    meeting: UUID
    items: list[UUID]

    @property
    def seats(self) -> tuple[Seat, Seat]:
        return self.ana, self.samir


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    def fill(made: Workspace) -> tuple[UUID, list[UUID]]:
        body = factories.organisation(made, "Le Canevas")
        for name in NAMES:
            factories.representative(made, factories.person(made, name, "Laval"), body)
        meeting = factories.meeting(made, on=NOW.date(), theme="Logement")
        made.attendance.invite_expected(meeting)
        return meeting, [item.id for item in made.meetings.record(meeting).items]

    meeting, items = share_between_two(tmp_path, fill)
    with seated(qtbot, (tmp_path / "ana", "Ana"), (tmp_path / "samir", "Samir")) as (ana, samir):
        yield Room(ana, samir, meeting, items)


def test_nothing_typed_or_ticked_is_lost_and_one_question_is_asked(room: Room) -> None:
    _one_types_while_the_other_ticks(room)
    _each_writes_an_item(room)
    _both_write_one_line(room)
    _one_answers(room)
    _both_see_all(room)


def _one_types_while_the_other_ticks(room: Room) -> None:
    ana, samir, item = room.ana, room.samir, room.items[0]
    typed = ana.writes(room.meeting, item)
    type_text(typed.editor.edit, "Le PV est lu.")
    for name in NAMES:
        samir.ticks(room.meeting, name[:3])
        ana.in_front()
        typed.editor.edit.setFocus()
        type_text(typed.editor.edit, f" {name} parle.")
        in_turn(room.seats)
        assert typed.editor.text().plain().endswith(f" {name} parle.")  # what is under the cursor stays
    assert "told to Samir" in ana.told


def _each_writes_an_item(room: Room) -> None:
    first, second = room.items[:2]
    other = room.samir.writes(room.meeting, second)
    type_text(other.editor.edit, "Trois visites sont prévues.")
    room.ana.adds(room.meeting, first, " Il est adopté.")
    in_turn(room.seats, 2)
    said = "Le PV est lu." + "".join(f" {name} parle." for name in NAMES) + " Il est adopté."
    assert [each.lines(first) for each in room.seats] == [[said]] * 2
    assert [each.lines(second) for each in room.seats] == [["Trois visites sont prévues."]] * 2


def _both_write_one_line(room: Room) -> None:
    for each, words in zip(room.seats, LAST, strict=True):
        each.adds(room.meeting, room.items[0], words).editor.flush()
        each.settle()
    in_turn(room.seats, 2)
    for each in room.seats:
        assert "1 thing to decide" in each.told


def _one_answers(room: Room) -> None:
    """One question, seen on both; decided at one window by clicks, it is gone from the other."""
    asked = [each.questions() for each in room.seats]
    assert asked[0].model.rows() == asked[1].model.rows()
    (question,) = asked[0].model.rows()
    shown = f"{question.ours.words} {question.theirs.words}"
    assert [words in shown for words in LAST] == [True, True]
    room.samir.answers(Choice.BOTH)
    assert asked[1].model.rows() == []
    in_turn((room.samir, room.ana), 2)
    assert asked[0].model.rows() == []
    assert room.ana.told.startswith("in step with Samir, ")
    assert [each for each in room.seats if "to decide" in each.told] == []


def _both_see_all(room: Room) -> None:
    records = [each.ask(lambda services: services.meetings.record(room.meeting)) for each in room.seats]
    assert records[0] == records[1]
    assert [line.state for line in records[0].attendances] == [AttendanceState.PRESENT] * len(NAMES)
    ended = "\n".join(room.ana.lines(room.items[0]))
    assert [words for words in (*LAST, *(f"{name} parle." for name in NAMES)) if words not in ended] == []
    assert [each.said for each in room.seats] == [[], []]
    assert [each.is_whole() for each in room.seats] == [True, True]
