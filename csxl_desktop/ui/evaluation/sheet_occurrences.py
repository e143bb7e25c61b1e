"""The times of an action, typed in a hurry: a day, a number, Enter; the rest behind the pencil."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from shiboken6 import isValid

from csxl_desktop.domain.action_sheet_rows import OccurrenceRow, SheetRecord
from csxl_desktop.domain.attendance_form import NOTHING_TYPED
from csxl_desktop.domain.attendance_words import reckoned_words
from csxl_desktop.domain.directory_rows import Option as Named
from csxl_desktop.domain.evaluation_choices import OccurrenceState
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.sheet_figures import Occurrence
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.being_sent import being_sent
from csxl_desktop.ui.evaluation.count_field import CountField
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_words import OCCURRENCE_STATES
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.look import look
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.date_fields import NOON, DateField, TimeField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.flow import SharedLines
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.fuzzy_date_field import FuzzyDateField
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.sent_together import LeftBeside, SentTogether, Typed, put_back
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField

_DAY, _NUMBER, _STATE = 128, 112, 128  # pixels
_OFF = {OccurrenceState.CANCELLED, OccurrenceState.POSTPONED}
_OF_FIGURE = {column: column for column in ("women", "men", "adults", "children", "staff")} | {"remark": "note"}


class OccurrenceEditor(RowEditor[OccurrenceRow]):
    """Day, state, number, what; Enter in the number goes to the next line's."""

    def __init__(self, card: "OccurrencesCard", row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        self._card = card
        place, px = card.place, look().sizes.px
        today = place.context.today
        self.day = FuzzyDateField("", today, precision="precision").called(_("Day planned"))
        self.state = ChoiceField("", choices(OCCURRENCE_STATES)).called(_("State")).narrow()
        self.number = CountField("", placeholder=_("how many")).called(_("How many came"))
        self.what = TextField("", placeholder=_("What, if it has a name")).called(_("What"))
        self.more = icon_button("pencil", _("More about this time"), self.toggle)
        line, self._whole = SharedLines(), QVBoxLayout()
        narrow: tuple[tuple[Field, int], ...] = ((self.day, _DAY), (self.state, _STATE), (self.number, _NUMBER))
        for field, width in narrow:
            field.setFixedWidth(px(width))
            line.add(field, 0)
        line.add(self.what, 1)
        line.add(self.more, 0)
        self._whole.addLayout(line)
        self.body.addLayout(self._whole, 1)
        if (outer := self.layout()) is not None:
            outer.setAlignment(self.cross, Qt.AlignmentFlag.AlignTop)
        self._details: dict[str, Field] = {}
        saved: tuple[tuple[Field, str], ...] = ((self.day, "planned_on"), (self.state, "state"), (self.what, "title"))
        for field, column in saved:
            place.save(field, Occurrence, column, lambda: row_id)
        save_when_left(self.number, place.context.jobs, place.context.errors, self._count, place.reload)
        self.state.committed.connect(self._ask_why)
        self.number.edit.installEventFilter(self)
        self._row: OccurrenceRow | None = None
        self._panel: QFrame | None = None
        self.setFocusProxy(self.number)

    def show_row(self, row: OccurrenceRow, _place: int, *, same: bool) -> None:
        self._row = row
        self.day.show_value(FuzzyDay(row.planned_on, row.precision), same=same)
        self.state.show_value(row.state, same=same)
        self.what.show_value(row.title, same=same)
        self.what.edit.setPlaceholderText(row.meeting or _("What, if it has a name"))
        figure = row.attendance
        self.number.show_value(NOTHING_TYPED if figure is None else figure.typed, same=same)
        for column, field in self._details.items():
            field.show_value(self._detail(column), same=same)

    def toggle(self) -> None:
        """Open the line into its details, or close it."""
        if self._panel is None:
            self._panel = self._build_details()
            self._whole.addWidget(self._panel)
        else:
            self._panel.setVisible(self._panel.isHidden())
        if not self._panel.isHidden():
            first = self._details["reason" if self._row and self._row.state in _OFF else "held_on"]
            first.setFocus()

    def detail(self, column: str) -> Field:
        """The field of `column`, once the line is open."""
        return self._details[column]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.number.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
                self._card.step(self, 1)
                return True
            if event.key() == Qt.Key.Key_Up:
                self._card.step(self, -1)
                return True
        return super().eventFilter(watched, event)

    # Within.

    def _count(self, typed: Any) -> Callable[[], object]:
        context, key, year_id = self._card.place.context, self.row_id, self._card.year_id()
        return lambda: context.services.occurrences.count(year_id, key, typed)

    def _ask_why(self, state: Any) -> None:
        if state in _OFF and (self._panel is None or self._panel.isHidden()):
            self.toggle()
        if state in _OFF:
            self._details["reason"].setFocus()

    def _detail(self, column: str) -> Any:
        row = self._row
        if row is not None and column in _OF_FIGURE:
            return None if row.attendance is None else getattr(row.attendance, _OF_FIGURE[column])
        return getattr(row, column)

    def _build_details(self) -> QFrame:
        place, key = self._card.place, self.row_id
        today = place.context.today
        fields: dict[str, Field] = {
            "held_on": DateField(
                _("Held on, if another day"), lambda text: parse_date(text, today()), write=short_date
            ),
            "reason": TextField(_("Reason")),
            "starts_at": TimeField(_("Starts at")),
            "ends_at": TimeField(_("Ends at"), example=NOON),
            "format": TextField(_("Form"), placeholder=_("outing, workshop…")),
            "place": TextField(_("Place")),
            "staff": NumberField(_("Team, beside them")),
            "women": NumberField(_("Women")),
            "men": NumberField(_("Men")),
            "remark": TextField(_("Remark on the number")),
            "adults": NumberField(_("Adults")),
            "children": NumberField(_("Children")),
            "meeting_id": ReferenceField(_("Activity of the agenda, if it is one"), self._card.meetings),
        }
        self._details = fields
        form = FormLayout(3)
        for column, field in fields.items():
            form.add(field, 2 if column in {"reason", "place"} else 1)
            field.set_value(self._detail(column))
            if column in _OF_FIGURE:
                save_when_left(field, place.context.jobs, place.context.errors, self._head(column), place.reload)
            elif column == "meeting_id":
                save_when_left(field, place.context.jobs, place.context.errors, self._attach, place.reload)
            else:
                place.save(field, Occurrence, column, lambda: key)
        panel = QFrame()
        panel.setProperty("look", "soft")
        box = QVBoxLayout(panel)
        margin = look().sizes.between
        box.setContentsMargins(margin, margin, margin, margin)
        box.addLayout(form)
        return panel

    def _attach(self, meeting_id: Any) -> Callable[[], object]:
        context, key = self._card.place.context, self.row_id
        return lambda: context.services.occurrences.attach(key, meeting_id)

    def _head(self, column: str) -> Callable[[Any], Callable[[], object]]:
        context, key = self._card.place.context, self.row_id

        def prepare(value: Any) -> Callable[[], object]:
            year_id = self._card.year_id()
            return lambda: context.services.occurrences.detail(year_id, key, _OF_FIGURE[column], value)

        return prepare


class OccurrencesCard(SentTogether, Card):
    """What took place and what did not; a new time is a day and a number, which wait here while half typed."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._record: SheetRecord | None = None
        self._left = LeftBeside(self)
        self._meetings: list[Option] = []
        today = place.context.today
        self.day = DateField(_("Held on"), lambda text: parse_date(text, today()), write=short_date)
        self.number = CountField(_("How many came"))
        self._kept = KeptForm(place.context.drafts, self, {"day": self.day, "number": self.number})
        self.note_button = button(_("Note it"), "plus", self.note)
        self.told = label("", "secondary", wrap=True)
        self.rows: RowStack[OccurrenceRow] = RowStack(
            lambda key: OccurrenceEditor(self, key),
            empty=_("No date yet: note one above, or plan them from the rhythm."),
        )
        self.rows.removed.connect(lambda row: place.throw(Occurrence, row.id, _("Date moved to the trash")))
        self.number.edit.returnPressed.connect(self.note)
        quick = QFrame()
        quick.setProperty("look", "soft")
        line, around, sizes = SharedLines(), QVBoxLayout(quick), look().sizes
        around.setContentsMargins(sizes.inside, sizes.inside, sizes.inside, sizes.inside)
        around.addLayout(line)
        line.setSpacing(sizes.px(6))
        for widget, weight in ((self.day, 2), (self.number, 1), (self.note_button, 0)):
            line.add(widget, weight)
        line.setAlignment(self.note_button, Qt.AlignmentFlag.AlignBottom)
        self.box.addWidget(SectionLabel(_("Dates")))
        self.box.addWidget(quick)
        self.box.addWidget(self.rows)
        self.box.addWidget(self.told)

    def show_record(self, record: SheetRecord, *, same: bool) -> None:
        self._record = record
        if not same:
            self._kept.leave()
            typed = self._left.turn_to(record.row.id)
            self.day.set_value(None)
            self.number.set_value(NOTHING_TYPED)
            put_back(typed)
            self._kept.turn_to(f"occurrence-{record.row.id}")
        self.rows.show_rows(record.occurrences)
        reach = record.row.reach
        parts = []
        if reach.planned:
            words = ngettext("{held} of {count} held", "{held} of {count} held", reach.planned)
            parts.append(words.format(held=reach.held, count=reach.planned))
        if reach.of_occurrences is not None:
            parts.append(reckoned_words(reach.of_occurrences))
        self.told.setText(" · ".join(parts))
        self.told.setVisible(bool(parts))

    def show_meetings(self, meetings: Sequence[Named]) -> None:
        self._meetings = [Option(each.id, each.label, each.secondary) for each in meetings]

    def meetings(self) -> list[Option]:
        """The activities of the year that an occurrence may be."""
        return self._meetings

    def sent_fields(self) -> Iterable[Field]:
        return (self.day, self.number)

    def kept_form(self) -> KeptForm:
        return self._kept

    def note(self) -> None:
        """The day and its number become a line; the cursor is back in the day for the next one."""
        day, typed = self.day.value(), self.number.value()
        self.number.flush()
        self.day.flush()
        if self.day.refusal() or self.number.refusal():
            return
        if day is None:
            self.day.show_refusal(_("A day is needed here."))
            self.day.setFocus()
            return
        context, year_id, whose, sent = self.place.context, self.year_id(), self._left.whose, self.typed()
        self.day.set_value(None)
        self.number.set_value(NOTHING_TYPED)
        self._kept.forget()
        self.day.setFocus()
        with being_sent(lambda _error: self._come_back(whose, sent)):
            self.place.act(lambda: context.services.occurrences.note(year_id, day, typed))

    def _come_back(self, whose: object, sent: Typed) -> None:
        """It was refused: it stands in the line again, where nothing else does."""
        if not isValid(self):
            return
        if whose != self._left.whose:
            self._left.wait(whose, sent)
        elif not self.typed():
            put_back(sent)
            self._kept.keep()

    def step(self, editor: OccurrenceEditor, step: int) -> None:
        """From the number of one line to that of the next."""
        editor.number.flush()
        keys = self.rows.keys()
        to = keys.index(editor.row_id) + step
        if 0 <= to < len(keys):
            self.line(keys[to]).number.setFocus()
            self.line(keys[to]).number.edit.selectAll()

    def line(self, key: UUID) -> OccurrenceEditor:
        """The line of an occurrence."""
        return next(each for each in self.lines() if each.row_id == key)

    def lines(self) -> "list[OccurrenceEditor]":
        return [editor for editor in self.rows.editors() if isinstance(editor, OccurrenceEditor)]

    def year_id(self) -> UUID:
        if self._record is None:
            raise LookupError("no action sheet is shown")
        return self._record.id
