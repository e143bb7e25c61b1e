"""What the dossier of a demand prints, as plain frozen values."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class AdvocacyLine:
    """A step: `kind` is the stored code, `count` what was counted there, `answers` the step that it answers."""

    kind: str
    day: date | None = None
    precision: str = "day"
    title: str = ""
    text: str = ""
    count: Count | None = None
    signatories: tuple[str, ...] = ()
    answers: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class AdvocacySummary:
    """A demand on the page of its group: the steps of the year."""

    title: str
    addressees: str = ""
    steps: tuple[AdvocacyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AdvocacyDossier:
    """A demand from its first step to its last answer."""

    office: OfficeIdentity
    title: str
    group: str = ""
    addressees: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    result: str = ""
    next_steps: str = ""
    steps: tuple[AdvocacyLine, ...] = ()
    drawn_up_on: date | None = None
    language: str = "fr"
