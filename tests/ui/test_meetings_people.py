"""Convoquer and Tenir: who is expected, who came, counted live, pending until it is safe."""

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, MeetingState, Quality
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.meetings.convene import ConvenePanel
from csxl_desktop.ui.meetings.headcounts import HeadcountEditor
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.meetings.people_card import People
from csxl_desktop.ui.meetings.walk_in import WalkIn, read_walk_in
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


def holding(trial: Trial, *, invited: bool = True) -> HoldPanel:
    key = trial.plan("AG", date(2026, 11, 21), "Sortir")
    if invited:
        trial.run(lambda services: services.attendance.invite_expected(key))
    return cast("HoldPanel", trial.show(key, Step.HOLD))


def states(trial: Trial) -> dict[str, str]:
    record = trial.record(trial.page.desk.id())
    return {line.full_name: line.state.value for line in record.attendances}


def tick(panel: HoldPanel, text: str) -> None:
    type_text(panel.tick.edit, text)
    press_key(panel.tick.edit, Qt.Key.Key_Return)


def choose(people: People, name: str) -> None:
    people.choose(next(line.id for line in people.lines.rows() if line.row.full_name == name))


def counters(panel: HoldPanel) -> tuple[str, str]:
    return panel.persons.accessibleName(), panel.partners.accessibleName()


def test_three_letters_and_enter_tick_somebody_present(trial: Trial) -> None:
    panel = holding(trial)

    tick(panel, "pee")
    pending = [line for line in panel.people.lines.rows() if line.pending]
    assert [line.row.full_name for line in pending] == ["Bram Peeters"]
    trial.settle()

    assert not any(line.pending for line in panel.people.lines.rows())
    assert states(trial)["Bram Peeters"] == "present"
    assert counters(panel) == ("1 person", "1 partner")
    assert panel.tick.edit.text() == ""


def test_somebody_of_the_directory_who_was_not_expected(trial: Trial) -> None:
    panel = holding(trial, invited=False)

    tick(panel, "carlier")
    assert [line.row.organisation for line in panel.people.lines.rows()] == ["Maison de quartier"]
    trial.settle()

    assert states(trial) == {"Aïcha Carlier": "present"}
    assert counters(panel) == ("1 person", "1 partner")


def test_whoever_comes_for_nobody_is_offered_without_an_empty_place(trial: Trial) -> None:
    panel = holding(trial)
    tick(panel, "Ngoc-Lan Hoang")
    trial.settle()

    type_text(panel.tick.edit, "hoang")

    item = panel.tick.popup.currentItem()
    assert item is not None
    assert item.text().split("·")[1:] == ["  present"]


def test_a_walk_in_takes_one_line(trial: Trial) -> None:
    panel = holding(trial)

    tick(panel, "Ngoc-Lan Hoang, bassin sud")
    trial.settle()

    record = trial.record(trial.page.desk.id())
    line = next(line for line in record.attendances if line.last_name == "Hoang")
    assert (line.first_name, line.organisation, line.walk_in) == ("Ngoc-Lan", "Bassin Sud", True)
    assert line.organisation_id is not None
    assert counters(panel) == ("1 person", "1 partner")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ngoc-Lan Hoang, École de devoirs", WalkIn("Ngoc-Lan", "Hoang", "École de devoirs")),
        ("VAN DEN BERG Els", WalkIn("Els", "Van Den Berg", "")),
        ("Marie, Service, étage 2", WalkIn("", "Marie", "Service, étage 2")),
        ("  ", WalkIn("", "", "")),
    ],
)
def test_a_name_typed_at_the_door(text: str, read: WalkIn) -> None:
    assert read_walk_in(text) == read


def test_one_key_sets_a_state(trial: Trial) -> None:
    panel = holding(trial)

    choose(panel.people, "Bram Peeters")
    press_key(panel.people, Qt.Key.Key_Space)
    choose(panel.people, "Hilde Fontaine")
    press_key(panel.people, Qt.Key.Key_E)
    trial.settle()
    assert states(trial) == {"Aïcha Carlier": "invited", "Bram Peeters": "present", "Hilde Fontaine": "excused"}

    choose(panel.people, "Bram Peeters")
    press_key(panel.people, Qt.Key.Key_Space)
    trial.settle()
    assert states(trial)["Bram Peeters"] == "invited"


def test_somebody_stands_in(trial: Trial) -> None:
    panel = holding(trial)
    choose(panel.people, "Hilde Fontaine")

    press_key(panel.people, Qt.Key.Key_R)
    assert panel.people.by_field.isVisible()
    type_text(panel.people.by_field.edit, "carl")
    press_key(panel.people.by_field.edit, Qt.Key.Key_Return)
    trial.settle()

    record = trial.record(trial.page.desk.id())
    away = next(line for line in record.attendances if line.last_name == "Fontaine")
    assert (away.state, away.represented_by) == (AttendanceState.REPRESENTED, "Aïcha Carlier")
    assert not panel.people.by_field.isVisible()


def test_one_person_may_be_there_for_two_organisations(trial: Trial) -> None:
    panel = holding(trial)
    tick(panel, "pee")
    trial.settle()
    choose(panel.people, "Bram Peeters")
    own = next(line.row.organisation for line in panel.people.lines.rows() if line.row.full_name == "Bram Peeters")
    other = next(each.label for each in trial.page.desk.choices.organisations if each.label != own)

    press_key(panel.people, Qt.Key.Key_O)
    assert panel.people.also_field.isVisible()
    type_text(panel.people.also_field.edit, other)
    press_key(panel.people.also_field.edit, Qt.Key.Key_Return)
    trial.settle()

    record = trial.record(trial.page.desk.id())
    assert next(line.further for line in record.attendances if line.last_name == "Peeters") == (other,)
    assert counters(panel) == ("1 person", "2 partners")
    assert not panel.people.also_field.isVisible()


