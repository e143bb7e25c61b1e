"""Meetings for other calendars, read back by another parser; calendars of others taken in once."""

import json
from datetime import date, time

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from csxl_desktop.domain.choices import BasicKind, MeetingState, MinutesKind, Precision
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.exchange.errors import NoCalendarError, TooManyEventsError
from csxl_desktop.exchange.ics import CANCEL, Appointment, calendar_file
from csxl_desktop.exchange.ics_child import calendar_json
from csxl_desktop.exchange.ics_read import MAX_BYTES, read_calendar
from csxl_desktop.services.exchange.report import Outcome
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import kind, meeting

SPRING = date(2026, 3, 12)
TODAY = date(2026, 3, 1)


def events(data: bytes) -> list[vobject.base.Component]:
    return list(vobject.readOne(data.decode()).vevent_list)


def test_a_meeting_has_its_hours_here_its_place_and_its_kind(workspace: Workspace) -> None:
    key = meeting(workspace, on=SPRING, theme="Énergie ; école, « santé »")
    workspace.records.change(Meeting, key, {"starts_at": time(9, 30), "ends_at": time(12)})

    (event,) = events(workspace.calendar.chosen([key]))

    assert event.uid.value == f"{key}@csxl"
    assert event.summary.value == "General assembly – Énergie ; école, « santé »"
    assert event.dtstart.value.isoformat() == "2026-03-12T09:30:00+01:00"
    assert event.dtend.value.isoformat() == "2026-03-12T12:00:00+01:00"
    assert event.status.value == "CONFIRMED"


def test_the_sequence_grows_with_what_guests_must_know_and_never_back(workspace: Workspace) -> None:
    key = meeting(workspace, on=SPRING, theme="Logement")

    def sequence() -> int:
        return int(events(workspace.calendar.chosen([key]))[0].sequence.value)

    assert sequence() == 0
    workspace.records.change(Meeting, key, {"theme": "Logement et santé", "private_notes": "…"})
    assert sequence() == 0
    workspace.meeting_dates.move(key, date(2026, 3, 19))
    assert sequence() == 1
    workspace.history.undo()
    assert sequence() == 2


def test_a_cancelled_meeting_takes_itself_out_of_calendars(workspace: Workspace) -> None:
    key = meeting(workspace, on=SPRING)
    other = meeting(workspace, on=date(2026, 5, 7))
    workspace.meeting_dates.cancel(key, "Salle inondée")

    alone = vobject.readOne(workspace.calendar.chosen([key]).decode())
    assert (alone.method.value, alone.vevent.status.value) == (CANCEL, "CANCELLED")
    states = {each.uid.value: each.status.value for each in events(workspace.calendar.year(2026))}
    assert states == {f"{key}@csxl": "CANCELLED", f"{other}@csxl": "CONFIRMED"}


def test_only_what_has_a_day_is_in_the_year_and_the_same_year_is_the_same_file(workspace: Workspace) -> None:
    meeting(workspace, BasicKind.EVENT, SPRING)
    vague = meeting(workspace, BasicKind.EVENT, date(2026, 6, 1))
    workspace.records.change(Meeting, vague, {"precision": Precision.MONTH})

    (event,) = events(workspace.calendar.year(2026))

    assert (event.dtstart.value, event.dtend.value) == (SPRING, date(2026, 3, 13))
    assert workspace.calendar.year(2026) == workspace.calendar.year(2026)
    assert len(events(workspace.calendar.live())) == 1


@given(summary=st.text(max_size=300), place=st.text(max_size=200))
def test_any_words_come_back_whole(summary: str, place: str) -> None:
    said = [" ".join(words.replace("\x00", "").split()) for words in (summary, place)]
    told = Appointment("1@csxl", 0, NOW, said[0] or "x", SPRING, location=said[1])

    (event,) = json.loads(calendar_json(calendar_file([told]), TODAY.isoformat()))["events"]

    # Folded, escaped and read back; only what XML-like controls are dropped by the parser may differ.
    assert event["summary"] == (said[0] or "x").strip()
    assert event["location"] == said[1].strip()


