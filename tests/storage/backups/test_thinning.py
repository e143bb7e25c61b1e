"""Which backups stay: by the order of making, whatever the clock says."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from csxl_desktop.storage.backups.kept import Backup, Why, name_of
from csxl_desktop.storage.backups.thinning import DAYS, MONTHS, NEWEST, WEEKS, superfluous

NOW = datetime(2026, 11, 28, 18, 0, tzinfo=UTC)
_MOMENTS = st.integers(-1_100, 800).map(lambda days: NOW + timedelta(days=days, minutes=days * 7 % 900))


def backup(number: int, at: datetime, why: Why = Why.PERIODIC) -> Backup:
    return Backup(number, name_of(number, at, why, "0" * 64), at, why, "0" * 64, 1, 5, "x")


def kept_of(backups: list[Backup], now: datetime = NOW) -> list[Backup]:
    gone = {each.number for each in superfluous(backups, now)}
    return [each for each in backups if each.number not in gone]


def test_two_days_whole_then_days_weeks_months() -> None:
    hours = 24 * 900  # one each hour for nearly three years
    backups = [backup(hour + 1, NOW - timedelta(hours=hours - 1 - hour)) for hour in range(hours)]

    kept = kept_of(backups)

    assert [each for each in kept if NOW - each.at <= timedelta(hours=48)] == backups[-49:]
    older = [each for each in kept if NOW - each.at > timedelta(hours=48)]
    months = {(each.at.year, each.at.month) for each in kept}
    assert len(months) == MONTHS
    assert len({each.at.date() for each in older}) == len(older)
    assert DAYS - 3 <= sum(NOW - each.at <= timedelta(days=DAYS) for each in older) <= DAYS
    assert len(older) <= DAYS + WEEKS + MONTHS


def test_report_stays_for_ever() -> None:
    report = backup(1, NOW - timedelta(days=4000), Why.REPORT)
    others = [backup(2 + day, NOW - timedelta(days=3000 - day)) for day in range(2900)]

    assert report in kept_of([report, *others])


@settings(max_examples=60)
@given(moments=st.lists(_MOMENTS, max_size=90), now=_MOMENTS)
def test_clock_that_jumps_lets_nothing_newer_go(moments: list[datetime], now: datetime) -> None:
    backups = [backup(number, at) for number, at in enumerate(moments, start=1)]

    gone = superfluous(backups, now)

    assert not {each.number for each in gone} & {each.number for each in backups[-NEWEST:]}
    for each in gone:
        # What goes has a newer one of the same day that stays, or as many newer days are kept as are ever kept.
        newer = [other for other in backups if other.number > each.number and other not in gone]
        days = {other.at.date() for other in newer}
        assert each.at.date() in days or len(days) >= DAYS
        assert now - each.at > timedelta(hours=48)  # one of the future is not old


@given(moments=st.lists(_MOMENTS, min_size=11, max_size=60), now=_MOMENTS)
@settings(max_examples=30)
def test_thinning_again_changes_nothing(moments: list[datetime], now: datetime) -> None:
    backups = [backup(number, at) for number, at in enumerate(moments, start=1)]

    assert superfluous(kept_of(backups, now), now) == []
