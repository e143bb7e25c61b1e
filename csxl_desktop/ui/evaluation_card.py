"""An evaluation on the page of what it evaluates: sought, reached, unexpected, difficult, evidence, next step."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.attainments import ANSWERS, ATTAINMENTS
from csxl_desktop.domain.evaluation_choices import SectionAnswer
from csxl_desktop.domain.evaluation_record_rows import EvaluationRow
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_links import RecordLinks
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, TextField

PARTS = ("unexpected", "difficulty")


class EvaluationFields(QWidget):
    """The fields of one evaluation, each saved when left. `changed()`: something was written."""

    changed = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._row: EvaluationRow | None = None
        self.fields: dict[str, Any] = {
            "sought": MultilineField(_("What was sought"), lines=2),
            "reached": MultilineField(_("What was reached"), lines=2),
            "attainment": ChoiceField(_("Result"), [(each, _(word)) for each, word in ATTAINMENTS.items()]).narrow(),
            "method": TextField(_("How it was evaluated"), placeholder=_("round of the table, survey, by the team…")),
            "next_step": MultilineField(_("Next step"), lines=2),
            "next_who": TextField(_("Who does it")),
            "next_due_on": self._day(_("Due on")),
            "next_done_on": self._day(_("Done on")),
            "evaluated_on": self._day(_("Evaluated on")),
            "printed": CheckField(_("Printed in the evaluations of the year")),
        }
        for column, field in self.fields.items():
            save_to(context, field, EvaluationRecord, column, self._key, self.changed.emit)
        self.words = {part: MultilineField(name, lines=2) for part, name in zip(PARTS, _part_names(), strict=True)}
        self.answers = {part: self._answer_field() for part in PARTS}
        for part in PARTS:
            self._save_part(part)
        self.links = RecordLinks(context, page, "evaluation_record")
        self.links.changed.connect(self.changed)
        self._build()

    def _build(self) -> None:
        form = FormLayout(2)
        for column in ("sought", "reached"):
            form.add(self.fields[column], 2)
        form.add_all(self.fields["attainment"], self.fields["method"])
        for part in PARTS:
            form.add(self.words[part], 2)
            form.add(self.answers[part], 2)
        form.add(self.fields["next_step"], 2)
        form.add_all(*(self.fields[each] for each in ("next_who", "next_due_on", "next_done_on", "evaluated_on")))
        form.add(self.fields["printed"], 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addLayout(form)
        box.addWidget(SectionLabel(_("Evidence")))
        box.addWidget(self.links)

    def show_row(self, row: EvaluationRow) -> None:
        same = self._row is not None and self._row.id == row.id
        self._row = row
        for column, field in self.fields.items():
            value = row.next_name if column == "next_who" else getattr(row, column)
            field.show_value(value, same=same)
        for part in PARTS:
            self.words[part].show_value(getattr(row, part), same=same)
            self.answers[part].show_value(getattr(row, f"{part}_answer"), same=same)
        self.links.show_owner(row.id, row.year)

    def _save_part(self, part: str) -> None:
        context = self._context

        def tell(words: str) -> Callable[[], Written]:
            key = self._key()
            return lambda: context.services.evaluation_records.tell(key, part, words)

        def answer(chosen: SectionAnswer) -> Callable[[], Written]:
            key = self._key()
            return lambda: context.services.evaluation_records.answer(key, part, chosen)

        save_when_left(self.words[part], context.jobs, context.errors, tell, self.changed.emit)
        save_when_left(self.answers[part], context.jobs, context.errors, answer, self.changed.emit)

    def _answer_field(self) -> ChoiceField:
        return ChoiceField("", [(each, _(word)) for each, word in ANSWERS.items()]).called(_("Answer without words"))

    def _day(self, name: str) -> DateField:
        return DateField(name, lambda text: parse_date(text, self._context.today()))

    def _key(self) -> UUID:
        if self._row is None:
            raise LookupError("no evaluation is shown")
        return self._row.id


class EvaluationCard(QWidget):
    """The evaluation of one record: a button to begin it, then its fields.

    `kind` is the name of the owner's column without `_id` (meeting, working_group, partnership, action_sheet,
    project); `of_year` where a record is evaluated each year anew.
    """

    def __init__(self, context: Context, page: Page, kind: str, *, of_year: bool = False) -> None:
        super().__init__()
        self._context, self._page, self._kind, self._of_year = context, page, kind, of_year
        self._owner: UUID | None = None
        self._year = context.today().year
        self._row: EvaluationRow | None = None
        self.empty = label(_("Not evaluated yet."), "secondary", wrap=True)
        self.begin_button = button(_("Evaluate"), "list-checks", self.begin)
        self.fields = EvaluationFields(context, page)
        self.fields.changed.connect(self.reload)
        self.fields.hide()
        self.remove_button = link_button(_("Remove the evaluation"), self.throw, "trash-2")
        self.remove_button.hide()
        top = QHBoxLayout()
        top.addWidget(self.empty, 1)
        top.addWidget(self.begin_button)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.remove_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(top)
        box.addWidget(self.fields)
        box.addLayout(below)

    def show_owner(self, owner_id: UUID | None, year: int) -> None:
        """Show the evaluation of this record (in this year)."""
        if owner_id != self._owner or year != self._year:
            self._show(None)
        self._owner, self._year = owner_id, year
        self.reload()

    def reload(self) -> None:
        owner, context, kind = self._owner, self._context, self._kind
        year = self._year if self._of_year else None
        if owner is not None:
            context.jobs.ask(
                lambda: context.services.evaluation_records.of(kind, owner, year),
                partial(self._read, owner),
                context.errors.show,
                owner=self,
                latest="evaluation_record",
            )

    def begin(self) -> None:
        """An empty evaluation of the record, the cursor in its first field."""
        owner, context, kind, year = self._owner, self._context, self._kind, self._year

        def begun(_written: Written) -> None:
            self.reload()
            self.fields.fields["sought"].setFocus()

        act(context, self._page, lambda: context.services.evaluation_records.begin(year, kind, owner), begun)

    def throw(self) -> None:
        """Into the trash, with the strip that takes it back."""
        if self._row is not None:
            trash(self._context, self._page, EvaluationRecord, self._row.id, _("Evaluation removed"), self.reload)

    def _read(self, owner: UUID, rows: tuple[EvaluationRow, ...]) -> None:
        if owner == self._owner:
            self._show(rows[0] if rows else None)

    def _show(self, row: EvaluationRow | None) -> None:
        self._row = row
        self.fields.setVisible(row is not None)
        self.remove_button.setVisible(row is not None)
        self.empty.setVisible(row is None)
        self.begin_button.setVisible(row is None)
        if row is not None:
            self.fields.show_row(row)


def _part_names() -> tuple[str, str]:
    return _("What was unexpected"), _("What was difficult")
