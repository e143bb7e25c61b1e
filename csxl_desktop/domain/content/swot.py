"""What the page of a year's strengths, weaknesses, opportunities and threats prints."""

from dataclasses import dataclass

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.evaluation_choices import SwotQuadrant


@dataclass(frozen=True, slots=True)
class Point:
    """A point with what it rests on, a line each; `since` is an earlier year that said it already."""

    text: str
    since: int | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One of the four: the points that stand, and those that were resolved in the year."""

    kind: SwotQuadrant
    points: tuple[Point, ...]
    resolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Swot:
    """Four quadrants, the inner ones first."""

    office: OfficeIdentity
    year: int
    quadrants: tuple[Quadrant, ...]
    language: str = "fr"
