"""The figures of a year on paper: the computed ones with their definitions, those kept by hand, the charts."""

from dataclasses import dataclass

from csxl_desktop.domain.category_tables import CategoryTable
from csxl_desktop.domain.chart import Picture
from csxl_desktop.domain.content.report import Figure
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.content.survey import SurveyResult
from csxl_desktop.domain.evaluation_rows import FigureRow
from csxl_desktop.domain.figures import Cumulated


@dataclass(frozen=True, slots=True)
class FiguresOfYear:
    """`figures` come in order, with words in the language of the page; `counting_note` says how heads are counted."""

    office: OfficeIdentity
    year: int
    figures: tuple[FigureRow, ...] = ()
    own: tuple[Figure, ...] = ()
    charts: tuple[Picture, ...] = ()
    cumulated: tuple[Cumulated, ...] = ()
    surveys: tuple[SurveyResult, ...] = ()
    counting_note: str = ""
    language: str = "fr"
    tables: tuple[CategoryTable, ...] = ()
