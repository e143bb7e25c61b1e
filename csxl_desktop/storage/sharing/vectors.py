"""What a copy contains: how many copies of each computer it knows. Of two, one contains the other, or they part."""

from collections.abc import Collection, Iterable, Mapping

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


def common(of: Iterable[tuple[str, Vector]], here: Vector, there: Vector) -> list[tuple[str, Vector]]:
    """The copies that both sides contain, among `of` (names with what each contains), the newest first."""
    found = [(name, vector) for name, vector in of if covers(here, vector) and covers(there, vector)]
    return sorted(found, key=lambda each: (weight(each[1]), each[0]), reverse=True)


def lacking(newest: Vector, here: Vector, there: Vector, told: Collection[tuple[str, int]]) -> set[tuple[str, int]]:
    """The copies (computer, number) that both sides contain and `newest` does not, and that are not among `told`."""
    both = {(computer, min(number, here.get(computer, 0))) for computer, number in there.items()}
    return {each for each in both if each not in told and each[1] > newest.get(each[0], 0)}
