"""An import taken back: what would go, what stays and why, then the act."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.i18n.words import told_of
from csxl_desktop.services.import_undoing import GoingBack, Remaining, Staying, Undoing
from csxl_desktop.services.imports import ImportRow
from csxl_desktop.services.kind_words import one_called
from csxl_desktop.ui.directory.import_words import shown
from csxl_desktop.ui.directory.words import column_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, Title, label


@dataclass(frozen=True, slots=True)
class UndoLine:
    """One line of the list, in words."""

    number: int
    stays: bool
    what: str
    name: str
    detail: str


class ImportUndo(Card):
    """`confirmed()`, or `left()` where nothing is to be done."""

    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(padding=look().sizes.between)
        self.title = Title()
        self.summary = label("", "secondary", wrap=True)
        self.model = RowTableModel[UndoLine](_columns(), lambda line: line.number)
        self.table = RowTable(self.model, _("What is taken back and what stays"), compact=True)
        self.undo_button = primary_button(_("Undo this import"), "undo-2", self.confirmed.emit)
        self.leave_button = button(_("Leave it as it is"), clicked=self.left.emit)
        row = QHBoxLayout()
        row.addWidget(self.undo_button)
        row.addWidget(self.leave_button)
        row.addStretch()
        for each in (self.title, self.summary):
            self.box.addWidget(each)
        self.box.addWidget(self.table, 1)
        self.box.addLayout(row)

    def show_undoing(self, row: ImportRow, undoing: Undoing) -> None:
        """What stays comes first: that is what one must know."""
        lines = [remaining_line(each, at) for at, each in enumerate(undoing.remaining)]
        lines += [going_line(each, at) for at, each in enumerate(undoing.back, start=len(lines))]
        self.model.set_rows(lines)
        self.title.setText(_("Undo an import: {file}").format(file=row.file_name or _("pasted table")))
        self.summary.setText(_summary(len(undoing.back) + undoing.more, len(undoing.remaining)))
        self.undo_button.setEnabled(bool(undoing.back))
        (self.undo_button if undoing.back else self.leave_button).setFocus()


def _summary(back: int, remaining: int) -> str:
    going = ngettext("{count} entry goes back to what it was.", "{count} entries go back to what they were.", back)
    words = going.format(count=back) if back else _("Nothing can be taken back any more.")
    if not remaining:
        return _("{words} Nothing stands in the way.").format(words=words)
    stays = ngettext(
        "{count} entry stays, because it was changed or used since.",
        "{count} entries stay, because they were changed or used since.",
        remaining,
    )
    return f"{words} {stays.format(count=remaining)}"


def entity_words(entity: str) -> str:
    """What one record of a class is called."""
    return one_called(entity)


def going_line(each: GoingBack, number: int) -> UndoLine:
    what = entity_words(each.entity)
    if not each.field:
        return UndoLine(number, stays=False, what=what, name=each.name, detail=_("disappears"))
    words = _("{field}: {old} → {new}").format(
        field=column_words(each.field), old=shown(each.now) or "—", new=shown(each.before) or "—"
    )
    return UndoLine(number, stays=False, what=what, name=each.name, detail=words)


def remaining_line(each: Remaining, number: int) -> UndoLine:
    return UndoLine(number, stays=True, what=entity_words(each.entity), name=each.name, detail=reason_words(each))


def reason_words(each: Remaining) -> str:
    """Why something stays."""
    if each.why is Staying.CHANGED:
        if each.field == "trashed_at":
            return _("was put in the trash since")
        words = _("{field}: the import wrote {then}, since then it is {now}")
        return words.format(field=column_words(each.field), then=shown(each.then) or "—", now=shown(each.now) or "—")
    if each.why is Staying.USED:
        users = "; ".join(told_of(entity_words(entity), name) for entity, name in each.users)
        return _("is used since by {users}").format(users=users)
    if each.why is Staying.RULE:
        return each.rule
    return _("is no longer there")


def _columns() -> tuple[Column[UndoLine], ...]:
    return (
        Column(
            "",
            lambda _line: "",
            lambda line: not line.stays,
            state=lambda line: (_("stays"), "late") if line.stays else (_("goes back"), "good"),
            width=100,
        ),
        Column(N_("What"), lambda line: line.what, lambda line: fold(line.what), width=170),
        Column(N_("Name"), lambda line: line.name, lambda line: fold(line.name), width=380, strong=True),
        Column(N_("Details"), lambda line: line.detail, lambda line: fold(line.detail)),
    )
