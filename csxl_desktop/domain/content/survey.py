"""What a survey prints: the blank sheet, and the figures of the sheets that came back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from csxl_desktop.domain.choices import Public
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
    """`sheets` came back of `handed_out`, where that is known; `publics`: how many from whom, where that was noted."""

    office: OfficeIdentity
    title: str
    year: int
    sheets: int
    handed_out: int | None
    counts: tuple[QuestionCount, ...]
    publics: Mapping[Public, int] = field(default_factory=dict)
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """A survey among the figures of the year."""

    title: str
    sheets: int
    handed_out: int | None
    counts: tuple[QuestionCount, ...]
