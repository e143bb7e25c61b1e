"""What the register of processing says: what personal data the office keeps, why, for how long, and how it is kept."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class ProcessingActivity:
    """One use of personal data, in words; `held` counts what the dossier holds of it today."""

    title: str
    purpose: str
    people: str
    data: str
    recipients: str
    kept: str
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcessingRegister:
    """`to_propose` people are held without a tie for longer than `kept_years` years."""

    office: OfficeIdentity
    drawn_up_on: date
    activities: tuple[ProcessingActivity, ...]
    measures: tuple[str, ...]
    kept_years: int
    to_propose: int
    language: str = "fr"
