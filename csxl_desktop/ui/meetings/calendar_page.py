"""The meetings and other calendars: a file of the year, a file that follows, a calendar of others taken in."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.ics_read import read_calendar
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.calendar_import import CalendarPreview
from csxl_desktop.services.exchange.report import ImportLine, ImportReport, Outcome
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.live_calendar import choose_live_path, live_path, write_live
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.printing import documents_folder, save_file
from csxl_desktop.ui.tool import ToolHead
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

if TYPE_CHECKING:
    from csxl_desktop.ui.meetings.page import MeetingsPage

_KINDS = N_("Calendar (*.ics)")
_OUTCOMES = {
    Outcome.CREATED: (N_("new"), "good"),
    Outcome.CHANGED: (N_("changed"), "accent"),
    Outcome.UNCHANGED: (N_("unchanged"), "neutral"),
    Outcome.REFUSED: (N_("refused"), "wrong"),
}
_FIELDS = {
    "first_on": N_("Date"),
    "last_on": N_("Last day"),
    "starts_at": N_("Starts at"),
    "ends_at": N_("Ends at"),
    "venue": N_("Venue"),
    "state": N_("State"),
}


class CalendarPage(AgendaPlace):
    """Opened from the tools of the Agenda."""

    def __init__(self, context: Context, page: "MeetingsPage") -> None:
        super().__init__()
        self._context, self._page = context, page
        self._preview: CalendarPreview | None = None
        words = _("Your meetings in the calendars of others, and theirs in yours. No address goes out.")
        self.head = ToolHead(_("Calendars"), words, self)
        self.live_words = label("", "secondary", wrap=True)
        self.stop_button = button(_("No longer"), "x", lambda: self._follow(None))
        self.kind = ChoiceField(_("New ones become"))
        self.kind.committed.connect(lambda _kind: self._look_again())
        self.notice = Notice("", "late", closable=False)
        self.model = RowTableModel[ImportLine](_columns(), lambda line: (line.line, line.name))
        empty = _("Choose a calendar file to see it here.")
        self.table = RowTable(self.model, _("What the calendar would bring"), compact=True, empty=empty)
        self.take_button = primary_button(_("Take in"), "check", self._take_in)
        self.arrange(self.head, self._outgoing(), self._incoming())

    def _outgoing(self) -> Card:
        card, line = Card(), QHBoxLayout()
        card.box.addWidget(SectionLabel(_("Meetings for other calendars")))
        line.setSpacing(look().sizes.inside)
        self.year_button = button(_("Save the year…"), "download", self._save_year)
        self.follow_button = button(_("A file that follows…"), "repeat-2", self._choose_follower)
        for each in (self.year_button, self.follow_button, self.stop_button):
            line.addWidget(each)
        line.addWidget(self.live_words, 1)
        card.box.addLayout(line)
        return card

    def _incoming(self) -> Card:
        card, line = Card(), QHBoxLayout()
        card.box.addWidget(SectionLabel(_("A calendar of others")))
        line.setSpacing(look().sizes.inside)
        self.file_button = button(_("Choose a file…"), "folder-open", self._choose_file)
        line.addWidget(self.file_button)
        line.addWidget(self.kind)
        line.addStretch()
        line.addWidget(self.take_button)
        card.box.addLayout(line)
        card.box.addWidget(self.notice)
        card.box.addWidget(self.table, 1)
        return card

    # What the tab calls.

    def begin(self) -> None:
        """Nothing is read yet; the keyboard stands on the first button."""
        self._show(None)
        self._say_live("")
        context = self._context
        context.jobs.ask(
            lambda: context.services.office.kinds(),
            lambda kinds: self.kind.set_options(
                [(None, _("of outside bodies")), *((kind.id, kind.label) for kind in kinds)]
            ),
            context.errors.show,
            owner=self,
        )
        self.year_button.setFocus()

    # Going out.

    def _save_year(self) -> None:
        year, context = self._page.year, self._context
        context.jobs.ask(
            lambda: context.services.calendar.year(year),
            lambda content: save_file(content, _("Meetings {year}").format(year=year), ".ics", _(_KINDS), self),
            context.errors.show,
            owner=self,
        )

    def _choose_follower(self) -> None:
        start = str(live_path(self._context) or documents_folder() / _("meetings.ics"))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("A file that follows"), start, _(_KINDS))
        if chosen:
            self._follow(Path(chosen).with_suffix(".ics"))

    def _follow(self, path: Path | None) -> None:
        """Keep the file at `path` from now on; none leaves the last one where it is."""
        choose_live_path(self._context, path)
        self._say_live("")
        write_live(self._context, self, self._say_live)

    def _say_live(self, refusal: str) -> None:
        path = live_path(self._context)
        words = _("{path} is written anew after each save.").format(path=path) if path else _("None on this computer.")
        self.live_words.setText(refusal or words)
        self.stop_button.setVisible(path is not None)

    # Coming in.

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("A calendar of others"), str(documents_folder()), _(_KINDS))
        if chosen:
            self.read_path(Path(chosen))

    def read_path(self, path: Path) -> None:
        """Show what the file would bring; nothing is written."""
        today = self._context.today()
        self._context.jobs.compute(
            lambda: read_calendar(path.read_bytes(), today=today),
            lambda table: self._look(CalendarPreview(table, self._kind(), ImportReport((), written=False)), path.name),
            self._refuse,
            owner=self,
        )

    def _kind(self) -> UUID | None:
        kind = self.kind.value()
        return kind if isinstance(kind, UUID) else None

    def _look(self, asked: CalendarPreview, name: str) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.calendar_import.preview(asked.table, asked.kind_id, name),
            self._show,
            context.errors.show,
            owner=self,
            latest="calendar/preview",
        )

    def _look_again(self) -> None:
        if self._preview is not None:
            again = CalendarPreview(self._preview.table, self._kind(), self._preview.report)
            self._look(again, self._preview.origin.file_name)

    def _show(self, preview: CalendarPreview | None) -> None:
        self._preview = preview
        lines = preview.report.lines if preview is not None else ()
        self.notice.say("", "late")
        self.model.set_rows(lines)
        self.take_button.setEnabled(any(line.outcome in {Outcome.CREATED, Outcome.CHANGED} for line in lines))
        if lines:
            self.table.setFocus()

    def _refuse(self, error: Exception) -> None:
        self._show(None)
        self.notice.say(sentence(error) if isinstance(error, DomainError) else str(error), "wrong")

    def _take_in(self) -> None:
        preview, context = self._preview, self._context
        if preview is None:
            return

        def done(report: ImportReport) -> None:
            counts = report.counts
            count = counts[Outcome.CREATED] + counts[Outcome.CHANGED]
            self.closed.emit()
            words = ngettext("{count} event taken in", "{count} events taken in", count).format(count=count)
            self._page.undo_offered.emit(
                words,
                lambda: act(context, self._page, lambda: context.services.history.undo()),  # the last act
            )

        context.jobs.save(
            lambda: context.services.calendar_import.apply(preview), done, context.errors.show, owner=self
        )


def _columns() -> list[Column[ImportLine]]:
    return [
        Column(N_("What it does"), lambda _line: "", lambda line: line.outcome.value, state=_state, width=110),
        Column(N_("Event"), lambda line: line.name, lambda line: line.line, width=330),
        Column(N_("Details"), _details, _details, width=0),
    ]


def _state(line: ImportLine) -> tuple[str, str]:
    words, tone = _OUTCOMES.get(line.outcome, _OUTCOMES[Outcome.UNCHANGED])
    return _(words), tone


def _details(line: ImportLine) -> str:
    told = [f"{_(_FIELDS[each.field])} : {each.old or '—'} → {each.new or '—'}" for each in line.changes]
    return " · ".join(part for part in (line.reason, *told) if part)
