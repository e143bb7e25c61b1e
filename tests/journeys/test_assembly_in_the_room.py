"""A whole assembly held in meeting mode by keys alone: 20 items, 60 people, 6 walk-ins; every name is on paper."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import AttendanceRole, ItemOutcome
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.room import Room
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.meetings.room.window import RoomWindow
from tests import factories
from tests.journeys import names_told
from tests.ui.meetings_support import Trial, agenda
from tests.ui.room_support import Hands, Planned, plan_assembly

WALK_INS = (
    ("Ngoc-Lan Hoang", "École de devoirs"), ("Pia Quist", "Atelier Neuf"), ("Omar Rifi", "Organisation 03"),
    ("Zita Usé", ""), ("Yann Vos", "Atelier Neuf"), ("Wim Zande", "Cantine Bleue"),
)  # fmt: skip
GUEST, MISSING = "Rosa Conviée", "Théo Manquant"  # on the list beside the sixty
_COUNTS = """
    SELECT count(*) FILTER (WHERE state = 'present'),
           count(DISTINCT CASE WHEN state IN ('present', 'represented')
                 THEN coalesce(counted_as_id, organisation_id, nullif(lower(organisation_name), '')) END)
    FROM attendances WHERE meeting_id = ? AND trashed_at IS NULL
"""


@pytest.fixture
def trial(qtbot: QtBot, qapp: QApplication, dossier: Path) -> Iterator[Trial]:
    theme.apply(qapp, "light", resources())
    jobs = Jobs()
    with agenda(qtbot, dossier, jobs, Errors()) as opened:
        yield opened
    jobs.shutdown()


def _open(trial: Trial, planned: Planned) -> RoomWindow:
    trial.page.desk.read_choices()
    panel = trial.show(planned.meeting, Step.HOLD)
    assert isinstance(panel, HoldPanel)
    panel.open_room()
    assert panel.room is not None
    window = panel.room
    trial.qtbot.waitUntil(window.isActiveWindow)
    trial.settle()
    window.people.entry.edit.setFocus()
    return window


def _note(hands: Hands) -> None:
    """Decision, action, vote, news of a member: one key and one line each."""
    for key, line in (
        (Qt.Key.Key_F4, "Grille d'accueil commune"),
        (Qt.Key.Key_F5, "Diffuser la fiche @Organisation 07 30/12/2026"),
        (Qt.Key.Key_F7, "Nouveaux statuts 2/3 18-3-2"),
        (Qt.Key.Key_F6, "Organisation 09 : portes ouvertes"),
    ):
        hands.key(key)
        hands.line(line)


def _arrive(trial: Trial, hands: Hands, people: list[str]) -> list[int]:
    """Four excused, three replaced, everybody else but two, six walk-ins; how many keys each arrival took."""
    for name in people[:4]:
        hands.mark(name)
        hands.key(Qt.Key.Key_F8)
    for name, other in zip(people[4:7], ("Lina Neuve", "Max Oudin", people[20]), strict=True):
        hands.mark(name)
        hands.key(Qt.Key.Key_F9)
        if other in people:
            hands.tick(other)
        else:
            hands.line(other)
        trial.settle()
    took = [hands.tick(name) for name in people[9:]]
    for name, body in WALK_INS:
        hands.line(f"{name}, {body}" if body else name)
    return took


def _go_through(hands: Hands, people: list[str]) -> None:
    """Twenty items with their text; two come late at the fourth, one leaves at the sixth, the last is put off."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for place in range(1, 21):
        for name in people[7:9] if place == 4 else ():
            hands.mark(name)
            hands.key(Qt.Key.Key_F10)
        if place == 6:
            hands.mark(people[30])
            hands.key(Qt.Key.Key_D, control)
        hands.key(Qt.Key.Key_F3)
        hands.type(f"Dit au point {place}.")
        if place == 7:
            _note(hands)
        hands.key(Qt.Key.Key_F2)
        hands.key(Qt.Key.Key_PageDown, control | shift if place == 20 else control)


def _plan(services: Workspace) -> Planned:
    """The sixty, a guest, and one who will not come."""
    planned = plan_assembly(services)
    for name, role in ((GUEST, AttendanceRole.GUEST), (MISSING, AttendanceRole.PARTICIPANT)):
        known = factories.person(services, *name.split())
        services.attendance.add_person(planned.meeting, known, role=role)
    return planned


def _check_people(trial: Trial, planned: Planned, window: RoomWindow, dossier: Path) -> None:
    room: Room = trial.run(lambda services: services.room.read(planned.meeting))
    with closing(sqlite3.connect(f"file:{dossier / 'csxl.db'}?mode=ro&immutable=1", uri=True)) as independent:
        counted = independent.execute(_COUNTS, (planned.meeting.hex,)).fetchone()
    figures = window.desk.figures()
    assert (figures.persons, figures.partners) == counted
    assert figures.persons == 51 + 2 + 6 + 2 + 1
    stamps = {line.row.full_name: (line.arrived_at, line.left_at) for line in room.lines}
    people = planned.expected
    assert [stamps[name][0] for name in people[7:9]] == [4, 4]
    assert stamps[people[30]] == (None, 6)


def _check_names(trial: Trial, planned: Planned, window: RoomWindow, dossier: Path) -> None:
    """Name by name, list by list: the file, the screen, the pages and the Word file say the same."""
    told = names_told.in_file(dossier, planned.meeting)
    people = planned.expected
    assert told["excused"] == sorted(people[:4])
    assert told["represented"] == sorted(people[4:7])
    assert told["guests"] == [GUEST]
    assert MISSING in told["absent"]  # with the representatives whom the dossier had before
    walk_ins = [name for name, _body in WALK_INS]
    assert told["present"] == sorted([*people[7:], *walk_ins, "Lina Neuve", "Max Oudin"])
    names = {name for listed in told.values() for name in listed}
    pdf, word = trial.run(
        lambda services: [make(services.documents.minutes(planned.meeting)) for make in (render, render_word)]
    )
    assert names_told.on_screen(window.people.table) == told
    assert names_told.in_pdf(pdf, names) == told
    assert names_told.in_word(word, names) == told


def test_assembly_is_held_by_keys_alone(trial: Trial, dossier: Path) -> None:
    planned = trial.run(_plan)
    window = _open(trial, planned)
    hands = Hands(window, trial.context.jobs)

    took = _arrive(trial, hands, planned.expected)
    hands.tick(GUEST)
    _go_through(hands, planned.expected)
    trial.settle()

    assert sum(took) / len(took) <= 5
    assert not trial.refusals
    trial.qtbot.waitUntil(lambda: not any(line.pending for line in window.desk.lines()))
    window.desk.reread()
    trial.settle()
    _check_people(trial, planned, window, dossier)
    _check_names(trial, planned, window, dossier)
    room: Room = trial.run(lambda services: services.room.read(planned.meeting))
    assert [item.text.plain().strip() for item in room.items] == [f"Dit au point {n}." for n in range(1, 21)]
    assert [item.outcome for item in room.items] == [ItemOutcome.TREATED] * 19 + [ItemOutcome.PUT_OFF]
    assert [each.text for each in room.decisions] == ["Grille d'accueil commune"]
    assert [(each.text, each.who) for each in room.actions] == [("Diffuser la fiche", "Organisation 07")]
    assert [each.question for each in room.votes] == ["Nouveaux statuts"]
    assert [(each.organisation, each.title) for each in room.news] == [("Organisation 09", "portes ouvertes")]
    window.close()
    trial.settle()
