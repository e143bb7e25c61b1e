"""What the lists of publications, agreements, trainings and projects print."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.evaluation_choices import (
    ConventionState,
    ProjectState,
    PublicationKind,
    PublicationState,
    TrainingKind,
)
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.rich_text import RichText

EMPTY = RichText()
NO_DAY = FuzzyDay()


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A reference as a bibliography gives it; `recommendations` as (number, theme, text)."""

    kind: PublicationKind
    state: PublicationState
    title: str
    authors: str = ""
    issuer: str = ""
    issued: FuzzyDay = NO_DAY
    venue: str = ""
    place: str = ""
    theme: str = ""
    language: str = ""
    url: str = ""
    recommendations: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicationList:
    """Forthcoming ones first, then the newest; of a `year`, or of all years."""

    office: OfficeIdentity
    year: int | None = None
    publications: tuple[PublicationLine, ...] = ()
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class ConventionLine:
    """An agreement; `told` is what the year says of it."""

    party: str
    object: str
    state: ConventionState
    signed_on: date | None = None
    from_on: date | None = None
    to_on: date | None = None
    tacit: bool = False
    counterpart: str = ""
    follow_up: str = ""
    quantities: str = ""
    told: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class ConventionList:
    """The agreements of a year: how many run on its last day, how many were signed and ended in it."""

    office: OfficeIdentity
    year: int
    conventions: tuple[ConventionLine, ...] = ()
    active: int = 0
    signed: int = 0
    ended: int = 0
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A training of the team; `hours` are those of one attendee."""

    theme: str
    kind: TrainingKind
    held: FuzzyDay = NO_DAY
    speaker: str = ""
    hours: Decimal | None = None
    attendees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledNumber:
    """“11 séances”; None: still to be said."""

    label: str
    number: int | None


@dataclass(frozen=True, slots=True)
class PerspectiveLine:
    """What a project is to become."""

    title: str
    state: ProjectState
    start: FuzzyDay = NO_DAY
    end: FuzzyDay = NO_DAY
    partners: tuple[str, ...] = ()
    funding: str = ""
    objective: str = ""
    outlook: RichText = EMPTY
    counts: tuple[LabelledNumber, ...] = ()
