"""The window of a meeting: pending at once, back with its reason when refused; the wall never sees a contact."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.room import Projected
from csxl_desktop.domain.votes import Vote
from csxl_desktop.services.agenda_reads import AgendaReads
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.meetings.room.window import RoomWindow
from csxl_desktop.ui.meetings.walk_in import ghost, read_walk_in
from csxl_desktop.ui.widgets.text import label
from tests import factories
from tests.ui.meetings_support import Trial
from tests.ui.room_support import Hands
from tests.ui.test_refused_forms import refuse
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def room(trial: Trial) -> Iterator[RoomWindow]:
    meeting = trial.plan("AG", date(2026, 11, 20), "Logement")
    trial.run(lambda services: services.attendance.invite_expected(meeting))
    panel = cast("HoldPanel", trial.show(meeting, Step.HOLD))
    panel.open_room()
    assert panel.room is not None
    trial.qtbot.waitUntil(panel.room.isActiveWindow)
    trial.settle()
    panel.room.people.entry.edit.setFocus()
    yield panel.room
    if panel.room is not None:
        panel.room.close()
    trial.settle()


class Paintings(QObject):
    """Whoever was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.of: set[QObject] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.of.add(watched)
        return super().eventFilter(watched, event)


def _line(room: RoomWindow, name: str) -> tuple[AttendanceState, bool, bool]:
    line = next(line for line in room.people.table.lines.rows() if line.row.full_name == name)
    return line.row.state, line.pending, line.failed


def test_tick_is_pending_and_counted_at_once_then_acknowledged(trial: Trial, room: RoomWindow) -> None:
    Hands(room, trial.context.jobs).tick("Bram Peeters")

    assert _line(room, "Bram Peeters") == (AttendanceState.PRESENT, True, False)
    assert room.people.persons.accessibleName().startswith("1")
    trial.settle()
    assert _line(room, "Bram Peeters") == (AttendanceState.PRESENT, False, False)


def test_line_is_painted_before_its_change_goes_to_the_dossier(trial: Trial, room: RoomWindow) -> None:
    table, painted = room.people.table, Paintings()
    for widget in (table.viewport(), room.people.persons):
        widget.installEventFilter(painted)
    when: list[tuple[set[QObject], bool]] = []
    room.desk.on_its_way.connect(lambda: when.append((set(painted.of), trial.context.jobs.busy)))
    hands = Hands(room, trial.context.jobs)
    hands.tick("Bram Peeters")
    trial.settle()
    painted.of.clear()
    hands.line("Lina Neuve, Atelier")

    assert when == [({table.viewport(), room.people.persons}, False)] * 2
    marked = table.chosen_row()
    assert marked is not None
    assert marked.row.full_name == "Lina Neuve"  # at the end of the list, brought into view
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    trial.settle()


def test_refused_tick_comes_back_with_its_reason(trial: Trial, room: RoomWindow) -> None:
    key = next(line.id for line in room.people.table.lines.rows() if line.row.full_name == "Bram Peeters")
    trial.run(lambda services: services.records.trash(Attendance, key))

    Hands(room, trial.context.jobs).tick("Bram Peeters")
    trial.settle()

    assert _line(room, "Bram Peeters") == (AttendanceState.INVITED, False, True)
    assert room.people.persons.accessibleName().startswith("0")
    assert "Bram Peeters" in room.notice.text()


def test_rows_of_the_sheet_are_typed_by_their_numbers(trial: Trial, room: RoomWindow) -> None:
    meeting, hands = room.desk.meeting_id, Hands(room, trial.context.jobs)
    trial.run(lambda services: services.sheets.print_sheet(meeting))
    room.desk.reread()
    trial.settle()
    rows = {line.row.full_name: line.row.row for line in room.people.table.lines.rows()}
    blank = len(rows) + 1

    hands.line(f"{rows['Bram Peeters']}+")
    hands.line(f"{blank} Lina Neuve, Atelier Neuf")
    hands.line(f"{blank + 1} ,")
    trial.settle()
    room.desk.reread()
    trial.settle()

    found = {line.row.full_name: line.row for line in room.people.table.lines.rows()}
    assert found["Bram Peeters"].state is AttendanceState.PRESENT
    assert (found["Bram Peeters"].row, found["Bram Peeters"].image_agreed) == (rows["Bram Peeters"], True)
    assert (found["Lina Neuve"].row, found["Lina Neuve"].organisation) == (blank, "Atelier Neuf")
    assert len(found) == len(rows) + 1  # a number without a name is nobody
    assert "behind its number" in room.notice.text()


