"""What is told of a day before it is chosen."""

from dataclasses import replace
from datetime import date, time
from uuid import uuid4

from csxl_desktop.domain.day_remarks import KnownDays, Occupied, remarks
from csxl_desktop.domain.school_holidays import SchoolLeave

DAY = date(2027, 3, 11)
ROOM, OTHER_ROOM = uuid4(), uuid4()
WANTED = Occupied(uuid4(), "AG", DAY, None, time(9), time(12), ROOM)
GROUP = Occupied(uuid4(), "GT Logement", DAY, None, time(11), time(13), ROOM)


def test_holidays_closed_days_and_school_leaves() -> None:
    leave = SchoolLeave("FR", "Carnaval", date(2027, 2, 22), date(2027, 3, 5))
    known = KnownDays(leaves=(leave,), closed={date(2027, 5, 7): "Pont", date(2027, 6, 1): ""})

    assert remarks(replace(WANTED, on=date(2027, 5, 6)), known) == ("Ascension",)
    assert remarks(replace(WANTED, on=date(2027, 5, 7)), known) == ("office closed: Pont",)
    assert remarks(replace(WANTED, on=date(2027, 6, 1)), known) == ("office closed: —",)
    assert remarks(replace(WANTED, on=date(2027, 3, 5)), known) == ("Carnaval (FR)",)
    assert remarks(replace(WANTED, on=date(2027, 3, 6)), known) == ()


def test_a_clash_says_the_day_the_hours_or_the_place() -> None:
    def told(other: Occupied) -> tuple[str, ...]:
        return remarks(WANTED, KnownDays((other,)))

    assert told(GROUP) == ("same place, same hours: GT Logement",)
    assert told(replace(GROUP, venue_id=OTHER_ROOM)) == ("same hours: GT Logement",)
    assert told(replace(GROUP, starts_at=time(12), ends_at=time(13))) == ("that day too: GT Logement",)
    assert told(replace(GROUP, starts_at=None)) == ("that day too: GT Logement",)
    assert told(replace(GROUP, starts_at=time(9), ends_at=None, venue_id=None)) == ("same hours: GT Logement",)
    assert told(replace(GROUP, on=date(2027, 3, 10), last_on=DAY)) == ("same place, same hours: GT Logement",)
    assert told(replace(GROUP, on=date(2027, 3, 12))) == ()
    assert told(replace(WANTED, label="itself")) == ()


def test_moved_it_lasts_as_long_as_before() -> None:
    fair = replace(WANTED, last_on=date(2027, 3, 12))

    assert fair.moved(date(2027, 4, 1)) == replace(fair, on=date(2027, 4, 1), last_on=date(2027, 4, 2))
    assert WANTED.moved(DAY, time(14)) == replace(WANTED, starts_at=time(14), ends_at=time(17))
    assert WANTED.moved(DAY, time(22)).ends_at == time(23, 59)
    assert replace(WANTED, ends_at=None).moved(DAY, time(22)).ends_at is None
    assert replace(WANTED, starts_at=None).moved(DAY, time(22)).ends_at == time(12)
