"""The journals of texts: which ones are typed in this window, and which ones a run that ended has left."""

from collections.abc import Iterable
from contextlib import suppress
from threading import Lock
from typing import Protocol
from weakref import WeakSet

from csxl_desktop.system.draft_journal import DraftJournal, Found


class Following(Protocol):
    """What follows an editor."""

    def leave_what_was_refused(self) -> None: ...


naming = Lock()  # held while a journal gets its name: an editor that begins, a search for what was left
following = WeakSet[Following]()  # for the window's thread alone
begun_texts = list[set[str]]()  # of each editor: what it wrote, and the dossier does not have yet


def look_for_found(journal: DraftJournal, keys: Iterable[str] | None = None) -> list[Found]:
    """The texts (of these keys) that never reached the dossier, and that nobody types. Called beside the window."""
    wanted = None if keys is None else set(keys)
    with naming:
        for key in journal.names():
            if (wanted is None or key in wanted) and not is_typed(key):
                with suppress(OSError):  # looked for again next time
                    journal.set_found(key)
    return [found for found in journal.found() if wanted is None or found.key in wanted]


def leave_what_was_refused() -> None:
    """Before `look_for_found`, in the window's thread."""
    for each in tuple(following):
        each.leave_what_was_refused()


def is_typed(key: str) -> bool:
    """Whether some editor has it, and the dossier does not."""
    return any(key in each for each in begun_texts)
