"""The sittings of an outside body in a year: how many it held and was to hold, how many the office attended."""

from collections.abc import Sequence
from dataclasses import dataclass


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


def sittings(
    typed_held: int | None, typed_attended: int | None, expected: int | None, there: Sequence[bool | None], reason: str
) -> Sittings:
    """What was typed, else what the dated ones come to: `there` says of each that was held whether we were there."""
    told = any(each is not None for each in there)
    attended = typed_attended
    if attended is None and told:
        attended = sum(each is not False for each in there)
    return Sittings(len(there) if typed_held is None else typed_held, expected, attended, reason.strip())
