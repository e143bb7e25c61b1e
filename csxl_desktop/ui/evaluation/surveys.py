"""Enquêtes sur papier: a grid of questions, its blank sheet, the sheets typed in, their figures; off until wanted."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.surveys import Survey, SurveyQuestion, SurveySheet
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.printing import Document
from csxl_desktop.services.surveys import SurveyRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_place import PAGES, ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.survey_entry import SurveyEntry
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField, NumberField, TextField

QUESTION_KINDS = {
    QuestionKind.SCALE: N_("scale"),
    QuestionKind.ONE: N_("one choice"),
    QuestionKind.SEVERAL: N_("several choices"),
    QuestionKind.YES_NO: N_("yes or no"),
    QuestionKind.NUMBER: N_("number"),
    QuestionKind.TEXT: N_("in words"),
}


class SurveyPane(RecordPane):
    """Sheets are typed in where the questions are; the figures are its pages."""

    ENTITY = Survey

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        bind = self.bind
        self.name = bind(TextField(_("Title"), required=True), "title")
        self.handed_out = bind(NumberField(_("Sheets handed out")), "handed_out")
        self.opened = bind(self.day(_("From")), "opened_on")
        self.closed = bind(self.day(_("Until")), "closed_on")
        self.introduction = bind(self.words(_("Introduction, printed on the sheet")), "introduction")
        self.questions = self._questions()
        self.entry = SurveyEntry()
        self.away = link_button(_("Take back the last sheet"), self._take_back, "undo-2")
        self.entry.box.addWidget(self.away)
        asked = Card(_("Questions"))
        asked.box.addWidget(self.questions)
        told = card_of("", 2, self.name, self.handed_out, self.opened, self.closed)
        self.lay(told, self.entry, asked, card_of("", 1, self.introduction))
        self.entry.completed.connect(self._enter)

    def show_more(self, row: SurveyRow) -> None:
        self.questions.show_rows(row.questions)
        self.entry.setVisible(bool(row.questions))
        self.entry.show_questions(row.questions, row.last_number + 1)
        self.away.setVisible(row.last_sheet_id is not None)

    def _questions(self) -> PartRows:
        return PartRows(
            self.place,
            SurveyQuestion,
            (
                PartField("text", _("Question"), lambda: TextField("", placeholder=_("Question"), limit=600), 4),
                PartField("kind", _("Kind"), lambda: ChoiceField("", choices(QUESTION_KINDS)).narrow(), 2),
                PartField("choices", _("Choices"), lambda: MultilineField("", placeholder=_("One a line"), lines=2), 3),
                PartField("highest", _("Highest"), lambda: NumberField("")),
            ),
            add_words=_("Add a question"),
            thrown_words=_("Question moved to the trash"),
            owner=lambda: {
                "survey_id": self.key(),
                "text": _("New question"),
                "position": len(self.questions.lines()) + 1,
            },
        )

    def _enter(self, answers: Mapping[UUID, str]) -> None:
        context, key = self.place.context, self.key()
        self.place.act(lambda: context.services.surveys.enter(key, answers), lambda _written: self.entry.begin())

    def _take_back(self) -> None:
        row = self.row()
        if row is not None and row.last_sheet_id is not None:
            words = _("Sheet {number} moved to the trash").format(number=row.last_number)
            self.place.throw(SurveySheet, row.last_sheet_id, words)


class SurveysPlace(ListPlace):
    """The pages are the figures; before a sheet came back, or when asked, the blank sheet."""

    KEY = "surveys"
    ENTITY = Survey
    PRINTED = True
    OF_RECORD = True
    WORDS = PlaceWords(
        title=N_("Surveys {year}"),
        one=N_("Survey"),
        add=N_("New survey"),
        filter=N_("Filter the surveys…"),
        icon="list-checks",
        empty=N_("No survey this year"),
        how=N_("Write the questions, print the sheet, type in what comes back: the figures follow."),
    )

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self._blank = False
        self.blank_button = button(_("See the blank sheet"), "printer", self.show_blank)
        self.card.add_below(self.blank_button)

    def pane(self) -> RecordPane:
        return SurveyPane(self)

    def read(self) -> Callable[[], Sequence[SurveyRow]]:
        year, context = self.year, self.context
        return lambda: context.services.surveys.rows(year)

    def lines(self, row: SurveyRow) -> Lines:
        sheets = ngettext("{count} sheet", "{count} sheets", row.sheets).format(count=row.sheets)
        asked = ngettext("{count} question", "{count} questions", len(row.questions)).format(count=len(row.questions))
        return Lines(row.title, f"{asked} · {sheets}", ("list-checks", "accent"))

    def new_values(self) -> Mapping[str, Any]:
        return {"title": _("New survey"), "year": self.year, "position": self.model.total() + 1}

    def show_blank(self) -> None:
        """The sheet to hand out."""
        if self.record.row() is None:
            return
        self._blank = True
        if self.right.currentIndex() == PAGES:
            self._print()
        else:
            self.turn()

    def turn(self) -> None:
        if self.right.currentIndex() == PAGES:
            self._blank = False
        super().turn()

    def document(self) -> Callable[[], Document]:
        context, row = self.context, self.record.row()
        key, blank = self.record.key(), self._blank or not row.sheets
        if blank:
            return lambda: context.services.surveys.sheet_document(key)
        return lambda: context.services.surveys.document(key)

    def sum_up(self, rows: Sequence[SurveyRow]) -> str:
        return ngettext("{count} survey", "{count} surveys", len(rows)).format(count=len(rows))
