"""Which copies serve as what two sides had in common: the newest, which are waited for where they have not come yet.

With an older one, what only one side changed since would look changed on both, and somebody would be asked. Of two
computers one copy is the newest; of three, several may be, none of which holds the others.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from csxl_desktop.services.reconciling import Beside
from csxl_desktop.storage.sharing.snapshot import Label
from csxl_desktop.storage.sharing.vectors import Vector, common, covers, joined, lacking

PATIENCE = 1500.0  # seconds; a copy that lies nowhere any more keeps nobody waiting longer
_MOST = 4  # with what each pair had in common, as many files as SQLite attaches
Opens = Callable[[str, Path], bool]  # a copy by its name, to a plain file; whether it is whole


class NotComeYetError(Exception):
    """The newest copy that both contain is known, and is not whole in the folder."""


@dataclass(frozen=True, slots=True)
class InCommon:
    """Plain files; no `base` where nothing is left that both contain."""

    base: Path | None = None
    beside: Beside = ()


class Bases:
    """Kept between exchanges, as it remembers since when something is waited for."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._since: dict[Hashable, float] = {}

    def open_common(
        self, labels: Mapping[str, Label], here: Vector, there: Vector, opens: Opens, work: Path
    ) -> InCommon:
        """Let `opens` open into the folder `work` the newest copies that both contain.

        Raises `NotComeYetError` as long as a newer one may still come.
        """
        known = [(name, label.contains) for name, label in labels.items()]
        found = common(known, here, there)
        told = {(label.computer, label.number) for label in labels.values()}
        awaited: list[Hashable] = [*lacking(joined(*(vector for _name, vector in found)), here, there, told)]
        chosen: list[tuple[Path, Vector]] = []
        for name, contains in found:
            if len(chosen) == _MOST or any(covers(held, contains) for _path, held in chosen):
                continue
            path = work / f"base-{len(chosen)}.db"
            if opens(name, path):
                chosen.append((path, contains))
            else:
                awaited.append(name)
        if self._may_come(awaited):
            raise NotComeYetError
        return InCommon(chosen[0][0], tuple(_beside(chosen, known, opens))) if chosen else InCommon()

    def _may_come(self, awaited: list[Hashable]) -> bool:
        now = self._monotonic()
        since = [self._since.setdefault(each, now) for each in awaited]
        return any(now - each < PATIENCE for each in since)


def _beside(
    chosen: Sequence[tuple[Path, Vector]], known: Sequence[tuple[str, Vector]], opens: Opens
) -> Iterable[tuple[Path, Path]]:
    """The others, each with the newest copy that it and those before it contain; without one it says nothing."""
    whole = chosen[0][1]
    for path, contains in chosen[1:]:
        before = path.with_stem(f"{path.stem}-before")
        if any(opens(name, before) for name, _contains in common(known, whole, contains)):
            yield path, before
            whole = joined(whole, contains)
