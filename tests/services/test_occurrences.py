"""When an action takes place and whom it reaches: what is counted, what is not, what its rhythm proposes."""

from datetime import date, time
from decimal import Decimal
from uuid import UUID

from csxl_desktop.domain.action_sheets import ActionSlot
from csxl_desktop.domain.attendance_form import Typed
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.evaluation_choices import AttendanceForm, OccurrenceState
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.domain.sheet_figures import Occurrence, SheetAttendance
from csxl_desktop.services.workspace import Workspace
from tests.factories import SPRING, assembly, make, meeting


def start(workspace: Workspace, title: str, year: int = 2023) -> UUID:
    return workspace.action_sheet_years.start(title, year).record_id


def sheet_of(workspace: Workspace, year_id: UUID) -> UUID:
    return workspace.action_sheets.record(year_id).row.sheet_id


def test_outings_not_held_are_not_in_the_mean(workspace: Workspace) -> None:
    year_id = start(workspace, "Groupe culturel")
    for month, number in enumerate((18, 4, 7, 9, 4, 8, 10, 9, 9), start=1):
        workspace.occurrences.note(year_id, date(2023, month, 20), Typed(Decimal(number)))
    sheet = sheet_of(workspace, year_id)
    for month, state in ((10, OccurrenceState.NONE), (11, OccurrenceState.NONE), (12, OccurrenceState.CANCELLED)):
        made = make(workspace, Occurrence, action_sheet_id=sheet, planned_on=date(2023, month, 1), state=state)
        workspace.occurrences.count(year_id, made, Typed(Decimal(99)))

    reach = workspace.action_sheets.told(2023)[0].reach

    assert (reach.held, reach.planned) == (9, 10)
    assert reach.of_occurrences is not None
    assert (str(reach.of_occurrences.total), reach.of_occurrences.over) == ("78", 9)
    assert reach.of_occurrences.mean == Decimal("8.67")


def test_four_days_one_of_them_cancelled_are_three_held(workspace: Workspace) -> None:
    year_id = start(workspace, "Flagey Holidays")
    keys = [
        workspace.occurrences.note(year_id, date(2023, *day)).record_id for day in ((7, 13), (7, 27), (8, 10), (8, 24))
    ]
    workspace.records.change(Occurrence, keys[1], {"state": OccurrenceState.CANCELLED, "reason": "pluie"})

    reach = workspace.action_sheets.told(2023)[0].reach

    assert (reach.held, reach.planned, reach.of_occurrences) == (3, 4, None)


def test_what_was_put_off_to_the_next_year_is_counted_there(workspace: Workspace) -> None:
    year_id = start(workspace, "Repas", 2023)
    key = workspace.occurrences.note(year_id, date(2023, 12, 17)).record_id
    workspace.records.change(Occurrence, key, {"held_on": date(2024, 1, 5)})
    workspace.action_sheet_years.carry_over(2024)

    (before,), (after,) = workspace.action_sheets.told(2023), workspace.action_sheets.told(2024)

    assert (before.reach.held, after.reach.held) == (0, 1)
    assert workspace.action_sheets.record(after.id).occurrences[0].moved_from == date(2023, 12, 17)


def test_a_number_says_that_a_planned_time_took_place(workspace: Workspace) -> None:
    year_id = start(workspace, "Repas")
    sheet = sheet_of(workspace, year_id)
    key = make(workspace, Occurrence, action_sheet_id=sheet, planned_on=date(2023, 5, 2))

    workspace.occurrences.count(year_id, key, Typed())
    assert workspace.action_sheets.record(year_id).occurrences[0].state is OccurrenceState.PLANNED
    workspace.occurrences.count(year_id, key, Typed(Decimal(12)))
    workspace.occurrences.detail(year_id, key, "staff", 3)

    (row,) = workspace.action_sheets.record(year_id).occurrences
    assert row.state is OccurrenceState.HELD
    assert row.attendance is not None
    assert (row.attendance.number, row.attendance.staff) == (Decimal(12), 3)
    assert workspace.action_sheets.record(year_id).figures == ()


def test_periods_are_summed_apart_from_occurrences(workspace: Workspace) -> None:
    year_id = start(workspace, "Bulle d’air")
    for period, number in (("Carnaval", 7), ("Printemps", 8), ("Été", 7), ("Automne", 7), ("Noël", 14)):
        figure = {"form": AttendanceForm.PER_PERIOD, "period": period, "number": Decimal(number)}
        make(workspace, SheetAttendance, action_sheet_year_id=year_id, **figure)

    reach = workspace.action_sheets.record(year_id).row.reach

    assert reach.of_periods is not None
    assert (str(reach.of_periods.total), reach.of_occurrences) == ("43", None)


