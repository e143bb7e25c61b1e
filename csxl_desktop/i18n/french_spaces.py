"""Which spaces the office wants in French, for what is typed in the window; documents carry theirs with them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrenchSpaces:
    """Narrow no-break spaces before `; ! ?`, and inside guillemets; wide ones else."""

    narrow_marks: bool = True
    narrow_guillemets: bool = False


_holder = [FrenchSpaces()]  # exchanged whole: other threads read meanwhile


def use(spaces: FrenchSpaces) -> None:
    """Type these from now on."""
    _holder[0] = spaces


def in_use() -> FrenchSpaces:
    return _holder[0]
