"""One item of the minutes alone, for the partner whom it concerns."""

from dataclasses import replace

from csxl_desktop.domain.content.minutes import Minutes
from csxl_desktop.domain.content.minutes_extract import MinutesExtract
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_


class NoSuchItemError(DomainError):
    template = N_("There is no item {number}: the minutes have {count}.")


def extract_of(whole: Minutes, number: int, recipient: str) -> MinutesExtract:
    """One item alone: those who were there, the other items, annexes and the next meeting stay in the minutes."""
    if not 0 < number <= len(whole.items):
        raise NoSuchItemError(number=number, count=len(whole.items))
    head = replace(
        whole,
        present=(),
        represented=(),
        excused=(),
        guests=(),
        absent=(),
        speakers=(),
        items=(),
        annexes=(),
        links=(),
        next_meeting=None,
        subject="",
    )
    return MinutesExtract(head, number, whole.items[number - 1], recipient.strip())
