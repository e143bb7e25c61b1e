"""Typing in the sheets that came back, by keyboard alone: digits and Enter, one sheet after another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Typing:
    """What stands typed in for a survey: a new sheet, or one that is corrected."""

    sheet: UUID | None = None
    answers: Mapping[UUID, str] = field(default_factory=dict)
    public: Public | None = None
    waiting: tuple[Mapping[UUID, str], Public | None] | None = None  # the new sheet, while another one is corrected
    sent: bool = False  # on its way to the dossier

    def next_one(self) -> None:
        self.answers, self.public = self.waiting or ({}, self.public)
        self.sheet, self.waiting, self.sent = None, None, False


class SurveyEntry(Card):
    """`completed(answers)`: Enter on the last question; `entered` begins the next sheet, from the same public.

    Until then, or `refused`, nothing more is sent. A sheet typed in before is chosen by its number and corrected in
    the same lines. What is half typed waits while another survey is looked at.

    An empty line is no answer; a line that is none says why and keeps the cursor.
    """

    completed = Signal(object)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__(_("Type in a sheet"))
        self._questions: tuple[QuestionRow, ...] = ()
        self._sheets: dict[UUID, SheetRow] = {}
        self._survey: UUID | None = None
        self._typing: defaultdict[UUID | None, _Typing] = defaultdict(_Typing)
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
        """What is typed stays while the same survey is read again, and comes back with its survey."""
        before, same = self._typing[self._survey], row.id == self._survey
        before.answers, before.public = self.answers(), self.public.value()
        self._survey, now = row.id, self._typing[row.id]
        self._sheets = {sheet.id: sheet for sheet in row.sheet_rows}
        new = _("{number}, new").format(number=row.last_number + 1)
        known = [(sheet.id, str(sheet.number)) for sheet in reversed(row.sheet_rows)]
        self.sheet.set_options([(None, new), *known])
        gone = now.sheet not in {None, *self._sheets}
        if gone:
            now.next_one()
        if self._lay(row.questions) or gone or not same:
            self._show()
        if gone and same:
            self._to_first_line()
        self._tell()

    def _lay(self, questions: Sequence[QuestionRow]) -> bool:
        """Lines for these questions; False where they are there."""
        if tuple(questions) == self._questions:
            return False
        self._questions = tuple(questions)
        for each in self.fields:
            self._lines.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.fields = []
        for place, row in enumerate(self._questions):
            line = TextField(f"{place + 1}. {row.text}", placeholder=keys_of(row), limit=2000)
            line.edit.returnPressed.connect(lambda place=place: self._next(place))
            self.fields.append(line)
            self._lines.addWidget(line)
        return True

    def corrected(self) -> UUID | None:
        """The sheet on screen where it was typed in before, else None."""
        key: UUID | None = self.sheet.value()
        return key

    def entered(self, survey: UUID) -> None:
        """What was completed is in the dossier: the next sheet, or the one that was being typed before."""
        self._typing[survey].next_one()
        if survey == self._survey:
            self._show()
            self._to_first_line()

    def refused(self, survey: UUID) -> None:
        """What was completed could not be written: it stays, to be sent again."""
        self._typing[survey].sent = False

    def _show_sheet(self) -> None:
        now, sheet = self._typing[self._survey], self.corrected()
        if sheet is None:
            now.next_one()
            self._to_first_line()
        else:
            if now.sheet is None:
                now.waiting = self.answers(), self.public.value()
            now.sheet, now.answers, now.public = sheet, self._sheets[sheet].answers, self._sheets[sheet].public
        self._show()
        self._tell()

    def _show(self) -> None:
        now = self._typing[self._survey]
        self.sheet.set_value(now.sheet)
        self.public.set_value(now.public)
        for row, line in zip(self._questions, self.fields, strict=True):
            line.set_value(now.answers.get(row.id, ""))
            line.tell("")

    def _to_first_line(self) -> None:
        if self.fields:
            self.fields[0].setFocus()

    def _tell(self) -> None:
        self.turned.emit()
        self.about.setText(
            _("Correct what is wrong; Enter on the last line keeps it.")
            if self.corrected()
            else _("Digits and Enter; Enter alone where nothing is ticked.")
        )

    def answers(self) -> Mapping[UUID, str]:
        return {row.id: line.edit.text() for row, line in zip(self._questions, self.fields, strict=True)}

    def _next(self, place: int) -> None:
        line, row, now = self.fields[place], self._questions[place], self._typing[self._survey]
        said = self._sheets[now.sheet].answers if now.sheet in self._sheets else {}
        try:
            if line.edit.text() != said.get(row.id):  # an answer that is not retyped stays as it was said
                typed(row.question, line.edit.text())
        except NotAnAnswerError as error:
            line.tell(error.user_message)
            return
        line.tell("")
        if place + 1 < len(self.fields):
            self.fields[place + 1].setFocus()
        elif not now.sent:
            now.answers, now.public, now.sent = self.answers(), self.public.value(), True
            self.completed.emit(now.answers)


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
