"""Which copy serves as what two sides had in common: the newest, which is waited for where it has not come yet.

With an older one, what only one side changed since would look changed on both, and somebody would be asked.
"""

from collections.abc import Callable, Hashable, Mapping

from csxl_desktop.storage.sharing.snapshot import Label
from csxl_desktop.storage.sharing.vectors import Vector, common, lacking

PATIENCE = 1500.0  # seconds; a copy that lies nowhere any more keeps nobody waiting longer


class NotComeYetError(Exception):
    """The newest copy that both contain is known, and is not whole in the folder."""


class Bases:
    """Kept between exchanges, as it remembers since when something is waited for."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._since: dict[Hashable, float] = {}

    def open_newest(
        self, labels: Mapping[str, Label], here: Vector, there: Vector, opens: Callable[[str], bool]
    ) -> bool:
        """Let `opens` open the newest copy that both contain, by its name; whether there is one.

        Raises `NotComeYetError` as long as a newer one may still come.
        """
        found = common(((name, label.contains) for name, label in labels.items()), here, there)
        told = {(label.computer, label.number) for label in labels.values()}
        awaited: list[Hashable] = [*lacking(found[0][1] if found else {}, here, there, told)]
        for name, _contains in found:
            if opens(name):
                break
            awaited.append(name)
        else:
            found = []
        if self._may_come(awaited):
            raise NotComeYetError
        return bool(found)

    def _may_come(self, awaited: list[Hashable]) -> bool:
        now = self._monotonic()
        since = [self._since.setdefault(each, now) for each in awaited]
        return any(now - each < PATIENCE for each in since)
