"""What was done to the record on screen: when, by whom, which fields; each act can be taken back by itself."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.errors import UndoConflictError
from csxl_desktop.domain.history import ChangeKind
from csxl_desktop.domain.text_diff import differing
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.directory_reads import RecordAct
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import LONGEST, column_words, value_words
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import HISTORY
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import label

_SHOWN_FIRST = 6


class HistoryCard(Section):
    """The newest acts; the others behind a link."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("History"))
        self._screen = screen
        self._acts: tuple[RecordAct, ...] = ()
        self._lines: list[QWidget] = []
        self._limit = _SHOWN_FIRST
        self.notice = Notice()
        self._more = link_button(_("Show everything"), self._show_everything, "chevron-down")
        self.whole_button = link_button(
            _("History of this record"), lambda: screen.page.record_requested.emit(HISTORY, screen.key()), "history"
        )
        self.whole_button.setAccessibleDescription(_("All acts, with their texts whole"))
        self._holder = QWidget()
        self._box = QVBoxLayout(self._holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().sizes.inside)
        for each in (self.notice, self._holder, self._more, self.whole_button):
            self.box.addWidget(each)

    def show_acts(self, acts: Sequence[RecordAct], *, other: bool) -> None:
        """`other` says that another record is shown than before."""
        if other:
            self._limit = _SHOWN_FIRST
            self.notice.say("")
        if tuple(acts) != self._acts or other:
            self._acts = tuple(acts)
            self._rebuild()

    def lines(self) -> list[str]:
        """What each line says."""
        return [line.accessibleName() for line in self._lines]

    def take_back(self, transaction_id: UUID) -> None:
        """Undo one act, whatever followed; where a later change stands the card says on which fields."""
        context = self._screen.context
        self.notice.say("")
        context.jobs.save(
            lambda: context.services.history.undo_transaction(transaction_id),
            lambda _undone: self._screen.changed(),
            self._refused,
            owner=self,
        )

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, UndoConflictError):
            self._screen.context.errors.show(error)
            return
        self.notice.say(sentence(error), "late")

    def _show_everything(self) -> None:
        self._limit = len(self._acts)
        self._rebuild()

    def _rebuild(self) -> None:
        for old in self._lines:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [self._line(act) for act in self._acts[: self._limit]]
        for line in self._lines:
            self._box.addWidget(line)
        self._more.setVisible(len(self._acts) > self._limit)

    def _line(self, act: RecordAct) -> QWidget:
        at = act.at.astimezone()
        when = _("{day} at {time}").format(day=short_date(at.date()), time=f"{at:%H:%M}")
        what = _(act.label)
        told = change_words(act)
        line = QWidget()
        line.setAccessibleName(" · ".join(part for part in (when, act.person, what, told) if part))
        head = QHBoxLayout()
        head.setSpacing(look().sizes.inside)
        head.addWidget(label(what, "strong"), 1)
        if act.can_be_undone:
            undo = link_button(_("Take back"), lambda: self.take_back(act.transaction_id), "undo-2")
            undo.setAccessibleName(_("Take back: {what}").format(what=what))
            head.addWidget(undo)
        box = QVBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(label(" · ".join(part for part in (when, act.person) if part), "small", wrap=True))
        if told:
            box.addWidget(label(told, "secondary", wrap=True, selectable=True))
        return line


def change_words(act: RecordAct) -> str:
    """The fields of an act: “Name: a → b; Town: c”."""
    if not act.can_be_undone:
        return ""  # the whole record stands on the page
    told = []
    for change in act.changes:
        name, (was, is_now) = column_words(change.column), _stretches(change.old, change.new)
        new, is_empty = value_words(change.column, is_now), change.old is None or change.old == ""
        if change.column in {"organisation_id", "person_id"} and change.old is None and change.table == act.table:
            told.append(new)
        elif is_empty and (act.kind is ChangeKind.INSERT or change.table != act.table):
            told.append(_("{field}: {new}").format(field=name, new=new))  # of a record that came
        else:
            old = _("(empty)") if is_empty else value_words(change.column, was)
            told.append(_("{field}: {old} → {new}").format(field=name, old=old, new=new))
    return " · ".join(told)


def _stretches(old: Any, new: Any) -> tuple[Any, Any]:
    """Of long texts, where they differ: their beginnings may be the same."""
    if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > LONGEST:
        return differing(old, new, longest=LONGEST - 2)
    return old, new
