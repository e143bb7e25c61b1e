"""Reads the report of a year, or a text from outside, beside the window; again by itself once something was saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.proofreading.language import FRENCH, language_of
from csxl_desktop.proofreading.text import Text
from csxl_desktop.services.accepted_findings import AcceptedRow
from csxl_desktop.services.grammar import GrammarReader
from csxl_desktop.services.proofreading import Gathered, found, found_as_well
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.widgets.field import is_typed_in

_AT_ONCE = 5_000  # letters whose grammar is read before anything is shown: a fifth of a second
REST = 2500  # milliseconds without a save after which the text is read again


@dataclass(frozen=True, slots=True)
class Outside:
    """A text that came from outside, and the name of its file."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, and what was ever accepted that holds in the year.

    `language`: of the texts; `begun`: there is a report, or a text; `grammar`: what is to be said of how it was read;
    `more`: the rest of it follows.
    """

    year: int
    findings: tuple[Finding, ...]
    kept: tuple[AcceptedRow, ...]
    outside: Outside | None = None
    language: str = FRENCH
    begun: bool = True
    grammar: str = ""
    more: bool = False

    def open(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if not each.accepted)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the database lane gave."""

    gathered: Gathered
    kept: tuple[AcceptedRow, ...]
    grammar: GrammarReader

    def reading(self, year: int, outside: Outside | None) -> Reading:
        """By our own rules, with the grammar of what was read before; what is new of it too, where it is little."""
        text = self.gathered.text
        told = self.grammar.kept(text) if self.grammar.left(text) > _AT_ONCE else self.grammar.read(text)
        more = told.share < 1 and told.unread is None
        begun = outside is not None or bool(self.gathered.known.sections)
        said = _("Agreement and conjugation are being read…") if more else told.told
        findings = found(self.gathered, told)
        return Reading(year, findings, self.kept, outside, language_of(text), begun, said, more)

    def whole(self, reading: Reading) -> Reading:
        """The same, with all of the grammar."""
        told = self.grammar.read(self.gathered.text)
        findings = found_as_well(reading.findings, self.gathered, told)
        return replace(reading, findings=findings, grammar=told.told, more=False)


class Reader(QObject):
    """`read(reading)`: only the newest one is sent, twice where the grammar takes its time; or `given_up(why)`.

    What nobody sees (`owner`) waits until it is asked for.
    """

    read = Signal(object)
    begun = Signal()
    given_up = Signal(str)

    def __init__(self, context: Context, owner: QWidget, key: str) -> None:
        super().__init__(owner)
        self._context, self._owner, self._key = context, owner, key
        self._year = 0
        self._outside: Outside | None = None
        self._turn = 0
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._begin_at_rest)
        context.jobs.saved.connect(self._read_soon)

    def ask(self, year: int, outside: Outside | None = None) -> None:
        """Read now."""
        self._year, self._outside = year, outside
        self._begin()

    def _read_soon(self) -> None:
        if self._year and self._owner.isVisible():
            self._timer.start()

    def _begin_at_rest(self) -> None:
        """Not while somebody types: two threads share one Python."""
        if is_typed_in():
            self._timer.start()
        else:
            self._begin()

    def _begin(self) -> None:
        self._timer.stop()
        self._turn += 1
        year, outside, context = self._year, self._outside, self._context
        self.begun.emit()

        def gather() -> _Answer:
            services = context.services
            service = services.proofreading
            gathered = service.gathered(year) if outside is None else service.beside(outside.text, year)
            return _Answer(gathered, services.accepted_findings.rows(year), services.grammar)

        context.jobs.ask(
            gather,
            partial(self._run, year, outside, self._turn),
            context.errors.show,
            owner=self,
            latest=f"relecture/{self._key}",
            unhurried=True,
        )

    def _run(self, year: int, outside: Outside | None, turn: int, answer: _Answer) -> None:
        """The rules run beside the window, and another program reads the grammar; it is shown once it has."""
        self._compute(partial(answer.reading, year, outside), partial(self._tell, turn, answer))

    def _compute(self, work: Callable[[], Reading], done: Callable[[Reading], object]) -> None:
        jobs = self._context.jobs
        jobs.compute(work, done, self._fail, owner=self, label=_("Proofreading"), stoppable=True)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error)
        self.given_up.emit(sentence(error))

    def _tell(self, turn: int, answer: _Answer, reading: Reading) -> None:
        if turn != self._turn:
            return
        self.read.emit(reading)
        if reading.more:
            self._compute(partial(answer.whole, reading), partial(self._tell_whole, turn))

    def _tell_whole(self, turn: int, reading: Reading) -> None:
        if turn == self._turn:
            self.read.emit(reading)
