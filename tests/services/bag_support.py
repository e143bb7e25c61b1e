"""An office with a meeting, and a bag that leaves it: what the tests of bags start from."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.services import bags
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from tests import factories
from tests.conftest import NOW

WORDS = "cerise verte lampe"
LAPTOP = Author("Samir", "portable")


@dataclass
class Trip:
    """An office with a meeting of two people, and the place of the bag."""

    office: Workspace
    meeting: UUID
    people: list[UUID]
    lines: list[UUID]
    items: list[UUID]
    bag: Path
    laptop: Path

    def leave(self) -> None:
        self.office.bags.make(self.bag, WORDS, self.meeting)
        bags.open_up(self.bag, WORDS, self.laptop)

    def away(self) -> Workspace:
        return open_workspace(self.laptop, LAPTOP, lambda: NOW)


def trip_of(workspace: Workspace, tmp_path: Path) -> Trip:
    meeting = factories.meeting(workspace, theme="Logement")
    body = factories.organisation(workspace, "Le Canevas")
    people = [factories.person(workspace, first, last) for first, last in (("Odile", "Laval"), ("Samir", "Benali"))]
    lines = [
        factories.make(workspace, Attendance, meeting_id=meeting, person_id=person, organisation_id=body)
        for person in people
    ]
    items = [item.id for item in workspace.meetings.record(meeting).items]
    return Trip(workspace, meeting, people, lines, items, tmp_path / f"AG{bags.SUFFIX}", tmp_path / "laptop")
