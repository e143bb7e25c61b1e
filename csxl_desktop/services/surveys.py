"""Surveys on paper: questions, sheets typed in one after another, figures. Nobody is ever named."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import Public
from csxl_desktop.domain.content.survey import SurveyFigures, SurveySheetPage
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.survey_counts import Answer, Question, QuestionCount, as_typed, counted, typed
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
class SheetRow:
    """A sheet that came back; `answers`: what was typed for each question answered."""

    id: UUID
    number: int
    public: Public | None
    answers: Mapping[UUID, str]


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
    sheet_rows: tuple[SheetRow, ...] = ()

    @property
    def sheets(self) -> int:
        return len(self.sheet_rows)

    @property
    def last_number(self) -> int:
        return self.sheet_rows[-1].number if self.sheet_rows else 0

    @property
    def publics(self) -> Mapping[Public, int]:
        """How many sheets came from whom, where that was noted."""
        return Counter(each.public for each in self.sheet_rows if each.public is not None)


class SurveyService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def rows(self, year: int | None = None) -> tuple[SurveyRow, ...]:
        """The surveys of a year, or of all, with what their sheets say."""
        with self._database() as session:
            return survey_rows(session, year)

    def enter(self, survey_id: UUID, answers: Mapping[UUID, str], public: Public | None = None) -> Written:
        """A sheet that came back, as it was typed; the next number is its own."""
        with self._database.begin(N_("Sheet of the survey typed in")) as session:
            last = session.scalar(select(func.max(SurveySheet.number)).where(SurveySheet.survey_id == survey_id)) or 0
            values = {"survey_id": survey_id, "number": last + 1, "entered_on": self._today(), "public": public}
            sheet = records.add(session, SurveySheet, values)
            _answer(session, survey_id, sheet.id, answers)
            return written(self._database, session, sheet.id)

    def correct(self, sheet_id: UUID, answers: Mapping[UUID, str], public: Public | None = None) -> Written:
        """A sheet typed in before, as it should have been; an answer that is not retyped stays."""
        with self._database.begin(N_("Sheet of the survey corrected")) as session:
            sheet = records.existing(session, SurveySheet, sheet_id)
            records.assign(session, sheet, {"public": public})
            _answer(session, sheet.survey_id, sheet.id, answers)
            return written(self._database, session, sheet.id)

    def sheet_document(self, survey_id: UUID) -> Document:
        """The blank sheet, in the language of the survey."""
        with self._database() as session:
            row = survey_row(session, survey_id)
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
                return Document("survey-sheet", page, name, office.look)

    def document(self, survey_id: UUID, *, language: str = "fr") -> Document:
        """The figures of the sheets that came back."""
        with self._database() as session, speaking(language):
            row, office = survey_row(session, survey_id), the_office(session)
            figures = SurveyFigures(
                parts.identity(session, office, self._database.folder / "annexes"),
                row.title,
                row.year,
                row.sheets,
                row.handed_out,
                row.counts,
                row.publics,
                language,
            )
            name = in_file_name(_("Survey {title}").format(title=row.title))
            return Document("survey", figures, name, office.look)


def survey_row(session: Session, survey_id: UUID) -> SurveyRow:
    found = next((row for row in survey_rows(session, None) if row.id == survey_id), None)
    if found is None:
        raise RecordNotFoundError
    return found


def survey_rows(session: Session, year: int | None) -> tuple[SurveyRow, ...]:
    statement = select(Survey).where(Survey.trashed_at.is_(None)).order_by(Survey.position, Survey.id)
    if year is not None:
        statement = statement.where(Survey.year == year)
    return tuple(_told(session, each) for each in session.scalars(statement))


def _told(session: Session, survey: Survey) -> SurveyRow:
    questions = _questions(session, survey.id)
    sheets = _sheets(session, survey.id, questions)
    answers: defaultdict[UUID, list[Answer]] = defaultdict(list)
    for _sheet, given in sheets:
        for key, answer in given.items():
            answers[key].append(answer)
    return row_of(
        SurveyRow,
        survey,
        folded=fold(f"{survey.title} {' '.join(each.text for each in questions)}"),
        questions=questions,
        counts=tuple(counted(each.question, answers[each.id], len(sheets)) for each in questions),
        sheet_rows=tuple(sheet for sheet, _given in sheets),
    )


def _sheets(
    session: Session, survey_id: UUID, questions: tuple[QuestionRow, ...]
) -> list[tuple[SheetRow, Mapping[UUID, Answer]]]:
    """Every sheet with its answers, in the order of their numbers."""
    asked = {row.id: row.question for row in questions}
    given = _answers(session, survey_id)
    found = session.scalars(
        select(SurveySheet)
        .where(SurveySheet.survey_id == survey_id, SurveySheet.trashed_at.is_(None))
        .order_by(SurveySheet.number, SurveySheet.id)
    )
    told: list[tuple[SheetRow, Mapping[UUID, Answer]]] = []
    for sheet in found:
        answers = {key: _said(each) for key, each in given[sheet.id].items() if key in asked}
        typed_in = {key: as_typed(asked[key], answer) for key, answer in answers.items()}
        told.append((row_of(SheetRow, sheet, answers=typed_in), answers))
    return told


def _answers(session: Session, survey_id: UUID) -> defaultdict[UUID, dict[UUID, SurveyAnswer]]:
    """The answers of a survey: sheet → question → answer."""
    answers: defaultdict[UUID, dict[UUID, SurveyAnswer]] = defaultdict(dict)
    found = session.scalars(
        select(SurveyAnswer)
        .join(SurveySheet, SurveySheet.id == SurveyAnswer.survey_sheet_id)
        .where(SurveySheet.survey_id == survey_id)
        .where(SurveyAnswer.trashed_at.is_(None), SurveySheet.trashed_at.is_(None))
        .order_by(SurveySheet.number, SurveyAnswer.id)
    )
    for each in found:
        answers[each.survey_sheet_id][each.survey_question_id] = each
    return answers


def _said(answer: SurveyAnswer) -> Answer:
    return Answer(answer.number, tuple(line for line in answer.choices.splitlines() if line), answer.text)


def _answer(session: Session, survey_id: UUID, sheet_id: UUID, texts: Mapping[UUID, str]) -> None:
    """Write what was typed on the sheet; a question that is not named keeps its answer."""
    questions = {row.id: row.question for row in _questions(session, survey_id)}
    kept = _answers(session, survey_id)[sheet_id]
    left = {key for key, each in kept.items() if not _said(each).is_empty}
    for key, text in texts.items():
        if key not in questions or (key in kept and text == as_typed(questions[key], _said(kept[key]))):
            continue
        given = typed(questions[key], text)
        values = {"number": given.number, "choices": "\n".join(given.choices), "text": given.text}
        if key in kept:
            records.assign(session, kept[key], values)
        elif not given.is_empty:
            records.add(session, SurveyAnswer, {"survey_sheet_id": sheet_id, "survey_question_id": key, **values})
        left = left - {key} if given.is_empty else left | {key}
    if not left:
        raise EmptySheetError


def _questions(session: Session, survey_id: UUID) -> tuple[QuestionRow, ...]:
    found = session.scalars(
        select(SurveyQuestion)
        .where(SurveyQuestion.survey_id == survey_id, SurveyQuestion.trashed_at.is_(None))
        .order_by(SurveyQuestion.position, SurveyQuestion.id)
    )
    return tuple(row_of(QuestionRow, each) for each in found)
