"""Surveys on paper: questions, sheets typed in one after another, figures. Nobody is ever named."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content.survey import SurveyFigures, SurveySheetPage
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.survey_counts import Answer, Question, QuestionCount, counted, typed
from csxl_desktop.domain.surveys import Survey, SurveyAnswer, SurveyQuestion, SurveySheet
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services import records
from csxl_desktop.services.office import the_office
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database


class EmptySheetError(DomainError):
    template = N_("Nothing is answered on this sheet: type at least one answer.")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    id: UUID
    text: str
    kind: QuestionKind
    choices: str
    lowest: int | None
    highest: int | None
    lowest_label: str
    highest_label: str

    @property
    def question(self) -> Question:
        """As it is counted; a scale that is not a scale goes from 1 to 5."""
        lowest = 1 if self.lowest is None else self.lowest
        highest = self.highest if self.highest is not None and self.highest > lowest else lowest + 4
        choices = tuple(dict.fromkeys(line.strip() for line in self.choices.splitlines() if line.strip()))
        return Question(self.text, self.kind, choices, lowest, highest, self.lowest_label, self.highest_label)


@dataclass(frozen=True, slots=True)
class SurveyRow:
    id: UUID
    title: str
    year: int
    introduction: RichText
    language: str
    handed_out: int | None
    opened_on: date | None
    closed_on: date | None
    folded: str
    questions: tuple[QuestionRow, ...] = ()
    counts: tuple[QuestionCount, ...] = ()
    sheets: int = 0
    last_sheet_id: UUID | None = None
    last_number: int = 0


class SurveyService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def rows(self, year: int | None = None) -> tuple[SurveyRow, ...]:
        """The surveys of a year, or of all, with what their sheets say."""
        with self._database() as session:
            return _rows(session, year)

    def enter(self, survey_id: UUID, answers: Mapping[UUID, str]) -> Written:
        """A sheet that came back, as it was typed; the next number is its own."""
        with self._database.begin(N_("Sheet of the survey typed in")) as session:
            questions = {row.id: row.question for row in _questions(session, survey_id)}
            given = {key: typed(questions[key], text) for key, text in answers.items() if key in questions}
            if all(answer.is_empty for answer in given.values()):
                raise EmptySheetError
            last = session.scalar(select(func.max(SurveySheet.number)).where(SurveySheet.survey_id == survey_id)) or 0
            values = {"survey_id": survey_id, "number": last + 1, "entered_on": self._today()}
            sheet = records.add(session, SurveySheet, values)
            for key, answer in given.items():
                if not answer.is_empty:
                    kept = {"number": answer.number, "choices": "\n".join(answer.choices), "text": answer.text}
                    records.add(session, SurveyAnswer, {"survey_sheet_id": sheet.id, "survey_question_id": key, **kept})
            return written(self._database, session, sheet.id)

    def sheet_document(self, survey_id: UUID) -> Document:
        """The blank sheet, in the language of the survey."""
        with self._database() as session:
            row = _row(session, survey_id)
            with speaking(row.language):
                office = the_office(session)
                page = SurveySheetPage(
                    parts.identity(session, office, self._database.folder / "annexes"),
                    row.title,
                    row.introduction,
                    tuple(each.question for each in row.questions),
                    row.language,
                )
                name = in_file_name(_("Sheet {title}").format(title=row.title))
                return Document("survey-sheet", page, name, office.accent_colour, office.narrow_spaces)

    def document(self, survey_id: UUID, *, language: str = "fr") -> Document:
        """The figures of the sheets that came back."""
        with self._database() as session, speaking(language):
            row, office = _row(session, survey_id), the_office(session)
            figures = SurveyFigures(
                parts.identity(session, office, self._database.folder / "annexes"),
                row.title,
                row.year,
                row.sheets,
                row.handed_out,
                row.counts,
                language,
            )
            name = in_file_name(_("Survey {title}").format(title=row.title))
            return Document("survey", figures, name, office.accent_colour, office.narrow_spaces)


def _row(session: Session, survey_id: UUID) -> SurveyRow:
    found = next((row for row in _rows(session, None) if row.id == survey_id), None)
    if found is None:
        raise RecordNotFoundError
    return found


def _rows(session: Session, year: int | None) -> tuple[SurveyRow, ...]:
    statement = select(Survey).where(Survey.trashed_at.is_(None)).order_by(Survey.position, Survey.id)
    if year is not None:
        statement = statement.where(Survey.year == year)
    return tuple(_told(session, each) for each in session.scalars(statement))


def _told(session: Session, survey: Survey) -> SurveyRow:
    sheets = session.scalars(
        select(SurveySheet)
        .where(SurveySheet.survey_id == survey.id, SurveySheet.trashed_at.is_(None))
        .order_by(SurveySheet.number, SurveySheet.id)
    ).all()
    questions = _questions(session, survey.id)
    answers: defaultdict[UUID, list[Answer]] = defaultdict(list)
    given = session.scalars(
        select(SurveyAnswer)
        .join(SurveySheet, SurveySheet.id == SurveyAnswer.survey_sheet_id)
        .where(SurveySheet.survey_id == survey.id)
        .where(SurveyAnswer.trashed_at.is_(None), SurveySheet.trashed_at.is_(None))
        .order_by(SurveySheet.number, SurveyAnswer.id)
    )
    for each in given:
        chosen = tuple(line for line in each.choices.splitlines() if line)
        answers[each.survey_question_id].append(Answer(each.number, chosen, each.text))
    return row_of(
        SurveyRow,
        survey,
        folded=fold(f"{survey.title} {' '.join(each.text for each in questions)}"),
        questions=questions,
        counts=tuple(counted(each.question, answers[each.id], len(sheets)) for each in questions),
        sheets=len(sheets),
        last_sheet_id=sheets[-1].id if sheets else None,
        last_number=sheets[-1].number if sheets else 0,
    )


def _questions(session: Session, survey_id: UUID) -> tuple[QuestionRow, ...]:
    found = session.scalars(
        select(SurveyQuestion)
        .where(SurveyQuestion.survey_id == survey_id, SurveyQuestion.trashed_at.is_(None))
        .order_by(SurveyQuestion.position, SurveyQuestion.id)
    )
    return tuple(row_of(QuestionRow, each) for each in found)
