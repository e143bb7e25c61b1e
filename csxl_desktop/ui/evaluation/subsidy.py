"""Subside: what was granted, the days not to be missed, the vouchers; the file to hand in."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from csxl_desktop.domain.funder import Subsidy, SubsidyDeadline
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import euro
from csxl_desktop.services.printing import Document
from csxl_desktop.services.subsidy import SubsidyRow
from csxl_desktop.ui.evaluation.list_place import ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.voucher_rows import VoucherRows, claim_words
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import MultilineField, NumberField, TextField


class SubsidyPane(RecordPane):
    """The vouchers stand first: they are what is typed all year."""

    ENTITY = Subsidy

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        bind = self.bind
        self.funder = bind(TextField(_("Funder"), required=True), "funder")
        self.reference = bind(TextField(_("Reference of the grant")), "reference")
        self.granted = bind(NumberField(_("Granted in all"), decimals=True, unit="€", grouped=True), "granted")
        self.staff = bind(NumberField(_("of which staff"), decimals=True, unit="€", grouped=True), "granted_staff")
        self.running = bind(
            NumberField(_("of which running costs"), decimals=True, unit="€", grouped=True), "granted_running"
        )
        self.accepted = bind(NumberField(_("Accepted in the end"), decimals=True, unit="€", grouped=True), "accepted")
        self.from_on = bind(self.day(_("Period from")), "from_on")
        self.to_on = bind(self.day(_("Period until")), "to_on")
        self.submitted = bind(self.day(_("File handed in on")), "submitted_on")
        self.answered = bind(self.day(_("Answer received on")), "answered_on")
        self.note = bind(MultilineField(_("Remark, printed in the file"), lines=2), "note")
        self.vouchers = VoucherRows(place, lambda: self.day(""), self.key)
        self.deadlines = PartRows(
            place,
            SubsidyDeadline,
            (
                PartField("label", _("What is due"), lambda: TextField("", placeholder=_("What is due")), 3),
                PartField("due_on", _("Due on"), lambda: self.day(""), 2),
                PartField("done_on", _("Done on"), lambda: self.day(""), 2),
            ),
            add_words=_("Add a day to the calendar"),
            thrown_words=_("Day moved to the trash"),
            owner=self._new_deadline,
        )
        self._build()

    def _build(self) -> None:
        granted = card_of("", 2, self.funder, self.reference, self.granted, self.accepted, self.staff, self.running)
        vouchers, calendar = Card(_("Vouchers")), Card(_("Calendar, recalled on Home a month before"))
        vouchers.box.addWidget(self.vouchers)
        calendar.box.addWidget(self.deadlines)
        claim = card_of(_("The file"), 2, self.from_on, self.to_on, self.submitted, self.answered, below=(self.note,))
        self.lay(granted, vouchers, calendar, claim)

    def show_more(self, row: SubsidyRow) -> None:
        self.vouchers.show_subsidy(row)
        self.deadlines.show_rows(row.deadlines)

    def _new_deadline(self) -> Mapping[str, Any]:
        words, today = _("New day"), self.place.context.today()
        return {"subsidy_id": self.key(), "label": words, "due_on": today, "position": len(self.deadlines.lines()) + 1}


class SubsidyPlace(ListPlace):
    """The subsidies of the year; last year's funder and calendar come along."""

    KEY = "subsidy"
    ENTITY = Subsidy
    PRINTED = True
    OF_RECORD = True
    ORDERED = False
    SIZES = (300, 840)
    WORDS = PlaceWords(
        title=N_("Subsidy {year}"),
        one=N_("Subsidy"),
        add=N_("New subsidy"),
        filter=N_("Filter the subsidies and vouchers…"),
        icon="landmark",
        empty=N_("No subsidy written down for this year"),
        how=N_("Note what was granted, then each voucher as it comes: the file to hand in prints by itself."),
        note=N_("Amounts in euro, added up to the cent."),
    )

    def pane(self) -> RecordPane:
        return SubsidyPane(self)

    def read(self) -> Callable[[], Sequence[SubsidyRow]]:
        year, context = self.year, self.context
        return lambda: context.services.subsidies.rows(year)

    def lines(self, row: SubsidyRow) -> Lines:
        pills = []
        if row.next_on is not None:
            tone = "wrong" if row.next_on < self.context.today() else "neutral"
            pills.append((_("due {day}").format(day=short_date(row.next_on)), tone))
        count = ngettext("{count} voucher", "{count} vouchers", len(row.vouchers)).format(count=len(row.vouchers))
        return Lines(row.funder, f"{count} · {euro(row.claimed)}", ("landmark", "accent"), tuple(pills))

    def new_record(self) -> None:
        self._new = True
        year, context, funder = self.year, self.context, _("New subsidy")
        self.act(lambda: context.services.subsidies.begin(year, funder), self.open_written)

    def document(self, language: str) -> Callable[[], Document]:
        key, context = self.record.key(), self.context
        return lambda: context.services.subsidies.document(key, language=language)

    def sum_up(self, rows: Sequence[SubsidyRow]) -> str:
        if len(rows) == 1:
            return claim_words(rows[0])
        return ngettext("{count} subsidy", "{count} subsidies", len(rows)).format(count=len(rows))
