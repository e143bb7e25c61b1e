"""Relecture: what a reader would notice in the report of the year and its records; why, where, and what stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.proofreading.finding import Finding, Severity
from csxl_desktop.services.proofreading import Gathered, found
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.ordered_list import Lines, OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.form import Splitter, scrolled
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import TextField

_OPEN, _ACCEPTED = "open", "accepted"
# The kinds of records behind findings that a tab opens; a text of the office stands in the settings.
OPENED = frozenset(
    {
        "report_section",
        "meeting",
        "working_group",
        "partnership",
        "testimonial",
        "organisation",
        "person",
        "action_sheet",
    }
)
SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    Severity.A: (N_("misleads"), "wrong"),
    Severity.B: (N_("noticed"), "late"),
    Severity.C: (N_("form"), "neutral"),
}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with a key of its own: the same words may be found in two places."""

    id: UUID
    finding: Finding

    @property
    def target(self) -> tuple[str, UUID] | None:
        """The record behind what is printed."""
        jump = self.finding.remark.jump
        try:
            return (jump.kind, UUID(jump.id)) if jump.kind in OPENED else None
        except ValueError:
            return None


def rows_of(findings: tuple[Finding, ...]) -> list[FindingRow]:
    """The gravest first, each severity in the order of the text."""
    rows = [FindingRow(uuid5(NAMESPACE_OID, f"{each.fingerprint}{each.remark.place}"), each) for each in findings]
    return sorted(rows, key=lambda row: row.finding.severity)


def lines(row: FindingRow) -> Lines:
    word, tone = SEVERITIES[row.finding.severity]
    icon = ("check", "good") if row.finding.accepted else ("triangle-alert", "secondary")
    printed = row.finding.remark.printed or row.finding.remark.why
    return Lines(printed, row.finding.remark.why, icon, ((_(word), tone),))


