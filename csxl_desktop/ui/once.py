"""What takes its time is begun once: pressed again while it is under way, it does not begin a second time."""

from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


class Once:
    """One act; `begin` where it is pressed, `ends(done)` and `ends(failed)` where it is answered."""

    def __init__(self) -> None:
        self._under_way = False

    def begin(self) -> bool:
        """False while it is under way."""
        begins, self._under_way = not self._under_way, True
        return begins

    def end(self) -> None:
        self._under_way = False

    def ends(self, then: Callable[P, object]) -> Callable[P, None]:
        """`then`, after which it may begin again."""

        def told(*given: P.args, **named: P.kwargs) -> None:
            self.end()
            then(*given, **named)

        return told
