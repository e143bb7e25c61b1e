"""What an extract prints: one item of the minutes, for one partner; nobody who was there."""

from dataclasses import dataclass

from csxl_desktop.domain.content.minutes import Minutes, MinutesItem


@dataclass(frozen=True, slots=True)
class MinutesExtract:
    """`minutes` give the head and the state, without people, other items, annexes or what comes next.

    `number` is the place of `item` in the whole minutes; `recipient` the partner it is made for, or empty.
    """

    minutes: Minutes
    number: int
    item: MinutesItem
    recipient: str = ""