class RelecturePlace(Place):
    """The list on the left; on the right what was found, its reason, the way to it, and the reason to leave it."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._all: list[FindingRow] = []
        self._year_read = self.year  # of what stands in the list
        self._turn = 0
        self._on_its_way: set[UUID] = set()  # accepted, and not read again yet
        self.model = OrderedModel(N_("Finding"), lines, lambda row: row.id, _searched)
        self.list = OrderedList(self.model, lines, _("Findings"))
        self.list.setDragEnabled(False)
        self.card = ListCard(
            self.list, add=_("Read again"), clicked=self.reload, filter_words=_("Filter by word, reason, section…")
        )
        self.switch = SegmentedSwitch(_("Findings shown"), [(_OPEN, _("To mend")), (_ACCEPTED, _("Accepted findings"))])
        self.card.add_above(self.switch)
        self.pane = FindingPane(self)
        self.box.addWidget(
            Splitter("evaluation/relecture", context.state, self.card, scrolled(self.pane), sizes=(520, 560))
        )
        self.card.filter.textChanged.connect(self.model.set_filter)
        self.switch.changed.connect(lambda _key: self._fill())
        self.list.row_chosen.connect(self.pane.show_row)
        self.list.row_opened.connect(lambda _row: self.pane.open_record())

    # The place.

    def reload(self) -> None:
        year, context = self.year, self.context
        self._turn += 1
        self.card.title.setText(_("Relecture {year}").format(year=year))
        self.card.note.setText(_("Reading…"))
        if year != self._year_read:
            self._all = []
            self._fill()
        read = partial(self._read, year, self._turn)
        self.ask(lambda: context.services.proofreading.gathered(year), read, "relecture")

    def focus_filter(self) -> None:
        self.card.filter.setFocus()

    def edit_record(self) -> None:
        self.pane.reason.edit.setFocus()

    def accept(self, row: FindingRow, reason: str) -> None:
        """It stays as it is, or no longer; the next one comes."""
        year, context = self._year_read, self.context
        if row.id in self._on_its_way:
            return
        if reason.strip() or row.finding.accepted:
            self._on_its_way.add(row.id)
        if row.finding.accepted:
            self.act(lambda: context.services.proofreading.take_back(row.finding))
        else:
            self.act(lambda: context.services.proofreading.accept(row.finding, year, reason), self._accepted)

    # Within.

    def _accepted(self, written: Written) -> None:
        self.offer_undo(written, _("Finding accepted"))

    def _read(self, year: int, turn: int, gathered: Gathered) -> None:
        """The rules run beside the window; only the newest reading is shown."""
        show = partial(self._show, year, turn)
        self.context.jobs.compute(
            partial(found, gathered), show, self.context.errors.show, owner=self, label=_("Relecture")
        )

    def _show(self, year: int, turn: int, findings: tuple[Finding, ...]) -> None:
        if turn == self._turn:
            self._year_read = year
            self._on_its_way.clear()
            self._all = rows_of(findings)
            self._fill()

    def _fill(self) -> None:
        wanted = self.switch.value() == _ACCEPTED
        shown = [row for row in self._all if bool(row.finding.accepted) is wanted]
        kept, place = self.list.chosen_row(), self.list.currentIndex().row()
        self.model.set_rows(shown)
        if kept is None or not self.list.choose(kept.id):
            there = self.model.rows()  # what follows the one that is gone
            self.list.choose(there[min(max(place, 0), len(there) - 1)].id if there else None)
        self.pane.show_row(self.list.chosen_row())
        left = sum(not row.finding.accepted for row in self._all)
        words = ngettext("{count} finding to mend", "{count} findings to mend", left).format(count=left)
        self.card.note.setText(words if left else _("Nothing to report: the report may leave."))
        self.page.summary_changed.emit(words)


class FindingPane(Card):
    """One finding."""

    def __init__(self, place: RelecturePlace) -> None:
        super().__init__()
        self._place = place
        self._row: FindingRow | None = None
        self.where = label("", "small", wrap=True)
        self.pill = Pill("", "neutral")
        self.printed = label("", "strong", wrap=True)
        self.why = label("", wrap=True)
        self.proposal = label("", "accent", wrap=True)
        self.kept = label("", "good", wrap=True)
        self.open_button = button(_("Open the field"), "arrow-right", self.open_record)
        self.reason = TextField(_("Reason to leave it as it is"), placeholder=_("title of a book, quotation…"))
        self.accept_button = button(_("Accept"), "check", self.accept)
        self.reason.edit.returnPressed.connect(self.accept)
        head = QHBoxLayout()
        head.addWidget(self.pill)
        head.addWidget(self.where, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.open_button)
        foot.addStretch()
        foot.addWidget(self.accept_button)
        self.box.addLayout(head)
        self.proposed = SectionLabel(_("What is proposed"))
        for title, words in (
            (SectionLabel(_("What is printed")), self.printed),
            (SectionLabel(_("Why it is found")), self.why),
            (self.proposed, self.proposal),
        ):
            self.box.addWidget(title)
            self.box.addWidget(words)
        self.box.addWidget(self.kept)
        self.box.addWidget(self.reason)
        self.box.addLayout(foot)
        self.box.addStretch()
        self.show_row(None)

    def show_row(self, row: FindingRow | None) -> None:
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        self.setVisible(row is not None)
        self.reason.show_value(self.reason.edit.text() if same else "", same=same)
        if row is None:
            return
        finding = row.finding
        word, tone = SEVERITIES[finding.severity]
        self.pill.set_state(State(_(word), tone))
        self.where.setText(finding.where)
        self.printed.setText(finding.remark.printed or "–")
        self.why.setText(finding.remark.why)
        self.proposal.setText(finding.remark.proposal)
        for widget in (self.proposed, self.proposal):
            widget.setVisible(bool(finding.remark.proposal))
        self.kept.setText(_("Accepted: {reason}").format(reason=finding.accepted) if finding.accepted else "")
        self.kept.setVisible(bool(finding.accepted))
        self.reason.setVisible(not finding.accepted)
        self.accept_button.setText(_("No longer accept it") if finding.accepted else _("Accept"))
        self.open_button.setVisible(row.target is not None)

    def open_record(self) -> None:
        """Where it can be mended."""
        if self._row is not None and (target := self._row.target) is not None:
            self._place.page.record_requested.emit(*target)

    def accept(self) -> None:
        if self._row is not None:
            self._place.accept(self._row, self.reason.edit.text())


def _searched(row: FindingRow) -> str:
    remark = row.finding.remark
    return fold(f"{remark.printed} {remark.why} {row.finding.where} {row.finding.code}")