def test_the_row_of_whoever_stands_in_is_kept(trial: Trial, room: RoomWindow) -> None:
    hands = Hands(room, trial.context.jobs)
    away = next(line.id for line in room.people.table.lines.rows() if line.row.full_name == "Bram Peeters")

    room.people.entry.ask_who_replaces(away)
    hands.line("9+ Lina Neuve")
    trial.settle()
    room.desk.reread()
    trial.settle()

    found = {line.row.full_name: line.row for line in room.people.table.lines.rows()}
    assert (found["Lina Neuve"].row, found["Lina Neuve"].image_agreed) == (9, True)
    assert found["Bram Peeters"].represented_by == "Lina Neuve"


def test_somebody_on_the_list_takes_a_place_in_one_act(trial: Trial, room: RoomWindow) -> None:
    keys = {line.row.full_name: line.id for line in room.people.table.lines.rows()}
    hands, handed = Hands(room, trial.context.jobs), list[None]()
    room.people.entry.ask_who_replaces(keys["Bram Peeters"])
    room.desk.on_its_way.connect(lambda: handed.append(None))
    hands.tick("Hilde Fontaine")

    assert _line(room, "Bram Peeters") == (AttendanceState.REPRESENTED, True, False)
    assert _line(room, "Hilde Fontaine") == (AttendanceState.PRESENT, True, False)
    trial.settle()
    assert len(handed) == 1
    assert _line(room, "Bram Peeters") == (AttendanceState.REPRESENTED, False, False)
    trial.run(lambda services: services.history.undo())
    room.desk.reread()
    trial.settle()
    assert _line(room, "Bram Peeters") == _line(room, "Hilde Fontaine") == (AttendanceState.INVITED, False, False)

    trial.run(lambda services: services.records.trash(Attendance, keys["Hilde Fontaine"]))
    room.desk.replace(keys["Bram Peeters"], keys["Hilde Fontaine"], None)
    trial.settle()
    assert _line(room, "Bram Peeters") == (AttendanceState.INVITED, False, True)
    room.desk.add(ghost(read_walk_in("Lina Neuve")), lambda: None)
    lina = next(line.id for line in room.people.table.lines.rows() if line.row.full_name == "Lina Neuve")
    room.desk.replace(keys["Bram Peeters"], lina, None)
    assert "one moment" in room.notice.text()
    trial.settle()


def test_wall_shows_the_point_without_contacts_or_notes(trial: Trial, room: RoomWindow) -> None:
    item = room.desk.item_id()
    meeting = room.desk.meeting_id
    assert item is not None
    said = {"private_notes": "SECRET-2", "text": factories.paragraph("Dit")}
    trial.run(
        lambda services: (
            services.records.change(Meeting, meeting, {"private_notes": "SECRET-1"}),
            services.records.change(AgendaItem, item, said),
            services.meetings.decide(meeting, "Oui", item),
        )
    )
    room.desk.reread()
    trial.settle()

    room.perform("projection")

    assert room.projection is not None
    words = [each.text() for each in room.projection.findChildren(type(label()))]
    words.append(room.projection.text.text())
    assert "Dit" in words[-1]
    assert any("Oui" in word for word in words)
    assert not any("SECRET" in word for word in words)
    names = {field.name for field in fields(Projected)}
    assert names == {"subject", "place", "items", "title", "text", "decisions", "votes", "figures"}


def test_a_private_note_is_typed_in_the_room_by_its_key(trial: Trial, room: RoomWindow) -> None:
    item = room.desk.item_id()
    assert item is not None
    room.perform("note")
    type_text(room.minutes.note.edit, "Rappeler Bram")
    room.minutes.leave_item()
    trial.settle()

    assert trial.run(lambda services: services.records.values(AgendaItem, item))["private_notes"] == "Rappeler Bram"
    assert room.minutes.note.value() == "Rappeler Bram"


