"""What merging two records means beyond their fields and parts, said before it is done."""

from collections.abc import Iterator, Sequence
from datetime import date

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date

_DAYS_SAID = 4


def counted_once(days: Sequence[date]) -> Iterator[str]:
    """Meetings to come, on whose list both are counted."""
    if days:
        yield ngettext(
            "Both were counted at the meeting of {days}: it counts one partner less.",
            "Both were counted at {count} meetings ({days}): each counts one partner less.",
            len(days),
        ).format(count=len(days), days=_told(days))


def counted_as_then(count: int) -> Iterator[str]:
    """Meetings held that counted both."""
    if count:
        yield ngettext(
            "{count} meeting held counted both: that count stays as it was.",
            "{count} meetings held counted both: these counts stay as they were.",
            count,
        ).format(count=count)


def twice_on_a_list(days: Sequence[date]) -> Iterator[str]:
    """Meetings with both persons on the list."""
    if days:
        yield ngettext(
            "Both stand on the list of {days}. Where both were counted, both lines stay and the count too.",
            "Both stand on {count} lists ({days}). Where both were counted, both lines stay and the count too.",
            len(days),
        ).format(count=len(days), days=_told(days))


def several_voices(people: Sequence[str]) -> Iterator[str]:
    """Two representatives at once: allowed, but perhaps not meant."""
    if len(people) > 1:
        yield _("Several people would speak for it today: {names}. Close the mandate of the one who left.").format(
            names=", ".join(people)
        )


def _told(days: Sequence[date]) -> str:
    said = ", ".join(short_date(day) for day in sorted(days)[-_DAYS_SAID:])
    return f"…, {said}" if len(days) > _DAYS_SAID else said
