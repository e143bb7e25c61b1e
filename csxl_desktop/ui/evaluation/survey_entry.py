"""Typing in the sheets that came back, by keyboard alone: digits and Enter, one sheet after another."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal

from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.survey_counts import NotAnAnswerError, typed
from csxl_desktop.i18n import _
from csxl_desktop.services.surveys import QuestionRow
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import TextField


class SurveyEntry(Card):
    """`completed(answers)`: Enter on the last question; the next sheet begins at once.

    An empty line is no answer; a line that is none says why and keeps the cursor.
    """

    completed = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Type in a sheet"))
        self._questions: tuple[QuestionRow, ...] = ()
        self.fields: list[TextField] = []
        self.about = label("", "secondary", wrap=True)
        self._form: FormLayout | None = None
        self.box.addWidget(self.about)
        self.box.setSpacing(look().sizes.inside)

    def show_questions(self, questions: Sequence[QuestionRow], number: int) -> None:
        """The lines stay as they are typed in while the questions are the same."""
        self.about.setText(
            _("Sheet {number}: digits and Enter; Enter alone where nothing is ticked.").format(number=number)
        )
        if tuple(questions) == self._questions:
            return
        self._questions = tuple(questions)
        for field in self.fields:
            self.box.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = []
        for place, row in enumerate(self._questions):
            field = TextField(f"{place + 1}. {row.text}", placeholder=keys_of(row), limit=2000)
            field.edit.returnPressed.connect(lambda place=place: self._next(place))
            self.fields.append(field)
            self.box.addWidget(field)

    def begin(self) -> None:
        """Empty lines, the cursor in the first one."""
        for field in self.fields:
            field.set_value("")
            field.tell("")
        if self.fields:
            self.fields[0].setFocus()

    def answers(self) -> Mapping[UUID, str]:
        return {row.id: field.edit.text() for row, field in zip(self._questions, self.fields, strict=True)}

    def _next(self, place: int) -> None:
        field, row = self.fields[place], self._questions[place]
        try:
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
