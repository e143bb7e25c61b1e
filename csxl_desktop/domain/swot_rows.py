"""The analysis of a year as its page shows it: four quadrants, each beside what the year before said."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.evaluation_choices import SwotQuadrant, SwotState
from csxl_desktop.domain.link_rows import LinkRow
from csxl_desktop.i18n import N_

# The name of each quadrant, inner ones first.
QUADRANTS: Mapping[SwotQuadrant, str] = {
    SwotQuadrant.STRENGTH: N_("Strengths"),
    SwotQuadrant.WEAKNESS: N_("Weaknesses"),
    SwotQuadrant.OPPORTUNITY: N_("Opportunities"),
    SwotQuadrant.THREAT: N_("Threats"),
}


@dataclass(frozen=True, slots=True)
class SwotRow:
    """A point. `since` is the year in which it was first said; `follows` the state that it has a year later, if any."""

    id: UUID
    year: int
    quadrant: SwotQuadrant
    text: str
    state: SwotState
    printed: bool
    since: int
    follows: SwotState | None
    links: tuple[LinkRow, ...]

    @property
    def evidence(self) -> tuple[LinkRow, ...]:
        return tuple(link for link in self.links if link.included)


@dataclass(frozen=True, slots=True)
class SwotYear:
    """The points of a year and those of the year before, in order."""

    year: int
    points: tuple[SwotRow, ...]
    before: tuple[SwotRow, ...]

    def of(self, quadrant: SwotQuadrant) -> tuple[SwotRow, ...]:
        return tuple(point for point in self.points if point.quadrant is quadrant)

    def before_of(self, quadrant: SwotQuadrant) -> tuple[SwotRow, ...]:
        return tuple(point for point in self.before if point.quadrant is quadrant)

    @property
    def undecided(self) -> tuple[SwotRow, ...]:
        """What stood a year ago and of which this year says nothing yet."""
        return tuple(each for each in self.before if each.follows is None and each.state is SwotState.STANDING)