def test_a_vote_on_the_item_of_an_election_serves_it_unless_said_otherwise(trial: Trial, room: RoomWindow) -> None:
    meeting, item, hands = room.desk.meeting_id, room.desk.item_id(), Hands(room, trial.context.jobs)
    room.perform("vote")
    assert room.minutes.election.isHidden()
    room.perform("escape")
    election = trial.run(lambda services: services.records.create(Election, {"meeting_id": meeting})).record_id
    values = {"meeting_id": meeting, "agenda_item_id": item, "election_id": election, "question": "Méthode"}
    trial.run(lambda services: services.records.create(Vote, values))
    room.desk.reread()
    trial.settle()

    room.perform("vote")
    hands.line("Qui élire ? secret 3-0")
    room.perform("vote")
    hands.key(Qt.Key.Key_Backtab)
    hands.key(Qt.Key.Key_Up)
    hands.key(Qt.Key.Key_Tab)
    hands.line("Pause ? 2-1")
    trial.settle()

    votes = trial.run(lambda services: AgendaReads(services.database).meeting(meeting)).votes
    assert [(each.question, each.election_id) for each in votes] == [
        *(("Méthode", None), ("Qui élire ?", election), ("Pause ?", None))  # one vote serves it: the last
    ]
    assert room.minutes.election.isHidden()


def test_help_lists_keys_and_escape_leaves_the_room(trial: Trial, room: RoomWindow) -> None:
    QTest.keyClick(room.people.entry.edit, Qt.Key.Key_F1)
    assert room.overlay.isVisible()
    QTest.keyClick(room.people.entry.edit, Qt.Key.Key_Escape)
    assert not room.overlay.isVisible()

    with trial.qtbot.waitSignal(room.left):
        QTest.keyClick(room.people.entry.edit, Qt.Key.Key_Escape)


def test_the_key_that_opens_the_room_leaves_it(trial: Trial, room: RoomWindow) -> None:
    with trial.qtbot.waitSignal(room.left):
        QTest.keyClick(room.people.entry.edit, Qt.Key.Key_F11)


def test_a_decision_that_was_refused_waits_in_the_line_for_its_own_item(trial: Trial, room: RoomWindow) -> None:
    meeting, item = room.desk.meeting_id, room.desk.item_id()
    line = room.minutes.line
    trial.run(lambda services: refuse(services, refused=True))
    room.perform("decision")
    type_text(line, "Inviter le CPAS")
    press_key(line, Qt.Key.Key_Return)
    room.perform("action")  # the next thing, before the refusal
    type_text(line, "Écrire au CPAS")
    press_key(line, Qt.Key.Key_Return)
    room.perform("next")
    trial.settle()

    assert room.desk.item_id() != item
    assert line.isVisible()
    assert not line.hasFocus()
    assert (line.text(), line.accessibleName()) == ("Inviter le CPAS", "Decision, then Enter")
    assert room.minutes.came_back.text() == "Item 1, not written down yet. Decision, then Enter"
    line.setText("Inviter le CPAS et la Maison médicale")
    room.perform("vote")  # something else first: nothing is given up for it
    assert line.text() == ""
    press_key(line, Qt.Key.Key_Escape)
    trial.run(lambda services: refuse(services, refused=False))
    said = set()
    for _time in range(2):
        said.add(line.text())
        line.setFocus()
        press_key(line, Qt.Key.Key_Return)
        trial.settle()
    assert said == {"Inviter le CPAS et la Maison médicale", "Écrire au CPAS"}
    assert not line.isVisible()
    assert not room.minutes.came_back.isVisible()
    read = trial.run(lambda services: services.room.read(meeting))
    assert [(each.text, each.agenda_item_id) for each in read.decisions] == [
        ("Inviter le CPAS et la Maison médicale", item)
    ]
    assert [(each.text, each.agenda_item_id) for each in read.actions] == [("Écrire au CPAS", item)]


def test_news_that_were_refused_are_no_longer_told_as_such_once_they_are_sent_again(
    trial: Trial, room: RoomWindow
) -> None:
    line = room.minutes.line
    trial.run(lambda services: refuse(services, refused=True))
    room.perform("news")
    type_text(line, "Atelier : nouveau site")
    press_key(line, Qt.Key.Key_Return)
    trial.settle()
    assert line.text() == "Atelier : nouveau site"
    assert room.minutes.came_back.isVisible()

    trial.run(lambda services: refuse(services, refused=False))
    line.setFocus()
    press_key(line, Qt.Key.Key_Return)
    trial.settle()
    assert not room.minutes.came_back.isVisible()
    assert line.text() == ""
