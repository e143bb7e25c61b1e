"""One finding: what is printed, why it is found, the way to it, and the reason to leave it as it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.accepted_findings import AcceptedRow
from csxl_desktop.ui.evaluation.relecture_rows import FindingRow, accepted_words, severity_pill
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.pointing import Target
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.excerpt import Excerpt
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import TextField


class FindingPane(Card):
    """`go(target)` opens the field; `settle(row, reason)` accepts the finding, or takes back what was said for it."""

    def __init__(self, go: Callable[[Target], object], settle: Callable[[FindingRow, str], object]) -> None:
        super().__init__()
        self._go, self._settle = go, settle
        self._row: FindingRow | None = None
        self.where = label("", "small", wrap=True)
        self.pill = Pill("", "neutral")
        self.printed = label("", "strong", wrap=True, selectable=True)
        self.excerpt = Excerpt(_("What is printed, among the words around it"))
        self.why = label("", wrap=True, selectable=True)
        self.proposal = label("", "accent", wrap=True, selectable=True)
        self.kept = label("", "good", wrap=True, selectable=True)
        self.holds = label("", "small", wrap=True)
        self.open_button = button(_("Open the field"), "arrow-right", self.open_record)
        self.reason = TextField(_("Reason to leave it as it is"), placeholder=_("title of a book, quotation…"))
        self.accept_button = button(_("Accept"), "check", self.accept)
        self.reason.edit.returnPressed.connect(self.accept)
        self._build()
        self.show_row(None)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.pill)
        head.addWidget(self.where, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.open_button)
        foot.addStretch()
        foot.addWidget(self.accept_button)
        self.proposed, self.accepted = SectionLabel(_("What is proposed")), SectionLabel(_("Accepted"))
        self.about = SectionLabel()
        widgets: tuple[QWidget, ...] = (
            self.about,
            self.printed,
            self.excerpt,
            SectionLabel(_("Why it is found")),
            self.why,
            self.proposed,
            self.proposal,
            self.accepted,
            self.kept,
            self.holds,
            self.reason,
        )
        self.box.addLayout(head)
        for widget in widgets:
            self.box.addWidget(widget)
        self.box.addLayout(foot)
        self.box.addStretch()

    def row(self) -> FindingRow | None:
        return self._row

    def show_row(self, row: FindingRow | None) -> None:
        """Another finding, or the same read again: a reason being typed stays."""
        if row is not None and row == self._row:
            return
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        self.setVisible(row is not None)
        self.reason.show_value(self.reason.edit.text() if same else "", same=same)
        if row is None:
            return
        self._show_finding(row)
        accepted = bool(row.finding.accepted)
        self.reason.setVisible(not accepted)
        self.accept_button.setText(_("No longer accept it") if accepted else _("Accept"))
        set_icon(self.accept_button, "undo-2" if accepted else "check")
        self.open_button.setVisible(row.target is not None)

    def _show_finding(self, row: FindingRow) -> None:
        finding = row.finding
        before, words, after = finding.excerpt
        self.pill.set_state(State(*severity_pill(finding.severity)))
        self.where.setText(finding.where if row.found else _("Found no more: the text has changed since."))
        # Where the paragraph holds all of it, it is shown once, among the words around it.
        self.about.setText(_("What is printed") if finding.remark.place else _("What it is about"))
        self.printed.setText(finding.remark.printed or "–")
        told = row.found and not words and finding.remark.printed == finding.where  # the line above says it
        self.about.setVisible(not told)
        self.printed.setVisible(not told and (not words or words.strip() != finding.remark.printed))
        self.excerpt.show_words(before, words, after)
        self.excerpt.setVisible(bool(words))
        self.why.setText(finding.remark.why)
        self.proposal.setText(finding.remark.proposal)
        for widget in (self.proposed, self.proposal):
            widget.setVisible(bool(finding.remark.proposal))
        self.kept.setText(accepted_words(row.kept) if row.kept else "")
        self.holds.setText(_holds(row.kept) if row.kept else "")
        for widget in (self.accepted, self.kept, self.holds):
            widget.setVisible(row.kept is not None)

    def open_record(self) -> None:
        """Where it can be mended."""
        if self._row is not None and (target := self._row.target) is not None:
            self._go(target)

    def accept(self) -> None:
        if self._row is not None:
            self._settle(self._row, self.reason.edit.text())


def _holds(kept: AcceptedRow) -> str:
    """For which year it was said, and where it holds."""
    if kept.everywhere:
        return _("Said while reading {year}; it is about form, and holds in every year.").format(year=kept.year)
    return _("It holds for {year} alone.").format(year=kept.year)
