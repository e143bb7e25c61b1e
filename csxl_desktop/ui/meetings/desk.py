"""The meeting on the desk: read once for every panel, written through one door."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import SEALED, ApprovalRule, MinutesKind, Precision
from csxl_desktop.domain.day_remarks import KnownDays, Occupied, remarks
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.services.agenda_reads import AgendaReads, Choices, OpenMeeting
from csxl_desktop.services.files import CleanPicture, FileService
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import Option

T = TypeVar("T")


class Desk(QObject):
    """What the panels share.

    - `shown()`: the meeting was read (again); `choices_read()`: what may be chosen was read (again)
    - `written()`: something was written, the list of the year may have changed
    - `words_wanted(words)`: to the place where these words are typed (`word_finding.Words`)
    - `misplaced(scan)`: a scan handed over here is the sheet of another meeting (`keeping.Misplaced`)
    """

    misplaced = Signal(object)
    words_wanted = Signal(object)
    shown = Signal()
    choices_read = Signal()
    written = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.context, self.page = context, page
        self.choices = Choices()
        self.meeting: OpenMeeting | None = None
        self._wanted: UUID | None = None
        self._known = KnownDays()

    # Reading.

    def open(self, meeting_id: UUID) -> None:
        """Put another meeting on the desk (or read the same one again)."""
        self._wanted = meeting_id
        context = self.context
        context.jobs.ask(
            lambda: AgendaReads(context.services.database).meeting(meeting_id),
            self._take,
            self._lost,
            owner=self,
            latest="meetings/record",
        )

    def reread(self) -> None:
        """The same meeting again, after something was written."""
        if self._wanted is not None:
            self.open(self._wanted)

    def read_choices(self) -> None:
        """Kinds, venues, groups, people and organisations to choose from."""
        context = self.context
        context.jobs.ask(
            lambda: AgendaReads(context.services.database).choices(context.today()),
            self._take_choices,
            owner=self,
            latest="meetings/choices",
        )

    def clear(self) -> None:
        """Nothing on the desk."""
        self._wanted, self.meeting = None, None
        self.shown.emit()

    def id(self) -> UUID:
        """The meeting on screen; only while there is one."""
        if self.meeting is None:
            raise LookupError("no meeting is shown")
        return self.meeting.record.row.id

    def minutes_id(self) -> UUID:
        """The minutes of the meeting on screen; only where they were begun."""
        minutes = self.meeting.record.minutes if self.meeting is not None else None
        if minutes is None:
            raise LookupError("no minutes were begun")
        return minutes.id

    @property
    def sealed(self) -> bool:
        """Whether its minutes are approved: what they rest on can no longer change."""
        minutes = self.meeting.record.minutes if self.meeting else None
        return minutes is not None and minutes.state in SEALED

    def know_days(self, known: KnownDays) -> None:
        """What a day is judged by."""
        self._known = known

    def remark_here(self, day: date) -> str:
        """The same of the meeting shown; nothing of one that is known by its month alone."""
        row = self.meeting.record.row if self.meeting is not None else None
        return "" if row is None or row.precision is not Precision.DAY else self.remark(day, row.id)

    def remark(self, day: date, meeting_id: UUID | None = None, starts_at: time | None = None) -> str:
        """What to know of a day before one chooses it, for a meeting that stands or a new one: days off, clashes."""
        found = next((each for each in self._known.meetings if each.key == meeting_id), None)
        wanted = found.moved(day, starts_at) if found is not None else Occupied(meeting_id, "", day)
        return " · ".join(remarks(wanted, self._known))

    # Writing.

    def save(
        self, field: Field, column: str, entity: type[Record] = Meeting, key: Callable[[], UUID] | None = None
    ) -> None:
        """Save `field` when it is left, to a column of the meeting or of the record that `key` names."""
        save_to(self.context, field, entity, column, key or self.id, self.changed)

    def save_minutes(self, field: Field, column: str) -> None:
        """Save `field` to the minutes of the meeting, begun now where nobody did."""

        def prepare(value: Any) -> Callable[[], Written]:
            meeting = self.meeting
            if meeting is None:
                raise LookupError("no meeting is shown")
            minutes, row = meeting.record.minutes, meeting.record.row
            context = self.context
            if minutes is not None:
                return lambda: context.services.records.change(Minutes, minutes.id, {column: value})
            kind = MinutesKind.MINUTES if row.approval is ApprovalRule.NEXT_MEETING else MinutesKind.REPORT
            values = {"meeting_id": row.id, "kind": kind, column: value}
            return lambda: context.services.records.create(Minutes, values)

        save_when_left(field, self.context.jobs, self.context.errors, prepare, self.changed)

    def act(self, work: Callable[[], T], done: Callable[[T], object] | None = None) -> None:
        """Write, then read again, then `done(answer)`."""

        def finished(answer: T) -> None:
            self.changed()
            if done is not None:
                done(answer)

        act(self.context, self.page, work, finished)

    def add(
        self, entity: type[Record], values: Mapping[str, Any], done: Callable[[UUID], object] | None = None
    ) -> None:
        """A new part of the meeting (a speaker, a link, an action…)."""
        context, whole = self.context, {"meeting_id": self.id(), **values}
        self.act(
            lambda: context.services.records.create(entity, whole),
            None if done is None else lambda written: done(written.record_id),
        )

    def trash(self, entity: type[Record], record_id: UUID, text: str) -> None:
        """A part of the meeting into the trash, with the strip that takes it back."""
        trash(self.context, self.page, entity, record_id, text, self.changed)

    def reorder(self, entity: type[Record], record_ids: list[UUID]) -> None:
        context = self.context
        self.act(lambda: context.services.records.reorder(entity, record_ids))

    def add_picture(self, clean: CleanPicture) -> None:
        """A picture at the end of those of the meeting."""
        context, meeting_id = self.context, self.id()
        self.act(lambda: FileService(context.services.database).add_picture(clean, meeting_id=meeting_id))

    def changed(self) -> None:
        """Something was committed: read again."""
        self.reread()
        self.written.emit()

    # The lists of the reference fields.

    def people(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary) for each in self.choices.people]

    def organisations(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary) for each in self.choices.organisations]

    def venues(self) -> list[Option]:
        return [Option(each.id, each.name, each.address) for each in self.choices.venues]

    # Within.

    def _take(self, meeting: OpenMeeting) -> None:
        if meeting.record.row.id == self._wanted:
            self.meeting = meeting
            self.shown.emit()

    def _lost(self, error: Exception) -> None:
        shown = self.meeting is not None and self.meeting.record.row.id == self._wanted
        if not (shown and isinstance(error, RecordNotFoundError)):
            self.context.errors.show(error)  # what goes while it is shown was taken back: nothing to tell
        self.clear()

    def _take_choices(self, choices: Choices) -> None:
        self.choices = choices
        self.choices_read.emit()
