"""What Relecture found where one writes: one quiet line, behind it each finding with its reason and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.proofreading.finding import Finding, Severity
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.keyed_rows import KeyedRows
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.text import Card, hairline, label, set_look, set_tip
from csxl_desktop.ui.widgets.text_fields import TextField

# How grave: its word, its icon, the look of both.
GRAVITY: Mapping[Severity, tuple[str, str, str]] = {
    Severity.A: (N_("misleads"), "triangle-alert", "wrong"),
    Severity.B: (N_("noticed"), "circle-alert", "late"),
    Severity.C: (N_("form"), "info", "secondary"),
}
_HIGHEST = 176  # pixels of the open list, where it stands in no page that scrolls


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A finding with a key of its own, that survives the reading again: the same words may be found in two places."""

    id: UUID
    finding: Finding
    way: str = ""  # what the button to the words says; nothing where there is no way


def found_rows(findings: Sequence[Finding], ways: Mapping[Finding, str]) -> list[FoundRow]:
    """In the order given."""
    seen: dict[str, int] = {}
    rows = []
    for each in findings:
        seen[each.fingerprint] = number = seen.get(each.fingerprint, 0) + 1
        key = uuid5(NAMESPACE_OID, f"{each.fingerprint} {number}")
        rows.append(FoundRow(key, each, ways.get(each, "")))
    return rows


class FindingLine(QWidget):
    """One finding. `way_wanted()`: to the words; `accepted(reason)`: they stay as they are."""

    way_wanted = Signal()
    accepted = Signal(str)

    def __init__(self, *, narrow: bool = False) -> None:
        super().__init__()
        sizes = look().sizes
        self.icon = IconLabel("info")
        self.gravity = label("", "secondary")
        self.where = label("", "small", wrap=True)
        self.printed = label("", "strong", wrap=True, selectable=True)
        self.printed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.why = label("", wrap=True)
        self.way_button = link_button("", self.way_wanted.emit, "arrow-right")
        self.accept_link = link_button(_("Leave it as it is…"), self.begin_accepting, "check")
        self.reason = TextField("", placeholder=_("Why: title of a book, quotation…"))
        self.reason.called(_("Reason to leave it as it is"))
        self.accept_button = button(_("Accept"), "check", self.accept)
        self.reason.edit.returnPressed.connect(self.accept)
        top, acts = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((top, (self.icon, self.gravity)), (acts, (self.way_button, self.accept_link))):
            row.setSpacing(sizes.px(6))
            for widget in widgets:
                row.addWidget(widget)
        top.addWidget(self.where, 1)
        if narrow:
            acts.addStretch()
        else:
            top.addLayout(acts)
        self.accepting = QWidget()
        line = QHBoxLayout(self.accepting)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.reason, 1)
        line.addWidget(self.accept_button)
        self.accepting.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, sizes.px(4))
        box.setSpacing(sizes.px(2))
        box.addWidget(hairline())
        box.addLayout(top)
        box.addWidget(self.printed)
        box.addWidget(self.why)
        if narrow:
            box.addLayout(acts)
        box.addWidget(self.accepting)

    def show_finding(self, row: FoundRow) -> None:
        remark = row.finding.remark
        word, icon, tone = GRAVITY[row.finding.severity]
        self.icon.show_icon(icon, tone)
        self.gravity.setText(_(word))
        set_look(self.gravity, tone)
        self.where.setText(row.finding.where if row.finding.where != remark.printed else "")
        self.printed.setText(remark.printed)
        self.printed.setVisible(bool(remark.printed))
        proposed = _("Proposed: {words}").format(words=remark.proposal) if remark.proposal else ""
        self.why.setText(" ".join(part for part in (remark.why, proposed) if part))
        self.way_button.setText(row.way)
        self.way_button.setVisible(bool(row.way))
        for act in (self.way_button, self.accept_link, self.accept_button):
            act.setAccessibleName(f"{act.text()} – {remark.printed or remark.why}")

    def begin_accepting(self) -> None:
        """The place of the reason, with the keys."""
        self.accepting.show()
        self.reason.setFocus()

    def accept(self) -> None:
        words = self.reason.edit.text().strip()
        if words:
            self.accepted.emit(words)
        else:
            self.reason.show_refusal(_("Say in a few words why it stays as it is."))


