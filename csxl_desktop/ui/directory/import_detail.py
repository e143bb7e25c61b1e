"""One line of an import, looked at closely: what changes field by field, whom it may mean, its cells to correct."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.exchange.table import column_letter
from csxl_desktop.i18n import _
from csxl_desktop.services.exchange.report import ImportLine, Outcome
from csxl_desktop.ui.directory.import_words import OUTCOMES, field_words, shown
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.badges import Pill, State
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.form import FormLayout, scrolled
from csxl_desktop.ui.widgets.text import label, set_tip
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_MOST_CHANGES = 30


class ImportDetail(QWidget):
    """`corrected(line, cells by column)` when a cell was left changed; `set_aside()` for the lines marked."""

    corrected = Signal(int, object)
    set_aside = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line: ImportLine | None = None
        self.fields: dict[int, TextField] = {}
        self._options: list[tuple[UUID, str]] = []
        self._title = label("", "strong", wrap=True)
        self._pill = Pill()
        self.reason = label("", "", wrap=True, selectable=True)
        self.which = ChoiceField(_("Which one?"))
        self.aside_button = button(_("Set aside"), "archive", self.set_aside.emit)
        set_tip(self.aside_button, _("The line is left out and kept with the import, to be taken up again later."))
        self.correct_link = link_button(_("Correct this line"), self._open_cells, "pencil")
        self._changes = QGridLayout()
        self._cells = QWidget()
        self._form = FormLayout(2)
        self._cells.setLayout(self._form)
        self._build()
        self.show_line(None, {}, {})

    def _build(self) -> None:
        sizes = look().sizes
        self._pill.setVisible(False)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        self._changes.setHorizontalSpacing(sizes.between)
        self._changes.setVerticalSpacing(sizes.px(4))
        self._changes.setColumnStretch(1, 1)
        inner = QWidget()
        box = self._inner = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, sizes.px(4), 0)
        box.setSpacing(sizes.px(10))
        box.addLayout(head)
        box.addWidget(self.reason)
        box.addWidget(self.which)
        box.addLayout(self._changes)
        box.addWidget(self._cells)
        below = QHBoxLayout()
        below.addWidget(self.correct_link)
        below.addStretch()
        below.addWidget(self.aside_button)
        box.addLayout(below)
        box.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def target(self) -> UUID | None:
        """The candidate chosen for the line shown."""
        value = self.which.value()
        return value if isinstance(value, UUID) else None

    def show_line(self, line: ImportLine | None, cells: Mapping[int, str], headers: Mapping[int, str]) -> None:
        """`cells` is what the line says by column, under `headers`; a line that the table does not hold has none."""
        same = line is not None and self.line is not None and (line.line, line.kind) == (self.line.line, self.line.kind)
        self.line = line
        self._title.setText(_("Choose a line to see what it does.") if line is None else _named(line))
        self._pill.setVisible(line is not None)
        if line is not None:
            word, tone = OUTCOMES[line.outcome]
            self._pill.set_state(State(_(word), tone))
        self.reason.setText(line.reason if line is not None else "")
        self.reason.setProperty(
            "look", "wrong" if line is not None and line.outcome is Outcome.REFUSED else "secondary"
        )
        self.reason.style().polish(self.reason)
        beneath = (
            line is not None and line.outcome is Outcome.REFUSED and any(column_letter(c) == line.column for c in cells)
        )
        self.reason.setVisible(bool(self.reason.text()) and not beneath)
        self._show_candidates(line, same=same)
        self._show_changes(line)
        self._show_cells(line, cells, headers, same=same)

    def focus_cells(self) -> None:
        """The keyboard in the first cell to correct."""
        if self.fields:
            self._open_cells()

    def _show_candidates(self, line: ImportLine | None, *, same: bool) -> None:
        candidates = line.candidates if line is not None else ()
        self.which.setVisible(len(candidates) > 1)
        options = [(each.id, f"{each.name} ({each.detail})" if each.detail else each.name) for each in candidates]
        if not same or options != self._options:
            self._options = options
            self.which.set_options(options)
            self.which.set_value(options[0][0] if options else None)

    def _show_changes(self, line: ImportLine | None) -> None:
        while (item := self._changes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)  # gone for whoever reads the screen, now and not when the event loop comes round
                old.deleteLater()
        changes = line.changes[:_MOST_CHANGES] if line is not None else ()
        for row, change in enumerate(changes):
            name = label(field_words(change.field), "small")
            old = label(shown(change.old) or "—", "secondary", wrap=True, selectable=True)
            new = label(shown(change.new) or "—", "strong", wrap=True, selectable=True)
            told = QWidget()
            words = _("{field}: {old} → {new}").format(field=name.text(), old=old.text(), new=new.text())
            told.setAccessibleName(words)
            beside = QHBoxLayout(told)
            beside.setContentsMargins(0, 0, 0, 0)
            if change.old or not change.new:
                beside.addWidget(old, 1)
                beside.addWidget(label("→", "secondary"))
            beside.addWidget(new, 1)
            self._changes.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._changes.addWidget(told, row, 1)

    def _show_cells(
        self, line: ImportLine | None, cells: Mapping[int, str], headers: Mapping[int, str], *, same: bool
    ) -> None:
        if list(self.fields) != list(cells) and cells:
            self._build_cells(headers)
        refused = line is not None and line.outcome is Outcome.REFUSED
        for column, text in cells.items():
            self.fields[column].show_value(text, same=same)
        letter = line.column if line is not None and refused else ""
        for column, field in self.fields.items():
            if letter and column_letter(column) == letter and line is not None:
                field.show_refusal(line.reason)
            elif refused is False and field.refusal():
                field.set_value(field.value())
        opened = bool(cells) and (refused or (same and self._cells.isVisible()))
        self._cells.setVisible(opened)
        self.correct_link.setVisible(bool(cells) and not opened)
        self.aside_button.setVisible(bool(cells))

    def _build_cells(self, headers: Mapping[int, str]) -> None:
        for old in self.fields.values():
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.fields = {}
        form = FormLayout(2)
        holder = QWidget()
        holder.setLayout(form)
        self._inner.replaceWidget(self._cells, holder)
        self._cells.deleteLater()
        self._cells = holder
        for column, words in headers.items():
            field = TextField(words)
            field.committed.connect(lambda value, column=column: self._correct(column, value))
            form.add(field)
            self.fields[column] = field

    def _correct(self, column: int, value: str) -> None:
        if self.line is not None:
            self.corrected.emit(self.line.line, {column: value})

    def _open_cells(self) -> None:
        self._cells.setVisible(True)
        self.correct_link.setVisible(False)
        next(iter(self.fields.values())).setFocus()


def _named(line: ImportLine) -> str:
    where = _("Line {line}").format(line=line.line) if line.line else _("Not in the table")
    return f"{line.name} · {where}" if line.name else where
