"""Relecture beside the work on a meeting: read once what was typed is saved and rested, told in one quiet line."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer

from csxl_desktop.i18n import N_, _
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.proofreading.text import Text
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.records import Written
from csxl_desktop.ui.finding_lines import FindingCard, found_rows
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.step_fields import step_of
from csxl_desktop.ui.word_finding import words_of

if TYPE_CHECKING:  # neither is loaded before something is read again
    from csxl_desktop.services.grammar import GrammarReader
    from csxl_desktop.services.proofreading import Gathered

_REST = 1500  # milliseconds after the last change before anything is read
_TO_WORDS, _TO_FIELD = N_("To the words"), N_("To the field")


class ReadAgain(FindingCard):
    """The findings of the invitation or of the minutes (`what`) of the meeting on the desk."""

    def __init__(self, desk: Desk, what: str, *, flat: bool = False, rest: int = _REST) -> None:
        super().__init__(flat=flat)
        self._desk, self._what = desk, what
        self._meeting: UUID | None = None
        self._year = 0
        self._turn = 0
        self._text = Text()
        self._timer = QTimer(self, singleShot=True, interval=rest)
        self._timer.timeout.connect(self.read)
        self.way_wanted.connect(self._go)
        self.accepted.connect(self._accept)

    def follow(self, meeting: OpenMeeting, *, reading: bool = True) -> None:
        """The meeting was read (again): read its text when it has rested a moment; never where it is sealed."""
        row = meeting.record.row
        wanted = row.id if reading else None
        if wanted != self._meeting:
            self._turn += 1
            self.show_findings(())
        self._meeting, self._year = wanted, row.first_on.year
        if reading:
            self._timer.start()
        else:
            self._timer.stop()

    def read(self) -> None:
        """Read now, beside the window, where the step is still in front."""
        self._timer.stop()
        meeting_id, above = self._meeting, self.parentWidget()
        if meeting_id is None or above is None or not above.isVisible():
            return
        self._turn += 1
        self._desk.context.jobs.ask(
            self._gathering(meeting_id),
            partial(self._take, meeting_id, self._turn),
            owner=self,
            latest=f"meetings/read again/{self._what}",
            unhurried=True,
        )

    # Within.

    def _gathering(self, meeting_id: UUID) -> "Callable[[], tuple[Gathered, GrammarReader]]":
        context, what = self._desk.context, self._what

        def gather() -> "tuple[Gathered, GrammarReader]":
            services = context.services
            read = services.meeting_proofreading
            return read.minutes(meeting_id) if what == "minutes" else read.invitation(meeting_id), services.grammar

        return gather

    def _take(self, meeting_id: UUID, turn: int, answer: "tuple[Gathered, GrammarReader]") -> None:
        from csxl_desktop.services.proofreading_meetings import found_of_meeting  # loaded by then

        gathered, grammar = answer
        jobs, errors = self._desk.context.jobs, self._desk.context.errors
        show = partial(self._show, turn, gathered.text)

        def found() -> tuple[tuple[Finding, ...], str]:
            read = grammar.read(gathered.text)
            return found_of_meeting(gathered, meeting_id, read), read.told

        jobs.compute(found, show, errors.show, owner=self)

    def _show(self, turn: int, text: Text, answer: tuple[tuple[Finding, ...], str]) -> None:
        if turn != self._turn:
            return
        self._text = text
        findings, unread = answer
        self.show_findings(found_rows(findings, {each: self._way(each) for each in findings}), unread=unread)

    def _way(self, finding: Finding) -> str:
        if step_of(words_of(finding, self._text).jump) is None:
            return ""
        return _(_TO_FIELD) if finding.remark.place is None else _(_TO_WORDS)

    def _go(self, finding: Finding) -> None:
        self._desk.words_wanted.emit(words_of(finding, self._text))

    def _accept(self, finding: Finding, reason: str) -> None:
        desk, context, year = self._desk, self._desk.context, self._year

        def accepted(written: Written) -> None:
            undo = written.transaction_id
            take_back = partial(desk.act, lambda: context.services.history.undo_transaction(undo))
            desk.page.undo_offered.emit(_("Finding accepted"), take_back)
            self.read()

        desk.act(lambda: context.services.proofreading.accept(finding, year, reason), accepted)
