"""A form that is being sent: what its page asks to be written meanwhile answers for it.

A form is closed as soon as its button is pressed, whatever the dossier says a moment later. Where that is a refusal (a
full disk, a file that is held, a rule), what was typed comes back: `Jobs.save` tells whoever is being sent.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Refused = Callable[[Exception], object]

_senders: list[Refused] = []  # the innermost last; of the window's thread alone


@contextmanager
def being_sent(come_back: Refused) -> Iterator[None]:
    """`come_back(error)` follows, later, where something that is asked to be written inside is refused."""
    _senders.append(come_back)
    try:
        yield
    finally:
        _senders.pop()


def answering(failed: Refused | None) -> Refused | None:
    """`failed`, and behind it whoever is being sent."""
    if failed is None or not _senders:
        return failed
    come_back = _senders[-1]

    def both(error: Exception) -> None:
        failed(error)
        come_back(error)

    return both
