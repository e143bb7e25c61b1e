"""What happens to a bag on its way, and at the office meanwhile: for pictures and for looking."""

from pathlib import Path

from sqlalchemy import select

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services import bags
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from tests import factories


def travel(office: Workspace, bag: Path, laptop: Path, words: str) -> None:
    """Both sides tick, write and throw away: some of it at the same place."""
    with office.database() as session:
        meeting = session.scalars(
            select(Meeting.id)
            .join(Attendance, Attendance.meeting_id == Meeting.id)
            .where(Meeting.first_on >= office.today())
            .order_by(Meeting.first_on)
        ).first()
        lines = session.scalars(select(Attendance.id).where(Attendance.meeting_id == meeting).limit(40)).all()
        items = session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting).limit(2)).all()
        bodies = session.scalars(select(Organisation.id).limit(3)).all()
    bags.open_up(bag, words, laptop)
    with open_workspace(laptop, Author("Samir Test", "portable"), office.database.now) as away:
        for line in lines:
            away.attendance.set_state(line, AttendanceState.PRESENT)
        for item in items[:1]:
            text = factories.paragraph("Le guichet ouvre le mardi de 14 h à 17 h.")
            away.records.change(AgendaItem, item, {"text": text})
        away.records.change(Organisation, bodies[0], {"street": "Rue des Alliés 12"})
        away.records.trash(Organisation, bodies[1])
        away.records.create(Person, {"first_name": "Solveig", "last_name": "Hendrikx-Test"})
        away.records.create(Person, {"first_name": "Bilal", "last_name": "Exemple"})
        away.bags.make(bag, words)
    for line in lines[:1]:
        office.attendance.set_state(line, AttendanceState.EXCUSED)
    for item in items[:1]:
        office.records.change(AgendaItem, item, {"text": factories.paragraph("Le guichet ouvre le mardi et le jeudi.")})
    office.records.change(Organisation, bodies[0], {"street": "Rue des Alliés 14"})
    office.records.change(Organisation, bodies[1], {"city": "Forest"})


def write_beside(office: Workspace, place: Path, folder: Path, words: str) -> None:
    """Another computer joins the shared folder `place` and writes; some of it at the same place as here."""
    first, second, *_others = office.directory.organisations()
    join(place, words, folder, "poste-2")
    with open_workspace(folder, Author("Samir Test", "poste-2"), office.database.now) as beside:
        beside.records.create(Person, {"first_name": "Solveig", "last_name": "Hendrikx-Test"})
        beside.records.change(Organisation, first.id, {"street": "Rue des Alliés 12"})
        beside.records.change(Organisation, second.id, {"city": "Forest"})
        beside.sharing.exchange()
    office.records.change(Organisation, first.id, {"street": "Rue des Alliés 14"})
