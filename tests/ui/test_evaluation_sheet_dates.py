"""Dates and figures of an action on screen: typed in a hurry, proposed by the rhythm, said in their form."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.action_sheet_rows import SheetRecord
from csxl_desktop.domain.action_sheets import ActionSlot
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation_choices import (
    AttendanceForm,
    OccurrenceState,
    SheetNature,
)
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.sheet_figures import Occurrence
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.action_sheets import ActionSheetsPlace
from csxl_desktop.ui.evaluation.sheet_occurrences import OccurrenceEditor, OccurrencesCard
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text

RETURN = Qt.Key.Key_Return


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        opened.run(lambda services: services.modules.choose(Module.ACTION_SHEETS, wanted=True))
        yield opened


def start(trial: Trial, title: str = "Jardin", year: int = 2026, nature: SheetNature = SheetNature.COLLECTIVE) -> UUID:
    return trial.run(lambda services: services.action_sheet_years.start(title, year, nature)).record_id


def shown(trial: Trial, year_id: UUID) -> SheetRecord:
    return trial.run(lambda services: services.action_sheets.record(year_id))


def go(trial: Trial, view: str = "identity") -> ActionSheetsPlace:
    place = trial.go("action_sheets", ActionSheetsPlace)
    place.record.show_view(view)
    trial.settle()
    return place


def test_outings_are_typed_without_the_mouse(trial: Trial) -> None:
    year_id = start(trial)
    card = go(trial, "dates").record.occurrences

    trial.enter(card.day.edit)
    for day, number in (("20/1", "18"), ("20/2", "environ 4")):
        type_text(card.day.edit, day)
        card.number.edit.setFocus()
        type_text(card.number.edit, number)
        press_key(card.number.edit, RETURN)
        trial.settle()
        assert card.day.edit.hasFocus()

    figures = [row.attendance for row in shown(trial, year_id).occurrences]
    assert [(each.number, each.quality) for each in figures if each] == [
        (Decimal(18), Quality.EXACT),
        (Decimal(4), Quality.ABOUT),
    ]
    assert "22 participations over 2 times" in card.told.text()


def test_a_day_or_a_number_that_means_nothing_is_not_noted(trial: Trial) -> None:
    year_id = start(trial)
    card = go(trial, "dates").record.occurrences

    card.note()
    assert card.day.refusal() == "A day is needed here."
    card.day.edit.setText("20/1")
    card.number.edit.setText("beaucoup")
    card.note()
    trial.settle()

    assert card.number.refusal()
    assert shown(trial, year_id).occurrences == ()


def planned(trial: Trial, year_id: UUID, *days: date) -> None:
    sheet = shown(trial, year_id).row.sheet_id

    def plan(services: Workspace) -> list[UUID]:
        return [make(services, Occurrence, action_sheet_id=sheet, planned_on=day) for day in days]

    trial.run(plan)


def test_enter_goes_from_number_to_number_and_a_number_means_held(trial: Trial) -> None:
    year_id = start(trial)
    planned(trial, year_id, date(2026, 1, 20), date(2026, 2, 20))
    card = go(trial, "dates").record.occurrences
    first, second = card.lines()

    trial.enter(first.number.edit)
    type_text(first.number.edit, "12")
    press_key(first.number.edit, RETURN)
    assert second.number.edit.hasFocus()
    type_text(second.number.edit, "9")
    press_key(second.number.edit, Qt.Key.Key_Up)
    assert first.number.edit.hasFocus()
    trial.settle()

    rows = shown(trial, year_id).occurrences
    assert [row.state for row in rows] == [OccurrenceState.HELD] * 2
    assert [row.attendance.number for row in rows if row.attendance] == [Decimal(12), Decimal(9)]


def test_a_cancelled_time_asks_why(trial: Trial) -> None:
    year_id = start(trial)
    planned(trial, year_id, date(2026, 1, 20))
    (line,) = go(trial, "dates").record.occurrences.lines()
    assert isinstance(line, OccurrenceEditor)

    line.state.combo.setCurrentIndex(2)
    line.state.flush()
    reason = line.detail("reason")
    trial.qtbot.waitUntil(reason.control.hasFocus)
    reason.edit.setText("pluie")  # type: ignore[attr-defined]
    trial.leave()

    (row,) = shown(trial, year_id).occurrences
    assert (row.state, row.reason) == (OccurrenceState.CANCELLED, "pluie")


def test_those_told_apart_are_noted_behind_the_pencil(trial: Trial) -> None:
    year_id = start(trial)
    planned(trial, year_id, date(2026, 1, 20))
    (line,) = go(trial, "dates").record.occurrences.lines()

    line.toggle()
    for column, number in (("women", "21"), ("men", "15"), ("staff", "4")):
        line.detail(column).edit.setText(number)  # type: ignore[attr-defined]
        line.detail(column).flush()
    line.detail("remark").edit.setText("compté à l’entrée")  # type: ignore[attr-defined]
    line.detail("remark").flush()
    trial.settle()
    line.toggle()

    (row,) = shown(trial, year_id).occurrences
    assert row.attendance is not None
    assert (row.attendance.attended.persons, row.attendance.attended.with_staff) == (Decimal(36), Decimal(40))
    assert row.attendance.note == "compté à l’entrée"


def test_the_rhythm_proposes_its_dates_and_plans_those_ticked(trial: Trial) -> None:
    year_id = start(trial)
    card = go(trial, "dates").record.rhythm
    assert card.propose_button.isHidden()

    card.begin()
    card.form.fields["weekday"].set_value(3)
    card.form.fields["starts_at"].edit.setText("9h30")  # type: ignore[attr-defined]
    card.form.fields["from_on"].edit.setText("1/12/2026")  # type: ignore[attr-defined]
    card.form.submit()
    trial.settle()
    assert card.slots.texts() == ["Thursdays, 9:30 (since 01/12/2026)"]
    card.propose()
    trial.settle()
    assert [tick.text() for tick in card.ticks][:1] == ["Thu 3 December · 9:30"]
    assert card.leaves.text() == ""
    assert card.plan_button.text() == "Plan 5 dates"
    card.ticks[0].click()
    card.plan()
    trial.settle()

    days = [row.planned_on for row in shown(trial, year_id).occurrences]
    assert days == [date(2026, 12, day) for day in (10, 17, 24, 31)]
    trial.undo_offers[-1]()
    trial.settle()
    assert shown(trial, year_id).occurrences == ()
    (slot,) = shown(trial, year_id).slots
    trial.run(lambda services: services.records.change(ActionSlot, slot.id, {"outside_school_holidays": True}))
    card.propose()
    trial.settle()
    assert "The school holidays of 2026 (FR, NL) are not known" in card.leaves.text()
    card.close_proposals()
    assert card.dates.isHidden()
    assert card.leaves.isHidden()


def test_a_rhythm_that_proposes_nothing_says_so(trial: Trial) -> None:
    year_id = start(trial)
    sheet = shown(trial, year_id).row.sheet_id
    past = {"to_on": date(2020, 1, 1), "starts_at": time(9)}
    slot = trial.run(lambda services: make(services, ActionSlot, action_sheet_id=sheet, weekday=1, **past))
    card = go(trial, "dates").record.rhythm

    card.propose()
    trial.settle()
    assert (card.nothing.isHidden(), card.dates.isHidden()) == (False, True)
    line = card.slots.editor(slot)
    line.toggle_editor()
    line.field("place").edit.setText("Salle verte")  # type: ignore[attr-defined]
    line.field("place").flush()
    trial.settle()
    assert "Salle verte" in card.slots.texts()[0]
    card._remove(shown(trial, year_id).slots[0], "x")
    trial.settle()
    assert card.slots.texts() == []


def test_figures_of_the_year_are_added_one_after_the_other(trial: Trial) -> None:
    year_id = start(trial)
    card = go(trial, "dates").record.figures

    card.begin()
    card.form.fields["form"].set_value(AttendanceForm.PER_PERIOD)
    for period, number in (("Carnaval", "7"), ("Printemps", "8")):
        card.form.fields["typed"].edit.setText(number)  # type: ignore[attr-defined]
        card.form.fields["period"].edit.setText(period)  # type: ignore[attr-defined]
        card.form.submit()
        trial.settle()
        assert card.form.fields["form"].value() is AttendanceForm.PER_PERIOD

    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in card.lines.texts()] == [
        "Carnaval: 7 participants",
        "Printemps: 8 participants",
    ]
    assert card.told.text() == "15 participations in 2 periods"
    first = shown(trial, year_id).figures[0]
    line = card.lines.editor(first.id)
    line.toggle_editor()
    line.field("women").edit.setText("5")  # type: ignore[attr-defined]
    line.field("women").flush()
    line.field("men").edit.setText("3")  # type: ignore[attr-defined]
    line.field("men").flush()
    trial.settle()
    assert "The parts do not add up." in card.lines.texts()[0]
    card._remove(first, "x")
    trial.settle()
    assert len(card.lines.texts()) == 1


def test_a_figure_followed_from_year_to_year_is_noted_here(trial: Trial) -> None:
    year_id = start(trial)
    card = go(trial, "dates").record.followed

    card.form.open_form()
    card.form.submit()
    assert card.form._note.text() == "A name is needed here."
    card.form.fields["name"].edit.setText("Tickets")  # type: ignore[attr-defined]
    card.form.submit()
    trial.settle()
    (row,) = shown(trial, year_id).followed
    assert card.lines.texts() == ["Tickets"]
    trial.run(lambda services: services.evaluation.set_indicator(row.id, 2025, Decimal(980), Quality.EXACT))
    line = card.lines.editor(row.id)
    line.toggle_editor()
    line.field("value").edit.setText("1086")  # type: ignore[attr-defined]
    line.field("value").flush()
    trial.settle()
    assert card.lines.texts() == ["Tickets: 1,086 (980 in 2025)"]
    line.field("quality").combo.setCurrentIndex(1)  # type: ignore[attr-defined]
    line.field("quality").flush()
    trial.settle()
    assert card.lines.texts() == ["Tickets: about 1,086 (980 in 2025)"]
    card._remove(row)
    trial.settle()
    assert card.lines.texts() == []


def test_a_time_that_is_half_typed_waits_with_its_action(trial: Trial) -> None:
    first, second = start(trial), start(trial, "Atelier")
    place = go(trial, "dates")
    place.open(first)
    place.reload()
    trial.settle()
    card = place.record.occurrences
    card.day.edit.setText("20/1")
    card.number.edit.setText("beaucoup")

    for key, typed in ((second, ("", "")), (first, ("20/01/2026", "beaucoup"))):
        place.open(key)
        place.reload()
        trial.settle()
        place.record.show_view("dates")
        trial.settle()
        assert (card.day.edit.text(), card.number.edit.text()) == typed


def test_a_time_half_typed_is_there_again_after_a_fall(trial: Trial) -> None:
    start(trial)
    card = go(trial, "dates").record.occurrences
    type_text(card.number.edit, "environ 15")
    drafts = trial.context.drafts
    key = f"occurrence-{card._record.row.id}" if card._record is not None else ""
    trial.qtbot.waitUntil(lambda: "environ 15" in str(drafts.kept(key)))

    again = OccurrencesCard(card.place)
    trial.qtbot.addWidget(again)
    assert card._record is not None
    again.show_record(card._record, same=False)
    assert again.number.edit.text() == "environ 15"
    type_text(again.day.edit, "20/1")
    again.note()
    trial.settle()
    assert drafts.kept(key) == {}
