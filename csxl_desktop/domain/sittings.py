"""The sittings of an outside body in a year: how many it held and was to hold, how many the office attended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Sittings:
    """`attended` None: nobody said; `reason` why some were missed."""

    held: int = 0
    expected: int | None = None
    attended: int | None = None
    reason: str = ""

    @property
    def enough(self) -> bool | None:
        """Whether it sat as often as it was to, where that is known."""
        return None if self.expected is None else self.held >= self.expected


class Presence(NamedTuple):
    """Whether we were at a sitting (None: nobody said), and why not."""

    there: bool | None
    reason: str = ""


def sittings(
    typed_held: int | None, typed_attended: int | None, expected: int | None, there: Sequence[Presence], reason: str
) -> Sittings:
    """What was typed, else what the dated ones come to: `there` has a line for each that was held.

    The reason of the year comes first, then those of the sittings missed, each once.
    """
    told = any(each.there is not None for each in there)
    attended = typed_attended
    if attended is None and told:
        attended = sum(each.there is not False for each in there)
    reasons = (reason.strip(), *(each.reason.strip() for each in there if each.there is False))
    why = "; ".join(dict.fromkeys(each for each in reasons if each))
    return Sittings(len(there) if typed_held is None else typed_held, expected, attended, why)