def test_a_tick_that_is_refused_comes_back_visibly(trial: Trial) -> None:
    panel = holding(trial)
    later = trial.plan("AG", date(2026, 12, 10), "Suite")
    meeting_id = trial.page.desk.id()

    def seal(services: object) -> None:
        minutes = trial.context.services.minutes
        minutes.send(meeting_id, date(2026, 11, 21), "")
        minutes.approve(meeting_id, later)

    trial.run(seal)
    choose(panel.people, "Bram Peeters")
    press_key(panel.people, Qt.Key.Key_Space)
    trial.settle()

    line = next(line for line in panel.people.lines.rows() if line.row.last_name == "Peeters")
    assert (line.row.state, line.failed, line.pending) == (AttendanceState.INVITED, True, False)
    assert len(trial.refusals) == 1
    assert "approved" in trial.refusals[0]


def test_taken_off_the_list_and_back(trial: Trial) -> None:
    panel = holding(trial)
    choose(panel.people, "Bram Peeters")

    with trial.qtbot.waitSignal(trial.page.undo_offered) as offered:
        press_key(panel.people, Qt.Key.Key_Delete)
    trial.settle()
    assert len(states(trial)) == 2

    assert offered.args is not None
    offered.args[1]()
    trial.settle()
    assert len(states(trial)) == 3


def test_people_counted_without_names(trial: Trial) -> None:
    panel = holding(trial)
    panel.add_head.click()
    trial.settle()
    editor = panel.heads.editor(panel.heads.keys()[0])
    assert isinstance(editor, HeadcountEditor)

    type_text(editor.persons.number.edit, "650")
    editor.persons.number.flush()
    editor.persons.quality.combo.setCurrentIndex(list(Quality).index(Quality.ABOUT))
    editor.persons.quality.flush()
    trial.settle()

    assert panel.persons.accessibleName() == "± 650 persons"
    assert [(head.persons, head.persons_quality) for head in trial.record(trial.page.desk.id()).headcounts] == [
        (650, Quality.ABOUT)
    ]


def test_the_meeting_took_place(trial: Trial) -> None:
    panel = holding(trial)

    panel.held_button.click()
    trial.settle()

    assert trial.record(trial.page.desk.id()).row.state is MeetingState.HELD
    assert not panel.held_button.isVisible()


def test_those_expected_are_invited_and_answer_in_two_keys(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Bilan")
    panel = cast("ConvenePanel", trial.show(key, Step.CONVENE))

    assert not panel.invite_button.isVisible()
    trial.page.record.stepper.step_chosen.emit(1)
    assert panel.nobody.action is not None
    assert panel.nobody.action.hasFocus()
    press_key(panel.nobody.action, Qt.Key.Key_Return)
    trial.settle()
    assert len(states(trial)) == 3
    assert panel.people.isVisible()
    assert panel.invite_button.isVisible()
    assert not panel.nobody.isVisible()

    type_text(panel.search, "bram")
    press_key(panel.search, Qt.Key.Key_Return)
    press_key(panel.people, Qt.Key.Key_A)
    trial.settle()

    assert states(trial)["Bram Peeters"] == "announced"
    assert panel.summary.text() == "3 people, 1 answered"


def test_a_person_is_added_and_the_answer_day_kept(trial: Trial) -> None:
    key = trial.plan("EVENT", date(2026, 12, 10), "Fête")
    other = trial.plan("WALK", date(2026, 12, 11), "Marche")
    trial.show(key, Step.PREPARE)
    panel = cast("ConvenePanel", trial.show(other, Step.CONVENE))

    type_text(panel.add_field.edit, "hilde")
    press_key(panel.add_field.edit, Qt.Key.Key_Return)
    type_text(panel.reply_by.edit, "1/12/2026")
    panel.reply_by.flush()
    trial.settle()

    assert states(trial) == {"Hilde Fontaine": "invited"}
    assert trial.record(other).reply_by_on == date(2026, 12, 1)


def test_del_on_the_list_of_people_is_not_the_meeting(trial: Trial) -> None:
    panel = holding(trial)
    QShortcut(QKeySequence(Qt.Key.Key_Delete), trial.page, trial.page.trash_record)
    choose(panel.people, "Bram Peeters")
    panel.people.setFocus()

    QTest.keyClick(panel.people, Qt.Key.Key_Delete)
    trial.settle()

    assert sorted(states(trial)) == ["Aïcha Carlier", "Hilde Fontaine"]
    assert trial.page.desk.meeting is not None


def test_speakers_and_guests_stand_apart(trial: Trial) -> None:
    panel = holding(trial)
    choose(panel.people, "Bram Peeters")
    press_key(panel.people, Qt.Key.Key_G)
    trial.settle()
    line = panel.people.chosen_row()
    assert line is not None
    assert line.row.role is AttendanceRole.GUEST

    actions = {action.text(): action for action in panel.people.menu(line).actions()}
    assert actions["guest"].isChecked()
    actions["speaker"].trigger()
    actions["absent"].trigger()
    trial.settle()

    line = panel.people.chosen_row()
    assert line is not None
    assert (line.row.role, line.row.state) == (AttendanceRole.SPEAKER, AttendanceState.ABSENT)


def test_the_step_chosen_gives_the_keyboard_to_the_tick_box(trial: Trial) -> None:
    panel = holding(trial)
    trial.page.record.show_step(Step.PREPARE)
    stepper = trial.page.record.stepper
    stepper.show_step(2)
    stepper.setFocus()

    press_key(stepper, Qt.Key.Key_Return)

    assert panel.isVisible()
    assert panel.tick.edit.hasFocus()
