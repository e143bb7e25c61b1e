"""A year opened: what the year before proposes, series of days, written down together."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from csxl_desktop.domain.day_remarks import Occupied, remarks
from csxl_desktop.domain.school_holidays import communities_without
from csxl_desktop.domain.year_opening import ProposedMeeting
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.agenda_reads import AgendaReads, Choices
from csxl_desktop.services.year_opening import YearProposals
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.meetings.opening_row import OpeningRows
from csxl_desktop.ui.meetings.opening_series import SeriesForm, series
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.tool import ToolHead, ToolTab
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.form import column, scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_AUTUMN = 7  # from July on one opens the next year


class OpeningPage(AgendaPlace):
    """Each line ticked or not, its day changed in place; one key writes them down, one takes them back."""

    def __init__(self, context: Context, tab: ToolTab) -> None:
        super().__init__()
        self._context = context
        self._acts = PlaceActs(context, tab, self)
        self._found: YearProposals | None = None
        self._series: list[ProposedMeeting] = []
        words = _(
            "The meetings of the year before, on the same weekday of the same month. Change a day, untick a line."
        )
        self.head = ToolHead(_("Opening a year"), words, self)
        self.year = ChoiceField("").called(_("Year"))
        self.series_button = button(_("Add a series…"), "calendar-plus", self._open_series)
        self.accept_button = primary_button("", "check", self.accept)
        for each in (self.year, self.series_button, self.accept_button):
            self.head.buttons.addWidget(each)
        complete = partial(tab.open_tool, "closed")
        self.notice = Notice("", "late", action=_("Complete them"), clicked=complete, closable=False)
        self.form = SeriesForm(context.drafts)
        self.heading = SectionLabel("")
        self.rows = OpeningRows(self._remark)
        self._build()
        self.year.committed.connect(lambda _year: self._turn())
        self.rows.changed.connect(self._count)
        self.form.submitted.connect(self._propose)

    def _build(self) -> None:
        card = Card()
        card.box.addWidget(self.heading)
        card.box.addWidget(self.form)
        card.box.addWidget(scrolled(column(self.rows, loose=True)), 1)
        self.arrange(self.head, self.notice, card)

    def begin(self) -> None:
        today = self._context.today()
        if self.year.value() is None:
            self.year.set_options([(each, str(each)) for each in (today.year, today.year + 1, today.year + 2)])
            self.year.set_value(today.year + (today.month >= _AUTUMN))
        self.reload()
        self.year.setFocus()

    def reload(self) -> None:
        context, year = self._context, int(self.year.value())

        def read() -> tuple[YearProposals, Choices]:
            choices = AgendaReads(context.services.database).choices(date(year, 1, 1))
            return context.services.year_opening.proposals(year), choices

        self._acts.ask(read, self._show)

    def go_back(self) -> bool:
        if self.form.isHidden():
            return False
        self.form.hide()
        self.series_button.setFocus()
        return True

    def accept(self) -> None:
        """Write down what is ticked; a day that was not understood is shown first."""
        if (refused := self.rows.refused()) is not None:
            refused.day.setFocus()
            return
        wanted = self.rows.wanted()
        said = ngettext("{count} meeting planned", "{count} meetings planned", len(wanted)).format(count=len(wanted))
        self._acts.act(lambda: self._context.services.year_opening.accept(wanted), said)

    def _turn(self) -> None:
        self._series = []
        self.reload()

    def _show(self, read: tuple[YearProposals, Choices]) -> None:
        self._found, choices = read
        found = self._found
        self._series = [each for each in self._series if not _stands(each, found)]
        self.form.offer(choices, found.year)
        told = _("{year}, after {before}") if found.after is not None else "{year}"
        self.heading.setText(told.format(year=found.year, before=found.after))
        self.rows.show_rows(sorted((*found.meetings, *self._series), key=lambda each: each.first_on))
        self.notice.say(_missing(found), "late")
        self.notice.action.setVisible(bool(communities_without(found.known.leaves, found.year)))
        self._count()

    def _count(self) -> None:
        count = self.rows.ticked()
        self.accept_button.setText(ngettext("Plan {count} meeting", "Plan {count} meetings", count).format(count=count))
        self.accept_button.setEnabled(count > 0)

    def _remark(self, wanted: Occupied) -> str:
        if self._found is None:
            return ""
        known = self._found.known
        return " · ".join(remarks(wanted, replace(known, meetings=(*known.meetings, *self.rows.occupied()))))

    # A series.

    def _open_series(self) -> None:
        self.form.open_year()

    def _propose(self, values: dict[str, Any]) -> None:
        if values["first"] is None or values["last"] is None:
            self.form.refuse(_("Say from which day and until which day."))
            return
        context, wanted = self._context, series(values)

        def done(made: tuple[ProposedMeeting, ...]) -> None:
            self.form.hide()
            self._series += made
            if self._found is not None:
                self.rows.show_rows(sorted((*self._found.meetings, *self._series), key=lambda each: each.first_on))
            self._count()

        context.jobs.ask(
            lambda: context.services.year_opening.series(wanted),
            done,
            lambda error: self.form.refuse(str(error)),
            owner=self,
        )


def _stands(meeting: ProposedMeeting, found: YearProposals) -> bool:
    mark = (meeting.kind_id, meeting.working_group_id, meeting.first_on)
    return mark in {(row.kind_id, row.working_group_id, row.first_on) for row in found.rows}


def _missing(found: YearProposals) -> str:
    """What the office should know before it trusts the days."""
    said = []
    if found.after is None:
        said.append(
            _("Nothing stands before {year}: add series, or plan the meetings one by one.").format(year=found.year)
        )
    missing = communities_without(found.known.leaves, found.year)
    if missing:
        words = _("The school holidays of {year} ({communities}) are not known: no day is compared with them.")
        said.append(words.format(year=found.year, communities=", ".join(missing)))
    return " ".join(said)
