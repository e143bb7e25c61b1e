"""What a survey prints: the blank sheet, and the figures of the sheets that came back."""

from dataclasses import dataclass

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.survey_counts import Question, QuestionCount


@dataclass(frozen=True, slots=True)
class SurveySheetPage:
    """Nobody is named on it."""

    office: OfficeIdentity
    title: str
    introduction: RichText
    questions: tuple[Question, ...]
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class SurveyFigures:
    """`sheets` came back of `handed_out`, where that is known."""

    office: OfficeIdentity
    title: str
    year: int
    sheets: int
    handed_out: int | None
    counts: tuple[QuestionCount, ...]
    language: str = "fr"
