"""Closed days of the office and school leaves of both communities, year by year; every calendar follows them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.closed_days import ClosedDay
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.days_off import DayOff, DaysOff
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.tool import ToolHead
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import column, scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

if TYPE_CHECKING:
    from csxl_desktop.ui.meetings.page import MeetingsPage

_COMMUNITIES = (("FR", N_("School holidays, French Community")), ("NL", N_("School holidays, Flemish Community")))

_DAY = 88  # pixels: the name has the rest
_LOWEST = 340  # of a card that stands below another
_SPRING = 6  # after June, the school year to come is the one to complete


class DayOffEditor(RowEditor[DayOff]):
    """Its name and its days, each saved when left."""

    def __init__(self, place: "DaysOffPage", row_id: UUID, entity: type[Record], days: Sequence[str]) -> None:
        super().__init__(row_id, sortable=False)
        self.name = TextField("").called(_("Name"))
        self.name.edit.setMinimumWidth(look().sizes.px(100))
        save_to(place.context, self.name, entity, "name", lambda: row_id, place.reload)
        self.days = [DateField("", place.read).called(_("Date")) for _column in days]
        for field, day in zip(self.days, days, strict=True):
            field.weekday.hide()
            field.picker.hide()
            field.edit.setMinimumWidth(look().sizes.px(_DAY))
            field.setFixedWidth(look().sizes.px(_DAY))
            save_to(place.context, field, entity, day, lambda: row_id, place.reload)
            self.body.addWidget(field)
        self.body.addWidget(self.name, 1)
        self.add_tool(history_button(place.tab, lambda: row_id))
        self.setFocusProxy(self.days[0].control)

    def show_row(self, row: DayOff, _place: int, *, same: bool) -> None:
        self.name.show_value(row.name, same=same)
        for field, day in zip(self.days, (row.first_on, row.last_on), strict=False):
            field.show_value(day, same=same)


class _DaysCard(Card):
    """The days of one list, and the form that adds one."""

    def __init__(self, place: "DaysOffPage", title: str, entity: type[Record], days: Sequence[str], empty: str) -> None:
        super().__init__(title)
        self.rows: RowStack[DayOff] = RowStack(lambda key: DayOffEditor(place, key, entity, days), empty=empty)
        words = (_("First day"), _("Last day")) if len(days) > 1 else (_("Date"),)
        fields = {day: DateField(name, place.read) for day, name in zip(days, words, strict=True)}
        for field in fields.values():
            field.weekday.hide()
        self.form = AddForm(_("Add"), {**fields, "name": TextField(_("Name"))}, columns=len(days))
        self.add_button = button(_("Add"), "plus", self.form.open_form)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.add_button)
        self.buttons.addStretch()
        self.box.addWidget(scrolled(column(self.rows, loose=True)), 1)
        self.box.addWidget(self.form)
        self.box.addLayout(self.buttons)
        self.source = label("", "small", wrap=True)
        self.box.addWidget(self.source)
        self.source.hide()
        self.rows.removed.connect(lambda row: place.remove(entity, row))


class DaysOffPage(AgendaPlace):
    """Opened from the tools of the Agenda, or from the year that lacks its school leaves."""

    _begun = False

    def __init__(self, context: Context, tab: "MeetingsPage") -> None:
        super().__init__()
        self.context, self.tab = context, tab
        self._acts = PlaceActs(context, tab, self)
        words = _("Told beside every date. Public holidays are known; published school holidays can be changed here.")
        self.head = ToolHead(_("Closed days and school holidays"), words, self)
        self.year = ChoiceField("").called(_("Year"))
        self.head.buttons.addWidget(self.year)
        self.official = Notice(action=_("Take them over"), clicked=self._take_official, closable=False)
        none = _("To be completed by the office.")
        self.office = _DaysCard(self, _("The office is closed"), ClosedDay, ("closed_on",), _("No closed day yet."))
        self.leaves = {
            key: _DaysCard(self, _(title), SchoolHoliday, ("first_on", "last_on"), none) for key, title in _COMMUNITIES
        }
        self.usual = link_button(_("8 May, 11 July, 27 September, 15 November"), self._close_usual, "plus")
        self._build()
        self.year.committed.connect(lambda _year: self.reload())
        self.office.form.keep_in(context.drafts, "closed-day").submitted.connect(self._close)
        for key, card in self.leaves.items():
            card.form.keep_in(context.drafts, f"leave-{key}").submitted.connect(partial(self._leave, key))

    def _build(self) -> None:
        self.office.box.addWidget(label(_("Days on which public services often close:"), "small", wrap=True))
        self.office.box.addWidget(self.usual)
        cards = SideBySide(least=_LOWEST)
        for card, stretch in ((self.office, 5), *((card, 8) for card in self.leaves.values())):
            cards.addWidget(card, stretch)
        self.arrange(self.head, self.official, cards)

    def begin(self) -> None:
        """The year to come where nothing else was chosen: it is the one that lacks its days."""
        now = self.context.today().year
        self.year.set_options([(year, str(year)) for year in range(now + 2, now - 3, -1)])
        if self.year.value() is None or not self._begun:
            self.year.set_value(now + 1 if self.context.today().month > _SPRING else now)
            self._begun = True
        self.reload()
        self.office.add_button.setFocus()

    def reload(self) -> None:
        year = self._year()
        self._acts.ask(lambda: self.context.services.days_off.of_year(year), self._show)

    def read(self, text: str) -> date | None:
        """A day typed without its year is of the year on screen."""
        return parse_date(text, date(self._year(), 1, 1))

    def remove(self, entity: type[Record], row: DayOff) -> None:
        words = _("“{title}” moved to the trash").format(title=row.name or f"{row.first_on:%d/%m/%Y}")
        trash(self.context, self.tab, entity, row.id, words, self.reload)

    # Within.

    def _year(self) -> int:
        year = self.year.value()
        return year if isinstance(year, int) else self.context.today().year

    def _show(self, days: DaysOff) -> None:
        self.office.rows.show_rows(days.closed)
        for community, card in self.leaves.items():
            card.rows.show_rows([leave for leave in days.leaves if leave.community == community])
            card.source.setText(_("Published by: {source}").format(source=days.sources[community]))
            card.source.show()
        count = len(days.official)
        words = ngettext(
            "{count} published school holiday of {year} is not noted here yet.",
            "{count} published school holidays of {year} are not noted here yet.",
            count,
        )
        self.official.say(words.format(count=count, year=self._year()) if count else "")

    def _close(self, values: dict[str, Any]) -> None:
        days_off = self.context.services.days_off
        self._add(self.office, lambda: days_off.close(values["closed_on"], values["name"]))

    def _leave(self, community: str, values: dict[str, Any]) -> None:
        days_off, first, last = self.context.services.days_off, values["first_on"], values["last_on"]
        self._add(self.leaves[community], lambda: days_off.leave(community, values["name"], first, last))

    def _take_official(self) -> None:
        days_off, year = self.context.services.days_off, self._year()
        self._acts.act(lambda: days_off.take_official(year), _("School holidays noted"))

    def _close_usual(self) -> None:
        days_off, year = self.context.services.days_off, self._year()
        self._acts.act(lambda: days_off.close_usual(year), _("Closed days noted"))

    def _add(self, card: _DaysCard, work: Callable[[], Written]) -> None:
        """Kept open for the next one; a refusal stands in the form."""

        def done(_written: Written) -> None:
            card.form.open_form()
            self.reload()

        jobs = self.context.jobs
        jobs.save(work, done, lambda error: card.form.refuse(str(error)), owner=self)
