"""The only clock: `app` hands these functions down, nothing below reads the time by itself."""

from datetime import UTC, date, datetime


def now_utc() -> datetime:
    """The moment, aware, in UTC: what audit stamps carry."""
    return datetime.now(UTC)


def wall_clock() -> datetime:
    """What the clock on the wall shows, to the second, without a zone: what meetings are written in."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)


def today() -> date:
    """The day that the clock on the wall shows."""
    return wall_clock().date()
