"""Typing in the sheets that came back, by keyboard alone: digits and Enter, one sheet after another."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from csxl_desktop.domain.choices import Public
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.survey_counts import NotAnAnswerError, typed
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.surveys import QuestionRow, SheetRow, SurveyRow
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

PUBLICS = {
    Public.PROFESSIONALS: N_("a professional"),
    Public.CITIZENS: N_("a citizen"),
    Public.OLDER: N_("an older person"),
    Public.CHILDREN: N_("a child"),
}


class SurveyEntry(Card):
    """`completed(answers)`: Enter on the last question; the next sheet begins at once, from the same public.

    A sheet typed in before is chosen by its number and corrected in the same lines.

    An empty line is no answer; a line that is none says why and keeps the cursor.
    """

    completed = Signal(object)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__(_("Type in a sheet"))
        self._questions: tuple[QuestionRow, ...] = ()
        self._sheets: dict[UUID, SheetRow] = {}
        self._kept: dict[UUID, str] = {}  # of the sheet being typed, while another one is corrected
        self._shown: dict[UUID, str] = {}  # of the sheet being corrected, as it was typed
        self.fields: list[TextField] = []
        self.about = label("", "secondary", wrap=True)
        self.sheet = ChoiceField(_("Number of the sheet"))
        self.public = ChoiceField(_("Answered by"), [(None, _("not noted")), *choices(PUBLICS)])
        head = FormLayout(2)
        head.add_all(self.sheet, self.public)
        self.sheet.committed.connect(lambda _value: self._show_sheet())
        self.box.addLayout(head)
        self.box.addWidget(self.about)
        self.box.setSpacing(look().sizes.inside)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look().sizes.inside)
        self.box.addLayout(self._lines)

    def show_survey(self, row: SurveyRow) -> None:
        """The lines stay as they are typed in while the questions are the same."""
        self._sheets = {sheet.id: sheet for sheet in row.sheet_rows}
        new = _("{number}, new").format(number=row.last_number + 1)
        known = [(sheet.id, str(sheet.number)) for sheet in reversed(row.sheet_rows)]
        gone = self.corrected() not in {None, *self._sheets}
        self.sheet.set_options([(None, new), *known])
        if gone:
            self.begin()
        self._tell()
        self._lay(row.questions)

    def _lay(self, questions: Sequence[QuestionRow]) -> None:
        if tuple(questions) == self._questions:
            return
        self._questions = tuple(questions)
        for field in self.fields:
            self._lines.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = []
        for place, row in enumerate(self._questions):
            field = TextField(f"{place + 1}. {row.text}", placeholder=keys_of(row), limit=2000)
            field.edit.returnPressed.connect(lambda place=place: self._next(place))
            self.fields.append(field)
            self._lines.addWidget(field)

    def corrected(self) -> UUID | None:
        """The sheet on screen where it was typed in before, else None."""
        key: UUID | None = self.sheet.value()
        return key

    def begin(self) -> None:
        """A new sheet, or the one that was being typed before another was corrected; the cursor in its first line."""
        self.sheet.set_value(None)
        self._show(self._kept)
        self._kept = {}
        if self.fields:
            self.fields[0].setFocus()

    def _show_sheet(self) -> None:
        sheet = next((each for key, each in self._sheets.items() if key == self.corrected()), None)
        if sheet is None:
            self.begin()
        else:
            if not self._shown:
                self._kept = dict(self.answers())
            self._show(sheet.answers)
            self.public.set_value(sheet.public)
        self._tell()

    def _show(self, texts: Mapping[UUID, str]) -> None:
        for row, field in zip(self._questions, self.fields, strict=True):
            field.set_value(texts.get(row.id, ""))
            field.tell("")
        self._shown = dict(texts) if self.corrected() else {}

    def _tell(self) -> None:
        self.turned.emit()
        self.about.setText(
            _("Correct what is wrong; Enter on the last line keeps it.")
            if self.corrected()
            else _("Digits and Enter; Enter alone where nothing is ticked.")
        )

    def answers(self) -> Mapping[UUID, str]:
        return {row.id: field.edit.text() for row, field in zip(self._questions, self.fields, strict=True)}

    def _next(self, place: int) -> None:
        field, row = self.fields[place], self._questions[place]
        try:
            if field.edit.text() != self._shown.get(row.id):  # an answer that is not retyped stays as it was said
                typed(row.question, field.edit.text())
        except NotAnAnswerError as error:
            field.tell(error.user_message)
            return
        field.tell("")
        if place + 1 < len(self.fields):
            self.fields[place + 1].setFocus()
            return
        self.completed.emit(self.answers())


def keys_of(row: QuestionRow) -> str:
    """What may be typed: “1 à 5”, “1 oui, 2 non”, the numbers of the choices."""
    question = row.question
    match question.kind:
        case QuestionKind.SCALE:
            return _("{lowest} to {highest}").format(lowest=question.lowest, highest=question.scale[-1])
        case QuestionKind.YES_NO:
            return _("1 yes, 2 no")
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            listed = ", ".join(f"{place} {choice}" for place, choice in enumerate(question.choices, start=1))
            return (
                _("several, apart by a space: {choices}").format(choices=listed)
                if (question.kind is QuestionKind.SEVERAL)
                else listed
            )
        case QuestionKind.NUMBER:
            return _("a number")
        case QuestionKind.TEXT:
            return _("in words")
