"""The hour that comes twice, a computer that travels, the last minute of a year: shown as stored (H10)."""

import os
import time as clock
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.exchange.ics_read import read_calendar
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.office_history import ActFilter
from csxl_desktop.services.safety.drilling import drill
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.backups import ledger, thinning
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.ui.home.act_changes import when_words
from csxl_desktop.ui.home.backup_words import moment
from tests import factories
from tests.conftest import AUTHOR

BRUSSELS, TOKYO, NEW_YORK = "Europe/Brussels", "Asia/Tokyo", "America/New_York"
FIRST_TIME = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # 2:30 in summer
SECOND_TIME = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)  # 2:30 in winter, an hour later
LAST_MINUTE = datetime(2027, 12, 31, 22, 59, tzinfo=UTC)  # 23:59
FIRST_MINUTE = datetime(2027, 12, 31, 23, 1, tzinfo=UTC)  # 0:01, in another year

Settle = Callable[[str], None]


@pytest.fixture
def live_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Settle]:
    """Let this computer stand elsewhere."""
    if not hasattr(clock, "tzset"):
        pytest.skip("on Windows the zone is that of the computer")

    def settle(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        clock.tzset()

    before = os.environ.get("TZ")
    settle(BRUSSELS)
    yield settle
    monkeypatch.undo()
    assert os.environ.get("TZ") == before
    clock.tzset()


class Hands:
    """An office whose clock says what it is told."""

    def __init__(self, folder: Path) -> None:
        self.now = FIRST_TIME
        self.workspace = open_workspace(folder, AUTHOR, lambda: self.now)

    def note(self, at: datetime, key: Any, words: str) -> None:
        self.now = at
        self.workspace.records.change(Person, key, {"note": words})


@pytest.fixture
def hands(live_in: Settle, dossier: Path) -> Iterator[Hands]:
    made = Hands(dossier)
    yield made
    made.workspace.close()


def plan(workspace: Workspace, on: date, starts: time, ends: time) -> Any:
    kind = factories.kind(workspace, BasicKind.PLENARY)
    return workspace.meetings.plan(NewMeeting(kind, on, theme="Nuit", starts_at=starts, ends_at=ends)).record_id


NIGHTS = [
    (date(2026, 10, 25), time(2, 30), time(3, 30)),  # an hour that comes twice
    (date(2026, 3, 29), time(2, 30), time(3, 30)),  # one that never comes
    (date(2026, 12, 31), time(22, 0), time(23, 59)),
    (date(2028, 2, 29), time(0, 0), time(23, 59)),
]


@pytest.mark.parametrize(("on", "starts", "ends"), NIGHTS, ids=[str(night[0]) for night in NIGHTS])
@pytest.mark.parametrize("elsewhere", [BRUSSELS, TOKYO, NEW_YORK])
def test_a_meeting_stays_on_its_day_at_its_hour_wherever_the_computer_stands(
    hands: Hands, live_in: Settle, on: date, starts: time, ends: time, elsewhere: str
) -> None:
    """Days and hours of meetings are those on the wall: no zone moves them, in the dossier as in a calendar."""
    key = plan(hands.workspace, on, starts, ends)

    live_in(elsewhere)

    (row,) = hands.workspace.meetings.rows(on.year)
    assert (row.first_on, row.starts_at, row.ends_at) == (on, starts, ends)
    assert [other.id for year in (on.year - 1, on.year + 1) for other in hands.workspace.meetings.rows(year)] == []
    values = hands.workspace.records.values(Meeting, key)
    assert (values["first_on"], values["starts_at"], values["ends_at"]) == (on, starts, ends)
    (event,) = read_calendar(hands.workspace.calendar.year(on.year), today=on).events
    assert (event.first_on, event.starts, event.ends) == (on, starts, ends)


def test_acts_of_the_hour_that_comes_twice_stand_in_their_order_and_undo_takes_the_last(hands: Hands) -> None:
    workspace = hands.workspace
    key = factories.person(workspace, "Anna", "Diop")
    hands.note(FIRST_TIME + timedelta(minutes=25), key, "à 2 h 55, en été")
    hands.note(SECOND_TIME - timedelta(minutes=25), key, "à 2 h 05, en hiver")

    newest, before, *_rest = workspace.office_history.acts(ActFilter())
    assert newest.at - before.at == timedelta(minutes=10)
    assert [when_words(line)[-5:] for line in (newest, before)] == ["02:05", "02:55"]
    assert workspace.history.of_record(key)[0].new["note"] == "à 2 h 05, en hiver"

    workspace.history.undo()
    assert workspace.records.values(Person, key)["note"] == "à 2 h 55, en été"


def test_an_act_belongs_to_the_day_on_the_wall_and_the_last_minute_to_its_year(hands: Hands, live_in: Settle) -> None:
    workspace = hands.workspace
    key = factories.person(workspace, "Anna", "Diop")
    hands.note(LAST_MINUTE, key, "dernière minute")
    assert workspace.today() == date(2027, 12, 31)
    hands.note(FIRST_MINUTE, key, "première minute")
    assert workspace.today() == date(2028, 1, 1)

    def told(since: date, until: date) -> list[str]:
        return [when_words(line) for line in workspace.office_history.acts(ActFilter(since=since, until=until))]

    old, new = date(2027, 12, 31), date(2028, 1, 1)
    assert told(old, old) == ["31/12/2027 at 23:59"]
    assert told(new, new) == ["01/01/2028 at 00:01"]
    assert told(date(2027, 10, 31), date(2027, 10, 31)) == ["31/10/2027 at 02:30"]  # a day of 25 hours

    live_in(TOKYO)  # the same moments, by the clock that hangs there
    assert told(new, new) == ["01/01/2028 at 08:01", "01/01/2028 at 07:59"]
    assert told(old, old) == []


def test_backups_keep_their_order_through_the_night_a_journey_and_new_year(hands: Hands, live_in: Settle) -> None:
    workspace, made = hands.workspace, []
    key = factories.person(workspace, "Anna", "Diop")
    journey = [(BRUSSELS, FIRST_TIME), (BRUSSELS, SECOND_TIME), (TOKYO, SECOND_TIME + timedelta(hours=2))]
    journey += [(NEW_YORK, SECOND_TIME + timedelta(hours=3)), (BRUSSELS, LAST_MINUTE), (BRUSSELS, FIRST_MINUTE)]
    for number, (zone, at) in enumerate(journey):
        live_in(zone)
        hands.note(at, key, f"{number}")
        made.append(workspace.backups.make().backup)

    rows = workspace.backups.rows()
    assert [row.at for row in rows] == [at for _zone, at in reversed(journey)]
    assert [row.number for row in rows] == [6, 5, 4, 3, 2, 1]
    assert [moment(row.at) for row in rows[-2:]] == ["31/10/2027 at 02:30"] * 2  # the clock on the wall said so twice
    assert [moment(row.at) for row in rows[:2]] == ["01/01/2028 at 00:01", "31/12/2027 at 23:59"]
    assert sorted(each.name for each in made) == [each.name for each in made]
    lost = workspace.backups.losses(rows[-1])
    assert lost is not None
    assert (lost.acts, lost.since) == (5, SECOND_TIME)
    hourly = [replace(made[0], number=number, at=FIRST_TIME + timedelta(hours=number)) for number in range(80)]
    going = []
    for zone in (BRUSSELS, TOKYO, NEW_YORK):
        live_in(zone)
        assert ledger.read(place_of(workspace.folder)).last() == made[-1]
        going.append([each.number for each in thinning.superfluous(hourly, FIRST_TIME + timedelta(days=30))])
    assert going[0] == going[1] == going[2] != []
    assert drill(workspace.folder, lambda: FIRST_MINUTE) is not None
    state = workspace.backups.state()
    assert state is not None
    assert state.drilled_at == FIRST_MINUTE
