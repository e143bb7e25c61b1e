"""Some items of the minutes alone, for the partner whom they concern."""

from collections.abc import Sequence
from dataclasses import replace

from csxl_desktop.domain.content.minutes import Minutes
from csxl_desktop.domain.content.minutes_extract import ExtractedItem, MinutesExtract
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_


class NoSuchItemError(DomainError):
    template = N_("There is no item {number}: the minutes have {count}.")


def extract_of(whole: Minutes, numbers: Sequence[int], recipient: str) -> MinutesExtract:
    """These items alone: those who were there, the other items, annexes and the next meeting stay in the minutes."""
    wanted = sorted(set(numbers)) or [0]
    for number in wanted:
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
    items = tuple(ExtractedItem(number, whole.items[number - 1]) for number in wanted)
    return MinutesExtract(head, items, recipient.strip())
