"""The grammar of a text: read by another program, and kept by paragraph: of a report read again, few have changed."""

from collections.abc import Sequence
from threading import Event, Lock
from time import monotonic

from csxl_desktop.domain.grammar import GrammarRead, Unread
from csxl_desktop.exchange import grammar_process
from csxl_desktop.exchange.grammar_process import GrammarNotStartedError, GrammarStoppedError, OutOfTimeError, Said
from csxl_desktop.proofreading.grammar import paragraphs
from csxl_desktop.proofreading.language import FRENCH, language_of
from csxl_desktop.proofreading.text import Text

SECONDS = 12.0  # for one text; a report takes one or two
_KEPT = 50_000  # paragraphs
_TRIES = 3  # a paragraph that stops the process is left out, and the rest read


class GrammarReader:
    """May be asked from any thread; one text is read at a time. Nothing is started before something is to be read."""

    def __init__(self, *, command: Sequence[str] | None = None, seconds: float = SECONDS) -> None:
        self._given, self._seconds = command, seconds
        self._kept: dict[str, Said] = {}
        self._reading, self._stopped = Lock(), Event()

    def stop(self) -> None:
        """What is being read ends at its next paragraph: the program closes."""
        self._stopped.set()

    def left(self, text: Text) -> int:
        """How many letters of it are still to be read."""
        return sum(len(each) for each in _wanted(text) if each not in self._kept)

    def kept(self, text: Text) -> GrammarRead:
        """What is known of it already."""
        wanted = _wanted(text)
        absent = bool(wanted) and not self._command()
        return self._known(wanted, Unread.ABSENT if absent else None)

    def read(self, text: Text) -> GrammarRead:
        """What is said of it; those paragraphs that are not known yet are read now."""
        wanted = _wanted(text)
        with self._reading:
            return self._known(wanted, self._learn([each for each in wanted if each not in self._kept]))

    # Within.

    def _command(self) -> Sequence[str]:
        return grammar_process.command() if self._given is None else self._given

    def _known(self, wanted: Sequence[str], unread: Unread | None) -> GrammarRead:
        slips = {each: self._kept[each] for each in wanted if each in self._kept}
        return GrammarRead(slips, unread, sum(map(len, slips)) / max(1, sum(map(len, wanted))))

    def _learn(self, new: list[str]) -> Unread | None:
        """Why some were not read; nothing where all were."""
        if not new:
            return None
        if not (command := self._command()):
            return Unread.ABSENT
        until = monotonic() + self._seconds
        for _try in range(_TRIES):
            try:
                self._ask(new, command, until)
            except OutOfTimeError:
                return Unread.TOO_LONG
            except (GrammarNotStartedError, OSError):
                return Unread.STOPPED
            except GrammarStoppedError:
                new = [each for each in new if each not in self._kept]
                self._kept[new.pop(0)] = ()
            else:
                return None
        return Unread.STOPPED if new else None

    def _ask(self, new: list[str], command: Sequence[str], until: float) -> None:
        answers = grammar_process.said_of(new, command, until)
        try:
            for each, said in zip(new, answers, strict=True):
                if self._stopped.is_set():
                    raise OutOfTimeError
                self._kept[each] = said
        finally:
            answers.close()  # and the process with them
            while len(self._kept) > _KEPT:
                self._kept.pop(next(iter(self._kept)))


def _wanted(text: Text) -> tuple[str, ...]:
    return paragraphs(text) if language_of(text) == FRENCH else ()