def test_the_rhythm_proposes_its_days_across_the_new_year_without_holidays(workspace: Workspace) -> None:
    year_id = start(workspace, "Restaurant social")
    sheet = sheet_of(workspace, year_id)
    season = {"from_on": date(2022, 11, 14), "to_on": date(2023, 1, 20), "starts_at": time(12)}
    make(workspace, ActionSlot, action_sheet_id=sheet, weekday=0, outside_school_holidays=True, **season)
    make(workspace, ActionSlot, action_sheet_id=sheet, weekday=2, place="Cuve", starts_at=time(9))
    make(workspace, SchoolHoliday, community="FR", name="Hiver", first_on=date(2022, 12, 26), last_on=date(2023, 1, 8))
    make(workspace, SchoolHoliday, community="NL", name="Kerst", first_on=date(2023, 1, 9), last_on=date(2023, 1, 10))
    make(workspace, Occurrence, action_sheet_id=sheet, planned_on=date(2023, 1, 4))

    found = [each for each in workspace.occurrences.proposals(year_id) if each.on < date(2023, 1, 25)]

    assert [each.on.day for each in found] == [2, 9, 11, 16, 18]
    assert [each.why_not for each in found] == ["Hiver", "NL · Kerst", "", "", ""]
    assert found[2].place == "Cuve"
    assert workspace.occurrences.unknown_leaves(year_id) == ("FR",)  # that of winter began the year before


def test_a_time_noted_has_the_hours_of_its_rhythm(workspace: Workspace) -> None:
    year_id = start(workspace, "Repas")
    sheet, until = sheet_of(workspace, year_id), {"to_on": date(2023, 3, 1)}
    make(workspace, ActionSlot, action_sheet_id=sheet, weekday=1, starts_at=time(9), place="Ancien local", **until)
    make(workspace, ActionSlot, action_sheet_id=sheet, weekday=1, starts_at=time(12), ends_at=time(14), place="Salle")

    workspace.occurrences.note(year_id, date(2023, 5, 2))
    workspace.occurrences.note(year_id, date(2023, 5, 3))

    rows = workspace.action_sheets.record(year_id).occurrences
    assert [(row.starts_at, row.ends_at, row.place) for row in rows] == [
        (time(12), time(14), "Salle"),
        (None, None, ""),
    ]


def test_planned_times_are_proposed_no_more(workspace: Workspace) -> None:
    year_id = start(workspace, "Repas")
    make(workspace, ActionSlot, action_sheet_id=sheet_of(workspace, year_id), weekday=0, starts_at=time(12))
    first, *rest = workspace.occurrences.proposals(year_id)
    assert (len(rest), next(each.why_not for each in rest if each.on == date(2023, 4, 10)) != "") == (51, True)

    workspace.occurrences.plan(year_id, [first])

    assert workspace.occurrences.proposals(year_id) == rest
    assert workspace.occurrences.unknown_leaves(year_id) == ()  # no slot keeps clear of them
    (row,) = workspace.action_sheets.record(year_id).occurrences
    assert (row.planned_on, row.starts_at, row.state) == (date(2023, 1, 2), time(12), OccurrenceState.PLANNED)
    workspace.history.undo()
    assert workspace.action_sheets.record(year_id).occurrences == ()


def test_a_time_that_is_in_the_agenda_is_counted_and_called_as_there(workspace: Workspace) -> None:
    year_id = start(workspace, "Marches", 2026)
    case = assembly(workspace)
    workspace.attendance.set_state(case.odile_line, AttendanceState.PRESENT)
    workspace.meetings.mark_held(case.meeting)
    key = make(workspace, Occurrence, action_sheet_id=sheet_of(workspace, year_id))
    assert case.meeting in [option.id for option in workspace.occurrences.meetings(2026)]

    workspace.occurrences.attach(key, case.meeting)
    workspace.occurrences.detail(year_id, key, "staff", 2)

    (row,) = workspace.action_sheets.record(year_id).occurrences
    assert (row.planned_on, row.state, row.meeting != "") == (SPRING, OccurrenceState.HELD, True)
    assert row.attendance is not None
    assert (row.attendance.number, row.attendance.staff) == (Decimal(1), 2)
    workspace.occurrences.count(year_id, key, Typed(Decimal(7)))
    (row,) = workspace.action_sheets.record(year_id).occurrences
    assert row.attendance is not None
    assert row.attendance.number == Decimal(7)
    workspace.occurrences.attach(key, None)
    (row,) = workspace.action_sheets.record(year_id).occurrences
    assert (row.meeting_id, row.state) == (None, OccurrenceState.HELD)


def test_what_was_said_of_a_time_is_not_overwritten_by_the_agenda(workspace: Workspace) -> None:
    year_id = start(workspace, "Marches", 2026)
    planned = meeting(workspace)
    said = {"planned_on": SPRING, "state": OccurrenceState.CANCELLED, "starts_at": time(9), "ends_at": time(10)}
    key = make(workspace, Occurrence, action_sheet_id=sheet_of(workspace, year_id), **said)

    workspace.occurrences.attach(key, planned)

    (row,) = workspace.action_sheets.record(year_id).occurrences
    assert (row.state, row.starts_at, row.attendance) == (OccurrenceState.CANCELLED, time(9), None)