class _FindingRows(KeyedRows[FoundRow, FindingLine]):
    way_wanted = Signal(object)
    accepted = Signal(object, str)

    def __init__(self, *, narrow: bool) -> None:
        super().__init__()
        self._narrow = narrow

    def _made(self, row: FoundRow) -> FindingLine:
        line = FindingLine(narrow=self._narrow)
        line.way_wanted.connect(lambda: self.way_wanted.emit(self._rows[row.id].finding))
        line.accepted.connect(lambda reason: self.accepted.emit(self._rows[row.id].finding, reason))
        return line

    def _show(self, editor: FindingLine, row: FoundRow, _place: int, *, same: bool) -> None:  # noqa: ARG002
        editor.show_finding(row)


class FindingCard(Card):
    """“3 things to read again”, and the list behind it; nothing at all where nothing is found.

    `way_wanted(finding)`: to its words; `accepted(finding, reason)`: it stays as it is. `flat` where it stands in a
    card that scrolls already.
    """

    way_wanted = Signal(object)
    accepted = Signal(object, str)

    def __init__(self, *, flat: bool = False) -> None:
        super().__init__(padding=0 if flat else look().sizes.inside)
        if flat:
            self.setProperty("look", "plain")
        self.icon = IconLabel("info")
        self.count = label("", "strong")
        self.detail = label("", "wrong", wrap=flat)
        self.unread = label("", "small", wrap=True)
        self.toggle = link_button(_("Show"), self.toggle_list, "chevron-right")
        self.rows = _FindingRows(narrow=flat)
        self.rows.way_wanted.connect(self.way_wanted)
        self.rows.accepted.connect(self.accepted)
        head = QHBoxLayout()
        head.setSpacing(look().sizes.inside)
        for widget in (self.icon, self.count):
            head.addWidget(widget)
        if not flat:
            head.addWidget(self.detail)
        head.addStretch()
        head.addWidget(self.toggle)
        self.list: QWidget = self.rows if flat else scrolled(self.rows)
        if not flat:
            self.list.setFixedHeight(look().sizes.px(_HIGHEST))
        self.box.addLayout(head)
        if flat:
            self.box.addWidget(self.detail)
        self.box.addWidget(self.unread)
        self.box.addWidget(self.list)
        self.unread.hide()
        self.list.hide()
        self.hide()

    def show_findings(self, rows: Sequence[FoundRow], *, unread: str = "") -> None:
        """These, the gravest first; the list stays open or closed as it was. `unread`: why the grammar is not read."""
        self.unread.setText(_("Agreement and conjugation are not among them: they were not read.") if unread else "")
        self.unread.setVisible(bool(unread))
        set_tip(self.unread, unread)
        self.rows.show_rows(rows)
        count = len(rows)
        words = ngettext("{count} thing to read again", "{count} things to read again", count).format(count=count)
        self.count.setText(words)
        grave = sum(row.finding.severity is Severity.A for row in rows)
        told = ngettext("{count} misleads the reader", "{count} mislead the reader", grave).format(count=grave)
        self.detail.setText(told if grave else "")
        self.detail.setVisible(grave > 0)
        self.setAccessibleName(", ".join(part for part in (words, self.detail.text()) if part))
        if rows:
            _word, icon, tone = GRAVITY[rows[0].finding.severity]
            self.icon.show_icon(icon, tone)
        else:
            self.list.hide()
            self._name_toggle()
        self.setVisible(bool(rows))

    def toggle_list(self) -> None:
        """Open the list, or close it."""
        self.list.setVisible(self.list.isHidden())
        self._name_toggle()

    def _name_toggle(self) -> None:
        closed = self.list.isHidden()
        self.toggle.setText(_("Show") if closed else _("Hide"))
        set_icon(self.toggle, "chevron-right" if closed else "chevron-down", "accent")
