"""What an extract prints: one item of the minutes or some of them, for one partner; nobody who was there."""

from dataclasses import dataclass

from csxl_desktop.domain.content.minutes import Minutes, MinutesItem


@dataclass(frozen=True, slots=True)
class ExtractedItem:
    """`number` is the place of `item` in the whole minutes."""

    number: int
    item: MinutesItem


@dataclass(frozen=True, slots=True)
class MinutesExtract:
    """`minutes` give the head and the state, without people, other items, annexes or what comes next.

    `items` stand in the order of the minutes; `recipient` is the partner it is made for, or empty.
    """

    minutes: Minutes
    items: tuple[ExtractedItem, ...]
    recipient: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(each.number for each in self.items)
