"""Enquêtes sur papier: a grid of questions, its blank sheet, the sheets typed in, their figures; off until wanted."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from csxl_desktop.domain.surveys import Survey, SurveySheet
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written
from csxl_desktop.services.surveys import SurveyRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_place import PAGES, ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.survey_entry import SurveyEntry
from csxl_desktop.ui.evaluation.survey_questions import question_rows
from csxl_desktop.ui.evaluation.survey_results import SurveyResults
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import NumberField, TextField


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
        self.questions = question_rows(place, self._owner)
        self.entry = SurveyEntry()
        self.results = SurveyResults(
            self.indicator(_("Figure kept by hand"), _("a new figure, or three letters…")), self._keep
        )
        self.away = link_button(_("Take back the last sheet"), self._take_back, "undo-2")
        self.entry.box.addWidget(self.away)
        asked = Card(_("Questions"))
        asked.box.addWidget(self.questions)
        told = card_of("", 2, self.name, self.handed_out, self.opened, self.closed)
        self.lay(told, self.entry, asked, self.results, card_of("", 1, self.introduction))
        self.entry.completed.connect(self._enter)
        self.entry.turned.connect(self._name_away)

    def show_more(self, row: SurveyRow) -> None:
        self.questions.show_rows(row.questions)
        self.entry.setVisible(bool(row.questions))
        self.entry.show_survey(row)
        self.away.setVisible(row.sheets > 0)
        self._name_away()
        self.results.show_row(row)

    def _owner(self) -> dict[str, Any]:
        return {
            "survey_id": self.key(),
            "text": _("New question"),
            "position": len(self.questions.lines()) + 1,
        }

    def _enter(self, answers: Mapping[UUID, str]) -> None:
        context, key = self.place.context, self.key()
        surveys, sheet, public = context.services.surveys, self.entry.corrected(), self.entry.public.value()

        def write() -> Written:
            if sheet is None:
                return surveys.enter(key, answers, public)
            return surveys.correct(sheet, answers, public)

        def entered(_written: Written) -> None:
            self.entry.entered(key)
            self.place.reload()

        def refused(error: Exception) -> None:
            self.entry.refused(key)
            context.errors.show(error)

        context.jobs.save(write, entered, refused, owner=self)

    def _name_away(self) -> None:
        corrected = self.entry.corrected() is not None
        self.away.setText(_("Take back this sheet") if corrected else _("Take back the last sheet"))

    def _take_back(self) -> None:
        row = self.row()
        if row is not None and row.sheet_rows:
            chosen = self.entry.corrected()
            sheet = next((each for each in row.sheet_rows if each.id == chosen), row.sheet_rows[-1])
            words = _("Sheet {number} moved to the trash").format(number=sheet.number)
            self.place.throw(SurveySheet, sheet.id, words)

    def _keep(self, question: UUID, result: str, figure: UUID | None) -> None:
        service, key = self.place.context.services.survey_figures, self.key()

        def kept(written: Written) -> None:
            self.place.offer_undo(written, _("Kept as a figure of the year"))

        self.place.act(lambda: service.keep(key, question, result, figure), kept)


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

    def document(self, language: str) -> Callable[[], Document]:
        context, row = self.context, self.record.row()
        key, blank = self.record.key(), self._blank or not row.sheets
        self.pages.language.setHidden(blank)  # the sheet that is handed out speaks the language of the survey
        if blank:
            return lambda: context.services.surveys.sheet_document(key)
        return lambda: context.services.surveys.document(key, language=language)

    def sum_up(self, rows: Sequence[SurveyRow]) -> str:
        return ngettext("{count} survey", "{count} surveys", len(rows)).format(count=len(rows))
