"""The weekly rhythm of an action, and the dates that it proposes."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.action_sheet_rows import SheetRecord, SlotRow
from csxl_desktop.domain.action_sheet_words import slot_words
from csxl_desktop.domain.action_sheets import ActionSlot
from csxl_desktop.domain.occurrences import Proposal
from csxl_desktop.domain.weekly_hours import hours_of, hours_words
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import list_date, short_date, time_range
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_words import WEEKDAYS
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.date_fields import NOON, DateField, TimeField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.flow import TitleLayout
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import CheckBox, CheckField, ChoiceField, TextField

_DATE = 370  # pixels that a date proposed keeps; a longer one is cut, and told in its tip


class RhythmCard(Card):
    """A line for each weekday; its dates are proposed, ticked but those that fall on a day off."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._record: SheetRecord | None = None
        self._proposed: list[Proposal] = []
        self.form = AddForm(_("Add"), self._blank(), columns=4).keep_in(place.context.drafts, "sheet-rhythm")
        self.form.submitted.connect(self._add)
        self.slots: Lines[SlotRow] = Lines(
            self._told, self._fields, empty=_("No rhythm: dates are noted one by one above.")
        )
        self.hours = label("", "secondary", wrap=True)
        self.add_button = link_button(_("Add a weekday"), self.begin, "plus")
        self.propose_button = link_button(_("Propose dates…"), self.propose, "calendar-plus")
        self.dates = QWidget()
        self.dates.setAccessibleName(_("Dates proposed"))
        sides, self._halves = SideBySide(), (QVBoxLayout(), QVBoxLayout())
        sides.setSpacing(look().sizes.px(6))
        for half in self._halves:
            half.setSpacing(look().sizes.px(2))
            half.addStretch()
            sides.addLayout(half)
        self.dates.setLayout(sides)
        self.ticks: list[CheckBox] = []
        self.plan_button = button("", "check", self.plan)
        self.cancel = button(_("Cancel"), clicked=self.close_proposals)
        self.nothing = label(_("The rhythm proposes no other date this year."), "secondary")
        self.leaves = Notice(closable=False)
        self._build()

    def _build(self) -> None:
        head, below = TitleLayout(), QHBoxLayout()
        head.addWidget(SectionLabel(_("Weekly rhythm")))
        head.addWidget(self.add_button)
        head.addWidget(self.propose_button)
        below.addStretch()
        below.addWidget(self.cancel)
        below.addWidget(self.plan_button)
        self.box.addLayout(head)
        self.box.addWidget(self.form)
        self.box.addWidget(self.slots)
        self.box.addWidget(self.hours)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.leaves)
        self.box.addWidget(self.dates)
        self.box.addLayout(below)
        self.close_proposals()

    def show_record(self, record: SheetRecord, *, same: bool) -> None:
        self._record = record
        self.slots.show_rows(record.slots)
        self.propose_button.setVisible(bool(record.slots))
        hours = hours_of(record)
        self.hours.setText("" if hours is None else hours_words(hours))
        self.hours.setVisible(hours is not None)
        self.form.turn_to(record.row.id)
        if not same:
            self.close_proposals()

    def begin(self) -> None:
        self.form.open_form(weekday=0)

    def propose(self) -> None:
        """Ask which dates of the rhythm are not noted yet."""
        context, year_id = self._place.context, self._year_id()

        def read(services: Workspace) -> tuple[list[Proposal], tuple[str, ...]]:
            return services.occurrences.proposals(year_id), services.occurrences.unknown_leaves(year_id)

        self._place.ask(lambda: read(context.services), lambda found: self._show(*found), "sheets/proposals")

    def plan(self) -> None:
        """The ticked dates, in one act."""
        chosen = [each for each, tick in zip(self._proposed, self.ticks, strict=True) if tick.isChecked()]
        context, year_id = self._place.context, self._year_id()
        self.close_proposals()
        if chosen:
            words = ngettext("{count} date planned", "{count} dates planned", len(chosen)).format(count=len(chosen))
            self._place.act(
                lambda: context.services.occurrences.plan(year_id, chosen),
                lambda written: self._place.offer_undo(written, words),
            )

    def close_proposals(self) -> None:
        for part in (self.dates, self.plan_button, self.cancel, self.nothing, self.leaves):
            part.hide()

    # Within.

    def _show(self, proposed: list[Proposal], without_leaves: tuple[str, ...]) -> None:
        words = _("The school holidays of {year} ({communities}) are not known: no day is compared with them.")
        told = words.format(year=self._place.year, communities=", ".join(without_leaves))
        self.leaves.say(told if without_leaves else "", "late")
        self._proposed = proposed
        for old in self.ticks:
            old.hide()
            old.deleteLater()
        self.ticks = [self._tick(each) for each in proposed]
        half = (len(proposed) + 1) // 2
        for place, tick in enumerate(self.ticks):
            side = self._halves[place // half]
            side.insertWidget(side.count() - 1, tick)
        self.nothing.setVisible(not proposed)
        for part in (self.dates, self.plan_button, self.cancel):
            part.setVisible(bool(proposed))
        self._count()
        if self.ticks:
            self.ticks[0].setFocus()

    def _tick(self, proposal: Proposal) -> CheckBox:
        hours = time_range(proposal.starts_at, proposal.ends_at)
        made = CheckBox(" · ".join(part for part in (list_date(proposal.on), hours, proposal.why_not) if part))
        made.setMinimumWidth(min(made.sizeHint().width(), look().sizes.px(_DATE)))
        made.setChecked(not proposal.why_not)
        made.toggled.connect(lambda _on: self._count())
        return made

    def _count(self) -> None:
        count = sum(tick.isChecked() for tick in self.ticks)
        words = ngettext("Plan {count} date", "Plan {count} dates", count)
        self.plan_button.setText(words.format(count=count))

    def _blank(self) -> dict[str, Field]:
        today = self._place.context.today

        def day(name: str) -> DateField:
            return DateField(name, lambda text: parse_date(text, today()), write=short_date)

        return {
            "weekday": ChoiceField(_("Weekday"), list(enumerate(_(word) for word in WEEKDAYS))).narrow(),
            "starts_at": TimeField(_("Starts at")),
            "ends_at": TimeField(_("Ends at"), example=NOON),
            "place": TextField(_("Place")),
            "from_on": day(_("From")),
            "to_on": day(_("Until")),
            "note": TextField(_("Remark")),
            "outside_school_holidays": CheckField(_("Outside school holidays")),
        }

    def _told(self, row: SlotRow) -> Shown:
        words = slot_words(row)
        remove = Tool("trash-2", _("Remove: {name}").format(name=words), lambda: self._remove(row, words))
        return Shown(words, tools=(remove,))

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        fields = self._blank()
        for column, field in fields.items():
            self._place.save(field, ActionSlot, column, key)
        return fields

    def _add(self, values: dict[str, Any]) -> None:
        self.form.hide()
        written = {"action_sheet_id": self._shown().row.sheet_id, **values}
        context, said = self._place.context, N_("Weekday added to an action sheet")
        self._place.act(lambda: context.services.records.create(ActionSlot, written, said))

    def _remove(self, row: SlotRow, words: str) -> None:
        self._place.throw(ActionSlot, row.id, _("“{name}” removed").format(name=words))

    def _shown(self) -> SheetRecord:
        if self._record is None:
            raise LookupError("no action sheet is shown")
        return self._record

    def _year_id(self) -> UUID:
        return self._shown().id
