"""What a window says of a dossier as soon as it is open."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.office import DEMONSTRATION
from csxl_desktop.services.office import StaffRow
from csxl_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """`years` may be chosen, the newest first; `year` is shown at first."""

    office: str
    years: tuple[int, ...]
    year: int
    staff: tuple[StaffRow, ...]


def opening_facts(services: Workspace, today: date) -> OpeningFacts:
    years = {*services.meetings.years(), today.year, today.year + 1}
    return OpeningFacts(
        services.office.name(),
        tuple(sorted(years, reverse=True)),
        opening_year(services, today),
        tuple(services.office.staff(today)),
    )


def opening_year(services: Workspace, today: date) -> int:
    """The year of today; of the demonstration its last one, once that is over: its years do not go on by themselves."""
    if services.office.office_id() != DEMONSTRATION:
        return today.year
    known = services.meetings.years()
    return today.year if today.year in known or not known else max(known)
