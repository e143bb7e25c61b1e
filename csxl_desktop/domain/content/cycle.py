"""What a qualitative evaluation over several years prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.evaluation_choices import Attainment, CriterionNature, CycleState
from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class StepLine:
    year: int
    title: str
    text: RichText
    state: CycleState
    done_on: date | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorLine:
    name: str
    role: str = ""
    contact: bool = False


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """`expected`, then what came of it; `reached`: what its indicator says."""

    nature: CriterionNature
    text: str
    expected: str = ""
    result: str = ""
    attainment: Attainment = Attainment.UNKNOWN
    reached: str = ""


@dataclass(frozen=True, slots=True)
class CyclePages:
    """A part that says nothing is left out with its heading."""

    office: OfficeIdentity
    title: str
    theme: str
    from_year: int
    to_year: int
    state: CycleState
    objectives: RichText
    presentation: RichText
    steps: tuple[StepLine, ...] = ()
    actors: tuple[ActorLine, ...] = ()
    criteria: tuple[CriterionLine, ...] = ()
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    language: str = "fr"
