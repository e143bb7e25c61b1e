"""The numbers on the paper of a sign-in sheet: given once, at the first print, and never to anybody else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from uuid import UUID

from csxl_desktop.domain.rich_text import JsonObject


@dataclass(frozen=True, slots=True)
class Printed:
    """One print as it is remembered: the line behind each number, and the numbers of its blank rows."""

    lines: Mapping[int, UUID]
    blank: tuple[int, ...] = ()

    @classmethod
    def from_json(cls, data: JsonObject | None) -> "Printed":
        given = data or {}
        lines = {int(number): UUID(hex=key) for number, key in (given.get("lines") or {}).items()}
        return cls(lines, tuple(int(number) for number in given.get("blank") or ()))

    def to_json(self) -> JsonObject:
        return {
            "lines": {str(number): key.hex for number, key in sorted(self.lines.items())},
            "blank": list(self.blank),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What the next print holds; `new` are the numbers that no paper bears yet."""

    printed: Printed
    new: frozenset[int]

    def only_new(self) -> Printed:
        """The page of those who came on the list after the paper was printed."""
        return Printed({number: key for number, key in self.printed.lines.items() if number in self.new})


def plan(
    lines: Sequence[tuple[UUID, int | None]], prints: Sequence[Printed], *, blank_rows: int, taken: Iterable[int] = ()
) -> Plan:
    """Number `lines` (key and number so far, in the order wanted); `taken` are numbers of other lines.

    Whoever has a number keeps it, blank rows keep theirs, the others get the next free ones.
    """
    known = {number: key for key, number in lines if number is not None}
    others = set(taken)
    used = {*known, *others, *(n for each in prints for n in (*each.lines, *each.blank))}
    following = count(max(used, default=0) + 1)
    numbered = known | {next(following): key for key, number in lines if number is None}
    waiting = dict.fromkeys(n for each in prints for n in each.blank if n not in numbered and n not in others)
    blank = tuple(islice(chain(waiting, following), blank_rows))
    on_paper = {n for each in prints for n in each.lines}
    return Plan(Printed(numbered, blank), frozenset(numbered) - on_paper)
