"""A meeting put off and cancelled through the window; calendars that go out and come in."""

from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import AttendanceState, MeetingState, Precision
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.live_calendar import LiveCalendar, choose_live_path
from csxl_desktop.ui.meetings.calendar_page import CalendarPage
from csxl_desktop.ui.meetings.prepare import PreparePanel
from tests import factories
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


def test_put_off_by_keys_to_another_day_it_says_from_when(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Bilan")
    trial.show(key, Step.PREPARE)
    off = trial.page.record.calling_off
    off.button.menu().actions()[0].trigger()

    type_text(off.reason.edit, "Grève")
    type_text(off.day.edit, "17/12/2026")
    press_key(off.day.edit, Qt.Key.Key_Return)
    trial.settle()

    row = trial.record(key).row
    assert (row.first_on, row.state, row.postponed_from_on) == (
        date(2026, 12, 17),
        MeetingState.PLANNED,
        date(2026, 12, 10),
    )
    assert "put off from" in trial.page.record._line.text()
    assert off.isHidden()


def test_without_a_reason_it_is_not_cancelled_and_escape_leaves_it(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Bilan")
    trial.show(key, Step.PREPARE)
    off = trial.page.record.calling_off
    off.button.menu().actions()[1].trigger()

    press_key(off.reason.edit, Qt.Key.Key_Return)
    trial.settle()
    assert trial.record(key).row.state is MeetingState.PLANNED
    assert "why" in trial.refusals[-1]
    press_key(off, Qt.Key.Key_Escape)
    assert off.isHidden()


def test_a_meeting_that_others_expect_is_cancelled_before_it_goes_to_the_trash(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Bilan")

    def excuse(services: Workspace) -> None:
        line = services.attendance.add_person(key, factories.person(services, "Anna", "Diop")).record_id
        services.attendance.set_state(line, AttendanceState.EXCUSED)

    trial.run(excuse)
    trial.show(key, Step.PREPARE)
    off = trial.page.record.calling_off

    trial.page.list.filter.setFocus()
    trial.page.trash_record()
    trial.settle()
    assert not off.isHidden()
    assert not off.known.isHidden()
    type_text(off.reason.edit, "Grève")
    press_key(off.reason.edit, Qt.Key.Key_Return)
    trial.settle()
    assert trial.record(key).row.state is MeetingState.CANCELLED

    with trial.qtbot.waitSignal(trial.page.undo_offered) as offered:
        trial.page.trash_record()
    assert offered.args is not None
    assert "trash" in offered.args[0]


def test_a_new_meeting_is_warned_of_the_one_on_screen_which_is_not_warned_of_itself(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 11, 12), "Bilan")
    facts = cast("PreparePanel", trial.show(key, Step.PREPARE)).facts
    trial.page.new_record()
    day = trial.page.new_panel.day

    type_text(day.edit, "12/11/2026")
    assert "Bilan" in day._note.text()
    assert facts.day._note.text() == ""

    trial.run(lambda services: services.records.change(Meeting, key, {"first_on": date(2026, 11, 1)}))
    trial.page.reload()
    trial.settle()
    assert facts.day._note.text() == "All Saints' Day"
    trial.run(lambda services: services.records.change(Meeting, key, {"precision": Precision.MONTH}))
    trial.page.reload()
    trial.settle()
    assert facts.day._note.text() == ""


def page_of(trial: Trial) -> CalendarPage:
    trial.page.open_tool("calendars")
    trial.settle()
    page = trial.page.tool()
    assert isinstance(page, CalendarPage)
    return page


def test_a_calendar_is_seen_then_taken_in(trial: Trial, tmp_path: Path) -> None:
    file = tmp_path / "autre.ics"
    file.write_bytes(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Plateforme été\r\n"
        "DTSTART;VALUE=DATE:20261203\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()
    )
    page = page_of(trial)
    assert not page.take_button.isEnabled()

    page.read_path(file)
    trial.settle()
    trial.settle()
    assert [line.name for line in page.model.rows()] == ["03/12/2026 · Plateforme été"]
    page.take_button.click()
    trial.settle()

    assert [row.title for row in trial.run(lambda s: s.meetings.rows(2026))] == ["Plateforme été"]
    assert trial.page.tool() is None


def test_what_is_no_calendar_is_said(trial: Trial, tmp_path: Path) -> None:
    (tmp_path / "x.ics").write_bytes(b"Bonjour")
    page = page_of(trial)

    page.read_path(tmp_path / "x.ics")
    trial.settle()

    assert "no calendar" in page.notice.text()


def test_the_file_that_follows_is_written_after_a_save_and_says_once_that_it_cannot(
    trial: Trial, qtbot: QtBot, tmp_path: Path
) -> None:
    live = LiveCalendar(trial.context, trial.page)
    live._timer.setInterval(0)
    file = tmp_path / "suivi.ics"
    choose_live_path(trial.context, file)

    trial.context.jobs.save(lambda: trial.context.services.office.name(), lambda _name: None)
    qtbot.waitUntil(file.exists)
    assert b"BEGIN:VCALENDAR" in file.read_bytes()

    refused: list[str] = []
    trial.context.errors.refused.connect(refused.append)
    choose_live_path(trial.context, tmp_path / "nowhere" / "suivi.ics")
    for _save in range(2):
        trial.context.jobs.save(lambda: trial.context.services.office.name(), lambda _name: None)
        qtbot.waitUntil(lambda: bool(live._said))
        trial.settle()
    assert len(refused) == 1


def test_what_began_in_december_goes_on_in_the_calendars_of_the_next_year_alone(trial: Trial) -> None:
    fair = trial.plan("AG", date(2025, 12, 30), "Salon")
    trial.run(lambda services: services.records.change(Meeting, fair, {"last_on": date(2026, 1, 2)}))
    trial.plan("CA", date(2026, 3, 12), "Bilan")
    shown = trial.page.list
    trial.page.reload()
    trial.settle()

    def parts() -> tuple[list[int], list[int], list[int]]:
        days = [item for items in shown.month.calendar._items.values() for item in items]
        sheets = (shown.year.sheet._items, days, shown.week.calendar._items)
        year, month, week = ([item.part for item in items if item.key == fair] for items in sheets)
        return year, month, week

    assert parts() == ([3], [1, 2, 3, 4], [1, 2, 3, 4])
    line = next(item for item in shown.year.sheet._items if item.key == fair)
    assert (line.on, line.until) == (date(2026, 1, 1), date(2026, 1, 2))
    assert [row.theme for row in shown.model.rows()] == ["Bilan"]
    shown.filter.setText("bilan")
    assert parts() == ([], [], [])
    shown.filter.clear()
    shown.kinds.set_value(frozenset({shown.model.rows()[0].kind_code}))
    shown._narrow()
    assert parts() == ([], [], [])
    shown.kinds.set_value(frozenset())

    trial.page.show_year(2025)
    trial.page.reload()
    trial.settle()
    line = next(item for item in shown.year.sheet._items if item.key == fair)
    assert (line.on, line.until, parts()[0]) == (date(2025, 12, 30), date(2025, 12, 31), [1])
