"""The programme of a walk, a study day, an event: its parts, and its page."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import InvolvementRole
from csxl_desktop.domain.content.walk_programme import Part, Stop, WalkProgramme
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meeting_rows import ProgrammeRow
from csxl_desktop.domain.preparation import ProgrammePart
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meeting_record import meeting_record


class ProgrammeService:
    """Each public method is one reading and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def parts(self, meeting_id: UUID) -> tuple[ProgrammeRow, ...]:
        """The parts of the programme, in their order."""
        with self._database() as session:
            return _parts(session, meeting_id)

    def programme(self, meeting_id: UUID, *, language: str = "fr") -> Document:
        """The page that is handed out."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            record = meeting_record(session, meeting_id, counting_rule(session))
            if record is None:
                raise RecordNotFoundError

            def named(role: InvolvementRole) -> tuple[str, ...]:
                return tuple(each.organisation for each in record.involvements if each.role is role)

            content = WalkProgramme(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                meeting=parts.record_facts(record),
                stops=tuple(
                    Stop(each.organisation, each.starts_at, each.note)
                    for each in record.involvements
                    if each.role is InvolvementRole.STOP
                ),
                parts=tuple(
                    Part(
                        each.title, each.starts_at, each.ends_at, each.format, each.room, each.speakers, each.note,
                        cancelled=each.cancelled,
                    )
                    for each in _parts(session, meeting_id)
                ),
                organisers=named(InvolvementRole.ORGANISER),
                hosts=named(InvolvementRole.HOST),
                edition=record.row.edition,
                audience=record.audience,
                language=language,
            )  # fmt: skip
            row = record.row
            name = f"{_('Programme')} {row.badge} {row.first_on.isoformat()}"
            return Document("walk-programme", content, name, office.look)


def _parts(session: Session, meeting_id: UUID) -> tuple[ProgrammeRow, ...]:
    found = session.scalars(
        select(ProgrammePart)
        .where(ProgrammePart.meeting_id == meeting_id, ProgrammePart.trashed_at.is_(None))
        .order_by(ProgrammePart.position, ProgrammePart.id)
    )
    return tuple(
        ProgrammeRow(
            each.id,
            each.starts_at,
            each.ends_at,
            each.title,
            each.format,
            each.room,
            each.speakers,
            each.cancelled,
            each.note,
        )
        for each in found
    )