def ics(*lines: str) -> bytes:
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y", *lines, "END:VCALENDAR"]
    return "\r\n".join(body).encode()


def vevent(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT")


PLATFORM = vevent(
    "UID:abc@ailleurs", "SEQUENCE:1", "SUMMARY:Plateforme logement", "LOCATION:Maison communale",
    "DTSTART:20260312T130000Z", "DTEND:20260312T150000Z",
)  # fmt: skip


def test_a_calendar_is_taken_in_once(workspace: Workspace) -> None:
    table = read_calendar(ics(*PLATFORM), today=TODAY)
    shown = workspace.calendar_import.preview(table)
    assert [line.outcome for line in shown.report.lines] == [Outcome.CREATED]
    assert workspace.meetings.rows(2026) == []

    assert workspace.calendar_import.apply(shown).written
    again = workspace.calendar_import.apply(workspace.calendar_import.preview(table))

    assert (again.written, [line.outcome for line in again.lines]) == (False, [Outcome.UNCHANGED])
    (row,) = workspace.meetings.rows(2026)
    assert (row.title, row.venue, row.behaviour) == ("Plateforme logement", "Maison communale", BasicKind.OUTSIDE)
    assert (row.starts_at, row.ends_at) == (time(14), time(16))


def test_a_newer_event_moves_the_meeting_an_older_one_does_nothing(workspace: Workspace) -> None:
    workspace.calendar_import.apply(workspace.calendar_import.preview(read_calendar(ics(*PLATFORM), today=TODAY)))
    moved = [line.replace("SEQUENCE:1", "SEQUENCE:2").replace("20260312", "20260319") for line in PLATFORM]
    old = [line.replace("SEQUENCE:1", "SEQUENCE:0").replace("20260312", "20260401") for line in PLATFORM]

    for lines in (moved, old):
        workspace.calendar_import.apply(workspace.calendar_import.preview(read_calendar(ics(*lines), today=TODAY)))

    (row,) = workspace.meetings.rows(2026)
    assert row.first_on == date(2026, 3, 19)


def test_a_cancelled_event_cancels_the_meeting_and_is_nothing_where_it_is_unknown(workspace: Workspace) -> None:
    off = [*PLATFORM[:-1], "STATUS:CANCELLED", PLATFORM[-1]]
    nothing = workspace.calendar_import.preview(read_calendar(ics(*off), today=TODAY))
    assert not workspace.calendar_import.apply(nothing).written
    workspace.calendar_import.apply(workspace.calendar_import.preview(read_calendar(ics(*PLATFORM), today=TODAY)))

    workspace.calendar_import.apply(workspace.calendar_import.preview(read_calendar(ics(*off), today=TODAY)))

    (row,) = workspace.meetings.rows(2026)
    assert row.state is MeetingState.CANCELLED


def test_without_a_key_the_same_day_and_title_are_the_same_meeting(workspace: Workspace) -> None:
    key = meeting(workspace, BasicKind.OUTSIDE, SPRING)
    workspace.records.change(Meeting, key, {"title": "PLATEFORME Logement"})

    shown = workspace.calendar_import.preview(read_calendar(ics(*PLATFORM), today=TODAY))

    (line,) = shown.report.lines
    assert (line.outcome, line.record_id) == (Outcome.CHANGED, key)


def test_a_series_is_laid_out_without_the_days_left_out_or_moved(workspace: Workspace) -> None:
    series = vevent(
        "UID:s@x", "SUMMARY:Permanence", "DTSTART;VALUE=DATE:20260106", "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXDATE;VALUE=DATE:20260113",
    )  # fmt: skip
    moved = vevent("UID:s@x", "SUMMARY:Permanence", "RECURRENCE-ID;VALUE=DATE:20260120", "DTSTART;VALUE=DATE:20260122")

    table = read_calendar(ics(*series, *moved), today=TODAY)

    assert sorted(each.first_on.day for each in table.events) == [3, 6, 22, 27]
    assert len({each.uid for each in table.events}) == 4


def test_an_endless_series_ends_two_years_on() -> None:
    endless = vevent("UID:s@x", "SUMMARY:Sans fin", "DTSTART;VALUE=DATE:20000103", "RRULE:FREQ=DAILY")

    days = [each.first_on for each in read_calendar(ics(*endless), today=TODAY).events]

    assert (min(days), max(days)) == (date(2025, 2, 28), date(2028, 3, 1))


@pytest.mark.parametrize(
    "data",
    [b"", b"BEGIN:VCALENDAR", b"\xff\xfe", b"Bonjour", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR"],
)
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(NoCalendarError, match="no calendar"):
        read_calendar(data, today=TODAY)


def test_a_calendar_of_megabytes_is_refused() -> None:
    with pytest.raises(TooManyEventsError):
        read_calendar(b"x" * (MAX_BYTES + 1), today=TODAY)


@pytest.mark.parametrize(
    "day",
    [
        (),
        ("DTSTART:PT2H",),
        ("DTSTART;VALUE=DURATION:PT2H",),
        ("DTSTART;VALUE=TIME:140000",),
        ("DTSTART;VALUE=DATE:20260312", "DTEND;VALUE=DURATION:PT2H"),
    ],
)
def test_an_event_without_a_day_is_told_and_the_others_are_taken(day: tuple[str, ...]) -> None:
    table = read_calendar(ics(*vevent("UID:1", "SUMMARY:Sans date", *day), *PLATFORM), today=TODAY)

    assert [problem.line for problem in table.problems] == [1]
    assert [event.summary for event in table.events] == ["Plateforme logement"]


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=9", "FREQ=DAILY;INTERVAL=0"])
def test_an_event_that_comes_again_within_its_day_is_told_and_the_others_are_taken(rule: str) -> None:
    often = vevent("UID:1", "SUMMARY:Sonnerie", "DTSTART;VALUE=DATE:19700101", f"RRULE:{rule}")

    table = read_calendar(ics(*often, *PLATFORM), today=TODAY)

    assert [(problem.line, "several times a day" in problem.reason) for problem in table.problems] == [(1, True)]
    assert [event.summary for event in table.events] == ["Plateforme logement"]


def test_hours_of_other_places_become_ours() -> None:
    far = vevent("UID:1", "SUMMARY:Loin", "DTSTART;TZID=America/New_York:20260312T200000", "DURATION:PT3H")

    (event,) = read_calendar(ics(*far), today=TODAY).events

    assert (event.first_on, event.starts) == (date(2026, 3, 13), time(1))
    assert (event.last_on, event.ends) == (None, time(4))


def test_the_kind_that_is_chosen_makes_what_it_requires(workspace: Workspace) -> None:
    bare = vevent("SUMMARY:Assemblée", "DTSTART;VALUE=DATE:20260312", "STATUS:CONFIRMED")
    table = read_calendar(ics(*bare), today=TODAY)

    workspace.calendar_import.apply(workspace.calendar_import.preview(table, kind(workspace, BasicKind.PLENARY)))

    (row,) = workspace.meetings.rows(2026)
    assert (row.behaviour, row.minutes_kind, row.venue) == (BasicKind.PLENARY, MinutesKind.MINUTES, "")
    (line,) = workspace.calendar_import.preview(table).report.lines
    assert (line.outcome, line.record_id) == (Outcome.UNCHANGED, row.id)


def test_an_event_does_not_move_what_was_sealed(workspace: Workspace) -> None:
    sealed = meeting(workspace, BasicKind.PLENARY, SPRING)
    workspace.records.change(Meeting, sealed, {"title": "Plateforme logement", "state": MeetingState.HELD})
    workspace.minutes.send(sealed, SPRING, "tous")
    workspace.minutes.approve(sealed, meeting(workspace, BasicKind.PLENARY, SPRING.replace(month=6)))

    shown = workspace.calendar_import.preview(read_calendar(ics(*PLATFORM), today=TODAY))

    (line,) = shown.report.lines
    assert (line.outcome, line.record_id) == (Outcome.REFUSED, sealed)
    assert "minutes" in line.reason.lower()
    assert not workspace.calendar_import.apply(shown).written
