"""The fields of an evaluation: sought, reached, unexpected, difficult, evidence, next step and who takes it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.attainments import ANSWERS, ATTAINMENTS
from csxl_desktop.domain.directory_rows import Option as DirectoryOption
from csxl_desktop.domain.evaluation_choices import SectionAnswer
from csxl_desktop.domain.evaluation_record_rows import EvaluationRow
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_links import RecordLinks
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.growing_field import GrowingField
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text import SectionLabel
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, TextField

PARTS = ("unexpected", "difficulty")


class EvaluationFields(QWidget):
    """The fields of one evaluation, each saved when left. `changed()`: something was written."""

    changed = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._row: EvaluationRow | None = None
        self.fields: dict[str, Any] = {
            "sought": GrowingField(_("What was sought"), least=2),
            "reached": GrowingField(_("What was reached"), least=2),
            "attainment": ChoiceField(_("Result"), [(each, _(word)) for each, word in ATTAINMENTS.items()]).narrow(),
            "method": TextField(_("How it was evaluated"), placeholder=_("round-table talk, survey, by the team…")),
            "next_step": GrowingField(_("Next step"), least=2),
            "next_who": TextField(_("Or another name")),
            "next_due_on": self._day(_("Due on")),
            "next_done_on": self._day(_("Done on")),
            "evaluated_on": self._day(_("Evaluated on")),
            "printed": CheckField(_("Printed in the documents")),
        }
        self.people: list[Option] = []
        self.person = ReferenceField(_("Who does it, in the directory"), self._people)
        for column, field in self.fields.items():
            if column != "next_who":
                save_to(context, field, EvaluationRecord, column, self._key, self.changed.emit)
        self._save_who()
        self.words = {part: GrowingField(name, least=2) for part, name in zip(PARTS, _part_names(), strict=True)}
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
        form.add_all(self.person, self.fields["next_who"])
        form.add_all(*(self.fields[each] for each in ("next_due_on", "next_done_on", "evaluated_on")))
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
            field.show_value(getattr(row, column), same=same)
        self.person.show_value(row.next_person_id, same=same)
        if not same:
            self._read_people()
        for part in PARTS:
            self.words[part].show_value(getattr(row, part), same=same)
            self.answers[part].show_value(getattr(row, f"{part}_answer"), same=same)
        self.links.show_owner(row.id, row.year)

    def _people(self) -> list[Option]:
        """Who is named already, read with the evaluation; then everybody else."""
        row = self._row
        named = [] if row is None or row.next_person_id is None else [Option(row.next_person_id, row.next_name)]
        return [*named, *(each for each in self.people if not named or each.id != named[0].id)]

    def _read_people(self) -> None:
        context = self._context

        def take(rows: list[DirectoryOption]) -> None:
            self.people = [Option(each.id, each.label, each.secondary, each.folded) for each in rows]

        context.jobs.ask(
            lambda: context.services.directory.person_options(),
            take,
            context.errors.show,
            owner=self,
            latest="evaluation_record/people",
        )

    def _save_who(self) -> None:
        """Either somebody of the directory or a name in words: the one chosen last."""
        context = self._context

        def entrust(person_id: UUID | None) -> Callable[[], Written]:
            key = self._key()
            return lambda: context.services.evaluation_records.entrust(key, person_id)

        def name(words: str) -> Callable[[], Written]:
            key = self._key()
            return lambda: context.services.evaluation_records.name(key, words)

        save_when_left(self.person, context.jobs, context.errors, entrust, self.changed.emit)
        save_when_left(self.fields["next_who"], context.jobs, context.errors, name, self.changed.emit)

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
        return ChoiceField(_("Answer without words"), [(each, _(word)) for each, word in ANSWERS.items()])

    def _day(self, name: str) -> DateField:
        return DateField(name, lambda text: parse_date(text, self._context.today()))

    def _key(self) -> UUID:
        if self._row is None:
            raise LookupError("no evaluation is shown")
        return self._row.id


def _part_names() -> tuple[str, str]:
    return _("What was unexpected"), _("What was difficult")
