"""Beside the acts: what the marked one changed, record by record, and its taking back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.history import ChangeKind
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.history_values import FieldChange
from csxl_desktop.services.office_history import ActLine, ChangedRecord
from csxl_desktop.ui.home.act_folding import saves_words
from csxl_desktop.ui.home.changed_text import ChangedText
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.badges import Pill
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, hairline, label

_CHANGES = {
    ChangeKind.INSERT: (N_("made"), "good"),
    ChangeKind.UPDATE: (N_("changed"), "neutral"),
    ChangeKind.DELETE: (N_("gone"), "late"),
}


def when_words(line: ActLine) -> str:
    """“28/11/2026 at 14:03”, by this computer's clock."""
    at = line.at.astimezone()
    return _("{day} at {time}").format(day=short_date(at.date()), time=f"{at:%H:%M}")


class ActChanges(Card):
    """`taken_back()`: the act is to be taken back. `opened(kind, key)`: a record that it touched is to be shown.

    `each_wanted()`: each of the saves that are told together is to have its line.
    """

    taken_back = Signal()
    each_wanted = Signal()
    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self.take_back_button = button(_("Take back this act"), "undo-2", self.taken_back.emit)
        self.each_button = button(_("Show each save"), "history", self.each_wanted.emit)
        self.changes: list[ChangedRecord] = []
        self._title, self._who = SectionLabel(""), label("", "small", wrap=True)
        self._undone = Pill(_("taken back"), "neutral")
        self._records = QVBoxLayout()
        self._records.setSpacing(look().sizes.inside)
        for widget in (self.notice, self._title, self._who):
            self.box.addWidget(widget)
        for each in (self._undone, self.take_back_button, self.each_button):
            self.box.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addLayout(self._records)
        self.box.addStretch()

    def show_act(self, line: ActLine | None, changes: Sequence[ChangedRecord]) -> None:
        """What the act changed; nothing where none is marked."""
        self.changes = list(changes)
        while (item := self._records.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for widget in (self._title, self._who):
            widget.setVisible(line is not None)
        self._undone.setVisible(line is not None and line.undone)
        one = line is not None and not line.folded
        self.take_back_button.setVisible(line is not None and one and line.can_be_undone and not line.undone)
        self.each_button.setVisible(line is not None and not one)
        if line is None:
            self._records.addWidget(label(_("Choose an act to see what it changed."), "secondary", wrap=True))
            return
        self._title.setText(_(line.label))
        who = _("{when}, {person}, on {computer}")
        day = short_date(line.at.astimezone().date())
        when = when_words(line) if one else f"{day}, {saves_words(line)}"
        self._who.setText(who.format(when=when, person=line.person, computer=line.workstation))
        for change in changes:
            self._records.addWidget(hairline())
            self._records.addWidget(self._record(change))
        if (more := line.records - len(changes)) > 0:
            words = ngettext("{count} more record is not shown", "{count} more records are not shown", more)
            self._records.addWidget(label(words.format(count=more), "secondary", wrap=True))

    def _record(self, change: ChangedRecord) -> QWidget:
        sizes = look().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.inside)
        head.addWidget(label(change.name, "strong", wrap=True), 1)
        word, tone = _CHANGES[change.change]
        head.addWidget(Pill(_(word), tone))
        if change.opens is not None:
            kind, key = change.opens
            opening = link_button(_("Open"), partial(self.opened.emit, kind, key), "arrow-right")
            opening.setAccessibleName(_("Open: {name}").format(name=change.name))
            head.addWidget(opening)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.px(2))
        box.addLayout(head)
        box.addWidget(label(change.kind_title, "small"))
        for each in change.fields:
            box.addWidget(_field(each, change.change))
        return holder


def _field(change: FieldChange, kind: ChangeKind) -> QWidget:
    if change.blocks:
        return ChangedText(change)
    return label(field_words(change, made=kind is ChangeKind.INSERT), "secondary", wrap=True, selectable=True)


def field_words(change: FieldChange, *, made: bool) -> str:
    """“Town: Ixelles → Uccle”, “Town: (empty) → Uccle”; a record that was just made shows only what is."""
    old, new = (" ".join(value.split()) for value in (change.old, change.new))
    if made:
        return _("{field}: {new}").format(field=change.field, new=new)
    return _("{field}: {old} → {new}").format(field=change.field, old=old or _("(empty)"), new=new or _("(empty)"))
