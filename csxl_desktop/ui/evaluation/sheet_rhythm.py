"""The weekly rhythm of an action, and the dates that it proposes."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from csxl_desktop.domain.action_sheet_rows import SheetRecord
from csxl_desktop.domain.action_sheets import ActionSlot
from csxl_desktop.domain.occurrences import Proposal
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import list_date, short_date, time_range
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_words import WEEKDAYS
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.date_fields import DateField, TimeField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, TextField


class RhythmCard(Card):
    """A line for each weekday; its dates are proposed, ticked but those that fall on a day off."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._record: SheetRecord | None = None
        self._proposed: list[Proposal] = []
        self.slots = PartRows(
            place,
            ActionSlot,
            (
                PartField("weekday", _("Weekday"), self._weekday, 2),
                PartField("starts_at", _("Starts at"), lambda: TimeField(""), 1),
                PartField("ends_at", _("Ends at"), lambda: TimeField(""), 1),
                PartField("place", _("Place"), lambda: TextField("", placeholder=_("Place")), 2, ""),
                PartField("from_on", _("From"), lambda: self._day(_("from")), 2),
                PartField("to_on", _("Until"), lambda: self._day(_("until")), 2),
                PartField("outside_school_holidays", _("Outside school holidays"), _outside, 2),
            ),
            add_words=_("Add a weekday"),
            thrown_words=_("Weekday moved to the trash"),
            owner=lambda: {"action_sheet_id": self._shown().row.sheet_id, "weekday": 0},
        )
        self.propose_button = link_button(_("Propose dates…"), self.propose, "calendar-plus")
        self.dates = QListWidget()
        self.dates.setAccessibleName(_("Dates proposed"))
        self.dates.itemChanged.connect(lambda _item: self._count())
        self.plan_button = button("", "check", self.plan)
        self.cancel = button(_("Cancel"), clicked=self.close_proposals)
        self.nothing = label(_("The rhythm proposes no other date this year."), "secondary")
        self._build()

    def _build(self) -> None:
        head, below = QHBoxLayout(), QHBoxLayout()
        head.addWidget(SectionLabel(_("Weekly rhythm")))
        head.addStretch()
        head.addWidget(self.propose_button)
        below.addStretch()
        below.addWidget(self.cancel)
        below.addWidget(self.plan_button)
        self.dates.setFixedHeight(look().sizes.px(190))
        self.box.addLayout(head)
        self.box.addWidget(self.slots)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.dates)
        self.box.addLayout(below)
        self.close_proposals()

    def show_record(self, record: SheetRecord, *, same: bool) -> None:
        self._record = record
        self.slots.show_rows(record.slots)
        self.propose_button.setVisible(bool(record.slots))
        if not same:
            self.close_proposals()

    def propose(self) -> None:
        """Ask which dates of the rhythm are not noted yet."""
        context, year_id = self._place.context, self._year_id()
        self._place.ask(lambda: context.services.occurrences.proposals(year_id), self._show, "sheets/proposals")

    def plan(self) -> None:
        """The ticked dates, in one act."""
        chosen = [each for place, each in enumerate(self._proposed) if self._is_ticked(place)]
        context, year_id = self._place.context, self._year_id()
        self.close_proposals()
        if chosen:
            self._place.act(lambda: context.services.occurrences.plan(year_id, chosen))

    def close_proposals(self) -> None:
        for part in (self.dates, self.plan_button, self.cancel, self.nothing):
            part.hide()

    # Within.

    def _show(self, proposed: list[Proposal]) -> None:
        self._proposed = proposed
        self.dates.clear()
        for each in proposed:
            told = (list_date(each.on), time_range(each.starts_at, each.ends_at), each.place, each.why_not)
            item = QListWidgetItem(" · ".join(part for part in told if part))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if each.why_not else Qt.CheckState.Checked)
            self.dates.addItem(item)
        self.nothing.setVisible(not proposed)
        for part in (self.dates, self.plan_button, self.cancel):
            part.setVisible(bool(proposed))
        self._count()
        self.dates.setFocus()

    def _count(self) -> None:
        count = sum(self._is_ticked(place) for place in range(self.dates.count()))
        words = ngettext("Plan {count} date", "Plan {count} dates", count)
        self.plan_button.setText(words.format(count=count))

    def _is_ticked(self, place: int) -> bool:
        return self.dates.item(place).checkState() is Qt.CheckState.Checked

    def _weekday(self) -> Field:
        return ChoiceField("", [(number, _(word)) for number, word in enumerate(WEEKDAYS)]).narrow()

    def _day(self, placeholder: str) -> Field:
        today = self._place.context.today
        field = DateField("", lambda text: parse_date(text, today()), write=short_date)
        field.edit.setPlaceholderText(placeholder)
        field.edit.setMinimumWidth(look().sizes.px(84))
        field.picker.hide()
        field.weekday.hide()
        return field

    def _shown(self) -> SheetRecord:
        if self._record is None:
            raise LookupError("no action sheet is shown")
        return self._record

    def _year_id(self) -> UUID:
        return self._shown().id


def _outside() -> Field:
    return CheckField(_("outside school holidays"))
