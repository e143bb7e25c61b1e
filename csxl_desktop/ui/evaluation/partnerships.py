"""Partenariats: those that the report of the year tells, dated ones first."""

from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.directory_rows import Option as UntoldRow
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.partnerships import PartnershipYear
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import list_date
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.services.partnerships import PartnershipRow, PartnershipService
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.ordered_list import Lines, OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.partnership_record import PartnershipRecord
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import OUR_ROLES
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.stack import Stack


@dataclass(frozen=True, slots=True)
class _Told:
    """What one reading brings."""

    rows: list[PartnershipRow]
    untold: list[UntoldRow]
    free: list[MeetingRow]


def lines(row: PartnershipRow) -> Lines:
    """Title above its day or period; a text still to be written shows as a pill."""
    when = list_date(row.first_on) if row.first_on else row.period
    detail = " · ".join(part for part in (when, row.place, row.nature, _(OUR_ROLES[row.our_role])) if part)
    pills = [] if row.text else [(_("to write"), "late")]
    if row.expected is not None:
        words = _("{held} of {expected} sittings").format(held=row.held, expected=row.expected)
        pills.append((words, "good" if row.held >= row.expected else "neutral"))
    return Lines(row.title, detail, ("calendar-check" if row.first_on else "handshake", "accent"), tuple(pills))


class PartnershipsPlace(Place):
    """List on the left, record on the right."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._wanted: UUID | None = None
        self._new = False
        self._untold: list[UntoldRow] = []
        self.model = OrderedModel(N_("Partnership"), lines, lambda row: row.id, lambda row: row.folded)
        self.list = OrderedList(self.model, lines, _("Partnerships"))
        self.card = ListCard(
            self.list, add=_("New partnership"), clicked=self.new_record, filter_words=_("Filter the partnerships…")
        )
        self.card.note.setText(_("Dated ones first; the others in your order: drag, or Alt+↑ and Alt+↓."))
        self.carry = button("", "repeat-2", self.carry_over)
        self.known = ReferenceField(
            "", self._untold_options, pick_and_clear=True, placeholder=_("Tell a known partnership this year too…")
        )
        self.known.called(_("Tell a known partnership this year too"))
        self.known.picked.connect(self._tell)
        self.card.add_below(self.carry)
        self.card.add_below(self.known)
        self.record = PartnershipRecord(self)
        self.right = Stack()
        self.empty = EmptyState(
            "handshake",
            _("No partnership told this year yet"),
            _("Carry over those of last year, or begin a new one."),
            action=_("New partnership"),
            clicked=lambda: self.new_record() if self.carry.isHidden() else self.carry_over(),
        )
        self.right.addWidget(self.empty)
        self.right.addWidget(self.record)
        self.box.addWidget(Splitter("evaluation/partnerships", context.state, self.card, self.right, sizes=(400, 740)))
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.list.row_chosen.connect(self._show_row)
        self.list.row_opened.connect(lambda _row: self.edit_record())
        self.list.order_changed.connect(lambda keys: self.reorder(PartnershipYear, keys))

    # The place.

    def reload(self) -> None:
        year, context = self.year, self.context

        def read() -> _Told:
            service = PartnershipService(context.services.database)
            return _Told(service.told(year), service.untold(year), service.free_meetings(year))

        self.ask(read, self._show, "partnerships")

    def enter(self) -> None:
        year, context = self.year, self.context
        self.ask(
            lambda: EvaluationReads(context.services.database).references(context.today()),
            self.record.show_references,
            "partnerships/references",
        )
        self.reload()
        self.ask(lambda: context.services.report.fields(year), self.record.show_fields, "partnerships/fields")

    def open(self, record_id: UUID) -> None:
        """By the key of the partnership (search) or of its year (just written)."""
        self._wanted = record_id
        self.card.filter.clear()

    def new_record(self) -> None:
        self._new = True
        year, context, title = self.year, self.context, _("New partnership")
        self.act(lambda: PartnershipService(context.services.database).start(title, year), self.open_written)

    def carry_over(self) -> None:
        """Tell this year too what was told last year."""
        year, context = self.year, self.context
        self.act(lambda: PartnershipService(context.services.database).carry_over(year), self._carried)

    def edit_record(self) -> None:
        self.record.name.edit.setFocus()
        self.record.name.edit.selectAll()

    def trash_record(self) -> None:
        if (row := self.list.chosen_row()) is not None:
            text = _("“{name}” is no longer told in {year}").format(name=row.title, year=self.year)
            self.throw(PartnershipYear, row.id, text)

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def escape(self) -> None:
        self.card.filter.clear()

    # Within.

    def _untold_options(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary) for each in self._untold]

    def _tell(self, partnership_id: UUID) -> None:
        year, context = self.year, self.context
        self.act(lambda: PartnershipService(context.services.database).tell(partnership_id, year), self.open_written)

    def _carried(self, written: Written | None) -> None:
        if written is not None:
            self.page.said.emit(_("Partnerships carried over from {year}").format(year=self.year - 1))

    def _show(self, told: _Told) -> None:
        rows = told.rows
        self.card.title.setText(_("Partnerships {year}").format(year=self.year))
        self._untold = told.untold
        missing = sum(each.secondary == str(self.year - 1) for each in told.untold)
        self.carry.setText(_("Carry over {count} from {year}").format(count=missing, year=self.year - 1))
        self.carry.setVisible(bool(missing))
        if self.empty.action is not None:
            self.empty.action.setText(self.carry.text() if missing else _("New partnership"))
        self.known.setVisible(bool(told.untold))
        self.record.show_free_meetings(told.free)
        shown = self._wanted or (current.id if (current := self.record.row()) else None)
        self.model.set_rows(rows)
        chosen = next((row for row in rows if shown in {row.id, row.partnership_id}), rows[0] if rows else None)
        self.list.choose(chosen.id if chosen else None)
        self._wanted = None
        self.right.setCurrentIndex(0 if chosen is None else 1)
        if chosen is not None:
            self._show_row(chosen)
            if self._new:
                self._new = False
                self.edit_record()
        words = ngettext("{count} partnership told in {year}", "{count} partnerships told in {year}", len(rows))
        self.page.summary_changed.emit(words.format(count=len(rows), year=self.year))

    def _show_row(self, row: PartnershipRow) -> None:
        self.record.show_row(row)
        self.record_shown.emit(row.partnership_id)
