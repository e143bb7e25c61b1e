"""Figures and report sections as pages show them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from csxl_desktop.domain.choices import Quality, SectionState
from csxl_desktop.domain.figures import FigureSpec, FigureValue, change
from csxl_desktop.domain.rich_text import RichText

EMPTY = RichText()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A computed figure of the year beside that of the year before, None where nothing stands there."""

    spec: FigureSpec
    value: FigureValue
    previous: FigureValue | None

    @property
    def code(self) -> str:
        return self.spec.code

    @property
    def label(self) -> str:
        return self.spec.label

    @property
    def line(self) -> str:
        """Its label in a table: a part stands a little in."""
        return f"· {self.spec.label}" if self.spec.is_split else self.spec.in_full or self.spec.label


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A figure that the office keeps by hand; `value_id` is empty where the year has none yet."""

    id: UUID
    name: str
    definition: str
    unit: str
    value_id: UUID | None
    value: Decimal | None
    quality: Quality
    source: str
    previous: Decimal | None
    before: Quality = Quality.EXACT
    value_to: Decimal | None = None
    share: Decimal | None = None
    wording: str = ""
    as_of_on: date | None = None
    usual_source: str = ""
    stock: bool = True
    decimals: int = 0
    closed_on: date | None = None
    target: Decimal | None = None

    @property
    def reached(self) -> float | None:
        """What part of its target it reached."""
        if self.value is None or not self.target or self.quality is Quality.UNKNOWN:
            return None
        return float(self.value / self.target)

    @property
    def part(self) -> float | None:
        """By what fraction it moved, where both years are exactly known."""
        if self.value is None or self.previous is None:
            return None
        return change(FigureValue(float(self.value), self.quality), FigureValue(float(self.previous), self.before))


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the report; `previous` and `previous_closing` are its texts a year before, for comparison."""

    id: UUID
    code: str
    title: str
    position: int
    included: bool
    state: SectionState
    text: RichText
    previous: RichText
    annex: bool = False
    responsible_id: UUID | None = None
    due_on: date | None = None
    read_by: str = ""
    read_at: datetime | None = None
    closing: RichText = EMPTY
    previous_closing: RichText = EMPTY
