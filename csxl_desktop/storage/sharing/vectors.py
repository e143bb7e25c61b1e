"""What a copy contains: how many copies of each computer it knows. Of two, one contains the other, or they part."""

from collections.abc import Iterable, Mapping

Vector = Mapping[str, int]  # key of a computer → number of its last copy that is contained


def covers(whole: Vector, part: Vector) -> bool:
    """Whether all that `part` contains is contained in `whole`."""
    return all(whole.get(computer, 0) >= number for computer, number in part.items())


def joined(*vectors: Vector) -> dict[str, int]:
    """What contains all of them."""
    found: dict[str, int] = {}
    for vector in vectors:
        for computer, number in vector.items():
            found[computer] = max(number, found.get(computer, 0))
    return found


def weight(vector: Vector) -> int:
    """The larger, the more is contained; of use only among vectors that contain each other."""
    return sum(vector.values())


def newest_common(of: Iterable[tuple[str, Vector]], here: Vector, there: Vector) -> str | None:
    """The name of the newest copy that both sides contain, among `of`."""
    common = [(weight(vector), name) for name, vector in of if covers(here, vector) and covers(there, vector)]
    return max(common)[1] if common else None
